//! Which years the columns of amounts are for.

use crate::domain::allocation::AmountKind;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::{Place, Sourced};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::read::header::{title_years, years_in};
use crate::read::sheet::Content;
use crate::read::table::{HeaderCell, Table};

use super::columns::{AmountColumn, amounts_of, status_of};
use super::years::{of_file, sheet_name, year_of_file_name};

/// The years of the amounts by their headers; where those name none, by titles, sheet or file that name several. A
/// text that names the run's year among others is about that year.
pub(super) fn of_columns(
    table: &Table<'_>,
    columns: &[AmountColumn],
    year: Option<Year>,
) -> Vec<Sourced<Year>> {
    let sourced = |place: Place, years: Vec<u16>| -> Vec<Sourced<Year>> {
        let of_run = year.filter(|year| years.contains(&year.number()));
        let years = years.into_iter().filter_map(|number| Year::new(number).ok());
        years
            .filter(|found| of_run.is_none_or(|year| year == *found))
            .map(|found| Sourced::new(found, place.clone()))
            .collect()
    };
    let of_headers = columns.iter().flat_map(|column| {
        sourced(table.sheet.place(column.header.cell), column.header.header.years.clone())
    });
    let mut years: Vec<Sourced<Year>> = of_headers.collect();
    if years.is_empty() {
        let of_titles = table.above().map(|(cell, text)| sourced(table.sheet.place(cell), title_years(text)));
        years = of_titles.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    }
    if years.is_empty() {
        years = sourced(table.sheet.whole(), years_in(sheet_name(table)));
    }
    if years.is_empty() {
        years = sourced(Place::whole(&table.sheet.file), year_of_file_name(&table.sheet.file.path));
    }
    years.sort_by_key(|year| year.value);
    years.dedup_by_key(|year| year.value);
    years
}

/// A column of a later year that has come as far as the one that governs: the file may be next year's, and the column
/// of the run's year an old amount. A file that says which year it is about has settled it, and so have the settings
/// when they name the column; years side by side under one heading are a series, of which any may be wanted.
pub(super) fn report_later(
    table: &Table<'_>,
    columns: &[AmountColumn],
    settings: &AllocationSettings,
    year: Option<Year>,
    findings: &mut Findings,
) {
    let governing = columns.iter().filter(|column| column.kind != AmountKind::Possible);
    let (Some(year), Some(chosen)) = (year, governing.max_by_key(|column| column.kind)) else { return };
    if !of_file(table).is_empty() || settings.names(chosen.kind) {
        return;
    }
    let unnamed = status_of(table, settings).unwrap_or(chosen.kind);
    let is_later = |header: &&HeaderCell| header.header.years.first().is_some_and(|of| *of > year.number());
    let later = amounts_of(table)
        .filter(|(kind, _)| kind.unwrap_or(unnamed) >= chosen.kind)
        .map(|(_, header)| header)
        .filter(is_later)
        .find(|header| !is_series(table, &chosen.header, header));
    if let Some(later) = later {
        let problem = Problem::LaterColumn {
            column: chosen.header.text.clone(),
            later: later.text.clone(),
            year: usize::from(year.number()),
        };
        findings.at(&table.sheet.place(later.cell), problem);
    }
}

/// Whether two columns are years under one heading: nothing but a year stands lowest in the header of both.
fn is_series(table: &Table<'_>, one: &HeaderCell, other: &HeaderCell) -> bool {
    let is_year = |header: &HeaderCell| {
        let lowest = table.sheet.content(header.cell).map(Content::as_text).unwrap_or_default();
        lowest.trim().len() == 4 && !years_in(&lowest).is_empty()
    };
    one.header.words == other.header.words && is_year(one) && is_year(other)
}
