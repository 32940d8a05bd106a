//! The sheet *Avvikelser*: what the run had to say about its input, gravest first.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::write::book::Book;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;

/// The sheet.
pub fn findings<'b>(book: &'b Book<'_>, workbook: &mut Workbook) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let found = book.report.findings.sorted();
    let mut sheet = book.long_sheet(workbook, found.len(), "sheet-findings")?;
    sheet.across();
    sheet.title(&text.say("findings-title"))?;
    sheet.note(&text.say_with("findings-count", &[("count", found.len().into())]))?;
    sheet.next(1);
    let columns = [
        Column::new(text.say("column-code"), Kind::Code, 8),
        Column::new(text.say("heading-severity"), Kind::Text, 12),
        Column::new(text.say("heading-place"), Kind::Prose, 36),
        Column::new(text.say("heading-message"), Kind::Prose, 60),
        Column::new(text.say("heading-action"), Kind::Prose, 50),
    ];
    sheet.widths(&columns)?;
    let rows = found.into_iter().map(|finding| {
        vec![
            Content::from(finding.problem.code()),
            text.word(&finding.severity()).into(),
            finding.place.as_ref().map(|place| text.place(place)).unwrap_or_default().into(),
            text.message(finding).into(),
            text.action(finding).into(),
        ]
    });
    let area = sheet.table(&text.say("table-name-findings"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}
