//! `finsam mail draft`: a draft to every recipient, in the run's own folder. Nothing is sent.

use std::collections::BTreeSet;

use crate::app::error::Error;
use crate::app::mail::draft::{Drafted, Wish, draft as make};
use crate::app::runs::{doubt, resolve};
use crate::cli::arguments::{DraftArguments, Format};
use crate::cli::failure::Failure;
use crate::cli::json::mail::DraftAnswer;
use crate::cli::meant;
use crate::cli::messages::Told;
use crate::cli::session::Session;
use crate::findings::Severity;
use crate::mail::message::Message;
use crate::output::MAIL;
use crate::text::{Fact, Text};

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn draft(arguments: &DraftArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = &session.text();
    let meant = resolve(&arguments.run_dir)?;
    meant::tell(&meant, text, session);
    if let Some(doubt) = doubt(meant.path())? {
        session.tell(&text.say_with("mail-draft-doubt", &[("why", Fact::from(&doubt.sentence(text)))]));
    }
    let wish = Wish {
        run: meant.path(),
        settings: arguments.settings.as_deref(),
        date: arguments.date.as_deref(),
        templates: arguments.templates.as_deref(),
        folders: arguments.folders,
        skip_missing: arguments.skip_missing,
    };
    let drafted = make(&wish, text.language(), session.events)?;
    let folder = meant.path().join(MAIL).display().to_string();
    if session.format == Format::Json {
        session.print_json(&DraftAnswer::of(&drafted, &folder, text))?;
        return Ok(drafted.messages.map(|_| ())?);
    }
    if drafted.findings.count(Severity::Error) + drafted.findings.count(Severity::Warning) > 0 {
        session.tell_findings(&drafted.findings, Told::All, text);
    }
    match &drafted.messages {
        Ok(messages) => {
            session.print(&summary(messages, &drafted, text))?;
            session.print(&text.say_with("mail-drafted", &[("folder", Fact::from(&folder))]))
        }
        Err(Error::Findings) => {
            session.tell(&text.say("mail-nothing-drafted"));
            Err(Failure::Findings)
        }
        Err(_) => Ok(drafted.messages.map(|_| ())?),
    }
}

fn summary(messages: &[Message], said: &Drafted, text: &Text) -> String {
    let from = &said.sender.from;
    let sender = match &from.name {
        Some(name) => format!("{name} <{}>", from.address),
        None => from.address.to_string(),
    };
    let copies = messages.iter().flat_map(|message| &message.copy);
    let inboxes = messages.iter().flat_map(|message| &message.to).map(|to| &to.address).chain(copies);
    let inboxes: BTreeSet<String> = inboxes.map(|address| address.as_str().to_ascii_lowercase()).collect();
    let attachments: usize = messages.iter().map(|message| message.attachments.len()).sum();
    let total: usize = messages.iter().map(Message::size).sum();
    let largest = messages.iter().max_by_key(|message| message.size());
    let kilobytes = |size: usize| size.div_ceil(1000).to_string();
    let mut lines = vec![
        text.say_with("mail-summary-sender", &[("sender", (&sender).into())]),
        text.say_with(
            "mail-summary-recipients",
            &[("count", messages.len().into()), ("addresses", inboxes.len().into())],
        ),
        text.say_with("mail-summary-attachments", &[("count", attachments.into())]),
    ];
    lines.extend(largest.map(|largest| {
        text.say_with(
            "mail-summary-size",
            &[
                ("total", (&kilobytes(total)).into()),
                ("largest", (&kilobytes(largest.size())).into()),
                ("name", largest.name.as_str().into()),
            ],
        )
    }));
    if !said.skipped.is_empty() {
        let recipients = text.list(&said.skipped);
        lines.push(text.say_with("mail-summary-skipped", &[("recipients", (&recipients).into())]));
    }
    lines.join("\n")
}
