//! Whom a command answers: in which languages, in which form and where, and who hears how far its task has come.

use std::io;

use serde::Serialize;
use serde_json::Value;

use crate::app::events::Events;
use crate::app::languages::Languages;
use crate::findings::Findings;
use crate::text::Text;

use super::arguments::Format;
use super::failure::Failure;
use super::messages::{self, Told};
use super::terminal::Terminal;

/// One command from its arguments to its exit code.
pub struct Session<'a> {
    /// The language that was asked for, and the one that is spoken otherwise.
    pub languages: Languages,
    /// The form of what is printed.
    pub format: Format,
    /// Who hears how far the task has come.
    pub events: &'a dyn Events,
    /// Where the answer goes.
    pub terminal: &'a mut Terminal,
}

impl Session<'_> {
    /// The sentences for an answer that no settings have a say in.
    #[must_use]
    pub fn text(&self) -> Text {
        self.languages.text()
    }

    /// Prints data to standard output.
    ///
    /// # Errors
    /// [`Failure::Printing`] when standard output is closed or full.
    pub fn print(&mut self, data: &str) -> Result<(), Failure> {
        self.terminal.print(data).map_err(Failure::Printing)
    }

    /// Prints data for a program to standard output.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn print_json(&mut self, data: &impl Serialize) -> Result<(), Failure> {
        self.print(&format!("{:#}", in_order(data)?))
    }

    /// Prints data for a program that reads line by line to standard output.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub fn print_json_line(&mut self, data: &impl Serialize) -> Result<(), Failure> {
        self.print(&in_order(data)?.to_string())
    }

    /// Says something on standard error.
    pub fn tell(&mut self, message: &str) {
        self.terminal.tell(message);
    }

    /// Says what was found on standard error.
    pub fn tell_findings(&mut self, findings: &Findings, told: Told, text: &Text) {
        let words = messages::in_words(findings, told, text, self.terminal);
        self.terminal.tell(&words);
    }
}

/// The data with its keys in the order of the alphabet: the order of a type's fields is nobody's business.
fn in_order(data: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(data).map_err(|error| Failure::Printing(io::Error::from(error)))
}
