//! `finsam mail send`: the drafts that were approved, to whom they were approved for. Without `--send` it
//! only tells what would go.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde_json::json;

use crate::cli::arguments::{Format, SendArguments};
use crate::cli::failure::Failure;
use crate::cli::messages;
use crate::cli::terminal::Terminal;
use crate::config::SmtpSettings;
use crate::domain::email::EmailAddress;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::{Event, State};
use crate::mail::message::MessageName;
use crate::mail::smtp::{PATIENCE, Server};
use crate::output::journal::Journal;
use crate::output::regular::read_file;
use crate::text::{Fact, Language, Text};

use super::elsewhere::sent_elsewhere;
use super::outbox::{Outbox, read_ledger};
use super::secret;
use super::sending::{Sending, Sent, Stop, entry, inboxes};

/// The largest file of certificates, in bytes: a whole system's has some 300 kB.
const LARGEST_AUTHORITY: usize = 4 << 20;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] also when a message was not accepted, which has then been told.
pub fn send(
    arguments: &SendArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let text = Text::new(wished.unwrap_or(spoken));
    let mut outbox = Outbox::open(&arguments.run_dir, &text)?;
    let settings = outbox.settings(&text)?.smtp;
    let to_me = arguments.to_me.as_deref().map(|address| own_address(address, &text)).transpose()?;
    let kept = outbox.kept(&text)?;
    let findings = outbox.check(&kept, usize::from(settings.largest_mb).saturating_mul(1_000_000))?;
    if findings.stop_the_run() {
        terminal.tell(&messages::in_words(&findings, &text, terminal));
        terminal.tell(&text.say("mail-nothing-sent"));
        return Err(Failure::Findings);
    }
    let elsewhere = sent_elsewhere(&outbox, &arguments.run_dir, &text)?;
    let chosen = choose(&outbox, &elsewhere, arguments, to_me.is_some(), &text)?;
    let again = again(&chosen, &elsewhere, &text).filter(|_| to_me.is_none() && arguments.resend.is_empty());
    if !arguments.send || chosen.is_empty() {
        if let Some(again) = again {
            terminal.tell(&again);
        }
        return tell_plan(&outbox, &chosen, to_me.as_ref(), arguments, &text, terminal);
    }
    if arguments.format == Format::Text {
        terminal.print(&plan(&outbox, &chosen, to_me.as_ref(), &text)?)?;
    }
    if let Some(again) = again {
        return Err(Failure::Usage(again));
    }
    // Everything that may be wrong is found before the number is asked for.
    let server = server(&outbox, &settings, &chosen, &text)?;
    confirm(arguments, chosen.len(), &text, terminal)?;
    let names: Vec<_> = chosen.iter().map(|message| message.name.clone()).collect();
    let journal = if to_me.is_some() {
        None
    } else {
        let (mut journal, lines) = Journal::open(&outbox.ledger_path)?;
        outbox.ledger = read_ledger(&lines, &text)?;
        let chosen = choose(&outbox, &elsewhere, arguments, false, &text)?;
        if !chosen.iter().map(|message| &message.name).eq(&names) {
            return Err(Failure::Usage(text.say("mail-ledger-changed")));
        }
        let event = if arguments.resend.is_empty() { Event::Intended } else { Event::Resend };
        let lines: io::Result<String> =
            chosen.iter().map(|message| entry(message, event, None).line()).collect();
        journal.add(&lines?)?;
        Some(Mutex::new(journal))
    };
    let chosen: Vec<&ApprovedMessage> =
        outbox.approval.messages.iter().filter(|message| names.contains(&message.name)).collect();
    let (to_me, text) = (to_me.as_ref(), &text);
    let (outbox, server, settings, kept) = (&outbox, &server, &settings, &kept);
    let sending = Sending { outbox, kept, server, settings, to_me, journal, text };
    let (sent, stop) = sending.send(&chosen);
    answer(&sent, chosen.len(), stop, server, arguments, text, terminal)
}

fn own_address(address: &str, text: &Text) -> Result<EmailAddress, Failure> {
    EmailAddress::new(address)
        .map_err(|_| Failure::Usage(text.say_with("settings-mail-address", &[("what", Fact::from(address))])))
}

