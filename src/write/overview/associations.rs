//! The sheet *Förbund*: one row per association.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::comparison::Comparison;
use crate::domain::member::Party;
use crate::domain::money::Money;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::{AssociationOutcome, Outcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::column::{self, Cells};
use crate::write::content::Content;
use crate::write::heading::Heading::{self, Of};
use crate::write::heading::{
    ASSOCIATION, CHANGE, CHANGE_PERCENT, CONTRIBUTION, LAST_YEAR, MATCHED, MUNICIPALITIES, PARTY, REGIONS,
    STATE, UNMATCHED,
};
use crate::write::room::fitting;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Amounts<'a>>;

/// What the members contributed last year.
pub const MEMBERS_LAST_YEAR: Heading = Heading::OfLastYear("heading-members");
/// Only where any possible amount is known.
pub const POSSIBLE: Heading = Of("heading-possible");

/// An association's amounts.
pub struct Amounts<'a> {
    /// The association.
    pub association: &'a AssociationOutcome,
    /// What the regions pay.
    pub regions: Money,
    /// What the municipalities pay.
    pub municipalities: Money,
    /// What the members pay together, beside last year.
    members: Comparison,
}

impl<'a> Amounts<'a> {
    /// Those of an association.
    pub fn of(association: &'a AssociationOutcome) -> Self {
        let offered = |party| association.party(party).map_or(Money::ZERO, |outcome| outcome.offered.value);
        let (regions, municipalities) = (offered(Party::Regions), offered(Party::Municipalities));
        let members = Comparison { now: regions.plus(municipalities).ok(), before: association.last_year() };
        Self { association, regions, municipalities, members }
    }

    fn possible(&self) -> Option<Money> {
        self.association.allocation.possible()
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
    sheet.headed(&book.of_year("associations-title"), &text.say("associations-note"))?;
    let amounts: Vec<Amounts<'_>> = outcomes.iter().map(Amounts::of).collect();
    let area = sheet.table("table-name-associations", &columns(book, contributed), &amounts)?;
    sheet.keep_headings(&area)?;
    Ok((sheet, area))
}

fn columns<'t, 'a>(book: &'t Book<'_>, contributed: &'t Area) -> Vec<Column<'t, 'a>> {
    let text = book.text;
    let names = book.report.outcome.associations.iter().map(|outcome| outcome.name.as_str().chars().count());
    let there = |heading| contributed.column_from_outside(heading);
    let by_party = |party: Party| {
        let [keys, parties, paid] = [ASSOCIATION, PARTY, CONTRIBUTION].map(there);
        move |_: &Amounts<'a>, cells: &Cells<'_>, amount| {
            let word = text.word(&party);
            cells.formulas.sum_by_two((&keys, &cells.of(ASSOCIATION)), (&parties, &word), &paid, amount)
        }
    };
    let [keys, last_years] = [ASSOCIATION, LAST_YEAR].map(there);
    let mut columns = vec![
        Column::new(ASSOCIATION, Kind::Text, fitting(names, 24), |row: &Amounts<'a>, _| {
            row.association.name.as_str().into()
        })
        .total_word(),
        Column::new(Of("column-status"), Kind::Text, 12, |row, _| text.word(&row.association.status).into()),
        Column::amounts(STATE, Kind::Amount, 15, |row| Some(row.association.state.value)).sum(),
        Column::amounts(REGIONS, Kind::Amount, 15, |row| Some(row.regions))
            .formula(by_party(Party::Regions))
            .sum(),
        Column::amounts(MUNICIPALITIES, Kind::Amount, 15, |row| Some(row.municipalities))
            .formula(by_party(Party::Municipalities))
            .sum(),
        Column::amounts(MATCHED, Kind::Amount, 15, |row| Some(row.association.matched.value))
            .formula(|row, cells, amount| matched(row.association, cells, amount))
            .sum(),
        Column::amounts(UNMATCHED, Kind::Amount, 15, |row| Some(row.association.unmatched.value))
            .formula(|_, cells, amount| {
                cells.formulas.difference(&cells.of(STATE), &cells.of(MATCHED), amount)
            })
            .sum(),
        Column::amounts(Of("heading-together"), Kind::Amount, 15, |row| {
            row.members.now?.plus(row.association.matched.value).ok()
        })
        .formula(|_, cells, amount| cells.formulas.addition(&cells.of(MATCHED), &members(cells), amount))
        .sum(),
        // Who has left has no row among the contributions.
        Column::amounts(MEMBERS_LAST_YEAR, Kind::Amount, 15, |row| row.members.before)
            .formula(move |row, cells, amount| match row.association.left_last_year {
                None => Content::amount(None),
                Some(left) => {
                    cells.formulas.sum_by_and(&keys, &cells.of(ASSOCIATION), &last_years, left, amount)
                }
            })
            .sum(),
        Column::amounts(CHANGE, Kind::Change, 15, |row| row.members.change())
            .formula(|_, cells, amount| {
                cells.formulas.difference(&members(cells), &cells.of(MEMBERS_LAST_YEAR), amount)
            })
            .sum(),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, MEMBERS_LAST_YEAR), |row| row.members),
    ];
    if any_possible(book.report.outcome) {
        let used = |cells: &Cells<'_>, amounts| {
            cells.formulas.quotient(&cells.of(STATE), &cells.of(POSSIBLE), amounts)
        };
        columns.push(Column::amounts(POSSIBLE, Kind::Amount, 15, Amounts::possible).sum());
        columns.push(
            Column::new(Of("heading-use"), Kind::Share, 13, move |row: &Amounts<'a>, cells| {
                used(cells, (Some(row.association.state.value), row.possible()))
            })
            .total(move |rows, cells| {
                let state = Money::sum(rows.iter().map(|row| row.association.state.value)).ok();
                used(cells, (state, sum_if_known(rows.iter().map(Amounts::possible))))
            }),
        );
    }
    columns
}

/// What the members pay together.
fn members(cells: &Cells<'_>) -> String {
    format!("({}+{})", cells.of(REGIONS), cells.of(MUNICIPALITIES))
}

/// The least of the state's amount and what each party matches by law.
fn matched(association: &AssociationOutcome, cells: &Cells<'_>, amount: Option<Money>) -> Content {
    let (mut terms, mut paid) = (vec![cells.of(STATE)], Vec::new());
    for party in &association.parties {
        let of_party = cells.of(if party.party == Party::Regions { REGIONS } else { MUNICIPALITIES });
        let per_krona = party.shares.state_per_krona().unwrap_or(Ratio::ONE);
        terms.push(match per_krona.denominator() {
            1 => format!("{of_party}*{}", per_krona.numerator()),
            below => format!("{of_party}*{}/{below}", per_krona.numerator()),
        });
        paid.push(of_party);
    }
    let paid: Vec<&str> = paid.iter().map(String::as_str).collect();
    cells.formulas.known_amount(&paid, &format!("MAX(0,MIN({}))", terms.join(",")), amount)
}

/// Whether the authority's file gives any association's possible amount; many give none.
pub fn any_possible(outcome: &Outcome) -> bool {
    outcome.associations.iter().any(|association| association.allocation.possible().is_some())
}
