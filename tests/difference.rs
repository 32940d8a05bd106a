//! The difference between two situations and its causes. Expected values are worked out by hand.

use std::collections::BTreeMap;

use finsam::compare::cause::Cause;
use finsam::compare::difference::{AmountDifference, AssociationDifference, Difference, difference};
use finsam::domain::decision::Measure;
use finsam::domain::member::Party;
use finsam::domain::money::Money;
use finsam::domain::rounding::Direction;
use finsam::domain::year::Year;
use finsam::rules::parameters::Parameters;
use proptest::prelude::*;
use serde_json::Value;

use crate::common::difference::between;
use crate::common::situation::{Situation, kr, orebro, percent};
use crate::common::working_folder::WorkingFolder;

fn association<'a>(found: &'a Difference, name: &str) -> &'a AssociationDifference {
    found.associations.iter().find(|association| association.name.as_str() == name).expect(name)
}

fn member<'a>(found: &'a Difference, of: &str, code: &str) -> &'a AmountDifference {
    let code = Some(crate::common::situation::code(code));
    let members = &association(found, of).members;
    &members.iter().find(|member| member.payer.code() == code).unwrap().contribution
}

/// The causes with their effects, as text.
fn causes(amount: &AmountDifference) -> Vec<(Cause, String)> {
    amount.causes.iter().map(|(cause, effect)| (*cause, effect.to_string())).collect()
}

/// Every amount of a difference.
fn amounts(found: &Difference) -> Vec<&AmountDifference> {
    found
        .associations
        .iter()
        .flat_map(|association| {
            [&association.state, &association.matched]
                .into_iter()
                .chain(association.parties.iter().map(|(_, amount)| amount))
                .chain(association.members.iter().map(|member| &member.contribution))
        })
        .collect()
}

