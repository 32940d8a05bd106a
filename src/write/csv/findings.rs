//! `avvikelser.csv`: one row per finding, gravest first.

use std::io::Write;

use crate::domain::place::Place;
use crate::findings::Finding;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

pub const COLUMNS: &[Column] = &[
    Column::required("kod", Kind::Text, "csv-kod-avvikelse"),
    Column::required("allvar", Kind::Text, "csv-allvar"),
    Column::new("fil", Kind::Text, "csv-fil"),
    Column::new("blad", Kind::Text, "csv-blad"),
    Column::new("cell", Kind::Text, "csv-cell"),
    Column::required("meddelande", Kind::Text, "csv-meddelande"),
    Column::required("atgard", Kind::Text, "csv-atgard"),
];

pub fn rows<W: Write>(report: &Report<'_>, table: &mut Table<W>) -> Result<(), csv::Error> {
    for finding in report.findings.sorted() {
        row(report, finding, table)?;
    }
    Ok(())
}

fn row<W: Write>(report: &Report<'_>, finding: &Finding, table: &mut Table<W>) -> Result<(), csv::Error> {
    let text = report.text;
    let place = finding.place.as_ref();
    table.row([
        finding.problem.code().into(),
        text.word(&finding.severity()).into(),
        place.map(|place| place.file.path.as_str()).into(),
        place.and_then(Place::sheet).into(),
        place.and_then(Place::spot).into(),
        text.message(finding).into(),
        text.action(finding).into(),
    ])
}
