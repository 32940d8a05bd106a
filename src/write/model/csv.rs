//! The model's amounts as comma-separated values: one row per association.

use super::report::ModelReport;
use crate::domain::comparison::Comparison;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::model::ModelRow;
use crate::write::csv::field::Field;
use crate::write::csv::{Column, list};

/// What a row is made from.
struct Row<'a> {
    report: &'a ModelReport<'a>,
    association: &'a ModelRow,
    authority: Option<Money>,
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::listed("ar", |row| row.report.outcome.year.number().into()),
        Column::listed("forbund", |row| row.association.name.as_str().into()),
        Column::listed("befolkning_16_64", |row| number(row.association.population)),
        Column::listed("forsorjningsmatt", |row| number(row.association.measure)),
        Column::listed("nycklar_kr", |row| row.association.by_keys.into()),
        Column::listed("avdrag_kr", |row| row.association.deducted.into()),
        Column::listed("omfordelat_kr", |row| row.association.redistributed.into()),
        Column::listed("foregaende_kr", |row| row.association.before.into()),
        Column::listed("lagst_kr", |row| row.association.floor.into()),
        Column::listed("broms_kr", |row| row.association.braked.into()),
        Column::listed("mojlig_kr", |row| row.association.amount.value.into()),
        Column::listed("fil_kr", |row| row.authority.into()),
        Column::listed("skillnad_kr", |row| row.compared().change().into()),
        Column::listed("skillnad_procent", |row| {
            row.compared().ratio().map(|percent| percent.percent(2)).into()
        }),
    ]
}

impl Row<'_> {
    fn compared(&self) -> Comparison {
        Comparison { now: Some(self.association.amount.value), before: self.authority }
    }
}

/// The bytes.
///
/// # Errors
/// Why they cannot be made.
pub fn csv(report: &ModelReport<'_>, profile: CsvProfile) -> Result<Vec<u8>, String> {
    let rows: Vec<Row<'_>> =
        report.rows().map(|(association, authority)| Row { report, association, authority }).collect();
    list(profile, columns(), &rows)
}

/// A sum of a key, with at most four decimals.
fn number(ratio: Ratio) -> Field<'static> {
    let hundredth =
        ratio.denominator().checked_mul(100).and_then(|below| Ratio::new(ratio.numerator(), below));
    hundredth.map(|it| it.percent(4).normalize()).into()
}
