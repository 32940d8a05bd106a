//! The sheet *Räkna själv*: change a member's rate, rounding or amount, and see what every contribution becomes
//! and how much of the state's amount the members then match.

use rust_xlsxwriter::XlsxError;

use super::contributions::{CONTRIBUTION as CONTRIBUTED, rows_of};
use super::reconciliation::{BY_LAW, OFFERED, SHARE, STATE};
use crate::domain::money::Money;
use crate::domain::rounding::Rounding;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::reduction::{self, Inputs};
use crate::write::room::fitting;
use crate::write::sentences::rounding_of;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns of the members.
const LAST_YEAR: usize = 2;
const INPUTS: Inputs = Inputs { amount: 3, rate: 4, step: 5, direction: 6 };
const CONTRIBUTION: usize = 7;
const CALCULATED: usize = 9;

/// The columns of what it comes to together.
const NOW: usize = 1;
const THEN: usize = 2;

/// The sheet. It begins with the contributions of the sheet *Bidrag*.
pub fn trial<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    contributed: &Area,
    reconciled: &Area,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-trial")?;
    sheet.across();
    sheet.title(&text.say("trial-title"))?;
    sheet.note(association.name.as_str())?;
    sheet.note(&text.say("trial-note"))?;
    sheet.next(1);
    let columns = columns(book, association);
    sheet.widths(&columns)?;
    let lines: Vec<&MemberOutcome> = association.members().collect();
    let area = sheet.coming(lines.len());
    let rows = lines.iter().enumerate().map(|(index, line)| row(book, &area, index, line));
    let total = total(book, &area, &lines);
    sheet.table(&text.say("table-name-trial"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    for note in ["trial-amount-note", "trial-follows-note"] {
        sheet.note(&text.say(note))?;
    }
    reduction::fill_in(book, &area, INPUTS, &mut sheet)?;
    sheet.next(1);
    sheet.section(&text.say("trial-together"))?;
    together(book, association, &area, (contributed, reconciled), &mut sheet)?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, association: &AssociationOutcome) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = association.members().map(|line| book.text.payer(&line.payer).chars().count());
    vec![
        // Wide enough for what stands below the members, too.
        Column::new(say("column-member"), Kind::Text, fitting(names, 42)),
        Column::new(say("column-party"), Kind::Text, 15),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-try-amount"), Kind::InputAmount, 15),
        Column::new(say("heading-try-rate"), Kind::Input, 13),
        Column::new(say("heading-try-step"), Kind::InputAmount, 13),
        Column::new(say("heading-try-direction"), Kind::InputText, 13),
        Column::new(say("heading-try-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, line: &MemberOutcome) -> Vec<Content> {
    let text = book.text;
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let rounding = rounding_of(&line.contribution.step).unwrap_or_else(Rounding::nearest_krona);
    let contribution = line.contribution.value;
    let formula = reduction::formula(text, area, index, INPUTS, LAST_YEAR, CALCULATED);
    vec![
        text.payer(&line.payer).into_owned().into(),
        text.word(&line.party).into(),
        Content::amount(last_year),
        reduction::amount(line, rounding).map_or(Content::Blank, |amount| Content::amount(Some(amount))),
        reduction::rate(line).map_or(Content::Blank, |rate| Figure::rate(rate).into()),
        Content::amount(Some(rounding.step())),
        text.word(&rounding.direction()).into(),
        Content::Formula(formula, Figure::amount(Some(contribution))),
        book.formulas.difference(
            &cell(CONTRIBUTION),
            &cell(LAST_YEAR),
            line.change.as_ref().map(|change| change.value),
        ),
        Content::amount(Some(line.calculated.value)),
    ]
}

fn total(book: &Book<'_>, area: &Area, lines: &[&MemberOutcome]) -> Vec<Content> {
    let formulas = book.formulas;
    let sum = |column: usize, result| formulas.sum(&area.column(column), result);
    let before = sum_if_known(lines.iter().map(|line| line.last_year.as_ref().map(|last| last.value)));
    let now = Money::sum(lines.iter().map(|line| line.contribution.value)).ok();
    let calculated = Money::sum(lines.iter().map(|line| line.calculated.value)).ok();
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(lines.len(), column);
    let nothing = || Content::Blank.of_kind(Kind::Text);
    vec![
        book.text.say("total").into(),
        Content::Blank,
        sum(LAST_YEAR, before),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        sum(CONTRIBUTION, now),
        formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        sum(CALCULATED, calculated),
    ]
}

/// The parties' sums and the state's money: as it is, and as it becomes.
fn together(
    book: &Book<'_>,
    association: &AssociationOutcome,
    members: &Area,
    (contributed, reconciled): (&Area, &Area),
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let (text, formulas) = (book.text, book.formulas);
    let columns = [
        Column::new(text.say("heading-what"), Kind::Text, 42),
        Column::new(text.say("heading-now"), Kind::Amount, 15),
        Column::new(text.say("heading-then"), Kind::Amount, 15),
        Column::new(text.say("heading-difference"), Kind::Change, 15),
    ];
    let parties = &association.parties;
    let area = sheet.coming(parties.len().saturating_add(3));
    let state_row = parties.len();
    let matched_row = state_row.saturating_add(1);
    let outside = |row, column| reconciled.cell_from_outside(row, column);
    let mut terms = vec![area.cell(state_row, THEN)];
    let mut rows = Vec::new();
    for (index, party) in parties.iter().enumerate() {
        let word = text.word(&party.party);
        let (first, end) = rows_of(association, party.party).unwrap_or_default();
        let own = index.saturating_add(1);
        terms.push(format!("{}*{}/{}", area.cell(index, THEN), outside(STATE, SHARE), outside(own, SHARE)));
        let offered = Some(party.offered.value);
        rows.push((
            text.say_with("figure-party", &[("party", (&word).into())]),
            formulas.sum(&contributed.part_from_outside((first, end), CONTRIBUTED), offered),
            formulas.sum(&members.part((first, end), CONTRIBUTION), offered),
        ));
    }
    let state = Some(association.state.value);
    let (matched, unmatched) = (association.matched.value, association.unmatched.value);
    let state_cell = outside(STATE, BY_LAW);
    rows.push((
        text.say("figure-state"),
        Content::reference(&state_cell, state),
        Content::reference(&state_cell, state),
    ));
    rows.push((
        text.say("figure-matched"),
        Content::reference(&outside(STATE, OFFERED), Some(matched)),
        formulas.lowest_known(&area.part((0, parties.len()), THEN), &terms, matched),
    ));
    let left = |column| {
        formulas.difference(&area.cell(state_row, column), &area.cell(matched_row, column), Some(unmatched))
    };
    rows.push((text.say("figure-unmatched"), left(NOW), left(THEN)));
    let rows: Vec<Vec<Content>> = rows
        .into_iter()
        .enumerate()
        .map(|(index, (what, now, then))| {
            let cell = |column| area.cell(index, column);
            vec![what.into(), now, then, formulas.difference(&cell(THEN), &cell(NOW), Some(Money::ZERO))]
        })
        .collect();
    sheet.table(&text.say("table-name-trial-together"), &columns, rows, None)?;
    Ok(())
}
