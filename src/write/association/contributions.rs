//! The sheet *Bidrag*: who contributes what, and why.

use rust_xlsxwriter::XlsxError;

use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns that other sheets refer to.
pub const MEMBER: usize = 0;
pub const CALCULATED: usize = 5;
pub const OFFERED: usize = 6;
pub const CONTRIBUTION: usize = 7;
pub const LAST_YEAR: usize = 8;
pub const CHANGE: usize = 9;

/// The sheet and the cells of its table.
pub fn contributions<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.sheet("sheet-contributions")?;
    sheet.across();
    sheet.title(&book.of_year("contributions-title"))?;
    sheet.note(association.name.as_str())?;
    sheet.next(1);

    let columns = columns(book, association);
    sheet.widths(&columns)?;
    let lines: Vec<&MemberOutcome> = association.members().collect();
    let area = sheet.coming(lines.len());
    let rows = lines.iter().enumerate().map(|(index, line)| row(book, &area, index, line));
    let total = total(book, &area, &lines);
    sheet.table(&book.text.say("table-name-contributions"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    sheet.note(&book.text.say("contributions-declared-note"))?;
    Ok((sheet, area))
}

/// The rows (from 0, one past the last) of a party's members, who stand together.
pub fn rows_of(association: &AssociationOutcome, party: Party) -> Option<(usize, usize)> {
    let first = association.members().position(|line| line.party == party)?;
    let count = association.members().filter(|line| line.party == party).count();
    Some((first, first.saturating_add(count)))
}

fn columns(book: &Book<'_>, association: &AssociationOutcome) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = association.members().map(|line| book.text.payer(&line.payer).chars().count());
    vec![
        Column::new(say("column-member"), Kind::Text, fitting(names, 22)),
        Column::new(say("column-party"), Kind::Text, 13),
        Column::new(say("column-code"), Kind::Code, 7),
        Column::new(say("column-key"), Kind::Text, 16),
        Column::new(say("heading-share"), Kind::Share, 11),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
        Column::new(say("heading-offered"), Kind::Amount, 15),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(say("heading-declared"), Kind::Rate, 13),
        Column::new(say("heading-decision"), Kind::Text, 13),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, line: &MemberOutcome) -> Vec<Content> {
    let text = book.text;
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let change = line.change.as_ref().map(|amount| amount.value);
    vec![
        text.payer(&line.payer).into_owned().into(),
        text.word(&line.party).into(),
        line.payer.code().map(|code| code.to_string()).unwrap_or_default().into(),
        line.key.map(|key| text.word(&key)).unwrap_or_default().into(),
        line.share.map_or(Content::Blank, |share| Figure::ratio(share).into()),
        Content::amount(Some(line.calculated.value)),
        Content::amount(Some(line.offered.value)),
        Content::amount(Some(line.contribution.value)),
        Content::amount(last_year),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        book.formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, last_year)),
        Content::rate(line.declared),
        text.word(&line.status).into(),
    ]
}

fn total(book: &Book<'_>, area: &Area, lines: &[&MemberOutcome]) -> Vec<Content> {
    let formulas = book.formulas;
    let sum = |column: usize, amount: fn(&MemberOutcome) -> Option<Money>| {
        let result = sum_if_known(lines.iter().map(|line| amount(line)));
        (formulas.sum(&area.column(column), result), result)
    };
    let (calculated, _) = sum(CALCULATED, |line| Some(line.calculated.value));
    let (offered, _) = sum(OFFERED, |line| Some(line.offered.value));
    let (contribution, now) = sum(CONTRIBUTION, |line| Some(line.contribution.value));
    let (last_year, before) = sum(LAST_YEAR, |line| line.last_year.as_ref().map(|amount| amount.value));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(lines.len(), column);
    vec![
        book.text.say("total").into(),
        Content::Blank,
        Content::Blank,
        Content::Blank,
        Content::Blank,
        calculated,
        offered,
        contribution,
        last_year,
        formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, before)),
        Content::Blank,
        Content::Blank,
    ]
}
