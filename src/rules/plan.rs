//! Plans: the state's amount in the years to come, and what it asks of every member.
//!
//! A plan starts at the state's amount of the budget year. A linear plan adds the same number of kronor every
//! year and one by equal percentage multiplies by the same factor; the years between start and goal are rounded
//! to the nearest thousand kronor, in which the authority allocates, and never pass start or goal. The goal
//! itself is kept to the krona. Whatever the state's amount, it is split on the members by law and key; what
//! the members will decide then is not known now.

use std::sync::Arc;

use num_bigint::BigUint;

use crate::domain::allocation::{Allocation, AmountKind};
use crate::domain::association::Association;
use crate::domain::money::Money;
use crate::domain::place::Sourced;
use crate::domain::plan::{Plan, PlanMethod, PlanPath};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::financing::by_law_and_key;
use super::outcome::{AssociationOutcome, Outcome, PartyOutcome, Planned, PlannedYear};
use super::situation::Situation;
use super::trace::{Rule, Step, Traced, Value};

/// The step (kr) to which the years between start and goal are rounded.
const STEP: i128 = 1_000;

/// Works out the plans of the associations in the outcome, in its order.
#[must_use]
pub fn plans(situation: &Situation, outcome: &Outcome, findings: &mut Findings) -> Vec<Planned> {
    outcome
        .associations
        .iter()
        .filter_map(|now| {
            let plan = situation.plans.iter().find(|plan| plan.association == now.name)?;
            let association = situation.associations.iter().find(|it| it.name.value == now.name)?;
            Some(planned(plan, association, now, situation, findings)).filter(|it| it.years.len() > 1)
        })
        .collect()
}

fn planned(
    plan: &Plan,
    association: &Association,
    now: &AssociationOutcome,
    situation: &Situation,
    findings: &mut Findings,
) -> Planned {
    let possible = now.allocation.possible();
    let mut amounts = vec![(situation.year, now.state.clone(), plan.place.clone())];
    amounts.extend(to_come(plan, now, situation.year, findings));
    let years = amounts.into_iter().map(|(year, state, place)| {
        let beyond = possible.filter(|possible| year > situation.year && state.value > *possible);
        if let Some(possible) = beyond {
            let (association, year) = (now.name.to_string(), usize::from(year.number()));
            let problem = Problem::PlanBeyondPossible { association, year, amount: state.value, possible };
            findings.at(&place, problem);
        }
        let parties = split(association, year, Sourced::new(state.value, place), situation);
        PlannedYear { year, state, parties }
    });
    Planned { association: now.name.clone(), possible, years: years.collect() }
}

type Amount = (Year, Traced<Money>, crate::domain::place::Place);

/// The state's amounts in the years after the budget year.
fn to_come(plan: &Plan, now: &AssociationOutcome, year: Year, findings: &mut Findings) -> Vec<Amount> {
    match &plan.path {
        PlanPath::Table(table) => {
            for (_, amount) in
                table.iter().filter(|(of, amount)| *of == year && amount.value != now.state.value)
            {
                let (association, allocated) = (now.name.to_string(), now.state.value);
                let problem = Problem::PlanNotAllocated { association, amount: amount.value, allocated };
                findings.at(&amount.place, problem);
            }
            let later = table.iter().filter(|(of, _)| *of > year);
            later
                .map(|(of, amount)| (*of, Traced::read(Rule::PlanTable, amount), amount.place.clone()))
                .collect()
        }
        PlanPath::Goal { year: goal, .. } if goal.value <= year => {
            let (association, goal_year) = (now.name.to_string(), usize::from(goal.value.number()));
            let year = usize::from(year.number());
            findings.at(&goal.place, Problem::PlanGoalPassed { association, goal: goal_year, year });
            Vec::new()
        }
        PlanPath::Goal { method, year: goal, amount } => {
            let goal_step = Step::read(Rule::PlanGoal, Value::Money(amount.value), &amount.place);
            let count = u32::from(goal.value.number().saturating_sub(year.number()));
            let years = (1..=count).zip((year.number()..).skip(1));
            years
                .filter_map(|(step, of)| {
                    let value = between(now.state.value, amount.value, (step, count), *method)?;
                    let inputs = vec![Arc::clone(&now.state.step), Arc::clone(&goal_step)];
                    let rule = Rule::PlanStep { method: *method, step, count };
                    Some((Year::new(of).ok()?, Traced::made(rule, value, inputs), amount.place.clone()))
                })
                .collect()
        }
    }
}

/// The amount at `step` of `count` on the way from `start` to `goal`, in kr. `None` when it cannot be told:
/// nothing grows by per cent from 0 kr, and amounts beyond all money have no sum.
#[must_use]
pub fn between(start: Money, goal: Money, (step, count): (u32, u32), method: PlanMethod) -> Option<Money> {
    if step >= count {
        return Some(goal);
    }
    let ore = match method {
        PlanMethod::Linear => linear(start, goal, (step, count))?,
        PlanMethod::EqualPercent => equal_percent(start, goal, (step, count))?,
    };
    let amount = Money::from_ore(ore).ok()?;
    Some(amount.clamp(start.min(goal), start.max(goal)))
}

/// Öre per step of rounding.
const ORE: i128 = STEP * 100;

/// `start + (goal − start) · step / count`, rounded to [`STEP`], halves upwards; in öre.
fn linear(start: Money, goal: Money, (step, count): (u32, u32)) -> Option<i128> {
    let (step, count) = (i128::from(step), i128::from(count));
    let weighted = start.ore().checked_mul(count.checked_sub(step)?)?;
    let weighted = weighted.checked_add(goal.ore().checked_mul(step)?)?;
    let unit = count.checked_mul(ORE)?;
    weighted.checked_add(unit.checked_div(2)?)?.checked_div_euclid(unit)?.checked_mul(ORE)
}

