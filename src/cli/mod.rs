//! The command line: raw arguments → a resolved job → one file a command → exit code.
//!
//! Data goes to standard output and messages to standard error. Exit codes: 0 done (warnings are
//! allowed), 1 the input has errors and nothing was written, 2 wrong usage or settings, 3 the
//! machine or the network failed.

mod archive;
mod arguments;
mod check;
mod columns;
mod diff;
mod earlier_run;
mod explain;
mod failure;
mod files;
mod folder;
mod help;
mod init;
mod inspect;
mod job;
mod mail;
mod making;
mod marks;
mod messages;
mod model;
mod progress;
mod rules;
mod run;
mod summary;
mod template;
mod terminal;
mod usage;
mod verify;
mod watch;
mod what_if;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::{Arguments, Command};
use failure::Failure;
use terminal::Terminal;

use crate::read::worker;
use crate::text::{Language, Text};

/// Runs the program with these arguments, the first of which is its own name. `cap_memory` holds the
/// process to so many bytes and says whether it could; it is called only in the process that reads
/// workbooks ([`worker`]).
#[must_use]
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    cap_memory: impl FnOnce(usize) -> bool,
) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments.get(1).is_some_and(|command| command == worker::COMMAND) {
        let served = cap_memory(worker::MEMORY)
            && worker::serve(std::io::stdin().lock(), std::io::stdout().lock()).is_ok();
        return if served { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    let mut terminal = Terminal::of_process();
    let wished = help::wished_language(&arguments);
    let spoken = wished.or_else(locale_language).unwrap_or_default();
    let text = Text::new(spoken);
    let result = match help::parse(&arguments, &text) {
        Ok(arguments) => run(&arguments, spoken, &mut terminal),
        Err(unparsed) => usage::answer(&unparsed, &text, &mut terminal),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(&text, &mut terminal),
    }
}

fn run(arguments: &Arguments, spoken: Language, terminal: &mut Terminal) -> Result<(), Failure> {
    let done = command(arguments, spoken, terminal);
    if let Err(Failure::FaultySettings(found)) = &done
        && arguments.wants_json()
    {
        terminal.print(&messages::answer_in_json(found, &Text::new(spoken)))?;
    }
    done
}

fn command(arguments: &Arguments, spoken: Language, terminal: &mut Terminal) -> Result<(), Failure> {
    let wished = arguments.language();
    match &arguments.command {
        Command::Inspect(inspect) => inspect::inspect(inspect, wished, spoken, terminal),
        Command::Init(init) => init::init(init, wished, spoken, terminal),
        Command::Run(run) => run::run(run, wished, spoken, terminal),
        Command::Check(check) => check::check(check, wished, spoken, terminal),
        Command::Diff(arguments) => diff::diff(arguments, wished, spoken, terminal),
        Command::Rules(arguments) => rules::rules(arguments, wished, spoken, terminal),
        Command::Model(arguments) => model::model(arguments, wished, spoken, terminal),
        Command::Verify(arguments) => verify::verify(arguments, wished, spoken, terminal),
        Command::Watch(arguments) => watch::watch(arguments, wished, spoken, terminal),
        Command::Mail(mail) => mail::mail(mail, wished, spoken, terminal),
        Command::Explain(explain) => explain::explain(explain, wished, spoken, terminal),
    }
}

/// The language of the machine's locale, if it is one that finsam speaks.
fn locale_language() -> Option<Language> {
    Language::from_code(&sys_locale::get_locale()?)
}
