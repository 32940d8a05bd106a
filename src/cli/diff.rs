//! `finsam diff`: what differs between two runs or working folders, and what made it so.

mod answer;

use crate::app::difference::{Side, compare, write};
use crate::app::job::status;
use crate::app::runs::resolve_compared;
use crate::text::{Fact, Text};

use super::arguments::{DiffArguments, Format};
use super::failure::{Failure, SaidIn};
use super::json::diff::DiffAnswer;
use super::messages::Told;
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when one of the two has errors, which are reported.
pub fn diff(arguments: &DiffArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    // What each is called says which run was taken.
    let (old, new) = resolve_compared(&arguments.old, &arguments.new)?;
    let old = Side::open(old.path(), session.languages, session.events)?;
    let new = Side::open(new.path(), session.languages, session.events)?;
    let text = new.job.text;
    let Some(before) = old.sound() else { return Err(stopped(&old, &text, session)) };
    let Some(now) = new.sound() else { return Err(stopped(&new, &text, session)) };
    let found = compare(before, now, &new.job).said_in(&text)?;
    let names = (name(&old, &text), name(&new, &text));
    if let Some(target) = &arguments.out {
        write(target, &found, (&names.0, &names.1), &new.job)?;
    }
    match session.format {
        Format::Text => session.print(&answer::in_words(&found, &names, &text)),
        Format::Json => session.print_json(&DiffAnswer::of(&found, (&names.0, &names.1), &text)),
    }
}

/// What a side is called: the folder, the year, the status, and the number of a run.
fn name(side: &Side, text: &Text) -> String {
    let folder = side
        .path
        .file_name()
        .map_or_else(|| side.path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let (year, status) = side
        .job
        .outcome
        .as_ref()
        .map_or_else(Default::default, |outcome| (outcome.year.to_string(), text.word(&status(outcome))));
    let facts =
        [("folder", Fact::from(&folder)), ("year", Fact::from(&year)), ("status", Fact::from(&status))];
    match &side.run {
        Some(run) => text.say_with("diff-run", &[&facts[..], &[("run", Fact::from(run))]].concat()),
        None => text.say_with("diff-folder", &facts),
    }
}

/// Reports what stops one of the two.
fn stopped(side: &Side, text: &Text, session: &mut Session<'_>) -> Failure {
    let folder = side.path.display().to_string();
    session.tell(&text.say_with("diff-has-errors", &[("folder", (&folder).into())]));
    session.tell_findings(&side.job.findings, Told::All, &side.job.text);
    Failure::Findings
}
