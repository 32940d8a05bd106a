//! Rows that may be headers: found by their words, each taken apart once for all kinds of tables.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::domain::name::cleaned;
use crate::domain::place::Cell;

use super::column::Columns;
use super::header::{Glance, Header, Words};
use super::sheet::{Content, Sheet};
use super::status;
use super::table_kind::TableKind;

/// The most rows that a header takes.
const TALLEST_HEADER: u32 = 3;
/// The most cells that are tried as headers.
const MOST_HEADER_CELLS: usize = 20_000;
/// The longest text of a header, in bytes; a longer one is a note.
const LONGEST_HEADER: usize = 500;
/// Where a year is to be found.
const FOUR_DIGITS: RangeInclusive<i128> = 1_000..=9_999;

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

/// Rows that may be the header of a table.
pub struct Candidate {
    /// The first row, counted from 0.
    pub first: u32,
    /// The last row, counted from 0.
    pub last: u32,
    /// Its headers, row by row from the left, each column once.
    pub cells: Vec<HeaderCell>,
    /// Whether somebody says that it is a header, whatever its words.
    pub is_given: bool,
}

impl Candidate {
    /// Everything in the sheet that may be a header, by its last row, the lowest headers first.
    pub fn all(sheet: &Sheet, words: &Words) -> Vec<Self> {
        let rows = possible_headers(sheet, words);
        let all = rows.iter().flat_map(|row| Self::ending_at(sheet, words, *row, false));
        all.filter(|candidate| candidate.cells.iter().any(|header| says(words, header))).collect()
    }

    /// The headers that end in a row which somebody says is one.
    pub fn said_to_be(sheet: &Sheet, words: &Words, row: u32) -> Vec<Self> {
        Self::ending_at(sheet, words, row, true).collect()
    }

    /// What may be a header and ends in `row`: of one row, and of up to three.
    fn ending_at(sheet: &Sheet, words: &Words, row: u32, is_given: bool) -> impl Iterator<Item = Self> {
        (0..TALLEST_HEADER)
            .map_while(move |above| row.checked_sub(above))
            .take_while(move |first| *first == row || is_upper_header(sheet, *first, row))
            .filter(move |first| is_given || words.are_named() || may_head_a_table(sheet, words, *first, row))
            .map(move |first| Self { first, last: row, cells: cells(sheet, words, first, row), is_given })
    }
}

/// Whether the rows from `first` to `last` name the columns that some kind of table must have. Nearly all rows of a
/// table have a word of some header in them, and to take their cells apart for good would cost more than all else
/// when it is read.
pub(super) fn may_head_a_table(sheet: &Sheet, words: &Words, first: u32, last: u32) -> bool {
    if first == last {
        let texts = sheet.rows.get(&last).into_iter().flat_map(BTreeMap::values).filter_map(header_text);
        return TableKind::may_have(
            texts.map(|text| words.glance(&text).columns).fold(Columns::default(), Columns::and),
        );
    }
    let mut seen = BTreeSet::new();
    let mut named = Columns::default();
    for column in (first..=last).filter_map(|row| sheet.rows.get(&row)).flat_map(BTreeMap::keys) {
        if seen.insert(*column) {
            let texts = texts_over(sheet, first, last, *column);
            let glances: Vec<Glance> = texts.iter().map(|(_, text)| words.glance(text)).collect();
            if let ([_, _, ..], true) = (texts.as_slice(), glances.iter().all(|glance| !glance.is_foreign)) {
                named = named.and(words.glance(&joined(&texts)).columns);
            }
            named = named.and(glances.last().copied().unwrap_or_default().columns);
        }
    }
    TableKind::may_have(named)
}

/// Whether a header is one of any table, or one that the settings name by its text.
pub fn says(words: &Words, header: &HeaderCell) -> bool {
    !words.columns(&header.header).is_empty() || words.named(&header.text, "").is_some()
}

