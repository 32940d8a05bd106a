//! The sheet *Avstämning*: what the formulas of the workbook come to, beside the program's own figures.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, BY_LAW, CONTRIBUTION, LAST_YEAR, OFFERED, STATE};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, sum_if_known};
use crate::write::book::Book;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// A figure that is checked: what it is, the formula, and the program's value.
type Checked = (String, Content, Option<Money>);

/// The sheet.
pub fn reconciliation<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    areas: &Areas,
) -> Result<Sheet<'b>, XlsxError> {
    let (text, formulas) = (book.text, book.formulas);
    let mut sheet = book.sheet("sheet-reconciliation")?;
    sheet.across();
    sheet.title(&book.of_year("reconciliation-title"))?;
    sheet.note(association.name.as_str())?;
    sheet.note(&text.say("reconciliation-note"))?;
    sheet.next(1);
    let columns = [
        Column::new(text.say("heading-what"), Kind::Text, 44),
        Column::new(text.say("heading-formula"), Kind::Amount, 18),
        Column::new(text.say("heading-program"), Kind::Amount, 18),
        Column::new(text.say("heading-difference"), Kind::Change, 18),
        Column::new(text.say("heading-verdict"), Kind::Text, 16),
    ];
    sheet.widths(&columns)?;
    let checked = checked(book, association, areas);
    let area = sheet.coming(checked.len());
    let rows = checked.into_iter().enumerate().map(|(index, (what, formula, value))| {
        let difference = value.map(|_| Money::ZERO);
        let cell = |column| area.cell(index, column);
        vec![
            what.into(),
            formula,
            Content::amount(value),
            formulas.difference(&cell(1), &cell(2), difference),
            formulas.verdict(&cell(3), difference),
        ]
    });
    sheet.table(&text.say("table-name-checks"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

/// The members' sums, each party's amount by law and what it pays, and the state's money.
fn checked(book: &Book<'_>, association: &AssociationOutcome, areas: &Areas) -> Vec<Checked> {
    let Areas { contributions: contributed, parties } = areas;
    let (text, formulas) = (book.text, book.formulas);
    let members = Money::sum(association.members().map(|line| line.contribution.value)).ok();
    let before =
        sum_if_known(association.members().map(|line| line.last_year.as_ref().map(|last| last.value)));
    let (state, matched) = (association.state.value, association.matched.value);
    let unmatched = Some(association.unmatched.value);
    let total = members.and_then(|members| members.plus(matched).ok());
    let cell = |row, column| parties.cell_from_outside(row, column);
    let contributions = contributed.column_from_outside(CONTRIBUTION);

    let mut checked = vec![
        (text.say("check-contributions"), formulas.sum(&contributions, members), members),
        (
            text.say("check-last-year"),
            formulas.sum(&contributed.column_from_outside(LAST_YEAR), before),
            before,
        ),
    ];
    for (row, party) in (1..).zip(&association.parties) {
        let word = text.word(&party.party);
        let named = |id: &str| text.say_with(id, &[("party", (&word).into())]);
        for (id, column, amount) in
            [("check-by-law", BY_LAW, party.by_law.value), ("figure-party", OFFERED, party.offered.value)]
        {
            let amount = Some(amount);
            checked.push((named(id), Content::reference(&cell(row, column), amount), amount));
        }
    }
    let by_law: Vec<String> = (1..=association.parties.len()).map(|row| cell(row, BY_LAW)).collect();
    let (state_cell, matched_cell) = (cell(STATE, BY_LAW), cell(STATE, OFFERED));
    checked.extend([
        (text.say("check-half"), formulas.amount(&by_law.join("+"), state), Some(state)),
        (text.say("check-matched"), Content::reference(&matched_cell, Some(matched)), Some(matched)),
        (text.say("check-unmatched"), formulas.difference(&state_cell, &matched_cell, unmatched), unmatched),
        (
            text.say("figure-total"),
            formulas.addition(&matched_cell, &format!("SUM({contributions})"), total),
            total,
        ),
    ]);
    checked
}
