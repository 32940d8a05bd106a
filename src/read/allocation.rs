//! The authority's table: one row per association, and an account of every other row.

mod choice;
mod column_years;
mod columns;
mod names;
mod years;

use std::sync::Arc;

use crate::domain::allocation::Allocation;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::name::clean;
use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::account::{Account, Exclusion};
use super::column::Column;
use super::header::Words;
use super::rows::{AllocationRow, AllocationRows};
use super::sheet::{Content, Sheet};
use super::sum_label::SumLabel;
use super::sums::Running;
use super::table::Table;
use super::value::{Amount, CellValue, NoAmount};
use columns::AmountColumn;

/// Reads the authority's table. `year` is the year of the run where it is known: it chooses between
/// columns, or tables, that only differ in their years.
pub fn rows(
    sheets: &[Sheet],
    file: &Arc<SourceFile>,
    settings: &AllocationSettings,
    year: Option<Year>,
    findings: &mut Findings,
) -> (AllocationRows, Option<Account>) {
    let named = settings.columns.iter().map(|(column, text)| (Column::from(*column), text.clone()));
    let words = Words::built_in().naming(named);
    let Some(mut table) = choice::table(sheets, file, settings, year, &words, findings) else {
        return (AllocationRows::unread(), None);
    };
    let hidden = leave_out_hidden_columns(&mut table, settings, findings);
    let mut account = Account::of(&table);
    let Some(columns) = columns::amounts(&table, settings, year, &mut account, findings) else {
        return (AllocationRows::unread(), Some(account));
    };
    column_years::report_later(&table, &columns, settings, year, findings);
    let own_years = years::of_file(&table);
    let column_years = column_years::of_columns(&table, &columns, year);
    let counts_hidden = settings.hidden.then_some(hidden);
    let mut reader = Reader::new(&table, &columns, &words, account, findings);
    reader.read(counts_hidden);
    let (rows, account) = reader.close();
    (AllocationRows { own_years, column_years, rows, unread: false }, Some(account))
}

/// Takes the hidden columns out of the table, unless the settings count them, and gives their number.
fn leave_out_hidden_columns(
    table: &mut Table<'_>,
    settings: &AllocationSettings,
    findings: &mut Findings,
) -> usize {
    let sheet = table.sheet;
    let hidden: Vec<_> = table
        .columns
        .values()
        .flatten()
        .filter(|header| sheet.hides_column(header.cell.column))
        .cloned()
        .collect();
    if !settings.hidden {
        for header in &hidden {
            findings.at(&sheet.place(header.cell), Problem::HiddenColumn { column: header.text.clone() });
        }
        for headers in table.columns.values_mut() {
            headers.retain(|header| !sheet.hides_column(header.cell.column));
        }
        table.unknown.retain(|header| !sheet.hides_column(header.cell.column));
    }
    hidden.len()
}

/// There is no value, and a finding says why.
struct Reported;

/// Reads the rows and keeps the account.
struct Reader<'r, 'a> {
    table: &'r Table<'a>,
    columns: &'r [AmountColumn],
    words: &'r Words,
    findings: &'r mut Findings,
    account: Account,
    rows: Vec<AllocationRow>,
    /// For each amount column: the amounts so far, with their places.
    sums: Vec<Running>,
    amounts: Vec<Vec<Sourced<Amount>>>,
    /// For each amount column: what has been said of it once.
    said_no_unit: Vec<bool>,
    said_text: Vec<bool>,
    /// Sums that stand above the rows they sum: checked when all rows are read.
    early_sums: Vec<(usize, String, Sourced<Amount>)>,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(
        table: &'r Table<'a>,
        columns: &'r [AmountColumn],
        words: &'r Words,
        account: Account,
        findings: &'r mut Findings,
    ) -> Self {
        let count = columns.len();
        Self {
            table,
            columns,
            words,
            findings,
            account,
            rows: Vec::new(),
            sums: vec![Running::default(); count],
            amounts: vec![Vec::new(); count],
            said_no_unit: vec![false; count],
            said_text: vec![false; count],
            early_sums: Vec::new(),
        }
    }

