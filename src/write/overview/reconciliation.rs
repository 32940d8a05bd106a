//! The sheet *Avstämning*: the program's own figures of every association, as values, beside what the formulas of the
//! sheet *Förbund* differ from them. Charts draw from it.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::associations::Amounts;
use crate::domain::money::Money;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column;
use crate::write::heading::ASSOCIATION;
use crate::write::heading::Heading::{DifferenceOf, Of};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Amounts<'a>>;

/// The figures: the words over them here and there, and the program's value.
type Checked = (&'static str, fn(&Amounts<'_>) -> Money);
const CHECKED: [Checked; 3] = [
    ("heading-matched", |amounts| amounts.association.matched.value),
    ("heading-regions", |amounts| amounts.regions),
    ("heading-municipalities", |amounts| amounts.municipalities),
];

/// The sheet and the cells of its table.
pub fn reconciliation<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    associations: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let outcomes = &book.report.outcome.associations;
    let mut sheet = book.long_sheet(workbook, outcomes.len(), "sheet-reconciliation")?;
    sheet.headed(&book.of_year("reconciliation-title"), &book.text.say("reconciliation-all-note"))?;
    let names = outcomes.iter().map(|outcome| outcome.name.as_str().chars().count());
    let mut columns = vec![
        Column::new(ASSOCIATION, Kind::Text, fitting(names, 24), |row, _| {
            row.association.name.as_str().into()
        })
        .total_word(),
    ];
    columns.extend(CHECKED.map(|(words, amount)| {
        Column::amounts(Of(words), Kind::Amount, 18, move |row| Some(amount(row))).sum()
    }));
    columns.extend(CHECKED.map(|(words, _)| {
        Column::amounts(DifferenceOf(words), Kind::Change, 18, |_| Some(Money::ZERO))
            .formula(move |_, cells, none| {
                let there = associations.cell_from_outside(cells.row, Of(words));
                cells.formulas.difference(&there, &cells.of(Of(words)), none)
            })
            .sum()
    }));
    let amounts: Vec<Amounts<'_>> = outcomes.iter().map(Amounts::of).collect();
    let area = sheet.table("table-name-checks", &columns, &amounts)?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}
