//! The summaries that a run wrote, `csv/`, read again: its amounts as they were, whatever version made them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;

/// The file with the contributions.
pub const CONTRIBUTIONS: &str = "csv/bidrag.csv";

/// The file with the associations.
pub const ASSOCIATIONS: &str = "csv/forbund.csv";

/// A row of a summary: its cells by column.
pub type Row = BTreeMap<String, String>;

/// The rows of a summary.
#[must_use]
pub fn rows(bytes: &[u8], profile: CsvProfile) -> Vec<Row> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let delimiter = match profile {
        CsvProfile::ExcelSwedish => b';',
        CsvProfile::Rfc4180 => b',',
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bytes);
    let Ok(names) = reader.headers().cloned() else { return Vec::new() };
    let rows = reader.into_records().filter_map(Result::ok);
    rows.map(|row| names.iter().map(str::to_owned).zip(row.iter().map(text)).collect()).collect()
}

/// Text as it was before the apostrophe that keeps a spreadsheet from running it.
fn text(cell: &str) -> String {
    let bare = cell.strip_prefix('\'').filter(|bare| bare.starts_with(['=', '+', '-', '@', '\t', '\r']));
    bare.unwrap_or(cell).to_owned()
}

/// The amount with a decimal point; none when it is not known.
#[must_use]
pub fn amount(cell: &str, profile: CsvProfile) -> Option<String> {
    let plain = match profile {
        CsvProfile::ExcelSwedish => cell.replace(',', "."),
        CsvProfile::Rfc4180 => cell.to_owned(),
    };
    (!plain.is_empty()).then_some(plain)
}

/// An amount in kr from decimal text; `None` where it is none.
#[must_use]
pub fn kronor(decimal: &str) -> Option<Money> {
    Money::new(decimal.parse::<Decimal>().ok()?).ok()
}
