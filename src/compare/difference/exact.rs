//! The amounts of an association before they were rounded, to the nearest öre.

use std::collections::BTreeMap;

use rust_decimal::RoundingStrategy;

use crate::domain::decision::DecisionRule;
use crate::domain::money::Money;

use super::key::Key;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, PartyOutcome};

/// The amounts as they are.
pub(super) fn rounded_amounts(outcome: &AssociationOutcome) -> BTreeMap<Key, Money> {
    let mut amounts =
        BTreeMap::from([(Key::State, outcome.state.value), (Key::Matched, outcome.matched.value)]);
    for party in &outcome.parties {
        amounts.insert(Key::Party(party.party), party.offered.value);
        for member in &party.members {
            let key = Key::Member(party.party, member.payer.clone());
            amounts.insert(key, member.contribution.value);
        }
    }
    amounts
}

/// The amounts before they were rounded.
pub(super) fn amounts(outcome: &AssociationOutcome) -> BTreeMap<Key, Money> {
    let mut amounts = BTreeMap::from([(Key::State, outcome.state.value)]);
    let mut matched = outcome.state.value;
    for party in &outcome.parties {
        let mut sum = Money::ZERO;
        for member in &party.members {
            let exact = contribution(party, member).unwrap_or(member.contribution.value);
            sum = sum.plus(exact).unwrap_or(sum);
            amounts.insert(Key::Member(party.party, member.payer.clone()), exact);
        }
        amounts.insert(Key::Party(party.party), sum);
        matched = matched.min(party.shares.matched_by(sum).unwrap_or(party.matches.value));
    }
    amounts.insert(Key::Matched, matched.max(Money::ZERO));
    amounts
}

/// The contribution as the rule that governs it has it, before it was rounded.
fn contribution(party: &PartyOutcome, member: &MemberOutcome) -> Option<Money> {
    let Some(rule) = member.governed_by else { return calculated(party, member) };
    if rule.kind() != DecisionRule::Reduction {
        return Some(member.contribution.value);
    }
    let exact = member.rounded.as_ref()?.exact;
    Money::new(exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
}

/// The exact share of what the fixed amounts leave of the party's amount.
fn calculated(party: &PartyOutcome, member: &MemberOutcome) -> Option<Money> {
    let Some(share) = member.share.filter(|_| member.key.is_some()) else {
        return Some(member.calculated.value);
    };
    let whole = party.shared.ore().checked_mul(share.numerator())?;
    // Half away from zero.
    let doubled = whole.checked_abs()?.checked_mul(2)?.checked_add(share.denominator())?;
    let ore = doubled.checked_div(share.denominator().checked_mul(2)?)?;
    Money::from_ore(ore.checked_mul(whole.signum())?).ok()
}
