//! One association's workbook: overview, contributions, parties, reconciliation, what the reader tries, plan, trace.

mod areas;
mod contributions;
mod overview;
mod parties;
mod plan;
mod reconciliation;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::area::Area;
use super::book::Book;
use super::heading::{CALCULATED, LAST_YEAR, MEMBER, PARTY};
use super::owner::Owner;
use super::report::Report;
use super::room::fitting;
use super::style::Kind;
use super::trace::{ALL_LEVELS, TracedAmount, trace_sheet};
use super::trial::{Column, Trial, Tried};
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Planned};
use crate::rules::trace::Rule;
use areas::Areas;
use contributions::Contributions;
use overview::overview;
use parties::Parties;
use plan::{Now, plan};
use reconciliation::reconciliation;

/// The bytes of the workbook.
pub fn association_workbook(
    report: &Report<'_>,
    association: &AssociationOutcome,
) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let (contributions, contribution_area) = Contributions::begin(&book, association)?;
    let (parties, party_area) = Parties::begin(&book, association)?;
    let areas = Areas { contributions: contribution_area, parties: party_area };
    let trial = begin_trial(&book, association)?;
    let overview_sheet = overview(&book, association, &areas, &trial)?;
    let contribution_sheet = contributions.finish(&book, association, &areas, &trial)?;
    let party_sheet = parties.finish(&book, association, &areas)?;
    let reconciliation_sheet = reconciliation(&book, association, &areas)?;
    let trial_sheet = trial.finish(&book, &tried(association, &areas.contributions))?;
    let planned = report.outcome.plan(&association.name);
    let now = Now { association, areas: &areas };
    let plan_sheets = planned.map(|planned| plan(&book, planned, &now)).transpose()?;
    let mut workbook = Workbook::new();
    let trace =
        trace_sheet(&book, &mut workbook, association.name.as_str(), &amounts(&book, association, planned))?;
    let title = format!("{} {}", association.name, report.outcome.year);
    let mut sheets = vec![overview_sheet, contribution_sheet, party_sheet, reconciliation_sheet, trial_sheet];
    sheets.extend(plan_sheets.into_iter().flatten());
    sheets.push(trace);
    book.bytes_of(workbook, &title, Owner::Association(association), sheets)
}

/// The sheet *Räkna själv*, a row a member.
fn begin_trial<'b>(book: &'b Book<'_>, association: &AssociationOutcome) -> Result<Trial<'b>, XlsxError> {
    let text = book.text;
    let names = association.members().map(|line| text.payer(&line.payer).chars().count());
    let labels = vec![
        Column::new(MEMBER, Kind::Text, fitting(names, 24), |tried, _| {
            text.payer(&tried.line.payer).into_owned().into()
        })
        .total_word(),
        Column::new(PARTY, Kind::Text, 13, |tried, _| text.word(&tried.line.party).into()),
    ];
    let lines = association.members().count();
    Trial::begin(book, book.sheet("sheet-trial")?, association.name.as_str(), labels, None, lines)
}

/// The rows of *Räkna själv*, over the contributions of the sheet *Bidrag*.
fn tried<'a>(association: &'a AssociationOutcome, contributed: &Area) -> Vec<Tried<'a>> {
    let row = |(index, line): (usize, &'a MemberOutcome)| Tried {
        association,
        line,
        last_year: contributed.cell_from_outside(index, LAST_YEAR),
        calculated: Some(contributed.cell_from_outside(index, CALCULATED)),
        more: String::new(),
    };
    association.members().enumerate().map(row).collect()
}

/// The amounts that the sheet of traces explains. The members' traces are told once, each on its own.
fn amounts<'a>(
    book: &Book<'_>,
    association: &'a AssociationOutcome,
    planned: Option<&'a Planned>,
) -> Vec<TracedAmount<'a>> {
    let text = book.text;
    let state = &association.state.step;
    let mut amounts =
        vec![TracedAmount { label: text.rule(&Rule::StateAmountUsed), step: state, levels: ALL_LEVELS }];
    for line in association.members() {
        let label = text.payer(&line.payer).into_owned();
        amounts.push(TracedAmount { label, step: &line.contribution.step, levels: ALL_LEVELS });
    }
    for (rule, amount) in [(Rule::Matched, &association.matched), (Rule::Unmatched, &association.unmatched)] {
        amounts.push(TracedAmount { label: text.rule(&rule), step: &amount.step, levels: 3 });
    }
    for year in planned.into_iter().flat_map(|planned| planned.years.iter().skip(1)) {
        let said = year.year.to_string();
        let label = text.say_with("plan-of-year", &[("year", (&said).into())]);
        // The state's amount of the budget year is told on its own above.
        amounts.push(TracedAmount { label, step: &year.state.step, levels: 2 });
    }
    amounts
}
