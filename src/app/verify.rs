//! An earlier run is rebuilt from what it kept, and compared byte for byte; a run of another version, which may write
//! the same amounts otherwise, amount for amount too.

pub mod amounts;
pub mod cells;
pub mod rebuilt;
pub mod verdict;

use super::earlier_run::EarlierRun;
use super::error::Error;
use super::events::{Activity, Events, Underway};
use crate::text::Language;
use verdict::Verdict;

/// Compares a run with itself rebuilt. `language` is that of whoever waits.
///
/// # Errors
/// [`Error`] when the machine fails.
pub fn verify(run: &EarlierRun, language: Language, events: &dyn Events) -> Result<Verdict, Error> {
    let _underway = Underway::begin(events, Activity::Verifying, language);
    Verdict::of(run)
}
