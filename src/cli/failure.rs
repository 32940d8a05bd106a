//! Why a command did not do what was asked, and the exit code for it.

use std::io;
use std::process::ExitCode;

use crate::app::error::Error;
use crate::output::OutputError;
use crate::output::regular::{FileError, NotAFile};
use crate::text::{Fact, Language, Text};

use super::messages::{self, Told};
use super::terminal::Terminal;
use super::usage;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The input has errors; they have been reported, and nothing was written.
    Findings,
    /// What was compared is not the same; the differences have been reported.
    Differs,
    /// The arguments cannot be understood.
    Arguments(Box<clap::Error>),
    /// The answer could not be printed.
    Printing(io::Error),
    /// The task was not done.
    Task(Error),
    /// The task was refused, which is said in the language of the folder that it is about.
    Refused(Error, Language),
}

impl Failure {
    /// Reports what went wrong and gives the exit code.
    pub fn report(&self, text: &Text, terminal: &mut Terminal) -> ExitCode {
        if let Self::Task(Error::FaultySettings(found)) = self {
            terminal.tell(messages::in_words(found, Told::All, text, terminal).trim_end());
        } else if let Some(sentence) = self.sentence(text) {
            terminal.tell(&format!("{}: {sentence}", text.say("message-error")));
        }
        self.exit_code()
    }

    /// What went wrong, in words. Findings have been reported before, and whoever stopped listening is told nothing.
    fn sentence(&self, text: &Text) -> Option<String> {
        match self {
            Self::Findings | Self::Differs => None,
            Self::Arguments(unparsed) => Some(usage::sentence(unparsed, text)),
            Self::Printing(error) if error.kind() == io::ErrorKind::BrokenPipe => None,
            Self::Printing(error) => {
                Some(text.say_with("machine-failed", &[("reason", Fact::Text(&error.to_string()))]))
            }
            Self::Task(error) => error.sentence(text),
            Self::Refused(error, own) => error.sentence(&Text::new(*own)),
        }
    }

    fn exit_code(&self) -> ExitCode {
        match self {
            // Whoever listened has stopped listening: not an error.
            Self::Printing(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Self::Findings | Self::Differs => ExitCode::from(1),
            Self::Arguments(_) => ExitCode::from(2),
            Self::Printing(_) => ExitCode::from(3),
            Self::Task(error) | Self::Refused(error, _) => ExitCode::from(exit_code(error)),
        }
    }
}

fn exit_code(error: &Error) -> u8 {
    match error {
        Error::Findings | Error::FaultyInput(_) => 1,
        // What was named is no file: the wrong thing was named.
        Error::Machine(machine)
        | Error::File(FileError::Machine(machine))
        | Error::Output(OutputError::Machine(machine))
            if NotAFile::of(machine).is_some() =>
        {
            2
        }
        Error::Refused(_)
        | Error::Asked(_)
        | Error::FaultySettings(_)
        | Error::Settings(_)
        | Error::Parameters(_)
        | Error::File(FileError::NotText(_))
        | Error::Output(
            OutputError::NotARun(_)
            | OutputError::Strangers { .. }
            | OutputError::Exists(_)
            | OutputError::Sent(_),
        ) => 2,
        Error::Output(_)
        | Error::File(_)
        | Error::Machine(_)
        | Error::Unreachable { .. }
        | Error::Stopped => 3,
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Findings => Self::Findings,
            error => Self::Task(error),
        }
    }
}

/// A task's result whose refusals are said in the language of the folder that they are about.
pub trait SaidIn<T> {
    /// The result as the command's.
    ///
    /// # Errors
    /// [`Failure::Refused`] for what cannot be done as it was asked for, else as the task has it.
    fn said_in(self, text: &Text) -> Result<T, Failure>;
}

impl<T> SaidIn<T> for Result<T, Error> {
    fn said_in(self, text: &Text) -> Result<T, Failure> {
        self.map_err(|error| match error {
            Error::Refused(_) | Error::Asked(_) => Failure::Refused(error, text.language()),
            error => error.into(),
        })
    }
}
