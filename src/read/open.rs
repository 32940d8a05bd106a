//! The one seam to the formats: bytes in, sheets out.
//!
//! A new format is a new [`Format`] and a function beside `xlsx::sheets`.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::format::{Format, format_of};
use super::plain_sheet::{CellKind, PlainSheet};
use super::sheet::{Content, Sheet};
use super::worker::Worker;
use super::{archive, text_file, xlsx};

/// The largest file that is read, in bytes: a thousand times an ordinary one.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The sheets of a file. What cannot be read is a finding, and then there are none.
///
/// Workbooks of the formats xls, xlsb and ods are read by a second process of the program that is running
/// ([`Worker::of_this_program`]), so that program must be finsam; others use [`sheets_with`].
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    sheets_with(bytes, file, &mut Worker::of_this_program(), findings)
}

/// The sheets of a file, as [`sheets`], with the worker to use.
pub fn sheets_with(
    bytes: &[u8],
    file: &Arc<SourceFile>,
    worker: &mut Worker,
    findings: &mut Findings,
) -> Vec<Sheet> {
    let whole = Place::whole(file);
    if bytes.len() > LARGEST {
        findings.at(&whole, too_large(bytes.len(), LARGEST));
        return Vec::new();
    }
    let format = format_of(bytes);
    let problem = match format {
        Format::Xlsx => return xlsx::sheets(bytes, file, findings),
        Format::Text => return text_file::sheets(bytes, file, findings),
        Format::Xls | Format::Xlsb | Format::Ods => {
            match guarded(bytes, format).and_then(|()| worker.sheets(bytes, format)) {
                Ok(sheets) if sheets.is_empty() => Problem::NoWorksheets {},
                Ok(sheets) => return sheets.into_iter().map(|sheet| with_places(sheet, file)).collect(),
                Err(problem) => problem,
            }
        }
        Format::Encrypted => Problem::WorkbookEncrypted {},
        Format::WebPage => Problem::WebPage {},
        Format::Unknown => Problem::UnknownFormat { file: file.path.clone() },
    };
    findings.at(&whole, problem);
    Vec::new()
}

/// A file of `size` bytes where at most `limit` are read.
#[must_use]
pub fn too_large(size: usize, limit: usize) -> Problem {
    let megabytes = |size: usize| format!("{} MB", size.div_ceil(1024 * 1024));
    Problem::FileTooLarge { size: megabytes(size), limit: megabytes(limit) }
}

/// Refuses an archive that would unpack to too much, before anybody unpacks it.
fn guarded(bytes: &[u8], format: Format) -> Result<(), Problem> {
    if format == Format::Xls { Ok(()) } else { archive::open(bytes).map(|_| ()) }
}

/// A sheet from the worker as one of `file`.
fn with_places(plain: PlainSheet, file: &Arc<SourceFile>) -> Sheet {
    let mut sheet = Sheet::new(file, Some(&plain.name), plain.visible);
    for (row, column, kind, text) in plain.cells {
        let content = match kind {
            CellKind::Text => Content::Text(text),
            CellKind::Number => Decimal::from_str_exact(&text).map_or(Content::Error(text), Content::Number),
            CellKind::Percent => {
                Decimal::from_str_exact(&text).map_or(Content::Error(text), Content::Percent)
            }
            CellKind::Date => text.parse().map_or(Content::Other(text), Content::Date),
            CellKind::Error => Content::Error(text),
            CellKind::Formula => Content::FormulaWithoutValue,
            CellKind::Other => Content::Other(text),
        };
        sheet.put(Cell::new(row, column), content);
    }
    for (first, last) in plain.hidden_rows.into_iter().filter(|(first, last)| first <= last) {
        sheet.hidden_rows.extend(sheet.rows.range(first..=last).map(|(row, _)| *row));
    }
    sheet.hidden_columns = plain.hidden_columns;
    sheet.merged = plain
        .merged
        .into_iter()
        .map(|(top, left, bottom, right)| (Cell::new(top, left), Cell::new(bottom, right)))
        .collect();
    sheet
}
