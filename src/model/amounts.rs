//! Amounts in whole steps, and exact fractions; what is too large to be exact is a problem.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::findings::Problem;
use crate::rules::split::{Split, SplitError, TiePolicy, split};

/// A number that cannot be worked out exactly.
pub(super) fn too_large() -> Problem {
    Problem::ModelTooLarge {}
}

pub(super) fn minus(one: Money, other: Money) -> Result<Money, Problem> {
    one.minus(other).map_err(|_| too_large())
}

pub(super) fn plus(one: Money, other: Money) -> Result<Money, Problem> {
    one.plus(other).map_err(|_| too_large())
}

pub(super) fn sum(amounts: impl IntoIterator<Item = Money>) -> Result<Money, Problem> {
    Money::sum(amounts).map_err(|_| too_large())
}

pub(super) fn tkr(number: u32) -> Result<Money, Problem> {
    Money::new(Decimal::from(u64::from(number).saturating_mul(1_000))).map_err(|_| too_large())
}

/// So many per cent of an amount, down to a whole number of steps.
pub(super) fn percent_down(amount: Money, percent: u32, step: Money) -> Result<Money, Problem> {
    let hundredths = amount.ore().checked_mul(i128::from(percent)).ok_or_else(too_large)?;
    whole_steps(hundredths.checked_div(step.ore().saturating_mul(100)), step)
}

/// So many per cent of an amount, up to a whole number of steps.
pub(super) fn percent_up(amount: Money, percent: u32, step: Money) -> Result<Money, Problem> {
    let hundredths = amount.ore().checked_mul(i128::from(percent)).ok_or_else(too_large)?;
    let whole = step.ore().saturating_mul(100);
    let up = hundredths.checked_add(whole.saturating_sub(1)).ok_or_else(too_large)?;
    whole_steps(up.checked_div(whole), step)
}

fn whole_steps(steps: Option<i128>, step: Money) -> Result<Money, Problem> {
    let ore = steps.and_then(|steps| steps.checked_mul(step.ore())).ok_or_else(too_large)?;
    Money::from_ore(ore).map_err(|_| too_large())
}

pub(super) fn ratio(number: Decimal) -> Result<Ratio, Problem> {
    let number = number.normalize();
    let below = 10_i128.checked_pow(number.scale()).ok_or_else(too_large)?;
    Ratio::new(number.mantissa(), below).ok_or_else(too_large)
}

pub(super) fn times(one: Ratio, other: Ratio) -> Result<Ratio, Problem> {
    let above = one.numerator().checked_mul(other.numerator());
    let below = one.denominator().checked_mul(other.denominator());
    above.zip(below).and_then(|(above, below)| Ratio::new(above, below)).ok_or_else(too_large)
}

pub(super) fn added(one: Ratio, other: Ratio) -> Result<Ratio, Problem> {
    let left = one.numerator().checked_mul(other.denominator());
    let right = other.numerator().checked_mul(one.denominator());
    let above = left.zip(right).and_then(|(left, right)| left.checked_add(right));
    let below = one.denominator().checked_mul(other.denominator());
    above.zip(below).and_then(|(above, below)| Ratio::new(above, below)).ok_or_else(too_large)
}

/// `part / whole`; the caller has seen to it that the whole is not zero.
pub(super) fn quotient(part: Ratio, whole: Ratio) -> Result<Ratio, Problem> {
    let inverse = Ratio::new(whole.denominator(), whole.numerator()).ok_or_else(too_large)?;
    times(part, inverse)
}

/// Splits an amount by weights that are exact fractions; ties are settled by `keys`.
pub(super) fn split_by<K: Ord + Clone>(
    amount: Money,
    step: Money,
    claims: &[(K, Ratio)],
) -> Result<Split, Problem> {
    let mut common = 1_i128;
    for (_, claim) in claims {
        let divisor = Ratio::new(common, claim.denominator()).ok_or_else(too_large)?;
        common = claim.denominator().checked_mul(divisor.numerator()).ok_or_else(too_large)?;
    }
    let whole: Vec<(K, Decimal)> = claims
        .iter()
        .map(|(key, claim)| {
            let factor = common.checked_div(claim.denominator())?;
            let number = claim.numerator().checked_mul(factor)?;
            Some((key.clone(), Decimal::try_from_i128_with_scale(number, 0).ok()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(too_large)?;
    split(amount, step, &whole, TiePolicy::ByCode).map_err(|error| match error {
        SplitError::AllZero => Problem::ModelNoWeights {},
        SplitError::Negative(_) | SplitError::Tie(_) | SplitError::TooLarge => too_large(),
    })
}

/// An amount as a weight.
pub(super) fn weight(amount: Money) -> Result<Ratio, Problem> {
    ratio(amount.kronor())
}
