//! The words for the field's kinds.

use finsam::domain::allocation::{AllocationStatus, AmountKind};
use finsam::domain::decision::DecisionRule;
use finsam::domain::decision::DecisionStatus;
use finsam::domain::member::Party;
use finsam::domain::rounding::Direction;
use finsam::domain::split_key::KeyKind;
use finsam::domain::word::Word;
use finsam::findings::Severity;
use finsam::read::account::Exclusion;

/// The identifiers of the words for the field's kinds.
pub fn words() -> Vec<&'static str> {
    [
        Party::IDS,
        KeyKind::IDS,
        AmountKind::IDS,
        AllocationStatus::IDS,
        DecisionStatus::IDS,
        Option::<DecisionStatus>::IDS,
        Direction::IDS,
        Severity::IDS,
        DecisionRule::IDS,
        Exclusion::IDS,
    ]
    .concat()
}
