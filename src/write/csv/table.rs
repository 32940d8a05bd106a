//! A table of comma-separated values, in either profile.

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;

use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::name::printable;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A number, written plainly: no grouping, a hyphen as minus, the profile's decimal mark.
    Number(Decimal),
    /// Nothing: what is not known is not 0.
    Empty,
}

impl<'a> From<&'a str> for Field<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Field<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Field<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Money> for Field<'_> {
    fn from(amount: Money) -> Self {
        Self::Number(amount.kronor())
    }
}

impl From<Decimal> for Field<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<u16> for Field<'_> {
    fn from(number: u16) -> Self {
        Self::Number(Decimal::from(number))
    }
}

impl<T: Into<Self>> From<Option<T>> for Field<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A table while it is being written.
pub struct Table<W: Write> {
    writer: csv::Writer<W>,
    mark: char,
}

impl<W: Write> Table<W> {
    /// A table with its header row, written to `file`.
    pub fn new<'c>(
        mut file: W,
        profile: CsvProfile,
        columns: impl IntoIterator<Item = &'c str>,
    ) -> Result<Self, csv::Error> {
        let (start, delimiter, mark) = match profile {
            CsvProfile::ExcelSwedish => ("\u{feff}", b';', ','),
            CsvProfile::Rfc4180 => ("", b',', '.'),
        };
        file.write_all(start.as_bytes())?;
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(file);
        writer.write_record(columns)?;
        Ok(Self { writer, mark })
    }

    /// Writes a row, which must have as many cells as there are columns.
    pub fn row<'a>(&mut self, fields: impl IntoIterator<Item = Field<'a>>) -> Result<(), csv::Error> {
        for field in fields {
            let cell = match field {
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

    fn written(profile: CsvProfile) -> String {
        let mut table = Table::new(Vec::new(), profile, ["namn", "belopp"]).unwrap();
        let amount = Money::from_ore(-125_050).unwrap();
        table.row([Field::from("=cmd()"), amount.into()]).unwrap();
        table.row([Field::from("a;b,c \"d\""), None::<Money>.into()]).unwrap();
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
