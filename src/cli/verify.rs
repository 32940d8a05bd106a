//! `finsam verify`: an earlier run is made again from what it kept, and compared byte for byte; a run of
//! another version, which may write the same amounts otherwise, amount for amount too.

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
use verdict::{Conclusion, Verdict};

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Differs`] when the run is not as it was, or comes to other amounts.
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
    match verdict.conclusion(&run) {
        Conclusion::Identical | Conclusion::AmountsAgree => Ok(()),
        Conclusion::Differs => Err(Failure::Differs),
    }
}
