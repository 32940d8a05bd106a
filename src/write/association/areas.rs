//! The areas of the tables whose cells other sheets of the workbook refer to.
//!
//! They are settled before the first table is written: the contributions are worked out from the parties' amounts, and
//! what a party pays is the sum of its contributions.

use crate::domain::member::Party;
use crate::rules::outcome::AssociationOutcome;
use crate::write::area::Area;

/// The cells of both tables.
pub struct Areas {
    /// The sheet *Bidrag*, a row a member.
    pub contributions: Area,
    /// The sheet *Parter*, a row for the state and one for each party.
    pub parties: Area,
}

// The columns of the contributions.
pub const VALUE: usize = 4;
pub const CALCULATED: usize = 6;
pub const CONTRIBUTION: usize = 7;
pub const LAST_YEAR: usize = 8;
pub const CHANGE: usize = 9;

// The columns of the parties.
pub const SHARE: usize = 1;
pub const BY_LAW: usize = 2;
pub const OFFERED: usize = 3;
pub const DIFFERENCE: usize = 4;
pub const MATCHES: usize = 6;

/// Where the state's row stands among the parties; the other parties follow it.
pub const STATE: usize = 0;

/// The rows (from 0, one past the last) of a party's members among the contributions, who stand together.
pub fn rows_of(association: &AssociationOutcome, party: Party) -> Option<(usize, usize)> {
    let first = association.members().position(|line| line.party == party)?;
    let count = association.members().filter(|line| line.party == party).count();
    Some((first, first.saturating_add(count)))
}
