//! `finsam check`: reads and works out, and writes nothing.

use serde_json::json;

use crate::findings::Severity;
use crate::text::Language;

use super::arguments::{CheckArguments, Format};
use super::failure::Failure;
use super::job::Job;
use super::messages;
use super::summary;
use super::terminal::Terminal;

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
    let job = Job::work_out(&arguments.dir, wished, spoken)?;
    let sound = job.sound_outcome();
    match arguments.format {
        Format::Json => {
            let count = |severity| job.findings.count(severity);
            let answer = json!({
                "errors": count(Severity::Error),
                "warnings": count(Severity::Warning),
                "informations": count(Severity::Information),
                "findings": messages::in_json(&job.findings, &job.text),
            });
            terminal.print(&format!("{answer:#}"))?;
        }
        Format::Text => {
            let mut answer = messages::in_words(&job.findings, &job.text, terminal);
            if let Ok(outcome) = &sound {
                answer.push('\n');
                answer.push_str(&summary::associations(outcome, &job.text));
            }
            terminal.print(&answer)?;
        }
    }
    sound.map(|_| ())
}
