//! `bidrag.csv`: one row per contribution.

use std::io::Write;

use crate::domain::rate::Rate;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

/// What a row is made from.
pub struct Row<'a> {
    report: &'a Report<'a>,
    association: &'a AssociationOutcome,
    line: &'a MemberOutcome,
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::required("ar", Kind::Year, "csv-ar", |row| row.report.outcome.year.number().into()),
        Column::required("forbund", Kind::Text, "csv-forbund", |row| row.association.name.as_str().into()),
        Column::required("medlem", Kind::Text, "csv-medlem", |row| {
            row.report.text.payer(&row.line.payer).into()
        }),
        Column::required("part", Kind::Text, "csv-part", |row| row.report.text.word(&row.line.party).into()),
        Column::new("kod", Kind::Text, "csv-kod-medlem", |row| {
            row.line.payer.code().map(|code| code.to_string()).into()
        }),
        Column::new("nyckel", Kind::Text, "csv-nyckel", |row| {
            row.line.key.map(|key| row.report.text.word(&key)).into()
        }),
        Column::new("andel_procent", Kind::Percent, "csv-andel-procent", |row| {
            row.line.share.map(|share| share.percent(6).normalize()).into()
        }),
        Column::required("beraknat_kr", Kind::Amount, "csv-beraknat", |row| row.line.calculated.value.into()),
        Column::required("erbjudet_kr", Kind::Amount, "csv-erbjudet", |row| row.line.offered.value.into()),
        Column::required("bidrag_kr", Kind::Amount, "csv-bidrag", |row| row.line.contribution.value.into()),
        Column::new("foregaende_kr", Kind::Amount, "csv-foregaende", |row| {
            row.line.last_year.as_ref().map(|last| last.value).into()
        }),
        Column::new("forandring_kr", Kind::Amount, "csv-forandring", |row| {
            row.line.change.as_ref().map(|change| change.value).into()
        }),
        Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent", |row| {
            row.line.actual_change().map(|ratio| ratio.percent(2)).into()
        }),
        Column::new("beslutad_procent", Kind::Percent, "csv-beslutad-procent", |row| {
            row.line.declared.map(Rate::percent).into()
        }),
        Column::required("status", Kind::Text, "csv-status-beslut", |row| {
            row.report.text.word(&row.line.status()).into()
        }),
    ]
}

pub fn write<W: Write>(report: &Report<'_>, file: W) -> Result<W, csv::Error> {
    let mut table = Table::new(file, report.run.csv, columns())?;
    for association in &report.outcome.associations {
        for line in association.members() {
            table.row(&Row { report, association, line })?;
        }
    }
    Ok(table.finish()?)
}