    /// Reads every row. `counts_hidden` gives the number of hidden columns when what is hidden counts.
    fn read(&mut self, counts_hidden: Option<usize>) {
        let mut hidden = Vec::new();
        for row in self.table.rows() {
            if self.table.sheet.hidden_rows.contains(&row) && self.table.sheet.rows.contains_key(&row) {
                hidden.push(self.table.row_place(row));
                if counts_hidden.is_none() {
                    let label = self.label(row).unwrap_or_default();
                    self.account.exclude(self.table.row_place(row), label, Exclusion::Hidden);
                    continue;
                }
            }
            self.row(row);
        }
        let rows = hidden.len();
        match (hidden.first(), counts_hidden) {
            (Some(first), None) => self.findings.at(first, Problem::HiddenRows { rows }),
            (_, Some(columns)) if rows.saturating_add(columns) > 0 => {
                self.findings.at(&self.account.header, Problem::HiddenCounted { rows, columns });
            }
            _ => {}
        }
    }

    /// Closes the books: footnotes, sums, magnitudes.
    fn close(mut self) -> (Vec<AllocationRow>, Account) {
        let last = self.rows.last().and_then(|row| row_of(&row.name.place));
        for excluded in &mut self.account.excluded {
            if excluded.why == Exclusion::Heading && row_of(&excluded.place) > last {
                excluded.why = Exclusion::Note;
            }
        }
        let notes: Vec<&str> = self
            .account
            .excluded
            .iter()
            .filter(|excluded| excluded.why == Exclusion::Note)
            .map(|excluded| excluded.label.as_str())
            .collect();
        for row in &mut self.rows {
            row.name.value = names::without_numbered_mark(&row.name.value, &notes);
        }
        for (index, label, stated) in &self.early_sums {
            if let Some(sum) = self.sums.get(*index) {
                sum.check(label, SumLabel::Whole, stated.value, &stated.place, self.findings);
            }
        }
        for (column, amounts) in self.columns.iter().zip(&self.amounts) {
            columns::check_magnitude(
                column,
                amounts,
                &self.table.sheet.place(column.header.cell),
                self.findings,
            );
        }
        self.account.used = self.rows.len();
        let sums = self.columns.iter().zip(&self.sums);
        self.account.sums = sums.filter_map(|(column, sum)| Some((column.kind, sum.total()?))).collect();
        (self.rows, self.account)
    }

    fn row(&mut self, row: u32) {
        let place = self.table.row_place(row);
        let Some(label) = self.label(row).or_else(|| self.first_text(row)) else { return };
        let has_amount = self.columns.iter().any(|column| self.value(row, column).content.is_some());
        let name = self.name(row);
        let sum = self.words.sum_label(&label);
        let sum = sum.or_else(|| name.as_ref().and_then(|name| self.words.sum_label(&name.value)));
        match (sum, name) {
            (Some(kind), _) if has_amount => self.sum_row(row, &label, kind),
            (_, Some(name)) if has_amount || self.says_more(row) => self.association(row, name),
            // A row without a name that is exactly the sum of those above it, in every column.
            (_, None) if has_amount && self.sums_exactly(row) => self.sum_row(row, &label, SumLabel::Either),
            (_, None) if has_amount => self.findings.at(&place, Problem::RowWithoutName { amount: label }),
            _ => {
                self.sums.iter_mut().for_each(Running::mark);
                self.account.exclude(place, label, Exclusion::Heading);
            }
        }
    }

    fn association(&mut self, row: u32, name: Sourced<String>) {
        let mut allocation = Allocation::default();
        let mut unread = false;
        for (index, column) in self.columns.iter().enumerate() {
            match self.amount(row, index) {
                Ok(Some(amount)) => {
                    if let Some(sum) = self.sums.get_mut(index) {
                        sum.add(amount.value);
                    }
                    allocation.set(column.kind, amount.clone().map(|amount| amount.money));
                    if let Some(amounts) = self.amounts.get_mut(index) {
                        amounts.push(amount);
                    }
                }
                Ok(None) => {}
                Err(Reported) => {
                    unread = true;
                    if let Some(sum) = self.sums.get_mut(index) {
                        sum.break_off();
                    }
                }
            }
        }
        self.rows.push(AllocationRow { name, allocation, unread });
    }

