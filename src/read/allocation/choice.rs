//! Which of the file's tables is the authority's, and which year it is about.

use std::sync::Arc;

use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::columns::AmountColumn;
use crate::read::header::{Column, Words, years_in};
use crate::read::settings::AllocationSettings;
use crate::read::sheet::Sheet;
use crate::read::table::{Table, TableKind};

/// The one table of the file: of the visible sheets, or of the sheet that the settings name. Where several
/// tables only differ in their years, that of the run's year.
pub(super) fn table<'a>(
    sheets: &'a [Sheet],
    file: &Arc<SourceFile>,
    settings: &AllocationSettings,
    year: Option<Year>,
    words: &Words,
    findings: &mut Findings,
) -> Option<Table<'a>> {
    let header_row = settings.header_row.map(|row| row.saturating_sub(1));
    let mut tables: Vec<Table<'a>> = Vec::new();
    for sheet in sheets {
        let found = Table::all(sheet, TableKind::Allocation, words, header_row);
        let wanted = match &settings.sheet {
            Some(name) => sheet.name.as_deref() == Some(name.as_str()),
            None => sheet.visible,
        };
        if wanted {
            tables.extend(found);
        } else if !sheet.visible && settings.sheet.is_none() && !found.is_empty() {
            findings.at(&sheet.whole(), Problem::HiddenSheet {});
        }
    }
    if let Some(year) = year
        && tables.len() > 1
        && tables.iter().any(|table| is_of(table, year))
    {
        tables.retain(|table| is_of(table, year));
    }
    let kind = TableKind::Allocation.id();
    if tables.len() > 1 {
        let candidates = tables
            .iter()
            .map(|table| table.sheet.place(Cell::new(table.header_row, 0)).to_string())
            .collect();
        findings.at(&Place::whole(file), Problem::SeveralTables { table: kind, candidates });
        return None;
    }
    let table = tables.pop();
    if table.is_none() {
        let columns = vec![Column::Association.id(), Column::Final.id()];
        findings.at(&Place::whole(file), Problem::TableNotFound { table: kind, columns });
    }
    table
}

/// Whether headers, titles or the sheet's name give the table this year.
fn is_of(table: &Table<'_>, year: Year) -> bool {
    let headers = table.columns.values().flatten().flat_map(|header| header.header.years.iter().copied());
    let titles = table.above().flat_map(|(_, text)| years_in(text));
    let name = table.sheet.name.as_deref().map(years_in).unwrap_or_default();
    headers.chain(titles).chain(name).any(|found| found == year.number())
}

/// The years of the amounts: from the headers, else from the first title that names one, else from the
/// sheet's or the file's name. A title that names the run's year among others is about that year
/// (`2024, jämfört med 2023`).
pub(super) fn years(table: &Table<'_>, columns: &[AmountColumn], year: Option<Year>) -> Vec<Sourced<Year>> {
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
        let of_titles = table.above().map(|(cell, text)| sourced(table.sheet.place(cell), years_in(text)));
        years = of_titles.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
    }
    if years.is_empty() {
        let name = table.sheet.name.as_deref().unwrap_or_default();
        years = sourced(table.sheet.whole(), years_in(name));
    }
    if years.is_empty() {
        years = sourced(Place::whole(&table.sheet.file), year_of_file_name(&table.sheet.file.path));
    }
    years.sort_by_key(|year| year.value);
    years.dedup_by_key(|year| year.value);
    years
}

/// The year in a file's name; the year of a date (`2023-11-10`) is that of the decision, not of the
/// allocation.
pub(crate) fn year_of_file_name(path: &str) -> Vec<u16> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts: Vec<&str> = name.split(['-', '_', ' ']).collect();
    let is_date = parts
        .windows(2)
        .any(|pair| matches!(pair, [year, month] if !years_in(year).is_empty() && month.len() == 2 && month.parse::<u8>().is_ok()));
    if is_date { Vec::new() } else { years_in(&parts.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_file_names() {
        assert_eq!(year_of_file_name("in/bilaga-slutlig-fordelning-2024.xlsx"), [2024]);
        assert_eq!(year_of_file_name("in/fördelning_2024.csv"), [2024]);
        assert_eq!(year_of_file_name("in/bilaga 2023-11-10.xlsx"), [] as [u16; 0]);
        assert_eq!(year_of_file_name("in/2024/bilaga.xlsx"), [] as [u16; 0]);
    }
}
