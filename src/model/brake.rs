//! The brake: no covered association gets less than last year's amount but for the largest decrease.
//!
//! What the brake gives some is taken from all others in proportion to their amounts. Whoever that would
//! push below its own floor gets its floor, and the rest is shared anew: each turn adds at least one
//! association to those at their floor, so the turns come to an end, and the answer does not depend on
//! the order of the associations.

use std::sync::Arc;

use super::amounts::{self, split_by, weight};
use super::case::ModelCase;
use super::given::Given;
use super::own_capital::{Deducted, OwnCapital};
use crate::domain::model::ModelAssociation;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::findings::Problem;
use crate::rules::trace::{ModelRule, NotApplied, Rule, Step, Value};

/// An association after the brake.
pub(super) struct Braked {
    pub amount: Money,
    pub floor: Option<Money>,
    pub step: Arc<Step>,
}

pub(super) fn apply(
    case: &ModelCase<'_>,
    given: &Given,
    capital: &OwnCapital,
) -> Result<Vec<Braked>, Problem> {
    let rows: Vec<(&ModelAssociation, &Deducted)> = case.associations.iter().zip(&capital.rows).collect();
    let floors: Vec<Option<Money>> =
        rows.iter().map(|(association, row)| floor(association, row, given)).collect::<Result<_, _>>()?;
    let amounts = lifted(&rows, &floors, given.unit)?;
    rows.iter()
        .zip(floors)
        .zip(amounts)
        .map(|(((association, row), floor), amount)| {
            Ok(Braked { amount, floor, step: step(association, row, floor, amount, given)? })
        })
        .collect()
}

/// The floor of a covered association: up to a whole step, so that the decrease is never larger.
fn floor(association: &ModelAssociation, row: &Deducted, given: &Given) -> Result<Option<Money>, Problem> {
    let (Some(brake), Some(before)) = (&given.brake, &association.before) else { return Ok(None) };
    if row.above {
        return Ok(None);
    }
    let kept = 100_u32.saturating_sub(brake.value);
    amounts::percent_up(before.value, kept, given.unit).map(Some)
}

/// The amounts with every floor held, in all as much as before.
fn lifted(
    rows: &[(&ModelAssociation, &Deducted)],
    floors: &[Option<Money>],
    unit: Money,
) -> Result<Vec<Money>, Problem> {
    let total = amounts::sum(rows.iter().map(|(_, row)| row.amount))?;
    let mut held: Vec<Option<Money>> = vec![None; rows.len()];
    loop {
        let left = amounts::minus(total, amounts::sum(held.iter().flatten().copied())?)?;
        let claims: Vec<(Name, Ratio)> = rows
            .iter()
            .zip(&held)
            .map(|((association, row), held)| {
                let claim = if held.is_some() { Ratio::ZERO } else { weight(row.amount)? };
                Ok((association.name.value.clone(), claim))
            })
            .collect::<Result<_, Problem>>()?;
        let nobody = claims.iter().all(|(_, claim)| *claim == Ratio::ZERO);
        if left.is_negative() || (nobody && !left.is_zero()) {
            let floors = amounts::sum(floors.iter().flatten().copied())?;
            return Err(Problem::BrakeInfeasible { total, floors });
        }
        let shares: Vec<Money> = if nobody {
            vec![Money::ZERO; rows.len()]
        } else {
            split_by(left, unit, &claims)?.parts.iter().map(|part| part.amount).collect()
        };
        let mut more = false;
        for ((held, floor), share) in held.iter_mut().zip(floors).zip(&shares) {
            if let (None, Some(floor)) = (&held, floor)
                && share < floor
            {
                *held = Some(*floor);
                more = true;
            }
        }
        if !more {
            return Ok(held.into_iter().zip(shares).map(|(held, share)| held.unwrap_or(share)).collect());
        }
    }
}

fn step(
    association: &ModelAssociation,
    row: &Deducted,
    floor: Option<Money>,
    amount: Money,
    given: &Given,
) -> Result<Arc<Step>, Problem> {
    let Some(brake) = &given.brake else { return Ok(Step::not_applied(Rule::Brake, given.no_brake)) };
    let change = amounts::minus(amount, row.amount)?;
    let mut inputs = Vec::new();
    match (floor, &association.before) {
        (Some(floor), Some(before)) => {
            let before =
                Step::read(Rule::Model(ModelRule::Before), Value::Money(before.value), &before.place);
            let parts = vec![before, Arc::clone(&brake.step)];
            inputs.push(Step::made(Rule::Model(ModelRule::Floor), Value::Money(floor), parts));
        }
        _ if row.above => {
            inputs.push(Step::not_applied(Rule::Model(ModelRule::Floor), NotApplied::AboveStaircase));
        }
        _ => inputs.push(Step::not_applied(Rule::Model(ModelRule::Floor), NotApplied::LastYearMissing)),
    }
    Ok(Step::made(Rule::Model(ModelRule::Braked), Value::Money(change), inputs))
}
