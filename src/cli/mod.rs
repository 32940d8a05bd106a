//! A front: the command line. Arguments → a task of `app` → an answer as text or JSON → exit code, a file a command.
//!
//! Data goes to standard output and messages to standard error. Exit codes: 0 done (warnings are
//! allowed), 1 the input has errors and nothing was written, 2 wrong usage or settings, 3 the
//! machine or the network failed.

mod arguments;
mod check;
mod columns;
mod diff;
mod explain;
mod failure;
mod help;
mod init;
mod inspect;
mod json;
mod mail;
mod meant;
mod messages;
mod model;
mod next;
mod progress;
mod rules;
mod run;
mod runs;
mod session;
mod steps;
mod summary;
mod terminal;
mod usage;
mod verify;
mod watch;
mod what_if;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use failure::Failure;
use json::finding::FindingsAnswer;
use progress::Progress;
use session::Session;
use terminal::Terminal;

use crate::app::error::Error;
use crate::app::languages::Languages;
use crate::read::worker;
use crate::text::{Language, Text};

pub use json::schemas;

/// What came of the arguments.
#[derive(Debug)]
pub enum Wish {
    /// A command, which was done and answered.
    Answered(ExitCode),
    /// This process is to read workbooks for another one ([`worker`]).
    ReadWorkbooks,
}

/// Does what the arguments ask for, or says what is wished that is not the command line's to do. The first argument is
/// the program's own name.
#[must_use]
pub fn main(arguments: &[OsString]) -> Wish {
    if arguments.get(1).is_some_and(|command| command == worker::COMMAND) {
        return Wish::ReadWorkbooks;
    }
    let mut terminal = Terminal::of_process();
    let wished = help::wished_language(arguments);
    let spoken = wished.or_else(locale_language).unwrap_or_default();
    let text = Text::new(spoken);
    let result = match help::parse(arguments, &text) {
        Ok(arguments) => run(&arguments, spoken, &mut terminal),
        Err(unparsed) => help::answer(unparsed, &text, &mut terminal),
    };
    Wish::Answered(match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&text, &mut terminal),
    })
}

fn run(arguments: &Arguments, spoken: Language, terminal: &mut Terminal) -> Result<(), Failure> {
    let languages = Languages { wished: arguments.language(), spoken };
    let events = Progress::default();
    let mut session = Session { languages, format: arguments.format(), events: &events, terminal };
    let done = command(arguments, &mut session);
    if let Err(Failure::Task(Error::FaultySettings(found))) = &done
        && session.format == arguments::Format::Json
    {
        session.print_json(&FindingsAnswer::of(found, &Text::new(spoken)))?;
    }
    done
}

fn command(arguments: &Arguments, session: &mut Session<'_>) -> Result<(), Failure> {
    match &arguments.command {
        Command::Inspect(inspect) => inspect::inspect(inspect, session),
        Command::Init(init) => init::init(init, session),
        Command::Next(arguments) => next::next(arguments, session),
        Command::Run(run) => run::run(run, session),
        Command::Runs(arguments) => runs::runs(arguments, session),
        Command::Check(check) => check::check(check, session),
        Command::Diff(arguments) => diff::diff(arguments, session),
        Command::Rules(arguments) => rules::rules(arguments, session),
        Command::Model(arguments) => model::model(arguments, session),
        Command::Verify(arguments) => verify::verify(arguments, session),
        Command::Watch(arguments) => watch::watch(arguments, session),
        Command::Mail(mail) => mail::mail(mail, session),
        Command::Explain(explain) => explain::explain(explain, session),
    }
}

/// The language of the machine's locale, if it is one that finsam speaks.
fn locale_language() -> Option<Language> {
    Language::from_code(&sys_locale::get_locale()?)
}
