//! `finsam verify`: an earlier run is made again from what it kept, and compared byte for byte.

mod answer;
mod cells;
mod figures;
mod rebuilt;
mod verdict;

use crate::text::{Language, Text};

use super::arguments::{Format, VerifyArguments};
use super::earlier_run::EarlierRun;
use super::failure::Failure;
use super::progress::Waiting;
use super::terminal::Terminal;
use verdict::Verdict;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Differs`] when the run is not as it was.
pub fn verify(
    arguments: &VerifyArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let run = EarlierRun::open(&arguments.run, &Text::new(wished.unwrap_or(spoken)))?;
    let text = Text::new(wished.unwrap_or(run.language()));
    let waiting = Waiting::for_what(text.say("waiting-verifying"));
    let verdict = Verdict::of(&run, &text)?;
    drop(waiting);
    let answer = match arguments.format {
        Format::Text => answer::in_words(&run, &verdict, &text, terminal),
        Format::Json => format!("{:#}", answer::in_json(&run, &verdict, &text)),
    };
    terminal.print(&answer)?;
    if verdict.is_identical() { Ok(()) } else { Err(Failure::Differs) }
}
