//! Tables: found by their header words anywhere in a sheet.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Förbund: own capital and last year's state amount.
    Associations,
    /// The table of the state's model.
    Model,
}

impl TableKind {
    /// The office's tables, the one with most required columns first: a table of decisions also has
    /// all that a table of members must have.
    pub const OF_OFFICE: [Self; 7] = [
        Self::Decisions,
        Self::LastYear,
        Self::Plan,
        Self::Contacts,
        Self::Aliases,
        Self::Members,
        Self::Associations,
    ];

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
            Self::Associations => &[&[Column::Association], &[Column::OwnCapital, Column::StateBefore]],
            Self::Model => {
                &[&[Column::Municipality, Column::Code], &[Column::Population16To64], &[Column::Measure]]
            }
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
            Self::Associations => "table-associations",
            Self::Model => "table-model",
        }
    }
}

/// A header in its cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderCell {
    /// Where it stands: the lowest cell, when it stands in several rows.
    pub cell: Cell,
    /// The text as written; from above and downwards, when it stands in several rows.
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

/// The most rows that a header takes.
const TALLEST_HEADER: u32 = 3;
/// The most cells that are tried as headers.
const MOST_HEADER_CELLS: usize = 20_000;
/// The longest text of a header, in bytes; a longer one is a note.
const LONGEST_HEADER: usize = 500;
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
        match header_row {
            Some(row) if sheet.rows.contains_key(&row) => Self::in_rows(sheet, kind, words, &[row], true),
            Some(_) => Vec::new(),
            None => Self::in_rows(sheet, kind, words, &possible_headers(sheet, words), false),
        }
    }

    /// All tables of this kind whose header ends in one of these rows.
    fn in_rows(
        sheet: &'a Sheet,
        kind: TableKind,
        words: &Words,
        rows: &[u32],
        are_headers: bool,
    ) -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        for row in rows {
            let Some(mut found) = Self::ending_at(sheet, kind, words, *row, are_headers) else {
                continue;
            };
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
        let rows = possible_headers(sheet, words);
        for kind in TableKind::OF_OFFICE {
            for table in Self::in_rows(sheet, kind, words, &rows, false) {
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

    /// The table whose header ends in `row`: of one row, or of up to three when that says more.
    fn ending_at(
        sheet: &'a Sheet,
        kind: TableKind,
        words: &Words,
        row: u32,
        is_header: bool,
    ) -> Option<Self> {
        let mut best: Option<Self> = None;
        for height in 1..=TALLEST_HEADER {
            let Some(first) = row.checked_sub(height.saturating_sub(1)) else { break };
            if first < row && !is_upper_header(sheet, first, row) {
                break;
            }
            let Some(table) = Self::spanning(sheet, kind, words, (first, row), is_header) else { continue };
            if best.as_ref().is_none_or(|best| table.clarity() > best.clarity()) {
                best = Some(table);
            }
        }
        best
    }

    /// The table whose header takes the rows from `first` to `last`, where that is so, or where somebody
    /// says that it is (`is_header`).
    fn spanning(
        sheet: &'a Sheet,
        kind: TableKind,
        words: &Words,
        (first, last): (u32, u32),
        is_header: bool,
    ) -> Option<Self> {
        let mut columns: BTreeMap<Column, Vec<HeaderCell>> = BTreeMap::new();
        let mut unknown = Vec::new();
        let mut seen = BTreeSet::new();
        for column in (first..=last).filter_map(|row| sheet.rows.get(&row)).flat_map(BTreeMap::keys) {
            if seen.contains(column) {
                continue;
            }
            let Some(header) = header_cell(sheet, words, first, last, *column) else { continue };
            seen.insert(*column);
            let named = meanings(kind, words, &header);
            if named.is_empty() {
                unknown.push(header);
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
        let says = |header: &HeaderCell| {
            !words.columns(&header.header).is_empty() || words.named(&header.text, "").is_some()
        };
        if !is_header && !columns.values().flatten().any(says) {
            return None;
        }
        let has = |group: &&[Column]| group.iter().any(|column| columns.contains_key(column));
        kind.required().iter().all(has).then_some(Self {
            sheet,
            kind,
            first_header_row: first,
            header_row: last,
            columns,
            unknown,
            start: 0,
            end: u32::MAX,
        })
    }

    /// How much the header says: the columns it names, their units and their years.
    fn clarity(&self) -> (usize, usize) {
        let mut cells: BTreeMap<u32, &HeaderCell> = BTreeMap::new();
        for header in self.columns.values().flatten() {
            cells.insert(header.cell.column, header);
        }
        let marks = cells.values().map(|header| {
            usize::from(header.header.unit.is_some()).saturating_add(header.header.years.len())
        });
        (cells.len(), marks.sum())
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
        (self.first_header_row..=self.header_row).any(|header_row| {
            let of_header = self.texts(header_row);
            of_header.len() > 1 && of_header == self.texts(row)
        })
    }

    fn texts(&self, row: u32) -> BTreeMap<u32, String> {
        let cells = self.sheet.rows.get(&row).into_iter().flatten();
        cells.map(|(column, content)| (*column, crate::domain::name::clean(&content.as_text()))).collect()
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
        above.into_iter().find_map(|(cell, text)| Some((cell, Unit::named_in(text)?)))
    }

    /// The unit of the amounts under a header: from the header, else from a title above the table.
    #[must_use]
    pub fn unit(&self, header: &HeaderCell) -> Option<Unit> {
        header.header.unit.or_else(|| self.title_unit().map(|(_, unit)| unit))
    }
}

/// The first column that has something in the rows from `first` to `last`: that of the names.
fn leftmost(sheet: &Sheet, first: u32, last: u32) -> u32 {
    let rows = sheet.rows.range(first.min(last)..=last);
    rows.filter_map(|(_, cells)| cells.keys().next()).min().copied().unwrap_or_default()
}

/// Whether a row can be the upper part of a header that ends in `last`: it names groups of columns. One text
/// alone is a title, unless it is merged over some of the columns but the first.
fn is_upper_header(sheet: &Sheet, row: u32, last: u32) -> bool {
    let Some(cells) = sheet.rows.get(&row) else { return false };
    let first_column = leftmost(sheet, row, last);
    match cells.keys().next() {
        Some(only) if cells.len() == 1 => sheet.merged.iter().any(|(start, end)| {
            *start == Cell::new(row, *only) && *only > first_column && end.column > *only
        }),
        first => first.is_some(),
    }
}

/// The rows in which a header may end: those with a word of some header in them or in the rows above that
/// could belong to it. Where the settings name columns, by any text or by letters, every row may be one.
///
/// Only so many cells are tried. A sheet whose header came after them would be one with thousands of rows that
/// read like headers; no table is then found, and that is told.
fn possible_headers(sheet: &Sheet, words: &Words) -> Vec<u32> {
    let speaks = |cells: &BTreeMap<u32, Content>| {
        cells.values().any(|content| match content {
            Content::Text(text) => text.len() <= LONGEST_HEADER && words.are_in(text),
            _ => false,
        })
    };
    let mut last_that_speaks: Option<u32> = None;
    let mut possible = Vec::new();
    let mut room = MOST_HEADER_CELLS;
    for (row, cells) in &sheet.rows {
        if words.are_named() || speaks(cells) {
            last_that_speaks = Some(*row);
        }
        if last_that_speaks.is_some_and(|speaking| row.saturating_sub(speaking) < TALLEST_HEADER) {
            let Some(left) = room.checked_sub(cells.len()) else { break };
            room = left;
            possible.push(*row);
        }
    }
    possible
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

/// The header of one column in the rows from `first` to `last`.
///
/// The cells above one another make one header, where that means something (`Tilldelning 2024` above
/// `Slutlig`); otherwise the lowest is the header, and gets unit and year from the others.
fn header_cell(sheet: &Sheet, words: &Words, first: u32, last: u32, column: u32) -> Option<HeaderCell> {
    let texts: Vec<(Cell, String)> =
        (first..=last).filter_map(|row| text_over(sheet, first, last, Cell::new(row, column))).collect();
    let lowest = texts.last()?.0;
    let mut distinct: Vec<&str> = Vec::new();
    for (_, text) in &texts {
        if !distinct.contains(&text.as_str()) {
            distinct.push(text);
        }
    }
    let joined = distinct.join(" ");
    let whole = words.parse(&joined);
    let is_known = |header: &Header| !words.columns(header).is_empty();
    if is_known(&whole) {
        return Some(HeaderCell { cell: lowest, text: joined, header: whole });
    }
    let text = distinct.last()?;
    let header = words.parse(text);
    if is_known(&header) {
        let years = if header.years.is_empty() { whole.years } else { header.years };
        let header = Header { words: header.words, years, unit: header.unit.or(whole.unit) };
        return Some(HeaderCell { cell: lowest, text: (*text).to_owned(), header });
    }
    Some(HeaderCell { cell: lowest, text: joined, header: whole })
}

/// The header text over a cell: what stands in it, or in the merged cell that it is part of. In the upper
/// rows of a header a blank cell belongs to the nearest to its left, as where formats do not tell what
/// is merged; the first column, where the names stand, lends nothing.
fn text_over(sheet: &Sheet, first: u32, last: u32, cell: Cell) -> Option<(Cell, String)> {
    let text = |cell: Cell| match sheet.content(cell)? {
        Content::Text(text) if text.len() > LONGEST_HEADER => None,
        Content::Text(text) => Some(crate::domain::name::clean(text)).filter(|text| !text.is_empty()),
        // A number in a header is a year.
        Content::Number(number) => {
            let year = number.to_string();
            (year.len() == 4 && !super::header::years_in(&year).is_empty()).then_some(year)
        }
        _ => None,
    };
    if let Some(text) = text(cell) {
        return Some((cell, text));
    }
    if sheet.content(cell).is_some() {
        return None;
    }
    let inside = |area: &&(Cell, Cell)| {
        (area.0.row..=area.1.row).contains(&cell.row)
            && (area.0.column..=area.1.column).contains(&cell.column)
    };
    if let Some((start, _)) = sheet.merged.iter().find(inside) {
        return (start.row >= first).then(|| text(*start)).flatten().map(|text| (cell, text));
    }
    if cell.row == last || !sheet.merged.is_empty() {
        return None;
    }
    let (left, _) = sheet.rows.get(&cell.row)?.range(..cell.column).next_back()?;
    let is_names = *left == leftmost(sheet, first, last);
    (!is_names).then(|| text(Cell::new(cell.row, *left))).flatten().map(|text| (cell, text))
}
