//! The sheets *Plan* and *Plan per medlem*: the state's amount in the years to come, and what it asks of every
//! member. A year is a row of the one, for the chart, and a column of the other: an association may have a dozen
//! members, and as many columns of amounts cannot be read on paper.

use rust_xlsxwriter::XlsxError;

use super::areas::{Areas, SHARE, STATE as STATE_ROW, VALUE};
use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::rules::outcome::{Planned, PlannedYear};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::room::fitting;
use crate::write::sharing::{Keys, Sharing};
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns of the years.
const YEAR: usize = 0;
const STATE: usize = 1;
const CHANGE: usize = 2;
const POSSIBLE: usize = 4;

/// The column of the first year among the members' amounts.
const FIRST_YEAR: usize = 2;

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
    let sheet = begin_years(book, planned)?;
    let (members, amounts) = members(book, planned, now, &sheet.coming(planned.years.len()))?;
    Ok([years(book, planned, &amounts, sheet)?, members])
}

/// The sheet with a row a year, with its title.
fn begin_years<'b>(book: &'b Book<'_>, planned: &Planned) -> Result<Sheet<'b>, XlsxError> {
    let mut sheet = book.sheet("sheet-plan")?;
    sheet.across();
    sheet.title(&book.text.say("plan-title"))?;
    sheet.note(planned.association.as_str())?;
    sheet.next(1);
    Ok(sheet)
}

/// A row a year, from the budget year.
fn years<'b>(
    book: &Book<'_>,
    planned: &Planned,
    members: &Area,
    mut sheet: Sheet<'b>,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let say = |id: &str| text.say(id);
    let columns = [
        Column::new(say("column-year"), Kind::Text, 9),
        Column::new(say("heading-state"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(book.of_year("heading-plan-possible"), Kind::Amount, 16),
        Column::new(say("heading-plan-use"), Kind::Share, 12),
        Column::new(say("heading-plan-members"), Kind::Amount, 15),
    ];
    sheet.widths(&columns)?;
    let area = sheet.coming(planned.years.len());
    let rows = planned
        .years
        .iter()
        .enumerate()
        .map(|(index, year)| row(book, planned, &area, (index, year), members));
    sheet.table(&text.say("table-name-plan"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("plan-possible-note"))?;
    sheet.next(1);
    chart(book, planned, &area, &mut sheet)?;
    Ok(sheet)
}

fn row(
    book: &Book<'_>,
    planned: &Planned,
    area: &Area,
    (index, year): (usize, &PlannedYear),
    members: &Area,
) -> Vec<Content> {
    let formulas = book.formulas;
    let cell = |column| area.cell(index, column);
    let state = Some(year.state.value);
    let before = index.checked_sub(1).and_then(|before| planned.years.get(before));
    let change = before.and_then(|before| year.state.value.minus(before.state.value).ok());
    let (change, percent) = match before {
        None => (Content::Blank, Content::Blank),
        Some(before) => {
            let above = area.cell(index.saturating_sub(1), STATE);
            let values = (change, Some(before.state.value));
            (
                formulas.difference(&cell(STATE), &above, change),
                formulas.quotient(&cell(CHANGE), &above, values),
            )
        }
    };
    let total = members.total_from_outside(FIRST_YEAR.saturating_add(index));
    let together = together(planned, year);
    vec![
        Content::from(year.year.to_string()),
        Content::amount(state),
        change,
        percent,
        Content::amount(planned.possible),
        formulas.quotient(&cell(STATE), &cell(POSSIBLE), (state, planned.possible)),
        if members.rows == 0 { Content::amount(None) } else { Content::reference(&total, together) },
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
    sheet.across();
    sheet.title(&text.say("plan-members-title"))?;
    sheet.note(planned.association.as_str())?;
    sheet.next(1);

    let names = members_of(planned).map(|member| text.payer(&member.payer).chars().count());
    let mut columns = vec![
        Column::new(text.say("column-member"), Kind::Text, fitting(names, 22)),
        Column::new(text.say("column-party"), Kind::Text, 13),
    ];
    columns.extend(planned.years.iter().map(|year| {
        let heading = text.say_with("heading-plan-year", &[("year", (&year.year.to_string()).into())]);
        Column::new(heading, Kind::Amount, 14)
    }));
    sheet.widths(&columns)?;
    let area = sheet.coming(members_of(planned).count());
    let members: Vec<&MemberOutcome> = members_of(planned).collect();
    let rows = members.iter().map(|member| {
        let amounts = planned.years.iter().enumerate().map(|(index, year)| {
            let state = years.cell_from_outside(index, STATE);
            amount(book, year, member, now, &state)
                .unwrap_or_else(|| Content::amount(amount_of(year, member)))
        });
        [text.payer(&member.payer).into_owned().into(), text.word(&member.party).into()]
            .into_iter()
            .chain(amounts)
            .collect()
    });
    let mut total = vec![Content::from(text.say("total")), Content::Blank];
    total.extend(
        (FIRST_YEAR..)
            .zip(&planned.years)
            .map(|(column, year)| book.formulas.sum(&area.column(column), together(planned, year))),
    );
    let total = Some(total).filter(|_| area.rows > 0);
    sheet.table(&text.say("table-name-plan-members"), &columns, rows, total)?;
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
fn amount(
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
