//! The one seam to the formats: bytes in, sheets out.
//!
//! The format is told from the bytes, never from the name: an office's `.xls` may be anything. A
//! new format is a new [`Format`] and a function beside `xlsx::sheets`.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::sheet::{Content, Sheet};
use super::workbook::{Kind, PlainSheet};
use super::worker::Worker;
use super::{archive, text_file, xlsx};

/// The largest file that is read, in bytes: a thousand times an ordinary one.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// A format, as the bytes tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A workbook of Excel 2007 and later: xlsx and xlsm.
    Xlsx,
    /// The same in binary form.
    Xlsb,
    /// A workbook of Excel before 2007.
    Xls,
    /// A workbook of LibreOffice.
    Ods,
    /// A workbook of Excel that is protected by a password.
    Encrypted,
    /// A web page.
    WebPage,
    /// Text: comma-, semicolon- or tab-separated values.
    Text,
    /// Nothing that finsam reads.
    Unknown,
}

/// The format of a file with these bytes.
#[must_use]
pub fn format_of(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        format_of_archive(bytes)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        // An encrypted workbook is an OLE container with a stream of this name.
        if holds_wide(bytes, "EncryptedPackage") { Format::Encrypted } else { Format::Xls }
    } else if text_file::is_text(bytes) {
        if text_file::is_web_page(bytes) { Format::WebPage } else { Format::Text }
    } else {
        Format::Unknown
    }
}

/// The format of a zip archive, by the parts that it has.
fn format_of_archive(bytes: &[u8]) -> Format {
    let Ok(archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        // A broken archive: its reader says what is wrong with it.
        return Format::Xlsx;
    };
    let names: Vec<String> = archive::names(&archive).iter().map(|name| name.to_ascii_lowercase()).collect();
    let has = |end: &str| names.iter().any(|name| name.ends_with(end));
    if has("workbook.bin") {
        Format::Xlsb
    } else if has("workbook.xml") || has("[content_types].xml") {
        Format::Xlsx
    } else if has("content.xml") {
        Format::Ods
    } else {
        Format::Unknown
    }
}

/// Whether the bytes hold this text in UTF-16.
fn holds_wide(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

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
            Kind::Text => Content::Text(text),
            Kind::Number => Decimal::from_str_exact(&text).map_or(Content::Error(text), Content::Number),
            Kind::Percent => Decimal::from_str_exact(&text).map_or(Content::Error(text), Content::Percent),
            Kind::Date => text.parse().map_or(Content::Other(text), Content::Date),
            Kind::Error => Content::Error(text),
            Kind::Formula => Content::FormulaWithoutValue,
            Kind::Other => Content::Other(text),
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
