//! The sheet *Avvikelser*: what the run had to say about its input, gravest first.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::findings::Group;
use crate::write::book::Book;
use crate::write::column;
use crate::write::heading::Heading::Of;
use crate::write::sheet::Sheet;
use crate::write::style::Kind;

/// A column of the table.
type Column<'t, 'a> = column::Column<'t, &'a Group<'a>>;

/// The sheet.
pub fn findings<'b>(book: &'b Book<'_>, workbook: &mut Workbook) -> Result<Sheet<'b>, XlsxError> {
    let text = book.text;
    let found = book.report.findings.grouped();
    let mut sheet = book.long_sheet(workbook, found.len(), "sheet-findings")?;
    sheet.headed(
        &text.say("findings-title"),
        &text.say_with("findings-count", &[("count", found.len().into())]),
    )?;
    let columns = [
        Column::new(Of("column-code"), Kind::Code, 8, |it, _| it.problem.code().into()),
        Column::new(Of("heading-severity"), Kind::Text, 12, |it, _| text.word(&it.severity()).into()),
        Column::new(Of("heading-place"), Kind::Prose, 36, |it, _| text.places(&it.places).into()),
        Column::new(Of("heading-message"), Kind::Prose, 60, |it, _| text.message(it.problem).into()),
        Column::new(Of("heading-action"), Kind::Prose, 50, |it, _| text.action(it.problem).into()),
    ];
    let area = sheet.table("table-name-findings", &columns, &found.iter().collect::<Vec<_>>())?;
    sheet.keep_headings(&area)?;
    Ok(sheet)
}
