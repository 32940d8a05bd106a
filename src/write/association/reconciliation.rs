//! The sheet *Avstämning*: what the formulas of the workbook come to, beside the program's own figures.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, BY_LAW, OFFERED, STATE};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, sum_if_known};
use crate::write::book::Book;
use crate::write::column;
use crate::write::content::Content;
use crate::write::heading::Heading::{self, Of};
use crate::write::heading::{CONTRIBUTION, DIFFERENCE, LAST_YEAR, PROGRAM};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// What the formulas of the workbook come to.
const FORMULA: Heading = Of("heading-formula");

/// A figure that is checked.
struct Checked {
    what: String,
    formula: Content,
    /// The program's value.
    value: Option<Money>,
}

/// A column of the table.
type Column<'t> = column::Column<'t, Checked>;

/// The sheet.
pub fn reconciliation<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    areas: &Areas,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-reconciliation")?;
    sheet.across();
    sheet.title(&book.of_year("reconciliation-title"))?;
    sheet.note(association.name.as_str())?;
    sheet.note(&text.say("reconciliation-note"))?;
    sheet.next(1);
    let difference = |checked: &Checked| checked.value.map(|_| Money::ZERO);
    let columns = [
        Column::new(Of("heading-what"), Kind::Text, 44, |checked, _| checked.what.as_str().into()),
        Column::new(FORMULA, Kind::Amount, 18, |checked, _| checked.formula.clone()),
        Column::amounts(PROGRAM, Kind::Amount, 18, |checked| checked.value),
        Column::amounts(DIFFERENCE, Kind::Change, 18, difference).formula(|_, cells, amount| {
            cells.formulas.difference(&cells.of(FORMULA), &cells.of(PROGRAM), amount)
        }),
        Column::amounts(Of("heading-verdict"), Kind::Text, 16, difference).formula(|_, cells, amount| {
            cells.formulas.verdict(&cells.of(DIFFERENCE), amount, ["verdict-too-little", "verdict-too-much"])
        }),
    ];
    let checked = checked(book, association, areas);
    let area = sheet.table("table-name-checks", &columns, &checked)?;
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

    let mut checked = Vec::new();
    let mut check = |what, formula, value| checked.push(Checked { what, formula, value });
    let last_years = contributed.column_from_outside(LAST_YEAR);
    check(text.say("check-contributions"), formulas.sum(&contributions, members), members);
    check(text.say("check-last-year"), formulas.sum(&last_years, before), before);
    for (row, party) in (1..).zip(&association.parties) {
        let word = text.word(&party.party);
        let named = |id: &str| text.say_with(id, &[("party", (&word).into())]);
        for (id, column, amount) in
            [("check-by-law", BY_LAW, party.by_law.value), ("figure-party", OFFERED, party.offered.value)]
        {
            let amount = Some(amount);
            check(named(id), Content::reference(&cell(row, column), amount), amount);
        }
    }
    let by_law: Vec<String> = (1..=association.parties.len()).map(|row| cell(row, BY_LAW)).collect();
    let (state_cell, matched_cell) = (cell(STATE, BY_LAW), cell(STATE, OFFERED));
    check(text.say("check-half"), formulas.amount(&by_law.join("+"), state), Some(state));
    check(text.say("check-matched"), Content::reference(&matched_cell, Some(matched)), Some(matched));
    let left = formulas.difference(&state_cell, &matched_cell, unmatched);
    check(text.say("check-unmatched"), left, unmatched);
    let together = formulas.addition(&matched_cell, &format!("SUM({contributions})"), total);
    check(text.say("figure-total"), together, total);
    checked
}
