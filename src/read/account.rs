//! Closed books: what became of every row of a table.

use crate::domain::place::{Place, Position};

use super::table::{Table, TableKind};

/// Why a row is not one of the table's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exclusion {
    /// A heading between rows, such as a county: a name without any amount.
    Heading,
    /// A sum row, which is checked.
    Sum,
    /// A note or footnote: neither name nor amount.
    Note,
}

/// The account of one table: every row is used, excluded by a named rule, or a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// What table.
    pub kind: TableKind,
    /// The header row.
    pub header: Place,
    /// The number of rows used.
    pub used: usize,
    /// The rows excluded and why.
    pub excluded: Vec<(Place, Exclusion)>,
}

impl Account {
    /// The account of a table of which no row has been read yet.
    #[must_use]
    pub fn of(table: &Table<'_>) -> Self {
        Self { kind: table.kind, header: table.row_place(table.header_row), used: 0, excluded: Vec::new() }
    }

    /// Notes that a row is excluded.
    pub fn exclude(&mut self, place: Place, why: Exclusion) {
        debug_assert!(matches!(place.position, Position::Cell { .. }), "a row is named by its first cell");
        self.excluded.push((place, why));
    }
}
