//! A situation worked out: the year, and the plans from there.

use super::financing;
use super::outcome::Outcome;
use super::plan::plans;
use super::situation::Situation;
use crate::findings::Findings;

/// What the rules say of a situation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// The outcome, with the plans for the years to come.
    pub outcome: Outcome,
    /// What was found on the way.
    pub findings: Findings,
}

/// Works a situation out.
#[must_use]
pub fn work_out(situation: &Situation) -> Worked {
    let mut findings = Findings::new();
    let mut outcome = financing::work_out(situation, &mut findings);
    outcome.plans = plans(situation, &outcome, &mut findings);
    Worked { outcome, findings }
}
