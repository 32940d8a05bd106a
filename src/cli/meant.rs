//! What a run is called in an answer.

use crate::app::runs::RunFolder;
use crate::text::{Fact, Text};

/// What a run is called in a sentence: `version 2`, or by its id where it has no number.
#[must_use]
pub fn name(run: &RunFolder, text: &Text) -> String {
    let version = run.number.map_or_else(|| "none".to_owned(), |number| number.to_string());
    text.say_with("runs-name", &[("version", Fact::from(&version)), ("run", Fact::from(&run.id))])
}
