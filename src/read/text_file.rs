//! Comma-, semicolon- and tab-separated values, in UTF-8 or in the letters of Windows.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::sheet::{Content, Sheet};

/// Whether the bytes are text: no zero byte unless it is UTF-16 with its mark, no stray controls.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    if bytes.is_empty() {
        return false;
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes)
        && encoding != UTF_8
    {
        return true;
    }
    !bytes.iter().any(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31))
}

/// Whether the text is a web page: some systems export one under the name `.xls`.
#[must_use]
pub fn is_web_page(bytes: &[u8]) -> bool {
    let text = decode(bytes.get(..4_096).unwrap_or(bytes));
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
    start.starts_with('<')
        && ["<html", "<!doctype html", "<table", "<meta"].iter().any(|tag| start.contains(tag))
}

/// The file as one sheet without a name.
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    let text = decode(bytes);
    let mut sheet = Sheet::new(file, None, true);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                findings.at(&Place::whole(file), Problem::WorkbookBroken { reason: error.to_string() });
                return Vec::new();
            }
        };
        // The row is the line in the file, so that it is found again in Excel; a quoted line break
        // inside a cell counts as Excel counts it, by records.
        let row = u32::try_from(record.position().map_or(0, csv::Position::record)).unwrap_or(u32::MAX);
        for (column, field) in record.iter().enumerate() {
            let cell = Cell::new(row, u32::try_from(column).unwrap_or(u32::MAX));
            if !field.trim().is_empty() {
                sheet.rows.entry(cell.row).or_default().insert(cell.column, Content::Text(field.to_owned()));
            }
        }
    }
    vec![sheet]
}

/// UTF-8 where it is valid, UTF-16 by its mark, else windows-1252, in which every byte is a letter.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}

/// The delimiter: the candidate that most lines have at least one of, and of those the one with most.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(200).collect();
    let weight = |candidate: u8| {
        let count = |line: &&str| line.bytes().filter(|byte| *byte == candidate).count();
        let lines_with = lines.iter().filter(|line| count(line) > 0).count();
        (lines_with, lines.iter().map(count).sum::<usize>())
    };
    // A comma is also the decimal mark: it comes last among equals.
    [b';', b'\t', b','].into_iter().rev().max_by_key(|candidate| weight(*candidate)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Sheet {
        let file = Arc::new(SourceFile { path: "x.csv".into(), sha256: String::new() });
        let mut findings = Findings::new();
        let sheets = sheets(bytes, &file, &mut findings);
        assert_eq!(findings, Findings::new());
        sheets.into_iter().next().unwrap()
    }

    #[test]
    fn the_same_rows_in_every_encoding() {
        let text = "Förbund;Belopp\r\nÖrebro län;1 260,5\r\n";
        let expected = read(text.as_bytes()).rows;
        assert_eq!(expected[&1][&0], Content::Text("Örebro län".into()));
        let with_mark = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        assert_eq!(read(&with_mark).rows, expected);
        assert_eq!(read(&WINDOWS_1252.encode(text).0).rows, expected);
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&utf16).rows, expected);
    }

    #[test]
    fn the_delimiter_is_found() {
        for text in ["a;b\n1,5;2\n", "a\tb\n1,5\t2\n", "a,b\n\"1,5\",2\n"] {
            let sheet = read(text.as_bytes());
            assert_eq!(sheet.rows[&1][&0], Content::Text("1,5".into()), "{text:?}");
            assert_eq!(sheet.rows[&1].len(), 2);
        }
    }
}
