//! A rate: the exact per cent that somebody decided or declared.

use std::fmt;

use rust_decimal::Decimal;

use super::money::Money;

/// An exact rate, kept as a fraction of one: −10 % is −0.10.
///
/// A rate is somebody's word (a decision, a declared change). What follows from two amounts is a
/// [`Ratio`](super::ratio::Ratio), which may not have a finite decimal form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(Decimal);

/// Why a number is not a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// It has more than six decimals of a per cent.
    #[error("a rate has at most six decimals of a per cent")]
    TooFine,
    /// It lies beyond ±9 999 %, or what it is applied to has too many digits.
    #[error("a rate lies within ±9 999 %")]
    OutOfRange,
}

impl Rate {
    /// No change: 0 %.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The whole: 100 %.
    pub const ONE: Self = Self(Decimal::ONE);

    /// A rate from a fraction of one: `0.10` is 10 %.
    ///
    /// # Errors
    /// [`RateError::TooFine`] with more than eight decimals, [`RateError::OutOfRange`] beyond ±99.99 (9 999 %).
    pub fn from_fraction(fraction: Decimal) -> Result<Self, RateError> {
        let normal = fraction.normalize();
        if normal.abs() > Decimal::new(9_999, 2) {
            return Err(RateError::OutOfRange);
        }
        if normal.scale() > 8 {
            return Err(RateError::TooFine);
        }
        Ok(Self(normal))
    }

    /// A rate from per cent: `10` is 10 %.
    ///
    /// # Errors
    /// As [`Rate::from_fraction`].
    pub fn from_percent(percent: Decimal) -> Result<Self, RateError> {
        percent.checked_div(Decimal::ONE_HUNDRED).ok_or(RateError::OutOfRange).and_then(Self::from_fraction)
    }

    /// The rate as a fraction of one.
    #[must_use]
    pub fn fraction(self) -> Decimal {
        self.0
    }

    /// The rate in per cent.
    #[must_use]
    pub fn percent(self) -> Decimal {
        // At most ten significant digits: the product is exact.
        self.0.saturating_mul(Decimal::ONE_HUNDRED).normalize()
    }

    /// The same rate with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        if self.0.is_zero() { self } else { Self(-self.0) }
    }

    /// `amount · rate` in kr, exactly and not yet rounded.
    ///
    /// Exact because an amount has at most 19 digits and a rate at most ten, and the
    /// product of what occurs stays within 28; what does not is refused.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] when the product needs more digits than a decimal holds.
    pub fn of(self, amount: Money) -> Result<Decimal, RateError> {
        let (left, right) = (amount.kronor(), self.0);
        let mantissa = left.mantissa().checked_mul(right.mantissa()).ok_or(RateError::OutOfRange)?;
        Decimal::try_from_i128_with_scale(mantissa, left.scale() + right.scale())
            .map_err(|_| RateError::OutOfRange)
    }

    /// What is left of `amount` after a change by this rate: `amount · (1 + rate)` in kr, exactly.
    ///
    /// # Errors
    /// [`RateError::OutOfRange`] when the product needs more digits than a decimal holds.
    pub fn changed(self, amount: Money) -> Result<Decimal, RateError> {
        let factor = Self::ONE.0.checked_add(self.0).ok_or(RateError::OutOfRange)?;
        Self(factor.normalize()).of(amount)
    }
}

impl fmt::Display for Rate {
    /// Plain per cent, for logs and tests: `-10 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.percent())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn ten_per_cent_less_than_sydnarkes_last_year() {
        // 1 305 500 · 0,9 = 1 174 950 (fixtures/orebro-2024, by hand).
        let rate = Rate::from_percent(Decimal::from(-10)).unwrap();
        let last_year = Money::kr(1_305_500);
        assert_eq!(rate.changed(last_year).unwrap(), Decimal::from(1_174_950));
        assert_eq!(rate.of(last_year).unwrap(), Decimal::from(-130_550));
    }

    #[test]
    fn the_product_is_exact_or_refused() {
        let rate = Rate::from_fraction(Decimal::from_str("0.00000001").unwrap()).unwrap();
        let amount = Money::new(Decimal::from_str("9999999999999.99").unwrap()).unwrap();
        assert_eq!(rate.of(amount).unwrap(), Decimal::from_str("99999.9999999999").unwrap());
        assert!(Rate::from_fraction(Decimal::from_str("0.000000001").unwrap()).is_err());
        assert!(Rate::from_percent(Decimal::from(10_000)).is_err());
    }
}
