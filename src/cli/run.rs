//! `finsam run`: works out the year and writes everything.

use crate::app::error::Error;
use crate::app::job::{Job, Keep};
use crate::app::making::Making;
use crate::app::run::{Run, Wish, prepare};
use crate::app::runs::{RunFolder, StillCurrent, still_current};
use crate::findings::Findings;
use crate::text::{Fact, Text};

use super::arguments::{Format, RunArguments};
use super::failure::{Failure, SaidIn};
use super::json::run::RunAnswer;
use super::meant;
use super::messages::Told;
use super::session::Session;
use super::summary;
use super::what_if::what_if;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn run(arguments: &RunArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let keep = Keep { sheets: false, office: !arguments.what_if.is_empty() };
    let job = Job::work_out(&arguments.dir, session.languages, keep, session.events)?;
    if !arguments.what_if.is_empty() {
        return what_if(&job, &arguments.what_if, session);
    }
    let text = job.text;
    let wish = Wish {
        out: arguments.out.as_deref(),
        only: arguments.only.as_deref(),
        template: arguments.template.as_deref(),
        csv: arguments.csv(),
    };
    let prepared = prepare(job, &arguments.dir, &wish).said_in(&text)?;
    let findings = prepared.findings();
    if session.format == Format::Text {
        session.tell_findings(&findings, if arguments.all { Told::All } else { Told::InShort }, &text);
    }
    let written = prepared.write(session.events);
    let still = match &written {
        Ok(run) => still_current(&arguments.dir, &run.target),
        Err(_) => Ok(None),
    };
    let current = still.as_ref().ok().and_then(|still| Some(&still.as_ref()?.current));
    answer(&prepared.making, &findings, written, current, arguments.all, session)?;
    let text = &prepared.making.job.text;
    match &still {
        Ok(None) => {}
        Ok(Some(still)) => session.tell(&still_in_words(still, text)),
        // The run is there: what is wrong with the mark stops nothing here.
        Err(error) => session.tell(&error.sentence(text).unwrap_or_default()),
    }
    Ok(())
}

/// That another run is still current than the one that was just written.
fn still_in_words(still: &StillCurrent, text: &Text) -> String {
    let (called, folder) = (meant::name(&still.current, text), still.current.name());
    let facts =
        [("current", Fact::from(&called)), ("folder", Fact::from(&folder)), ("new", Fact::from(&still.new))];
    text.say_with("runs-still-current", &facts)
}

fn answer(
    making: &Making,
    findings: &Findings,
    written: Result<Run, Error>,
    current: Option<&RunFolder>,
    all: bool,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let Making { job, facts, .. } = making;
    match (session.format, job.sound_outcome()) {
        (Format::Json, _) => {
            session.print_json(&RunAnswer::of(making, findings, written.as_ref().ok(), current))?;
        }
        (Format::Text, Ok(outcome)) => {
            let mut answer = summary::heading(outcome, &facts.id, &job.text);
            answer.push_str(&summary::associations(outcome, &job.short_names, &job.text));
            if all {
                answer.push_str(&summary::contributions(outcome, &job.short_names, &job.text));
                answer.push_str(&summary::reconciliation(outcome, &job.short_names, &job.text));
                answer.push_str(&summary::undecided(outcome, &job.short_names, &job.text));
                answer.push_str(&summary::plans(outcome, &job.text));
            }
            answer.push('\n');
            session.print(&answer)?;
        }
        (Format::Text, Err(_)) => {}
    }
    match (session.format, written) {
        (Format::Text, Ok(run)) => {
            let folder = run.target.display().to_string();
            let facts = [("count", Fact::Count(run.files.len())), ("folder", Fact::from(&folder))];
            session.print(&job.text.say_with("run-written", &facts))
        }
        (Format::Text, Err(Error::Findings)) => {
            session.tell(&job.text.say("run-nothing-written"));
            Err(Failure::Findings)
        }
        (_, written) => Ok(written.map(|_| ())?),
    }
}
