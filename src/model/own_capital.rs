//! Own capital above the staircase: what is deducted from the possible amount, and where it goes.

use std::sync::Arc;

use super::amounts::{self, split_by, weight};
use super::case::ModelCase;
use super::given::{self, Given};
use crate::domain::model::ModelAssociation;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::domain::rounding::{Direction, Rounding};
use crate::findings::{Findings, Problem};
use crate::rules::trace::{ModelRule, NotApplied, Rounded, Rule, Step, Value};

/// What own capital did to all associations.
pub(super) struct OwnCapital {
    pub rows: Vec<Deducted>,
    /// What was deducted and goes to nobody.
    pub left: Money,
}

/// What it did to one.
pub(super) struct Deducted {
    pub taken: Money,
    pub redistributed: Money,
    /// The amount after both.
    pub amount: Money,
    /// Whether own capital lies above the staircase: the brake then does not cover the association.
    pub above: bool,
    pub deduction: Arc<Step>,
    pub redistribution: Arc<Step>,
}

pub(super) fn deduct(
    case: &ModelCase<'_>,
    given: &Given,
    by_keys: &[Money],
    warnings: &mut Findings,
) -> Result<OwnCapital, Problem> {
    let mut rows = Vec::with_capacity(by_keys.len());
    for (association, amount) in case.associations.iter().zip(by_keys) {
        rows.push(one(association, given, *amount, warnings)?);
    }
    let together = amounts::sum(rows.iter().map(|row| row.taken))?;
    let others: Vec<(Name, Ratio)> = case
        .associations
        .iter()
        .zip(&rows)
        .map(|(association, row)| {
            let claim = if row.above { Ratio::ZERO } else { weight(row.amount)? };
            Ok((association.name.value.clone(), claim))
        })
        .collect::<Result<_, Problem>>()?;
    let somebody = others.iter().any(|(_, claim)| *claim != Ratio::ZERO);
    let Some(part) = given.redistribution.as_ref().filter(|_| somebody && !together.is_zero()) else {
        return Ok(OwnCapital { rows, left: together });
    };

    let shared = amounts::percent_down(together, part.value, given.unit)?;
    let split = split_by(shared, given.unit, &others)?;
    let deducted = Step::made(Rule::Model(ModelRule::DeductedTogether), Value::Money(together), Vec::new());
    for (row, share) in rows.iter_mut().zip(split.parts).filter(|(row, _)| !row.above) {
        row.redistributed = share.amount;
        row.amount = amounts::plus(row.amount, share.amount)?;
        row.redistribution = Step::made(
            Rule::Model(ModelRule::Redistributed),
            Value::Money(share.amount),
            vec![Arc::clone(&deducted), Arc::clone(&part.step)],
        );
    }
    Ok(OwnCapital { rows, left: amounts::minus(together, shared)? })
}

fn one(
    association: &ModelAssociation,
    given: &Given,
    amount: Money,
    warnings: &mut Findings,
) -> Result<Deducted, Problem> {
    let redistribution = Rule::Model(ModelRule::Redistributed);
    let why = if given.redistribution.is_some() { NotApplied::NothingDeducted } else { NotApplied::NotGiven };
    let mut row = Deducted {
        taken: Money::ZERO,
        redistributed: Money::ZERO,
        amount,
        above: false,
        deduction: Step::not_applied(Rule::OwnCapital, NotApplied::NotGiven),
        redistribution: Step::not_applied(redistribution, why),
    };
    let (Some((staircase, dated)), Some(part), Some(capital)) =
        (&given.staircase, &given.deduction, &association.own_capital)
    else {
        return Ok(row);
    };
    let Some(funds) = &association.funds else {
        let association = association.name.value.to_string();
        warnings.at(&capital.place, Problem::FundsMissing { association });
        return Ok(row);
    };
    let (_, limit) = staircase.limit(funds.value).ok_or_else(amounts::too_large)?;
    let capital_step =
        Step::read(Rule::Model(ModelRule::OwnCapital), Value::Money(capital.value), &capital.place);
    let funds_step = Step::read(Rule::Model(ModelRule::Funds), Value::Money(funds.value), &funds.place);
    let limit_step = given::step(Rule::Model(ModelRule::Limit), Value::Money(limit), dated);
    let limit_inputs = limit_step.inputs.iter().cloned().chain([funds_step]);
    let limit_step = Arc::new(Step { inputs: limit_inputs.collect(), ..(*limit_step).clone() });
    if capital.value <= limit {
        row.deduction = Step::made(
            Rule::OwnCapital,
            Value::NotApplied(NotApplied::WithinStaircase),
            vec![capital_step, limit_step],
        );
        return Ok(row);
    }
    let excess = amounts::minus(capital.value, limit)?;
    let excess_step =
        Step::made(Rule::Model(ModelRule::Excess), Value::Money(excess), vec![capital_step, limit_step]);
    let deducted = amounts::percent_down(excess, part.value, given.unit)?.min(amount);
    let exact = excess
        .kronor()
        .checked_mul(part.value.into())
        .and_then(|exact| exact.checked_div(rust_decimal::Decimal::ONE_HUNDRED))
        .ok_or_else(amounts::too_large)?;
    let rounding = Rounding::new(Direction::Down, given.unit).map_err(|_| amounts::too_large())?;
    row.taken = deducted;
    row.amount = amounts::minus(amount, deducted)?;
    row.above = true;
    row.deduction = Arc::new(Step {
        rounded: (exact != deducted.kronor()).then(|| Box::new(Rounded { exact, rounding, place: None })),
        ..(*Step::made(Rule::OwnCapital, Value::Money(deducted), vec![excess_step, Arc::clone(&part.step)]))
            .clone()
    });
    row.redistribution = Step::not_applied(
        Rule::Model(ModelRule::Redistributed),
        if given.redistribution.is_some() { NotApplied::AboveStaircase } else { NotApplied::NotGiven },
    );
    Ok(row)
}
