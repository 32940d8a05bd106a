//! The sheet *Förbund*: one row per association.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::contributions::{
    ASSOCIATION as LINE_ASSOCIATION, CONTRIBUTION as LINE_CONTRIBUTION, LAST_YEAR as LINE_LAST_YEAR,
    PARTY as LINE_PARTY,
};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::{AssociationOutcome, Outcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::room::fitting;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns.
pub const ASSOCIATION: usize = 0;
pub const STATE: usize = 2;
pub const REGIONS: usize = 3;
pub const MUNICIPALITIES: usize = 4;
pub const MATCHED: usize = 5;
pub const UNMATCHED: usize = 6;
pub const TOTAL: usize = 7;
pub const LAST_YEAR: usize = 8;
pub const CHANGE: usize = 9;
/// Only where any possible amount is known.
pub const POSSIBLE: usize = 11;

/// An association's amounts.
pub struct Amounts {
    state: Money,
    /// What the regions pay.
    pub regions: Money,
    /// What the municipalities pay.
    pub municipalities: Money,
    /// What the state pays.
    pub matched: Money,
    unmatched: Money,
    total: Option<Money>,
    possible: Option<Money>,
    before: Option<Money>,
    change: Option<Money>,
}

impl Amounts {
    /// Those of an association.
    pub fn of(association: &AssociationOutcome) -> Self {
        let offered = |party| association.party(party).map_or(Money::ZERO, |outcome| outcome.offered.value);
        let (regions, municipalities) = (offered(Party::Regions), offered(Party::Municipalities));
        let members = regions.plus(municipalities).ok();
        let before = association.last_year();
        let matched = association.matched.value;
        Self {
            state: association.state.value,
            regions,
            municipalities,
            matched,
            unmatched: association.unmatched.value,
            total: members.and_then(|members| members.plus(matched).ok()),
            possible: association.allocation.possible(),
            before,
            change: members.zip(before).and_then(|(now, before)| now.minus(before).ok()),
        }
    }
}

/// The sheet and the cells of its table.
pub fn associations<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    contributed: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let text = book.text;
    let outcomes = &book.report.outcome.associations;
    // With so many there is no chart of them.
    let mut sheet = book.long_sheet(workbook, outcomes.len(), "sheet-associations")?;
    sheet.across();
    sheet.title(&book.of_year("associations-title"))?;
    sheet.note(&text.say("associations-note"))?;
    sheet.next(1);
    let columns = columns(book);
    sheet.widths(&columns)?;
    let amounts: Vec<Amounts> = outcomes.iter().map(Amounts::of).collect();
    let area = sheet.coming(outcomes.len());
    let rows =
        outcomes.iter().zip(&amounts).enumerate().map(|(index, (association, amounts))| {
            row(book, &area, index, (association, amounts), contributed)
        });
    let total = total(book, &area, &amounts);
    sheet.table(&text.say("table-name-associations"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let names = book.report.outcome.associations.iter().map(|outcome| outcome.name.as_str().chars().count());
    let mut columns = vec![
        Column::new(say("column-association"), Kind::Text, fitting(names, 24)),
        Column::new(say("column-status"), Kind::Text, 12),
        Column::new(say("heading-state"), Kind::Amount, 15),
        Column::new(say("heading-regions"), Kind::Amount, 15),
        Column::new(say("heading-municipalities"), Kind::Amount, 15),
        Column::new(say("heading-matched"), Kind::Amount, 15),
        Column::new(say("heading-unmatched"), Kind::Amount, 15),
        Column::new(say("heading-together"), Kind::Amount, 15),
        Column::new(book.of_last_year("heading-members"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
    ];
    if any_possible(book.report.outcome) {
        columns.push(Column::new(say("heading-possible"), Kind::Amount, 15));
        columns.push(Column::new(say("heading-use"), Kind::Share, 13));
    }
    columns
}

fn row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, amounts): (&AssociationOutcome, &Amounts),
    contributed: &Area,
) -> Vec<Content> {
    let formulas = book.formulas;
    let cell = |column| area.cell(index, column);
    let members = format!("{}+{}", cell(REGIONS), cell(MUNICIPALITIES));
    let keys = contributed.column_from_outside(LINE_ASSOCIATION);
    let last_years = contributed.column_from_outside(LINE_LAST_YEAR);
    let of_party = |party: Party, result| {
        let parties = contributed.column_from_outside(LINE_PARTY);
        let amounts = contributed.column_from_outside(LINE_CONTRIBUTION);
        let word = book.text.word(&party);
        formulas.sum_by_two((&keys, &cell(ASSOCIATION)), (&parties, &word), &amounts, Some(result))
    };
    let mut row = vec![
        association.name.as_str().into(),
        book.text.word(&association.status).into(),
        Content::amount(Some(amounts.state)),
        of_party(Party::Regions, amounts.regions),
        of_party(Party::Municipalities, amounts.municipalities),
        matched(book, association, cell, amounts.matched),
        formulas.difference(&cell(STATE), &cell(MATCHED), Some(amounts.unmatched)),
        formulas.addition(&cell(MATCHED), &format!("({members})"), amounts.total),
        // Who has left has no row among the contributions.
        association.left_last_year.map_or_else(
            || Content::amount(None),
            |left| formulas.sum_by_and(&keys, &cell(ASSOCIATION), &last_years, left, amounts.before),
        ),
        formulas.difference(&format!("({members})"), &cell(LAST_YEAR), amounts.change),
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (amounts.change, amounts.before)),
    ];
    if any_possible(book.report.outcome) {
        let values = (Some(amounts.state), amounts.possible);
        row.push(Content::amount(amounts.possible));
        row.push(formulas.quotient(&cell(STATE), &cell(POSSIBLE), values));
    }
    row
}

/// The least of the state's amount and what each party matches by law.
fn matched(
    book: &Book<'_>,
    association: &AssociationOutcome,
    cell: impl Fn(usize) -> String,
    result: Money,
) -> Content {
    let (mut terms, mut paid) = (vec![cell(STATE)], Vec::new());
    for party in &association.parties {
        let of_party = cell(if party.party == Party::Regions { REGIONS } else { MUNICIPALITIES });
        let per_krona = party.shares.state_per_krona().unwrap_or(Ratio::ONE);
        terms.push(match per_krona.denominator() {
            1 => format!("{of_party}*{}", per_krona.numerator()),
            below => format!("{of_party}*{}/{below}", per_krona.numerator()),
        });
        paid.push(of_party);
    }
    let paid: Vec<&str> = paid.iter().map(String::as_str).collect();
    book.formulas.known_amount(&paid, &format!("MAX(0,MIN({}))", terms.join(",")), Some(result))
}

fn total(book: &Book<'_>, area: &Area, amounts: &[Amounts]) -> Vec<Content> {
    let formulas = book.formulas;
    let sum = |column: usize, amount: fn(&Amounts) -> Option<Money>| {
        let result = sum_if_known(amounts.iter().map(amount));
        (formulas.sum(&area.column(column), result), result)
    };
    let (before_sum, before) = sum(LAST_YEAR, |amounts| amounts.before);
    let (change_sum, change) = sum(CHANGE, |amounts| amounts.change);
    let cell = |column| area.cell(amounts.len(), column);
    let (state_sum, state) = sum(STATE, |amounts| Some(amounts.state));
    let mut total = vec![
        book.text.say("total").into(),
        Content::Blank,
        state_sum,
        sum(REGIONS, |amounts| Some(amounts.regions)).0,
        sum(MUNICIPALITIES, |amounts| Some(amounts.municipalities)).0,
        sum(MATCHED, |amounts| Some(amounts.matched)).0,
        sum(UNMATCHED, |amounts| Some(amounts.unmatched)).0,
        sum(TOTAL, |amounts| amounts.total).0,
        before_sum,
        change_sum,
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, before)),
    ];
    if any_possible(book.report.outcome) {
        let (possible_sum, possible) = sum(POSSIBLE, |amounts| amounts.possible);
        total.push(possible_sum);
        total.push(formulas.quotient(&cell(STATE), &cell(POSSIBLE), (state, possible)));
    }
    total
}

/// Whether the authority's file gives any association's possible amount; many give none.
pub fn any_possible(outcome: &Outcome) -> bool {
    outcome.associations.iter().any(|association| association.allocation.possible().is_some())
}
