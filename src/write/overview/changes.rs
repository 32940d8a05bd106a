//! The sheet *Förändringar*: the contributions that change the most since last year.

use rust_xlsxwriter::XlsxError;

use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::heading::{ASSOCIATION, CHANGE, CHANGE_PERCENT, CONTRIBUTION, LAST_YEAR, MEMBER};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Changed<'a>>;

/// How many are shown.
const SHOWN: usize = 20;

/// A contribution that changes, and where it stands on the sheet *Bidrag*.
struct Changed<'a> {
    row: usize,
    association: &'a AssociationOutcome,
    line: &'a MemberOutcome,
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
            let change = line.compared().change()?;
            (!change.is_zero()).then_some(Changed { row, association, line, change })
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
    let area = sheet.table("table-name-changes", &columns(book, &changed, lines), &changed)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

fn columns<'t, 'a>(book: &'t Book<'_>, changed: &[Changed<'a>], lines: &'t Area) -> Vec<Column<'t, 'a>> {
    let associations = changed.iter().map(|changed| changed.association.name.as_str().chars().count());
    let members = changed.iter().map(|changed| book.text.payer(&changed.line.payer).chars().count());
    let there = |heading| {
        move |changed: &Changed<'a>, _: &Cells<'_>, amount| {
            Content::reference(&lines.cell_from_outside(changed.row, heading), amount)
        }
    };
    vec![
        Column::new(ASSOCIATION, Kind::Text, fitting(associations, 24), |changed, _| {
            changed.association.name.as_str().into()
        }),
        Column::new(MEMBER, Kind::Text, fitting(members, 24), |changed, _| {
            book.text.payer(&changed.line.payer).into_owned().into()
        }),
        Column::amounts(CONTRIBUTION, Kind::Amount, 16, |changed| changed.line.compared().now)
            .formula(there(CONTRIBUTION)),
        Column::amounts(LAST_YEAR, Kind::Amount, 16, |changed| changed.line.compared().before)
            .formula(there(LAST_YEAR)),
        Column::amounts(CHANGE, Kind::Change, 16, |changed| Some(changed.change)).formula(there(CHANGE)),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), |changed| changed.line.compared())
            .without_total(),
    ]
}
