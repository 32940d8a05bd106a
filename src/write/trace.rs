//! The sheet *Underlag*: every amount from its rule down to the cell, and the facts of the run.

use std::sync::Arc;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::Book;
use super::room::fitting;
use super::sheet::{Column, Content, Sheet};
use super::style::Kind;
use crate::domain::place::Place;
use crate::rules::trace::{Basis, Step};

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
        traces(book, &mut sheet, amounts, lines)?;
    }
    run(book, &mut sheet)?;
    Ok(sheet)
}

/// A step of an amount's trace: the amount's label, the step's outline number, and the step.
type Line<'a> = (&'a str, String, &'a Step);

fn lines<'a>(amounts: &'a [TracedAmount<'_>]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for amount in amounts {
        amount.step.walk(&mut |number, step| {
            if amount.levels == ALL_LEVELS || number.split('.').count() <= amount.levels {
                lines.push((&amount.label, number.to_owned(), step));
            }
        });
    }
    lines
}

fn traces(
    book: &Book<'_>,
    sheet: &mut Sheet<'_>,
    amounts: &[TracedAmount<'_>],
    lines: Vec<Line<'_>>,
) -> Result<(), XlsxError> {
    let columns = columns(book, amounts);
    sheet.widths(&columns)?;
    let rows = lines.into_iter().map(|(label, number, step)| row(book, label, number, step));
    let area = sheet.table(&book.text.say("table-name-trace"), &columns, rows, None)?;
    sheet.keep_headings(&area)
}

fn columns(book: &Book<'_>, amounts: &[TracedAmount<'_>]) -> Vec<Column> {
    let say = |id: &str| book.text.say(id);
    let label = fitting(amounts.iter().map(|amount| amount.label.chars().count().min(22)), 12);
    vec![
        Column::new(say("column-amount"), Kind::Prose, label),
        Column::new(say("heading-step"), Kind::Code, 11),
        Column::new(say("heading-rule"), Kind::Prose, 46),
        Column::new(say("column-value"), Kind::Prose, 30),
        Column::new(say("heading-source"), Kind::Prose, 22),
        Column::new(say("heading-file"), Kind::Prose, 32),
        Column::new(say("heading-sheet"), Kind::Prose, 14),
        Column::new(say("heading-cell"), Kind::Code, 7),
        Column::new(say("column-rounding"), Kind::Prose, 20),
    ]
}

fn row(book: &Book<'_>, label: &str, number: String, step: &Step) -> Vec<Content> {
    let place = match &step.basis {
        Basis::Read(place) => Some(place),
        Basis::Decided(decided) => Some(&decided.place),
        Basis::Inputs | Basis::Law(_) => None,
    };
    vec![
        label.into(),
        number.into(),
        book.text.rule(&step.rule).into(),
        book.text.trace_value(&step.value).into(),
        book.text.basis(&step.basis).into(),
        place.map_or("", |place| place.file.path.as_str()).into(),
        place.and_then(Place::sheet).unwrap_or_default().into(),
        place.and_then(Place::spot).unwrap_or_default().into(),
        step.rounded.as_ref().map(|rounded| book.text.rounded(rounded)).unwrap_or_default().into(),
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
