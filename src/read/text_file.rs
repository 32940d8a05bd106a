//! Comma-, semicolon- and tab-separated values, in UTF-8 or in the letters of Windows.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::domain::name::clean;
use crate::domain::place::{Cell, Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::markup::COLUMNS;
use super::sheet::{Content, Sheet};
use super::xlsx::MOST_CELLS;

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
    wide_without_mark(bytes).is_some() || !bytes.iter().any(|byte| matches!(byte, 0..=8 | 11 | 12 | 14..=31))
}

/// Whether the text is a web page: some systems export one under the name `.xls`.
#[must_use]
pub fn is_web_page(bytes: &[u8]) -> bool {
    let text = decode(bytes.get(..4_096).unwrap_or(bytes));
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
    start.starts_with('<')
        && ["<html", "<!doctype html", "<table", "<meta"].iter().any(|tag| start.contains(tag))
}

/// The text of a file that is no table: settings, parameters, a template. It is written for people and goes out
/// under the office's name, so letters that may be misread are refused, at their place, and not replaced.
///
/// # Errors
/// [`Problem::TextUnreadable`] at the first such word.
pub fn text(bytes: &[u8], file: &Arc<SourceFile>) -> Result<String, Findings> {
    let text = decode(bytes);
    let Some(word) = suspicious(&text) else { return Ok(text) };
    // No word before it holds this one: it would be the first.
    let place = Place::in_text(file, &text, text.find(word).unwrap_or_default());
    let mut refused = Findings::new();
    refused.at(&place, Problem::TextUnreadable { sample: sample(word) });
    Err(refused)
}

/// The file as one sheet without a name.
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    let text = decode(bytes);
    if let Some(word) = suspicious(&text) {
        findings.at(&Place::whole(file), Problem::SuspiciousLetters { sample: sample(word) });
    }
    let mut sheet = Sheet::new(file, None, true);
    let delimiter = delimiter(&text);
    if let Some(line) = too_wide(&text, delimiter) {
        let reason = format!("{}:{line}", file.path);
        findings.at(&Place::whole(file), Problem::WorkbookBroken { reason });
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut row = 0_u32;
    let mut cells = 0_usize;
    loop {
        // The csv reader passes over empty lines without counting them; a row's number is to be the one
        // that a spreadsheet program shows.
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        row = row.saturating_add(empty_lines(&text, start));
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                findings.at(&Place::whole(file), Problem::WorkbookBroken { reason: error.to_string() });
                return Vec::new();
            }
        }
        for (column, field) in (0..).zip(&record) {
            if !clean(field).is_empty() {
                sheet.put(Cell::new(row, column), Content::Text(field.to_owned()));
                cells = cells.saturating_add(1);
            }
        }
        if cells > MOST_CELLS {
            let reason = format!("> {MOST_CELLS}");
            findings.at(&Place::whole(file), Problem::WorkbookBroken { reason });
            return Vec::new();
        }
        row = row.saturating_add(1);
    }
    vec![sheet]
}

/// UTF-16 without its mark: Western letters have a zero for every other byte.
fn wide_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(2_000))?;
    let zeros = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len().checked_div(2)?.checked_mul(3)?.checked_div(4)?;
    match (zeros(0), zeros(1)) {
        _ if bytes.len() < 4 || !bytes.len().is_multiple_of(2) => None,
        (0, later) if later > most => Some(UTF_16LE),
        (first, 0) if first > most => Some(UTF_16BE),
        _ => None,
    }
}

/// The first word whose letters were read in another encoding than they were written in: UTF-8 read as windows-1252
/// and saved so (`Ã¶`), or the letters of DOS and of older Macs in a file of Windows (`†`, `Š`).
fn suspicious(text: &str) -> Option<&str> {
    let is_odd = |word: &&str| {
        let twice = ["Ã¥", "Ã¤", "Ã¶", "Ã…", "Ã„", "Ã–", "\u{fffd}"].iter().any(|pair| word.contains(pair));
        let letters: Vec<char> = word.chars().collect();
        // Marks of punctuation that no word has inside.
        let inside = letters.windows(3).any(|around| match around {
            [before, mark, after] => {
                before.is_alphabetic()
                    && after.is_alphabetic()
                    && "†‡„”“‰Œœ™¢£¥¤\u{81}\u{8d}\u{8f}\u{90}\u{9d}".contains(*mark)
            }
            _ => false,
        });
        twice || inside || letters.iter().any(|letter| matches!(letter, '\u{80}'..='\u{9f}'))
    };
    text.split_whitespace().find(is_odd)
}

/// As much of a word as is shown, without the quotes around it.
fn sample(word: &str) -> String {
    word.trim_matches('"').chars().take(40).collect()
}

/// UTF-8 where it is valid, UTF-16 by its mark, else windows-1252, in which every byte is a letter.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Some(encoding) = wide_without_mark(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0.into_owned(), str::to_owned)
}

/// The first line, from 1, that has more fields than a sheet has columns.
fn too_wide(text: &str, delimiter: u8) -> Option<usize> {
    let lines = text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\r'));
    lines.zip(1..).find_map(|(line, number)| {
        let mut fields = line.split(|byte| *byte == delimiter);
        fields.nth(usize::try_from(COLUMNS).ok()?).map(|_| number)
    })
}

/// How many empty lines there are from byte `start`.
fn empty_lines(text: &str, start: usize) -> u32 {
    let mut count = 0_u32;
    let (before, mut rest) = text.split_at_checked(start).unwrap_or_default();
    if before.ends_with('\r') {
        // The csv reader stops between the two characters of a line's end.
        rest = rest.strip_prefix('\n').unwrap_or(rest);
    }
    while let Some(next) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])) {
        count = count.saturating_add(1);
        rest = next;
    }
    count
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

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_program_does() {
        let sheet = read(b"Titel\n\n\nA;B\r\n\r\n\"1\n2\";3\n4;5");
        assert_eq!(sheet.rows.keys().copied().collect::<Vec<_>>(), [0, 3, 5, 6]);
    }

    #[test]
    fn a_text_is_read_in_every_encoding_or_refused_at_its_place() {
        let file = Arc::new(SourceFile { path: "finsam.toml".into(), sha256: String::new() });
        let name = "name = \"Åsa Öberg\"\n";
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF).chain(name.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xEF\xBB\xBF".as_slice(), name.as_bytes()].concat();
        for bytes in [name.as_bytes(), &marked, &utf16, &WINDOWS_1252.encode(name).0] {
            assert_eq!(text(bytes, &file).unwrap(), name);
        }
        for bytes in
            [&b"\xEF\xBB\xBFyear = 2024\nname = \"\xC5sa\"\n"[..], "year = 2024\nname = Ã¥sa".as_bytes()]
        {
            let refused = text(bytes, &file).unwrap_err();
            let [refused] = refused.sorted()[..] else { panic!("{refused:?}") };
            assert_eq!(refused.problem.code(), "F127");
            assert_eq!(refused.place.as_ref().unwrap().to_string(), "finsam.toml:2:8");
        }
    }

    #[test]
    fn letters_that_were_misread_are_told() {
        for text in ["VÃ¤sterÃ¥s", "Norra \u{94}rebro", "V„ster†s", "Sydn\u{fffd}rke"] {
            assert!(suspicious(text).is_some(), "{text}");
        }
        for text in ["Västerås", "”Väst”", "Müller & Ærø", "100 £", "Łódź", "Finsam†"] {
            assert_eq!(suspicious(text), None, "{text}");
        }
    }
}
