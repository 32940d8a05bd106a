//! The areas of the tables whose cells other sheets of the workbook refer to.
//!
//! They are settled before the first table is written: the contributions are worked out from the parties' amounts, and
//! what a party pays is the sum of its contributions.

use crate::domain::member::Party;
use crate::rules::outcome::AssociationOutcome;
use crate::write::area::Area;
use crate::write::heading::Heading;

/// The cells of both tables.
pub struct Areas {
    /// The sheet *Bidrag*, a row a member.
    pub contributions: Area,
    /// The sheet *Parter*, a row for the state and one for each party.
    pub parties: Area,
}

/// The value of a member's key, among the contributions.
pub const VALUE: Heading = Heading::Of("heading-key-value");

// The columns of the parties.
pub const SHARE: Heading = Heading::Of("heading-law-share");
pub const BY_LAW: Heading = Heading::Of("heading-by-law");
pub const OFFERED: Heading = Heading::Of("heading-pays");
pub const MATCHES: Heading = Heading::Of("heading-matches");

/// Where the state's row stands among the parties; the other parties follow it.
pub const STATE: usize = 0;

/// The rows (from 0, one past the last) of a party's members among the contributions, who stand together.
pub fn rows_of(association: &AssociationOutcome, party: Party) -> Option<(usize, usize)> {
    let first = association.members().position(|line| line.party == party)?;
    let count = association.members().filter(|line| line.party == party).count();
    Some((first, first.saturating_add(count)))
}
