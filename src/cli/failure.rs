//! Why a command did not do what was asked, and the exit code for it.

use std::io;
use std::process::ExitCode;

use crate::config::{Fault, SettingsError};
use crate::output::OutputError;
use crate::text::{Fact, Text};

use super::terminal::Terminal;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The input has errors; they have been told, and nothing was written.
    Findings,
    /// What was compared is not the same; the differences have been told.
    Differs,
    /// Wrong usage, in a ready sentence.
    Usage(String),
    /// A fault in finsam.toml.
    Settings(SettingsError),
    /// The files could not be written.
    Output(OutputError),
    /// The machine failed.
    Machine(io::Error),
}

impl Failure {
    /// Tells what went wrong and gives the exit code.
    pub fn report(&self, text: &Text, terminal: &mut Terminal) -> ExitCode {
        if let Some(sentence) = self.sentence(text) {
            terminal.tell(&format!("{}: {sentence}", text.say("message-error")));
        }
        match self {
            Self::Findings | Self::Differs => ExitCode::from(1),
            Self::Usage(_)
            | Self::Settings(_)
            | Self::Output(OutputError::NotARun(_) | OutputError::Exists(_)) => ExitCode::from(2),
            // Whoever listened has stopped listening: not an error.
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(_) | Self::Machine(_) => ExitCode::from(3),
        }
    }

    /// What went wrong, in a sentence; `None` when it has been told already or is nothing to tell.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> Option<String> {
        let said = match self {
            Self::Findings | Self::Differs => return None,
            Self::Usage(sentence) => sentence.clone(),
            Self::Settings(settings) => {
                format!("{}\n  {}", fault(&settings.fault, text), text.place(&settings.place))
            }
            Self::Output(OutputError::NotARun(folder)) => {
                let folder = folder.display().to_string();
                text.say_with("output-not-a-run", &[("folder", Fact::from(&folder))])
            }
            Self::Output(OutputError::Exists(file)) => {
                let file = file.display().to_string();
                text.say_with("output-exists", &[("file", Fact::from(&file))])
            }
            Self::Output(OutputError::Busy(folder)) => {
                let folder = folder.display().to_string();
                text.say_with("output-busy", &[("folder", Fact::from(&folder))])
            }
            Self::Output(OutputError::NotMade { name, reason }) => {
                let facts = [("name", Fact::from(name)), ("reason", Fact::from(reason))];
                text.say_with("output-not-made", &facts)
            }
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => return None,
            Self::Output(OutputError::Machine(machine)) | Self::Machine(machine) => {
                let reason = machine.to_string();
                text.say_with("machine-failed", &[("reason", Fact::from(&reason))])
            }
        };
        Some(said)
    }
}

fn fault(fault: &Fault, text: &Text) -> String {
    let say = |id: &str, what: &str| text.say_with(id, &[("what", Fact::Text(what))]);
    match fault {
        Fault::Form(message) => say("settings-form", message),
        Fault::Year(year) => say("settings-year", &year.to_string()),
        Fault::Language(code) => say("settings-language", code),
        Fault::Rounding(rule) => say("settings-rounding", rule),
        Fault::Unit(unit) => say("settings-unit", unit),
        Fault::Ties(policy) => say("settings-ties", policy),
        Fault::Csv(profile) => say("settings-csv", profile),
        Fault::TemplateForm(message) => say("template-form", message),
        Fault::Color(color) => say("template-color", color),
        Fault::Contrast(color) => say("template-contrast", color),
        Fault::Logo(file) => say("template-logo", file),
        Fault::Footer(longest) => say("template-footer", &longest.to_string()),
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Machine(error)
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::Output(error)
    }
}

impl From<SettingsError> for Failure {
    fn from(error: SettingsError) -> Self {
        Self::Settings(error)
    }
}