    fn sum_row(&mut self, row: u32, label: &str, kind: SumLabel) {
        for (index, column) in self.columns.iter().enumerate() {
            let Ok(Some(stated)) = self.amount(row, index) else { continue };
            match self.sums.get_mut(index) {
                Some(sum) if sum.is_empty() => {
                    self.early_sums.push((index, label.to_owned(), stated.clone()));
                }
                Some(sum) => sum.check(label, kind, stated.value, &stated.place, self.findings),
                None => {}
            }
            self.account.stated.push((column.kind, stated.map(|amount| amount.money)));
        }
        self.sums.iter_mut().for_each(Running::mark);
        self.account.exclude(self.table.row_place(row), label.to_owned(), Exclusion::Sum);
    }

    /// The amount in a column; what stands in the way is reported here.
    fn amount(&mut self, row: u32, index: usize) -> Result<Option<Sourced<Amount>>, Reported> {
        let Some(column) = self.columns.get(index) else { return Ok(None) };
        let value = self.value(row, column);
        let is_text = value.is_number_as_text();
        let place = value.place.clone();
        match value.amount(column.unit()) {
            Ok(amount) => {
                if is_text && amount.is_some() && first_time(&mut self.said_text, index) {
                    let text = value.content.map(Content::as_text).unwrap_or_default();
                    self.findings.at(&place, Problem::NumberAsText { text: clean(&text) });
                }
                Ok(amount.map(|amount| Sourced::new(amount, place)))
            }
            Err(NoAmount::NoUnit) => {
                if first_time(&mut self.said_no_unit, index) {
                    self.findings.at(&place, Problem::UnitMissing { column: column.header.text.clone() });
                }
                Err(Reported)
            }
            Err(NoAmount::Problem(problem)) => {
                self.findings.at(&place, problem);
                Err(Reported)
            }
        }
    }

    /// Whether the row's amounts are exactly the sums of rows above it.
    fn sums_exactly(&self, row: u32) -> bool {
        self.columns.iter().zip(&self.sums).all(|(column, sum)| {
            match self.value(row, column).amount(column.unit()) {
                Ok(Some(stated)) => sum.is_exactly(stated),
                Ok(None) => true,
                Err(_) => false,
            }
        })
    }

    /// Whether the row says more than a name in a known column: an association without an amount, as
    /// against a heading.
    fn says_more(&self, row: u32) -> bool {
        let columns = [Column::Association, Column::County, Column::Code];
        let known = columns.iter().filter(|column| self.table.cell(row, **column).is_some()).count();
        known > 1
    }

    fn value(&self, row: u32, column: &AmountColumn) -> CellValue<'a> {
        let cell = Cell::new(row, column.header.cell.column);
        CellValue { content: self.table.sheet.content(cell), place: self.table.sheet.place(cell) }
    }

    /// The association's name without footnote marks.
    fn name(&self, row: u32) -> Option<Sourced<String>> {
        let (cell, content) = self.table.cell(row, Column::Association)?;
        let name = names::without_mark(&clean(&content.as_text()));
        (!name.is_empty()).then(|| Sourced::new(name, self.table.sheet.place(cell)))
    }

    /// The first text of the row outside the amounts: where `Totalt` stands, in whichever column.
    fn label(&self, row: u32) -> Option<String> {
        let amounts: Vec<u32> = self.columns.iter().map(|column| column.header.cell.column).collect();
        self.table.sheet.rows.get(&row)?.iter().find_map(|(column, content)| match content {
            Content::Text(text) if !amounts.contains(column) => {
                Some(clean(text)).filter(|text| !text.is_empty())
            }
            _ => None,
        })
    }

    fn first_text(&self, row: u32) -> Option<String> {
        let cells = self.table.sheet.rows.get(&row)?.values();
        cells.map(|content| clean(&content.as_text())).find(|text| !text.is_empty())
    }
}

/// Whether the flag was not yet set; it is then.
fn first_time(flags: &mut [bool], index: usize) -> bool {
    flags.get_mut(index).is_some_and(|flag| !std::mem::replace(flag, true))
}

fn row_of(place: &Place) -> Option<u32> {
    match &place.position {
        crate::domain::place::Position::Cell { cell, .. } => Some(cell.row),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
