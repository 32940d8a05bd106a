//! Another name that the office's list knows an association by, and when it was used.

use jiff::civil::Date;

use crate::domain::place::Sourced;
use crate::domain::year::Year;

/// A row of the sheet Alias: one more name of an association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// Namn: another name, or a predecessor.
    pub name: Sourced<String>,
    /// Avser: what it means.
    pub target: Sourced<String>,
    /// Från: the first day that the name was used.
    pub from: Option<Sourced<Date>>,
    /// Till: the last.
    pub to: Option<Sourced<Date>>,
}

impl Alias {
    /// Whether the name was used in the year.
    pub(super) fn covers(&self, year: Year) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= year.last_day())
            && self.to.as_ref().is_none_or(|to| to.value >= year.first_day())
    }

    /// Whether both names were used on some day.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time = |from: &Option<Sourced<Date>>, to: &Option<Sourced<Date>>| match (from, to) {
            (Some(from), Some(to)) => from.value <= to.value,
            _ => true,
        };
        begins_in_time(&self.from, &other.to) && begins_in_time(&other.from, &self.to)
    }
}
