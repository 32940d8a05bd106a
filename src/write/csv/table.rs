//! A table of comma-separated values, in either profile.

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;

use super::column::Column;
use super::field::Field;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::name::printable;

/// A table while it is being written.
pub struct Table<W: Write, Row> {
    writer: csv::Writer<W>,
    mark: char,
    columns: Vec<Column<Row>>,
}

impl<W: Write, Row> Table<W, Row> {
    /// A table with its header row, written to `file`.
    pub fn new(mut file: W, profile: CsvProfile, columns: Vec<Column<Row>>) -> Result<Self, csv::Error> {
        let (start, delimiter, mark) = match profile {
            CsvProfile::ExcelSwedish => ("\u{feff}", b';', ','),
            CsvProfile::Rfc4180 => ("", b',', '.'),
        };
        file.write_all(start.as_bytes())?;
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(file);
        writer.write_record(columns.iter().map(|column| column.name))?;
        Ok(Self { writer, mark, columns })
    }

    /// Writes a row.
    pub fn row(&mut self, row: &Row) -> Result<(), csv::Error> {
        for column in &self.columns {
            let cell = match (column.value)(row) {
                Field::Text(text) => harmless(text),
                Field::Number(number) => Cow::Owned(plain(number, self.mark)),
                Field::Empty => Cow::Borrowed(""),
            };
            self.writer.write_field(cell.as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)
    }

    /// The file, with every row in it.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The number in plain digits.
fn plain(number: Decimal, mark: char) -> String {
    let digits = number.to_string();
    if mark == '.' { digits } else { digits.replace('.', &mark.to_string()) }
}

/// The text without what no file can hold. A spreadsheet runs text that begins like a formula; with an apostrophe
/// before it, it is text.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    let text = match printable(&text) {
        Cow::Owned(printable) => Cow::Owned(printable),
        Cow::Borrowed(_) => text,
    };
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { Cow::Owned(format!("'{text}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Money;

    fn written(profile: CsvProfile) -> String {
        type Row = (&'static str, Option<Money>);
        let name: Column<Row> = Column::listed("namn", |(name, _)| (*name).into());
        let amount: Column<Row> = Column::listed("belopp", |(_, amount)| (*amount).into());
        let mut table = Table::new(Vec::new(), profile, vec![name, amount]).unwrap();
        table.row(&("=cmd()", Some(Money::from_ore(-125_050).unwrap()))).unwrap();
        table.row(&("a;b,c \"d\"", None)).unwrap();
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn for_swedish_excel() {
        assert_eq!(
            written(CsvProfile::ExcelSwedish),
            "\u{feff}namn;belopp\r\n'=cmd();-1250,5\r\n\"a;b,c \"\"d\"\"\";\r\n"
        );
    }

    #[test]
    fn after_rfc_4180() {
        assert_eq!(
            written(CsvProfile::Rfc4180),
            "namn,belopp\r\n'=cmd(),-1250.5\r\n\"a;b,c \"\"d\"\"\",\r\n"
        );
    }

    #[test]
    fn text_that_a_spreadsheet_would_run() {
        for text in ["=1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert!(harmless(text.into()).starts_with('\''), "{text:?}");
        }
        assert_eq!(harmless("Upplands-Bro".into()), "Upplands-Bro");
    }
}
