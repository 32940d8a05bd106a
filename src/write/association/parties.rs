//! The sheet *Parter*: the state's half against what each party pays, and what a difference costs.

use rust_xlsxwriter::XlsxError;

use super::contributions::{CONTRIBUTION, rows_of};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, PartyOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::law::law_share;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns of the table of parties.
pub const SHARE: usize = 1;
pub const BY_LAW: usize = 2;
pub const OFFERED: usize = 3;
pub const DIFFERENCE: usize = 4;
pub const MATCHES: usize = 6;

/// Where the state's row stands in the table of parties; the other parties follow it.
pub const STATE: usize = 0;

/// The sheet and the cells of its table.
pub fn parties<'b>(
    book: &'b Book<'_>,
    association: &AssociationOutcome,
    contributed: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.sheet("sheet-parties")?;
    sheet.across();
    sheet.title(&book.of_year("parties-title"))?;
    sheet.note(association.name.as_str())?;
    sheet.next(1);
    let columns = columns(book);
    sheet.widths(&columns)?;
    let area = sheet.coming(association.parties.len().saturating_add(1));
    let mut rows = vec![state_row(book, association, &area)];
    for (index, party) in (1..).zip(&association.parties) {
        rows.push(party_row(book, association, party, &area, index, contributed));
    }
    sheet.table(&book.text.say("table-name-parties"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    for note in ["reconciliation-law-note", "reconciliation-lowest-note"] {
        sheet.note(&book.text.say(note))?;
    }
    Ok((sheet, area))
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        Column::new(say("column-party"), Kind::Text, 44),
        Column::new(say("heading-law-share"), Kind::Share, 14),
        Column::new(say("heading-by-law"), Kind::Amount, 15),
        Column::new(say("heading-pays"), Kind::Amount, 15),
        Column::new(say("heading-difference"), Kind::Change, 15),
        Column::new(say("heading-verdict"), Kind::Text, 16),
        Column::new(say("heading-matches"), Kind::Amount, 18),
        Column::new(say("heading-lost"), Kind::Amount, 16),
    ]
}

/// The state: its amount, and what of it is matched.
fn state_row(book: &Book<'_>, association: &AssociationOutcome, area: &Area) -> Vec<Content> {
    let cell = |column| area.cell(STATE, column);
    let share = association.parties.first().and_then(|party| law_share(party, Party::State));
    let mut terms = vec![cell(BY_LAW)];
    terms.extend((1..=association.parties.len()).map(|row| area.cell(row, MATCHES)));
    let lost = association.unmatched.value;
    let difference = Money::ZERO.minus(lost).ok();
    vec![
        book.text.word(&Party::State).into(),
        share.map_or(Content::Blank, |share| Figure::ratio(share).into()),
        Content::amount(Some(association.state.value)),
        book.formulas.lowest(&area.part((1, area.rows()), MATCHES), &terms, association.matched.value),
        book.formulas.difference(&cell(OFFERED), &cell(BY_LAW), difference),
        book.formulas.verdict(&cell(DIFFERENCE), difference),
        Content::Blank,
        book.formulas.difference(&cell(BY_LAW), &cell(OFFERED), Some(lost)),
    ]
}

/// A party: half of the state's amount against what it pays, and what a difference costs.
fn party_row(
    book: &Book<'_>,
    association: &AssociationOutcome,
    party: &PartyOutcome,
    area: &Area,
    row: usize,
    contributed: &Area,
) -> Vec<Content> {
    let cell = |column| area.cell(row, column);
    let state = |column| area.cell(STATE, column);
    let formulas = book.formulas;
    let share = law_share(party, party.party);
    let difference = Some(party.difference());
    let lost = association.state.value.minus(party.matches.value).unwrap_or(Money::ZERO).max(Money::ZERO);
    let by_law = format!("{}*{}/{}", state(BY_LAW), cell(SHARE), state(SHARE));
    let matches = format!("{}*{}/{}", cell(OFFERED), state(SHARE), cell(SHARE));
    let offered = rows_of(association, party.party)
        .map(|rows| contributed.part_from_outside(rows, CONTRIBUTION))
        .unwrap_or_default();
    vec![
        book.text.word(&party.party).into(),
        share.map_or(Content::Blank, |share| Figure::ratio(share).into()),
        formulas.amount(&by_law, party.by_law.value),
        formulas.sum(&offered, Some(party.offered.value)),
        formulas.difference(&cell(OFFERED), &cell(BY_LAW), difference),
        formulas.verdict(&cell(DIFFERENCE), difference),
        formulas.known_amount(&[&cell(OFFERED)], &matches, Some(party.matches.value)),
        formulas.known_amount(
            &[&cell(MATCHES)],
            &format!("MAX(0,{}-{})", state(BY_LAW), cell(MATCHES)),
            Some(lost),
        ),
    ]
}
