//! The sheet *Statliga medel*: what the state pays against the contributions, and what it does not.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, PartyOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column;
use crate::write::content::Content;
use crate::write::figure::Figure;
use crate::write::heading::Heading::Of;
use crate::write::heading::{CONTRIBUTION, Heading, MATCHED, STATE, UNMATCHED};
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::sentences::lost_by_party;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t> = column::Column<'t, Matched<'t>>;

/// What the other members of the member's party contribute.
const OTHERS: Heading = Of("heading-others");
const PER_KRONA: Heading = Of("heading-per-krona");
const OWN_MATCHES: Heading = Of("heading-own-matches");
const OTHER_MATCHES: Heading = Of("heading-other-matches");
/// What the member's own party costs it in state money.
pub const LOST: Heading = Of("heading-lost-own");

/// The sheet while it is being put together: *Räkna själv* refers to its cells.
pub struct StateMoney<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column<'b>>,
    /// The cells of its table.
    pub area: Area,
}

/// What a row is made from.
struct Matched<'a> {
    association: &'a AssociationOutcome,
    line: &'a MemberOutcome,
    /// The cell with the member's contribution.
    contribution: String,
}

impl<'b> StateMoney<'b> {
    /// Begins the sheet with its title.
    pub fn begin(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Self, XlsxError> {
        let mut sheet = book.sheet("sheet-state")?;
        sheet.headed(&book.of_year("state-title"), member.name.as_str())?;
        let columns = columns(book, member);
        let area = sheet.coming(&columns, member.lines.len());
        Ok(Self { sheet, columns, area })
    }

    /// Writes the table, over the contributions of the sheet *Bidrag*.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        member: &MemberReport<'b>,
        contributed: &Area,
    ) -> Result<Sheet<'b>, XlsxError> {
        let row = |(index, (association, line)): (usize, &MemberLine<'b>)| Matched {
            association,
            line,
            contribution: contributed.cell_from_outside(index, CONTRIBUTION),
        };
        let rows: Vec<Matched<'_>> = member.lines.iter().enumerate().map(row).collect();
        self.sheet.table("table-name-state", &self.columns, &rows)?;
        self.sheet.keep_headings(&self.area)?;
        for note in ["reconciliation-law-note", "reconciliation-lowest-note", "state-own-note"] {
            self.sheet.note(&book.text.say(note))?;
        }
        Ok(self.sheet)
    }
}

fn columns<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Vec<Column<'b>> {
    vec![
        association_column(member, |row: &Matched<'_>| row.association),
        Column::amounts(CONTRIBUTION, Kind::Amount, 15, |row| Some(row.line.contribution.value))
            .formula(|row, _, amount| Content::reference(&row.contribution, amount))
            .sum(),
        Column::amounts(OTHERS, Kind::Amount, 18, |row| {
            row.party()?.offered.value.minus(row.line.contribution.value).ok()
        }),
        Column::new(PER_KRONA, Kind::Number, 12, |row, _| {
            Figure::ratio(row.party().and_then(|party| party.shares.state_per_krona()).unwrap_or(Ratio::ONE))
                .into()
        }),
        Column::amounts(OWN_MATCHES, Kind::Amount, 16, |row| row.party().map(|party| party.matches.value))
            .formula(|_, cells, amount| {
                let [own, others, each] = [CONTRIBUTION, OTHERS, PER_KRONA].map(|heading| cells.of(heading));
                cells.formulas.known_amount(&[&own, &others], &format!("({own}+{others})*{each}"), amount)
            }),
        Column::amounts(OTHER_MATCHES, Kind::Amount, 16, Matched::other_matches)
            .formula(|_, _, other| other.map_or(Content::Blank, |other| Content::amount(Some(other)))),
        Column::amounts(STATE, Kind::Amount, 18, |row| Some(row.association.state.value)).sum(),
        Column::new(Of("heading-state-status"), Kind::Text, 17, |row, _| {
            book.text.word(&row.association.status).into()
        }),
        Column::amounts(MATCHED, Kind::Amount, 15, |row| Some(row.association.matched.value))
            .formula(|row, cells, amount| {
                let own = cells.of(OWN_MATCHES);
                let mut limits = vec![cells.of(STATE), own.clone()];
                limits.extend(row.other_matches().map(|_| cells.of(OTHER_MATCHES)));
                let lowest = format!("MAX(0,MIN({}))", limits.join(","));
                cells.formulas.known_amount(&[&own], &lowest, amount)
            })
            .sum(),
        Column::amounts(UNMATCHED, Kind::Amount, 16, |row| Some(row.association.unmatched.value))
            .formula(|_, cells, amount| {
                cells.formulas.difference(&cells.of(STATE), &cells.of(MATCHED), amount)
            })
            .sum(),
        Column::amounts(LOST, Kind::Amount, 19, |row| Some(lost_by_party(row.association, row.line)))
            .formula(|_, cells, amount| {
                let [state, own] = [STATE, OWN_MATCHES].map(|heading| cells.of(heading));
                cells.formulas.known_amount(&[&own], &format!("MAX(0,{state}-{own})"), amount)
            })
            .sum(),
    ]
}

impl Matched<'_> {
    fn party(&self) -> Option<&PartyOutcome> {
        self.association.party(self.line.party)
    }

    /// What the other parties match: the lowest of them, where there are any.
    fn other_matches(&self) -> Option<Money> {
        let others = self.association.parties.iter().filter(|party| party.party != self.line.party);
        others.map(|party| party.matches.value).min()
    }
}
