//! Tables: found by their header words anywhere in a sheet.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::name::clean;
use crate::domain::place::{Cell, Place};
use crate::domain::unit::Unit;

pub use super::candidate::HeaderCell;
use super::candidate::{Candidate, says};
use super::column::Column;
use super::header::Words;
use super::sheet::{Content, Sheet};
use super::table_kind::TableKind;
use super::unit;

/// A table in a sheet.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What it is.
    pub kind: TableKind,
    /// The first row of the header, counted from 0.
    pub first_header_row: u32,
    /// The last row of the header, counted from 0.
    pub header_row: u32,
    /// The headers by column; a column may be named by several.
    pub columns: BTreeMap<Column, Vec<HeaderCell>>,
    /// Headers that no column knows.
    pub unknown: Vec<HeaderCell>,
    /// The first row above the header that belongs to this table.
    pub start: u32,
    /// The first row that no longer belongs to this table.
    pub end: u32,
}

/// The most rows of titles above a header.
const MOST_TITLES: usize = 20;

impl<'a> Table<'a> {
    /// The first table of this kind in the sheet, from `header_row` when that is given.
    #[must_use]
    pub fn find(sheet: &'a Sheet, kind: TableKind, words: &Words, header_row: Option<u32>) -> Option<Self> {
        Self::all(sheet, kind, words, header_row).into_iter().next()
    }

    /// All tables of this kind in the sheet, from above and downwards. A header that is repeated, as on
    /// a second printed page, begins no new table.
    #[must_use]
    pub fn all(sheet: &'a Sheet, kind: TableKind, words: &Words, header_row: Option<u32>) -> Vec<Self> {
        let candidates = match header_row {
            Some(row) if sheet.rows.contains_key(&row) => Candidate::said_to_be(sheet, words, row),
            Some(_) => Vec::new(),
            None => Candidate::all(sheet, words),
        };
        Self::among(sheet, kind, words, &candidates)
    }

