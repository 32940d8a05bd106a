//! Law 4 of the core: every amount can say why. Changing a cell that an amount's trace does not list
//! never changes the amount; the cells that it lists are the only ones that can.

use std::collections::BTreeMap;

use finsam::domain::allocation::AmountKind;
use finsam::domain::decision::Measure;
use finsam::domain::money::Money;
use finsam::domain::place::{Place, Sourced};
use finsam::domain::rate::Rate;
use finsam::domain::rounding::{Direction, Rounding};
use finsam::domain::split_key::SplitKey;
use finsam::rules::outcome::Outcome;
use finsam::rules::trace::{Step, Value};
use proptest::prelude::*;

use crate::common::situation::{Situation, code, decimal, kr, orebro, percent};

/// A cell's place, and how to change what stands there.
type ChangeableCell<'a> = (Place, Box<dyn FnMut(i64) + 'a>);

/// A change of one cell: by how much is up to the kind of value in it.
fn mutate(situation: &mut Situation, which: usize, by: i64) -> Place {
    let mut cells: Vec<ChangeableCell<'_>> = Vec::new();
    for association in &mut situation.associations {
        for amount in association.allocation.amounts_mut() {
            cells.push(money_cell(amount));
        }
        for amount in association.last_year.values_mut().flatten() {
            cells.push(money_cell(amount));
        }
        for member in &mut association.members {
            match &mut member.key {
                Some(
                    SplitKey::Population(weight)
                    | SplitKey::Population16To64(weight)
                    | SplitKey::Weight(weight),
                ) => {
                    let place = weight.place.clone();
                    cells.push((place, Box::new(|by| weight.value += decimal(&by.abs().to_string()))));
                }
                Some(SplitKey::Amount(amount)) => cells.push(money_cell(amount)),
                // Percentages are no longer a hundred when one is changed: then nothing is worked out. An equal
                // part has no value to change.
                Some(SplitKey::Percent(_) | SplitKey::Equal(_)) | None => {}
            }
        }
    }
    for decision in &mut situation.decisions {
        let place = decision.measure.place.clone();
        let measure = &mut decision.measure.value;
        cells.push((
            place,
            Box::new(move |by| {
                let less = kr(&(by.abs() * 1000).to_string());
                *measure = match *measure {
                    Measure::Change(_) => Measure::reduction(percent(&(by.abs() % 100).to_string())),
                    Measure::Amount(amount) => Measure::Amount(amount.plus(less).unwrap()),
                    Measure::Cap(amount) => Measure::Cap(amount.plus(less).unwrap()),
                    Measure::Floor(_) => Measure::Floor(Money::ZERO),
                    Measure::Follows(_) => Measure::Follows(code("1881")),
                }
            }),
        ));
        if let Some(rounding) = &mut decision.rounding {
            cells.push(rounding_cell(rounding));
        }
    }
    let place = situation.settings.rounding_place.as_ref().unwrap();
    let (place, rounding) = (place.clone(), &mut situation.settings.rounding);
    cells.push((place, Box::new(|by| *rounding = coarser(*rounding, by))));
    let count = cells.len();
    let (place, change) = &mut cells[which % count];
    change(by);
    place.clone()
}

fn rounding_cell(rounding: &mut Sourced<Rounding>) -> ChangeableCell<'_> {
    let place = rounding.place.clone();
    (place, Box::new(|by| rounding.value = coarser(rounding.value, by)))
}

fn coarser(rounding: Rounding, by: i64) -> Rounding {
    let step = rounding.step().plus(kr(&(by.abs() * 100).to_string())).unwrap();
    Rounding::new(rounding.direction(), step).unwrap()
}

fn money_cell(amount: &mut Sourced<Money>) -> ChangeableCell<'_> {
    let place = amount.place.clone();
    (place, Box::new(|by| amount.value = amount.value.plus(kr(&(by.abs() * 2000).to_string())).unwrap()))
}

/// Every amount of the outcome with its value and the places its trace lists.
fn amounts(outcome: &Outcome) -> BTreeMap<String, (Money, Vec<Place>)> {
    let mut amounts = BTreeMap::new();
    for association in &outcome.associations {
        let mut add = |what: String, amount: &finsam::rules::trace::Traced<Money>| {
            assert_eq!(
                amount.step.value,
                Value::Money(amount.value),
                "a step says the amount that it explains"
            );
            amounts.insert(format!("{} {what}", association.name), (amount.value, amount.step.places()));
        };
        add("state".into(), &association.state);
        add("matched".into(), &association.matched);
        add("unmatched".into(), &association.unmatched);
        for line in association.members() {
            let who = format!("{:?}", line.payer);
            add(format!("{who} calculated"), &line.calculated);
            add(format!("{who} contribution"), &line.contribution);
            if let Some(change) = &line.change {
                add(format!("{who} change"), change);
            }
        }
    }
    amounts
}

