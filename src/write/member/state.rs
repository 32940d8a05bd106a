//! The sheet *Statliga medel*: what the state pays against the contributions, and what it does not.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use super::contributions::CONTRIBUTION as CONTRIBUTED;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::AssociationOutcome;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::figure::Figure;
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::sentences::lost_by_party;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns.
const CONTRIBUTION: usize = 1;
const OTHERS: usize = 2;
const PER_KRONA: usize = 3;
const OWN_MATCHES: usize = 4;
const OTHER_MATCHES: usize = 5;
const STATE: usize = 6;
const MATCHED: usize = 8;
const UNMATCHED: usize = 9;
pub const LOST: usize = 10;

/// The sheet while it is being put together: *Räkna själv* refers to its cells.
pub struct StateMoney<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column>,
    /// The cells of its table.
    pub area: Area,
}

impl<'b> StateMoney<'b> {
    /// Begins the sheet with its title.
    pub fn begin(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Self, XlsxError> {
        let mut sheet = book.sheet("sheet-state")?;
        sheet.across();
        sheet.title(&book.of_year("state-title"))?;
        sheet.note(member.name.as_str())?;
        sheet.next(1);
        let columns = columns(book, member);
        sheet.widths(&columns)?;
        let area = sheet.coming(member.lines.len());
        Ok(Self { sheet, columns, area })
    }

    /// Writes the table, over the contributions of the sheet *Bidrag*.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        member: &MemberReport<'_>,
        contributed: &Area,
    ) -> Result<Sheet<'b>, XlsxError> {
        let text = book.text;
        let rows = member.lines.iter().enumerate().map(|(index, line)| {
            row(book, &self.area, index, *line, &contributed.cell_from_outside(index, CONTRIBUTED))
        });
        let total = total(book, &self.area, member);
        self.sheet.table(&text.say("table-name-state"), &self.columns, rows, Some(total))?;
        self.sheet.keep_headings(&self.area)?;
        for note in ["reconciliation-law-note", "reconciliation-lowest-note", "state-own-note"] {
            self.sheet.note(&text.say(note))?;
        }
        Ok(self.sheet)
    }
}

fn columns(book: &Book<'_>, member: &MemberReport<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        association_column(book, member),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-others"), Kind::Amount, 18),
        Column::new(say("heading-per-krona"), Kind::Number, 12),
        Column::new(say("heading-own-matches"), Kind::Amount, 16),
        Column::new(say("heading-other-matches"), Kind::Amount, 16),
        Column::new(say("heading-state"), Kind::Amount, 18),
        Column::new(say("heading-state-status"), Kind::Text, 17),
        Column::new(say("heading-matched"), Kind::Amount, 15),
        Column::new(say("heading-unmatched"), Kind::Amount, 16),
        Column::new(say("heading-lost-own"), Kind::Amount, 19),
    ]
}

/// What the other parties match: the lowest of them, where there are any.
fn other_matches((association, line): MemberLine<'_>) -> Option<Money> {
    let others = association.parties.iter().filter(|party| party.party != line.party);
    others.map(|party| party.matches.value).min()
}

fn row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, line): MemberLine<'_>,
    contribution: &str,
) -> Vec<Content> {
    let formulas = book.formulas;
    let cell = |column| area.cell(index, column);
    let party = association.party(line.party);
    let others = party.and_then(|party| party.offered.value.minus(line.contribution.value).ok());
    let per_krona = party.and_then(|party| party.shares.state_per_krona()).unwrap_or(Ratio::ONE);
    let own = party.map(|party| party.matches.value);
    let other = other_matches((association, line));
    let [contributed, of_others, each, own_cell, other_cell, state] =
        [CONTRIBUTION, OTHERS, PER_KRONA, OWN_MATCHES, OTHER_MATCHES, STATE].map(cell);
    let mut limits = vec![state.clone(), own_cell.clone()];
    limits.extend(other.map(|_| other_cell));
    vec![
        association.name.as_str().into(),
        Content::reference(contribution, Some(line.contribution.value)),
        Content::amount(others),
        Figure::ratio(per_krona).into(),
        formulas.known_amount(
            &[&contributed, &of_others],
            &format!("({contributed}+{of_others})*{each}"),
            own,
        ),
        other.map_or(Content::Blank, |other| Content::amount(Some(other))),
        Content::amount(Some(association.state.value)),
        book.text.word(&association.status).into(),
        formulas.known_amount(
            &[&own_cell],
            &format!("MAX(0,MIN({}))", limits.join(",")),
            Some(association.matched.value),
        ),
        formulas.difference(&state, &cell(MATCHED), Some(association.unmatched.value)),
        formulas.known_amount(
            &[&own_cell],
            &format!("MAX(0,{state}-{own_cell})"),
            Some(lost_by_party(association, line)),
        ),
    ]
}

fn total(book: &Book<'_>, area: &Area, member: &MemberReport<'_>) -> Vec<Content> {
    let sum = |column: usize, amount: fn(&AssociationOutcome) -> Money| {
        let result = Money::sum(member.lines.iter().map(|(association, _)| amount(association))).ok();
        book.formulas.sum(&area.column(column), result)
    };
    let contributions = Money::sum(member.lines.iter().map(|(_, line)| line.contribution.value)).ok();
    let mut total = vec![
        Content::from(book.text.say("total")),
        book.formulas.sum(&area.column(CONTRIBUTION), contributions),
    ];
    total.extend((OTHERS..STATE).map(|_| Content::Blank));
    total.extend([
        sum(STATE, |association| association.state.value),
        Content::Blank,
        sum(MATCHED, |association| association.matched.value),
        sum(UNMATCHED, |association| association.unmatched.value),
        book.formulas.sum(&area.column(LOST), lost(member)),
    ]);
    total
}

/// What the member's own parties cost it in state money, in all its associations.
pub fn lost(member: &MemberReport<'_>) -> Option<Money> {
    Money::sum(member.lines.iter().map(|(association, line)| lost_by_party(association, line))).ok()
}
