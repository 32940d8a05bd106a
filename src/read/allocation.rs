//! The authority's table: one row per association, and an account of every other row.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::allocation::{Allocation, AmountKind};
use crate::domain::money::Money;
use crate::domain::name::clean;
use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::account::{Account, Exclusion};
use super::header::{Column, Words, years_in};
use super::rows::{AllocationRow, AllocationRows};
use super::settings::{AllocationSettings, StatusSetting};
use super::sheet::{Content, Sheet};
use super::sums::Sums;
use super::table::{HeaderCell, Table, TableKind};
use super::unit::Unit;
use super::value::CellValue;

/// The amount columns with the kind of amount that each holds.
const AMOUNTS: [(Column, AmountKind); 4] = [
    (Column::Possible, AmountKind::Possible),
    (Column::Requested, AmountKind::Requested),
    (Column::Preliminary, AmountKind::Preliminary),
    (Column::Final, AmountKind::Final),
];

/// Reads the authority's table. `year` is the year of the run where it is known: it chooses between
/// columns that only differ in their years.
pub fn rows(
    sheets: &[Sheet],
    file: &Arc<SourceFile>,
    settings: &AllocationSettings,
    year: Option<Year>,
    findings: &mut Findings,
) -> (AllocationRows, Option<Account>) {
    let words = Words::built_in();
    let Some(table) = find(sheets, file, settings, &words, findings) else {
        return (AllocationRows::default(), None);
    };
    let Some(columns) = amount_columns(&table, settings, year, findings) else {
        return (AllocationRows::default(), None);
    };
    let years = years(&table, &columns);
    let mut reader =
        Reader { table: &table, columns, words: &words, account: Account::of(&table), sums: Sums::default() };
    let rows = reader.read(findings);
    (AllocationRows { years, rows }, Some(reader.account))
}

/// The one table of the file: of the visible sheets, or of the sheet that the settings name.
fn find<'a>(
    sheets: &'a [Sheet],
    file: &Arc<SourceFile>,
    settings: &AllocationSettings,
    words: &Words,
    findings: &mut Findings,
) -> Option<Table<'a>> {
    let wanted = |sheet: &&Sheet| match &settings.sheet {
        Some(name) => sheet.name.as_deref() == Some(name.as_str()),
        None => sheet.visible,
    };
    let header_row = settings.header_row.map(|row| row.saturating_sub(1));
    let mut tables: Vec<Table<'a>> = sheets
        .iter()
        .filter(wanted)
        .filter_map(|sheet| Table::find(sheet, TableKind::Allocation, words, header_row))
        .collect();
    if tables.len() > 1 {
        let candidates = tables
            .iter()
            .map(|table| format!("{}", table.sheet.place(Cell::new(table.header_row, 0))))
            .collect();
        let table = TableKind::Allocation.id();
        findings.at(&Place::whole(file), Problem::SeveralTables { table, candidates });
        return None;
    }
    let table = tables.pop();
    if table.is_none() {
        let columns = vec![Column::Association.id(), Column::Final.id()];
        let table = TableKind::Allocation.id();
        findings.at(&Place::whole(file), Problem::TableNotFound { table, columns });
    }
    table
}

/// An amount column that is used.
struct AmountColumn {
    kind: AmountKind,
    header: HeaderCell,
    unit: Option<Unit>,
}

