//! The parameters that are in force, with the steps that tell where they come from.

use std::sync::Arc;

use super::amounts;
use super::case::ModelCase;
use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::findings::Problem;
use crate::rules::parameters::{Dated, Parameter, Staircase};
use crate::rules::trace::{ModelKey, ModelRule, NotApplied, Rule, Step, Value};

/// A parameter's value in its unit, and the step that tells of it.
pub(super) struct Parametered<T> {
    pub value: T,
    pub step: Arc<Step>,
}

/// What is in force in the case's year.
pub(super) struct Given {
    pub base: Money,
    pub base_step: Arc<Step>,
    pub measure_weight: u32,
    pub measure_step: Arc<Step>,
    pub population_weight: u32,
    pub population_step: Arc<Step>,
    pub brake: Option<Parametered<u32>>,
    /// Why there is no brake.
    pub no_brake: NotApplied,
    pub staircase: Option<(Staircase, Dated)>,
    pub deduction: Option<Parametered<u32>>,
    pub redistribution: Option<Parametered<u32>>,
    /// The step of every amount: 1 kr, or the authority's rounding.
    pub unit: Money,
    pub unit_step: Option<Arc<Step>>,
}

impl Given {
    pub fn of(case: &ModelCase<'_>) -> Result<Self, Problem> {
        let base = required(case, Parameter::BaseAmount)?;
        let base_amount = amounts::tkr(number(base)?)?;
        let measure = required(case, Parameter::KeySupportMeasure)?;
        let population = required(case, Parameter::KeyPopulation16To64)?;
        let (measure_weight, population_weight) = (number(measure)?, number(population)?);
        let together = measure_weight.saturating_add(population_weight);
        if together != 100 {
            let sum = Rate::from_percent(together.into()).map_err(|_| amounts::too_large())?;
            return Err(Problem::ModelKeysNotWhole { sum });
        }
        let rounding = case.parameters.in_force(Parameter::AllocationRounding, case.year);
        let unit = rounding.map_or(Ok(Money::kr(1)), |rounding| amounts::tkr(number(rounding)?))?;
        if case.total.amount.ore().checked_rem(unit.ore()) != Some(0) {
            return Err(Problem::ModelTotalNotWhole { total: case.total.amount, step: unit });
        }
        let ended = |parameter| case.parameters.entry(parameter).and_then(|entry| entry.ended(case.year));
        let staircase = case.parameters.in_force(Parameter::Staircase, case.year);
        Ok(Self {
            base: base_amount,
            base_step: step(Rule::Model(ModelRule::Base), Value::Money(base_amount), base),
            measure_weight,
            measure_step: rate(ModelRule::KeyWeight(ModelKey::Measure), measure)?,
            population_weight,
            population_step: rate(ModelRule::KeyWeight(ModelKey::Population), population)?,
            brake: optional(case, Parameter::Brake, ModelRule::BrakeRate)?,
            no_brake: ended(Parameter::Brake).map_or(NotApplied::NotGiven, |_| NotApplied::Ended),
            staircase: staircase.and_then(|dated| Some((dated.staircase.clone()?, dated.clone()))),
            deduction: optional(case, Parameter::OwnCapitalReduction, ModelRule::DeductedPart)?,
            redistribution: optional(case, Parameter::Redistribution, ModelRule::RedistributedPart)?,
            unit,
            unit_step: rounding
                .map(|dated| step(Rule::Model(ModelRule::AuthorityRounding), Value::Money(unit), dated)),
        })
    }
}

/// A step with a parameter's value, resting on its source, and on the office's file where it stands there.
pub(super) fn step(rule: Rule, value: Value, dated: &Dated) -> Arc<Step> {
    let own = dated.place.as_ref();
    let inputs = own.map(|place| Step::read(Rule::Model(ModelRule::OfficeParameter), value.clone(), place));
    Step::by_law(rule, value, &dated.source, inputs.into_iter().collect())
}

fn rate(rule: ModelRule, dated: &Dated) -> Result<Arc<Step>, Problem> {
    let rate = Rate::from_percent(number(dated)?.into()).map_err(|_| amounts::too_large())?;
    Ok(step(Rule::Model(rule), Value::Rate(rate), dated))
}

fn optional(
    case: &ModelCase<'_>,
    parameter: Parameter,
    rule: ModelRule,
) -> Result<Option<Parametered<u32>>, Problem> {
    let Some(dated) = case.parameters.in_force(parameter, case.year) else { return Ok(None) };
    Ok(Some(Parametered { value: number(dated)?, step: rate(rule, dated)? }))
}

fn required<'a>(case: &ModelCase<'a>, parameter: Parameter) -> Result<&'a Dated, Problem> {
    case.parameters.in_force(parameter, case.year).ok_or_else(|| Problem::ParameterMissing {
        parameter: parameter.name().to_owned(),
        year: usize::from(case.year.number()),
    })
}

/// The value of a parameter whose unit is a whole number: the reader has seen to that.
fn number(dated: &Dated) -> Result<u32, Problem> {
    dated.value.parse().map_err(|_| amounts::too_large())
}
