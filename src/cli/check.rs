//! `finsam check`: reads and works out, and writes nothing.

use crate::app::check::mark;
use crate::app::job::{Job, Keep};
use crate::app::run::{Wish, prepare};

use super::arguments::{CheckArguments, Format};
use super::failure::Failure;
use super::json::finding::FindingsAnswer;
use super::messages::{self, Told};
use super::session::Session;
use super::summary;
use super::what_if::what_if;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when a finding would stop a run.
pub fn check(arguments: &CheckArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let keep = Keep { sheets: arguments.mark.is_some(), office: !arguments.what_if.is_empty() };
    let job = Job::work_out(&arguments.dir, session.languages, keep, session.events)?;
    if !arguments.what_if.is_empty() {
        return what_if(&job, &arguments.what_if, session);
    }
    if let Some(target) = &arguments.mark {
        mark(&job, target)?;
    }
    let prepared = prepare(job, &arguments.dir, &Wish::default())?;
    let findings = prepared.findings();
    let job = &prepared.making.job;
    let told = if arguments.all { Told::All } else { Told::ToBeDone };
    let sound = job.outcome.as_ref().filter(|_| !findings.stop_the_run());
    match session.format {
        Format::Json => session.print_json(&FindingsAnswer::of(&findings, &job.text))?,
        Format::Text => {
            let mut answer = messages::in_words(&findings, told, &job.text, session.terminal);
            if let Some(outcome) = sound {
                answer.push('\n');
                answer.push_str(&summary::associations(outcome, &job.short_names, &job.text));
                if arguments.all {
                    answer.push_str(&summary::undecided(outcome, &job.short_names, &job.text));
                    answer.push_str(&summary::plans(outcome, &job.text));
                }
            }
            session.print(&answer)?;
        }
    }
    if sound.is_some() { Ok(()) } else { Err(Failure::Findings) }
}
