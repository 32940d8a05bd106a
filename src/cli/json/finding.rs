//! What was found: the same facts as avvikelser.csv.

use schemars::JsonSchema;
use serde::Serialize;

use crate::findings::{Findings, Severity};
use crate::text::Text;

use super::names::SeverityName;
use super::place::PlaceAnswer;

/// Nothing but findings, with their counts: the answer of `check`, and of every command to faulty settings.
#[derive(Serialize, JsonSchema)]
pub struct FindingsAnswer<'a> {
    /// How many findings are errors.
    errors: usize,
    /// How many are warnings.
    warnings: usize,
    /// How many need nothing to be done.
    information: usize,
    /// What was found, gravest first.
    findings: Vec<FindingAnswer<'a>>,
}

/// Something that was found in the input or in the settings.
#[derive(Serialize, JsonSchema)]
pub struct FindingAnswer<'a> {
    /// What it is: `F302`. A code never changes its meaning; docs/findings.md has them all.
    code: &'static str,
    /// How grave it is.
    severity: SeverityName,
    /// The first place where it stands.
    #[serde(flatten)]
    place: PlaceAnswer<'a>,
    /// Every place where it stands.
    places: Vec<PlaceAnswer<'a>>,
    /// What it is, in a sentence.
    message: String,
    /// What to do about it.
    action: String,
}

impl<'a> FindingsAnswer<'a> {
    /// The findings with their counts.
    pub fn of(findings: &'a Findings, text: &Text) -> Self {
        Self {
            errors: findings.count(Severity::Error),
            warnings: findings.count(Severity::Warning),
            information: findings.count(Severity::Information),
            findings: FindingAnswer::all(findings, text),
        }
    }
}

impl<'a> FindingAnswer<'a> {
    /// The findings, gravest first.
    pub fn all(findings: &'a Findings, text: &Text) -> Vec<Self> {
        let answers = findings.grouped().into_iter().map(|group| Self {
            code: group.problem.code(),
            severity: group.severity().into(),
            place: group.places.first().map(|place| PlaceAnswer::from(*place)).unwrap_or_default(),
            places: group.places.iter().map(|place| PlaceAnswer::from(*place)).collect(),
            message: text.message(group.problem),
            action: text.action(group.problem),
        });
        answers.collect()
    }
}
