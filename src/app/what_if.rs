//! What decisions would change that nobody has made. Nothing is written.

use std::sync::Arc;

use super::error::Error;
use super::job::Job;
use super::refusal::Refusal;
use crate::compare::supposition::{AssociationEffect, Beaten, Change, Supposed, beaten, effects, suppose};
use crate::domain::money::Money;
use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};
use crate::output::sha256;
use crate::read::sentence::{self, NotADecision};
use crate::rules::outcome::Outcome;
use crate::rules::worked::{Worked, work_out};

/// What the file is called that supposed decisions stand in.
const NO_FILE: &str = "--what-if";

/// What is supposed, and what it changes.
pub struct Supposition<'a> {
    /// The decisions as they were said.
    pub sentences: &'a [String],
    /// The same, with what each replaces.
    pub supposed: Vec<Supposed>,
    /// Those that another decision goes before.
    pub beaten: Vec<Beaten>,
    /// What they change in each association that they concern.
    pub effects: Vec<AssociationEffect>,
    /// The outcome without them.
    pub now: &'a Outcome,
    /// The outcome with them.
    pub then: Outcome,
    /// What is found only with the supposed decisions.
    pub findings: Findings,
}

/// Works out what the decisions in `sentences` would change. The job has to keep the office's rows.
///
/// # Errors
/// [`Error::Findings`] when the folder has errors; [`Error::Refused`] or [`Error::Asked`] for a sentence that is no
/// decision.
pub fn what_if<'a>(job: &'a Job, sentences: &'a [String]) -> Result<Supposition<'a>, Error> {
    let (now, situation) = (job.sound_outcome()?, job.situation.as_ref().ok_or(Error::Findings)?);
    let mut unread = Findings::new();
    let mut rows = Vec::new();
    let file = SourceFile { path: NO_FILE.to_owned(), sha256: sha256(sentences.join("\n").as_bytes()) };
    let file = Arc::new(file);
    for (line, said) in (1..).zip(sentences) {
        let row = sentence::decision(said, &Place::line(&file, line, 1), &mut unread);
        rows.extend(row.map_err(|why| no_decision(said, why))?);
    }
    let decisions = job.decisions(&rows, &mut unread);
    if let Some(first) = unread.sorted().first() {
        return Err(match &first.problem {
            // No column has it: it belongs in the sentence.
            Problem::UnitMissing { .. } => Refusal::SupposedWithoutUnit {}.into(),
            problem => Error::Asked(problem.clone()),
        });
    }
    let (supposing, supposed) = suppose(situation, decisions);
    let Worked { outcome: then, findings } = work_out(&supposing);
    Ok(Supposition {
        sentences,
        beaten: supposed.iter().flat_map(|it| beaten(&supposing, &then, it)).collect(),
        effects: effects(now, &then, &supposed),
        supposed,
        now,
        then,
        findings: findings.without(&job.findings),
    })
}

fn no_decision(said: &str, why: NotADecision) -> Refusal {
    let sentence = said.to_owned();
    match why {
        NotADecision::Unclear => Refusal::NotADecision { sentence },
        NotADecision::NoReduction => Refusal::NotAReduction { sentence },
    }
}

impl Supposition<'_> {
    /// The state money that nobody matches, in the whole run.
    #[must_use]
    pub fn unmatched(&self) -> Change {
        let sum = |outcome: &Outcome| {
            let amounts = outcome.associations.iter().map(|association| association.unmatched.value);
            Money::sum(amounts).unwrap_or(Money::ZERO)
        };
        Change { now: sum(self.now), then: sum(&self.then) }
    }
}
