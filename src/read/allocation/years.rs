//! Which year the file is about: what its title, its sheet and its name say.
//!
//! The authority publishes a file for each year, with last year's amounts beside the new ones. The column of the
//! run's year in next year's file is an old amount, so a file that says of itself that it is about another year is
//! never used, whatever its columns are called.

use crate::domain::place::{Place, Sourced};
use crate::domain::year::Year;
use crate::read::header::{title_years, years_in};
use crate::read::table::Table;

/// What the file says of itself: the one year of its titles, that of the sheet, and where neither names any, that of
/// the file's name. Each year once.
pub(super) fn of_file(table: &Table<'_>) -> Vec<Sourced<Year>> {
    let mut years = of_title_and_sheet(table);
    let is_silent = years_of_titles(table).is_empty() && years_in(sheet_name(table)).is_empty();
    if is_silent {
        years.extend(only(Place::whole(&table.sheet.file), &year_of_file_name(&table.sheet.file.path)));
    }
    years
}

/// The one year of the titles and the one of the sheet's name, where they name exactly one.
fn of_title_and_sheet(table: &Table<'_>) -> Vec<Sourced<Year>> {
    let of_sheet = only(table.sheet.whole(), &years_in(sheet_name(table)));
    let mut years: Vec<Sourced<Year>> = of_titles(table).into_iter().chain(of_sheet).collect();
    years.dedup_by_key(|year| year.value);
    years
}

/// The year of the titles, where they name exactly one.
pub(super) fn of_titles(table: &Table<'_>) -> Option<Sourced<Year>> {
    let titles = years_of_titles(table);
    let mut numbers: Vec<u16> = titles.iter().map(|(_, year)| *year).collect();
    numbers.dedup();
    titles.first().and_then(|(place, _)| only(place.clone(), &numbers))
}

/// Every year that the titles name, with its first place, in the order of the years.
fn years_of_titles(table: &Table<'_>) -> Vec<(Place, u16)> {
    let titles = table.above().map(|(cell, text)| (table.sheet.place(cell), title_years(text)));
    let mut years: Vec<(Place, u16)> =
        titles.flat_map(|(place, years)| years.into_iter().map(move |year| (place.clone(), year))).collect();
    years.sort_by_key(|(_, year)| *year);
    years
}

fn only(place: Place, years: &[u16]) -> Option<Sourced<Year>> {
    let &[year] = years else { return None };
    Some(Sourced::new(Year::new(year).ok()?, place))
}

pub(super) fn sheet_name<'t>(table: &'t Table<'_>) -> &'t str {
    table.sheet.name.as_deref().unwrap_or_default()
}

/// Whether the table is about this year: its title and its sheet say so, or where they do not say, anything does.
pub(super) fn is_of(table: &Table<'_>, year: Year) -> bool {
    let says = of_title_and_sheet(table);
    if !says.is_empty() {
        return says.iter().all(|said| said.value == year);
    }
    let headers = table.columns.values().flatten().flat_map(|header| header.header.years.iter().copied());
    let titles = years_of_titles(table).into_iter().map(|(_, year)| year);
    headers.chain(titles).chain(years_in(sheet_name(table))).any(|found| found == year.number())
}

/// The year in a file's name; the year of a date (`2023-11-10`) is that of the decision, not of the
/// allocation.
pub(super) fn year_of_file_name(path: &str) -> Vec<u16> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let parts: Vec<&str> = name.split(['-', '_', ' ']).collect();
    let is_date = parts
        .windows(2)
        .any(|pair| matches!(pair, [year, month] if !years_in(year).is_empty() && month.len() == 2 && month.parse::<u8>().is_ok()));
    if is_date { Vec::new() } else { title_years(&parts.join(" ")) }
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
