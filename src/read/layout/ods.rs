//! The layout of a workbook of LibreOffice: the part `content.xml`, as `OpenDocument` 1.3 has it (9.1, 19).

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Layout;
use crate::findings::Problem;
use crate::read::archive;
use crate::read::markup::{COLUMNS, ROWS, attribute, attributes};

/// The layout of every sheet.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn layouts(bytes: &[u8]) -> Result<Vec<Layout>, Problem> {
    let mut archive = archive::open(bytes)?;
    let content = archive::part(&mut archive, "content.xml")?.unwrap_or_default();
    let mut reader = Reader::from_reader(content.as_slice());
    let mut buffer = Vec::new();
    let mut tables = Tables::default();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| Problem::WorkbookBroken { reason: format!("content.xml: {error}") })?;
        match event {
            Event::Start(start) => tables.begin(&start, true),
            Event::Empty(start) => tables.begin(&start, false),
            Event::End(end) => tables.end(end.local_name().as_ref()),
            Event::Eof => return Ok(tables.layouts),
            _ => {}
        }
    }
}

/// The sheets so far, and where the reading is in the last one.
#[derive(Default)]
struct Tables {
    layouts: Vec<Layout>,
    /// How deep in tables: one inside a cell is no sheet.
    depth: usize,
    row: u32,
    rows: u32,
    column: u32,
    /// The columns of the sheet that have been declared.
    declared: u32,
    /// The groups of rows that the reading is in, and whether each is folded away.
    groups: BTreeMap<usize, bool>,
    group: usize,
}

impl Tables {
    fn begin(&mut self, start: &BytesStart<'_>, is_open: bool) {
        match start.local_name().as_ref() {
            "table" => {
                self.depth = self.depth.saturating_add(usize::from(is_open));
                if self.depth <= 1 {
                    self.layouts.push(Layout::default());
                    (self.row, self.rows, self.column, self.declared, self.group) = (0, 0, 0, 0, 0);
                }
            }
            _ if self.depth != 1 => {}
            "table-row-group" if is_open => {
                self.group = self.group.saturating_add(1);
                self.groups.insert(self.group, attribute(start, "display").as_deref() == Some("false"));
            }
            "table-column" => self.columns(start),
            "table-row" => {
                let [rows, visibility] = attributes(start, ["number-rows-repeated", "visibility"]);
                self.rows = number(rows);
                self.column = 0;
                let folded = self.groups.range(..=self.group).any(|(_, folded)| *folded);
                if is_hidden(visibility.as_deref()) || folded {
                    let last = self.row.saturating_add(self.rows).saturating_sub(1).min(ROWS);
                    let row = self.row;
                    self.with_layout(|layout| layout.hidden_rows.push((row, last)));
                }
                if !is_open {
                    self.row = self.row.saturating_add(self.rows);
                }
            }
            "table-cell" | "covered-table-cell" => self.cell(start),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth != 1 => {}
            "table-row-group" => {
                self.groups.remove(&self.group);
                self.group = self.group.saturating_sub(1);
            }
            "table-row" => self.row = self.row.saturating_add(self.rows),
            _ => {}
        }
    }

    fn columns(&mut self, start: &BytesStart<'_>) {
        let [count, visibility] = attributes(start, ["number-columns-repeated", "visibility"]);
        let count = number(count);
        let first = self.declared;
        self.declared = first.saturating_add(count);
        if is_hidden(visibility.as_deref()) {
            let last = self.declared.saturating_sub(1).min(COLUMNS);
            self.with_layout(|layout| layout.hidden_columns.push((first, last)));
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) {
        let [count, across, down, kind] = attributes(
            start,
            ["number-columns-repeated", "number-columns-spanned", "number-rows-spanned", "value-type"],
        );
        let [count, across, down] = [count, across, down].map(number);
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(count);
        if across > 1 || down > 1 {
            let area = (row, column, row.saturating_add(down) - 1, column.saturating_add(across) - 1);
            self.with_layout(|layout| layout.merged.push(area));
        }
        if kind.as_deref() == Some("percentage") {
            // A file may repeat a cell a thousand million times; calamine would have refused it.
            let rows = self.rows.min(ROWS);
            self.with_layout(|layout| {
                let cells = (row..row.saturating_add(rows))
                    .flat_map(|row| (column..column.saturating_add(count)).map(move |column| (row, column)));
                layout.percent.extend(cells.take(crate::read::xlsx::MOST_CELLS));
            });
        }
    }

    fn with_layout(&mut self, change: impl FnOnce(&mut Layout)) {
        if let Some(layout) = self.layouts.last_mut() {
            change(layout);
        }
    }
}

/// How many times something is repeated or how far it goes, at least once.
fn number(value: Option<String>) -> u32 {
    value.and_then(|count| count.trim().parse().ok()).unwrap_or(1).max(1)
}

/// Hidden by hand (`collapse`) or by a filter.
fn is_hidden(visibility: Option<&str>) -> bool {
    matches!(visibility, Some("collapse" | "filter"))
}