/// The headers in the rows from `first` to `last`.
fn cells(sheet: &Sheet, words: &Words, first: u32, last: u32) -> Vec<HeaderCell> {
    let mut seen = BTreeSet::new();
    let mut cells = Vec::new();
    for column in (first..=last).filter_map(|row| sheet.rows.get(&row)).flat_map(BTreeMap::keys) {
        if seen.contains(column) {
            continue;
        }
        if let Some(header) = header_cell(sheet, words, first, last, *column) {
            seen.insert(*column);
            cells.push(header);
        }
    }
    cells
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

/// The header of one column in the rows from `first` to `last`.
///
/// The cells above one another make one header, where that means something (`Tilldelning 2024` above
/// `Slutlig`); otherwise the lowest is the header, and gets unit, year and kind of amount from the others.
fn header_cell(sheet: &Sheet, words: &Words, first: u32, last: u32, column: u32) -> Option<HeaderCell> {
    let texts = texts_over(sheet, first, last, column);
    let (lowest, text) = texts.last()?;
    let joined = joined(&texts);
    let whole = words.parse(&joined);
    let is_known = |header: &Header| !words.columns(header).is_empty();
    if is_known(&whole) {
        return Some(HeaderCell { cell: *lowest, text: joined, header: whole });
    }
    let header = words.parse(text);
    if is_known(&header) {
        let years = if header.years.is_empty() { whole.years } else { header.years };
        let above: Vec<&str> = texts.iter().rev().skip(1).map(|(_, text)| text.as_ref()).collect();
        let group = status::only(&status::named_in(&above));
        let header = Header { words: header.words, years, unit: header.unit.or(whole.unit), group };
        return Some(HeaderCell { cell: *lowest, text: text.clone().into_owned(), header });
    }
    Some(HeaderCell { cell: *lowest, text: joined, header: whole })
}

/// The header texts of one column in the rows from `first` to `last`, each once, with the lowest cell of all.
fn texts_over(sheet: &Sheet, first: u32, last: u32, column: u32) -> Vec<(Cell, Cow<'_, str>)> {
    let mut distinct: Vec<(Cell, Cow<'_, str>)> = Vec::new();
    let mut lowest = None;
    for (cell, text) in (first..=last).filter_map(|row| text_over(sheet, first, last, Cell::new(row, column)))
    {
        lowest = Some(cell);
        if distinct.iter().all(|(_, there)| *there != text) {
            distinct.push((cell, text));
        }
    }
    if let (Some(cell), Some(last)) = (lowest, distinct.last_mut()) {
        last.0 = cell;
    }
    distinct
}

/// The texts above one another as one.
fn joined(texts: &[(Cell, Cow<'_, str>)]) -> String {
    texts.iter().map(|(_, text)| text.as_ref()).collect::<Vec<&str>>().join(" ")
}

/// What stands in a cell, if it may be a header's.
fn header_text(content: &Content) -> Option<Cow<'_, str>> {
    match content {
        Content::Text(text) if text.len() > LONGEST_HEADER => None,
        Content::Text(text) => Some(cleaned(text)).filter(|text| !text.is_empty()),
        // A number in a header is a year; most numbers are none, which is seen before they are written out.
        Content::Number(number) if number.scale() == 0 && FOUR_DIGITS.contains(&number.mantissa()) => {
            let year = number.to_string();
            (!super::header::years_in(&year).is_empty()).then_some(Cow::Owned(year))
        }
        _ => None,
    }
}

/// The header text over a cell: what stands in it, or in the merged cell that it is part of. In the upper
/// rows of a header a blank cell belongs to the nearest to its left, as where formats do not tell what
/// is merged; the first column, where the names stand, lends nothing.
fn text_over(sheet: &Sheet, first: u32, last: u32, cell: Cell) -> Option<(Cell, Cow<'_, str>)> {
    let text = |cell: Cell| sheet.content(cell).and_then(header_text);
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
