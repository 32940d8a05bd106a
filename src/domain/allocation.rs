//! The state's allocation to one association (statlig medelstilldelning): five different amounts of the authority, and one
//! that an office assumes before there is any.

use std::collections::BTreeMap;

use super::money::Money;
use super::place::Sourced;

/// Which of the amounts a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountKind {
    /// What the state's model makes possible (möjlig tilldelning).
    Possible,
    /// What the office assumes while nothing is known (antagen tilldelning).
    Assumed,
    /// What the association has asked for (äskade medel).
    Requested,
    /// What Försäkringskassan has preliminarily decided.
    Preliminary,
    /// What Försäkringskassan has finally decided (slutlig tilldelning).
    Final,
    /// What stands in a table that was published anew, because the final one was wrong (rättad tilldelning).
    Corrected,
}

/// How far the allocation has come: the status of the amount that governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AllocationStatus {
    /// Assumed by the office: nobody has asked for it.
    Assumed,
    /// Only asked for.
    Requested,
    /// Preliminarily decided.
    Preliminary,
    /// Finally decided.
    Final,
    /// Finally decided, and then corrected.
    Corrected,
}

impl AllocationStatus {
    /// Whether the amount is decided for good, corrected or not.
    #[must_use]
    pub fn is_final(self) -> bool {
        self >= Self::Final
    }
}

impl AmountKind {
    /// All of them, in the order in which they come about.
    pub const ALL: [Self; 6] =
        [Self::Possible, Self::Assumed, Self::Requested, Self::Preliminary, Self::Final, Self::Corrected];

    /// The status of an allocation that this amount governs; none for the possible amount, which never does: it is a
    /// ceiling, not a decision.
    #[must_use]
    pub fn status(self) -> Option<AllocationStatus> {
        match self {
            Self::Possible => None,
            Self::Assumed => Some(AllocationStatus::Assumed),
            Self::Requested => Some(AllocationStatus::Requested),
            Self::Preliminary => Some(AllocationStatus::Preliminary),
            Self::Final => Some(AllocationStatus::Final),
            Self::Corrected => Some(AllocationStatus::Corrected),
        }
    }

    /// The amount that governs an allocation of this status.
    #[must_use]
    pub fn governing(status: AllocationStatus) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.status() == Some(status))
    }
}

/// The allocation to one association for one year: the amounts in kr that the file gives. One that it does not give is
/// not 0 kr.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allocation(BTreeMap<AmountKind, Sourced<Money>>);

impl Allocation {
    /// The amount that governs and its status: the corrected, else the final, else the preliminary, else the requested, else the
    /// assumed.
    #[must_use]
    pub fn governing(&self) -> Option<(AllocationStatus, &Sourced<Money>)> {
        self.0.iter().rev().find_map(|(kind, amount)| Some((kind.status()?, amount)))
    }

    /// The amount of the given kind.
    #[must_use]
    pub fn amount(&self, kind: AmountKind) -> Option<&Sourced<Money>> {
        self.0.get(&kind)
    }

    /// The possible amount (möjlig tilldelning), in kr.
    #[must_use]
    pub fn possible(&self) -> Option<Money> {
        self.amount(AmountKind::Possible).map(|amount| amount.value)
    }

    /// All amounts, in the order of their kinds.
    pub fn amounts(&self) -> impl Iterator<Item = &Sourced<Money>> {
        self.0.values()
    }

    /// All amounts, to be changed.
    pub fn amounts_mut(&mut self) -> impl Iterator<Item = &mut Sourced<Money>> {
        self.0.values_mut()
    }

    /// Sets the amount of the given kind.
    pub fn set(&mut self, kind: AmountKind, amount: Sourced<Money>) {
        self.0.insert(kind, amount);
    }

    /// Takes the amount of the given kind out.
    pub fn remove(&mut self, kind: AmountKind) -> Option<Sourced<Money>> {
        self.0.remove(&kind)
    }
}

impl FromIterator<(AmountKind, Sourced<Money>)> for Allocation {
    fn from_iter<I: IntoIterator<Item = (AmountKind, Sourced<Money>)>>(amounts: I) -> Self {
        Self(amounts.into_iter().collect())
    }
}
