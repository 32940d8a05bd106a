//! The sheets *Plan* and *Plan per medlem*: the state's amount in the years to come, and what it asks of every
//! member. A year is a row of the one, for the chart, and a column of the other: an association may have a dozen
//! members, and as many columns of amounts cannot be read on paper.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, SHARE, STATE as STATE_ROW, VALUE};
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::rules::outcome::{Planned, PlannedYear};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::column::{Cells, Column};
use crate::write::content::Content;
use crate::write::heading::Heading::{self, Of, PlanYear};
use crate::write::heading::{CHANGE, CHANGE_PERCENT, MEMBER, PARTY, STATE};
use crate::write::room::fitting;
use crate::write::sharing::{Keys, Sharing};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// The year, and the possible amount that all years are set against.
const YEAR: Heading = Of("column-year");
const POSSIBLE: Heading = Heading::OfYear("heading-plan-possible");

/// A column of the years.
type YearColumn<'t> = Column<'t, PlannedYear>;

/// A column of the members.
type MemberColumn<'t, 'a> = Column<'t, &'a MemberOutcome>;

/// What the plan's formulas refer to on other sheets: this year's members and their keys, and the parties' shares
/// by law.
pub struct Now<'a> {
    /// The association as it is now.
    pub association: &'a AssociationOutcome,
    /// Where its members and its parties stand.
    pub areas: &'a Areas,
}

/// The sheets.
pub fn plan<'b>(book: &'b Book<'_>, planned: &Planned, now: &Now<'_>) -> Result<[Sheet<'b>; 2], XlsxError> {
    let mut sheet = book.sheet("sheet-plan")?;
    sheet.headed(&book.text.say("plan-title"), planned.association.as_str())?;
    let years = sheet.coming(&year_columns(planned, None), planned.years.len());
    let (members, amounts) = members(book, planned, now, &years)?;
    let area = sheet.table("table-name-plan", &year_columns(planned, Some(&amounts)), &planned.years)?;
    sheet.keep_headings(&area)?;
    sheet.note(&book.text.say("plan-possible-note"))?;
    sheet.next(1);
    chart(book, planned, &area, &mut sheet)?;
    Ok([sheet, members])
}

/// A row a year, from the budget year. The members' amounts are summed on their own sheet, `members`.
fn year_columns<'t>(planned: &'t Planned, members: Option<&'t Area>) -> [YearColumn<'t>; 7] {
    let before = |row: usize| planned.years.get(row.checked_sub(1)?);
    let compared = move |year: &PlannedYear, row| {
        let before = before(row)?.state.value;
        Some(Comparison { now: Some(year.state.value), before: Some(before) })
    };
    let above = |cells: &Cells<'_>| cells.area.cell(cells.row.saturating_sub(1), STATE);
    [
        YearColumn::new(YEAR, Kind::Text, 9, |year, _| year.year.to_string().into()),
        YearColumn::amounts(STATE, Kind::Amount, 15, |year| Some(year.state.value)),
        YearColumn::new(CHANGE, Kind::Change, 15, move |year, cells| {
            compared(year, cells.row).map_or(Content::Blank, |it| {
                cells.formulas.difference(&cells.of(STATE), &above(cells), it.change())
            })
        }),
        YearColumn::new(CHANGE_PERCENT, Kind::ChangePercent, 14, move |year, cells| {
            compared(year, cells.row).map_or(Content::Blank, |it| {
                cells.formulas.change_percent(&cells.of(CHANGE), &above(cells), it)
            })
        }),
        YearColumn::amounts(POSSIBLE, Kind::Amount, 16, |_| planned.possible),
        YearColumn::new(Of("heading-plan-use"), Kind::Share, 12, |year, cells| {
            let amounts = (Some(year.state.value), planned.possible);
            cells.formulas.quotient(&cells.of(STATE), &cells.of(POSSIBLE), amounts)
        }),
        YearColumn::amounts(Of("heading-plan-members"), Kind::Amount, 15, |year| together(planned, year))
            .formula(move |year, _, amount| match members.filter(|members| members.rows > 0) {
                None => Content::amount(None),
                Some(members) => Content::reference(&members.total_from_outside(PlanYear(year.year)), amount),
            }),
    ]
}

