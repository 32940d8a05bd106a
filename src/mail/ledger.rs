//! The ledger, `epost/sandlogg.jsonl`: what has happened to each message.
//!
//! A line of JSON for each event, added and on disk before the next step is taken. What a line says holds
//! whatever happens after it: a message whose last line is `begun` may have reached its recipient or not, and
//! is never sent again unless a person says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::message::MessageName;

/// The path of the file in the run's folder.
pub const PATH: &str = "epost/sandlogg.jsonl";

/// What happened to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// It is to be sent.
    Intended,
    /// The server has taken the addresses, and the message is about to be transmitted.
    Begun,
    /// The server has taken it over.
    Accepted,
    /// The server has said no for good.
    Refused,
    /// The server could not be reached or said no for now: nothing was delivered.
    Deferred,
    /// The connection was lost with the message under way.
    Unknown,
    /// A person has looked and wants it sent anew.
    Resend,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When, in universal time.
    pub time: String,
    /// The message's short name.
    pub message: String,
    /// What happened.
    pub event: Event,
    /// SHA-256 of the message's file.
    pub sha256: String,
    /// What the server answered, or why there was no answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
}

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It is to be sent, or to be tried again.
    Waiting,
    /// The server has taken it over.
    Accepted,
    /// The server has said no for good.
    Refused,
    /// It may have come or not: a person decides.
    Unknown,
}

/// Where a message stands, and the last that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// The last line about it.
    pub last: Entry,
}

/// The ledger as it has been read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger(BTreeMap<String, Standing>);

/// A line that cannot be understood, counted from 1. Nothing is sent on the word of such a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {0} cannot be understood")]
pub struct LedgerError(pub usize);

impl Entry {
    /// The line, with its end.
    ///
    /// # Errors
    /// What the library says; it has no reason to.
    pub fn line(&self) -> std::io::Result<String> {
        let mut line = serde_json::to_string(self)?;
        line.push('\n');
        Ok(line)
    }
}

impl Event {
    /// Where a message stands after this.
    #[must_use]
    pub fn state(self) -> State {
        match self {
            Self::Intended | Self::Deferred | Self::Resend => State::Waiting,
            Self::Begun | Self::Unknown => State::Unknown,
            Self::Accepted => State::Accepted,
            Self::Refused => State::Refused,
        }
    }
}

impl State {
    /// The state's name in the list and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
        }
    }

    /// The sentence for the state.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Waiting => "mail-state-waiting",
            Self::Accepted => "mail-state-accepted",
            Self::Refused => "mail-state-refused",
            Self::Unknown => "mail-state-unknown",
        }
    }
}

impl Ledger {
    /// Reads the lines.
    ///
    /// # Errors
    /// The first [`LedgerError`].
    pub fn parse(lines: &str) -> Result<Self, LedgerError> {
        let mut ledger = Self::default();
        // An editor may put a byte order mark first.
        for (index, line) in lines.trim_start_matches('\u{feff}').lines().enumerate() {
            let entry = serde_json::from_str(line).map_err(|_| LedgerError(index.saturating_add(1)))?;
            ledger.note(entry);
        }
        Ok(ledger)
    }

    /// Notes what has happened.
    pub fn note(&mut self, entry: Entry) {
        self.0.insert(entry.message.clone(), Standing { state: entry.event.state(), last: entry });
    }

    /// Where a message stands.
    #[must_use]
    pub fn state(&self, name: &MessageName) -> State {
        self.standing(name).map_or(State::Waiting, |standing| standing.state)
    }

    /// The last that happened to a message, if anything has.
    #[must_use]
    pub fn standing(&self, name: &MessageName) -> Option<&Standing> {
        self.0.get(name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ledger(events: &[Event]) -> Ledger {
        let entry = |event: &Event| Entry {
            time: "2026-11-24T12:00:00Z".into(),
            message: "medlem-18".into(),
            event: *event,
            sha256: String::new(),
            reply: None,
        };
        Ledger::parse(&events.iter().map(|event| entry(event).line().unwrap()).collect::<String>()).unwrap()
    }

    #[test]
    fn what_was_begun_and_not_answered_is_unknown() {
        let name = MessageName::new("medlem-18").unwrap();
        for (events, state) in [
            (&[][..], State::Waiting),
            (&[Event::Intended], State::Waiting),
            (&[Event::Intended, Event::Begun], State::Unknown),
            (&[Event::Intended, Event::Begun, Event::Deferred], State::Waiting),
            (&[Event::Intended, Event::Begun, Event::Accepted], State::Accepted),
            (&[Event::Intended, Event::Refused], State::Refused),
            (&[Event::Begun, Event::Unknown, Event::Resend], State::Waiting),
        ] {
            assert_eq!(ledger(events).state(&name), state, "{events:?}");
        }
    }

    #[test]
    fn a_line_that_cannot_be_understood_is_told() {
        assert_eq!(Ledger::parse("{}\n"), Err(LedgerError(1)));
        assert!(Ledger::parse("\u{feff}").is_ok(), "an editor's mark is no line");
    }
}
