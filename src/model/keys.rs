//! Base amount and keys: the whole total split by largest remainder over exact claims.

use std::sync::Arc;

use super::amounts;
use super::amounts::{added, quotient, ratio, split_by, times, weight};
use super::case::ModelCase;
use super::given::Given;
use crate::domain::model::{Measure, ModelAssociation, ModelPart};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::findings::Problem;
use crate::rules::trace::{ModelKey, ModelRule, Rule, Step, Traced, Value};

/// What the keys give one association.
pub(super) struct ByKeys {
    pub population: Ratio,
    pub measure: Ratio,
    pub amount: Traced<Money>,
}

/// An association's sum of a key, with the steps of its municipalities.
struct KeySum {
    key: ModelKey,
    sum: Ratio,
    steps: Vec<Arc<Step>>,
}

pub(super) fn split(case: &ModelCase<'_>, given: &Given) -> Result<Vec<ByKeys>, Problem> {
    let count = i128::try_from(case.associations.len()).map_err(|_| amounts::too_large())?;
    let base = Ratio::new(count, 1).ok_or_else(amounts::too_large)?;
    let bases = amount_of(times(weight(given.base)?, base)?)?;
    if case.total.amount < bases || case.total.amount.is_negative() {
        return Err(Problem::ModelTotalTooSmall { total: case.total.amount, needed: bases });
    }
    let rest = amounts::minus(case.total.amount, bases)?;
    let measures = sums(case, ModelKey::Measure)?;
    let populations = sums(case, ModelKey::Population)?;
    let (all_measures, all_populations) = (total(&measures)?, total(&populations)?);
    if all_measures == Ratio::ZERO || all_populations == Ratio::ZERO {
        return Err(Problem::ModelNoWeights {});
    }

    let mut claims: Vec<(Name, Ratio)> = Vec::with_capacity(case.associations.len());
    for ((association, measure), population) in case.associations.iter().zip(&measures).zip(&populations) {
        let by_measure = times(quotient(measure.sum, all_measures)?, percent(given.measure_weight)?)?;
        let by_population =
            times(quotient(population.sum, all_populations)?, percent(given.population_weight)?)?;
        let share = times(weight(rest)?, added(by_measure, by_population)?)?;
        claims.push((association.name.value.clone(), added(weight(given.base)?, share)?));
    }
    let split = split_by(case.total.amount, given.unit, &claims)?;

    let total = total_step(case);
    let rest = Step::made(
        Rule::Model(ModelRule::Rest),
        Value::Money(rest),
        vec![total, Arc::clone(&given.base_step)],
    );
    let rows = split.parts.iter().zip(measures).zip(populations).map(|((part, measure), population)| {
        let shares = [
            (&measure, all_measures, &given.measure_step),
            (&population, all_populations, &given.population_step),
        ];
        let mut inputs = vec![Arc::clone(&given.base_step), Arc::clone(&rest)];
        for (sum, whole, weight) in shares {
            inputs.push(share_step(sum, whole, weight)?);
        }
        inputs.extend(given.unit_step.as_ref().map(Arc::clone));
        let rule = ModelRule::ByKeys { unit: split.unit, extra: part.extra };
        Ok(ByKeys {
            population: population.sum,
            measure: measure.sum,
            amount: Traced::made(Rule::Model(rule), part.amount, inputs),
        })
    });
    rows.collect()
}

fn total_step(case: &ModelCase<'_>) -> Arc<Step> {
    let (rule, value) = (Rule::Model(ModelRule::Total), Value::Money(case.total.amount));
    match &case.total.place {
        Some(place) => Step::read(rule, value, place),
        None => Step::made(rule, value, Vec::new()),
    }
}

fn share_step(sum: &KeySum, whole: Ratio, weight: &Arc<Step>) -> Result<Arc<Step>, Problem> {
    let own =
        Step::made(Rule::Model(ModelRule::KeySum(sum.key)), Value::Ratio(sum.sum.into()), sum.steps.clone());
    let own = Arc::new(Step { value: number(sum.sum), ..(*own).clone() });
    let all = Step::made(Rule::Model(ModelRule::KeyTotal(sum.key)), number(whole), Vec::new());
    let share = Value::Ratio(quotient(sum.sum, whole)?.into());
    Ok(Step::made(Rule::Model(ModelRule::KeyShare(sum.key)), share, vec![own, all, Arc::clone(weight)]))
}

/// A fraction as a number to read, with the decimals that it has, at most four.
fn number(ratio: Ratio) -> Value {
    // Per cent of a hundredth: the ratio itself.
    let hundredth = Ratio::new(1, 100).and_then(|hundredth| times(ratio, hundredth).ok());
    Value::Number(hundredth.map_or(rust_decimal::Decimal::ZERO, |it| it.percent(4).normalize()))
}

fn sums(case: &ModelCase<'_>, key: ModelKey) -> Result<Vec<KeySum>, Problem> {
    case.associations.iter().map(|association| sum_of(association, key)).collect()
}

fn sum_of(association: &ModelAssociation, key: ModelKey) -> Result<KeySum, Problem> {
    let mut sum = Ratio::ZERO;
    let mut steps = Vec::with_capacity(association.parts.len());
    for part in &association.parts {
        let (value, step) = part_of(part, key)?;
        sum = added(sum, value)?;
        steps.push(step);
    }
    Ok(KeySum { key, sum, steps })
}

/// What a municipality, or the part of it, counts for in a key.
fn part_of(part: &ModelPart, key: ModelKey) -> Result<(Ratio, Arc<Step>), Problem> {
    let of = |key: ModelKey| Rule::Model(ModelRule::KeyOf(key, part.name.clone()));
    let population = ratio(part.population.value)?;
    let people =
        Step::read(of(ModelKey::Population), Value::Number(part.population.value), &part.population.place);
    let (whole, step) = match (key, part.measure.value) {
        (ModelKey::Population, _) => (population, people),
        (ModelKey::Measure, Measure::Number(number)) => {
            (ratio(number)?, Step::read(of(key), Value::Number(number), &part.measure.place))
        }
        (ModelKey::Measure, Measure::Share(share)) => {
            let share = ratio(share)?;
            let value = times(population, share)?;
            let read = Step::read(of(key), Value::Ratio(share.into()), &part.measure.place);
            (value, Step::made(of(key), number(value), vec![read, people]))
        }
    };
    if part.share == Ratio::ONE {
        return Ok((whole, step));
    }
    let value = times(whole, part.share)?;
    let weights = part.weights.iter().map(|weight| {
        let rule = Rule::Model(ModelRule::PartWeight(part.name.clone()));
        Step::read(rule, Value::Number(weight.value), &weight.place)
    });
    let rule = Rule::Model(ModelRule::PartOf(part.name.clone()));
    let share = Step::made(rule, Value::Ratio(part.share.into()), weights.collect());
    Ok((value, Step::made(of(key), number(value), vec![step, share])))
}

fn total(sums: &[KeySum]) -> Result<Ratio, Problem> {
    sums.iter().try_fold(Ratio::ZERO, |total, sum| added(total, sum.sum))
}

fn percent(whole: u32) -> Result<Ratio, Problem> {
    Ratio::new(i128::from(whole), 100).ok_or_else(amounts::too_large)
}

/// A whole number of kronor as an amount.
fn amount_of(ratio: Ratio) -> Result<Money, Problem> {
    let ore = ratio.numerator().checked_mul(100).and_then(|ore| ore.checked_div(ratio.denominator()));
    Money::from_ore(ore.ok_or_else(amounts::too_large)?).map_err(|_| amounts::too_large())
}
