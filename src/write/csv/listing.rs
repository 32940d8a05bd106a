//! A list of texts with a number last, for lists that are no summary of a run.

use rust_decimal::Decimal;

use super::table::{Field, Table};
use crate::domain::csv_profile::CsvProfile;

/// The list while it is being written.
pub struct Listing(Table<Vec<u8>>);

impl Listing {
    /// A list with its header row.
    pub fn new<'c>(
        profile: CsvProfile,
        columns: impl IntoIterator<Item = &'c str>,
    ) -> Result<Self, csv::Error> {
        Table::new(Vec::new(), profile, columns).map(Self)
    }

    /// Writes a row.
    pub fn row<'a>(
        &mut self,
        texts: impl IntoIterator<Item = &'a str>,
        number: usize,
    ) -> Result<(), csv::Error> {
        let texts = texts.into_iter().map(Field::from);
        self.0.row(texts.chain([Field::Number(Decimal::from(number))]))
    }

    /// The bytes.
    pub fn into_bytes(self) -> Result<Vec<u8>, String> {
        self.0.finish().map_err(|error| error.to_string())
    }
}
