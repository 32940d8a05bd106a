//! What the workbooks tell of the whole: named cells, and the overview's members, counties and changes.
//! Read back as a program without formulas of its own reads them.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use finsam::domain::rounding::Direction;
use finsam::output::Source;
use finsam::text::{Language, Text};
use finsam::write::documents;
use finsam::write::report::{CsvProfile, Report};

use crate::situation::{Worked, orebro};
use crate::summaries::facts;

type Book = Xlsx<Cursor<Vec<u8>>>;

/// A workbook of the run, in Swedish.
fn book(worked: &Worked, path: &str) -> Book {
    let (text, run) = (Text::new(Language::Swedish), facts(CsvProfile::ExcelSwedish));
    let report = Report { outcome: &worked.outcome, findings: &worked.findings, text: &text, run: &run };
    let documents = documents(&report, None).unwrap();
    let document = documents.iter().find(|document| document.path() == path).expect(path);
    Xlsx::new(Cursor::new(document.bytes().unwrap())).unwrap()
}

/// What stands in the cell of this name.
fn named(book: &mut Book, name: &str) -> Data {
    let names = book.defined_names().to_vec();
    let (_, cell) = names.iter().find(|(known, _)| known == name).expect(name);
    let (sheet, cell) = cell.rsplit_once('!').unwrap();
    // Of the form $B$5: these tables have fewer than 26 columns.
    let (column, row) = cell.trim_start_matches('$').split_once('$').unwrap();
    let place = (row.parse::<u32>().unwrap() - 1, u32::from(column.as_bytes()[0] - b'A'));
    let range = book.worksheet_range(sheet.trim_matches('\'')).unwrap();
    range.get_value(place).cloned().unwrap_or_default()
}

#[test]
fn the_figures_that_matter_can_be_gone_to_by_name() {
    let worked = orebro(Direction::Up, "10000").work_out();
    // Sydnärke: the state 2 360 000, a quarter of the pot from the region and from the municipalities
    // each, 4 720 000 in all; the municipalities' amounts of last year are not known.
    let mut book = book(&worked, "forbund/Sydnärke-2024.xlsx");
    assert_eq!(named(&mut book, "Statens_belopp"), Data::Float(2_360_000.0));
    assert_eq!(named(&mut book, "Regionernas_bidrag"), Data::Float(1_180_000.0));
    assert_eq!(named(&mut book, "Kommunernas_bidrag"), Data::Float(1_180_000.0));
    assert_eq!(named(&mut book, "Förbundets_medel"), Data::Float(4_720_000.0));
    assert_eq!(named(&mut book, "Föregående_års_bidrag"), Data::String("okänt".into()));
    // The memo's total.
    let mut book = self::book(&worked, "medlemmar/Region-Örebro-län-2024.xlsx");
    assert_eq!(named(&mut book, "Bidrag_totalt"), Data::Float(4_340_000.0));
    assert_eq!(named(&mut book, "Föregående_års_bidrag"), Data::Float(5_689_500.0));
    assert_eq!(named(&mut book, "Förändring_kr"), Data::Float(-1_349_500.0));
}
