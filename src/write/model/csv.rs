//! The model's amounts as comma-separated values: one row per association.

use super::report::ModelReport;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::ratio::Ratio;
use crate::write::csv::table::{Field, Table};

const COLUMNS: [&str; 14] = [
    "ar",
    "forbund",
    "befolkning_16_64",
    "forsorjningsmatt",
    "nycklar_kr",
    "avdrag_kr",
    "omfordelat_kr",
    "foregaende_kr",
    "lagst_kr",
    "broms_kr",
    "mojlig_kr",
    "fil_kr",
    "skillnad_kr",
    "skillnad_procent",
];

/// The bytes.
///
/// # Errors
/// Why they cannot be made.
pub fn csv(report: &ModelReport<'_>, profile: CsvProfile) -> Result<Vec<u8>, String> {
    let mut table = Table::new(Vec::new(), profile, COLUMNS).map_err(|error| error.to_string())?;
    for (row, authority) in report.rows() {
        let difference = authority.and_then(|authority| row.amount.value.minus(authority).ok());
        let percent = authority.and_then(|authority| Ratio::change(authority, row.amount.value));
        table
            .row([
                report.outcome.year.number().into(),
                row.name.as_str().into(),
                number(row.population),
                number(row.measure),
                row.by_keys.into(),
                row.deducted.into(),
                row.redistributed.into(),
                row.before.into(),
                row.floor.into(),
                row.braked.into(),
                row.amount.value.into(),
                authority.into(),
                difference.into(),
                percent.map(|percent| percent.percent(2)).into(),
            ])
            .map_err(|error| error.to_string())?;
    }
    table.finish().map_err(|error| error.to_string())
}

/// A sum of a key, with at most four decimals.
fn number(ratio: Ratio) -> Field<'static> {
    let hundredth =
        ratio.denominator().checked_mul(100).and_then(|below| Ratio::new(ratio.numerator(), below));
    hundredth.map(|it| it.percent(4).normalize()).into()
}
