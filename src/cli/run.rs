//! `finsam run`: works out the year and writes everything.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::findings::Findings;
use crate::output::{Source, Written, write_set};
use crate::text::{Fact, Language};
use crate::write::file_name::report_collisions;
use crate::write::report::RunFacts;
use crate::write::{Document, documents};

use super::archive::{self, Kept};
use super::arguments::{Format, RunArguments};
use super::failure::Failure;
use super::job::{Job, Keep, folder_name, status};
use super::making::Making;
use super::messages;
use super::progress::{Counted, Progress};
use super::summary;
use super::template;
use super::terminal::Terminal;
use super::what_if::what_if;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn run(
    arguments: &RunArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let keep = Keep { sheets: false, office: !arguments.what_if.is_empty() };
    let job = Job::work_out(&arguments.dir, wished, spoken, keep)?;
    if !arguments.what_if.is_empty() {
        return what_if(&job, &arguments.what_if, arguments.format, terminal);
    }
    let look = arguments.template.as_deref().map(template::on_disk).transpose()?;
    let csv = arguments.csv().unwrap_or(job.csv);
    let mut making = Making::new(job, csv, arguments.only.as_deref(), look)?;
    // What is written needs the outcome and nothing of what it was made from.
    making.job.situation = None;
    let written = write(&mut making, &arguments.dir, arguments.out.as_deref());
    answer(&making.job, &making.facts, written, arguments.format, terminal)
}

/// The folder of the runs in a working folder.
pub const RUNS: &str = "ut";

/// A run that was written, and where.
pub struct Run {
    /// The run's folder.
    pub target: PathBuf,
    files: Vec<Written>,
}

/// Writes a run, whole or not at all: to `out`, else among the runs of the working folder `root`.
///
/// # Errors
/// [`Failure::Findings`] when a finding stops the run, else why it could not be written.
pub fn write(making: &mut Making, root: &Path, out: Option<&Path>) -> Result<Run, Failure> {
    let report = making.report()?;
    let documents: Vec<Document<'_>> = match documents(&report, making.only.as_ref()) {
        Ok(documents) => documents,
        Err(found) => {
            making.job.findings.append(found);
            return Err(Failure::Findings);
        }
    };
    let kept: Vec<Kept<'_>> = making.job.inputs.iter().map(Kept::new).collect();
    let mut shared = Findings::new();
    let inputs = making.job.inputs.iter().map(|input| input.file.path.as_str());
    report_collisions(kept.iter().map(Source::path).zip(inputs), &mut shared);
    if shared.stop_the_run() {
        making.job.findings.append(shared);
        return Err(Failure::Findings);
    }
    let outcome = report.outcome;
    let own_name = || {
        let name = folder_name(outcome.year, status(outcome), &making.facts.id, &making.job.text);
        root.join(RUNS).join(name)
    };
    let target = out.map_or_else(own_name, Path::to_owned);
    let made = documents.iter().map(|document| document as &dyn Source);
    let all = made.chain(kept.iter().map(|kept| kept as &dyn Source));
    let progress = Progress::of_files(documents.len().saturating_add(kept.len()), &making.job.text);
    let all: Vec<Counted<'_>> = all.map(|source| Counted { source, progress: &progress }).collect();
    let files = write_set(&target, &all, |files| making.manifest(&report, &outputs(files)))?;
    Ok(Run { target, files: outputs(&files) })
}

/// The files that the run made. What it kept is listed among its inputs.
fn outputs(files: &[Written]) -> Vec<Written> {
    let made = files.iter().filter(|file| !archive::keeps(&file.path));
    made.cloned().collect()
}

fn answer(
    job: &Job,
    facts: &RunFacts,
    written: Result<Run, Failure>,
    format: Format,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let findings = messages::in_words(&job.findings, &job.text, terminal);
    match (format, job.sound_outcome()) {
        (Format::Json, _) => {
            let answer = json!({
                "run": written.as_ref().ok().map(|_| &facts.id),
                "folder": written.as_ref().ok().map(|run| run.target.display().to_string()),
                "files": written.as_ref().ok().map(|run| &run.files),
                "associations": job.sound_outcome().ok().map(summary::in_json),
                "findings": messages::in_json(&job.findings, &job.text),
            });
            terminal.print(&format!("{answer:#}"))?;
        }
        (Format::Text, Ok(outcome)) => {
            terminal.tell(&findings);
            let mut answer = summary::heading(outcome, &facts.id, &job.text);
            answer.push_str(&summary::associations(outcome, &job.text));
            answer.push_str(&summary::contributions(outcome, &job.text));
            answer.push_str(&summary::reconciliation(outcome, &job.text));
            answer.push_str(&summary::undecided(outcome, &job.text));
            answer.push('\n');
            answer.push_str(&summary::plans(outcome, &job.text));
            terminal.print(&answer)?;
        }
        (Format::Text, Err(_)) => terminal.tell(&findings),
    }
    match (format, written) {
        (Format::Text, Ok(run)) => {
            let folder = run.target.display().to_string();
            let facts = [("count", Fact::Count(run.files.len())), ("folder", Fact::from(&folder))];
            terminal.print(&job.text.say_with("run-written", &facts))?;
            Ok(())
        }
        (Format::Text, Err(Failure::Findings)) => {
            terminal.tell(&job.text.say("run-nothing-written"));
            Err(Failure::Findings)
        }
        (_, written) => written.map(|_| ()),
    }
}
