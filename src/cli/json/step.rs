//! How an amount was worked out.

use schemars::JsonSchema;
use serde::Serialize;

use crate::rules::trace::Step;
use crate::text::Text;

use super::place::KeptPlaceAnswer;

/// A step of the way to an amount. The last ones are cells and the law.
#[derive(Serialize, JsonSchema)]
pub struct StepAnswer<'a> {
    /// What was done, or what the value is.
    rule: String,
    /// What came of it, with its unit.
    value: String,
    /// The section of law, the decision, or that it was read; empty where the value follows from the inputs alone.
    source: String,
    /// Where it was read or decided.
    #[serde(flatten)]
    place: KeptPlaceAnswer<'a>,
    /// How it was rounded; null when it was not.
    rounding: Option<String>,
    /// What it was made from.
    inputs: Vec<StepAnswer<'a>>,
}

impl<'a> StepAnswer<'a> {
    /// The step with all that it was made from.
    pub fn of(step: &'a Step, text: &Text) -> Self {
        Self {
            rule: text.rule(&step.rule),
            value: text.trace_value(&step.value),
            source: text.basis(&step.basis),
            place: step.place().map(KeptPlaceAnswer::from).unwrap_or_default(),
            rounding: step.rounded.as_ref().map(|rounded| text.rounded(rounded)),
            inputs: step.inputs.iter().map(|input| Self::of(input, text)).collect(),
        }
    }
}