/// A row a member, and the cells of the table.
fn members<'b>(
    book: &'b Book<'_>,
    planned: &Planned,
    now: &Now<'_>,
    years: &Area,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-plan-members")?;
    sheet.headed(&text.say("plan-members-title"), planned.association.as_str())?;

    let members: Vec<&MemberOutcome> = members_of(planned).collect();
    let names = members.iter().map(|member| text.payer(&member.payer).chars().count());
    let mut columns = vec![
        MemberColumn::new(MEMBER, Kind::Text, fitting(names, 22), |member, _| {
            text.payer(&member.payer).into_owned().into()
        })
        .total_word(),
        MemberColumn::new(PARTY, Kind::Text, 13, |member, _| text.word(&member.party).into()),
    ];
    columns.extend(planned.years.iter().enumerate().map(|(index, year)| {
        let state = years.cell_from_outside(index, STATE);
        MemberColumn::amounts(PlanYear(year.year), Kind::Amount, 14, |member| amount_of(year, member))
            .formula(move |member, _, amount| {
                formula(book, year, member, now, &state).unwrap_or_else(|| Content::amount(amount))
            })
            .sum()
    }));
    if members.is_empty() {
        columns = columns.into_iter().map(MemberColumn::without_total).collect();
    }
    let area = sheet.table("table-name-plan-members", &columns, &members)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("plan-members-note"))?;
    Ok((sheet, area))
}

/// The members of the first year: a plan has the members that the association has now.
fn members_of(planned: &Planned) -> impl Iterator<Item = &MemberOutcome> {
    planned.years.first().into_iter().flat_map(PlannedYear::members)
}

/// What a member contributes that year; nothing when it is no longer a member.
fn amount_of(year: &PlannedYear, member: &MemberOutcome) -> Option<Money> {
    let found = year.members().find(|there| there.payer == member.payer);
    let unknown = year.parties.is_empty();
    if unknown { None } else { Some(found.map_or(Money::ZERO, |there| there.calculated.value)) }
}

/// What a member contributes that year as a formula over the cell with the state's amount; `None` when it is no longer
/// a member, or shares with others than this year's.
fn formula(
    book: &Book<'_>,
    year: &PlannedYear,
    member: &MemberOutcome,
    now: &Now<'_>,
    state: &str,
) -> Option<Content> {
    let party = year.parties.iter().find(|party| party.party == member.party)?;
    let index = party.members.iter().position(|there| there.payer == member.payer)?;
    let row_now = |line: &MemberOutcome| now.association.members().position(|it| it.payer == line.payer);
    let rows = party.members.iter().map(row_now).collect::<Option<Vec<usize>>>()?;
    let own = now.association.parties.iter().position(|it| it.party == member.party)?.saturating_add(1);
    let share = |row| now.areas.parties.cell_from_outside(row, SHARE);
    let by_law = format!("({state}*{}/{})", share(own), share(STATE_ROW));
    let keys = Keys { area: &now.areas.contributions, column: VALUE, rows, outside: true };
    let line = party.members.get(index)?;
    Some(Sharing::new(party, keys).calculated(index, line, &by_law, book.formulas))
}

/// What the members contribute together that year.
fn together(planned: &Planned, year: &PlannedYear) -> Option<Money> {
    sum_if_known(members_of(planned).map(|member| amount_of(year, member)))
}

fn chart(book: &Book<'_>, planned: &Planned, area: &Area, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (state, possible) = (book.text.say("heading-state"), book.of_year("heading-plan-possible"));
    let mut bars = vec![Bars { name: &state, values: area.column_from_outside(STATE) }];
    if planned.possible.is_some() {
        bars.push(Bars { name: &possible, values: area.column_from_outside(POSSIBLE) });
    }
    let count = area.rows();
    let chart = BarChart {
        title: &book.text.say("chart-plan"),
        description: &book.text.say_with(
            "chart-plan-description",
            &[("association", planned.association.as_str().into()), ("count", count.into())],
        ),
        names: area.column_from_outside(YEAR),
        rows: count,
        bars,
        stacked: false,
        below_zero: any_below_zero(planned.years.iter().map(|year| year.state.value).chain(planned.possible)),
        missing: None,
    };
    sheet.chart(&chart, book.palette())
}
