//! `finsam run`: works out the year and writes everything.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::findings::{Findings, Problem};
use crate::output::{Source, Target, Written, write_set};
use crate::text::{Fact, Language};
use crate::write::file_name::report_collisions;
use crate::write::{Document, documents};

use super::archive::{self, Kept};
use super::arguments::{Format, RunArguments};
use super::failure::Failure;
use super::job::{Job, Keep, folder_name, status};
use super::making::Making;
use super::marks::RunMark;
use super::messages;
use super::progress::{Counted, Progress, Waiting};
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
    let plan = plan(&making, &arguments.dir, arguments.out.as_deref());
    let mut findings = making.job.findings.clone();
    findings.append(plan.found.clone());
    if arguments.format == Format::Text {
        terminal.tell(&messages::in_words(&findings, &making.job.text, terminal));
    }
    let written = write(&making, &plan);
    answer(&making, &findings, written, arguments.format, terminal)
}

/// The folder of the runs in a working folder.
pub const RUNS: &str = "ut";

/// A run that was written, and where.
pub struct Run {
    /// The run's folder.
    pub target: PathBuf,
    files: Vec<Written>,
}

/// Where a run is to be written, and what there is to say of that before it is. It depends on the machine, so it stands
/// in none of the run's files.
pub struct Plan {
    target: PathBuf,
    /// What was found.
    pub found: Findings,
}

/// The longest path of a file that Excel opens, in UTF-16 units with drive and folders. Source: Microsoft, "Excel
/// specifications and limits" and "Error message when you open or save a file in Excel: filename is not valid".
const LONGEST: usize = 218;

/// Plans a run: to `out`, else among the runs of the working folder `root`. Of a run that errors stop nothing is said.
pub fn plan(making: &Making, root: &Path, out: Option<&Path>) -> Plan {
    let runs = root.join(RUNS);
    let Ok(report) = making.report() else { return Plan { target: runs, found: Findings::new() } };
    let outcome = report.outcome;
    let own_name =
        || runs.join(folder_name(outcome.year, status(outcome), &making.facts.id, &making.job.text));
    let target = out.map_or_else(own_name, Path::to_owned);
    let mut found = Findings::new();
    let kept: Vec<Kept<'_>> = making.job.inputs.iter().map(Kept::new).collect();
    let inputs = making.job.inputs.iter().map(|input| input.file.path.as_str());
    report_collisions(kept.iter().map(Source::path).zip(inputs), &mut found);
    match documents(&report, making.only.as_ref()) {
        Ok(documents) => {
            let documents = documents.iter().map(Source::path);
            report_long_paths(&target, documents.chain(kept.iter().map(Source::path)), &mut found);
        }
        Err(collisions) => found.append(collisions),
    }
    Plan { target, found }
}

/// One warning of all files that Excel will not open because of where they lie.
fn report_long_paths<'a>(target: &Path, files: impl Iterator<Item = &'a str>, found: &mut Findings) {
    let Ok(target) = std::path::absolute(target) else { return };
    let length = |path: &PathBuf| path.display().to_string().encode_utf16().count();
    let paths = files.map(|file| file.split('/').fold(target.clone(), |path, part| path.join(part)));
    let long: Vec<PathBuf> = paths.filter(|path| length(path) > LONGEST).collect();
    if let Some(longest) = long.iter().max_by_key(|path| length(path)) {
        found.general(Problem::PathTooLong {
            count: long.len(),
            longest: longest.display().to_string(),
            length: length(longest),
            limit: LONGEST,
        });
    }
}

/// Writes a run as it is planned, whole or not at all. Waits while another one is written in the same folder.
///
/// # Errors
/// [`Failure::Findings`] when a finding stops the run, else why it could not be written.
pub fn write(making: &Making, plan: &Plan) -> Result<Run, Failure> {
    let report = making.report()?;
    if plan.found.stop_the_run() {
        return Err(Failure::Findings);
    }
    let documents: Vec<Document<'_>> =
        documents(&report, making.only.as_ref()).map_err(|_| Failure::Findings)?;
    let kept: Vec<Kept<'_>> = making.job.inputs.iter().map(Kept::new).collect();
    let made = documents.iter().map(|document| document as &dyn Source);
    let all = made.chain(kept.iter().map(|kept| kept as &dyn Source));
    let target = {
        let _waiting = Waiting::for_what(making.job.text.say("waiting-other-run"));
        Target::open(&plan.target)?
    };
    let progress = Progress::of_files(documents.len().saturating_add(kept.len()), &making.job.text);
    let all: Vec<Counted<'_>> = all.map(|source| Counted { source, progress: &progress }).collect();
    let files = write_set(&target, &all, &RunMark { making, report: &report })?;
    Ok(Run { target: plan.target.clone(), files: outputs(&files) })
}

/// The files that the run made. What it kept is listed among its inputs.
pub(super) fn outputs(files: &[Written]) -> Vec<Written> {
    let made = files.iter().filter(|file| !archive::keeps(&file.path));
    made.cloned().collect()
}

fn answer(
    Making { job, facts, .. }: &Making,
    findings: &Findings,
    written: Result<Run, Failure>,
    format: Format,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    match (format, job.sound_outcome()) {
        (Format::Json, _) => {
            let answer = json!({
                "run": written.as_ref().ok().map(|_| &facts.id),
                "folder": written.as_ref().ok().map(|run| run.target.display().to_string()),
                "files": written.as_ref().ok().map(|run| &run.files),
                "associations": job.sound_outcome().ok().map(summary::in_json),
                "findings": messages::in_json(findings, &job.text),
            });
            terminal.print(&format!("{answer:#}"))?;
        }
        (Format::Text, Ok(outcome)) => {
            let mut answer = summary::heading(outcome, &facts.id, &job.text);
            answer.push_str(&summary::associations(outcome, &job.text));
            answer.push_str(&summary::contributions(outcome, &job.text));
            answer.push_str(&summary::reconciliation(outcome, &job.text));
            answer.push_str(&summary::undecided(outcome, &job.text));
            answer.push('\n');
            answer.push_str(&summary::plans(outcome, &job.text));
            terminal.print(&answer)?;
        }
        (Format::Text, Err(_)) => {}
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
