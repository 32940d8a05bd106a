//! `sparning.csv`: one row per step of every amount's trace.

use std::io::Write;
use std::sync::Arc;

use crate::domain::place::Place;
use crate::rules::outcome::AssociationOutcome;
use crate::rules::trace::{Basis, Step};
use crate::write::file_name::file_name;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

pub const COLUMNS: &[Column] = &[
    Column::required("belopp_id", Kind::Text, "csv-belopp-id"),
    Column::required("steg", Kind::Text, "csv-steg"),
    Column::required("regel", Kind::Text, "csv-regel"),
    Column::new("kalla", Kind::Text, "csv-kalla"),
    Column::new("fil", Kind::Text, "csv-fil"),
    Column::new("blad", Kind::Text, "csv-blad"),
    Column::new("cell", Kind::Text, "csv-cell"),
    Column::required("varde", Kind::Text, "csv-varde"),
    Column::new("avrundning", Kind::Text, "csv-avrundning"),
];

pub fn rows<W: Write>(report: &Report<'_>, table: &mut Table<W>) -> Result<(), csv::Error> {
    for association in &report.outcome.associations {
        for (id, step) in amounts(report, association) {
            let mut written = Ok(());
            step.walk(&mut |number, step| {
                if written.is_ok() {
                    written = row(report, &id, number, step, table);
                }
            });
            written?;
        }
    }
    Ok(())
}

/// The amounts that are traced, by their identifiers: the state's, the members', what the members
/// match and what is left.
fn amounts<'a>(report: &Report<'_>, association: &'a AssociationOutcome) -> Vec<(String, &'a Arc<Step>)> {
    let slug = file_name(association.name.as_str());
    let mut amounts = vec![(format!("{slug}/stat"), &association.state.step)];
    for line in association.members() {
        let member = file_name(&report.text.payer(&line.payer));
        amounts.push((format!("{slug}/{member}/bidrag"), &line.contribution.step));
    }
    amounts.push((format!("{slug}/matchat"), &association.matched.step));
    amounts.push((format!("{slug}/outtaget"), &association.unmatched.step));
    amounts
}

fn row<W: Write>(
    report: &Report<'_>,
    id: &str,
    number: &str,
    step: &Step,
    table: &mut Table<W>,
) -> Result<(), csv::Error> {
    let text = report.text;
    let place = place_of(step);
    table.row([
        id.into(),
        number.into(),
        text.rule(&step.rule).into(),
        text.basis(&step.basis).into(),
        place.map(|place| place.file.path.as_str()).into(),
        place.and_then(Place::sheet).into(),
        place.and_then(Place::spot).into(),
        text.trace_value(&step.value).into(),
        step.rounded.as_ref().map(|rounded| text.rounded(rounded)).into(),
    ])
}

/// Where the step's value or decision stands.
fn place_of(step: &Step) -> Option<&Place> {
    match &step.basis {
        Basis::Read(place) => Some(place),
        Basis::Decided(decided) => Some(&decided.place),
        Basis::Inputs | Basis::Law(_) => None,
    }
}
