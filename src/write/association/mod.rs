//! One association's workbook: overview, contributions, reconciliation, what the reader tries, plan, trace.

mod contributions;
mod overview;
mod plan;
mod reconciliation;
mod trial;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::book::Book;
use super::owner::Owner;
use super::report::Report;
use super::trace::{ALL_LEVELS, TracedAmount, trace_sheet};
use crate::rules::outcome::AssociationOutcome;
use crate::rules::plan::Planned;
use crate::rules::trace::Rule;
use contributions::contributions;
use overview::overview;
use plan::plan;
use reconciliation::reconciliation;
use trial::trial;

/// The bytes of the workbook.
pub fn association_workbook(
    report: &Report<'_>,
    association: &AssociationOutcome,
) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let (contribution_sheet, contributed) = contributions(&book, association)?;
    let (reconciliation_sheet, reconciled) = reconciliation(&book, association, &contributed)?;
    let overview_sheet = overview(&book, association, &contributed, &reconciled)?;
    let trial_sheet = trial(&book, association, &contributed, &reconciled)?;
    let planned = report.outcome.plan(&association.name);
    let plan_sheets = planned.map(|planned| plan(&book, planned)).transpose()?;
    let mut workbook = Workbook::new();
    let trace =
        trace_sheet(&book, &mut workbook, association.name.as_str(), &amounts(&book, association, planned))?;
    let title = format!("{} {}", association.name, report.outcome.year);
    let mut sheets = vec![overview_sheet, contribution_sheet, reconciliation_sheet, trial_sheet];
    sheets.extend(plan_sheets.into_iter().flatten());
    sheets.push(trace);
    book.bytes_of(workbook, &title, Owner::Association(association), sheets)
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
