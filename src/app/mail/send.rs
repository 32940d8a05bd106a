//! The drafts that were approved, to whom they were approved for: what would go, and the sending of it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::elsewhere::sent_elsewhere;
use super::outbox::{Outbox, read_ledger};
use super::secret::{self, Ask};
use super::sending::{Sending, Sent, Stop, entry, inboxes};
use super::settings::Chosen;
use crate::app::error::Error;
use crate::app::events::Events;
use crate::app::refusal::Refusal;
use crate::config::SmtpSettings;
use crate::domain::email::EmailAddress;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::{Event, State};
use crate::mail::message::MessageName;
use crate::mail::ready::Kept;
use crate::mail::smtp::{PATIENCE, Server};
use crate::output::journal::Journal;
use crate::output::regular::read_file;
use crate::text::Text;

/// The largest file of certificates, in bytes: a whole system's has some 300 kB.
const LARGEST_AUTHORITY: usize = 4 << 20;

/// What is wanted of a run's messages.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The run's folder.
    pub run: &'a Path,
    /// The file with the settings of the server; left out, that of the working folder.
    pub settings: Option<&'a Path>,
    /// The address that gets every message instead, as somebody wrote it: a rehearsal.
    pub to_me: Option<&'a str>,
    /// At most so many messages.
    pub limit: Option<usize>,
    /// The names of the messages that alone are wanted.
    pub only: &'a [String],
    /// The names of the messages that a person wants sent again.
    pub resend: &'a [String],
}

/// Messages that are ready to be sent.
pub struct Ready<'a> {
    wish: Wish<'a>,
    outbox: Outbox,
    settings: SmtpSettings,
    /// The folder against which the paths of the settings count.
    folder: PathBuf,
    kept: Kept,
    elsewhere: BTreeMap<MessageName, PathBuf>,
    to_me: Option<EmailAddress>,
    names: Vec<MessageName>,
}

/// What became of messages.
pub struct Sendings {
    /// Each that was begun, by name.
    pub sent: Vec<Sent>,
    /// How many were to be sent.
    pub wanted: usize,
    /// Why nothing more was sent, if something was the matter.
    pub stop: Option<Error>,
}

/// Looks up what is to be sent, and checks every message of the run.
///
/// # Errors
/// [`Error::FaultyInput`] with what is wrong with the messages; [`Error::Refused`] for names of no message or of one
/// that there is no reason to send.
pub fn ready<'a>(wish: &Wish<'a>) -> Result<Ready<'a>, Error> {
    let outbox = Outbox::open(wish.run)?;
    let Chosen { settings, folder, .. } = outbox.settings(wish.settings)?;
    let settings = settings.smtp;
    let to_me = wish.to_me.map(own_address).transpose()?;
    let kept = outbox.kept()?;
    let findings = outbox.check(&kept, usize::from(settings.largest_mb).saturating_mul(1_000_000))?;
    if findings.stop_the_run() {
        return Err(Error::FaultyInput(findings));
    }
    let elsewhere = sent_elsewhere(&outbox, wish.run)?;
    let chosen = choose(&outbox, &elsewhere, wish, to_me.is_some())?;
    let names = chosen.iter().map(|message| message.name.clone()).collect();
    Ok(Ready { wish: *wish, outbox, settings, folder, kept, elsewhere, to_me, names })
}

