//! One member's workbook: what it contributes to each of its associations, and the state money that
//! follows.

mod trial;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::money::Money;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, sum_if_known};
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::chart::{BarChart, Bars, any_below_zero};
use crate::write::document::MemberReport;
use crate::write::owner::Owner;
use crate::write::report::Report;
use crate::write::room::fitting;
use crate::write::sentences::{Sentences, lost_by_party};
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;
use crate::write::trace::{ALL_LEVELS, TracedAmount, trace_sheet};
use trial::trial;

/// The columns of the table of contributions.
const ASSOCIATION: usize = 0;
const LAST_YEAR: usize = 1;
const CONTRIBUTION: usize = 2;
const CHANGE: usize = 3;

/// The columns of the table of state money.
const STATE: usize = 2;
const MATCHED: usize = 4;
const UNMATCHED: usize = 5;

/// A member's line in an association.
type Line<'a> = (&'a AssociationOutcome, &'a MemberOutcome);

/// The bytes of the workbook.
pub fn member_workbook(report: &Report<'_>, member: &MemberReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let (contributions, contributed) = contributions(&book, member)?;
    let state = state_money(&book, member, &contributed)?;
    let decisions = decisions(&book, member)?;
    let trial = trial(&book, member)?;
    let amounts: Vec<TracedAmount<'_>> = member
        .lines
        .iter()
        .map(|(association, line)| TracedAmount {
            label: association.name.to_string(),
            step: &line.contribution.step,
            levels: ALL_LEVELS,
        })
        .collect();
    let mut workbook = Workbook::new();
    let trace = trace_sheet(&book, &mut workbook, member.name.as_str(), &amounts)?;
    let title = format!("{} {}", member.name, report.outcome.year);
    let sheets = vec![contributions, state, decisions, trial, trace];
    book.bytes_of(workbook, &title, Owner::Member(member.code), sheets)
}

/// The sheet *Bidrag*: the table of a decision memo, with the actual change and the declared one
/// beside each other.
fn contributions<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<(Sheet<'b>, Area), XlsxError> {
    let mut sheet = book.sheet("sheet-contributions")?;
    sheet.across();
    sheet.title(member.name.as_str())?;
    sheet.note(&book.of_year("member-subtitle"))?;
    sheet.next(1);
    let columns = contribution_columns(book, member);
    sheet.widths(&columns)?;
    let area = sheet.coming(member.lines.len());
    let rows =
        member.lines.iter().enumerate().map(|(index, line)| contribution_row(book, &area, index, *line));
    let total = contribution_total(book, &area, &member.lines);
    sheet.table(&book.text.say("table-name-contributions"), &columns, rows, Some(total))?;
    sheet.keep_headings(&area)?;
    for (name, column) in
        [("name-members", CONTRIBUTION), ("name-last-year", LAST_YEAR), ("name-change", CHANGE)]
    {
        sheet.define(name, area.fixed_total(column));
    }
    sheet.note(&book.text.say("contributions-declared-note"))?;
    sheet.next(1);
    chart(book, member, &area, &mut sheet)?;
    Ok((sheet, area))
}

fn contribution_columns(book: &Book<'_>, member: &MemberReport<'_>) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    vec![
        Column::new(say("column-association"), Kind::Text, association_width(member)),
        Column::new(book.of_last_year("heading-contribution"), Kind::Amount, 15),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(say("heading-change"), Kind::Change, 15),
        Column::new(say("heading-change-percent"), Kind::ChangePercent, 14),
        Column::new(say("heading-declared"), Kind::Rate, 13),
        Column::new(say("heading-decision"), Kind::Text, 16),
    ]
}

fn association_width(member: &MemberReport<'_>) -> u16 {
    fitting(member.lines.iter().map(|(association, _)| association.name.as_str().chars().count()), 26)
}

fn contribution_row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, line): Line<'_>,
) -> Vec<Content> {
    let cell = |column| area.cell(index, column);
    let last_year = line.last_year.as_ref().map(|amount| amount.value);
    let change = line.change.as_ref().map(|amount| amount.value);
    vec![
        association.name.as_str().into(),
        Content::amount(last_year),
        Content::amount(Some(line.contribution.value)),
        book.formulas.difference(&cell(CONTRIBUTION), &cell(LAST_YEAR), change),
        book.formulas.quotient(&cell(CHANGE), &cell(LAST_YEAR), (change, last_year)),
        Content::rate(line.declared),
        book.text.word(&line.status).into(),
    ]
}

