//! Money: an exact amount in Swedish kronor, down to one öre.

use std::fmt;

use rust_decimal::Decimal;

/// An exact amount in kronor (kr) with at most two decimals (öre).
///
/// Never a float, never rounded in silence: an operation whose result is not
/// a whole number of öre, or lies outside ±[`Money::MAX`], is an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

/// Why a number is not an amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The amount has a part smaller than one öre.
    #[error("finer than one öre")]
    FinerThanOre,
    /// The amount is beyond ±9 999 999 999 999,99 kr.
    #[error("out of range")]
    OutOfRange,
}

impl Money {
    /// Nothing: 0 kr.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The largest amount, 9 999 999 999 999.99 kr: more than Sweden's yearly product, so whatever lies beyond
    /// it is a fault in the input. In öre it has the fifteen digits that a cell of a spreadsheet holds exactly,
    /// so no amount changes in a workbook; and products with a [`Rate`](super::rate::Rate) stay inside the 28
    /// digits of a decimal.
    pub const MAX: Decimal = Decimal::from_parts(2_764_472_319, 232_830, 0, false, 2);

    /// An amount from a number of kronor.
    ///
    /// # Errors
    /// [`MoneyError::FinerThanOre`] when `kronor` has a part below one öre,
    /// [`MoneyError::OutOfRange`] beyond ±[`Money::MAX`].
    pub fn new(kronor: Decimal) -> Result<Self, MoneyError> {
        if kronor.abs() > Self::MAX {
            return Err(MoneyError::OutOfRange);
        }
        let normal = kronor.normalize();
        if normal.scale() > 2 {
            return Err(MoneyError::FinerThanOre);
        }
        Ok(Self(normal))
    }

    /// An amount from whole kronor. Every `i32` fits.
    #[must_use]
    pub fn kr(kronor: i32) -> Self {
        Self(Decimal::from(kronor))
    }

    /// An amount from a whole number of öre.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond ±[`Money::MAX`].
    pub fn from_ore(ore: i128) -> Result<Self, MoneyError> {
        Decimal::try_from_i128_with_scale(ore, 2).map_err(|_| MoneyError::OutOfRange).and_then(Self::new)
    }

    /// The number of kronor, exactly.
    #[must_use]
    pub fn kronor(self) -> Decimal {
        self.0
    }

    /// Whether the amount is no whole number of kronor.
    #[must_use]
    pub fn has_ore(self) -> bool {
        !self.0.fract().is_zero()
    }

    /// The number of öre, exactly.
    #[must_use]
    pub fn ore(self) -> i128 {
        // A scale of at most 2 is the invariant of the type, so the factor is 1, 10 or 100.
        let factor = match self.0.scale() {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        self.0.mantissa().saturating_mul(factor)
    }

    /// Whether the amount is 0 kr.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the amount is below 0 kr.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// `self + other`.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`].
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_add(other.0).ok_or(MoneyError::OutOfRange).and_then(Self::new)
    }

    /// `self − other`.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.0.checked_sub(other.0).ok_or(MoneyError::OutOfRange).and_then(Self::new)
    }

    /// The sum of the amounts; 0 kr when there are none.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`].
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Money {
    /// Plain digits with a decimal point, for logs and tests; what users read is made in `text`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn the_bound_is_what_a_cell_holds_exactly() {
        assert_eq!(Money::MAX, Decimal::from_str("9999999999999.99").unwrap());
        assert!(Money::new(Money::MAX).is_ok());
        assert_eq!(Money::new(Money::MAX + Decimal::new(1, 2)), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn only_a_part_of_a_krona_is_ore() {
        let has_ore = |text: &str| Money::new(Decimal::from_str(text).unwrap()).unwrap().has_ore();
        assert!(has_ore("0.01") && has_ore("-1234.5") && has_ore("500000.50"));
        assert!(!has_ore("0") && !has_ore("500000.00") && !has_ore("-7"));
    }

    #[test]
    fn half_an_ore_is_not_money() {
        assert_eq!(Money::new(Decimal::new(5, 3)), Err(MoneyError::FinerThanOre));
        assert_eq!(Money::new(Decimal::new(50, 3)).unwrap().ore(), 5);
    }

    #[test]
    fn ore_and_kronor_agree() {
        let amount = Money::from_ore(-123_456).unwrap();
        assert_eq!(amount.kronor(), Decimal::from_str("-1234.56").unwrap());
        assert_eq!(amount.ore(), -123_456);
        assert_eq!(Money::kr(7).ore(), 700);
    }

    #[test]
    fn large_amounts_keep_their_last_krona() {
        // 25 000 001 is not 25 000 000, as it would be in a 32-bit float.
        assert_ne!(Money::kr(25_000_001), Money::kr(25_000_000));
        let large = Money::new(Decimal::from_str("9999999999999.99").unwrap()).unwrap();
        assert_eq!(large.to_string(), "9999999999999.99");
    }
}
