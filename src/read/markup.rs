//! What calamine leaves out of a sheet of an xlsx workbook, read from the markup itself: hidden rows
//! and columns, merged cells, cells whose place or kind would be misread, and error values that calamine
//! does not know and that would cost the whole sheet.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::archive::{self, Archive};
use crate::domain::place::Cell;
use crate::findings::Problem;

/// What the markup of one sheet tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// Hidden rows, counted from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// Hidden columns, counted from 0, first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// Merged cells, first and last of each rectangle.
    pub merged: Vec<(Cell, Cell)>,
    /// Error values, by cell.
    pub errors: BTreeMap<Cell, String>,
    /// Cells whose markup makes no sense, with what stands there.
    pub senseless: Vec<(Cell, String)>,
    /// Cells whose value calamine would read in part, as another, or not at all, with what is wrong.
    pub misread: Vec<(Cell, Problem)>,
    /// Cells with a formula and no stored result.
    pub formulas_without_value: Vec<Cell>,
}

/// The rows and columns of a sheet in Excel.
pub const ROWS: u32 = 1_048_576;
/// The most merged areas of a sheet: a thousand times those of an ordinary one.
pub const MOST_MERGED: usize = 20_000;
/// The columns of a sheet in Excel.
pub const COLUMNS: u32 = 16_384;

/// The part that holds each sheet, by the sheet's name.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn sheet_parts(archive: &mut Archive<'_>) -> Result<BTreeMap<String, String>, Problem> {
    let names = archive::names(archive);
    let Some(book) = names.iter().find(|name| name.to_ascii_lowercase().ends_with("workbook.xml")) else {
        return Ok(BTreeMap::new());
    };
    let targets = targets(archive, book)?;
    let mut parts = BTreeMap::new();
    let mut used = BTreeSet::new();
    for_each_start(archive, book, |start| {
        if start.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(start, "name"), attribute(start, "id"))
            && let Some(path) = targets.get(&id)
        {
            if !used.insert(path.clone()) {
                // A part that is two sheets could be a thousand.
                return Err(Problem::WorkbookBroken { reason: name });
            }
            parts.insert(name, path.clone());
        }
        Ok(())
    })?;
    Ok(parts)
}

/// The parts that the workbook's part `book` refers to, by the relation's identifier.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn targets(archive: &mut Archive<'_>, book: &str) -> Result<BTreeMap<String, String>, Problem> {
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", book));
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    let relations =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    for_each_start(archive, &relations, |start| {
        if start.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None if folder.is_empty() => target,
                None => format!("{folder}/{target}"),
            };
            targets.insert(id, path);
        }
        Ok(())
    })?;
    Ok(targets)
}

