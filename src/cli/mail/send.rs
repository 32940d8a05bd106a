//! `finsam mail send`: the drafts that were approved, to whom they were approved for. Without `--send` it
//! only says what would go.

use std::io::{self, IsTerminal};
use std::path::Path;

use crate::app::error::Error;
use crate::app::mail::send::{Ready, Sendings, Wish, ready};
use crate::app::refusal::{Number, Refusal};
use crate::app::runs::{doubt, resolve};
use crate::cli::arguments::{Format, SendArguments};
use crate::cli::failure::Failure;
use crate::cli::json::mail::{PlannedMessageAnswer, SendPlanAnswer, SentAnswer};
use crate::cli::meant;
use crate::cli::messages::Told;
use crate::cli::session::Session;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::{Event, State};
use crate::text::{Fact, Text};

/// What somebody answers who wants it, in either language.
const YES: [&str; 2] = ["ja", "yes"];

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] also when a message was not accepted, which has then been reported.
pub fn send(arguments: &SendArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = &session.text();
    let meant = resolve(&arguments.run_dir)?;
    meant::tell(&meant, text, session);
    let run = meant.path();
    let wish = Wish {
        run,
        settings: arguments.settings.as_deref(),
        to_me: arguments.to_me.as_deref(),
        limit: arguments.limit,
        only: &arguments.only,
        resend: &arguments.resend,
    };
    let ready = match ready(&wish) {
        Err(Error::FaultyInput(findings)) => {
            session.tell_findings(&findings, Told::All, text);
            session.tell(&text.say("mail-nothing-sent"));
            return Err(Failure::Findings);
        }
        ready => ready?,
    };
    let again = ready.sent_elsewhere();
    let doubt = doubt(run)?.filter(|_| !arguments.not_current);
    let count = ready.messages().len();
    if !arguments.send || count == 0 {
        for refusal in again.iter().chain(&doubt) {
            session.tell(&refusal.sentence(text));
        }
        return tell_plan(run, &ready, text, session);
    }
    if session.format == Format::Text {
        session.print(&plan(&ready, text)?)?;
    }
    if let Some(again) = again {
        return Err(Error::from(again).into());
    }
    if let Some(doubt) = doubt {
        ask_whether_it_is_meant(&doubt, text, session)?;
    }
    // Everything that may be wrong is found before the number is asked for.
    let server = ready.server(&|user| ask_for_password(user, text))?;
    confirm(arguments, count, text, session)?;
    let sendings = ready.send(&server, text, session.events)?;
    answer(run, sendings, text, session)
}

/// Asks whether to send from a run of which it cannot be said that it is the current one. Where nobody can be asked,
/// nothing is sent.
fn ask_whether_it_is_meant(doubt: &Refusal, text: &Text, session: &mut Session<'_>) -> Result<(), Failure> {
    let why = doubt.sentence(text);
    if io::stdin().is_terminal() {
        session.tell(&text.say_with("mail-send-anyway", &[("why", Fact::from(&why))]));
        let mut line = String::new();
        io::stdin().read_line(&mut line).map_err(Error::Machine)?;
        if YES.contains(&line.trim().to_lowercase().as_str()) {
            return Ok(());
        }
    }
    Err(Error::from(Refusal::NotSaidToBeCurrent { why }).into())
}

/// Asks for a password that is not shown; nobody can be asked where there is no terminal.
fn ask_for_password(user: &str, text: &Text) -> io::Result<Option<String>> {
    if !io::stdin().is_terminal() {
        return Ok(None);
    }
    rpassword::prompt_password(text.say_with("mail-password", &[("user", Fact::from(user))])).map(Some)
}

/// Asks for the number of messages, or compares it with the one given.
fn confirm(
    arguments: &SendArguments,
    count: usize,
    text: &Text,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let said = match arguments.yes {
        Some(number) => Some(number),
        None if io::stdin().is_terminal() => {
            session.tell(&text.say("mail-type-the-number"));
            let mut line = String::new();
            io::stdin().read_line(&mut line).map_err(Error::Machine)?;
            line.trim().parse().ok()
        }
        None => None,
    };
    if said == Some(count) {
        return Ok(());
    }
    Err(Error::from(Refusal::NotConfirmed { count: Number(count) }).into())
}

fn tell_plan(run: &Path, ready: &Ready<'_>, text: &Text, session: &mut Session<'_>) -> Result<(), Failure> {
    if session.format == Format::Json {
        let mut messages = Vec::new();
        for message in ready.messages() {
            let size = ready.size(message)?;
            let (name, to) = (message.name.as_str(), recipients(ready, message));
            messages.push(PlannedMessageAnswer { name, to, size });
        }
        let run_folder = run.display().to_string();
        return session.print_json(&SendPlanAnswer { run_folder, sent: false, messages });
    }
    session.print(&plan(ready, text)?)?;
    session.print(&text.say("mail-nothing-is-sent"))
}

fn recipients(ready: &Ready<'_>, message: &ApprovedMessage) -> Vec<String> {
    ready.recipients(message).iter().map(ToString::to_string).collect()
}

/// What goes to whom, and how much it is.
fn plan(ready: &Ready<'_>, text: &Text) -> Result<String, Failure> {
    let mut lines = Vec::new();
    let (mut total, mut attachments, mut addresses) = (0_usize, 0_usize, 0_usize);
    let mut largest = (0, String::new());
    let chosen = ready.messages();
    for message in &chosen {
        let size = ready.size(message)?;
        let to = recipients(ready, message);
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
    for (state, id) in [(State::Accepted, "mail-sent-before"), (State::Unknown, "mail-unknown-before")] {
        let count = ready.count(state);
        if count > 0 {
            lines.push(text.say_with(id, &[("count", count.into())]));
        }
    }
    Ok(lines.join("\n"))
}

fn kilobytes(size: usize) -> String {
    size.div_ceil(1000).to_string()
}

fn answer(run: &Path, sendings: Sendings, text: &Text, session: &mut Session<'_>) -> Result<(), Failure> {
    let Sendings { sent, wanted, stop } = sendings;
    let accepted = sent.iter().filter(|sent| sent.event == Event::Accepted).count();
    if session.format == Format::Json {
        session.print_json(&SentAnswer::of(run, &sent))?;
    } else {
        let facts = [("accepted", accepted.into()), ("count", wanted.into())];
        session.print(&text.say_with("mail-sent", &facts))?;
    }
    for sent in sent.iter().filter(|sent| sent.event != Event::Accepted) {
        let id = match sent.event {
            Event::Refused => "mail-was-refused",
            Event::Unknown => "mail-is-unknown",
            _ => "mail-was-deferred",
        };
        let facts = [("name", sent.name.as_str().into()), ("reply", (&sent.reply).into())];
        session.tell(&text.say_with(id, &facts));
    }
    match stop {
        Some(error) => Err(error.into()),
        None if accepted < wanted => Err(Failure::Findings),
        None => Ok(()),
    }
}
