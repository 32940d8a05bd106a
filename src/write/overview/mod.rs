//! The workbook of all associations: overview, associations, contributions, findings, the run.

mod associations;
mod contributions;
mod findings;
mod summary;

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::report::Report;
use super::trace::trace_sheet;
use associations::associations;
use contributions::contributions;
use findings::findings;
use summary::summary;

/// The bytes of the workbook.
pub fn overview_workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let (contribution_sheet, contributed) = contributions(&book)?;
    let (association_sheet, area) = associations(&book)?;
    let title = book.of_year("summary-title");
    let overview_sheet = summary(&book, &title, &area, &contributed)?;
    let finding_sheet = findings(&book)?;
    let run = trace_sheet(&book, &title, &[])?;
    book.bytes(&title, vec![overview_sheet, association_sheet, contribution_sheet, finding_sheet, run])
}
