//! Matching: the lowest party governs.
//!
//! The state pays no more than the members match. With the law's shares of one half and two
//! quarters the matched amount is `min(S, 2 · regions offered, 2 · municipalities offered)`.

use std::sync::Arc;

use crate::domain::money::Money;

use super::outcome::PartyOutcome;
use super::trace::{Rule, Traced};

/// The state's matched amount and what is left of its amount, in kr.
pub(super) struct Matching {
    pub matched: Traced<Money>,
    pub unmatched: Traced<Money>,
}

/// Matches the state's amount with what the parties offer; `None` beyond what an amount can be.
pub(super) fn matching(state: &Traced<Money>, parties: &[PartyOutcome]) -> Option<Matching> {
    let lowest = parties.iter().map(|party| party.matches.value).chain([state.value]).min()?;
    let mut inputs = vec![Arc::clone(&state.step)];
    inputs.extend(parties.iter().map(|party| Arc::clone(&party.matches.step)));
    let matched = Traced::made(Rule::Matched, lowest.max(Money::ZERO), inputs);
    let left = state.value.minus(matched.value).ok()?;
    let inputs = vec![Arc::clone(&state.step), Arc::clone(&matched.step)];
    Some(Matching { unmatched: Traced::made(Rule::Unmatched, left, inputs), matched })
}
