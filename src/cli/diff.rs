//! `finsam diff`: what differs between two runs or working folders, and what made it so.

mod answer;
mod sides;

use std::path::Path;

use crate::output::{OutputError, write_new};
use crate::rules::difference::difference;
use crate::text::{Language, Text};
use crate::write::difference::workbook;
use crate::write::report::Report;
use crate::write::template::Template;

use super::arguments::{DiffArguments, Format};
use super::failure::Failure;
use super::messages;
use super::terminal::Terminal;
use sides::{Side, in_the_same_names};

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when one of the two has errors, which are told.
pub fn diff(
    arguments: &DiffArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let (old, new) =
        (Side::open(&arguments.old, wished, spoken)?, Side::open(&arguments.new, wished, spoken)?);
    let text = Text::new(new.job.text.language());
    let before = old.sound(&text, terminal)?;
    let now = new.sound(&text, terminal)?;
    let before = in_the_same_names(before, &new.job);
    let found = difference(&before, now).map_err(|_| Failure::Usage(text.say("diff-out-of-range")))?;
    let names = (old.name(&text), new.name(&text));
    if let Some(target) = &arguments.out {
        let facts = new.job.facts(new.job.csv, None, Template::default());
        let report = Report::new(new.job.sound_outcome()?, &new.job.findings, &text, &facts);
        let made = workbook(&report, &found, (&names.0, &names.1));
        write(target, made.map_err(|error| error.to_string()))?;
    }
    let answer = match arguments.format {
        Format::Text => answer::in_words(&found, &names, &text),
        Format::Json => format!("{:#}", answer::in_json(&found, &names, &text)),
    };
    terminal.print(&answer)?;
    Ok(())
}

fn write(target: &Path, bytes: Result<Vec<u8>, String>) -> Result<(), Failure> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = bytes.map_err(|reason| OutputError::NotMade { name: name.clone(), reason })?;
    write_new(target.parent().unwrap_or(Path::new("")), &[(name, bytes)])?;
    Ok(())
}

/// Tells what stops one of the two.
fn tell_findings(side: &Side, text: &Text, terminal: &mut Terminal) {
    let folder = side.path.display().to_string();
    terminal.tell(&text.say_with("diff-has-errors", &[("folder", (&folder).into())]));
    terminal.tell(&messages::in_words(&side.job.findings, &side.job.text, terminal));
}
