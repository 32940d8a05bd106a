//! Tables: found by their header words anywhere in a sheet.

use std::collections::BTreeMap;

use crate::domain::place::{Cell, Place};

use super::header::{Column, Header, Words};
use super::sheet::{Content, Sheet};
use super::unit::Unit;

/// The kinds of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// The authority's table of state money.
    Allocation,
    /// Beslut.
    Decisions,
    /// Föregående år.
    LastYear,
    /// Plan.
    Plan,
    /// Kontakter.
    Contacts,
    /// Alias.
    Aliases,
    /// Medlemmar.
    Members,
}

impl TableKind {
    /// The office's tables, the one with most required columns first: a table of decisions also has
    /// all that a table of members must have.
    pub const OF_OFFICE: [Self; 6] =
        [Self::Decisions, Self::LastYear, Self::Plan, Self::Contacts, Self::Aliases, Self::Members];

    /// The columns of which each group must have one.
    #[must_use]
    pub fn required(self) -> &'static [&'static [Column]] {
        match self {
            Self::Allocation => &[
                &[Column::Association],
                &[Column::Final, Column::Preliminary, Column::Requested, Column::Possible, Column::Allocated],
            ],
            Self::Decisions => {
                &[&[Column::Association], &[Column::Member], &[Column::Rule], &[Column::Value]]
            }
            Self::LastYear => {
                &[&[Column::Association], &[Column::Member], &[Column::Year], &[Column::Amount]]
            }
            Self::Plan => &[&[Column::Association], &[Column::StateAmount, Column::Method]],
            Self::Contacts => &[&[Column::Member], &[Column::Email]],
            Self::Aliases => &[&[Column::Name], &[Column::Target]],
            Self::Members => &[&[Column::Association], &[Column::Member, Column::Code]],
        }
    }

    /// The identifier of the table's name in `text`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Allocation => "table-allocation",
            Self::Decisions => "table-decisions",
            Self::LastYear => "table-last-year",
            Self::Plan => "table-plan",
            Self::Contacts => "table-contacts",
            Self::Aliases => "table-aliases",
            Self::Members => "table-members",
        }
    }
}

/// A header in its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    /// Where it stands.
    pub cell: Cell,
    /// The text as written.
    pub text: String,
    /// The text taken apart.
    pub header: Header,
}

/// A table in a sheet.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What it is.
    pub kind: TableKind,
    /// The header row, counted from 0.
    pub header_row: u32,
    /// The headers by column; a column may be named by several.
    pub columns: BTreeMap<Column, Vec<HeaderCell>>,
    /// Headers that no column knows.
    pub unknown: Vec<HeaderCell>,
}

impl<'a> Table<'a> {
    /// The first table of this kind in the sheet, from `header_row` when that is given.
    #[must_use]
    pub fn find(sheet: &'a Sheet, kind: TableKind, words: &Words, header_row: Option<u32>) -> Option<Self> {
        sheet
            .rows
            .keys()
            .copied()
            .filter(|row| header_row.is_none_or(|wanted| wanted == *row))
            .find_map(|row| Self::at(sheet, kind, words, row))
    }

    fn at(sheet: &'a Sheet, kind: TableKind, words: &Words, row: u32) -> Option<Self> {
        let mut columns: BTreeMap<Column, Vec<HeaderCell>> = BTreeMap::new();
        let mut unknown = Vec::new();
        for (column, content) in sheet.rows.get(&row)? {
            let Content::Text(text) = content else { continue };
            let header_cell = HeaderCell {
                cell: Cell::new(row, *column),
                text: crate::domain::name::clean(text),
                header: Header::parse(text),
            };
            match words.columns(&header_cell.header) {
                [] => unknown.push(header_cell),
                named => {
                    for column in named {
                        columns.entry(*column).or_default().push(header_cell.clone());
                    }
                }
            }
        }
        let has = |group: &&[Column]| group.iter().any(|column| columns.contains_key(column));
        kind.required().iter().all(has).then_some(Self { sheet, kind, header_row: row, columns, unknown })
    }

    /// The rows below the header, with a repeated header left out.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        let header: Vec<&HeaderCell> = self.columns.values().flatten().chain(&self.unknown).collect();
        self.sheet.rows.range(self.header_row.saturating_add(1)..).map(|(row, _)| *row).filter(move |row| {
            !header.iter().all(|cell| {
                let below = self.sheet.text(Cell::new(*row, cell.cell.column));
                below.is_some_and(|text| crate::domain::name::clean(&text) == cell.text)
            })
        })
    }

    /// The one header of a column, where there is exactly one.
    #[must_use]
    pub fn column(&self, column: Column) -> Option<&HeaderCell> {
        match self.columns.get(&column).map(Vec::as_slice) {
            Some([one]) => Some(one),
            _ => None,
        }
    }

    /// The cell of a column in a row, and what stands there.
    #[must_use]
    pub fn cell(&self, row: u32, column: Column) -> Option<(Cell, &'a Content)> {
        let cell = Cell::new(row, self.column(column)?.cell.column);
        self.sheet.content(cell).map(|content| (cell, content))
    }

    /// The place of a column in a row, whether or not anything stands there.
    #[must_use]
    pub fn place(&self, row: u32, column: Column) -> Place {
        let at = self.column(column).map_or(0, |header| header.cell.column);
        self.sheet.place(Cell::new(row, at))
    }

    /// The place of the first cell of a row.
    #[must_use]
    pub fn row_place(&self, row: u32) -> Place {
        let first =
            self.sheet.rows.get(&row).and_then(|cells| cells.keys().next()).copied().unwrap_or_default();
        self.sheet.place(Cell::new(row, first))
    }

    /// The texts above the header, row by row: titles and notes.
    pub fn above(&self) -> impl Iterator<Item = (Cell, &'a str)> + '_ {
        self.sheet.rows.range(..self.header_row).flat_map(|(row, cells)| {
            cells.iter().filter_map(|(column, content)| match content {
                Content::Text(text) => Some((Cell::new(*row, *column), text.as_str())),
                _ => None,
            })
        })
    }

    /// The unit of the amounts under a header: from the header, else from a title above the table.
    #[must_use]
    pub fn unit(&self, header: &HeaderCell) -> Option<Unit> {
        header.header.unit.or_else(|| {
            // The note nearest to the table is the one about it.
            let mut above: Vec<(Cell, &str)> = self.above().collect();
            above.reverse();
            above.into_iter().find_map(|(_, text)| Unit::named_in(text))
        })
    }
}
