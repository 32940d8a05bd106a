//! The sheet *Parter*: the state's half against what each party pays, and what a difference costs.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, BY_LAW, CONTRIBUTION, DIFFERENCE, MATCHES, OFFERED, SHARE, STATE, rows_of};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, PartyOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The sheet while it is being put together: others refer to its cells before it is written.
pub struct Parties<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column>,
}

impl<'b> Parties<'b> {
    /// Begins the sheet with its title, and settles where its table stands.
    pub fn begin(book: &'b Book<'_>, association: &AssociationOutcome) -> Result<(Self, Area), XlsxError> {
        let mut sheet = book.sheet("sheet-parties")?;
        sheet.across();
        sheet.title(&book.of_year("parties-title"))?;
        sheet.note(association.name.as_str())?;
        sheet.next(1);
        let columns = columns(book);
        sheet.widths(&columns)?;
        let area = sheet.coming(association.parties.len().saturating_add(1));
        Ok((Self { sheet, columns }, area))
    }

    /// Writes the table: what a party pays is the sum of its contributions.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        association: &AssociationOutcome,
        areas: &Areas,
    ) -> Result<Sheet<'b>, XlsxError> {
        let mut rows = vec![state_row(book, association, &areas.parties)];
        for (index, party) in (1..).zip(&association.parties) {
            rows.push(party_row(book, association, party, index, areas));
        }
        self.sheet.table(&book.text.say("table-name-parties"), &self.columns, rows, None)?;
        self.sheet.keep_headings(&areas.parties)?;
        for note in ["reconciliation-law-note", "reconciliation-lowest-note"] {
            self.sheet.note(&book.text.say(note))?;
        }
        Ok(self.sheet)
    }
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
    let share = association.parties.first().map(|party| party.shares.state);
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
    row: usize,
    areas: &Areas,
) -> Vec<Content> {
    let area = &areas.parties;
    let cell = |column| area.cell(row, column);
    let state = |column| area.cell(STATE, column);
    let formulas = book.formulas;
    let share = party.shares.party;
    let difference = Some(party.difference());
    let lost = association.state.value.minus(party.matches.value).unwrap_or(Money::ZERO).max(Money::ZERO);
    let by_law = format!("{}*{}/{}", state(BY_LAW), cell(SHARE), state(SHARE));
    let matches = format!("{}*{}/{}", cell(OFFERED), state(SHARE), cell(SHARE));
    let offered = rows_of(association, party.party)
        .map(|rows| areas.contributions.part_from_outside(rows, CONTRIBUTION))
        .unwrap_or_default();
    vec![
        book.text.word(&party.party).into(),
        Figure::ratio(share).into(),
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
