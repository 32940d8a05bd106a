//! `forbund.csv`: one row per association.

use std::io::Write;

use crate::domain::allocation::AmountKind;
use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::AssociationOutcome;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

/// What a row is made from.
pub struct Row<'a> {
    report: &'a Report<'a>,
    association: &'a AssociationOutcome,
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::required("ar", Kind::Year, "csv-ar", |row| row.report.outcome.year.number().into()),
        Column::required("forbund", Kind::Text, "csv-forbund", |row| row.association.name.as_str().into()),
        Column::required("status", Kind::Text, "csv-status-stat", |row| {
            row.report.text.word(&row.association.status).into()
        }),
        Column::new("mojlig_kr", Kind::Amount, "csv-mojlig", |row| row.given(AmountKind::Possible).into()),
        Column::new("askad_kr", Kind::Amount, "csv-askad", |row| row.given(AmountKind::Requested).into()),
        Column::new("preliminar_kr", Kind::Amount, "csv-preliminar", |row| {
            row.given(AmountKind::Preliminary).into()
        }),
        // What was corrected is the final amount.
        Column::new("slutlig_kr", Kind::Amount, "csv-slutlig", |row| {
            row.given(AmountKind::Corrected).or_else(|| row.given(AmountKind::Final)).into()
        }),
        Column::required("stat_kr", Kind::Amount, "csv-stat", |row| row.association.matched.value.into()),
        Column::required("regioner_kr", Kind::Amount, "csv-regioner", |row| {
            row.offered(Party::Regions).into()
        }),
        Column::required("kommuner_kr", Kind::Amount, "csv-kommuner", |row| {
            row.offered(Party::Municipalities).into()
        }),
        Column::required("totalt_kr", Kind::Amount, "csv-totalt", |row| {
            let members = row.compared().now;
            members.and_then(|members| row.association.matched.value.plus(members).ok()).into()
        }),
        Column::required("outtagen_stat_kr", Kind::Amount, "csv-outtagen-stat", |row| {
            row.association.unmatched.value.into()
        }),
        Column::new("foregaende_kr", Kind::Amount, "csv-foregaende-forbund", |row| {
            row.compared().before.into()
        }),
        Column::new("forandring_kr", Kind::Amount, "csv-forandring", |row| row.compared().change().into()),
        Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent", |row| {
            row.compared().ratio().map(|ratio| ratio.percent(2)).into()
        }),
        Column::new("antagen_kr", Kind::Amount, "csv-antagen", |row| row.given(AmountKind::Assumed).into()),
    ]
}

pub fn write<W: Write>(report: &Report<'_>, file: W) -> Result<W, csv::Error> {
    let mut table = Table::new(file, report.run.csv, columns())?;
    for association in &report.outcome.associations {
        table.row(&Row { report, association })?;
    }
    Ok(table.finish()?)
}

impl Row<'_> {
    /// The amount of this kind, where the authority's file gives it.
    fn given(&self, kind: AmountKind) -> Option<Money> {
        self.association.allocation.amount(kind).map(|amount| amount.value)
    }

    /// What the party contributes, 0 kr where the association has no such party (Gotland has no region).
    fn offered(&self, party: Party) -> Money {
        self.association.party(party).map_or(Money::ZERO, |party| party.offered.value)
    }

    /// The comparison is between the members' contributions: last year's state money is not known.
    fn compared(&self) -> Comparison {
        let now = self.offered(Party::Regions).plus(self.offered(Party::Municipalities)).ok();
        Comparison { now, before: self.association.last_year() }
    }
}