/// The messages to send: those that wait, or in a rehearsal any, or those that a person wants sent anew.
fn choose<'a>(
    outbox: &'a Outbox,
    elsewhere: &BTreeMap<MessageName, PathBuf>,
    arguments: &SendArguments,
    rehearsal: bool,
    text: &Text,
) -> Result<Vec<&'a ApprovedMessage>, Failure> {
    let messages = &outbox.approval.messages;
    let named = arguments.only.iter().chain(&arguments.resend);
    for name in named {
        if !messages.iter().any(|message| message.name.as_str() == name) {
            let facts = [("name", Fact::from(name))];
            return Err(Failure::Usage(text.say_with("mail-no-such-message", &facts)));
        }
    }
    let is_among =
        |names: &[String], message: &ApprovedMessage| names.iter().any(|name| name == message.name.as_str());
    let state = |message: &ApprovedMessage| outbox.ledger.state(&message.name);
    for message in messages.iter().filter(|message| is_among(&arguments.resend, message)) {
        let of_another = state(message) == State::Waiting && elsewhere.contains_key(&message.name);
        if !of_another && !matches!(state(message), State::Unknown | State::Refused) {
            let facts = [("name", Fact::from(message.name.as_str()))];
            return Err(Failure::Usage(text.say_with("mail-resend-what", &facts)));
        }
    }
    let is_chosen = |message: &&ApprovedMessage| {
        let wanted = arguments.only.is_empty() || is_among(&arguments.only, message);
        let due = if arguments.resend.is_empty() {
            rehearsal || state(message) == State::Waiting
        } else {
            is_among(&arguments.resend, message)
        };
        wanted && due
    };
    Ok(messages.iter().filter(is_chosen).take(arguments.limit.unwrap_or(usize::MAX)).collect())
}

/// Which of the messages another run has sent, in words.
fn again(
    chosen: &[&ApprovedMessage],
    elsewhere: &BTreeMap<MessageName, PathBuf>,
    text: &Text,
) -> Option<String> {
    let mut by_run: BTreeMap<&PathBuf, Vec<&str>> = BTreeMap::new();
    for message in chosen {
        if let Some(folder) = elsewhere.get(&message.name) {
            by_run.entry(folder).or_default().push(message.name.as_str());
        }
    }
    let count: usize = by_run.values().map(Vec::len).sum();
    let named = by_run.iter().map(|(folder, names)| format!("{} ({})", names.join(", "), folder.display()));
    let what = named.collect::<Vec<_>>().join("; ");
    let facts = [("count", count.into()), ("what", (&what).into())];
    (count > 0).then(|| text.say_with("mail-sent-elsewhere", &facts))
}

fn server(
    outbox: &Outbox,
    settings: &SmtpSettings,
    chosen: &[&ApprovedMessage],
    text: &Text,
) -> Result<Server, Failure> {
    let host = settings.host.clone().ok_or_else(|| Failure::Usage(text.say("mail-no-server")))?;
    let authorities = settings.authority.as_ref().map(|file| certificates(&outbox.working_folder.join(file)));
    let authorities = authorities.transpose()?;
    let hello = chosen.first().map_or("localhost", |message| message.from.domain()).to_owned();
    let login = secret::login(settings, &outbox.working_folder, text)?;
    Ok(Server {
        host,
        port: settings.port(),
        security: settings.security,
        login,
        authorities,
        hello,
        patience: PATIENCE,
    })
}

fn certificates(file: &Path) -> Result<Vec<u8>, Failure> {
    Ok(read_file(file, LARGEST_AUTHORITY)?)
}

/// Asks for the number of messages, or compares it with the one given.
fn confirm(
    arguments: &SendArguments,
    count: usize,
    text: &Text,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let said = match arguments.yes {
        Some(number) => Some(number),
        None if io::stdin().is_terminal() => {
            terminal.tell(&text.say("mail-type-the-number"));
            let mut line = String::new();
            io::stdin().read_line(&mut line)?;
            line.trim().parse().ok()
        }
        None => None,
    };
    if said == Some(count) {
        return Ok(());
    }
    let number = count.to_string();
    Err(Failure::Usage(text.say_with("mail-not-confirmed", &[("count", Fact::from(&number))])))
}

fn tell_plan(
    outbox: &Outbox,
    chosen: &[&ApprovedMessage],
    to_me: Option<&EmailAddress>,
    arguments: &SendArguments,
    text: &Text,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    if arguments.format == Format::Json {
        let mut messages = Vec::new();
        for message in chosen {
            let to: Vec<String> = recipients(message, to_me);
            let size = outbox.bytes(message)?.len();
            messages.push(json!({ "name": message.name.as_str(), "to": to, "size": size }));
        }
        return Ok(terminal.print(&format!("{:#}", json!({ "sent": false, "messages": messages })))?);
    }
    terminal.print(&plan(outbox, chosen, to_me, text)?)?;
    Ok(terminal.print(&text.say("mail-nothing-is-sent"))?)
}