#[test]
fn swapped_populations_are_a_change_of_key_in_two_cells() {
    let folder = WorkingFolder::new().fixture("upplands-2015", ".");
    let found = folder.finsam(&["diff", "fore", "efter", "--format", "json"]).exits(0).json();
    let association = &found["associations"][0];
    assert_eq!(association["state"]["causes"], serde_json::json!({}));
    let causes: BTreeMap<&str, &Value> = association["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| (member["member"].as_str().unwrap(), &member["contribution"]))
        .collect();
    // fixtures/upplands-2015/README.md
    let expected = |old: &str, new: &str, difference: &str, keys: &str, rounding: &str| {
        let percent = if old == "197545" { "53.11" } else { "-34.69" };
        serde_json::json!({
            "old": old, "new": new, "difference": difference, "percent": percent,
            "causes": { "keys": keys, "rounding": rounding },
        })
    };
    assert_eq!(*causes["Upplands Väsby"], expected("197545", "302455", "104910", "104909.18", "0.82"));
    assert_eq!(*causes["Upplands-Bro"], expected("302455", "197545", "-104910", "-104909.18", "-0.82"));
    assert_eq!(causes["Region Stockholm"]["causes"], serde_json::json!({}));

    let said = folder.finsam(&["diff", "fore", "efter"]);
    for sentence in [
        "Upplands Väsby, Nyckel: befolkning 32 868 (medlemmar.csv, cell D3) → befolkning 50 323 (medlemmar.csv, cell D3)",
        "Upplands-Bro, Nyckel: befolkning 50 323 (medlemmar.csv, cell D4) → befolkning 32 868 (medlemmar.csv, cell D4)",
    ] {
        assert!(said.out.contains(sentence), "{sentence} in\n{}", said.out);
    }
    assert!(!said.out.contains("Statens belopp"), "{}", said.out);
    assert!(!said.out.contains("Region Stockholm"), "{}", said.out);
}

#[test]
fn nothing_changed() {
    let found = between(&orebro(Direction::Up, "10000"), &orebro(Direction::Up, "10000"));
    for amount in amounts(&found) {
        assert!(!amount.is_changed() && amount.causes.is_empty());
    }
    assert!(found.associations.iter().all(|association| association.changes.is_empty()));
}

#[test]
fn each_cause_alone() {
    let old = orebro(Direction::Up, "10000");
    // Sydnärke: last year 1 305 500 becomes 1 405 500; −10 % is 1 264 950 against 1 174 950: +90 000.
    // Rounded up to 1 270 000 (5 050 up) against 1 180 000 (5 050 up): no rounding.
    let mut new = old.clone();
    let last_year = new.associations[2].last_year.get_mut(&crate::common::situation::code("18")).unwrap();
    last_year[0].value = kr("1 405 500");
    let found = between(&old, &new);
    assert_eq!(causes(member(&found, "Sydnärke", "18")), [(Cause::LastYear, "90000".to_owned())]);
    assert_eq!(causes(member(&found, "Sydnärke", "1881")), []);

    // −10 % becomes −20 %: 1 044 400 against 1 174 950 is −130 550; rounded up by 5 600 against 5 050.
    let mut new = old.clone();
    new.decisions[0].measure.value = Measure::reduction(percent("20"));
    let found = between(&old, &new);
    let expected = [(Cause::Decisions, "-130550".to_owned()), (Cause::Rounding, "550".to_owned())];
    assert_eq!(causes(member(&found, "Sydnärke", "18")), expected);
    let change = &association(&found, "Sydnärke").changes[0];
    assert_eq!(change.cause, Cause::Decisions);
    assert_eq!(
        change.old.as_ref().unwrap().place.as_ref(),
        Some(&old.decisions[0].measure.place),
        "the very cell"
    );

    // The state's 2 360 000 becomes 2 400 000: a municipality with 22 681 of 55 701 gets
    // 1 200 000 · 22 681 / 55 701 = 488 630,37 against 480 486,53: +8 143,84; rounded by −0,37 against
    // −0,53, so +0,16. Together 488 630 − 480 486 = 8 144.
    let mut new = old.clone();
    new.associations[2].allocation.amounts_mut().next().unwrap().value = kr("2 400 000");
    let found = between(&old, &new);
    let expected = [(Cause::StateAmount, "8143.84".to_owned()), (Cause::Rounding, "0.16".to_owned())];
    assert_eq!(causes(member(&found, "Sydnärke", "1881")), expected);
    let state = &association(&found, "Sydnärke").state;
    assert_eq!(causes(state), [(Cause::StateAmount, "40000".to_owned())]);
    // The region's 1 180 000 (exactly 1 174 950) still governs: 2 360 000 (2 349 900) is matched.
    assert!(!association(&found, "Sydnärke").matched.is_changed());
}

#[test]
fn a_changed_rounding_is_rounding_and_nothing_else() {
    // 1 174 950 up to 1 180 000, or to the nearest 10 000: 1 170 000.
    let found = between(&orebro(Direction::Up, "10000"), &orebro(Direction::Nearest, "10000"));
    let region = member(&found, "Sydnärke", "18");
    assert_eq!(causes(region), [(Cause::Rounding, "-10000".to_owned())]);
    assert!(association(&found, "Sydnärke").changes.iter().all(|change| change.cause == Cause::Rounding));
}

#[test]
fn members_and_associations_that_come_and_go() {
    let old = Situation::new(2024)
        .association("Öst", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .association("Väst", "400 000")
        .member("18", "Region Örebro län");
    let new = Situation::new(2024)
        .association("Öst", "2 400 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .population("300")
        .member("1881", "Kumla")
        .population("100");
    let found = between(&old, &new);
    // Örebro alone carried 1 000 000; with Kumla three quarters of it, and then of 1 200 000.
    let expected = [(Cause::Membership, "-250000".to_owned()), (Cause::StateAmount, "150000".to_owned())];
    assert_eq!(causes(member(&found, "Öst", "1880")), expected);
    let kumla = member(&found, "Öst", "1881");
    assert_eq!((kumla.old, kumla.new), (None, Some(kr("300 000"))));
    let expected = [(Cause::Membership, "250000".to_owned()), (Cause::StateAmount, "50000".to_owned())];
    assert_eq!(causes(kumla), expected);
    let gone = association(&found, "Väst");
    assert_eq!((gone.new_status, gone.state.new), (None, None));
    assert_eq!(causes(&gone.state), [(Cause::Membership, "-400000".to_owned())]);
    assert_eq!(gone.parties[0].0, Party::Regions);
}

#[test]
fn an_association_that_comes_brings_its_decisions() {
    let old = Situation::new(2024).association("Öst", "1 000 000").member("18", "Region Örebro län");
    let new = old
        .clone()
        .association("Väst", "2 000 000")
        .member("18", "Region Örebro län")
        .last_year("994 000")
        .decision("Väst", "18", Measure::reduction(percent("10")))
        .rounded(Direction::Up, "10000");
    // 994 000 − 10 % is 894 600, up to 900 000.
    let found = between(&old, &new);
    let expected = [(Cause::Membership, "894600".to_owned()), (Cause::Rounding, "5400".to_owned())];
    assert_eq!(causes(member(&found, "Väst", "18")), expected);
    assert!(!association(&found, "Öst").is_changed());
}

#[test]
fn percentages_that_hold_only_together_are_counted_on_the_first_change() {
    let old = Situation::new(2024)
        .association("Öst", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .share("60")
        .member("1881", "Kumla")
        .share("40");
    let new = Situation::new(2024)
        .association("Öst", "2 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .share("50")
        .member("1881", "Kumla")
        .share("30")
        .member("1882", "Askersund")
        .share("20");
    let found = between(&old, &new);
    assert_eq!(causes(member(&found, "Öst", "1880")), [(Cause::Membership, "-100000".to_owned())]);
    assert_eq!(causes(member(&found, "Öst", "1882")), [(Cause::Membership, "200000".to_owned())]);
    assert_eq!(association(&found, "Öst").inseparable, [Cause::Membership, Cause::StateAmount]);
}

#[test]
fn changed_shares_by_law_are_a_change_of_parameters() {
    let law = |regions: &str, municipalities: &str| {
        let share = |name: &str, value: &str| {
            format!(
                "[{name}]\nsv = \"\"\nen = \"\"\nunit = \"share\"\n\
                 values = [{{ from = 2004-01-01, value = \"{value}\", source = \"5 §\" }}]\n"
            )
        };
        let shares = [share("state-share", "1/2"), share("regions-share", regions)];
        Parameters::parse(&format!("{}{}", shares.concat(), share("municipalities-share", municipalities)))
    };
    let situation = Situation::new(2024)
        .association("Öst", "1 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro");
    let (mut old, mut new) = (situation.given(), situation.given());
    old.parameters = law("1/4", "1/4").unwrap();
    new.parameters = law("1/5", "3/10").unwrap();
    // Of a pot of 2 000 000, a fifth is 400 000 and three tenths 600 000.
    let found = difference(&old, &new).unwrap();
    assert_eq!(causes(member(&found, "Öst", "18")), [(Cause::Parameters, "-100000".to_owned())]);
    assert_eq!(causes(member(&found, "Öst", "1880")), [(Cause::Parameters, "100000".to_owned())]);
    let changed = &association(&found, "Öst").changes;
    assert_eq!(changed.len(), 2, "{changed:?}");
}

#[test]
fn another_year_with_the_same_members_is_no_change_of_membership() {
    let mut old = orebro(Direction::Up, "10000").given();
    let new = orebro(Direction::Up, "10000").given();
    old.year = Year::new(2023).unwrap();
    let found = difference(&old, &new).unwrap();
    assert!(found.associations.iter().all(|association| !association.is_changed()));
}

#[test]
fn preliminary_and_final_runs_of_a_folder_that_goes_on() {
    let folder =
        WorkingFolder::orebro().replaced("in/bilaga.csv", "Slutlig tilldelning", "Preliminär tilldelning");
    folder.finsam(&["run", ".", "--out", "preliminär"]).exits(0);
    let folder = folder
        .replaced("in/bilaga.csv", "Preliminär tilldelning", "Slutlig tilldelning")
        .replaced("in/bilaga.csv", "2 360", "2 400")
        .replaced("in/bilaga.csv", "15 230", "15 270");
    let answer = folder.finsam(&["diff", "preliminär", ".", "--out", "skillnad.xlsx"]).exits(0);
    let said =
        "preliminär 2 360 000 kr (in/bilaga.csv, cell C5) → slutlig 2 400 000 kr (in/bilaga.csv, cell C5)";
    assert!(answer.out.contains(said), "{}", answer.out);
    assert!(folder.files("").contains_key("skillnad.xlsx"));
    assert_eq!(
        folder.finsam(&["diff", "preliminär", ".", "--out", "skillnad.xlsx"]).code,
        Some(2),
        "never over"
    );
    let english = folder.finsam(&["diff", "preliminär", ".", "--lang", "en"]);
    assert!(english.out.contains("preliminary →"), "{}", english.out);
    let broken = folder.replaced("in/bilaga.csv", "2 400", "1.000");
    let answer = broken.finsam(&["diff", "preliminär", "."]).exits(1);
    assert!(answer.reports("F302"), "{}", answer.err);
}

#[test]
fn associations_are_the_same_under_another_name() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run", ".", "--out", "då"]).exits(0);
    let folder = folder.replaced("medlemmar.csv", "Samordningsförbundet Sydnärke", "Sydnärke");
    let answer = folder.finsam(&["diff", "då", "."]);
    assert!(answer.out.contains("Inget belopp är ändrat."), "{}", answer.out);
}

/// A situation of one association, from numbers.
#[derive(Clone, Debug)]
struct Drawn {
    state: i64,
    members: Vec<(u8, u32, i64)>,
    reduction: u32,
    step: i64,
    direction: u8,
    unit: i64,
    amount: Option<i64>,
    cap: Option<i64>,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        0_i64..6_000_000,
        prop::collection::vec((0_u8..6, 1_u32..100_000, 0_i64..2_000_000), 1..5),
        0_u32..60,
        prop::sample::select(vec![1_i64, 100, 1_000, 10_000]),
        0_u8..3,
        prop::sample::select(vec![1_i64, 100]),
        prop::option::of(0_i64..1_000_000),
        prop::option::of(0_i64..1_000_000),
    )
        .prop_map(|(state, members, reduction, step, direction, unit, amount, cap)| Drawn {
            state: state * 2,
            members,
            reduction,
            step,
            direction,
            unit,
            amount,
            cap,
        })
}

impl Drawn {
    fn situation(&self) -> Situation {
        let mut situation = Situation::new(2024)
            .association("A", &self.state.to_string())
            .member("18", "Region Örebro län")
            .last_year("700 000");
        let members: BTreeMap<u8, (u32, i64)> =
            self.members.iter().map(|(number, weight, last_year)| (*number, (*weight, *last_year))).collect();
        for (number, (weight, last_year)) in members {
            situation = situation
                .member(&format!("18{number:02}"), &format!("K{number}"))
                .population(&weight.to_string())
                .last_year(&last_year.to_string());
        }
        let direction = [Direction::Up, Direction::Nearest, Direction::Down][usize::from(self.direction)];
        situation = situation
            .decision("*", "18", Measure::reduction(percent(&self.reduction.to_string())))
            .rounded(direction, &self.step.to_string());
        if let Some(amount) = self.amount {
            situation = situation.decision("A", "1800", Measure::Amount(kr(&amount.to_string())));
        }
        if let Some(cap) = self.cap {
            situation = situation.decision("*", "*", Measure::Cap(kr(&cap.to_string())));
        }
        situation.settings.split_unit = kr(&self.unit.to_string());
        situation
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_causes_sum_to_the_difference(old in drawn(), new in drawn()) {
        let found = between(&old.situation(), &new.situation());
        for amount in amounts(&found) {
            let sum = Money::sum(amount.causes.values().copied()).unwrap();
            prop_assert_eq!(sum, amount.difference().unwrap());
        }
        // Neither side was rounded by more than a step, or a unit of the split; and half an öre each.
        let most = |side: &Drawn| kr(&side.step.max(side.unit).to_string());
        let most = Money::sum([most(&old), most(&new), kr("0.01")]).unwrap();
        for member in found.associations.iter().flat_map(|association| &association.members) {
            let rounding = member.contribution.causes.get(&Cause::Rounding).copied().unwrap_or(Money::ZERO);
            prop_assert!(rounding.kronor().abs() <= most.kronor(), "{rounding} is more than rounding");
        }
        // What the parties' members move, the parties move.
        for association in &found.associations {
            for (party, amount) in &association.parties {
                for cause in Cause::ALL {
                    let members = association.members.iter().filter(|member| member.party == *party);
                    let moved = members.filter_map(|member| member.contribution.causes.get(&cause).copied());
                    let whole = amount.causes.get(&cause).copied().unwrap_or(Money::ZERO);
                    prop_assert_eq!(Money::sum(moved).unwrap(), whole);
                }
            }
        }
    }

    #[test]
    fn what_did_not_change_causes_nothing(old in drawn(), new in drawn()) {
        // Only the decisions are another's.
        let mut same = new;
        same.state = old.state;
        same.members.clone_from(&old.members);
        let found = between(&old.situation(), &same.situation());
        for amount in amounts(&found) {
            for cause in amount.causes.keys() {
                prop_assert!(matches!(cause, Cause::Decisions | Cause::Rounding), "{cause:?}");
            }
        }
    }

    #[test]
    fn there_and_back_is_nothing(old in drawn(), new in drawn()) {
        let (there, back) = (between(&old.situation(), &new.situation()), between(&new.situation(), &old.situation()));
        for (there, back) in amounts(&there).into_iter().zip(amounts(&back)) {
            let sum = there.difference().unwrap().plus(back.difference().unwrap()).unwrap();
            prop_assert_eq!(sum, Money::ZERO);
            let rounding = |amount: &AmountDifference| amount.causes.get(&Cause::Rounding).copied().unwrap_or(Money::ZERO);
            prop_assert_eq!(rounding(there).plus(rounding(back)).unwrap(), Money::ZERO, "rounding does not depend on the way");
        }
    }
}
