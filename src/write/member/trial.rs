//! The sheet *Räkna själv*: change an amount, a rate, a step or a direction, and see what the contribution becomes
//! and what it costs in state money.

use rust_xlsxwriter::XlsxError;

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::Rounding;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::document::MemberReport;
use crate::write::figure::Figure;
use crate::write::law::state_per_krona;
use crate::write::reduction::{self, Inputs};
use crate::write::sentences::rounding_of;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

use super::{Line, association_width};

const LAST_YEAR: usize = 1;
const INPUTS: Inputs = Inputs { amount: 2, rate: 3, step: 4, direction: 5 };
const CONTRIBUTION: usize = 6;
const CALCULATED: usize = 8;
const STATE: usize = 9;
const OTHERS: usize = 10;
const PER_KRONA: usize = 11;

/// The sheet.
pub fn trial<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-trial")?;
    sheet.across();
    sheet.title(&text.say("trial-title"))?;
    sheet.note(member.name.as_str())?;
    sheet.note(&text.say("trial-note"))?;
    sheet.next(1);
    let columns = columns(book, member);
    sheet.widths(&columns)?;
    let area = sheet.coming(member.lines.len());
    let rows = member.lines.iter().enumerate().map(|(index, line)| row(book, &area, index, *line));
    sheet.table(&text.say("table-name-trial"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("trial-amount-note"))?;
    reduction::fill_in(book, &area, INPUTS, &mut sheet)?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, member: &MemberReport<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        Column::new(say("column-association"), Kind::Text, association_width(member)),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-try-amount"), Kind::InputAmount, 15),
        Column::new(say("heading-try-rate"), Kind::Input, 13),
        Column::new(say("heading-try-step"), Kind::InputAmount, 13),
        Column::new(say("heading-try-direction"), Kind::InputText, 13),
        Column::new(say("heading-try-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-calculated"), Kind::Amount, 15),
        Column::new(say("heading-state"), Kind::Amount, 15),
        Column::new(say("heading-others"), Kind::Amount, 15),
        Column::new(say("heading-per-krona"), Kind::Number, 12),
        Column::new(say("heading-lost"), Kind::Amount, 16),
    ]
}

fn row(book: &Book<'_>, area: &Area, index: usize, line: Line<'_>) -> Vec<Content> {
    let (association, outcome) = line;
    let cell = |column| area.cell(index, column);
    let last_year = outcome.last_year.as_ref().map(|amount| amount.value);
    let rounding = rounding_of(&outcome.contribution.step).unwrap_or_else(Rounding::nearest_krona);
    let party = association.party(outcome.party);
    let others = party.and_then(|party| party.offered.value.minus(outcome.contribution.value).ok());
    let per_krona = party.and_then(state_per_krona).unwrap_or(Ratio::ONE);

    let formula = reduction::formula(book.text, area, index, INPUTS, LAST_YEAR, CALCULATED);
    // The sheet begins with the contributions of the sheet Bidrag, whatever gave them.
    let contribution = Some(outcome.contribution.value);
    let change = contribution.zip(last_year).and_then(|(now, before)| now.minus(before).ok());
    vec![
        association.name.as_str().into(),
        Content::amount(last_year),
        reduction::amount(outcome, rounding).map_or(Content::Blank, |amount| Content::amount(Some(amount))),
        reduction::rate(outcome).map_or(Content::Blank, |rate| Figure::rate(rate).into()),
        Content::amount(Some(rounding.step())),
        book.text.word(&rounding.direction()).into(),
        Content::Formula(formula, Figure::amount(contribution)),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        Content::amount(Some(outcome.calculated.value)),
        Content::amount(Some(association.state.value)),
        Content::amount(others),
        Figure::ratio(per_krona).into(),
        Content::Formula(lost_formula(book, area, index), Figure::amount(lost(line, others, per_krona))),
    ]
}

fn lost_formula(book: &Book<'_>, area: &Area, index: usize) -> String {
    let [contribution, state, others, per_krona] =
        [CONTRIBUTION, STATE, OTHERS, PER_KRONA].map(|column| area.cell(index, column));
    let unknown = book.text.say("unknown");
    let lost = format!("MAX(0,ROUND({state}-({others}+{contribution})*{per_krona},2))");
    format!("=IF(COUNT({contribution},{others})=2,{lost},\"{unknown}\")")
}

/// What the formula of the lost state money begins with.
fn lost((association, outcome): Line<'_>, others: Option<Money>, per_krona: Ratio) -> Option<Money> {
    let offered = others?.plus(outcome.contribution.value).ok()?;
    let followed = offered.ore().checked_mul(per_krona.numerator())?;
    let followed = followed.checked_div(per_krona.denominator())?;
    let lost = association.state.value.minus(Money::from_ore(followed).ok()?).ok()?;
    Some(lost.max(Money::ZERO))
}
