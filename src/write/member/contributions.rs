//! The sheet *Bidrag*: the table of a decision memo, with the actual change and the declared one beside each other.

use rust_xlsxwriter::XlsxError;

use super::association_column::association_column;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::column;
use crate::write::content::Content;
use crate::write::heading::Heading::Of;
use crate::write::heading::{CHANGE, CHANGE_PERCENT, CONTRIBUTION, LAST_YEAR};
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::sheet::Sheet;
use crate::write::style::Kind;
use crate::write::trial::Trial;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, MemberLine<'a>>;

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
    let area = sheet.table("table-name-contributions", &columns(book, member, trial), &member.lines)?;
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

fn columns<'t, 'a>(
    book: &'t Book<'_>,
    member: &MemberReport<'_>,
    trial: &'t Trial<'_>,
) -> Vec<Column<'t, 'a>> {
    let compare = |(_, line): &MemberLine<'a>| line.compared();
    vec![
        association_column(member, |(association, _): &MemberLine<'a>| association),
        Column::amounts(LAST_YEAR, Kind::Amount, 15, move |line| compare(line).before).sum(),
        Column::amounts(CONTRIBUTION, Kind::Amount, 15, move |line| compare(line).now)
            .formula(|_, cells, amount| Content::reference(&trial.contribution(cells.row), amount))
            .sum(),
        Column::change(CHANGE, 15, (CONTRIBUTION, LAST_YEAR), compare),
        Column::change_percent(CHANGE_PERCENT, 14, (CHANGE, LAST_YEAR), compare),
        Column::new(Of("heading-declared"), Kind::Rate, 13, |(_, line), _| Content::rate(line.declared)),
        Column::new(Of("heading-decision"), Kind::Text, 16, |(_, line), _| {
            book.text.word(&line.status()).into()
        }),
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
