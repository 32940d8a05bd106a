//! `sparning.csv`: one row per step of every amount's trace.

use std::io::Write;
use std::sync::Arc;

use crate::domain::place::Place;
use crate::rules::outcome::AssociationOutcome;
use crate::rules::trace::Step;
use crate::text::Text;
use crate::write::file_name::file_name;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

/// What a row is made from.
pub struct Row<'a> {
    text: &'a Text,
    id: String,
    number: String,
    step: &'a Step,
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::required("belopp_id", Kind::Text, "csv-belopp-id", |row| row.id.as_str().into()),
        Column::required("steg", Kind::Text, "csv-steg", |row| row.number.as_str().into()),
        Column::required("regel", Kind::Text, "csv-regel", |row| row.text.rule(&row.step.rule).into()),
        Column::new("kalla", Kind::Text, "csv-kalla", |row| row.text.basis(&row.step.basis).into()),
        Column::new("fil", Kind::Text, "csv-fil", |row| {
            row.step.place().map(|place| place.file.path.as_str()).into()
        }),
        Column::new("blad", Kind::Text, "csv-blad", |row| row.step.place().and_then(Place::sheet).into()),
        Column::new("cell", Kind::Text, "csv-cell", |row| row.step.place().and_then(Place::spot).into()),
        Column::required("varde", Kind::Text, "csv-varde", |row| {
            row.text.trace_value(&row.step.value).into()
        }),
        Column::new("avrundning", Kind::Text, "csv-avrundning", |row| {
            row.step.rounded.as_ref().map(|rounded| row.text.rounded(rounded)).into()
        }),
    ]
}

pub fn write<W: Write>(report: &Report<'_>, file: W) -> Result<W, csv::Error> {
    let mut table = Table::new(file, report.run.csv, columns())?;
    for association in &report.outcome.associations {
        for (id, step) in amounts(report, association) {
            let mut written = Ok(());
            step.walk(&mut |number, step| {
                if written.is_ok() {
                    let (id, number) = (id.clone(), number.to_owned());
                    written = table.row(&Row { text: report.text, id, number, step });
                }
            });
            written?;
        }
    }
    Ok(table.finish()?)
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
