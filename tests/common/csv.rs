//! Rows of the files of comma-separated values that a run wrote.

use std::collections::BTreeMap;

/// The rows of a file in either profile, each by the names of its columns.
pub fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let text = text.trim_start_matches('\u{feff}');
    let heading = text.lines().next().unwrap();
    let delimiter = if heading.contains(';') { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |fields: ::csv::StringRecord| {
        names.iter().map(str::to_owned).zip(fields.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|fields| row(fields.unwrap())).collect()
}
