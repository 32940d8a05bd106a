//! Short names of associations, for tables.

use std::collections::BTreeMap;

use super::name::Name;

/// The short names that the office has given its associations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortNames(BTreeMap<Name, Name>);

impl ShortNames {
    /// These short names, by the associations' names.
    #[must_use]
    pub fn new(names: BTreeMap<Name, Name>) -> Self {
        Self(names)
    }

    /// What an association is called in a table: its short name, else its name.
    #[must_use]
    pub fn of<'a>(&'a self, association: &'a Name) -> &'a Name {
        self.0.get(association).unwrap_or(association)
    }
}
