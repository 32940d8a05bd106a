//! The layout of a binary workbook (xlsb): zip parts of records, each with a kind and a length of one to
//! four bytes of seven bits. The records and their fields are those of \[MS-XLSB\] 2.4.

use std::collections::BTreeMap;

use super::{Bytes, Layout, is_built_in_percent, is_percent};
use crate::findings::Problem;
use crate::read::archive::{self, Archive};
use crate::read::markup::targets;

/// The kinds of records.
mod kind {
    pub const ROW: u32 = 0;
    pub const SMALL_NUMBER: u32 = 2;
    pub const NUMBER: u32 = 5;
    pub const FORMULA_NUMBER: u32 = 9;
    pub const FORMAT: u32 = 44;
    pub const STYLE: u32 = 47;
    pub const COLUMNS: u32 = 60;
    pub const SHEET: u32 = 156;
    pub const MERGED: u32 = 176;
    pub const BEGIN_CELL_STYLES: u32 = 617;
    pub const END_CELL_STYLES: u32 = 618;
}

/// A row of no height, in the fourth byte after the row's height.
const ROW_HIDDEN: u8 = 0x10;

/// The layout of every sheet.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn layouts(bytes: &[u8]) -> Result<Vec<Layout>, Problem> {
    let mut archive = archive::open(bytes)?;
    let names = archive::names(&archive);
    let Some(book) = names.into_iter().find(|name| name.to_ascii_lowercase().ends_with("workbook.bin"))
    else {
        return Ok(Vec::new());
    };
    let targets = targets(&mut archive, &book)?;
    let percent = percent(&mut archive, &book)?;
    let sheets = sheets(&archive::part(&mut archive, &book)?.unwrap_or_default());
    let mut layouts = Vec::with_capacity(sheets.len());
    for id in sheets {
        let part = targets.get(&id).map(|part| archive::part(&mut archive, part)).transpose()?.flatten();
        layouts.push(sheet(&part.unwrap_or_default(), &percent));
    }
    Ok(layouts)
}

/// The records of a part up to where it ends or makes no sense.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, Bytes<'_>)> {
    let mut rest = Bytes(part);
    std::iter::from_fn(move || {
        let first = rest.byte()?;
        let kind = if first & 0x80 == 0 {
            u32::from(first)
        } else {
            u32::from(first & 0x7F) | u32::from(rest.byte()? & 0x7F) << 7
        };
        let mut length = 0_usize;
        for shift in [0, 7, 14, 21] {
            let byte = rest.byte()?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some((kind, Bytes(rest.take(length)?)))
    })
}

/// A text with its length before it.
fn text(record: &mut Bytes<'_>) -> Option<String> {
    let letters = usize::try_from(record.long()?).ok()?;
    record.wide(letters)
}

/// The relation of each sheet, in the workbook's order.
fn sheets(book: &[u8]) -> Vec<String> {
    records(book)
        .filter(|(kind, _)| *kind == kind::SHEET)
        .map(|(_, mut record)| record.take(8).and_then(|_| text(&mut record)).unwrap_or_default())
        .collect()
}

/// Whether each cell style shows per cent.
fn percent(archive: &mut Archive<'_>, book: &str) -> Result<Vec<bool>, Problem> {
    let part = match book.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/styles.bin"),
        None => "styles.bin".to_owned(),
    };
    let bytes = archive::part(archive, &part)?.unwrap_or_default();
    let mut formats: BTreeMap<u16, String> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut are_of_cells = false;
    for (kind, mut record) in records(&bytes) {
        match kind {
            kind::FORMAT => {
                if let Some(number) = record.short()
                    && let Some(code) = text(&mut record)
                {
                    formats.insert(number, code);
                }
            }
            kind::BEGIN_CELL_STYLES => are_of_cells = true,
            kind::END_CELL_STYLES => are_of_cells = false,
            kind::STYLE if are_of_cells => {
                let format = record.take(2).and_then(|_| record.short()).unwrap_or_default();
                styles.push(match formats.get(&format) {
                    Some(code) => is_percent(code),
                    None => is_built_in_percent(format),
                });
            }
            _ => {}
        }
    }
    Ok(styles)
}

fn sheet(part: &[u8], percent: &[bool]) -> Layout {
    let mut layout = Layout::default();
    let mut row = 0;
    for (kind, record) in records(part) {
        // A record that is shorter than its kind tells nothing.
        let _ = layout.add_binary(kind, record, &mut row, percent);
    }
    layout
}

impl Layout {
    fn add_binary(
        &mut self,
        kind: u32,
        mut record: Bytes<'_>,
        row: &mut u32,
        percent: &[bool],
    ) -> Option<()> {
        match kind {
            kind::ROW => {
                *row = record.long()?;
                record.take(7)?;
                if record.byte()? & ROW_HIDDEN != 0 {
                    self.hidden_rows.push((*row, *row));
                }
            }
            kind::COLUMNS => {
                let (first, last) = (record.long()?, record.long()?);
                record.take(8)?;
                if record.short()? & 1 != 0 {
                    self.hidden_columns.push((first, last));
                }
            }
            kind::MERGED => {
                let (top, bottom, left, right) =
                    (record.long()?, record.long()?, record.long()?, record.long()?);
                self.merged.push((top, left, bottom, right));
            }
            kind::NUMBER | kind::SMALL_NUMBER | kind::FORMULA_NUMBER => {
                let column = record.long()?;
                // Three bytes of style, and a flag.
                let style = usize::try_from(record.long()? & 0x00FF_FFFF).ok()?;
                if percent.get(style).copied().unwrap_or_default() {
                    self.percent.insert((*row, column));
                }
            }
            _ => {}
        }
        Some(())
    }
}
