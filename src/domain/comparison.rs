//! A comparison: this year's amount and last year's, or any two amounts one after the other.

use super::money::Money;
use super::ratio::Ratio;

/// Two amounts, in kr. What is not known is `None`, and so is what is made from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The amount that is compared.
    pub now: Option<Money>,
    /// What it is compared with.
    pub before: Option<Money>,
}

impl Comparison {
    /// The change in kr.
    #[must_use]
    pub fn change(self) -> Option<Money> {
        self.now?.minus(self.before?).ok()
    }

    /// The change as a fraction of what was before; `None` also when that was 0 kr.
    #[must_use]
    pub fn ratio(self) -> Option<Ratio> {
        Ratio::change(self.before?, self.now?)
    }

    /// All of them together: unknown where any of them is.
    #[must_use]
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        let plus = |one: Option<Money>, other: Option<Money>| one?.plus(other?).ok();
        let nothing = Self { now: Some(Money::ZERO), before: Some(Money::ZERO) };
        all.into_iter().fold(nothing, |sum, next| Self {
            now: plus(sum.now, next.now),
            before: plus(sum.before, next.before),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_is_not_compared_and_makes_a_sum_unknown() {
        let known = Comparison { now: Some(Money::kr(900)), before: Some(Money::kr(1_000)) };
        assert_eq!((known.change(), known.ratio()), (Some(Money::kr(-100)), Ratio::new(-1, 10)));
        let new = Comparison { before: None, ..known };
        assert_eq!((new.change(), new.ratio()), (None, None));
        let both = Comparison::sum([known, new]);
        assert_eq!(both, Comparison { now: Some(Money::kr(1_800)), before: None });
        assert_eq!(Comparison::sum([]).change(), Some(Money::ZERO));
        let from_nothing = Comparison { before: Some(Money::ZERO), ..known };
        assert_eq!((from_nothing.change(), from_nothing.ratio()), (Some(Money::kr(900)), None));
    }
}
