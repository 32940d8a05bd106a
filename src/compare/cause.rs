//! What makes an amount differ between two situations.

use crate::domain::word::words;

/// What made an amount differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Who is a member, and which associations there are.
    Membership,
    /// The state's amount: an input.
    StateAmount,
    /// Populations, percentages, weights, fixed amounts: inputs.
    Keys,
    /// Last year's amount: an input.
    LastYear,
    /// The members' decisions.
    Decisions,
    /// The law's parameters.
    Parameters,
    /// Rounding, and the rules for it.
    Rounding,
}

words! {
    Cause {
        Membership = "cause-membership",
        StateAmount = "cause-state-amount",
        Keys = "cause-keys",
        LastYear = "cause-last-year",
        Decisions = "cause-decisions",
        Parameters = "cause-parameters",
        Rounding = "cause-rounding",
    }
}

impl Cause {
    /// All of them, in the order in which they are applied.
    pub const ALL: [Self; 7] = [
        Self::Membership,
        Self::StateAmount,
        Self::Keys,
        Self::LastYear,
        Self::Decisions,
        Self::Parameters,
        Self::Rounding,
    ];
}
