//! The sending itself: a few connections at once, no faster than agreed, each step in the ledger first.

use std::collections::VecDeque;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::app::events::{Activity, Events, Underway};
use crate::config::SmtpSettings;
use crate::domain::email::EmailAddress;
use crate::mail::approval::ApprovedMessage;
use crate::mail::ledger::{Entry, Event};
use crate::mail::message::{MessageName, bytes_to_send};
use crate::mail::ready::{self, Kept};
use crate::mail::smtp::{ConnectError, Connection, Outcome, Server};
use crate::output::journal::Journal;
use crate::text::Text;

use super::outbox::Outbox;

/// How many times a message is tried.
const ATTEMPTS: u32 = 4;

/// What is sent, where, and how fast.
pub struct Sending<'a> {
    /// The outbox.
    pub outbox: &'a Outbox,
    /// What its messages must agree with.
    pub kept: &'a Kept,
    /// The server.
    pub server: &'a Server,
    /// The pace.
    pub settings: &'a SmtpSettings,
    /// The address that gets everything instead, for a rehearsal.
    pub to_me: Option<&'a EmailAddress>,
    /// The ledger; none in a rehearsal.
    pub journal: Option<Mutex<Journal>>,
    /// The words for what went wrong.
    pub text: &'a Text,
    /// Who hears how far it has come.
    pub events: &'a dyn Events,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The message's name.
    pub name: MessageName,
    /// The last that happened.
    pub event: Event,
    /// What the server answered, or why there was no answer.
    pub reply: String,
}

/// What is shared by the connections.
struct Shared<'a> {
    waiting: Mutex<VecDeque<&'a ApprovedMessage>>,
    sent: Mutex<Vec<Sent>>,
    next: Mutex<Instant>,
    /// Why nothing more is sent.
    stopped: Mutex<Option<Stop>>,
    underway: Underway<'a>,
}