/// The amount columns: one for each kind, chosen by the year where there are several.
fn amount_columns(
    table: &Table<'_>,
    settings: &AllocationSettings,
    year: Option<Year>,
    findings: &mut Findings,
) -> Option<Vec<AmountColumn>> {
    let mut by_kind: BTreeMap<AmountKind, Vec<HeaderCell>> = BTreeMap::new();
    for (column, kind) in AMOUNTS {
        by_kind.entry(kind).or_default().extend(table.columns.get(&column).into_iter().flatten().cloned());
    }
    let unnamed = table.columns.get(&Column::Allocated).map_or(&[][..], Vec::as_slice);
    if let Some(first) = unnamed.first() {
        let Some(kind) = status(table, settings) else {
            let place = table.sheet.place(first.cell);
            findings.at(&place, Problem::StatusUnknown { column: first.text.clone() });
            return None;
        };
        by_kind.entry(kind).or_default().extend(unnamed.iter().cloned());
    }
    let mut columns = Vec::new();
    let mut ambiguous = false;
    for (kind, mut headers) in by_kind {
        let of_the_year = |header: &HeaderCell| {
            header.header.year.is_some_and(|found| Some(found) == year.map(Year::number))
        };
        if headers.len() > 1 && headers.iter().any(of_the_year) {
            headers.retain(of_the_year);
        }
        match headers.as_slice() {
            [] => {}
            [one] => {
                let unit = settings.unit.or_else(|| table.unit(one));
                columns.push(AmountColumn { kind, header: one.clone(), unit });
            }
            [first, ..] => {
                ambiguous = true;
                let candidates =
                    headers.iter().map(|header| format!("{} ({})", header.text, header.cell)).collect();
                let column = crate::domain::word::Word::id(&kind);
                findings.at(&table.sheet.place(first.cell), Problem::SeveralColumns { column, candidates });
            }
        }
    }
    (!ambiguous).then_some(columns)
}

/// The status of amounts whose header does not say: from the settings, else from the titles.
fn status(table: &Table<'_>, settings: &AllocationSettings) -> Option<AmountKind> {
    if let Some(status) = settings.status {
        return Some(match status {
            StatusSetting::Requested => AmountKind::Requested,
            StatusSetting::Preliminary => AmountKind::Preliminary,
            StatusSetting::Final => AmountKind::Final,
        });
    }
    let mut said: Vec<AmountKind> = table.above().filter_map(|(_, text)| status_in(text)).collect();
    said.sort();
    said.dedup();
    match said.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

fn status_in(title: &str) -> Option<AmountKind> {
    let lower = clean(title).to_lowercase();
    let says = |stem: &str| lower.split(' ').any(|word| word.starts_with(stem));
    match (says("slutlig"), says("preliminär"), says("äska")) {
        (true, false, false) => Some(AmountKind::Final),
        (false, true, false) => Some(AmountKind::Preliminary),
        (false, false, true) => Some(AmountKind::Requested),
        _ => None,
    }
}

/// The years of the amounts: from the headers, else from the first title that names one.
fn years(table: &Table<'_>, columns: &[AmountColumn]) -> Vec<Sourced<Year>> {
    let at =
        |cell: Cell, year: u16| Year::new(year).ok().map(|year| Sourced::new(year, table.sheet.place(cell)));
    let mut years: Vec<Sourced<Year>> =
        columns.iter().filter_map(|column| at(column.header.cell, column.header.header.year?)).collect();
    if years.is_empty() {
        years = table
            .above()
            .map(|(cell, text)| {
                years_in(text).into_iter().filter_map(|year| at(cell, year)).collect::<Vec<_>>()
            })
            .find(|found| !found.is_empty())
            .unwrap_or_default();
    }
    years.sort_by_key(|year| year.value);
    years.dedup_by_key(|year| year.value);
    years
}

/// Reads the rows and keeps the account.
struct Reader<'a> {
    table: &'a Table<'a>,
    columns: Vec<AmountColumn>,
    words: &'a Words,
    account: Account,
    sums: Sums,
}

