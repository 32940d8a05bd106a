//! `bidrag.csv`: one row per contribution.

use std::io::Write;

use crate::domain::rate::Rate;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

pub const COLUMNS: &[Column] = &[
    Column::required("ar", Kind::Year, "csv-ar"),
    Column::required("forbund", Kind::Text, "csv-forbund"),
    Column::required("medlem", Kind::Text, "csv-medlem"),
    Column::required("part", Kind::Text, "csv-part"),
    Column::new("kod", Kind::Text, "csv-kod-medlem"),
    Column::new("nyckel", Kind::Text, "csv-nyckel"),
    Column::new("andel_procent", Kind::Percent, "csv-andel-procent"),
    Column::required("beraknat_kr", Kind::Amount, "csv-beraknat"),
    Column::required("erbjudet_kr", Kind::Amount, "csv-erbjudet"),
    Column::required("bidrag_kr", Kind::Amount, "csv-bidrag"),
    Column::new("foregaende_kr", Kind::Amount, "csv-foregaende"),
    Column::new("forandring_kr", Kind::Amount, "csv-forandring"),
    Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent"),
    Column::new("beslutad_procent", Kind::Percent, "csv-beslutad-procent"),
    Column::required("status", Kind::Text, "csv-status-beslut"),
];

pub fn rows<W: Write>(report: &Report<'_>, table: &mut Table<W>) -> Result<(), csv::Error> {
    for association in &report.outcome.associations {
        for line in association.members() {
            row(report, association, line, table)?;
        }
    }
    Ok(())
}

fn row<W: Write>(
    report: &Report<'_>,
    association: &AssociationOutcome,
    line: &MemberOutcome,
    table: &mut Table<W>,
) -> Result<(), csv::Error> {
    let text = report.text;
    table.row([
        report.outcome.year.number().into(),
        association.name.as_str().into(),
        text.payer(&line.payer).into(),
        text.word(&line.party).into(),
        line.payer.code().map(|code| code.to_string()).into(),
        line.key.map(|key| text.word(&key)).into(),
        line.share.map(|share| share.percent(6).normalize()).into(),
        line.calculated.value.into(),
        line.offered.value.into(),
        line.contribution.value.into(),
        line.last_year.as_ref().map(|last| last.value).into(),
        line.change.as_ref().map(|change| change.value).into(),
        line.actual_change().map(|ratio| ratio.percent(2)).into(),
        line.declared.map(Rate::percent).into(),
        text.word(&line.status()).into(),
    ])
}
