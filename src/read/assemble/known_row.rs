//! A row of the sheet Medlemmar, once it is known whom it means.

use crate::domain::member::Membership;
use crate::names::associations::Listed;
use crate::read::rows::MemberRow;

/// A row whose association and member are known.
pub(super) struct KnownRow<'a> {
    pub(super) row: &'a MemberRow,
    pub(super) association: Listed,
    pub(super) membership: Membership,
}