impl Reader<'_> {
    fn read(&mut self, findings: &mut Findings) -> Vec<AllocationRow> {
        let mut rows = Vec::new();
        let numbers: Vec<u32> = self.table.rows().collect();
        for row in numbers {
            if let Some(read) = self.row(row, findings) {
                rows.push(read);
            }
        }
        rows
    }

    fn row(&mut self, row: u32, findings: &mut Findings) -> Option<AllocationRow> {
        let place = self.table.row_place(row);
        let label = self.label(row);
        let has_amount = self.columns.iter().any(|column| !self.value(row, column).is_missing());
        if label.as_deref().is_some_and(|label| self.words.is_sum(label)) {
            self.check_sums(row, label.as_deref().unwrap_or_default(), findings);
            self.account.exclude(place, Exclusion::Sum);
            return None;
        }
        let name = self.name(row);
        match (&name, has_amount) {
            (None, true) => {
                let amount = self.first_amount_text(row);
                findings.at(&place, Problem::RowWithoutName { amount });
                None
            }
            (None, false) => {
                self.account.exclude(place, Exclusion::Note);
                None
            }
            (Some(_), false) if !self.says_missing(row) => {
                self.account.exclude(place, Exclusion::Heading);
                None
            }
            (Some(name), _) => {
                let allocation = self.allocation(row, findings);
                self.account.used = self.account.used.saturating_add(1);
                Some(AllocationRow { name: name.clone(), allocation })
            }
        }
    }

    fn allocation(&mut self, row: u32, findings: &mut Findings) -> Allocation {
        let mut allocation = Allocation::default();
        for column in &self.columns {
            let value = self.value(row, column);
            if let Some(amount) = value.money(column.unit, &column.header.text, findings) {
                let written = value.content.map_or(0, decimals);
                self.sums.add(column.kind, amount.value, column.unit.unwrap_or(Unit::Kr), written);
                allocation.set(column.kind, amount);
            }
        }
        self.sums.end_row();
        allocation
    }

    fn check_sums(&mut self, row: u32, label: &str, findings: &mut Findings) {
        let mut stated: Vec<(AmountKind, Sourced<Money>)> = Vec::new();
        for column in &self.columns {
            let value = self.value(row, column);
            if let Some(amount) = value.money(column.unit, &column.header.text, findings) {
                stated.push((column.kind, amount));
            }
        }
        self.sums.check(label, &stated, findings);
    }

    fn value(&self, row: u32, column: &AmountColumn) -> CellValue<'_> {
        let cell = Cell::new(row, column.header.cell.column);
        CellValue { content: self.table.sheet.content(cell), place: self.table.sheet.place(cell) }
    }

    /// Whether an amount cell says in so many words that there is no amount (`..`, `-`): the row is
    /// then an association without one, not a heading.
    fn says_missing(&self, row: u32) -> bool {
        self.columns.iter().any(|column| self.value(row, column).content.is_some())
    }

    fn first_amount_text(&self, row: u32) -> String {
        let content = self.columns.iter().find_map(|column| self.value(row, column).content);
        content.map(Content::as_text).unwrap_or_default()
    }

    /// The association's name without footnote marks.
    fn name(&self, row: u32) -> Option<Sourced<String>> {
        let (cell, content) = self.table.cell(row, Column::Association)?;
        let name = without_footnote(&clean(&content.as_text()));
        (!name.is_empty()).then(|| Sourced::new(name, self.table.sheet.place(cell)))
    }

    /// The first text of the row outside the amounts: where `Totalt` stands, in whichever column.
    fn label(&self, row: u32) -> Option<String> {
        let amounts: Vec<u32> = self.columns.iter().map(|column| column.header.cell.column).collect();
        self.table.sheet.rows.get(&row)?.iter().find_map(|(column, content)| match content {
            Content::Text(text) if !amounts.contains(column) => Some(clean(text)),
            _ => None,
        })
    }
}

/// A name without the mark of a footnote: `Sydnärke*`, `Sydnärke ¹`, `Sydnärke 1)`.
fn without_footnote(name: &str) -> String {
    let mut name = name.trim_end();
    loop {
        let shorter =
            name.trim_end_matches(|letter: char| letter == '*' || "¹²³⁴⁵⁶⁷⁸⁹".contains(letter)).trim_end();
        let shorter = match shorter.rsplit_once(' ') {
            Some((before, mark))
                if mark.strip_suffix(')').is_some_and(|digits| {
                    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
                }) =>
            {
                before.trim_end()
            }
            _ => shorter,
        };
        if shorter == name {
            return name.to_owned();
        }
        name = shorter;
    }
}

/// How many decimals an amount was written with.
fn decimals(content: &Content) -> u32 {
    match content {
        Content::Number(number) => number.normalize().scale(),
        Content::Text(text) => super::number::parse(text).map_or(0, |number| number.value.scale()),
        _ => 0,
    }
}
