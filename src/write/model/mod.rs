//! The state's model as files: a workbook with the amounts, their assumptions and their trace, and a
//! file of comma-separated values.

mod amounts;
mod book;
mod csv;
mod report;
mod trace;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::formula::Formulas;
use super::portable;
use super::sheet::Sheet;
use super::style::Style;
use super::template::Palette;

use book::ModelBook;
pub use csv::csv;
pub use report::ModelReport;

/// The bytes of the workbook.
///
/// # Errors
/// [`XlsxError`].
pub fn workbook(report: &ModelReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let text = report.text;
    let book = ModelBook {
        report,
        style: Style::new(text.language(), false, Palette::default()),
        formulas: Formulas { text, ore: false },
    };
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(report.outcome.year.number(), 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(report.of_year("model-title"))
            .set_author(format!("finsam {}", env!("CARGO_PKG_VERSION")))
            .set_creation_datetime(&created),
    );
    let sheets: [Sheet<'_>; 2] = [amounts::sheet(&book)?, trace::sheet(&book)?];
    for sheet in sheets {
        let (worksheet, names) = sheet.done()?;
        for (name, cells) in names {
            workbook.define_name(name, &format!("={cells}"))?;
        }
        workbook.push_worksheet(worksheet);
    }
    portable::bytes(&mut workbook, Some(text.language()))
}
