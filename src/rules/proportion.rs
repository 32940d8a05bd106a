//! An amount by the law's shares, exactly.

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;

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
