//! What `finsam explain` answers.

use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::money::Money;
use crate::rules::trace::Traced;
use crate::text::Text;

use super::number::Kr;
use super::step::StepAnswer;

/// Why amounts are what they are.
#[derive(Serialize, JsonSchema)]
pub struct ExplainAnswer<'a> {
    /// The folder of the run that is explained; null when it is a working folder as it is.
    run_folder: Option<String>,
    /// Whose amounts: an association, or a member and an association.
    title: &'a str,
    /// The year.
    year: u16,
    /// The amounts.
    amounts: Vec<ExplainedAnswer<'a>>,
}

/// An amount and how it was worked out.
#[derive(Serialize, JsonSchema)]
struct ExplainedAnswer<'a> {
    /// What amount.
    what: &'a str,
    /// The amount.
    amount: Kr,
    /// The last step of the way to it.
    trace: StepAnswer<'a>,
}

impl<'a> ExplainAnswer<'a> {
    /// The amounts under their headings, of the run in this folder.
    pub fn of(
        run: Option<&Path>,
        title: &'a str,
        year: u16,
        parts: &'a [(String, &Traced<Money>)],
        text: &Text,
    ) -> Self {
        let amounts = parts.iter().map(|(heading, amount)| ExplainedAnswer {
            what: heading,
            amount: amount.value.into(),
            trace: StepAnswer::of(&amount.step, text),
        });
        let run_folder = run.map(|run| run.display().to_string());
        Self { run_folder, title, year, amounts: amounts.collect() }
    }
}
