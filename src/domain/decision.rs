//! Members' own decisions: what stands in a memo, not in the law.

use std::fmt;

use jiff::civil::Date;

use super::code::Code;
use super::money::Money;
use super::name::Name;
use super::place::{Place, Sourced};
use super::rate::Rate;
use super::rounding::Rounding;
use super::year::Year;

/// What a decision applies to: one, or all (`*`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope<T> {
    /// Every association, or every member (`*`).
    All,
    /// The one named.
    One(T),
}

impl<T: PartialEq> Scope<T> {
    /// Whether the scope takes in `item`.
    pub fn includes(&self, item: &T) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => one == item,
        }
    }
}

/// The budget years that a decision is for: one, or several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Years {
    first: Year,
    last: Year,
}

/// The last year came before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the last year comes before the first")]
pub struct BackwardsError;

impl Years {
    /// The years from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`BackwardsError`] when `last` comes before `first`.
    pub fn new(first: Year, last: Year) -> Result<Self, BackwardsError> {
        if first <= last { Ok(Self { first, last }) } else { Err(BackwardsError) }
    }

    /// Whether `year` is one of them.
    #[must_use]
    pub fn include(self, year: Year) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

impl From<Year> for Years {
    fn from(year: Year) -> Self {
        Self { first: year, last: year }
    }
}

impl fmt::Display for Years {
    /// `2024`, or `2024–2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            fmt::Display::fmt(&self.first, f)
        } else {
            write!(f, "{}–{}", self.first, self.last)
        }
    }
}

/// The rules by which members decide, as a row of the sheet Beslut names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionRule {
    /// minskning
    Reduction,
    /// följer
    Follows,
    /// belopp
    Amount,
    /// tak
    Cap,
    /// golv
    Floor,
}

/// What a rule takes as its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A percentage.
    Rate,
    /// Another member.
    Member,
    /// An amount in kr.
    Amount,
}

impl DecisionRule {
    /// What the rule takes as its value.
    #[must_use]
    pub fn takes(self) -> Takes {
        match self {
            Self::Reduction => Takes::Rate,
            Self::Follows => Takes::Member,
            Self::Amount | Self::Cap | Self::Floor => Takes::Amount,
        }
    }

    /// The kind of the rule, by the name of its first: of rules of one kind only one governs, and those of different
    /// kinds do not compete.
    #[must_use]
    pub fn kind(self) -> Self {
        match self {
            Self::Follows => Self::Reduction,
            rule => rule,
        }
    }

    /// Whether the rule says what the contribution is to be, not only between what it is to lie.
    #[must_use]
    pub fn says_the_contribution(self) -> bool {
        matches!(self.kind(), Self::Reduction | Self::Amount)
    }
}

/// What was decided. A member is another one by its code; while a row is read, by the name that stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure<M = Code> {
    /// A change of last year's contribution by this rate; a reduction (minskning) of 10 % is `−10 %`.
    Change(Rate),
    /// The same change as another member makes in the same association (följer).
    Follows(M),
    /// A decided amount in kr (belopp): it overrides every other rule.
    Amount(Money),
    /// At most this amount in kr (tak).
    Cap(Money),
    /// At least this amount in kr (golv).
    Floor(Money),
}

impl<M> Measure<M> {
    /// A reduction as offices write it: `10 %` and `−10 %` both mean 10 % less.
    #[must_use]
    pub fn reduction(written: Rate) -> Self {
        Self::Change(written.min(written.negated()))
    }

    /// What a rule decides that takes an amount; none of a rule that takes something else.
    #[must_use]
    pub fn of_amount(rule: DecisionRule, amount: Money) -> Option<Self> {
        match rule {
            DecisionRule::Amount => Some(Self::Amount(amount)),
            DecisionRule::Cap => Some(Self::Cap(amount)),
            DecisionRule::Floor => Some(Self::Floor(amount)),
            DecisionRule::Reduction | DecisionRule::Follows => None,
        }
    }

    /// The rule by which it was decided.
    #[must_use]
    pub fn rule(&self) -> DecisionRule {
        match self {
            Self::Change(_) => DecisionRule::Reduction,
            Self::Follows(_) => DecisionRule::Follows,
            Self::Amount(_) => DecisionRule::Amount,
            Self::Cap(_) => DecisionRule::Cap,
            Self::Floor(_) => DecisionRule::Floor,
        }
    }

    /// The amount in kr, where it is one.
    #[must_use]
    pub fn amount(&self) -> Option<Money> {
        match self {
            Self::Amount(amount) | Self::Cap(amount) | Self::Floor(amount) => Some(*amount),
            Self::Change(_) | Self::Follows(_) => None,
        }
    }
}

/// How firm a decision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionStatus {
    /// A proposal.
    Preliminary,
    /// Decided on condition that the other members decide the same.
    Conditional,
    /// Decided.
    Final,
}

/// One row of the sheet Beslut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// In which association, by its name in the member list.
    pub association: Scope<Name>,
    /// By which member.
    pub member: Scope<Code>,
    /// What was decided, and the cell that says so.
    pub measure: Sourced<Measure>,
    /// The name in the register of the member that is followed, for [`Measure::Follows`].
    pub followed: Option<Name>,
    /// The budget years that the row says it is for; `None` where it does not say.
    pub years: Option<Years>,
    /// How the amount is rounded; `None` leaves it to the settings.
    pub rounding: Option<Sourced<Rounding>>,
    /// When it was decided.
    pub date: Option<Date>,
    /// How firm it is; `None` where the row does not say, which counts as not decided.
    pub status: Option<DecisionStatus>,
    /// The reference number (diarienummer).
    pub reference: Option<String>,
    /// A note for the reader.
    pub note: Option<String>,
    /// The row, by its first cell.
    pub place: Place,
}

impl Decision {
    /// How specific the decision is: 2 names both association and member, 1 one of them, 0 neither.
    /// The more specific decision governs.
    #[must_use]
    pub fn rank(&self) -> u8 {
        u8::from(self.association != Scope::All).saturating_add(u8::from(self.member != Scope::All))
    }

    /// Whether the decision is about this member in this association.
    #[must_use]
    pub fn concerns(&self, association: &Name, member: Code) -> bool {
        self.association.includes(association) && self.member.includes(&member)
    }
}