impl Ready<'_> {
    /// The messages that are to be sent.
    #[must_use]
    pub fn messages(&self) -> Vec<&ApprovedMessage> {
        let all = self.outbox.approval.messages.iter();
        all.filter(|message| self.names.contains(&message.name)).collect()
    }

    /// The size of a message, in bytes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn size(&self, message: &ApprovedMessage) -> Result<usize, Error> {
        Ok(self.outbox.bytes(message)?.len())
    }

    /// The addresses that a message goes to.
    #[must_use]
    pub fn recipients(&self, message: &ApprovedMessage) -> Vec<EmailAddress> {
        match &self.to_me {
            Some(me) => vec![me.clone()],
            None => inboxes(message),
        }
    }

    /// How many of the run's messages are in this state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        let ledger = &self.outbox.ledger;
        let all = self.outbox.approval.messages.iter();
        all.filter(|message| ledger.state(&message.name) == state).count()
    }

    /// Which of the messages another run has sent, and nobody wants sent again. None of them is, until somebody does.
    #[must_use]
    pub fn sent_elsewhere(&self) -> Option<Refusal> {
        if self.to_me.is_some() || !self.wish.resend.is_empty() {
            return None;
        }
        let mut by_run: BTreeMap<&PathBuf, Vec<&str>> = BTreeMap::new();
        for name in &self.names {
            if let Some(folder) = self.elsewhere.get(name) {
                by_run.entry(folder).or_default().push(name.as_str());
            }
        }
        let count: usize = by_run.values().map(Vec::len).sum();
        let named =
            by_run.iter().map(|(folder, names)| format!("{} ({})", names.join(", "), folder.display()));
        let what = named.collect::<Vec<_>>().join("; ");
        let name = (*by_run.values().flatten().next()?).to_owned();
        Some(Refusal::SentElsewhere { count, what, name })
    }

    /// The server that takes the messages. `ask` is asked for a password that stands nowhere else.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is no server or no secret, [`Error::Machine`] when a file cannot be read.
    pub fn server(&self, ask: Ask<'_>) -> Result<Server, Error> {
        let (settings, folder) = (&self.settings, &self.folder);
        let host = settings.host.clone().ok_or(Refusal::NoServer {})?;
        let authorities = settings.authority.as_ref().map(|file| certificates(&folder.join(file)));
        let authorities = authorities.transpose()?;
        let messages = self.messages();
        let hello = messages.first().map_or("localhost", |message| message.from.domain()).to_owned();
        let login = secret::login(settings, folder, ask)?;
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

    /// Sends the messages, each step in the ledger first. `text` has the words of what the ledger says went wrong.
    ///
    /// # Errors
    /// [`Error`] when it is known before the first message; [`Refusal::LedgerChanged`] when somebody else has sent
    /// meanwhile.
    pub fn send(mut self, server: &Server, text: &Text, events: &dyn Events) -> Result<Sendings, Error> {
        let journal = if self.to_me.is_some() { None } else { Some(Mutex::new(self.intend()?)) };
        let chosen = self.messages();
        let sending = Sending {
            outbox: &self.outbox,
            kept: &self.kept,
            server,
            settings: &self.settings,
            to_me: self.to_me.as_ref(),
            journal,
            text,
            events,
        };
        let (sent, stop) = sending.send(&chosen);
        let wanted = chosen.len();
        let stop = stop.map(|stop| match stop {
            Stop::Machine(error) => error.into(),
            Stop::Server(reason) => Refusal::ServerSaysNo { reason }.into(),
            Stop::Wished => Error::Stopped,
            Stop::Unreachable(reason) => {
                let settled = sent.iter().filter(|sent| sent.event != Event::Deferred).count();
                let waiting = wanted.saturating_sub(settled);
                Error::Unreachable { host: server.host.clone(), port: server.port, reason, waiting }
            }
        });
        Ok(Sendings { sent, wanted, stop })
    }

    /// Notes in the ledger what is to be sent. What is to be sent must not have changed before the ledger was held.
    fn intend(&mut self) -> Result<Journal, Error> {
        let (mut journal, lines) = Journal::open(&self.outbox.ledger_path)?;
        self.outbox.ledger = read_ledger(&lines)?;
        let chosen = choose(&self.outbox, &self.elsewhere, &self.wish, false)?;
        if !chosen.iter().map(|message| &message.name).eq(&self.names) {
            return Err(Refusal::LedgerChanged {}.into());
        }
        let event = if self.wish.resend.is_empty() { Event::Intended } else { Event::Resend };
        let lines: io::Result<String> =
            chosen.iter().map(|message| entry(message, event, None).line()).collect();
        journal.add(&lines?)?;
        Ok(journal)
    }
}

fn own_address(address: &str) -> Result<EmailAddress, Refusal> {
    EmailAddress::new(address).map_err(|_| Refusal::NotAnAddress { what: address.to_owned() })
}

/// The messages to send: those that wait, or in a rehearsal any, or those that a person wants sent again.
fn choose<'a>(
    outbox: &'a Outbox,
    elsewhere: &BTreeMap<MessageName, PathBuf>,
    wish: &Wish<'_>,
    rehearsal: bool,
) -> Result<Vec<&'a ApprovedMessage>, Refusal> {
    let messages = &outbox.approval.messages;
    for name in wish.only.iter().chain(wish.resend) {
        if !messages.iter().any(|message| message.name.as_str() == name) {
            return Err(Refusal::NoSuchMessage { name: name.clone() });
        }
    }
    let is_among =
        |names: &[String], message: &ApprovedMessage| names.iter().any(|name| name == message.name.as_str());
    let state = |message: &ApprovedMessage| outbox.ledger.state(&message.name);
    for message in messages.iter().filter(|message| is_among(wish.resend, message)) {
        let of_another = state(message) == State::Waiting && elsewhere.contains_key(&message.name);
        if !of_another && !matches!(state(message), State::Unknown | State::Refused) {
            return Err(Refusal::NotToBeResent { name: message.name.to_string() });
        }
    }
    let is_chosen = |message: &&ApprovedMessage| {
        let wanted = wish.only.is_empty() || is_among(wish.only, message);
        let due = if wish.resend.is_empty() {
            rehearsal || state(message) == State::Waiting
        } else {
            is_among(wish.resend, message)
        };
        wanted && due
    };
    Ok(messages.iter().filter(is_chosen).take(wish.limit.unwrap_or(usize::MAX)).collect())
}

fn certificates(file: &Path) -> Result<Vec<u8>, Error> {
    Ok(read_file(file, LARGEST_AUTHORITY)?)
}
