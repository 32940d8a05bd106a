//! Why a command did not do what was asked, and the exit code for it.

use std::io;
use std::process::ExitCode;

use crate::config::{Fault, SettingsError};
use crate::output::OutputError;
use crate::output::regular::FileError;
use crate::rules::parameters::ParameterError;
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
    /// A file that had to be read could not be, or a ledger not be held.
    File(FileError),
    /// The machine failed.
    Machine(io::Error),
}

impl Failure {
    /// Tells what went wrong and gives the exit code.
    pub fn report(&self, text: &Text, terminal: &mut Terminal) -> ExitCode {
        if let Some(sentence) = self.sentence(text) {
            terminal.tell(&format!("{}: {sentence}", text.say("message-error")));
        }
        self.exit_code()
    }

    /// What went wrong, in words. Findings have been told before, and whoever stopped listening is
    /// told nothing.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> Option<String> {
        let about = |id: &str, fact: &str, value: &str| text.say_with(id, &[(fact, Fact::Text(value))]);
        let sentence = match self {
            Self::Findings | Self::Differs => return None,
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => return None,
            Self::Usage(sentence) => sentence.clone(),
            Self::Settings(settings) => {
                format!("{}\n  {}", fault(&settings.fault, text), text.place(&settings.place))
            }
            Self::Output(OutputError::NotARun(folder)) => {
                about("output-not-a-run", "folder", &folder.display().to_string())
            }
            Self::Output(OutputError::Sent(folder)) => {
                about("mail-already-sent", "folder", &folder.display().to_string())
            }
            Self::Output(OutputError::Exists(file)) => {
                about("output-exists", "file", &file.display().to_string())
            }
            Self::Output(OutputError::Busy(folder)) | Self::File(FileError::Busy(folder)) => {
                about("output-busy", "folder", &folder.display().to_string())
            }
            Self::Output(OutputError::NotMade { name, reason }) => {
                let facts = [("name", Fact::from(name)), ("reason", Fact::from(reason))];
                text.say_with("output-not-made", &facts)
            }
            Self::File(FileError::NotAFile(file)) => {
                about("file-not-a-file", "file", &file.display().to_string())
            }
            Self::File(FileError::TooLarge(file)) => {
                about("file-too-large", "file", &file.display().to_string())
            }
            Self::File(FileError::NotText(file)) => {
                about("file-not-text", "file", &file.display().to_string())
            }
            Self::Output(OutputError::Machine(machine))
            | Self::File(FileError::Machine(machine))
            | Self::Machine(machine) => about("machine-failed", "reason", &machine.to_string()),
        };
        Some(sentence)
    }

    fn exit_code(&self) -> ExitCode {
        match self {
            Self::Findings | Self::Differs => ExitCode::from(1),
            // Whoever listened has stopped listening: not an error.
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Usage(_)
            | Self::Settings(_)
            | Self::File(FileError::NotAFile(_) | FileError::TooLarge(_) | FileError::NotText(_))
            | Self::Output(OutputError::NotARun(_) | OutputError::Exists(_) | OutputError::Sent(_)) => {
                ExitCode::from(2)
            }
            Self::Output(_) | Self::File(_) | Self::Machine(_) => ExitCode::from(3),
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
        Fault::Total(total) => say("settings-total", total),
        Fault::Measure(kind) => say("settings-measure", kind),
        Fault::Parameters(error) => parameters(error, text),
        Fault::Csv(profile) => say("settings-csv", profile),
        Fault::TemplateForm(message) => say("template-form", message),
        Fault::Color(color) => say("template-color", color),
        Fault::Contrast(color) => say("template-contrast", color),
        Fault::Logo(file) => say("template-logo", file),
        Fault::Footer(longest) => say("template-footer", &longest.to_string()),
        Fault::MailAddress(address) => say("settings-mail-address", address),
        Fault::MailName(name) => say("settings-mail-name", name),
        Fault::MailDate(date) => say("settings-mail-date", date),
        Fault::MailAttach(choice) => say("settings-mail-attach", choice),
        Fault::MailSecurity(word) => say("settings-mail-security", word),
        Fault::MailUnprotected(host) => say("settings-mail-unprotected", host),
        Fault::MailNumber(number) => say("settings-mail-number", number),
        Fault::MailTemplateForm(message) => say("mail-template-form", message),
        Fault::MailTemplateEndless => text.say("mail-template-endless"),
        Fault::MailTemplateField(field) => say("mail-template-field", field),
        Fault::MailTemplateSubject(word) => say("mail-template-subject", word),
    }
}

fn parameters(error: &ParameterError, text: &Text) -> String {
    let say = |id: &str, what: &str| text.say_with(id, &[("what", Fact::Text(what))]);
    let of = |id: &str, parameter: &str, name: &'static str, value: &str| {
        text.say_with(id, &[("parameter", Fact::Text(parameter)), (name, Fact::Text(value))])
    };
    match error {
        ParameterError::Form(message) => say("parameters-form", message),
        ParameterError::Unknown(name) => say("parameters-unknown", name),
        ParameterError::NoSource(name) => say("parameters-source", name),
        ParameterError::Steps(name) => say("parameters-steps", name),
        ParameterError::NotOfItsUnit { parameter, value } => of("parameters-unit", parameter, "value", value),
        ParameterError::LawGives { parameter, source_of_law } => {
            of("parameters-law", parameter, "law", source_of_law)
        }
        ParameterError::Overlap { parameter, from } => {
            of("parameters-overlap", parameter, "day", &from.to_string())
        }
        ParameterError::Gap { parameter, from } => of("parameters-gap", parameter, "day", &from.to_string()),
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

impl From<FileError> for Failure {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}