    /// All tables of this kind that have one of these headers.
    fn among(sheet: &'a Sheet, kind: TableKind, words: &Words, candidates: &[Candidate]) -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        for heights in candidates.chunk_by(|one, other| one.last == other.last) {
            let Some(mut found) = Self::clearest(sheet, kind, words, heights) else { continue };
            match tables.last_mut() {
                // The row above was taken for the whole header, and this is its lower half.
                Some(before) if found.first_header_row <= before.header_row => {
                    if found.clarity() > before.clarity() {
                        found.start = before.start;
                        *before = found;
                    }
                }
                Some(before) if before.has_same_header(&found) => {}
                Some(before) => {
                    found.start = found.titles_begin(before.header_row.saturating_add(1));
                    before.end = found.start;
                    tables.push(found);
                }
                None => tables.push(found),
            }
        }
        tables
    }

    /// The office's tables in the sheet, from above and downwards. Where a header could be that of several
    /// kinds, it is that of the most demanding.
    #[must_use]
    pub fn of_office(sheet: &'a Sheet, words: &Words) -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        let candidates = Candidate::all(sheet, words);
        for kind in TableKind::OF_OFFICE {
            for table in Self::among(sheet, kind, words, &candidates) {
                let overlaps = |other: &Self| {
                    other.first_header_row <= table.header_row && table.first_header_row <= other.header_row
                };
                if !tables.iter().any(overlaps) {
                    tables.push(table);
                }
            }
        }
        tables.sort_by_key(|table| table.header_row);
        let later = tables.iter().skip(1).zip(&tables);
        let starts: Vec<u32> =
            later.map(|(table, before)| table.titles_begin(before.header_row.saturating_add(1))).collect();
        for (table, start) in tables.iter_mut().zip(&starts) {
            table.end = table.end.min(*start);
        }
        for (table, start) in tables.iter_mut().skip(1).zip(&starts) {
            table.start = *start;
        }
        tables
    }

    /// The table whose header ends in one row: of one row, or of up to three when that says more.
    fn clearest(sheet: &'a Sheet, kind: TableKind, words: &Words, heights: &[Candidate]) -> Option<Self> {
        let mut best: Option<Self> = None;
        for candidate in heights {
            let Some(table) = Self::under(sheet, kind, words, candidate) else { continue };
            if best.as_ref().is_none_or(|best| table.clarity() > best.clarity()) {
                best = Some(table);
            }
        }
        best
    }

    /// The table of this kind under a header, where it is one of such a table.
    fn under(sheet: &'a Sheet, kind: TableKind, words: &Words, candidate: &Candidate) -> Option<Self> {
        let mut columns: BTreeMap<Column, Vec<HeaderCell>> = BTreeMap::new();
        let mut unknown = Vec::new();
        for header in &candidate.cells {
            let named = meanings(kind, words, header);
            if named.is_empty() {
                unknown.push(header.clone());
                continue;
            }
            for column in named {
                columns.entry(column).or_default().push(header.clone());
            }
        }
        if kind == TableKind::Allocation && !columns.contains_key(&Column::Association) {
            // Above the names of associations often stands nothing but `Namn`.
            if let Some(name) = columns.remove(&Column::Name) {
                columns.insert(Column::Association, name);
            }
        }
        // A column that the settings name by its letters has a cell in every row: at least one header must
        // say what it is.
        if !candidate.is_given && !columns.values().flatten().any(|header| says(words, header)) {
            return None;
        }
        let has = |group: &&[Column]| group.iter().any(|column| columns.contains_key(column));
        kind.required().iter().all(has).then_some(Self {
            sheet,
            kind,
            first_header_row: candidate.first,
            header_row: candidate.last,
            columns,
            unknown,
            start: 0,
            end: u32::MAX,
        })
    }

    /// How much the header says: the columns it names, for how many of them it says which amounts they hold, their
    /// units and their years.
    fn clarity(&self) -> (usize, usize, usize) {
        let mut cells: BTreeMap<u32, &HeaderCell> = BTreeMap::new();
        let mut clear: BTreeSet<u32> = BTreeSet::new();
        for (column, header) in
            self.columns.iter().flat_map(|(column, all)| all.iter().map(move |it| (column, it)))
        {
            cells.insert(header.cell.column, header);
            if *column != Column::Allocated {
                clear.insert(header.cell.column);
            }
        }
        let marks = cells.values().map(|header| {
            usize::from(header.header.unit.is_some()).saturating_add(header.header.years.len())
        });
        (cells.len(), clear.len(), marks.sum())
    }

    fn has_same_header(&self, other: &Self) -> bool {
        let headers = |table: &Self| -> BTreeSet<(u32, String)> {
            let known = table.columns.values().flatten().chain(&table.unknown);
            known.map(|header| (header.cell.column, header.text.clone())).collect()
        };
        headers(self) == headers(other)
    }

    /// Where the titles of a table that is not the first begin: the block of text above its header.
    fn titles_begin(&self, earliest: u32) -> u32 {
        let mut start = self.first_header_row;
        let above = self.sheet.rows.range(earliest.min(start)..start).rev().take(MOST_TITLES);
        for (row, cells) in above {
            let is_text = cells.len() == 1 && cells.values().all(|cell| matches!(cell, Content::Text(_)));
            // A gap of one row may stand between titles and header; more ends the block.
            if !is_text || start.saturating_sub(*row) > 2 {
                break;
            }
            start = *row;
        }
        start
    }

    /// The rows below the header, with a repeated header left out.
    pub fn rows(&self) -> impl Iterator<Item = u32> + '_ {
        let first = self.header_row.saturating_add(1);
        let all = self.sheet.rows.range(first..self.end.max(first)).map(|(row, _)| *row);
        all.filter(move |row| !self.repeats_header(*row))
    }

    /// The rows below the header that repeat it.
    pub fn repeated_headers(&self) -> impl Iterator<Item = u32> + '_ {
        let first = self.header_row.saturating_add(1);
        let all = self.sheet.rows.range(first..self.end.max(first)).map(|(row, _)| *row);
        all.filter(move |row| self.repeats_header(*row))
    }

    /// Whether the row stands in a repetition of the header: all of its cells say what the header's cells
    /// in the same row of it say.
    fn repeats_header(&self, row: u32) -> bool {
        let Some(cells) = self.sheet.rows.get(&row) else { return false };
        self.sheet
            .rows
            .range(self.first_header_row..=self.header_row)
            .any(|(_, of_header)| of_header.len() > 1 && say_the_same(of_header, cells))
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
        let rows = self.sheet.rows.range(self.start.min(self.first_header_row)..self.first_header_row);
        rows.flat_map(|(row, cells)| {
            cells.iter().filter_map(|(column, content)| match content {
                Content::Text(text) => Some((Cell::new(*row, *column), text.as_str())),
                _ => None,
            })
        })
    }

    /// The unit that a title above the table names, and where.
    #[must_use]
    pub fn title_unit(&self) -> Option<(Cell, Unit)> {
        // The note nearest to the table is the one about it.
        let mut above: Vec<(Cell, &str)> = self.above().collect();
        above.reverse();
        above.into_iter().find_map(|(cell, text)| Some((cell, unit::named_in(text)?)))
    }

    /// The unit of the amounts under a header: from the header, else from a title above the table.
    #[must_use]
    pub fn unit(&self, header: &HeaderCell) -> Option<Unit> {
        header.header.unit.or_else(|| self.title_unit().map(|(_, unit)| unit))
    }
}

