//! `finsam run`: works out the year and writes everything.

use std::path::{Path, PathBuf};

use serde_json::json;

use crate::output::{Written, write_set};
use crate::text::{Fact, Language};
use crate::write::manifest::{Manifest, ManifestSettings};
use crate::write::report::{Report, RunFacts};
use crate::write::template::Template;
use crate::write::{Document, Only, documents};

use super::arguments::{Format, RunArguments};
use super::failure::Failure;
use super::job::{Job, folder_name, status};
use super::messages;
use super::summary;
use super::template;
use super::terminal::Terminal;

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
    let mut job = Job::work_out(&arguments.dir, wished, spoken)?;
    let only = arguments.only.as_deref().map(|name| only(&job, name)).transpose()?;
    let template = look(arguments, &mut job)?;
    let facts = job.facts(arguments.csv().unwrap_or(job.csv), arguments.only.as_deref(), template);
    let choices =
        Choices { only: only.as_ref(), only_name: arguments.only.as_deref(), out: arguments.out.as_deref() };
    let written = write(&mut job, &facts, choices);
    answer(&job, &facts, written, arguments.format, terminal)
}

/// The office's own look, whose files are inputs of the run.
fn look(arguments: &RunArguments, job: &mut Job) -> Result<Template, Failure> {
    let Some(path) = &arguments.template else { return Ok(Template::default()) };
    let (template, inputs) = template::read(path)?;
    job.inputs.extend(inputs);
    Ok(template)
}

/// What `--only` names: an association, else a member.
fn only(job: &Job, name: &str) -> Result<Only, Failure> {
    match (job.association(name), job.member(name)) {
        (Ok(association), _) => Ok(Only::Association(association)),
        (Err(_), Ok(member)) => Ok(Only::Member(member)),
        (Err(no_association), Err(_)) => Err(job.usage(no_association)),
    }
}

/// The folder of the runs in a working folder.
pub const RUNS: &str = "ut";

/// A run that was written, and where.
pub struct Run {
    /// The run's folder.
    pub target: PathBuf,
    files: Vec<Written>,
}

/// What was asked of a run: all of it, unless said otherwise.
#[derive(Clone, Copy, Default)]
pub struct Choices<'a> {
    only: Option<&'a Only>,
    only_name: Option<&'a str>,
    out: Option<&'a Path>,
}

/// Writes the run of a job, whole or not at all.
///
/// # Errors
/// [`Failure::Findings`] when a finding stops the run, else why it could not be written.
pub fn write(job: &mut Job, facts: &RunFacts, choices: Choices<'_>) -> Result<Run, Failure> {
    let outcome = job.sound_outcome()?;
    let report = Report { outcome, findings: &job.findings, text: &job.text, run: facts };
    let documents: Vec<Document<'_>> = match documents(&report, choices.only) {
        Ok(documents) => documents,
        Err(found) => {
            job.findings.append(found);
            return Err(Failure::Findings);
        }
    };
    let own_name = || {
        let name = folder_name(outcome.year, status(outcome), &facts.id, &job.text);
        job.root.join(RUNS).join(name)
    };
    let target = choices.out.map_or_else(own_name, Path::to_owned);
    let manifest = |files: &[Written]| {
        let sizes: Vec<u64> = job.inputs.iter().map(|input| input.size).collect();
        let settings = ManifestSettings { language: job.text.language(), only: choices.only_name };
        Manifest::new(outcome, status(outcome), facts, settings, &sizes, files).bytes()
    };
    let files = write_set(&target, &documents, manifest)?;
    Ok(Run { target, files })
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
