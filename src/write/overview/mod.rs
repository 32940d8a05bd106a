//! The workbook of all associations: overview, associations, members,
//! counties, contributions, the largest changes, findings, the run.

mod associations;
mod changes;
mod contributions;
mod counties;
mod findings;
mod members;
mod summary;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::Book;
use super::owner::Owner;
use super::report::Report;
use super::trace::trace_sheet;
use associations::associations;
use changes::changes;
use contributions::contributions;
use counties::counties;
use findings::findings;
use members::{Paid, members};
use summary::summary;

/// The bytes of the workbook.
pub fn overview_workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let mut workbook = Workbook::new();
    let (contribution_sheet, contributed) = contributions(&book, &mut workbook)?;
    let (association_sheet, area) = associations(&book, &mut workbook, &contributed)?;
    let title = book.of_year("summary-title");
    let overview_sheet = summary(&book, &title, &area, &contributed)?;
    let payers = Paid::all(&book);
    let (member_sheet, member_area) = members(&book, &payers, &contributed)?;
    let county_sheet = counties(&book, &payers, &member_area)?;
    let change_sheet = changes(&book, &contributed)?;
    let finding_sheet = findings(&book, &mut workbook)?;
    let run = trace_sheet(&book, &mut workbook, &title, &[])?;
    let sheets = vec![
        overview_sheet,
        association_sheet,
        member_sheet,
        county_sheet,
        contribution_sheet,
        change_sheet,
        finding_sheet,
        run,
    ];
    book.bytes_of(workbook, &title, Owner::Office, sheets)
}
