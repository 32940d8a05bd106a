//! `bidrag.csv` of a run, read as last year's contributions. The caller has seen to that it is as it was written.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::rows::LastYearRow;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::domain::year::Year;

/// A contribution of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The association.
    pub association: String,
    /// The member.
    pub member: String,
    /// The member's code; empty where it has none.
    pub code: String,
    /// What it contributes, in kr.
    pub amount: Money,
    /// The budget year.
    pub year: Year,
    /// The row, counted from 0.
    row: u32,
}

/// The contributions of the file, in its order; `None` when it is not one that finsam writes.
#[must_use]
pub fn contributions(bytes: &[u8], profile: CsvProfile) -> Option<Vec<Contribution>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    let (delimiter, mark) = match profile {
        CsvProfile::ExcelSwedish => (b';', ','),
        CsvProfile::Rfc4180 => (b',', '.'),
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let headers = reader.headers().ok()?.clone();
    let column = |name: &str| headers.iter().position(|header| header == name);
    let [year, association, member, code, amount] =
        [column("ar")?, column("forbund")?, column("medlem")?, column("kod")?, column("bidrag_kr")?];
    let records = reader.records().zip(1..).map(|(record, row)| {
        let record = record.ok()?;
        let field = |index: usize| record.get(index).map(as_meant);
        let number = Decimal::from_str_exact(&field(amount)?.replace(mark, ".")).ok()?;
        Some(Contribution {
            association: field(association)?.to_owned(),
            member: field(member)?.to_owned(),
            code: field(code)?.to_owned(),
            amount: Money::new(number).ok()?,
            year: Year::new(field(year)?.parse().ok()?).ok()?,
            row,
        })
    });
    records.collect()
}

/// The text without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn as_meant(text: &str) -> &str {
    let formula = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '\t', '\r']);
    text.strip_prefix('\'').filter(formula).unwrap_or(text)
}

impl Contribution {
    /// How a cell names the member: its code and its name, which no other member has.
    #[must_use]
    pub fn named(&self) -> String {
        if self.code.is_empty() { self.member.clone() } else { format!("{} {}", self.code, self.member) }
    }

    /// The contribution as a row of last year's table.
    #[must_use]
    pub fn last_year(&self, file: &Arc<SourceFile>) -> LastYearRow {
        let place = Place::cell(file, None, Cell::new(self.row, 0));
        let text = |text: String| Sourced::new(text, place.clone());
        LastYearRow {
            association: text(self.association.clone()),
            member: text(self.named()),
            year: Sourced::new(self.year, place.clone()),
            amount: Some(Sourced::new(self.amount, place.clone())),
            place: place.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_profiles_are_read_to_the_ore() {
        let excel =
            "\u{feff}ar;forbund;medlem;part;kod;bidrag_kr\r\n2024;Sydnärke;Laxå;kommuner;1860;118000,25\r\n";
        let program = "ar,forbund,medlem,part,kod,bidrag_kr\r\n2024,Sydnärke,'=Laxå,kommuner,,-1.5\r\n";
        let read = |text: &str, profile| contributions(text.as_bytes(), profile);
        let one = &read(excel, CsvProfile::ExcelSwedish).unwrap()[0];
        assert_eq!((one.named().as_str(), one.amount.to_string().as_str()), ("1860 Laxå", "118000.25"));
        let other = &read(program, CsvProfile::Rfc4180).unwrap()[0];
        assert_eq!((other.named().as_str(), other.amount.to_string().as_str()), ("=Laxå", "-1.5"));
        assert_eq!(read("Förbund;Belopp\nSydnärke;1\n", CsvProfile::ExcelSwedish), None);
        assert_eq!(read(&excel.replace("118000,25", "mycket"), CsvProfile::ExcelSwedish), None);
    }
}
