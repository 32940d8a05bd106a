//! `finsam mail status`: where each message stands.

use std::path::Path;

use serde_json::json;

use crate::cli::arguments::{ListFormat, StatusArguments};
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::State;
use crate::output::{OutputError, write_new};
use crate::text::{Language, Text};
use crate::write::mailing::{self, Stage};

use super::outbox::Outbox;
use super::sending::inboxes;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn status(
    arguments: &StatusArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let text = Text::new(wished.unwrap_or(spoken));
    let outbox = Outbox::open(&arguments.run_dir, &text)?;
    let messages = &outbox.approval.messages;
    let stages: Vec<Stage> =
        messages.iter().map(|message| stage(message, &outbox)).collect::<Result<_, _>>()?;
    let list = || {
        mailing::stages_csv(outbox.run.csv(), &stages)
            .map_err(|reason| Failure::Output(OutputError::NotMade { name: "csv".to_owned(), reason }))
    };
    if let Some(target) = &arguments.list {
        let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        write_new(target.parent().unwrap_or(Path::new("")), &[(name, list()?)])?;
    }
    match arguments.format {
        ListFormat::Text => {
            let standings = messages.iter().map(|message| outbox.ledger.state(&message.name));
            terminal.print(&in_words(&stages, &standings.collect::<Vec<_>>(), &text))?;
        }
        ListFormat::Json => terminal.print(&in_json(&stages))?,
        ListFormat::Csv => {
            terminal.print(&String::from_utf8_lossy(&list()?))?;
        }
    }
    Ok(())
}

fn stage(message: &ApprovedMessage, outbox: &Outbox) -> Result<Stage, Failure> {
    let last = outbox.ledger.standing(&message.name).map(|standing| &standing.last);
    let to = inboxes(message).iter().map(ToString::to_string).collect();
    Ok(Stage {
        name: message.name.to_string(),
        to,
        state: outbox.ledger.state(&message.name).name(),
        time: last.map(|last| last.time.clone()).unwrap_or_default(),
        reply: last.and_then(|last| last.reply.clone()).unwrap_or_default(),
        size: outbox.bytes(message)?.len(),
    })
}

fn in_words(stages: &[Stage], standings: &[State], text: &Text) -> String {
    let mut lines: Vec<String> = stages
        .iter()
        .zip(standings)
        .map(|(stage, state)| {
            let (state, to) = (text.say(state.id()), stage.to.join(", "));
            let facts = [
                ("name", (&stage.name).into()),
                ("state", (&state).into()),
                ("to", (&to).into()),
                ("reply", (&stage.reply).into()),
            ];
            text.say_with("mail-status-line", &facts).trim_end().to_owned()
        })
        .collect();
    let of = |state: State| standings.iter().filter(|other| **other == state).count();
    let facts = [
        ("count", standings.len().into()),
        ("accepted", of(State::Accepted).into()),
        ("refused", of(State::Refused).into()),
        ("unknown", of(State::Unknown).into()),
        ("waiting", of(State::Waiting).into()),
    ];
    lines.push(text.say_with("mail-status-sum", &facts));
    if of(State::Unknown) > 0 {
        lines.push(text.say("mail-status-unknown"));
    }
    lines.join("\n")
}

fn in_json(stages: &[Stage]) -> String {
    let messages: Vec<_> = stages
        .iter()
        .map(|stage| {
            json!({
                "name": stage.name,
                "to": stage.to,
                "state": stage.state,
                "time": stage.time,
                "reply": stage.reply,
                "size": stage.size,
            })
        })
        .collect();
    format!("{:#}", json!({ "messages": messages }))
}
