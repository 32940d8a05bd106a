//! The sheet *Bidrag*: every contribution of the run, as the sheet *Räkna själv* gives it. How the calculated ones came
//! about stands in each association's own workbook.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// The columns that formulas refer to.
pub const ASSOCIATION: usize = 0;
pub const MEMBER: usize = 1;
pub const PARTY: usize = 2;
pub const CALCULATED: usize = 4;
pub const CONTRIBUTION: usize = 5;
pub const LAST_YEAR: usize = 6;
pub const CHANGE: usize = 7;

/// A member's line in an association.
pub type Line<'a> = (&'a AssociationOutcome, &'a MemberOutcome);

/// Every line of the run, in the order of the associations.
pub fn lines<'a>(book: &Book<'a>) -> Vec<Line<'a>> {
    let of = |association: &'a AssociationOutcome| association.members().map(move |line| (association, line));
    book.report.outcome.associations.iter().flat_map(of).collect()
}

/// The sheet and the cells of its table.
pub fn contributions<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    lines: &[Line<'_>],
    trial: &Trial<'_>,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.long_sheet(workbook, lines.len(), "sheet-contributions")?;
    sheet.across();
    sheet.title(&book.of_year("contributions-title"))?;
    sheet.note(&book.text.say("contributions-declared-note"))?;
    sheet.next(1);
    let columns = columns(book, lines);
    sheet.widths(&columns)?;
    let area = sheet.coming(lines.len());
    let rows = lines
        .iter()
        .enumerate()
        .map(|(index, line)| row(book, &area, index, *line, &trial.contribution(index)));
    let total = total(book, &area, lines);
    sheet.table(&book.text.say("table-name-contributions"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns(book: &Book<'_>, lines: &[Line<'_>]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        Column::new(say("column-association"), Kind::Text, association_width(lines)),
        Column::new(say("column-member"), Kind::Text, member_width(book, lines)),
        Column::new(say("column-party"), Kind::Text, 12),
        Column::new(say("column-code"), Kind::Code, 7),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(say("heading-declared"), Kind::Rate, 13),
        Column::new(say("heading-decision"), Kind::Text, 14),
    ]
}

/// How wide a column with the associations' names is.
pub fn association_width(lines: &[Line<'_>]) -> u16 {
    fitting(lines.iter().map(|(association, _)| association.name.as_str().chars().count()), 24)
}

/// How wide a column with the members' names is.
pub fn member_width(book: &Book<'_>, lines: &[Line<'_>]) -> u16 {
    fitting(lines.iter().map(|(_, line)| book.text.payer(&line.payer).chars().count()), 20)
}

fn row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, line): Line<'_>,
    contribution: &str,
) -> Vec<Content> {
    let text = book.text;
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let change = line.change.as_ref().map(|amount| amount.value);
    vec![
        association.name.as_str().into(),
        text.payer(&line.payer).into_owned().into(),
        text.word(&line.party).into(),
        line.payer.code().map(|code| code.to_string()).unwrap_or_default().into(),
        Content::amount(Some(line.calculated.value)),
        Content::reference(contribution, Some(line.contribution.value)),
        Content::amount(last_year),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        book.formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, last_year)),
        Content::rate(line.declared),
        text.word(&line.status()).into(),
    ]
}

fn total(book: &Book<'_>, area: &Area, lines: &[Line<'_>]) -> Vec<Content> {
    let formulas = book.formulas;
    let calculated = Money::sum(lines.iter().map(|(_, line)| line.calculated.value)).ok();
    let now = Money::sum(lines.iter().map(|(_, line)| line.contribution.value)).ok();
    let before = sum_if_known(lines.iter().map(|(_, line)| line.last_year.as_ref().map(|last| last.value)));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(lines.len(), column);
    vec![
        book.text.say("total").into(),
        Content::Blank,
        Content::Blank,
        Content::Blank,
        formulas.sum(&area.column(CALCULATED), calculated),
        formulas.sum(&area.column(CONTRIBUTION), now),
        formulas.sum(&area.column(LAST_YEAR), before),
        formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, before)),
        Content::Blank,
        Content::Blank,
    ]
}
