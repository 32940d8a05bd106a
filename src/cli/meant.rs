//! Which run a command takes where a working folder was named: it says so.

use crate::app::runs::{Meant, RunFolder};
use crate::text::{Fact, Text};

use super::session::Session;

/// Says which run is taken, where that was not said to it.
pub fn tell(meant: &Meant, text: &Text, session: &mut Session<'_>) {
    if let Meant::Current(run) = meant {
        let folder = run.path.display().to_string();
        session.tell(&text.say_with("runs-taken", &[("folder", Fact::from(&folder))]));
    }
}

/// What a run is called in a sentence: `version 2`, or by its id where it has no number.
#[must_use]
pub fn name(run: &RunFolder, text: &Text) -> String {
    let version = run.number.map_or_else(|| "none".to_owned(), |number| number.to_string());
    text.say_with("runs-name", &[("version", Fact::from(&version)), ("run", Fact::from(&run.id))])
}
