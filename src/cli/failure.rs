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
        let error = text.say("message-error");
        match self {
            Self::Findings => ExitCode::from(1),
            Self::Usage(sentence) => {
                terminal.tell(&format!("{error}: {sentence}"));
                ExitCode::from(2)
            }
            Self::Settings(settings) => {
                terminal.tell(&format!(
                    "{error}: {}\n  {}",
                    fault(&settings.fault, text),
                    text.place(&settings.place)
                ));
                ExitCode::from(2)
            }
            Self::Output(OutputError::NotARun(folder)) => {
                let folder = folder.display().to_string();
                terminal.tell(&format!(
                    "{error}: {}",
                    text.say_with("output-not-a-run", &[("folder", Fact::from(&folder))])
                ));
                ExitCode::from(2)
            }
            Self::Output(OutputError::Exists(file)) => {
                let file = file.display().to_string();
                terminal.tell(&format!(
                    "{error}: {}",
                    text.say_with("output-exists", &[("file", Fact::from(&file))])
                ));
                ExitCode::from(2)
            }
            Self::Output(OutputError::Busy(folder)) => {
                let folder = folder.display().to_string();
                terminal.tell(&format!(
                    "{error}: {}",
                    text.say_with("output-busy", &[("folder", Fact::from(&folder))])
                ));
                ExitCode::from(3)
            }
            Self::Output(OutputError::NotMade { name, reason }) => {
                let facts = [("name", Fact::from(name)), ("reason", Fact::from(reason))];
                terminal.tell(&format!("{error}: {}", text.say_with("output-not-made", &facts)));
                ExitCode::from(3)
            }
            // Whoever listened has stopped listening: not an error.
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Output(OutputError::Machine(machine)) | Self::Machine(machine) => {
                let reason = machine.to_string();
                terminal.tell(&format!(
                    "{error}: {}",
                    text.say_with("machine-failed", &[("reason", Fact::from(&reason))])
                ));
                ExitCode::from(3)
            }
        }
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
