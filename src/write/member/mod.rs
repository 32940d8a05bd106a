//! One member's workbook: what it contributes to each of its associations, and the state money that
//! follows.

mod association_column;
mod contributions;
mod decisions;
mod state;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::content::Content;
use crate::write::heading::LAST_YEAR;
use crate::write::member_report::{MemberLine, MemberReport};
use crate::write::owner::Owner;
use crate::write::report::Report;
use crate::write::sentences::lost_by_party;
use crate::write::style::Kind;
use crate::write::trace::{ALL_LEVELS, TracedAmount, trace_sheet};
use crate::write::trial::{Column, Trial, Tried};
use association_column::association_column;
use contributions::contributions;
use decisions::decisions;
use state::{LOST, StateMoney};

/// The bytes of the workbook.
pub fn member_workbook(report: &Report<'_>, member: &MemberReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let trial = begin_trial(&book, member)?;
    let (contribution_sheet, contributed) = contributions(&book, member, &trial)?;
    let state = StateMoney::begin(&book, member)?;
    let trial_sheet = trial.finish(&book, &tried(member, &contributed, &state.area))?;
    let state_sheet = state.finish(&book, member, &contributed)?;
    let decision_sheet = decisions(&book, member)?;
    let amounts: Vec<TracedAmount<'_>> = member
        .lines
        .iter()
        .map(|(association, line)| TracedAmount {
            label: association.name.to_string(),
            step: &line.contribution.step,
            levels: ALL_LEVELS,
        })
        .collect();
    let mut workbook = Workbook::new();
    let trace = trace_sheet(&book, &mut workbook, member.name.as_str(), &amounts)?;
    let title = format!("{} {}", member.name, report.outcome.year);
    let sheets = vec![contribution_sheet, state_sheet, decision_sheet, trial_sheet, trace];
    book.bytes_of(workbook, &title, Owner::Member(member.code), sheets)
}

/// The sheet *Räkna själv*, a row an association.
fn begin_trial<'b>(book: &'b Book<'_>, member: &MemberReport<'_>) -> Result<Trial<'b>, XlsxError> {
    let labels = vec![association_column(member, |tried: &Tried<'_>| tried.association)];
    let lost =
        Column::amounts(LOST, Kind::Amount, 19, |tried| Some(lost_by_party(tried.association, tried.line)));
    let lost = lost.formula(|tried, _, lost| Content::reference(&tried.more, lost)).sum();
    let sheet = book.sheet("sheet-trial")?;
    Trial::begin(book, sheet, member.name.as_str(), labels, Some(lost), member.lines.len())
}

/// The rows of *Räkna själv*, over the contributions and the state's money on sheets of their own.
fn tried<'a>(member: &MemberReport<'a>, contributed: &Area, state: &Area) -> Vec<Tried<'a>> {
    let row = |(index, (association, line)): (usize, &MemberLine<'a>)| Tried {
        association,
        line,
        last_year: contributed.cell_from_outside(index, LAST_YEAR),
        calculated: None,
        more: state.cell_from_outside(index, LOST),
    };
    member.lines.iter().enumerate().map(row).collect()
}
