//! The workbook of all associations: overview, associations, members, counties, contributions, the largest changes,
//! reconciliation, what the reader tries, findings, the run.

mod associations;
mod changes;
mod contributions;
mod counties;
mod findings;
mod members;
mod reconciliation;
mod summary;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::area::Area;
use super::book::Book;
use super::heading::{ASSOCIATION, CALCULATED, LAST_YEAR, MEMBER, PARTY};
use super::owner::Owner;
use super::report::Report;
use super::style::Kind;
use super::trace::trace_sheet;
use super::trial::{Column, Trial, Tried};
use associations::associations;
use changes::changes;
use contributions::{Line, association_width, contributions, lines, member_width};
use counties::counties;
use findings::findings;
use members::{Paid, members};
use reconciliation::reconciliation;
use summary::summary;

/// The bytes of the workbook.
pub fn overview_workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let mut workbook = Workbook::new();
    let title = book.of_year("summary-title");
    let lines = lines(&book);
    let trial = begin_trial(&book, &mut workbook, &title, &lines)?;
    let (contribution_sheet, contributed) = contributions(&book, &mut workbook, &lines, &trial)?;
    let (association_sheet, area) = associations(&book, &mut workbook, &contributed)?;
    let (reconciliation_sheet, checked) = reconciliation(&book, &mut workbook, &area)?;
    let overview_sheet = summary(&book, &title, (&area, &checked), &contributed, &trial)?;
    let trial_sheet = trial.finish(&book, &tried(&lines, &contributed))?;
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
        reconciliation_sheet,
        trial_sheet,
        finding_sheet,
        run,
    ];
    book.bytes_of(workbook, &title, Owner::Office, sheets)
}

/// The sheet *Räkna själv*, a row a contribution.
fn begin_trial<'b>(
    book: &'b Book<'_>,
    workbook: &mut Workbook,
    title: &str,
    lines: &[Line<'_>],
) -> Result<Trial<'b>, XlsxError> {
    let labels = vec![
        Column::new(ASSOCIATION, Kind::Text, association_width(lines), |tried, _| {
            tried.association.name.as_str().into()
        })
        .total_word(),
        Column::new(MEMBER, Kind::Text, member_width(book, lines), |tried, _| {
            book.text.payer(&tried.line.payer).into_owned().into()
        }),
        Column::new(PARTY, Kind::Text, 12, |tried, _| book.text.word(&tried.line.party).into()),
    ];
    let sheet = book.long_sheet(workbook, lines.len(), "sheet-trial")?;
    Trial::begin(book, sheet, title, labels, None, lines.len())
}

/// The rows of *Räkna själv*, over the contributions of the sheet *Bidrag*.
fn tried<'a>(lines: &[Line<'a>], contributed: &Area) -> Vec<Tried<'a>> {
    let row = |(index, (association, line)): (usize, &Line<'a>)| Tried {
        association,
        line,
        last_year: contributed.cell_from_outside(index, LAST_YEAR),
        calculated: Some(contributed.cell_from_outside(index, CALCULATED)),
        more: String::new(),
    };
    lines.iter().enumerate().map(row).collect()
}