fn contribution_total(book: &Book<'_>, area: &Area, lines: &[Line<'_>]) -> Vec<Content> {
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
    sheet: &mut Sheet<'_>,
) -> Result<(), XlsxError> {
    let this_year = book.of_year("heading-contribution");
    let last_year = book.of_last_year("heading-contribution");
    let mut bars = vec![Bars { name: &this_year, values: area.column_from_outside(CONTRIBUTION) }];
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
        names: area.column_from_outside(ASSOCIATION),
        rows: area.rows(),
        bars,
        stacked: false,
        below_zero: any_below_zero(member.lines.iter().flat_map(|(_, line)| line.this_and_last_year())),
        missing,
    };
    sheet.chart(&chart, book.palette())
}

/// The sheet *Beslut*: ready sentences, one per association.
fn decisions<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-decisions")?;
    sheet.across();
    sheet.title(&text.say("decisions-title"))?;
    sheet.note(&text.say_with("decisions-lead", &[("member", member.name.as_str().into())]))?;
    sheet.next(1);
    let columns = [
        Column::new(text.say("column-association"), Kind::Text, association_width(member)),
        Column::new(text.say("heading-sentence"), Kind::Prose, 56),
        Column::new(text.say("heading-origin"), Kind::Prose, 44),
        Column::new(text.say("heading-remarks"), Kind::Prose, 48),
    ];
    sheet.widths(&columns)?;
    let rows = member.lines.iter().map(|(association, line)| {
        let sentences = Sentences { text, year: book.report.outcome.year, association, line };
        vec![
            Content::from(association.name.as_str()),
            sentences.decision().into(),
            sentences.origin().into(),
            sentences.remarks().into(),
        ]
    });
    let area = sheet.table(&text.say("table-name-decisions"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    sheet.note(&text.say("decisions-note"))?;
    Ok(sheet)
}

/// The sheet *Statliga medel*: what the state pays against the contributions, and what it does not.
fn state_money<'b>(
    book: &'b Book<'_>,
    member: &MemberReport<'_>,
    contributed: &Area,
) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let mut sheet = book.sheet("sheet-state")?;
    sheet.across();
    sheet.title(&book.of_year("state-title"))?;
    sheet.note(member.name.as_str())?;
    sheet.next(1);
    let columns = [
        Column::new(text.say("column-association"), Kind::Text, association_width(member)),
        Column::new(book.of_year("heading-contribution"), Kind::Amount, 15),
        Column::new(text.say("heading-state"), Kind::Amount, 16),
        Column::new(text.say("heading-state-status"), Kind::Text, 17),
        Column::new(text.say("heading-matched"), Kind::Amount, 16),
        Column::new(text.say("heading-unmatched"), Kind::Amount, 16),
        Column::new(text.say("heading-lost-own"), Kind::Amount, 18),
    ];
    sheet.widths(&columns)?;
    let area = sheet.coming(member.lines.len());
    let rows = member
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| state_row(book, &area, index, *line, contributed));
    sheet.table(&text.say("table-name-state"), &columns, rows, Some(state_total(book, &area, member)))?;
    sheet.keep_headings(&area)?;
    for note in ["reconciliation-law-note", "reconciliation-lowest-note", "state-own-note"] {
        sheet.note(&text.say(note))?;
    }
    Ok(sheet)
}

fn state_row(
    book: &Book<'_>,
    area: &Area,
    index: usize,
    (association, line): Line<'_>,
    contributed: &Area,
) -> Vec<Content> {
    let cell = |column| area.cell(index, column);
    let own = &contributed.cell_from_outside(index, CONTRIBUTION);
    vec![
        association.name.as_str().into(),
        Content::reference(own, Some(line.contribution.value)),
        Content::amount(Some(association.state.value)),
        book.text.word(&association.status).into(),
        Content::amount(Some(association.matched.value)),
        book.formulas.difference(&cell(STATE), &cell(MATCHED), Some(association.unmatched.value)),
        Content::amount(Some(lost_by_party(association, line))),
    ]
}

fn state_total(book: &Book<'_>, area: &Area, member: &MemberReport<'_>) -> Vec<Content> {
    let sum = |column: usize, amount: fn(Line<'_>) -> Money| {
        let result = Money::sum(member.lines.iter().map(|line| amount(*line))).ok();
        book.formulas.sum(&area.column(column), result)
    };
    vec![
        book.text.say("total").into(),
        sum(1, |(_, line)| line.contribution.value),
        sum(STATE, |(association, _)| association.state.value),
        Content::Blank,
        sum(MATCHED, |(association, _)| association.matched.value),
        sum(UNMATCHED, |(association, _)| association.unmatched.value),
        sum(UNMATCHED.saturating_add(1), |(association, line)| lost_by_party(association, line)),
    ]
}
