//! The words for the field's kinds: parties, keys, statuses.
//!
//! A kind knows the identifier of its word and nothing of any language; `text` says the word.

use super::allocation::{AllocationStatus, AmountKind};
use super::decision::{DecisionRule, DecisionStatus};
use super::member::Party;
use super::plan::PlanMethod;
use super::rounding::Direction;
use super::split_key::KeyKind;

/// A value that has a word of its own in both languages.
pub trait Word {
    /// The identifiers of the words of all values of the kind.
    const IDS: &'static [&'static str];

    /// The identifier of the word.
    fn id(&self) -> &'static str;
}

/// Gives each value of a kind the identifier of its word.
macro_rules! words {
    ($($kind:ident { $($variant:ident = $id:literal),+ $(,)? })+) => {
        $(impl $crate::domain::word::Word for $kind {
            const IDS: &'static [&'static str] = &[$($id),+];

            fn id(&self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        })+
    };
}

pub(crate) use words;

words! {
    Party {
        State = "party-state",
        Regions = "party-regions",
        Municipalities = "party-municipalities",
    }
    KeyKind {
        Population = "key-population",
        Population16To64 = "key-population-16-64",
        Equal = "key-equal",
        Percent = "key-percent",
        Weight = "key-weight",
        Amount = "key-amount",
    }
    AmountKind {
        Possible = "column-possible",
        Assumed = "column-assumed",
        Requested = "column-requested",
        Preliminary = "column-preliminary",
        Final = "column-final",
        Corrected = "column-corrected",
    }
    AllocationStatus {
        Assumed = "allocation-status-assumed",
        Requested = "allocation-status-requested",
        Preliminary = "allocation-status-preliminary",
        Final = "allocation-status-final",
        Corrected = "allocation-status-corrected",
    }
    DecisionRule {
        Reduction = "rule-reduction",
        Follows = "rule-follows",
        Amount = "rule-amount",
        Cap = "rule-cap",
        Floor = "rule-floor",
    }
    DecisionStatus {
        Preliminary = "decision-status-preliminary",
        Conditional = "decision-status-conditional",
        Final = "decision-status-final",
    }
    PlanMethod {
        Linear = "plan-linear",
        EqualPercent = "plan-equal-percent",
    }
    Direction {
        Up = "direction-up",
        Nearest = "direction-nearest",
        Down = "direction-down",
    }
}

impl Word for Option<DecisionStatus> {
    const IDS: &'static [&'static str] = &["decision-status-none"];

    fn id(&self) -> &'static str {
        self.as_ref().map_or("decision-status-none", Word::id)
    }
}
