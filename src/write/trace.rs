//! The sheet *Underlag*: every amount from its rule down to the cell, and the facts of the run.

use std::sync::Arc;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::Book;
use super::column;
use super::heading::Heading::Of;
use super::room::fitting;
use super::sheet::Sheet;
use super::style::Kind;
use crate::domain::place::Place;
use crate::rules::trace::Step;
use crate::text::Text;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Line<'a>>;

/// An amount with its trace.
pub struct TracedAmount<'a> {
    /// What the amount is.
    pub label: String,
    /// Its trace.
    pub step: &'a Arc<Step>,
    /// How many levels of the trace to show: what is traced on its own is not told again in a sum.
    pub levels: usize,
}

/// The whole of a trace.
pub const ALL_LEVELS: usize = usize::MAX;

/// The sheet.
pub fn trace_sheet<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    title: &str,
    amounts: &[TracedAmount<'_>],
) -> Result<Sheet<'b>, XlsxError> {
    let lines = lines(amounts);
    let mut sheet = book.long_sheet(workbook, lines.len(), "sheet-trace")?;
    sheet.across();
    sheet.title(title)?;
    if !amounts.is_empty() {
        sheet.note(&book.text.say("trace-note"))?;
        sheet.next(1);
        let area = sheet.table("table-name-trace", &columns(book.text, amounts), &lines)?;
        sheet.keep_headings(&area)?;
    }
    run(book, &mut sheet)?;
    Ok(sheet)
}

/// What a row of the table is made from.
struct Line<'a> {
    /// What the amount is.
    label: &'a str,
    /// The step's outline number.
    number: String,
    step: &'a Step,
}

fn lines<'a>(amounts: &'a [TracedAmount<'_>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for amount in amounts {
        amount.step.walk(&mut |number, step| {
            if amount.levels == ALL_LEVELS || number.split('.').count() <= amount.levels {
                lines.push(Line { label: &amount.label, number: number.to_owned(), step });
            }
        });
    }
    lines
}

fn columns<'t, 'a>(text: &'t Text, amounts: &[TracedAmount<'_>]) -> Vec<Column<'t, 'a>> {
    let label = fitting(amounts.iter().map(|amount| amount.label.chars().count().min(22)), 12);
    vec![
        Column::new(Of("column-amount"), Kind::Prose, label, |line, _| line.label.into()),
        Column::new(Of("heading-step"), Kind::Code, 11, |line, _| line.number.as_str().into()),
        Column::new(Of("heading-rule"), Kind::Prose, 46, |line, _| text.rule(&line.step.rule).into()),
        Column::new(Of("column-value"), Kind::Prose, 30, |line, _| text.trace_value(&line.step.value).into()),
        Column::new(Of("heading-source"), Kind::Prose, 22, |line, _| text.basis(&line.step.basis).into()),
        Column::new(Of("heading-file"), Kind::Prose, 32, |line, _| {
            line.step.place().map_or("", |place| place.file.path.as_str()).into()
        }),
        Column::new(Of("heading-sheet"), Kind::Prose, 14, |line, _| {
            line.step.place().and_then(Place::sheet).unwrap_or_default().into()
        }),
        Column::new(Of("heading-cell"), Kind::Code, 7, |line, _| {
            line.step.place().and_then(Place::spot).unwrap_or_default().into()
        }),
        Column::new(Of("column-rounding"), Kind::Prose, 20, |line, _| {
            line.step.rounded.as_ref().map(|rounded| text.rounded(rounded)).unwrap_or_default().into()
        }),
    ]
}

/// The facts of the run: what was read, and by what.
fn run(book: &Book<'_>, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let run = book.report.run;
    sheet.section(&book.text.say("trace-run"))?;
    sheet.note(&book.text.say_with("workbook-run", &[("run", (&run.id).into())]))?;
    sheet.note(&format!("finsam {}", run.version))?;
    for input in &run.inputs {
        sheet.note(&format!("{}  SHA-256 {}", input.path, input.sha256))?;
    }
    Ok(())
}
