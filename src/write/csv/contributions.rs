//! `bidrag.csv`: one row per contribution.

use crate::domain::rate::Rate;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::report::Report;

use super::table::Table;

pub const COLUMNS: &[&str] = &[
    "ar",
    "forbund",
    "medlem",
    "part",
    "kod",
    "nyckel",
    "andel_procent",
    "beraknat_kr",
    "erbjudet_kr",
    "bidrag_kr",
    "foregaende_kr",
    "forandring_kr",
    "forandring_procent",
    "beslutad_procent",
    "status",
];

pub fn rows(report: &Report<'_>, table: &mut Table) -> Result<(), csv::Error> {
    for association in &report.outcome.associations {
        for line in association.members() {
            row(report, association, line, table)?;
        }
    }
    Ok(())
}

fn row(
    report: &Report<'_>,
    association: &AssociationOutcome,
    line: &MemberOutcome,
    table: &mut Table,
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
        text.word(&line.status).into(),
    ])
}