fn situation() -> Situation {
    let mut situation = orebro(Direction::Up, "10000")
        .association("A", "1 000 000")
        .amount(AmountKind::Possible, "1 500 000")
        .member("18", "Region Örebro län")
        .last_year("700 000")
        .member("1880", "Örebro")
        .weight("3")
        .last_year("250 000")
        .member("1881", "Kumla")
        .weight("1")
        .last_year("150 000")
        .last_year("20 000")
        .member("1882", "Askersund")
        .fixed("20 000")
        .decision("A", "1880", Measure::Cap(kr("300 000")))
        .decision("A", "1880", Measure::Floor(kr("100 000")))
        .decision("A", "1881", Measure::Amount(kr("130 000")))
        // Corrected after it was final, and a decision that follows another: a municipality, the region.
        .association("B", "800 000")
        .amount(AmountKind::Preliminary, "700 000")
        .amount(AmountKind::Requested, "900 000")
        .amount(AmountKind::Corrected, "820 000")
        .member("18", "Region Örebro län")
        .last_year("400 000")
        .member("1880", "Örebro")
        .key(|place| SplitKey::Population16To64(Sourced::new(decimal("90000"), place)))
        .last_year("210 000")
        .member("1881", "Kumla")
        .key(|place| SplitKey::Population16To64(Sourced::new(decimal("13000"), place)))
        .last_year("180 000")
        .decision("B", "1880", Measure::reduction(percent("5")))
        .decision("B", "1881", Measure::reduction(percent("7")))
        .rounded(Direction::Nearest, "1000")
        .decision("B", "18", Measure::Follows(code("1880")))
        .rounded(Direction::Up, "10000")
        // Only asked for, and shared by percentages and equally.
        .association("C", "600 000")
        .amount(AmountKind::Requested, "640 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .share("60")
        .member("1881", "Kumla")
        .share("40");
    situation.associations.last_mut().unwrap().allocation.remove(AmountKind::Final);
    situation.settings.rounding_place = situation.decisions.first().map(|decision| decision.place.clone());
    situation
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn a_cell_that_the_trace_does_not_list_never_changes_the_amount(which in 0_usize..1_000, by in 1_i64..400) {
        let before = amounts(&situation().work_out().outcome);
        let mut changed = situation();
        let place = mutate(&mut changed, which, by);
        for (what, (value, _)) in &amounts(&changed.work_out().outcome) {
            let (old, listed) = &before[what];
            prop_assert!(old == value || listed.contains(&place), "{} changed with {}", what, place);
        }
    }

    #[test]
    fn the_parts_are_the_whole_in_every_association(
        ore in 0_i64..10_000_000_000,
        weights in prop::collection::vec(1_u32..200_000, 1..12),
    ) {
        let state = Money::from_ore(i128::from(ore) * 2).unwrap();
        let mut situation = Situation::new(2024).association("A", &state.to_string()).member("18", "Region Örebro län");
        for (index, weight) in weights.iter().enumerate() {
            situation = situation.member(&format!("18{index:02}"), &format!("K{index}")).population(&weight.to_string());
        }
        let worked = situation.work_out();
        let association = worked.association("A");
        let pot = Money::sum(association.members().map(|line| line.contribution.value)).unwrap();
        prop_assert_eq!(pot, state, "the members together carry as much as the state");
        prop_assert_eq!(association.matched.value, state);
    }

    #[test]
    fn the_state_never_pays_more_than_is_matched(
        state in 0_i32..4_000_000, region in 0_i32..1_500_000, municipality in 0_i32..1_500_000,
    ) {
        let worked = Situation::new(2024)
            .association("A", &state.to_string())
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
            .decision("A", "18", Measure::Amount(Money::kr(region)))
            .decision("A", "1880", Measure::Amount(Money::kr(municipality)))
            .work_out();
        let association = worked.association("A");
        let expected = state.min(2 * region).min(2 * municipality);
        prop_assert_eq!(association.matched.value, Money::kr(expected));
        prop_assert_eq!(association.unmatched.value, Money::kr(state - expected));
    }

    #[test]
    fn the_order_of_members_and_decisions_changes_no_amount(seed in prop::collection::vec(any::<prop::sample::Index>(), 24)) {
        let before = amounts(&situation().work_out().outcome);
        let mut shuffled = situation();
        let mut seeds = seed.iter();
        for association in &mut shuffled.associations {
            let length = association.members.len();
            for at in 0..length {
                if let Some(seed) = seeds.next() {
                    association.members.swap(at, seed.index(length));
                }
            }
        }
        shuffled.decisions.reverse();
        shuffled.associations.reverse();
        let values = |amounts: &BTreeMap<String, (Money, Vec<Place>)>| {
            amounts.iter().map(|(what, (value, _))| (what.clone(), *value)).collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(values(&before), values(&amounts(&shuffled.work_out().outcome)));
    }
}

/// A cell that is listed changes the amount, or the trace says that its rule did not apply.
#[test]
fn a_listed_cell_reaches_the_amount() {
    let region = |situation: &Situation| situation.work_out().member("Sydnärke", "18").contribution.clone();
    let before = region(&orebro(Direction::Up, "10000"));
    let mut other = orebro(Direction::Up, "10000");
    let rate: Rate = percent("20");
    other.decisions[0].measure.value = Measure::reduction(rate);
    assert!(before.step.places().contains(&other.decisions[0].measure.place));
    // 1 305 500 · 0,8 = 1 044 400, up to 10 000.
    assert_eq!(region(&other).value, kr("1 050 000"));
    let mut other = orebro(Direction::Up, "10000");
    let last_year = other.associations[2].last_year.get_mut(&code("18")).unwrap();
    assert!(before.step.places().contains(&last_year[0].place));
    last_year[0].value = kr("1 000 000");
    assert_eq!(region(&other).value, kr("900 000"));
}

#[test]
fn a_step_shows_the_exact_amount_before_it_was_rounded() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let mut rounded = Vec::new();
    worked.member("Sydnärke", "18").contribution.step.walk(&mut |_, step: &std::sync::Arc<Step>| {
        rounded.extend(step.rounded.clone());
    });
    assert_eq!(rounded.len(), 1);
    assert_eq!(rounded[0].exact, decimal("1 174 950"));
    assert!(rounded[0].place.is_some(), "the rounding stands in a cell");
}
