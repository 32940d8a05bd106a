//! `finsam check`: reads and works out, and writes nothing.

use std::path::Path;

use crate::output::{OutputError, write_new};
use crate::text::Language;
use crate::write::marked;

use super::arguments::{CheckArguments, Format};
use super::failure::Failure;
use super::job::{Job, Keep};
use super::making::Making;
use super::messages;
use super::run;
use super::summary;
use super::terminal::Terminal;
use super::what_if::what_if;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when a finding would stop a run.
pub fn check(
    arguments: &CheckArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let keep = Keep { sheets: arguments.mark.is_some(), office: !arguments.what_if.is_empty() };
    let job = Job::work_out(&arguments.dir, wished, spoken, keep)?;
    if !arguments.what_if.is_empty() {
        return what_if(&job, &arguments.what_if, arguments.format, terminal);
    }
    if let Some(target) = &arguments.mark {
        mark(&job, target)?;
    }
    let csv = job.csv;
    let mut making = Making::new(job, csv, None, None)?;
    let plan = run::plan(&making, &arguments.dir, None);
    making.job.findings.append(plan.found);
    let job = making.job;
    let sound = job.sound_outcome();
    match arguments.format {
        Format::Json => {
            terminal.print(&messages::answer_in_json(&job.findings, &job.text))?;
        }
        Format::Text => {
            let mut answer = messages::in_words(&job.findings, &job.text, terminal);
            if let Ok(outcome) = &sound {
                answer.push('\n');
                answer.push_str(&summary::associations(outcome, &job.text));
                answer.push('\n');
                answer.push_str(&summary::undecided(outcome, &job.text));
                let plans = summary::plans(outcome, &job.text);
                if !plans.is_empty() {
                    answer.push('\n');
                    answer.push_str(&plans);
                }
            }
            terminal.print(&answer)?;
        }
    }
    sound.map(|_| ())
}

/// Writes the values that were read with the troubled cells marked.
fn mark(job: &Job, target: &Path) -> Result<(), Failure> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = marked::bytes(&job.sheets, &job.findings, &job.text)
        .map_err(|error| OutputError::NotMade { name: name.clone(), reason: error.to_string() })?;
    let folder = target.parent().unwrap_or(Path::new(""));
    write_new(folder, &[(name, bytes)])?;
    Ok(())
}
