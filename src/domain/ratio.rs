//! A ratio: an exact fraction of two numbers, such as a member's share or an actual change.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

use super::money::Money;

/// An exact fraction, reduced, with a positive denominator. It has no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: i128,
    denominator: i128,
}

impl Ratio {
    /// Nothing: 0/1.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// The whole: 1/1.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// `numerator / denominator`, or `None` when the denominator is zero or the
    /// numbers are too large to reduce.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let divisor =
            i128::try_from(greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs()))
                .ok()?;
        let sign = denominator.signum();
        Some(Self {
            numerator: numerator.checked_div(divisor)?.checked_mul(sign)?,
            denominator: denominator.checked_div(divisor)?.checked_mul(sign)?,
        })
    }

    /// How large `part` is of `whole`; `None` when `whole` is 0 kr.
    #[must_use]
    pub fn of(part: Money, whole: Money) -> Option<Self> {
        Self::new(part.ore(), whole.ore())
    }

    /// How much `now` differs from `before`, as a fraction of `before`;
    /// `None` when `before` is 0 kr.
    #[must_use]
    pub fn change(before: Money, now: Money) -> Option<Self> {
        Self::new(now.ore().checked_sub(before.ore())?, before.ore())
    }

    /// The number above the line.
    #[must_use]
    pub fn numerator(self) -> i128 {
        self.numerator
    }

    /// The number below the line, always positive.
    #[must_use]
    pub fn denominator(self) -> i128 {
        self.denominator
    }

    /// The ratio in per cent, rounded half away from zero to `decimals` decimals.
    /// For people to read: nothing is calculated from it.
    #[must_use]
    pub fn percent(self, decimals: u32) -> Decimal {
        let scaled = |digits: u32| -> Option<Decimal> {
            let scale = 10_i128.checked_pow(digits.checked_add(2)?)?;
            let doubled = self.numerator.checked_abs()?.checked_mul(scale)?.checked_mul(2)?;
            let halves = doubled.checked_add(self.denominator)?;
            let whole = halves.checked_div(self.denominator.checked_mul(2)?)?;
            Decimal::try_from_i128_with_scale(whole.checked_mul(self.numerator.signum())?, digits).ok()
        };
        scaled(decimals).unwrap_or_else(|| {
            // Numbers beyond 10³⁰: the quotient of two decimals is near enough to read.
            let quotient = Decimal::try_from_i128_with_scale(self.numerator, 0)
                .ok()
                .zip(Decimal::try_from_i128_with_scale(self.denominator, 0).ok())
                .and_then(|(above, below)| above.checked_div(below))
                .and_then(|fraction| fraction.checked_mul(Decimal::ONE_HUNDRED))
                .unwrap_or_default();
            quotient.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
        })
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left.checked_rem(right).unwrap_or_default());
    }
    left.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_actual_changes_of_region_orebro_lan_2024() {
        // Worked out from the published amounts: −94/994, −130/1390, −125,5/1305,5, −1000/2000.
        let changes =
            [(994_000, 900_000), (1_390_000, 1_260_000), (1_305_500, 1_180_000), (2_000_000, 1_000_000)].map(
                |(before, now)| {
                    Ratio::change(Money::kr(before), Money::kr(now)).unwrap().percent(2).to_string()
                },
            );
        assert_eq!(changes, ["-9.46", "-9.35", "-9.61", "-50.00"]);
    }

    #[test]
    fn reduced_and_with_its_sign_above_the_line() {
        assert_eq!(Ratio::new(2, -4).unwrap(), Ratio::new(-1, 2).unwrap());
        assert_eq!(Ratio::new(0, -4).unwrap(), Ratio::ZERO);
        assert_eq!(Ratio::new(1, 0), None);
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(Ratio::new(1, 800).unwrap().percent(2).to_string(), "0.13");
        assert_eq!(Ratio::new(-1, 800).unwrap().percent(2).to_string(), "-0.13");
    }
}
