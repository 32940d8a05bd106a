//! One member's workbook: what it contributes to each of its associations, and the state money that
//! follows.

mod association_column;
mod contributions;
mod decisions;
mod state;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::rules::outcome::MemberOutcome;
use crate::write::area::Area;
use crate::write::book::Book;
use crate::write::member_report::MemberReport;
use crate::write::owner::Owner;
use crate::write::report::Report;
use crate::write::sentences::lost_by_party;
use crate::write::sheet::{Column, Content, Sheet};
use crate::write::style::Kind;
use crate::write::trace::{ALL_LEVELS, TracedAmount, trace_sheet};
use crate::write::trial::{Trial, Tried};
use association_column::association_column;
use contributions::{LAST_YEAR, contributions};
use decisions::decisions;
use state::{LOST, StateMoney, lost};

/// The bytes of the workbook.
pub fn member_workbook(report: &Report<'_>, member: &MemberReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let trial = begin_trial(&book, member)?;
    let (contribution_sheet, contributed) = contributions(&book, member, &trial)?;
    let state = StateMoney::begin(&book, member)?;
    let trial_sheet = finish_trial(&book, member, (&contributed, &state.area), trial)?;
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
    let labels = vec![association_column(book, member)];
    let lost = Column::new(book.text.say("heading-lost-own"), Kind::Amount, 19);
    let sheet = book.sheet("sheet-trial")?;
    Trial::begin(book, sheet, member.name.as_str(), labels, Some(lost), member.lines.len())
}

fn finish_trial<'b>(
    book: &Book<'_>,
    member: &MemberReport<'_>,
    (contributed, state): (&Area, &Area),
    trial: Trial<'b>,
) -> Result<Sheet<'b>, XlsxError> {
    let lines: Vec<&MemberOutcome> = member.lines.iter().map(|(_, line)| *line).collect();
    let tried = |index: usize, line: &MemberOutcome| {
        let association = member.lines.get(index).map(|(association, _)| *association);
        let before = line.last_year.as_ref().map(|last| last.value);
        let lost = association.map(|association| lost_by_party(association, line));
        Tried {
            labels: vec![association.map(|it| it.name.as_str()).unwrap_or_default().into()],
            last_year: Content::reference(&contributed.cell_from_outside(index, LAST_YEAR), before),
            calculated: Content::amount(Some(line.calculated.value)),
            more: Some(Content::reference(&state.cell_from_outside(index, LOST), lost)),
        }
    };
    trial.finish(book, &lines, tried, lost(member))
}