fn recipients(message: &ApprovedMessage, to_me: Option<&EmailAddress>) -> Vec<String> {
    match to_me {
        Some(me) => vec![me.to_string()],
        None => inboxes(message).iter().map(ToString::to_string).collect(),
    }
}

/// What goes to whom, and how much it is.
fn plan(
    outbox: &Outbox,
    chosen: &[&ApprovedMessage],
    to_me: Option<&EmailAddress>,
    text: &Text,
) -> Result<String, Failure> {
    let mut lines = Vec::new();
    let (mut total, mut attachments, mut addresses) = (0_usize, 0_usize, 0_usize);
    let mut largest = (0, String::new());
    for message in chosen {
        let size = outbox.bytes(message)?.len();
        let to = recipients(message, to_me);
        total = total.saturating_add(size);
        attachments = attachments.saturating_add(message.attachments.len());
        addresses = addresses.saturating_add(to.len());
        if size > largest.0 {
            largest = (size, message.name.to_string());
        }
        let (to, size) = (to.join(", "), kilobytes(size));
        let facts = [("name", message.name.as_str().into()), ("to", (&to).into()), ("size", (&size).into())];
        lines.push(text.say_with("mail-plan-line", &facts));
    }
    if let Some(message) = chosen.first() {
        let sender = message.from.to_string();
        lines.push(text.say_with("mail-summary-sender", &[("sender", (&sender).into())]));
    }
    let counts = [("count", chosen.len().into()), ("addresses", addresses.into())];
    lines.push(text.say_with("mail-summary-recipients", &counts));
    lines.push(text.say_with("mail-summary-attachments", &[("count", attachments.into())]));
    let (total, most) = (kilobytes(total), kilobytes(largest.0));
    let sizes = [("total", (&total).into()), ("largest", (&most).into()), ("name", (&largest.1).into())];
    lines.push(text.say_with("mail-summary-size", &sizes));
    let of = |state: State| {
        outbox.approval.messages.iter().filter(|message| outbox.ledger.state(&message.name) == state).count()
    };
    for (state, id) in [(State::Accepted, "mail-sent-before"), (State::Unknown, "mail-unknown-before")] {
        if of(state) > 0 {
            lines.push(text.say_with(id, &[("count", of(state).into())]));
        }
    }
    Ok(lines.join("\n"))
}

fn kilobytes(size: usize) -> String {
    size.div_ceil(1000).to_string()
}

fn answer(
    sent: &[Sent<'_>],
    wanted: usize,
    stop: Option<Stop>,
    server: &Server,
    arguments: &SendArguments,
    text: &Text,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let accepted = sent.iter().filter(|sent| sent.event == Event::Accepted).count();
    if arguments.format == Format::Json {
        let messages: Vec<_> = sent
            .iter()
            .map(|sent| json!({ "name": sent.message.name.as_str(), "event": sent.event, "reply": sent.reply }))
            .collect();
        terminal.print(&format!("{:#}", json!({ "sent": true, "messages": messages })))?;
    } else {
        let facts = [("accepted", accepted.into()), ("count", wanted.into())];
        terminal.print(&text.say_with("mail-sent", &facts))?;
    }
    for sent in sent.iter().filter(|sent| sent.event != Event::Accepted) {
        let id = match sent.event {
            Event::Refused => "mail-was-refused",
            Event::Unknown => "mail-is-unknown",
            _ => "mail-was-deferred",
        };
        let facts = [("name", sent.message.name.as_str().into()), ("reply", (&sent.reply).into())];
        terminal.tell(&text.say_with(id, &facts));
    }
    let port = server.port.to_string();
    match stop {
        Some(Stop::Machine(error)) => Err(error.into()),
        Some(Stop::Server(reason)) => {
            let facts = [("reason", Fact::from(&reason))];
            Err(Failure::Usage(text.say_with("mail-server-says-no", &facts)))
        }
        Some(Stop::Unreachable(reason)) => {
            let settled = sent.iter().filter(|sent| sent.event != Event::Deferred).count();
            let waiting = wanted.saturating_sub(settled);
            let facts = [
                ("host", Fact::from(&server.host)),
                ("port", Fact::from(&port)),
                ("reason", Fact::from(&reason)),
                ("waiting", Fact::Count(waiting)),
            ];
            Err(Failure::Network(text.say_with("mail-server-unreachable", &facts)))
        }
        None if accepted < wanted => Err(Failure::Findings),
        None => Ok(()),
    }
}
