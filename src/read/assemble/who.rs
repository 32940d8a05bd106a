//! Who is meant, and whose membership matters.

use crate::domain::member::Membership;
use crate::domain::year::Year;
use crate::names::associations::{Associations, Listed};
use crate::names::register::Register;

/// Who is meant: what all parts of the work resolve names with.
pub(super) struct Who<'a> {
    pub(super) associations: &'a Associations,
    pub(super) register: &'a Register,
    pub(super) year: Option<Year>,
}

impl Who<'_> {
    /// The association's name as it is shown.
    pub(super) fn name(&self, listed: Listed) -> String {
        self.associations.name(listed).map(|name| name.value.to_string()).unwrap_or_default()
    }
}

/// Whether the membership matters to the run; all do while no year is known.
pub(super) fn covers(membership: &Membership, who: &Who<'_>) -> bool {
    who.year.is_none_or(|year| membership.covers(year))
}
