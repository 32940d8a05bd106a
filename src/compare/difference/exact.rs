//! The amounts of an association before they were rounded, to the nearest öre.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::domain::split_key::KeyKind;

use super::key::Key;
use crate::rules::matching::proportion;
use crate::rules::outcome::{AssociationOutcome, Governed, MemberOutcome, PartyOutcome};
use crate::rules::trace::{Rule, Step, Value};

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
        matched = matched.min(matched_by(party, sum).unwrap_or(party.matches.value));
    }
    amounts.insert(Key::Matched, matched.max(Money::ZERO));
    amounts
}

/// The contribution as the rule that governs it has it, before it was rounded.
fn contribution(party: &PartyOutcome, member: &MemberOutcome) -> Option<Money> {
    match member.governed_by {
        Governed::Law => calculated(party, member),
        Governed::Reduction | Governed::Follows => {
            let exact = reduction(&member.contribution.step)?;
            Money::new(exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)).ok()
        }
        Governed::Amount | Governed::Cap | Governed::Floor => Some(member.contribution.value),
    }
}

/// The exact share of what the fixed amounts leave of the party's amount.
fn calculated(party: &PartyOutcome, member: &MemberOutcome) -> Option<Money> {
    let Some(share) = member.share.filter(|_| member.key.is_some()) else {
        return Some(member.calculated.value);
    };
    let fixed = party.members.iter().filter(|member| member.key == Some(KeyKind::Amount));
    let left =
        party.by_law.value.minus(Money::sum(fixed.map(|member| member.calculated.value)).ok()?).ok()?;
    let whole = left.ore().checked_mul(share.numerator())?;
    // Half away from zero.
    let doubled = whole.checked_abs()?.checked_mul(2)?.checked_add(share.denominator())?;
    let ore = doubled.checked_div(share.denominator().checked_mul(2)?)?;
    Money::from_ore(ore.checked_mul(whole.signum())?).ok()
}

fn reduction(step: &Arc<Step>) -> Option<Decimal> {
    let mut exact = None;
    step.walk(&mut |_, step| {
        if step.rule == Rule::Reduction && exact.is_none() {
            exact = step.rounded.as_ref().map(|rounded| rounded.exact);
        }
    });
    exact
}

/// The most that the state pays against what the party offers, by the shares that the trace gives.
fn matched_by(party: &PartyOutcome, offered: Money) -> Option<Money> {
    let shares: Vec<Ratio> = party
        .matches
        .step
        .inputs
        .iter()
        .filter_map(|step| match (&step.rule, &step.value) {
            (Rule::ShareByLaw(_), Value::Ratio(share)) => Some(**share),
            _ => None,
        })
        .collect();
    let [of_state, of_party] = shares.as_slice() else { return None };
    proportion(offered, *of_state, *of_party).map(|(amount, _)| amount)
}
