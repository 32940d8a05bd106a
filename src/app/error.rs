//! Why a task was not done. What went wrong is data: a front says it and gives it an exit code or a page.

use std::io;
use std::path::Path;

use super::files::why;
use super::refusal::Refusal;
use crate::config::{Fault, SettingsError};
use crate::domain::place::Place;
use crate::findings::{Findings, Problem};
use crate::output::OutputError;
use crate::output::regular::{FileError, NotAFile};
use crate::rules::parameters::ParameterError;
use crate::text::{Fact, Text};

/// How many files of a user's are named where there are many.
const NAMED: usize = 5;

/// Why a task was not done.
#[derive(Debug)]
pub enum Error {
    /// The input has errors, which stand among the findings of what was worked out; nothing was written.
    Findings,
    /// A file that was given has errors: all of them. Nothing was written.
    FaultyInput(Findings),
    /// It cannot be done as it was asked for.
    Refused(Refusal),
    /// What was asked for has a problem of the kinds that input has: a name that nobody has.
    Asked(Problem),
    /// The faults of finsam.toml, or of another file of settings: all of them.
    FaultySettings(Findings),
    /// A fault in another file of settings.
    Settings(SettingsError),
    /// The parameters that are built in cannot be read.
    Parameters(ParameterError),
    /// The files could not be written.
    Output(OutputError),
    /// A file that had to be read could not be, or a ledger not be held.
    File(FileError),
    /// The machine failed.
    Machine(io::Error),
    /// The mail server cannot be reached.
    Unreachable {
        /// The host's name.
        host: String,
        /// The port.
        port: u16,
        /// Why, as far as it is known.
        reason: String,
        /// How many messages wait.
        waiting: usize,
    },
    /// Somebody wanted it to stop, and it did so between two steps.
    Stopped,
}

impl Error {
    /// One fault of the settings.
    #[must_use]
    pub fn faulty_settings(place: &Place, problem: Problem) -> Self {
        let mut found = Findings::new();
        found.at(place, problem);
        Self::FaultySettings(found)
    }

    /// What went wrong, in words; none where findings say it, and where nothing went wrong.
    #[must_use]
    pub fn sentence(&self, text: &Text) -> Option<String> {
        let about = |id: &str, fact: &str, value: &str| text.say_with(id, &[(fact, Fact::Text(value))]);
        let sentence = match self {
            Self::Findings | Self::Stopped | Self::Output(OutputError::Stopped) => return None,
            Self::Refused(refusal) => refusal.sentence(text),
            Self::Asked(problem) => {
                format!("{}\n  {}", text.message(problem), text.action(problem))
            }
            Self::FaultySettings(found) | Self::FaultyInput(found) => text.findings(found),
            Self::Parameters(error) => error.to_string(),
            Self::Settings(settings) => {
                format!("{}\n  {}", fault(&settings.fault, text), text.place(&settings.place))
            }
            Self::Unreachable { host, port, reason, waiting } => {
                let port = port.to_string();
                let facts = [
                    ("host", Fact::from(host)),
                    ("port", Fact::from(&port)),
                    ("reason", Fact::from(reason)),
                    ("waiting", Fact::Count(*waiting)),
                ];
                text.say_with("mail-server-unreachable", &facts)
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
        Fault::MailTemplateSubject => text.say("mail-template-subject"),
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

macro_rules! error_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$from> for Error {
            fn from(error: $from) -> Self {
                Self::$variant(error)
            }
        })+
    };
}

error_from! {
    Refusal => Refused,
    SettingsError => Settings,
    FileError => File,
    io::Error => Machine,
}

impl From<OutputError> for Error {
    fn from(error: OutputError) -> Self {
        match error {
            OutputError::Stopped => Self::Stopped,
            error => Self::Output(error),
        }
    }
}

impl From<Findings> for Error {
    /// The faults of the settings.
    fn from(found: Findings) -> Self {
        Self::FaultySettings(found)
    }
}
