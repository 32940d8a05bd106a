//! The words for the field's kinds: parties, keys, statuses.

use crate::domain::allocation::{AllocationStatus, AmountKind};
use crate::domain::decision::DecisionStatus;
use crate::domain::member::Party;
use crate::domain::rounding::Direction;
use crate::domain::split_key::KeyKind;
use crate::findings::Severity;
use crate::read::rows::DecisionRule;

/// A value that has a word of its own in both languages.
pub trait Word {
    /// The identifier of the word.
    fn id(&self) -> &'static str;
}

macro_rules! words {
    ($($kind:ident { $($variant:ident = $id:literal),+ $(,)? })+) => {
        $(impl Word for $kind {
            fn id(&self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        })+

        /// The identifiers of all these words, for the test that each is said in both languages.
        pub const IDS: &[&str] = &[$($($id),+),+];
    };
}

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
    DecisionRule {
        Reduction = "rule-reduction",
        Follows = "rule-follows",
        Amount = "rule-amount",
        Cap = "rule-cap",
        Floor = "rule-floor",
    }
    AmountKind {
        Possible = "column-possible",
        Requested = "column-requested",
        Preliminary = "column-preliminary",
        Final = "column-final",
    }
    AllocationStatus {
        Requested = "allocation-status-requested",
        Preliminary = "allocation-status-preliminary",
        Final = "allocation-status-final",
    }
    DecisionStatus {
        Preliminary = "decision-status-preliminary",
        Conditional = "decision-status-conditional",
        Final = "decision-status-final",
    }
    Direction {
        Up = "direction-up",
        Nearest = "direction-nearest",
        Down = "direction-down",
    }
    Severity {
        Error = "severity-error",
        Warning = "severity-warning",
        Information = "severity-information",
    }
}

impl Word for Option<DecisionStatus> {
    fn id(&self) -> &'static str {
        self.as_ref().map_or("decision-status-none", Word::id)
    }
}
