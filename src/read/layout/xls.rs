//! The layout of a workbook of Excel before 2007: records of two bytes' kind, two bytes' length and
//! content, in the stream `Workbook` of an OLE container (`Book` in Excel 5 and 95). The records and their
//! fields are those of \[MS-XLS\] 2.4; merged cells are told by calamine.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::{Bytes, Layout, is_built_in_percent, is_percent};

/// The kinds of records.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const COLUMNS: u16 = 0x007D;
    pub const SHEET: u16 = 0x0085;
    pub const MANY_SMALL_NUMBERS: u16 = 0x00BD;
    pub const STYLE: u16 = 0x00E0;
    pub const NUMBER: u16 = 0x0203;
    pub const ROW: u16 = 0x0208;
    pub const SMALL_NUMBER: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BEGIN: u16 = 0x0809;
}

/// A row of no height, in the row's flags.
const ROW_HIDDEN: u16 = 0x20;
/// The version of the records from Excel 97 on.
const BIFF8: u16 = 0x0600;

/// The layout of every sheet, or why the container cannot be read.
///
/// # Errors
/// What the container's reader says.
pub fn layouts(bytes: &[u8]) -> Result<Vec<Layout>, String> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut stream = Vec::new();
    let opened = container.open_stream("/Workbook").or_else(|_| container.open_stream("/Book"));
    opened.and_then(|mut opened| opened.read_to_end(&mut stream)).map_err(|error| error.to_string())?;
    let book = Book::read(&stream);
    let sheets = book.sheets.iter();
    Ok(sheets.map(|start| sheet(stream.get(*start..).unwrap_or_default(), &book.percent)).collect())
}

/// The records of a stream up to where it ends or makes no sense.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, Bytes<'_>)> {
    let mut rest = Bytes(stream);
    std::iter::from_fn(move || {
        let kind = rest.short()?;
        let length = rest.short()?;
        Some((kind, Bytes(rest.take(usize::from(length))?)))
    })
}

/// What the first part of the stream tells of the workbook.
struct Book {
    /// Where each sheet begins in the stream.
    sheets: Vec<usize>,
    /// Whether each style shows per cent.
    percent: Vec<bool>,
}

impl Book {
    fn read(stream: &[u8]) -> Self {
        let mut sheets = Vec::new();
        let mut formats: BTreeMap<u16, String> = BTreeMap::new();
        let mut styles = Vec::new();
        let mut is_biff8 = true;
        for (kind, mut record) in records(stream) {
            match kind {
                kind::BEGIN => is_biff8 = record.short() == Some(BIFF8),
                kind::SHEET => {
                    let start = record.long().and_then(|start| usize::try_from(start).ok());
                    sheets.push(start.unwrap_or(usize::MAX));
                }
                kind::FORMAT => {
                    if let Some((number, format)) = format(record, is_biff8) {
                        formats.insert(number, format);
                    }
                }
                kind::STYLE => styles.push(record.take(2).and_then(|_| record.short()).unwrap_or_default()),
                kind::EOF => break,
                _ => {}
            }
        }
        let shows_percent = |format: &u16| match formats.get(format) {
            Some(format) => is_percent(format),
            None => is_built_in_percent(*format),
        };
        Self { sheets, percent: styles.iter().map(shows_percent).collect() }
    }
}

/// A number format: its number and its code.
fn format(mut record: Bytes<'_>, is_biff8: bool) -> Option<(u16, String)> {
    let number = record.short()?;
    if !is_biff8 {
        let length = record.byte()?;
        let letters = record.take(usize::from(length))?;
        return Some((number, letters.iter().map(|letter| char::from(*letter)).collect()));
    }
    let length = usize::from(record.short()?);
    let is_wide = record.byte()? & 1 == 1;
    let code = if is_wide {
        record.wide(length)?
    } else {
        record.take(length)?.iter().map(|letter| char::from(*letter)).collect()
    };
    Some((number, code))
}

/// The layout of the sheet whose records begin here. A chart in it has records of its own.
fn sheet(stream: &[u8], percent: &[bool]) -> Layout {
    let mut layout = Layout::default();
    let mut depth = 0_usize;
    for (kind, record) in records(stream) {
        match kind {
            kind::BEGIN => depth = depth.saturating_add(1),
            kind::EOF => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            _ if depth == 1 => {
                // A record that is shorter than its kind tells nothing.
                let _ = layout.add(kind, record, percent);
            }
            _ => {}
        }
    }
    layout
}

impl Layout {
    fn add(&mut self, kind: u16, mut record: Bytes<'_>, percent: &[bool]) -> Option<()> {
        match kind {
            kind::ROW => {
                let row = u32::from(record.short()?);
                record.take(10)?;
                if record.short()? & ROW_HIDDEN != 0 {
                    self.hidden_rows.push((row, row));
                }
            }
            kind::COLUMNS => {
                let (first, last) = (record.short()?, record.short()?);
                record.take(4)?;
                if record.short()? & 1 != 0 {
                    self.hidden_columns.push((u32::from(first), u32::from(last)));
                }
            }
            kind::NUMBER | kind::SMALL_NUMBER | kind::FORMULA => {
                let (row, column, style) = (record.short()?, record.short()?, record.short()?);
                self.number(row, column, style, percent);
            }
            kind::MANY_SMALL_NUMBERS => {
                let row = record.short()?;
                let mut column = record.short()?;
                // Each has a style and four bytes; the last column stands after them.
                while record.0.len() > 2 {
                    let style = record.short()?;
                    record.take(4)?;
                    self.number(row, column, style, percent);
                    column = column.checked_add(1)?;
                }
            }
            _ => {}
        }
        Some(())
    }

    fn number(&mut self, row: u16, column: u16, style: u16, percent: &[bool]) {
        if percent.get(usize::from(style)).copied().unwrap_or_default() {
            self.percent.insert((u32::from(row), u32::from(column)));
        }
    }
}
