//! The sheet *Plan*: the state's amount in the years to come, and what it asks of every member.

use rust_xlsxwriter::XlsxError;

use crate::domain::money::Money;
use crate::rules::outcome::{Payer, sum_if_known};
use crate::rules::plan::{Planned, PlannedYear};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The columns before those of the members.
const YEAR: usize = 0;
const STATE: usize = 1;
const CHANGE: usize = 2;
const POSSIBLE: usize = 4;
const FIRST_MEMBER: usize = 7;

/// The sheet.
pub fn plan<'b>(book: &'b Book<'_>, planned: &Planned) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-plan")?;
    sheet.across();
    sheet.title(&text.say("plan-title"))?;
    sheet.note(planned.association.as_str())?;
    sheet.next(1);

    let columns = columns(book, planned);
    sheet.widths(&columns)?;
    let area = sheet.coming(planned.years.len());
    let rows = planned.years.iter().enumerate().map(|(index, _)| row(book, planned, &area, index));
    sheet.table(&text.say("table-name-plan"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("plan-members-note"))?;
    sheet.note(&text.say("plan-possible-note"))?;
    sheet.next(1);
    chart(book, planned, &area, &mut sheet)?;
    Ok(sheet)
}

fn columns(book: &Book<'_>, planned: &Planned) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let mut columns = vec![
        Column::new(say("column-year"), Kind::Text, 9),
        Column::new(say("heading-state"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(book.of_year("heading-plan-possible"), Kind::Amount, 16),
        Column::new(say("heading-plan-use"), Kind::Share, 12),
        Column::new(say("heading-plan-members"), Kind::Amount, 15),
    ];
    let members = planned.years.first().into_iter().flat_map(|year| &year.members);
    let widest = |name: &str| name.split([' ', '-']).map(|word| word.chars().count()).max().unwrap_or(0);
    columns.extend(members.map(|member| {
        let name = book.text.payer(&member.payer).into_owned();
        let width = u16::try_from(widest(&name)).unwrap_or(u16::MAX).saturating_add(3).clamp(13, 24);
        Column::new(name, Kind::Amount, width)
    }));
    columns
}

fn row(book: &Book<'_>, planned: &Planned, area: &Area, index: usize) -> Vec<Content> {
    let Some(year) = planned.years.get(index) else { return Vec::new() };
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
    let members: Vec<Option<Money>> = members_of(planned).map(|payer| amount_of(year, payer)).collect();
    let together = sum_if_known(members.iter().copied());
    let last = FIRST_MEMBER.saturating_add(members.len()).saturating_sub(1);
    let range = format!("{}:{}", cell(FIRST_MEMBER), cell(last));
    let sum = if members.is_empty() { Content::amount(None) } else { formulas.sum_across(&range, together) };
    let mut row = vec![
        Content::from(year.year.to_string()),
        Content::amount(state),
        change,
        percent,
        Content::amount(planned.possible),
        formulas.quotient(&cell(STATE), &cell(POSSIBLE), (state, planned.possible)),
        sum,
    ];
    row.extend(members.into_iter().map(Content::amount));
    row
}

/// The members of the first year: a plan has the members that the association has now.
fn members_of(planned: &Planned) -> impl Iterator<Item = &Payer> {
    planned.years.first().into_iter().flat_map(|year| &year.members).map(|member| &member.payer)
}

/// What a member contributes that year; nothing when it is no longer a member.
fn amount_of(year: &PlannedYear, payer: &Payer) -> Option<Money> {
    let found = year.members.iter().find(|member| member.payer == *payer);
    if year.members.is_empty() { None } else { Some(found.map_or(Money::ZERO, |member| member.amount)) }
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
