//! The sheet *Parter*: the state's half against what each party pays, and what a difference costs.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, BY_LAW, MATCHES, OFFERED, SHARE, STATE, rows_of};
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::{AssociationOutcome, PartyOutcome};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::figure::Figure;
use crate::write::heading::Heading::{self, Of};
use crate::write::heading::{CONTRIBUTION, DIFFERENCE, PARTY};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t> = column::Column<'t, Payment<'t>>;

/// The sheet while it is being put together: others refer to its cells before it is written.
pub struct Parties<'b> {
    sheet: Sheet<'b>,
    columns: Vec<Column<'b>>,
}

impl<'b> Parties<'b> {
    /// Begins the sheet with its title, and settles where its table stands.
    pub fn begin(book: &'b Book<'_>, association: &AssociationOutcome) -> Result<(Self, Area), XlsxError> {
        let mut sheet = book.sheet("sheet-parties")?;
        sheet.headed(&book.of_year("parties-title"), association.name.as_str())?;
        let columns = columns(book);
        let area = sheet.coming(&columns, association.parties.len().saturating_add(1));
        Ok((Self { sheet, columns }, area))
    }

    /// Writes the table: what a party pays is the sum of its contributions.
    pub fn finish(
        mut self,
        book: &Book<'_>,
        association: &'b AssociationOutcome,
        areas: &Areas,
    ) -> Result<Sheet<'b>, XlsxError> {
        let mut rows = vec![Payment { association, party: None, contributions: String::new() }];
        rows.extend(association.parties.iter().map(|party| {
            let of_party = rows_of(association, party.party)
                .map(|rows| areas.contributions.part_from_outside(rows, CONTRIBUTION));
            Payment { association, party: Some(party), contributions: of_party.unwrap_or_default() }
        }));
        self.sheet.table("table-name-parties", &self.columns, &rows)?;
        self.sheet.keep_headings(&areas.parties)?;
        for note in ["reconciliation-law-note", "reconciliation-lowest-note"] {
            self.sheet.note(&book.text.say(note))?;
        }
        Ok(self.sheet)
    }
}

/// What a row is made from: what the state or a party pays.
struct Payment<'a> {
    association: &'a AssociationOutcome,
    /// The party; `None` for the state.
    party: Option<&'a PartyOutcome>,
    /// The cells with the contributions of the party's members, on another sheet.
    contributions: String,
}

impl Payment<'_> {
    fn payer(&self) -> Party {
        self.party.map_or(Party::State, |party| party.party)
    }

    fn law_share(&self) -> Option<Ratio> {
        let shares = self.party.or(self.association.parties.first())?.shares;
        Some(if self.party.is_some() { shares.party } else { shares.state })
    }

    /// What is paid above what the law asks for; of the state, what is matched of its amount.
    fn difference(&self) -> Option<Money> {
        match self.party {
            None => Money::ZERO.minus(self.association.unmatched.value).ok(),
            Some(party) => Some(party.difference()),
        }
    }

    /// What of the state's amount is lost.
    fn lost(&self) -> Money {
        let Some(party) = self.party else { return self.association.unmatched.value };
        self.association.state.value.minus(party.matches.value).unwrap_or(Money::ZERO).max(Money::ZERO)
    }
}

fn columns<'b>(book: &'b Book<'_>) -> Vec<Column<'b>> {
    let text = book.text;
    vec![
        Column::new(PARTY, Kind::Text, 44, |row, _| text.word(&row.payer()).into()),
        Column::new(SHARE, Kind::Share, 14, |row, _| {
            row.law_share().map_or(Content::Blank, |share| Figure::ratio(share).into())
        }),
        Column::new(BY_LAW, Kind::Amount, 15, |row, cells| match row.party {
            None => Content::amount(Some(row.association.state.value)),
            Some(party) => {
                let [amount, share] = [BY_LAW, SHARE].map(|heading| of_state(cells, heading));
                let formula = format!("{amount}*{}/{share}", cells.of(SHARE));
                cells.formulas.amount(&formula, party.by_law.value)
            }
        }),
        Column::new(OFFERED, Kind::Amount, 15, |row, cells| match row.party {
            // What of the state's amount is matched.
            None => {
                let rows = cells.area.rows();
                let mut terms = vec![cells.of(BY_LAW)];
                terms.extend((1..rows).map(|row| cells.area.cell(row, MATCHES)));
                let matches = cells.area.part((1, rows), MATCHES);
                cells.formulas.lowest(&matches, &terms, row.association.matched.value)
            }
            Some(party) => cells.formulas.sum(&row.contributions, Some(party.offered.value)),
        }),
        Column::amounts(DIFFERENCE, Kind::Change, 15, Payment::difference).formula(|_, cells, amount| {
            cells.formulas.difference(&cells.of(OFFERED), &cells.of(BY_LAW), amount)
        }),
        Column::amounts(Of("heading-verdict"), Kind::Text, 34, Payment::difference).formula(
            |row, cells, difference| {
                let off = match row.party {
                    None => ["verdict-state-follows"; 2],
                    Some(_) => ["verdict-less", "verdict-more"],
                };
                cells.formulas.verdict(&cells.of(DIFFERENCE), difference, off)
            },
        ),
        Column::new(MATCHES, Kind::Amount, 18, |row, cells| {
            let Some(party) = row.party else { return Content::Blank };
            let offered = cells.of(OFFERED);
            let matches = format!("{offered}*{}/{}", of_state(cells, SHARE), cells.of(SHARE));
            cells.formulas.known_amount(&[&offered], &matches, Some(party.matches.value))
        }),
        Column::amounts(Of("heading-lost"), Kind::Amount, 16, |row| Some(row.lost())).formula(
            |row, cells, lost| {
                if row.party.is_none() {
                    return cells.formulas.difference(&cells.of(BY_LAW), &cells.of(OFFERED), lost);
                }
                let matches = cells.of(MATCHES);
                let formula = format!("MAX(0,{}-{matches})", of_state(cells, BY_LAW));
                cells.formulas.known_amount(&[&matches], &formula, lost)
            },
        ),
    ]
}

/// The cell in the state's row.
fn of_state(cells: &Cells<'_>, heading: Heading) -> String {
    cells.area.cell(STATE, heading)
}
