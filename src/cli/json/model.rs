//! What `finsam model` answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::model::Modelled;
use crate::write::model::ModelReport;

use super::finding::FindingAnswer;
use super::number::Kr;
use super::step::StepAnswer;

/// The state's model, beside what the authority's file says.
#[derive(Serialize, JsonSchema)]
pub struct ModelAnswer<'a> {
    /// The year.
    year: u16,
    /// The state's money for the whole country.
    total_kr: Kr,
    /// The part of it that the model gives nobody.
    not_allocated_kr: Kr,
    /// The authority's file; null when there is none to compare with.
    compared_with: Option<&'a str>,
    /// What is possible for each association.
    associations: Vec<ModelRowAnswer<'a>>,
    /// The files that were written; null when none were asked for.
    files: Option<&'a [String]>,
    /// What was found, gravest first.
    findings: Vec<FindingAnswer<'a>>,
}

/// The answer when errors stop the model.
#[derive(Serialize, JsonSchema)]
pub struct StoppedModelAnswer<'a> {
    /// What was found, gravest first.
    pub findings: Vec<FindingAnswer<'a>>,
}

/// What the model makes possible for an association.
#[derive(Serialize, JsonSchema)]
struct ModelRowAnswer<'a> {
    /// Its name.
    association: &'a str,
    /// By base amount and keys.
    by_keys_kr: Kr,
    /// What is deducted for its own capital.
    deducted_kr: Kr,
    /// What it gets of what others were deducted.
    redistributed_kr: Kr,
    /// The least that the brake leaves it; null where there is no brake.
    floor_kr: Option<Kr>,
    /// What the brake gives or takes.
    brake_kr: Kr,
    /// What is possible.
    possible_kr: Kr,
    /// The same in the authority's file; null when that is not known.
    authority_kr: Option<Kr>,
    /// What is possible less the authority's; null when that is not known.
    difference_kr: Option<Kr>,
    /// The last step of the way to what is possible.
    trace: StepAnswer<'a>,
}

impl<'a> ModelAnswer<'a> {
    /// The report, and the files that were written of it.
    pub fn of(report: &'a ModelReport<'_>, modelled: &'a Modelled, files: Option<&'a [String]>) -> Self {
        let rows = report.rows().map(|(row, authority)| ModelRowAnswer {
            association: row.name.as_str(),
            by_keys_kr: row.by_keys.into(),
            deducted_kr: row.deducted.into(),
            redistributed_kr: row.redistributed.into(),
            floor_kr: row.floor.map(Kr::from),
            brake_kr: row.braked.into(),
            possible_kr: row.amount.value.into(),
            authority_kr: authority.map(Kr::from),
            difference_kr: authority
                .and_then(|authority| row.amount.value.minus(authority).ok())
                .map(Kr::from),
            trace: StepAnswer::of(&row.amount.step, report.text),
        });
        Self {
            year: report.outcome.year.number(),
            total_kr: report.outcome.total.into(),
            not_allocated_kr: report.outcome.left.into(),
            compared_with: modelled.compared_with(),
            associations: rows.collect(),
            files,
            findings: FindingAnswer::all(&modelled.findings, report.text),
        }
    }
}
