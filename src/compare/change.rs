//! The very values that differ between two situations, as somebody stated them.

use super::cause::Cause;
use crate::domain::allocation::AllocationStatus;
use crate::domain::decision::Measure;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::Place;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::Rounding;
use crate::domain::split_key::KeyKind;
use crate::rules::trace::Value;

/// A value that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub cause: Cause,
    /// Whose value it is, when it is a member's; else it is the association's.
    pub member: Option<Name>,
    /// The party of the member.
    pub party: Option<Party>,
    /// What stood there.
    pub old: Option<Stated>,
    /// What stands there now.
    pub new: Option<Stated>,
}

/// A value as somebody stated it, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What.
    pub said: Said,
    /// Where; none for the law and for what finsam does when nobody says anything.
    pub place: Option<Place>,
}

/// What somebody stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// An amount in kr.
    Amount(Money),
    /// A key with its value.
    Key(KeyKind, Value),
    /// A party's share by law.
    Share(Party, Ratio),
    /// The state's amount, with its status.
    State(AllocationStatus, Money),
    /// A decided reduction, decided amount, cap or floor.
    Measure(Measure),
    /// That somebody is a member.
    Member,
    /// That there is such an association.
    Association,
    /// A rule for rounding.
    Rounding(Rounding),
    /// The unit of a split, in kr.
    Unit(Money),
}
