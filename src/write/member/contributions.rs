//! The sheet *Bidrag*: the table of a decision memo, with the actual change and the declared one beside each other.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use crate::domain::money::Money;
use crate::rules::outcome::sum_if_known;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// The columns.
pub const LAST_YEAR: usize = 1;
pub const CONTRIBUTION: usize = 2;
const CHANGE: usize = 3;

/// The sheet and the cells of its table. The contributions are those of the sheet *Räkna själv*.
pub fn contributions<'b>(
    book: &'b Book<'_>,
    member: &MemberReport<'_>,
    trial: &Trial<'_>,
) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.sheet("sheet-contributions")?;
    sheet.across();
    sheet.title(member.name.as_str())?;
    sheet.note(&book.of_year("member-subtitle"))?;
    sheet.live_note(trial.is_as_it_was(book))?;
    sheet.next(1);
    let columns = columns(book, member);
    sheet.widths(&columns)?;
    let area = sheet.coming(member.lines.len());
    let rows = member
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| row(book, &area, index, *line, &trial.contribution(index)));
    let total = total(book, &area, &member.lines);
    sheet.table(&book.text.say("table-name-contributions"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    for (name, column) in
        [("name-members", CONTRIBUTION), ("name-last-year", LAST_YEAR), ("name-change", CHANGE)]
    {
        sheet.define(name, area.fixed_total(column));
    }
    sheet.note(&book.text.say("contributions-declared-note"))?;
    sheet.next(1);
    chart(book, member, &area, trial, &mut sheet)?;
    Ok((sheet, area))
}

fn columns(book: &Book<'_>, member: &MemberReport<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        association_column(book, member),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(say("heading-declared"), Kind::Rate, 13),
        Column::new(say("heading-decision"), Kind::Text, 16),
    ]
}

fn row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, line): MemberLine<'_>,
    contribution: &str,
) -> Vec<Content> {
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let change = line.change.as_ref().map(|amount| amount.value);
    vec![
        association.name.as_str().into(),
        Content::amount(last_year),
        Content::reference(contribution, Some(line.contribution.value)),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        book.formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, last_year)),
        Content::rate(line.declared),
        book.text.word(&line.status()).into(),
    ]
}

fn total(book: &Book<'_>, area: &Area, lines: &[MemberLine<'_>]) -> Vec<Content> {
    let formulas = book.formulas;
    let now = Money::sum(lines.iter().map(|(_, line)| line.contribution.value)).ok();
    let before = sum_if_known(lines.iter().map(|(_, line)| line.last_year.as_ref().map(|last| last.value)));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let cell = |column| area.cell(lines.len(), column);
    vec![
        book.text.say("total").into(),
        formulas.sum(&area.column(LAST_YEAR), before),
        formulas.sum(&area.column(CONTRIBUTION), now),
        formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, before)),
        Content::Blank,
        Content::Blank,
    ]
}

fn chart(
    book: &Book<'_>,
    member: &MemberReport<'_>,
    area: &Area,
    trial: &Trial<'_>,
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let this_year = book.of_year("heading-contribution");
    let last_year = book.of_last_year("heading-contribution");
    let mut bars = vec![Bars { name: &this_year, values: trial.programs() }];
    let lines = member.lines.iter().map(|(association, line)| (association.name.as_str(), *line));
    let (any_last_year, missing) = book.last_year_bars(lines);
    if any_last_year {
        bars.push(Bars { name: &last_year, values: area.column_from_outside(LAST_YEAR) });
    }
    let chart = BarChart {
        title: &book.of_year("chart-member"),
        description: &book.text.say_with(
            "chart-member-description",
            &[
                ("member", member.name.as_str().into()),
                ("count", area.rows().into()),
                ("year", book.report.outcome.year.to_string().as_str().into()),
            ],
        ),
        names: trial.names(),
        rows: area.rows(),
        bars,
        stacked: false,
        below_zero: any_below_zero(member.lines.iter().flat_map(|(_, line)| line.this_and_last_year())),
        missing,
    };
    sheet.chart(&chart, book.palette())
}
