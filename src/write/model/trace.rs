//! The sheet *Underlag*: how each association's amount came about.

use rust_xlsxwriter::XlsxError;

use super::book::ModelBook;
use crate::rules::trace::{Basis, Step};
use crate::text::Text;
use crate::write::column;
use crate::write::heading::ASSOCIATION;
use crate::write::heading::Heading::Of;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, Line<'a>>;

pub(super) fn sheet<'b>(book: &'b ModelBook<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.report.text;
    let mut sheet =
        Sheet::new(&text.say("model-sheet-trace"), &book.style, book.formulas, book.report.outcome.year)?;
    sheet.headed(&book.report.of_year("model-title"), &text.say("model-trace-note"))?;
    let mut lines = Vec::new();
    for row in &book.report.outcome.rows {
        row.amount.step.walk(&mut |number, step| {
            lines.push(Line { association: row.name.as_str(), number: number.to_owned(), step });
        });
    }
    let area = sheet.table("model-sheet-trace", &columns(text), &lines)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

/// What a row is made from.
struct Line<'a> {
    association: &'a str,
    /// The step's outline number.
    number: String,
    step: &'a Step,
}

fn columns<'a>(text: &Text) -> Vec<Column<'_, 'a>> {
    vec![
        Column::new(ASSOCIATION, Kind::Prose, 34, |line, _| line.association.into()),
        Column::new(Of("model-trace-number"), Kind::Code, 14, |line, _| line.number.as_str().into()),
        Column::new(Of("model-trace-step"), Kind::Prose, 50, |line, _| text.rule(&line.step.rule).into()),
        Column::new(Of("model-trace-value"), Kind::Prose, 28, |line, _| {
            let value = text.trace_value(&line.step.value);
            match &line.step.rounded {
                Some(rounded) => format!("{value}, {}", text.rounded(rounded)).into(),
                None => value.into(),
            }
        }),
        Column::new(Of("model-trace-source"), Kind::Prose, 40, |line, _| text.basis(&line.step.basis).into()),
        Column::new(Of("model-trace-place"), Kind::Prose, 34, |line, _| match &line.step.basis {
            Basis::Read(place) => text.place(place).into(),
            Basis::Decided(decided) => text.place(&decided.place).into(),
            Basis::Inputs | Basis::Law(_) => "".into(),
        }),
    ]
}
