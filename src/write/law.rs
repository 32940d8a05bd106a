//! The shares by law that an outcome was worked out with, for formulas.

use crate::domain::member::Party;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::PartyOutcome;
use crate::rules::trace::{Rule, Value};

/// The share by law, of the whole financing, that `of` had when the party's amount was worked out.
pub fn law_share(outcome: &PartyOutcome, of: Party) -> Option<Ratio> {
    outcome.by_law.step.inputs.iter().find_map(|step| match (&step.rule, &step.value) {
        (Rule::ShareByLaw(party), Value::Ratio(share)) if *party == of => Some(**share),
        _ => None,
    })
}

/// How many kronor of the state's money follow one krona from the party: 2 under today's law.
pub fn state_per_krona(outcome: &PartyOutcome) -> Option<Ratio> {
    let (state, own) = (law_share(outcome, Party::State)?, law_share(outcome, outcome.party)?);
    Ratio::new(
        state.numerator().checked_mul(own.denominator())?,
        state.denominator().checked_mul(own.numerator())?,
    )
}