/// Why nothing more is sent.
pub enum Stop {
    /// The server does not let the office in: a certificate, a login or another setting.
    Server(String),
    /// Nobody answers, or every answer is "not now".
    Unreachable(String),
    /// Somebody wants nothing more to be sent.
    Wished,
    /// The ledger or a message could not be read or written.
    Machine(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

/// The value behind a lock, whatever happened to another who held it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sending<'_> {
    /// Sends the messages; says what became of them and why it stopped, if it did.
    pub fn send(&self, messages: &[&ApprovedMessage]) -> (Vec<Sent>, Option<Stop>) {
        let activity = Activity::Sending { messages: messages.len() };
        let shared = Shared {
            waiting: Mutex::new(messages.iter().copied().collect()),
            sent: Mutex::new(Vec::new()),
            next: Mutex::new(Instant::now()),
            stopped: Mutex::new(None),
            underway: Underway::begin(self.events, activity, self.text.language()),
        };
        let workers = usize::from(self.settings.connections).min(messages.len());
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(|| {
                    if let Err(stop) = self.work(&shared) {
                        held(&shared.stopped).get_or_insert(stop);
                    }
                });
            }
        });
        drop(shared.underway);
        let mut sent = shared.sent.into_inner().unwrap_or_else(PoisonError::into_inner);
        sent.sort_by(|one, other| one.name.cmp(&other.name));
        (sent, shared.stopped.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// One connection's work.
    fn work(&self, shared: &Shared<'_>) -> Result<(), Stop> {
        let mut connection = None;
        loop {
            if held(&shared.stopped).is_some() {
                break;
            }
            if self.events.stop_is_wished() {
                return Err(Stop::Wished);
            }
            let Some(message) = held(&shared.waiting).pop_front() else { break };
            let (event, reply) = self.try_message(message, &mut connection, shared)?;
            held(&shared.sent).push(Sent { name: message.name.clone(), event, reply });
            shared.underway.step();
        }
        if let Some(connection) = connection {
            connection.close();
        }
        Ok(())
    }

    /// Tries a message until it is settled, a bounded number of times.
    fn try_message(
        &self,
        message: &ApprovedMessage,
        connection: &mut Option<Connection>,
        shared: &Shared<'_>,
    ) -> Result<(Event, String), Stop> {
        let mut last = String::new();
        for attempt in 0..ATTEMPTS {
            if attempt > 0 {
                let seconds = u64::from(self.settings.retry_after);
                thread::sleep(Duration::from_secs(seconds.saturating_mul(1 << (attempt - 1))));
            }
            self.wait_for_turn(shared);
            let outcome = self.try_once(message, connection)?;
            let (event, reply) = match outcome {
                Outcome::Accepted(reply) => (Event::Accepted, reply),
                Outcome::Refused(reason) => (Event::Refused, reason.said(self.text)),
                Outcome::Deferred(reason) => (Event::Deferred, reason.said(self.text)),
                Outcome::Unknown(reason) => (Event::Unknown, reason.said(self.text)),
            };
            self.note(message, event, Some(&reply))?;
            if event != Event::Deferred {
                return Ok((event, reply));
            }
            last = reply;
        }
        // Where no connection was to be had, the next message would wait as long for nothing.
        if connection.is_none() { Err(Stop::Unreachable(last)) } else { Ok((Event::Deferred, last)) }
    }

    fn try_once(
        &self,
        message: &ApprovedMessage,
        connection: &mut Option<Connection>,
    ) -> Result<Outcome, Stop> {
        let file = self.outbox.bytes(message).map_err(io::Error::other)?;
        // Once more, on the very bytes that are sent: a file may be exchanged while others are under way.
        if !ready::problems(message, self.kept, &file).is_empty() {
            return Err(io::Error::other(message.file.clone()).into());
        }
        let earlier = connection.take().and_then(|mut earlier| earlier.is_usable().then_some(earlier));
        let mut usable = match earlier {
            Some(connection) => connection,
            None => match Connection::open(self.server) {
                Ok(connection) => connection,
                Err(ConnectError::Transient(reason)) => return Ok(Outcome::Deferred(reason)),
                Err(ConnectError::Lasting(reason)) => return Err(Stop::Server(reason.said(self.text))),
            },
        };
        let everybody: Vec<EmailAddress> = match self.to_me {
            Some(me) => vec![me.clone()],
            None => inboxes(message),
        };
        let begun = || self.note(message, Event::Begun, None);
        let outcome = usable.send(&message.from, &everybody, bytes_to_send(&file), begun)?;
        *connection = Some(usable);
        Ok(outcome)
    }

    /// Notes what happened: on disk when this returns.
    fn note(&self, message: &ApprovedMessage, event: Event, reply: Option<&str>) -> io::Result<()> {
        let Some(journal) = &self.journal else { return Ok(()) };
        held(journal).add(&entry(message, event, reply).line()?)
    }

    /// Waits until a message may be sent by the pace agreed.
    fn wait_for_turn(&self, shared: &Shared<'_>) {
        let between =
            Duration::from_mins(1).checked_div(u32::from(self.settings.per_minute)).unwrap_or_default();
        let turn = {
            let mut next = held(&shared.next);
            let turn = (*next).max(Instant::now());
            *next = turn.checked_add(between).unwrap_or(turn);
            turn
        };
        thread::sleep(turn.saturating_duration_since(Instant::now()));
    }
}

/// A line of the ledger, now.
#[must_use]
pub fn entry(message: &ApprovedMessage, event: Event, reply: Option<&str>) -> Entry {
    Entry {
        time: Timestamp::now().to_string(),
        message: message.name.to_string(),
        event,
        sha256: message.sha256.clone(),
        reply: reply.map(str::to_owned),
    }
}

/// Every address that the message goes to, each once.
#[must_use]
pub fn inboxes(message: &ApprovedMessage) -> Vec<EmailAddress> {
    let mut inboxes: Vec<EmailAddress> = Vec::new();
    for address in message.to.iter().chain(&message.copy) {
        if !inboxes.iter().any(|other| other.is_same_inbox(address)) {
            inboxes.push(address.clone());
        }
    }
    inboxes
}
