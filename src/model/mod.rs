//! The state's model: what each association may at most get (möjlig tilldelning), worked out from the
//! national total.
//!
//! Every stage is in whole steps (1 kr, or the authority's rounding where that is given), so that each
//! column of the answer sums exactly:
//!
//! 1. the keys: a base amount each, and the rest by the support measure and the inhabitants aged 16–64;
//!    one split by largest remainder of the whole total,
//! 2. own capital above the staircase is deducted, and what is deducted goes to the others as far as a
//!    redistribution is given (`own_capital`),
//! 3. the brake (`brake`).
//!
//! A rule whose parameter nobody has given is not applied, and the trace says so.

mod amounts;
mod brake;
mod case;
mod given;
mod keys;
mod own_capital;

use std::sync::Arc;

use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::rules::trace::{ModelRule, Rule, Step, Traced, Value};

pub use case::ModelCase;
use given::Given;

/// What the model gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelOutcome {
    /// The budget year.
    pub year: Year,
    /// The national total, in kr.
    pub total: Money,
    /// The associations in the order in which they came.
    pub rows: Vec<ModelRow>,
    /// What is deducted for own capital and goes to nobody, in kr.
    pub left: Money,
    /// The base amount, in kr.
    pub base: Money,
    /// The weight of the support measure, in per cent; the inhabitants' is the rest of 100.
    pub measure_weight: u32,
    /// The brake, in per cent, where one is in force.
    pub brake: Option<u32>,
}

/// What the model gives one association. Amounts in kr.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelRow {
    /// The association.
    pub name: Name,
    /// Its inhabitants aged 16–64.
    pub population: Ratio,
    /// Its support measure.
    pub measure: Ratio,
    /// By base amount and keys.
    pub by_keys: Money,
    /// Deducted for own capital above the staircase.
    pub deducted: Money,
    /// Of what others had deducted.
    pub redistributed: Money,
    /// The lowest amount that the brake allows, where it covers the association.
    pub floor: Option<Money>,
    /// What the brake gives, or takes.
    pub braked: Money,
    /// Last year's amount from the state.
    pub before: Option<Money>,
    /// The possible amount.
    pub amount: Traced<Money>,
}

/// Works the model out; `None` with an error among the findings.
#[must_use]
pub fn model(case: &ModelCase<'_>, findings: &mut Findings) -> Option<ModelOutcome> {
    match work_out(case) {
        Ok((outcome, warnings)) => {
            findings.append(warnings);
            Some(outcome)
        }
        Err(problem) => {
            match &case.total.place {
                Some(place) => findings.at(place, problem),
                None => findings.general(problem),
            }
            None
        }
    }
}

fn work_out(case: &ModelCase<'_>) -> Result<(ModelOutcome, Findings), Problem> {
    let mut warnings = Findings::new();
    let given = Given::of(case)?;
    let keys = keys::split(case, &given)?;
    let by_keys: Vec<Money> = keys.iter().map(|key| key.amount.value).collect();
    let capital = own_capital::deduct(case, &given, &by_keys, &mut warnings)?;
    let braked = brake::apply(case, &given, &capital)?;

    let mut rows = Vec::with_capacity(case.associations.len());
    for (((association, key), capital), braked) in
        case.associations.iter().zip(keys).zip(&capital.rows).zip(braked)
    {
        let inputs = [&key.amount.step, &capital.deduction, &capital.redistribution, &braked.step];
        let inputs: Vec<Arc<Step>> = inputs.into_iter().map(Arc::clone).collect();
        rows.push(ModelRow {
            name: association.name.value.clone(),
            population: key.population,
            measure: key.measure,
            by_keys: key.amount.value,
            deducted: capital.taken,
            redistributed: capital.redistributed,
            floor: braked.floor,
            braked: amounts::minus(braked.amount, capital.amount)?,
            before: association.before.as_ref().map(|before| before.value),
            amount: Traced {
                value: braked.amount,
                step: Step::made(Rule::Model(ModelRule::Possible), Value::Money(braked.amount), inputs),
            },
        });
    }
    let outcome = ModelOutcome {
        year: case.year,
        total: case.total.amount,
        rows,
        left: capital.left,
        base: given.base,
        measure_weight: given.measure_weight,
        brake: given.brake.as_ref().map(|brake| brake.value),
    };
    Ok((outcome, warnings))
}