/// `start · (goal / start)^(step / count)`, rounded to [`STEP`]; in öre. The number x of steps of rounding is
/// the only one with `(2x − 1)^count ≤ 2^count · exact^count < (2x + 1)^count`, in whole numbers.
fn equal_percent(start: Money, goal: Money, (step, count): (u32, u32)) -> Option<i128> {
    let whole = |amount: Money| u128::try_from(amount.ore()).ok().filter(|ore| *ore > 0).map(BigUint::from);
    let (start_ore, goal_ore) = (whole(start)?, whole(goal)?);
    let twice = BigUint::from(2_u8).pow(count);
    let target = start_ore.pow(count.checked_sub(step)?) * goal_ore.pow(step) * twice;
    let unit = BigUint::from(u128::try_from(ORE).ok()?).pow(count);
    // How many steps the exact amount reaches half way to, or further.
    let reaches = |steps: u128| {
        let doubled = steps.checked_mul(2).and_then(|doubled| doubled.checked_sub(1));
        doubled.is_none_or(|odd| BigUint::from(odd).pow(count) * &unit <= target)
    };
    let highest = u128::try_from(start.max(goal).ore().checked_div(ORE)?.checked_add(1)?).ok()?;
    let (mut low, mut high) = (0_u128, highest);
    while low < high {
        let middle = low.checked_add(high)?.checked_add(1)?.checked_div(2)?;
        if reaches(middle) {
            low = middle;
        } else {
            high = middle.checked_sub(1)?;
        }
    }
    i128::try_from(low).ok()?.checked_mul(ORE)
}

/// The amount split on the members of that year, by law and key.
fn split(
    association: &Association,
    year: Year,
    state: Sourced<Money>,
    situation: &Situation,
) -> Vec<PartyOutcome> {
    let then = Association {
        allocation: Allocation::from_iter([(AmountKind::Final, state)]),
        last_year: std::collections::BTreeMap::new(),
        ..association.clone()
    };
    by_law_and_key(&then, year, situation)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The way from start to goal, start and goal included, in kr.
    fn way(start: i32, goal: i32, count: u32, method: PlanMethod) -> Vec<i128> {
        let amounts = (0..=count).map(|step| {
            if step == 0 {
                return i128::from(start);
            }
            between(Money::kr(start), Money::kr(goal), (step, count), method).unwrap().ore() / 100
        });
        amounts.collect()
    }

    #[test]
    fn norrbotten_in_six_budget_years() {
        // 1 750 in five steps is 350.
        assert_eq!(
            way(3_250_000, 5_000_000, 5, PlanMethod::Linear),
            [3_250_000, 3_600_000, 3_950_000, 4_300_000, 4_650_000, 5_000_000]
        );
        // (5 000 / 3 250)^(1/5) = 1,0899767…: 3 542,42; 3 861,16; 4 208,58; 4 587,25.
        assert_eq!(
            way(3_250_000, 5_000_000, 5, PlanMethod::EqualPercent),
            [3_250_000, 3_542_000, 3_861_000, 4_209_000, 4_587_000, 5_000_000]
        );
    }

    #[test]
    fn a_perfect_square_is_met_exactly_and_a_half_goes_upwards() {
        // √(1 000 · 4 000) = 2 000; 1 000 and 1 001 have 1 000,5 between them.
        assert_eq!(way(1_000_000, 4_000_000, 2, PlanMethod::EqualPercent)[1], 2_000_000);
        assert_eq!(way(1_000_000, 1_001_000, 2, PlanMethod::Linear)[1], 1_001_000);
    }

    #[test]
    fn a_small_rise_does_not_fall_below_its_start() {
        // 3 250 467 is nearest to 3 250 thousand and 3 250 533 to 3 251: both lie outside.
        assert_eq!(
            way(3_250_400, 3_250_600, 3, PlanMethod::Linear),
            [3_250_400, 3_250_400, 3_250_600, 3_250_600]
        );
    }

    #[test]
    fn nothing_grows_by_per_cent_from_nothing() {
        assert_eq!(between(Money::ZERO, Money::kr(5), (1, 3), PlanMethod::EqualPercent), None);
    }

    proptest! {
        #[test]
        fn a_plan_never_turns_and_ends_at_its_goal(
            start in 1..50_000_000_i32,
            goal in 1..50_000_000_i32,
            count in 1..20_u32,
            method in prop::sample::select(vec![PlanMethod::Linear, PlanMethod::EqualPercent]),
        ) {
            let way = way(start, goal, count, method);
            prop_assert_eq!(*way.last().unwrap(), i128::from(goal));
            let turns = way.windows(2).any(|pair| {
                if start <= goal { pair[1] < pair[0] } else { pair[1] > pair[0] }
            });
            prop_assert!(!turns, "{way:?}");
        }

        #[test]
        fn equal_percent_stays_below_the_straight_line(
            start in 1..50_000_i32,
            more in 0..50_000_i32,
            count in 2..12_u32,
        ) {
            // A geometric mean is never above the arithmetic one; rounding keeps the order.
            let (start, goal) = (start * 1_000, (start + more) * 1_000);
            let straight = way(start, goal, count, PlanMethod::Linear);
            let bent = way(start, goal, count, PlanMethod::EqualPercent);
            prop_assert!(straight.iter().zip(&bent).all(|(line, curve)| curve <= line));
        }
    }
}
