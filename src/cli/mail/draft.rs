//! `finsam mail draft`: a draft to every recipient, in the run's own folder. Nothing is sent.

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::error::Error;
use crate::app::mail::draft::{Drafted, Wish, draft as make};
use crate::cli::arguments::{DraftArguments, Format};
use crate::cli::failure::Failure;
use crate::cli::messages;
use crate::cli::session::Session;
use crate::domain::email::EmailAddress;
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
    let wish = Wish {
        run: &arguments.run_dir,
        date: arguments.date.as_deref(),
        templates: arguments.templates.as_deref(),
        folders: arguments.folders,
        skip_missing: arguments.skip_missing,
    };
    let drafted = make(&wish, text.language(), session.events)?;
    let folder = arguments.run_dir.join(MAIL).display().to_string();
    if session.format == Format::Json {
        let messages = drafted.messages.as_ref().ok();
        let answer = json!({
            "folder": messages.map(|_| &folder),
            "from": drafted.sender.from.address.as_str(),
            "messages": messages.map(|messages| messages.iter().map(in_json).collect::<Vec<_>>()),
            "skipped": drafted.skipped,
            "findings": messages::in_json(&drafted.findings, text),
        });
        session.print_json(&answer)?;
        return Ok(drafted.messages.map(|_| ())?);
    }
    if drafted.findings.count(Severity::Error) + drafted.findings.count(Severity::Warning) > 0 {
        session.tell_findings(&drafted.findings, text);
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

fn in_json(message: &Message) -> serde_json::Value {
    let to: Vec<&str> = message.to.iter().map(|mailbox| mailbox.address.as_str()).collect();
    let copy: Vec<&str> = message.copy.iter().map(EmailAddress::as_str).collect();
    let attachments: Vec<&str> =
        message.attachments.iter().map(|attachment| attachment.path.as_str()).collect();
    json!({
        "name": message.name.as_str(),
        "file": message.name.file(),
        "to": to,
        "copy": copy,
        "subject": message.subject,
        "attachments": attachments,
        "size": message.size(),
    })
}
