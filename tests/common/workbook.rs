//! Workbooks that were written: their parts, and what stands in their cells.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use calamine::{Data, Reader, Xlsx};

/// The parts of a workbook by their names.
pub type Parts = BTreeMap<String, Vec<u8>>;

pub fn unzipped(bytes: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let earlier = parts.insert(name.clone(), content);
        assert!(earlier.is_none(), "{name} stands twice in the package");
    }
    parts
}

/// The workbook with every part of text as `change` makes it, by its name.
pub fn with_part(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in unzipped(bytes) {
        writer.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        let content = String::from_utf8(content).map(|text| change(&name, text).into_bytes());
        writer.write_all(&content.unwrap_or_else(std::string::FromUtf8Error::into_bytes)).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook as a program without formulas of its own reads it.
pub type Book = Xlsx<Cursor<Vec<u8>>>;

pub fn opened(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet that are filled, by row and column from 0.
pub type Cells = BTreeMap<(usize, usize), Data>;

/// The cells of each sheet with its name, in their order.
pub fn cells(book: &mut Book) -> Vec<(String, Cells)> {
    let sheets = book.sheet_names().into_iter().map(|sheet| {
        let range = book.worksheet_range(&sheet).unwrap();
        let (top, left) = range.start().unwrap_or_default();
        let place = |row, column| (row + top as usize, column + left as usize);
        let cells = range.used_cells().map(|(row, column, value)| (place(row, column), value.clone()));
        (sheet, cells.collect())
    });
    sheets.collect()
}
