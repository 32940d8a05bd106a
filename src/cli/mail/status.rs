//! `finsam mail status`: where each message stands.

use crate::app::mail::status::Standing;
use crate::app::runs::resolve;
use crate::cli::arguments::{ListFormat, StatusArguments};
use crate::cli::failure::Failure;
use crate::cli::json::mail::MailStatusAnswer;
use crate::cli::meant;
use crate::cli::session::Session;
use crate::mail::ledger::State;
use crate::text::Text;
use crate::write::mailing::Stage;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn status(arguments: &StatusArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let meant = resolve(&arguments.run_dir)?;
    let standing = Standing::of(meant.path())?;
    meant::tell(&meant, &session.text(), session);
    if let Some(target) = &arguments.list {
        standing.write(target)?;
    }
    match arguments.format {
        ListFormat::Text => {
            let text = session.text();
            session.print(&in_words(&standing.stages, &standing.states(), &text))
        }
        ListFormat::Json => session.print_json(&MailStatusAnswer::of(meant.path(), &standing)),
        ListFormat::Csv => session.print(&String::from_utf8_lossy(&standing.csv()?)),
    }
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
