//! Why a command did not do what was asked, and the exit code for it.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::config::{Fault, SettingsError};
use crate::domain::place::Place;
use crate::findings::{Findings, Problem};
use crate::output::OutputError;
use crate::output::regular::{FileError, NotAFile};
use crate::rules::parameters::ParameterError;
use crate::text::{Fact, Text};

use super::files::why;
use super::messages;
use super::terminal::Terminal;

/// How many files of a user's are named where there are many.
const NAMED: usize = 5;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The input has errors; they have been told, and nothing was written.
    Findings,
    /// What was compared is not the same; the differences have been told.
    Differs,
    /// Wrong usage, in a ready sentence.
    Usage(String),
    /// The faults of finsam.toml, or of another file of settings: all of them.
    FaultySettings(Findings),
    /// A fault in another file of settings.
    Settings(SettingsError),
    /// The files could not be written.
    Output(OutputError),
    /// A file that had to be read could not be, or a ledger not be held.
    File(FileError),
    /// The machine failed.
    Machine(io::Error),
    /// The network failed, in a ready sentence.
    Network(String),
}

impl Failure {
    /// One fault of the settings.
    #[must_use]
    pub fn faulty_settings(place: &Place, problem: Problem) -> Self {
        let mut found = Findings::new();
        found.at(place, problem);
        Self::FaultySettings(found)
    }

    /// Tells what went wrong and gives the exit code.
    pub fn report(&self, text: &Text, terminal: &mut Terminal) -> ExitCode {
        if let Self::FaultySettings(found) = self {
            terminal.tell(messages::in_words(found, text, terminal).trim_end());
        } else if let Some(sentence) = self.sentence(text) {
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
            Self::Usage(sentence) | Self::Network(sentence) => sentence.clone(),
            Self::FaultySettings(found) => messages::plain(found, text),
            Self::Settings(settings) => {
                format!("{}\n  {}", fault(&settings.fault, text), text.place(&settings.place))
            }
            Self::Output(OutputError::NotARun(folder)) => {
                about("output-not-a-run", "folder", &folder.display().to_string())
            }
            Self::Output(OutputError::Strangers { folder, files }) => {
                strangers("output-strangers", folder, files, text)
            }
            Self::Output(OutputError::Kept { folder, files }) => {
                strangers("output-kept", folder, files, text)
            }
            Self::Output(OutputError::Unsure(folder)) => {
                about("output-unsure", "folder", &folder.display().to_string())
            }
            Self::Output(OutputError::Held(file)) => {
                about("output-held", "file", &file.display().to_string())
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
            Self::File(FileError::NotText(file)) => {
                about("file-not-text", "file", &file.display().to_string())
            }
            Self::Output(OutputError::Machine(machine))
            | Self::File(FileError::Machine(machine))
            | Self::Machine(machine) => match NotAFile::of(machine) {
                Some(unfit) => {
                    let (file, reason) = (unfit.path.display().to_string(), text.say(why(machine)));
                    let facts = [("file", Fact::from(&file)), ("reason", Fact::from(&reason))];
                    text.say_with("file-unfit", &facts)
                }
                None => about("machine-failed", "reason", &machine.to_string()),
            },
        };
        Some(sentence)
    }

    fn exit_code(&self) -> ExitCode {
        match self {
            Self::Findings | Self::Differs => ExitCode::from(1),
            // Whoever listened has stopped listening: not an error.
            Self::Machine(machine) if machine.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            // What was named is no file: the wrong thing was named.
            Self::Machine(machine)
            | Self::File(FileError::Machine(machine))
            | Self::Output(OutputError::Machine(machine))
                if NotAFile::of(machine).is_some() =>
            {
                ExitCode::from(2)
            }
            Self::Usage(_)
            | Self::FaultySettings(_)
            | Self::Settings(_)
            | Self::File(FileError::NotText(_))
            | Self::Output(
                OutputError::NotARun(_)
                | OutputError::Strangers { .. }
                | OutputError::Exists(_)
                | OutputError::Sent(_),
            ) => ExitCode::from(2),
            Self::Output(_) | Self::File(_) | Self::Machine(_) | Self::Network(_) => ExitCode::from(3),
        }
    }
}

/// Files of a user's in a folder: the first of them by name.
fn strangers(id: &str, folder: &Path, files: &[String], text: &Text) -> String {
    let folder = folder.display().to_string();
    let named: Vec<String> = files.iter().take(NAMED).cloned().collect();
    let named = text.list(&named);
    let facts = [
        ("folder", Fact::from(&folder)),
        ("files", Fact::from(&named)),
        ("more", Fact::Count(files.len().saturating_sub(NAMED))),
    ];
    text.say_with(id, &facts)
}

fn fault(fault: &Fault, text: &Text) -> String {
    let say = |id: &str, what: &str| text.say_with(id, &[("what", Fact::Text(what))]);
    match fault {
        Fault::Parameters(error) => parameters(error, text),
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

impl From<Findings> for Failure {
    /// The faults of the settings.
    fn from(found: Findings) -> Self {
        Self::FaultySettings(found)
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
