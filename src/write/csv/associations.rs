//! `forbund.csv`: one row per association.

use std::io::Write;

use crate::domain::allocation::AmountKind;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::place::Sourced;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::AssociationOutcome;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::{Field, Table};

pub const COLUMNS: &[Column] = &[
    Column::required("ar", Kind::Year, "csv-ar"),
    Column::required("forbund", Kind::Text, "csv-forbund"),
    Column::required("status", Kind::Text, "csv-status-stat"),
    Column::new("mojlig_kr", Kind::Amount, "csv-mojlig"),
    Column::new("askad_kr", Kind::Amount, "csv-askad"),
    Column::new("preliminar_kr", Kind::Amount, "csv-preliminar"),
    Column::new("slutlig_kr", Kind::Amount, "csv-slutlig"),
    Column::required("stat_kr", Kind::Amount, "csv-stat"),
    Column::required("regioner_kr", Kind::Amount, "csv-regioner"),
    Column::required("kommuner_kr", Kind::Amount, "csv-kommuner"),
    Column::required("totalt_kr", Kind::Amount, "csv-totalt"),
    Column::required("outtagen_stat_kr", Kind::Amount, "csv-outtagen-stat"),
    Column::new("foregaende_kr", Kind::Amount, "csv-foregaende-forbund"),
    Column::new("forandring_kr", Kind::Amount, "csv-forandring"),
    Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent"),
];

pub fn rows<W: Write>(report: &Report<'_>, table: &mut Table<W>) -> Result<(), csv::Error> {
    for association in &report.outcome.associations {
        row(report, association, table)?;
    }
    Ok(())
}

fn row<W: Write>(
    report: &Report<'_>,
    association: &AssociationOutcome,
    table: &mut Table<W>,
) -> Result<(), csv::Error> {
    let allocation = &association.allocation;
    let given = |amount: Option<&Sourced<Money>>| Field::from(amount.as_ref().map(|amount| amount.value));
    let state = association.matched.value;
    let regions = offered(association, Party::Regions);
    let municipalities = offered(association, Party::Municipalities);
    // The comparison is between the members' contributions: last year's state money is not known.
    let contributions = regions.plus(municipalities).ok();
    let before = association.last_year();
    let change = contributions.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let ratio = contributions.zip(before).and_then(|(now, before)| Ratio::change(before, now));

    table.row([
        report.outcome.year.number().into(),
        association.name.as_str().into(),
        report.text.word(&association.status).into(),
        given(allocation.amount(AmountKind::Possible)),
        given(allocation.amount(AmountKind::Requested)),
        given(allocation.amount(AmountKind::Preliminary)),
        // What was corrected is the final amount.
        given(allocation.amount(AmountKind::Corrected).or(allocation.amount(AmountKind::Final))),
        state.into(),
        regions.into(),
        municipalities.into(),
        contributions.and_then(|members| state.plus(members).ok()).into(),
        association.unmatched.value.into(),
        before.into(),
        change.into(),
        ratio.map(|ratio| ratio.percent(2)).into(),
    ])
}

/// What the party contributes, 0 kr where the association has no such party (Gotland has no region).
fn offered(association: &AssociationOutcome, party: Party) -> Money {
    association.party(party).map_or(Money::ZERO, |party| party.offered.value)
}
