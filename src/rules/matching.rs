//! Matching: the lowest party governs.
//!
//! The state pays no more than the members match. With the law's shares of one half and two
//! quarters the matched amount is `min(S, 2 · regions offered, 2 · municipalities offered)`.

use std::sync::Arc;

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;

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

/// `amount · of / by` in whole öre, and whether that is exact; rounded down where it is not.
/// `None` beyond what an amount can be.
#[must_use]
pub fn proportion(amount: Money, of: Ratio, by: Ratio) -> Option<(Money, bool)> {
    let above = of.numerator().checked_mul(by.denominator())?;
    let below = of.denominator().checked_mul(by.numerator())?;
    let product = amount.ore().checked_mul(above)?;
    let ore = product.checked_div_euclid(below)?;
    Some((Money::from_ore(ore).ok()?, product.checked_rem_euclid(below)? == 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_pot_against_a_quarter() {
        let (half, quarter) = (Ratio::new(1, 2).unwrap(), Ratio::new(1, 4).unwrap());
        // 3 250 000 from the state asks 1 625 000 of the region, and the other way round.
        assert_eq!(proportion(Money::kr(3_250_000), quarter, half), Some((Money::kr(1_625_000), true)));
        assert_eq!(proportion(Money::kr(1_625_000), half, quarter), Some((Money::kr(3_250_000), true)));
        // One öre has no half.
        assert_eq!(proportion(Money::from_ore(1).unwrap(), quarter, half), Some((Money::ZERO, false)));
    }
}
