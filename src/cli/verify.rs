//! `finsam verify`: an earlier run is rebuilt from what it kept, and compared.

mod answer;

use crate::app::earlier_run::EarlierRun;
use crate::app::runs::resolve;
use crate::app::verify::verdict::Conclusion;
use crate::app::verify::verify as compare;
use crate::text::Text;

use super::arguments::{Format, VerifyArguments};
use super::failure::Failure;
use super::json::verify::VerifyAnswer;
use super::meant;
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Differs`] when the run is not as it was, or comes to other amounts.
pub fn verify(arguments: &VerifyArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let meant = resolve(&arguments.run)?;
    let run = EarlierRun::open(meant.path())?;
    let text = Text::new(session.languages.wished.unwrap_or(run.language()));
    meant::tell(&meant, &text, session);
    let verdict = compare(&run, text.language(), session.events)?;
    match session.format {
        Format::Text => {
            let words = answer::in_words(&run, &verdict, &text, session.terminal);
            session.print(&words)?;
        }
        Format::Json => session.print_json(&VerifyAnswer::of(meant.path(), &run, &verdict, &text))?,
    }
    match verdict.conclusion(&run) {
        Conclusion::Identical | Conclusion::AmountsAgree => Ok(()),
        Conclusion::Differs => Err(Failure::Differs),
    }
}
