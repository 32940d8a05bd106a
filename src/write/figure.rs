//! Figures in cells: exact values, formulas with their exact results, and what is unknown.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::ratio::Ratio;

/// The value of a cell with a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// An exact number, in the unit of its column.
    Exact(Decimal),
    /// A quotient as a spreadsheet works it out.
    Quotient(f64),
    /// Not known, which is not zero.
    Unknown,
    /// There is no such figure: a change in per cent from 0 kr.
    None,
}

impl Figure {
    /// The amount in kr, where it is known.
    pub fn amount(amount: Option<Money>) -> Self {
        amount.map_or(Self::Unknown, |amount| Self::Exact(amount.kronor()))
    }

    /// The rate as a fraction of one.
    pub fn rate(rate: Rate) -> Self {
        Self::Exact(rate.fraction())
    }

    /// The ratio as a fraction of one.
    pub fn ratio(ratio: Ratio) -> Self {
        Decimal::try_from_i128_with_scale(ratio.numerator(), 0)
            .ok()
            .zip(Decimal::try_from_i128_with_scale(ratio.denominator(), 0).ok())
            .map_or(Self::Unknown, |(part, whole)| quotient(part, whole))
    }

    /// `part / whole` of two numbers.
    pub fn part(part: Decimal, whole: Decimal) -> Self {
        quotient(part, whole)
    }

    /// `part / whole`; unknown when either is.
    pub fn quotient(part: Option<Money>, whole: Option<Money>) -> Self {
        match (part, whole) {
            (Some(part), Some(whole)) => quotient(part.kronor(), whole.kronor()),
            _ => Self::Unknown,
        }
    }
}

/// `part / whole` as a spreadsheet works it out: both are the nearest binary fractions, and so is
/// the result.
fn quotient(part: Decimal, whole: Decimal) -> Figure {
    if whole.is_zero() {
        return Figure::None;
    }
    Figure::Quotient(divided(nearest(part), nearest(whole)))
}

#[expect(
    clippy::float_arithmetic,
    reason = "the stored result of a formula must be what the spreadsheet's own division gives"
)]
fn divided(part: f64, whole: f64) -> f64 {
    part / whole
}

/// The binary fraction nearest to the number, which is how a spreadsheet keeps it.
pub fn nearest(number: Decimal) -> f64 {
    // By its digits: parsing rounds correctly, which the conversion of `rust_decimal` need not.
    number.to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotient_is_the_spreadsheets_own() {
        // −130 000 / 1 390 000 as every program with IEEE 754 doubles divides it (Python: -0.09352517985611511).
        let change = Figure::quotient(Some(Money::kr(-130_000)), Some(Money::kr(1_390_000)));
        assert_eq!(change, Figure::Quotient(-0.093_525_179_856_115_11));
    }

    #[test]
    fn nothing_is_worked_out_from_what_is_unknown() {
        assert_eq!(Figure::quotient(None, Some(Money::kr(1))), Figure::Unknown);
        assert_eq!(Figure::quotient(Some(Money::kr(1)), Some(Money::ZERO)), Figure::None);
    }
}