impl Markup {
    /// Reads the markup of a sheet. A place outside a sheet, such as `AAAAAAAAA1`, makes the sheet
    /// unreadable: calamine would take it for another place.
    ///
    /// # Errors
    /// The problem that makes the sheet unreadable.
    pub fn read(archive: &mut Archive<'_>, part: &str) -> Result<Self, Problem> {
        let mut markup = Self::default();
        let Some(bytes) = archive::part(archive, part)? else { return Ok(markup) };
        let mut reader = Reader::from_reader(bytes.as_slice());
        let mut buffer = Vec::new();
        let mut row = 0_u32;
        let mut column = 0_u32;
        let mut open: Option<OpenCell> = None;
        let mut in_value = false;
        loop {
            buffer.clear();
            let event = reader
                .read_event_into(&mut buffer)
                .map_err(|error| Problem::WorkbookBroken { reason: format!("{part}: {error}") })?;
            match event {
                Event::Eof if markup.merged.len() > MOST_MERGED => {
                    let reason = format!("{part}: {} > {MOST_MERGED}", markup.merged.len());
                    return Err(Problem::WorkbookBroken { reason });
                }
                Event::Eof => return Ok(markup),
                Event::Start(start) => match start.local_name().as_ref() {
                    "row" => {
                        row = markup.row(&start, row)?;
                        column = 0;
                    }
                    "c" => {
                        let [reference, kind] = attributes(&start, ["r", "t"]);
                        let cell = place(reference, row, column)?;
                        column = cell.column.saturating_add(1);
                        open = Some(OpenCell::new(cell, kind.unwrap_or_default()));
                    }
                    "v" => {
                        in_value = true;
                        change(&mut open, |cell| cell.values = cell.values.saturating_add(1));
                    }
                    "f" => change(&mut open, |cell| cell.formula = true),
                    name if in_value => {
                        change(&mut open, |cell| cell.misread(format!("<{name}>")));
                    }
                    name => markup.other(name, &start),
                },
                Event::Empty(start) => match start.local_name().as_ref() {
                    "row" => row = markup.row(&start, row)?.saturating_add(1),
                    "c" => column = place(attribute(&start, "r"), row, column)?.column.saturating_add(1),
                    "f" => change(&mut open, |cell| cell.formula = true),
                    "v" => change(&mut open, |cell| cell.values = cell.values.saturating_add(1)),
                    name => markup.other(name, &start),
                },
                Event::Text(text) if in_value => change(&mut open, |cell| cell.text(&text)),
                Event::CData(text) if in_value => {
                    change(&mut open, |cell| cell.misread(format!("<![CDATA[{}]]>", &*text)));
                }
                Event::Comment(_) | Event::PI(_) if in_value => change(&mut open, OpenCell::remark),
                Event::GeneralRef(name) => change(&mut open, |cell| cell.reference(&name, in_value)),
                Event::End(end) => match end.local_name().as_ref() {
                    "row" => row = row.saturating_add(1),
                    "v" => in_value = false,
                    "c" => {
                        if let Some(cell) = open.take() {
                            markup.cell(cell);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Notes a row, and gives its number.
    fn row(&mut self, start: &BytesStart<'_>, next: u32) -> Result<u32, Problem> {
        let [number, hidden] = attributes(start, ["r", "hidden"]);
        let row = match number {
            None => next,
            Some(number) => match number.trim().parse::<u32>() {
                Ok(row) if (1..=ROWS).contains(&row) => row.saturating_sub(1),
                _ => return Err(Problem::WorkbookBroken { reason: format!("<row r=\"{number}\">") }),
            },
        };
        if is_true(hidden.as_deref()) {
            self.hidden_rows.insert(row);
        }
        Ok(row)
    }

    fn cell(&mut self, open: OpenCell) {
        if open.values > 1 {
            self.misread.push((open.cell, Problem::CellSeveralValues { values: open.values }));
            return;
        }
        if let Some(markup) = open.misread {
            self.misread.push((open.cell, Problem::CellMisread { markup }));
            return;
        }
        // A formula that gives empty text has the kind "str" and an empty value: that is a result.
        if open.formula && open.value.is_empty() && open.kind != "str" {
            self.formulas_without_value.push(open.cell);
            return;
        }
        match open.kind.as_str() {
            "e" => {
                self.errors.insert(open.cell, open.value);
            }
            "s" if open.value.trim().parse::<u32>().is_err() => {
                self.senseless.push((open.cell, open.value));
            }
            _ => {}
        }
    }

    fn other(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "col" => {
                let [hidden, first, last] = attributes(start, ["hidden", "min", "max"]);
                let bound = |number: Option<String>| number?.trim().parse::<u32>().ok();
                if let (true, Some(first), Some(last)) =
                    (is_true(hidden.as_deref()), bound(first), bound(last))
                {
                    self.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
                }
            }
            "mergeCell" => {
                let area = attribute(start, "ref").unwrap_or_default();
                if let Some((first, last)) = area.split_once(':')
                    && let (Some(first), Some(last)) = (cell_of(first), cell_of(last))
                {
                    self.merged.push((first, last));
                }
            }
            _ => {}
        }
    }
}

/// A cell whose end has not come yet.
struct OpenCell {
    cell: Cell,
    kind: String,
    value: String,
    formula: bool,
    /// How many values it has.
    values: usize,
    /// The first thing in it that calamine would leave out or stumble over.
    misread: Option<String>,
}

impl OpenCell {
    fn new(cell: Cell, kind: String) -> Self {
        Self { cell, kind, value: String::new(), formula: false, values: 0, misread: None }
    }

    /// A piece of its value. Of a number calamine reads the first piece alone: `12<!-- -->34` would be 12.
    fn text(&mut self, text: &str) {
        if self.is_one_piece() && !self.value.is_empty() {
            self.misread(text.to_owned());
        }
        self.value.push_str(text);
    }

    /// A comment: before a number it is the first piece, and the number would be gone.
    fn remark(&mut self) {
        if self.is_one_piece() && self.value.is_empty() {
            self.misread("<!-- -->".to_owned());
        }
    }

    /// `&name;` in its value or in a text of its own.
    fn reference(&mut self, name: &BytesRef<'_>, in_value: bool) {
        let known = quick_xml::escape::resolve_xml_entity(name).is_some()
            || name.resolve_char_ref().is_ok_and(|letter| letter.is_some());
        if !known || (in_value && self.is_one_piece()) {
            self.misread(format!("&{};", &**name));
        }
        if in_value {
            self.value.push_str(name);
        }
    }

    /// Whether its value is a number or a position, and not text.
    fn is_one_piece(&self) -> bool {
        matches!(self.kind.as_str(), "" | "n" | "s" | "b" | "e")
    }

    fn misread(&mut self, markup: String) {
        self.misread.get_or_insert(markup);
    }
}

fn change(open: &mut Option<OpenCell>, with: impl FnOnce(&mut OpenCell)) {
    if let Some(cell) = open {
        with(cell);
    }
}

/// Where a cell says that it stands, or else the place after the one before.
fn place(reference: Option<String>, row: u32, column: u32) -> Result<Cell, Problem> {
    match reference {
        None => Ok(Cell::new(row, column)),
        Some(text) => {
            cell_of(&text).ok_or_else(|| Problem::WorkbookBroken { reason: format!("<c r=\"{text}\">") })
        }
    }
}

/// The cell of a reference such as `XFD1048576`; `None` for what lies outside a sheet.
fn cell_of(text: &str) -> Option<Cell> {
    let text = text.trim();
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
    let letters = text.strip_suffix(digits)?;
    if letters.is_empty() || letters.len() > 3 || digits.len() > 7 {
        return None;
    }
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'@')?);
        column.checked_mul(26)?.checked_add(digit)
    })?;
    let row: u32 = digits.parse().ok()?;
    let inside = (1..=ROWS).contains(&row) && (1..=COLUMNS).contains(&column);
    inside.then(|| Cell::new(row.saturating_sub(1), column.saturating_sub(1)))
}

/// Calls `each` for every element of a part, which may be missing.
fn for_each_start(
    archive: &mut Archive<'_>,
    part: &str,
    mut each: impl FnMut(&BytesStart<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    let Some(bytes) = archive::part(archive, part)? else { return Ok(()) };
    let mut reader = Reader::from_reader(bytes.as_slice());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| Problem::WorkbookBroken { reason: format!("{part}: {error}") })?;
        match event {
            Event::Start(start) | Event::Empty(start) => each(&start)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The attribute called `name`, in whatever namespace.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let [value] = attributes(start, [name]);
    value
}

/// The attributes with these names, in whatever namespace.
pub fn attributes<const N: usize>(start: &BytesStart<'_>, names: [&str; N]) -> [Option<String>; N] {
    let mut values = [const { None }; N];
    for attribute in start.attributes().with_checks(false).filter_map(Result::ok) {
        let name = attribute.key.local_name();
        let same = names.iter().zip(&mut values).find(|(wanted, _)| **wanted == name.as_ref());
        // The first of several that are called the same.
        if let Some((_, value @ None)) = same {
            *value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()
                .map(std::borrow::Cow::into_owned);
        }
    }
    values
}

/// Whether an attribute says yes.
fn is_true(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_inside_a_sheet_and_outside() {
        assert_eq!(cell_of("A1"), Some(Cell::new(0, 0)));
        assert_eq!(cell_of("xfd1048576"), Some(Cell::new(1_048_575, 16_383)));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAAAAAAA1", "A99999999999", "A1B", "Å1", "A-1"]
        {
            assert_eq!(cell_of(text), None, "{text}");
        }
    }
}
