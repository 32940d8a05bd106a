//! `avvikelser.csv`: one row per finding, gravest first.

use std::io::Write;

use crate::domain::place::Place;
use crate::findings::Finding;
use crate::text::Text;
use crate::write::report::Report;

use super::column::{Column, Kind};
use super::table::Table;

/// What a row is made from.
pub struct Row<'a> {
    text: &'a Text,
    finding: &'a Finding,
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::required("kod", Kind::Text, "csv-kod-avvikelse", |row| row.finding.problem.code().into()),
        Column::required("allvar", Kind::Text, "csv-allvar", |row| {
            row.text.word(&row.finding.severity()).into()
        }),
        Column::new("fil", Kind::Text, "csv-fil", |row| {
            row.place().map(|place| place.file.path.as_str()).into()
        }),
        Column::new("blad", Kind::Text, "csv-blad", |row| row.place().and_then(Place::sheet).into()),
        Column::new("cell", Kind::Text, "csv-cell", |row| row.place().and_then(Place::spot).into()),
        Column::required("meddelande", Kind::Text, "csv-meddelande", |row| {
            row.text.message(&row.finding.problem).into()
        }),
        Column::required("atgard", Kind::Text, "csv-atgard", |row| {
            row.text.action(&row.finding.problem).into()
        }),
    ]
}

pub fn write<W: Write>(report: &Report<'_>, file: W) -> Result<W, csv::Error> {
    let mut table = Table::new(file, report.run.csv, columns())?;
    for finding in report.findings.sorted() {
        table.row(&Row { text: report.text, finding })?;
    }
    Ok(table.finish()?)
}

impl Row<'_> {
    fn place(&self) -> Option<&Place> {
        self.finding.place.as_ref()
    }
}
