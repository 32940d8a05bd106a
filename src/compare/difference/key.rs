//! Which of an association's amounts is meant.

use crate::domain::member::Party;
use crate::rules::outcome::Payer;

/// Which amount of an association.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    State,
    Matched,
    Party(Party),
    Member(Party, Payer),
}
