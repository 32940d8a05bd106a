//! The sheet *Avstämning*: the program's own figures of every association, as values, beside what the formulas of the
//! sheet *Förbund* differ from them. Charts draw from it.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::associations::{
    Amounts, MATCHED as FORMULA_MATCHED, MUNICIPALITIES as FORMULA_MUNICIPALITIES, REGIONS as FORMULA_REGIONS,
};
use crate::domain::money::Money;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns.
pub const ASSOCIATION: usize = 0;
pub const MATCHED: usize = 1;
pub const REGIONS: usize = 2;
pub const MUNICIPALITIES: usize = 3;

/// The figures: the program's column, its heading, the formulas' column, and the program's value.
type Checked = (usize, &'static str, usize, fn(&Amounts) -> Money);
const CHECKED: [Checked; 3] = [
    (MATCHED, "heading-matched", FORMULA_MATCHED, |amounts| amounts.matched),
    (REGIONS, "heading-regions", FORMULA_REGIONS, |amounts| amounts.regions),
    (MUNICIPALITIES, "heading-municipalities", FORMULA_MUNICIPALITIES, |amounts| amounts.municipalities),
];

/// The sheet and the cells of its table.
pub fn reconciliation<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    associations: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let (text, formulas) = (book.text, book.formulas);
    let outcomes = &book.report.outcome.associations;
    let mut sheet = book.long_sheet(workbook, outcomes.len(), "sheet-reconciliation")?;
    sheet.across();
    sheet.title(&book.of_year("reconciliation-title"))?;
    sheet.note(&text.say("reconciliation-all-note"))?;
    sheet.next(1);
    let names = outcomes.iter().map(|outcome| outcome.name.as_str().chars().count());
    let mut columns = vec![Column::new(text.say("column-association"), Kind::Text, fitting(names, 24))];
    columns.extend(CHECKED.map(|(_, heading, ..)| Column::new(text.say(heading), Kind::Amount, 18)));
    columns.extend(CHECKED.map(|(_, heading, ..)| {
        let heading = text.say_with("heading-difference-of", &[("what", (&text.say(heading)).into())]);
        Column::new(heading, Kind::Change, 18)
    }));
    sheet.widths(&columns)?;
    let area = sheet.coming(outcomes.len());
    let rows = outcomes.iter().enumerate().map(|(index, outcome)| {
        let amounts = Amounts::of(outcome);
        let mut row = vec![Content::from(outcome.name.as_str())];
        row.extend(CHECKED.map(|(.., amount)| Content::amount(Some(amount(&amounts)))));
        row.extend(CHECKED.map(|(own, _, there, _)| {
            let there = associations.cell_from_outside(index, there);
            formulas.difference(&there, &area.cell(index, own), Some(Money::ZERO))
        }));
        row
    });
    let mut total = vec![Content::from(text.say("total"))];
    total.extend(CHECKED.map(|(column, .., amount)| {
        let sum = Money::sum(outcomes.iter().map(|outcome| amount(&Amounts::of(outcome)))).ok();
        formulas.sum(&area.column(column), sum)
    }));
    total.extend(CHECKED.map(|(column, ..)| {
        let column = column.saturating_add(CHECKED.len());
        formulas.sum(&area.column(column), Some(Money::ZERO))
    }));
    let total = Some(total).filter(|_| area.rows > 0);
    sheet.table(&text.say("table-name-checks"), &columns, rows, total)?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}
