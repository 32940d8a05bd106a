//! The sheet *Underlag*: how each association's amount came about.

use rust_xlsxwriter::XlsxError;

use super::book::ModelBook;
use crate::rules::trace::{Basis, Step};
use crate::text::Text;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

pub(super) fn sheet<'b>(book: &'b ModelBook<'_>) -> Result<Sheet<'b>, XlsxError> {
    let text = book.report.text;
    let mut sheet = Sheet::new(&text.say("model-sheet-trace"), &book.style, text)?;
    sheet.across();
    sheet.title(&book.report.of_year("model-title"))?;
    sheet.note(&text.say("model-trace-note"))?;
    sheet.next(1);
    let columns = [
        Column::new(text.say("column-association"), Kind::Prose, 34),
        Column::new(text.say("model-trace-number"), Kind::Code, 14),
        Column::new(text.say("model-trace-step"), Kind::Prose, 50),
        Column::new(text.say("model-trace-value"), Kind::Prose, 28),
        Column::new(text.say("model-trace-source"), Kind::Prose, 40),
        Column::new(text.say("model-trace-place"), Kind::Prose, 34),
    ];
    sheet.widths(&columns)?;
    let mut rows: Vec<Vec<Content>> = Vec::new();
    for row in &book.report.outcome.rows {
        row.amount.step.walk(&mut |number, step| {
            let name = row.name.as_str();
            rows.push(cells(name, number, step, text));
        });
    }
    let name = text.say("model-sheet-trace");
    let area = sheet.table(&name, &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}

fn cells(name: &str, number: &str, step: &Step, text: &Text) -> Vec<Content> {
    let mut value = text.trace_value(&step.value);
    if let Some(rounded) = &step.rounded {
        value = format!("{value}, {}", text.rounded(rounded));
    }
    let place = match &step.basis {
        Basis::Read(place) => text.place(place),
        Basis::Decided(decided) => text.place(&decided.place),
        Basis::Inputs | Basis::Law(_) => String::new(),
    };
    vec![
        name.into(),
        number.into(),
        text.rule(&step.rule).into(),
        value.into(),
        text.basis(&step.basis).into(),
        place.into(),
    ]
}