/// Whether two rows say the same in the same columns.
fn say_the_same(one: &BTreeMap<u32, Content>, other: &BTreeMap<u32, Content>) -> bool {
    let text = |content: &Content| clean(&content.as_text());
    one.len() == other.len()
        && one.iter().zip(other).all(|((column, content), (there, other))| {
            column == there && (content == other || text(content) == text(other))
        })
}

/// What a header of this kind of table means.
fn meanings(kind: TableKind, words: &Words, cell: &HeaderCell) -> Vec<Column> {
    if kind == TableKind::Allocation
        && let Some(column) = words.named(&cell.text, &cell.cell.column_letters())
    {
        return vec![column];
    }
    let header = &cell.header;
    let mut named = words.columns(header).to_vec();
    if kind == TableKind::Allocation {
        named.retain(|column| !words.names(*column));
    }
    if kind == TableKind::Allocation
        && let Some(kind) = header.group
        && let Some(column) = named.iter_mut().find(|column| **column == Column::Allocated)
    {
        *column = Column::of_amount(kind);
    }
    // The words of these tables mean nothing in others.
    named.retain(|column| match column {
        Column::Municipality | Column::Population16To64 | Column::Measure => kind == TableKind::Model,
        Column::OwnCapital | Column::Funds | Column::StateBefore => kind == TableKind::Associations,
        _ => true,
    });
    if named.is_empty()
        && kind == TableKind::Allocation
        && header.words.is_empty()
        && !header.years.is_empty()
    {
        // A year alone above amounts: the wide form.
        return vec![Column::Allocated];
    }
    named
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::candidate::may_head_a_table;
    use super::*;
    use crate::domain::place::SourceFile;

    /// Pieces of headers, units that are split between cells, parentheses that are, and words of no header.
    const PIECES: [&str; 26] = [
        "",
        "Förbund",
        "Samordningsförbund",
        "Medlem",
        "Kod",
        "Namn",
        "Avser",
        "E-post",
        "Regel",
        "Värde",
        "År",
        "Belopp",
        "Slutlig",
        "Tilldelning",
        "Tilldelning 2024",
        "Statlig",
        "2024",
        "(tkr",
        "kr)",
        "1 000",
        "kr",
        "tusen",
        "kronor",
        "Befolkning 16–64",
        "Örebro (not",
        "Metod*",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_header_of_a_table_is_passed_over(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 12),
        ) {
            let file = Arc::new(SourceFile { path: "a.xlsx".into(), sha256: String::new() });
            let mut sheet = Sheet::new(&file, None, true);
            for (index, piece) in (0_u32..).zip(pieces).filter(|(_, piece)| !piece.is_empty()) {
                sheet.put(Cell::new(index / 4, index % 4), Content::Text(piece.to_owned()));
            }
            let words = Words::built_in();
            for candidate in (0..3).flat_map(|row| Candidate::said_to_be(&sheet, &words, row)) {
                let (first, last) = (candidate.first, candidate.last);
                let candidate = Candidate { is_given: false, ..candidate };
                let is_one = |kind| Table::under(&sheet, kind, &words, &candidate).is_some();
                let kind = TableKind::all().find(|kind| is_one(*kind));
                prop_assert!(kind.is_none() || may_head_a_table(&sheet, &words, first, last), "{kind:?}");
            }
        }
    }
}
