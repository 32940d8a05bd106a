//! The sheet *Förändringar*: the contributions that change the most since last year.

use rust_xlsxwriter::XlsxError;

use super::contributions::{CHANGE, CONTRIBUTION, LAST_YEAR};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// How many are shown.
const SHOWN: usize = 20;

/// The columns that formulas refer to.
const BEFORE: usize = 3;
const DIFFERENCE: usize = 4;

/// A contribution that changes, and where it stands on the sheet *Bidrag*.
struct Changed<'a> {
    row: usize,
    association: &'a AssociationOutcome,
    line: &'a MemberOutcome,
    before: Money,
    change: Money,
}

/// Those that change the most in kronor, up or down; equal ones in the order of the list. What is not
/// known is not compared.
fn largest<'a>(book: &Book<'a>) -> Vec<Changed<'a>> {
    let lines = book
        .report
        .outcome
        .associations
        .iter()
        .flat_map(|association| association.members().map(move |line| (association, line)));
    let mut changed: Vec<Changed<'a>> = lines
        .enumerate()
        .filter_map(|(row, (association, line))| {
            let before = line.last_year.as_ref()?.value;
            let change = line.change.as_ref()?.value;
            (!change.is_zero()).then_some(Changed { row, association, line, before, change })
        })
        .collect();
    changed.sort_by_key(|changed| std::cmp::Reverse(changed.change.ore().unsigned_abs()));
    changed.truncate(SHOWN);
    changed
}

/// The sheet.
pub fn changes<'b>(book: &'b Book<'_>, lines: &Area) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-changes")?;
    sheet.across();
    sheet.title(&book.of_year("changes-title"))?;
    let changed = largest(book);
    sheet.note(&text.say_with("changes-note", &[("count", changed.len().into())]))?;
    sheet.next(1);
    let columns = columns(book, &changed);
    sheet.widths(&columns)?;
    let area = sheet.coming(changed.len());
    let rows = changed.iter().enumerate().map(|(index, changed)| row(book, &area, index, changed, lines));
    sheet.table(&text.say("table-name-changes"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, changed: &[Changed<'_>]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let associations = changed.iter().map(|changed| changed.association.name.as_str().chars().count());
    let members = changed.iter().map(|changed| book.text.payer(&changed.line.payer).chars().count());
    vec![
        Column::new(say("column-association"), Kind::Text, fitting(associations, 24)),
        Column::new(say("column-member"), Kind::Text, fitting(members, 24)),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 16),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 16),
        Column::new(say("heading-change"), Kind::Change, 16),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, changed: &Changed<'_>, lines: &Area) -> Vec<Content> {
    let there = |column| lines.cell_from_outside(changed.row, column);
    let here = |column| area.cell(index, column);
    let (before, change) = (Some(changed.before), Some(changed.change));
    vec![
        changed.association.name.as_str().into(),
        book.text.payer(&changed.line.payer).into_owned().into(),
        Content::reference(&there(CONTRIBUTION), Some(changed.line.contribution.value)),
        Content::reference(&there(LAST_YEAR), before),
        Content::reference(&there(CHANGE), change),
        book.formulas.quotient(&here(DIFFERENCE), &here(BEFORE), (change, before)),
    ]
}
