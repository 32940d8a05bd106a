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
use super::owner::Owner;
use super::report::Report;
use super::sheet::{Column, Content, Sheet};
use super::style::Kind;
use super::trace::trace_sheet;
use super::trial::{Trial, Tried};
use crate::rules::outcome::MemberOutcome;
use associations::associations;
use changes::changes;
use contributions::{CALCULATED, LAST_YEAR, Line, association_width, contributions, lines, member_width};
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
    let trial_sheet = finish_trial(&book, &lines, &contributed, trial)?;
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
    let say = |id: &str| book.text.say(id);
    let labels = vec![
        Column::new(say("column-association"), Kind::Text, association_width(lines)),
        Column::new(say("column-member"), Kind::Text, member_width(book, lines)),
        Column::new(say("column-party"), Kind::Text, 12),
    ];
    let sheet = book.long_sheet(workbook, lines.len(), "sheet-trial")?;
    Trial::begin(book, sheet, title, labels, None, lines.len())
}

fn finish_trial<'b>(
    book: &Book<'_>,
    lines: &[Line<'_>],
    contributed: &Area,
    trial: Trial<'b>,
) -> Result<Sheet<'b>, XlsxError> {
    let outcomes: Vec<&MemberOutcome> = lines.iter().map(|(_, line)| *line).collect();
    let tried = |index: usize, line: &MemberOutcome| {
        let there = |column| contributed.cell_from_outside(index, column);
        let association = lines.get(index).map(|(association, _)| association.name.as_str());
        let before = line.last_year.as_ref().map(|last| last.value);
        Tried {
            labels: vec![
                association.unwrap_or_default().into(),
                book.text.payer(&line.payer).into_owned().into(),
                book.text.word(&line.party).into(),
            ],
            last_year: Content::reference(&there(LAST_YEAR), before),
            calculated: Content::reference(&there(CALCULATED), Some(line.calculated.value)),
            more: None,
        }
    };
    trial.finish(book, &outcomes, tried, None)
}
