//! The state's allocation to one association (statlig medelstilldelning): five different amounts.

use super::money::Money;
use super::place::Sourced;

/// Which of the five amounts a column of the authority's spreadsheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AmountKind {
    /// What the state's model makes possible (möjlig tilldelning).
    Possible,
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

/// The allocation to one association for one year. Amounts in kr; what the file does not give
/// is `None`, which is not 0 kr.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allocation {
    /// Möjlig tilldelning.
    pub possible: Option<Sourced<Money>>,
    /// Äskade medel.
    pub requested: Option<Sourced<Money>>,
    /// Preliminär tilldelning.
    pub preliminary: Option<Sourced<Money>>,
    /// Slutlig tilldelning.
    pub decided: Option<Sourced<Money>>,
    /// Rättad tilldelning.
    pub corrected: Option<Sourced<Money>>,
}

impl Allocation {
    /// The amount that governs and its status: the corrected, else the final, else the preliminary, else the requested.
    /// The possible amount never governs: it is a ceiling, not a decision.
    #[must_use]
    pub fn governing(&self) -> Option<(AllocationStatus, &Sourced<Money>)> {
        [
            (AllocationStatus::Corrected, &self.corrected),
            (AllocationStatus::Final, &self.decided),
            (AllocationStatus::Preliminary, &self.preliminary),
            (AllocationStatus::Requested, &self.requested),
        ]
        .into_iter()
        .find_map(|(status, amount)| amount.as_ref().map(|amount| (status, amount)))
    }

    /// The amount of the given kind.
    #[must_use]
    pub fn amount(&self, kind: AmountKind) -> Option<&Sourced<Money>> {
        match kind {
            AmountKind::Possible => self.possible.as_ref(),
            AmountKind::Requested => self.requested.as_ref(),
            AmountKind::Preliminary => self.preliminary.as_ref(),
            AmountKind::Final => self.decided.as_ref(),
            AmountKind::Corrected => self.corrected.as_ref(),
        }
    }

    /// Sets the amount of the given kind.
    pub fn set(&mut self, kind: AmountKind, amount: Sourced<Money>) {
        let slot = match kind {
            AmountKind::Possible => &mut self.possible,
            AmountKind::Requested => &mut self.requested,
            AmountKind::Preliminary => &mut self.preliminary,
            AmountKind::Final => &mut self.decided,
            AmountKind::Corrected => &mut self.corrected,
        };
        *slot = Some(amount);
    }
}
