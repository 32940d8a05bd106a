//! The state's model and the office's own parameters. What the three associations come to by
//! hand stands in `common/model.rs`.

use finsam::domain::model::{Measure, ModelAssociation};
use finsam::domain::money::Money;
use finsam::domain::name::Name;
use finsam::domain::place::Sourced;
use finsam::model::ModelOutcome;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::common::model::{association, kr, place, three, worked_out};
use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

const STAIRCASE: &str = r#"
[staircase]
values = [{ from = 2010-01-01, steps = [{ up-to-tkr = 5000, percent = 20 }, { percent = 10 }], source = "påhittad" }]
[own-capital-reduction]
values = [{ from = 2010-01-01, value = "100", source = "påhittad" }]
"#;
const REDISTRIBUTION: &str = r#"
[redistribution]
values = [{ from = 2010-01-01, value = "100", source = "påhittad" }]
"#;

fn amounts(outcome: &ModelOutcome) -> Vec<String> {
    outcome.rows.iter().map(|row| row.amount.value.to_string()).collect()
}

#[test]
fn base_amount_and_keys() {
    let outcome = worked_out(2025, 4_200_000, &three(), "").unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712500"]);
    // One krona more: 0,1875, 0,375 and 0,4375 of it; the largest remainder is the last.
    let outcome = worked_out(2025, 4_200_001, &three(), "").unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712501"]);
}

/// Norra had 1 200 000 and may not get less than 1 080 000. The others share 3 120 000 by 1 525 000 to
/// 1 712 500: 1 469 652,51 and 1 650 347,49.
#[test]
fn the_brake_held_in_2016_and_2017_and_not_in_2018() {
    let mut associations = three();
    associations[0].before = Some(Sourced::new(kr(1_200_000), place()));
    for year in [2016, 2017] {
        let outcome = worked_out(year, 4_200_000, &associations, "").unwrap();
        assert_eq!(amounts(&outcome), ["1080000", "1469653", "1650347"]);
    }
    let outcome = worked_out(2018, 4_200_000, &associations, "").unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712500"]);
}

/// What the brake gives Norra would push Mellersta (1 469 653) below its own floor, 0,9 · 1 650 000 = 1 485 000;
/// the rest, 4 200 000 − 1 080 000 − 1 485 000, is Södra's.
#[test]
fn what_the_brake_takes_pushes_nobody_below_its_floor() {
    let mut associations = three();
    associations[0].before = Some(Sourced::new(kr(1_200_000), place()));
    associations[1].before = Some(Sourced::new(kr(1_650_000), place()));
    let outcome = worked_out(2016, 4_200_000, &associations, "").unwrap();
    assert_eq!(amounts(&outcome), ["1080000", "1485000", "1635000"]);
}

/// A floor is rounded up: 0,9 · 1 111 111 = 999 999,9.
#[test]
fn a_decrease_is_never_larger_than_the_brake() {
    let mut associations = three();
    associations[0].before = Some(Sourced::new(kr(1_111_111), place()));
    let outcome = worked_out(2016, 4_200_000, &associations, "").unwrap();
    assert_eq!(outcome.rows[0].floor, Some(kr(1_000_000)));
}

#[test]
fn floors_that_are_more_than_the_total_stop() {
    let mut associations = three();
    for association in &mut associations {
        association.before = Some(Sourced::new(kr(2_000_000), place()));
    }
    let findings = worked_out(2016, 4_200_000, &associations, "").unwrap_err();
    assert_eq!(findings.sorted()[0].problem.code(), "F835");
}

/// Södra holds 900 000 where 20 % of 3 000 000 is allowed: 300 000 is deducted. Nobody has said where it goes.
#[test]
fn own_capital_above_the_staircase_is_deducted() {
    let mut associations = three();
    associations[2].own_capital = Some(Sourced::new(kr(900_000), place()));
    associations[2].funds = Some(Sourced::new(kr(3_000_000), place()));
    let outcome = worked_out(2025, 4_200_000, &associations, STAIRCASE).unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1412500"]);
    assert_eq!(outcome.left, kr(300_000));
    // Exactly what is allowed is not above.
    associations[2].own_capital = Some(Sourced::new(kr(600_000), place()));
    let outcome = worked_out(2025, 4_200_000, &associations, STAIRCASE).unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712500"]);
    // Without the staircase nothing is deducted.
    associations[2].own_capital = Some(Sourced::new(kr(900_000), place()));
    let outcome = worked_out(2025, 4_200_000, &associations, "").unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712500"]);
}

/// 300 000 by 962 500 to 1 525 000: 116 080,4 and 183 919,6.
#[test]
fn what_is_deducted_goes_to_the_others_where_that_is_given() {
    let mut associations = three();
    associations[2].own_capital = Some(Sourced::new(kr(900_000), place()));
    associations[2].funds = Some(Sourced::new(kr(3_000_000), place()));
    let own = format!("{STAIRCASE}{REDISTRIBUTION}");
    let outcome = worked_out(2025, 4_200_000, &associations, &own).unwrap();
    assert_eq!(amounts(&outcome), ["1078580", "1708920", "1412500"]);
    assert_eq!(outcome.left, Money::ZERO);
}

/// Södra had 1 900 000: the brake would keep 1 710 000, but it lies above the staircase.
#[test]
fn the_brake_does_not_cover_those_above_the_staircase() {
    let mut associations = three();
    associations[2].own_capital = Some(Sourced::new(kr(900_000), place()));
    associations[2].funds = Some(Sourced::new(kr(3_000_000), place()));
    associations[2].before = Some(Sourced::new(kr(1_900_000), place()));
    let outcome = worked_out(2016, 4_200_000, &associations, STAIRCASE).unwrap();
    assert_eq!(amounts(&outcome)[2], "1412500");
    assert_eq!(outcome.rows[2].floor, None);
}

/// In steps of 1 tkr: 962,5 and 1 712,5 have equal remainders, and the one unit that is left goes by name.
#[test]
fn the_authoritys_rounding_is_the_step_of_every_amount() {
    let own =
        "[allocation-rounding]\nvalues = [{ from = 2010-01-01, value = \"1\", source = \"påhittad\" }]\n";
    let outcome = worked_out(2025, 4_200_000, &three(), own).unwrap();
    assert_eq!(amounts(&outcome), ["963000", "1525000", "1712000"]);
    let findings = worked_out(2025, 4_200_500, &three(), own).unwrap_err();
    assert_eq!(findings.sorted()[0].problem.code(), "F837");
}

/// A share of the inhabitants is multiplied by them: 1 % of 10 000 is 100.
#[test]
fn a_share_counts_by_the_inhabitants() {
    let mut associations = three();
    for (association, hundredths) in associations.iter_mut().zip([1, 1, 3]) {
        association.parts[0].measure.value = Measure::Share(Decimal::new(hundredths, 2));
    }
    let outcome = worked_out(2025, 4_200_000, &associations, "").unwrap();
    assert_eq!(amounts(&outcome), ["962500", "1525000", "1712500"]);
}

prop_compose! {
    fn any_association()(
        population in 0_i64..900_000,
        measure in 0_i64..60_000,
        before in prop::option::of(0_i64..6_000_000),
        capital in prop::option::of((0_i64..4_000_000, 0_i64..12_000_000)),
    ) -> ModelAssociation {
        let mut one = association("x", population, measure);
        one.before = before.map(|before| Sourced::new(kr(before), place()));
        if let Some((capital, funds)) = capital {
            one.own_capital = Some(Sourced::new(kr(capital), place()));
            one.funds = Some(Sourced::new(kr(funds), place()));
        }
        one
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_model_sums_to_the_total_holds_its_floors_and_knows_no_order(
        mut associations in prop::collection::vec(any_association(), 1..40),
        more in 0_i64..300_000_000,
        redistributed in any::<bool>(),
        turn in 0_usize..40,
    ) {
        for (index, association) in associations.iter_mut().enumerate() {
            association.name.value = Name::new(&format!("Förbund {index}")).unwrap();
        }
        let total = i64::try_from(associations.len()).unwrap() * 400_000 + more;
        let own = if redistributed { format!("{STAIRCASE}{REDISTRIBUTION}") } else { STAIRCASE.to_owned() };
        let outcome = worked_out(2016, total, &associations, &own);
        let Ok(outcome) = outcome else {
            // Only keys that are all zero, and floors above the total, stop it.
            let findings = outcome.unwrap_err();
            let code = findings.sorted()[0].problem.code();
            prop_assert!(["F835", "F836"].contains(&code), "{code}");
            return Ok(());
        };
        let sum = Money::sum(outcome.rows.iter().map(|row| row.amount.value)).unwrap();
        prop_assert_eq!(sum.plus(outcome.left).unwrap(), kr(total));
        prop_assert!(!redistributed || outcome.left.is_zero() || outcome.rows.iter().all(|row| row.redistributed.is_zero()));
        for row in &outcome.rows {
            prop_assert!(!row.amount.value.is_negative());
            prop_assert_eq!(row.amount.value.kronor().fract(), Decimal::ZERO);
            if let Some(floor) = row.floor {
                prop_assert!(row.amount.value >= floor);
            }
        }
        let by_name = |outcome: &ModelOutcome| {
            let mut rows: Vec<(Name, Money)> =
                outcome.rows.iter().map(|row| (row.name.clone(), row.amount.value)).collect();
            rows.sort();
            rows
        };
        let length = associations.len();
        associations.rotate_left(turn % length);
        associations.reverse();
        prop_assert_eq!(by_name(&worked_out(2016, total, &associations, &own).unwrap()), by_name(&outcome));
    }
}

/// The invented folder of the fixtures, with all of its rules.
fn folder() -> WorkingFolder {
    WorkingFolder::new().fixture("modell-2025", "")
}

fn possible(answer: &Answer) -> Vec<String> {
    let json = answer.json();
    let rows = json["associations"].as_array().unwrap();
    rows.iter().map(|row| row["possible_kr"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_command_reads_works_out_and_compares() {
    let folder = folder();
    let answer = folder.finsam(&["model", "--format", "json"]);
    assert_eq!(
        (answer.code, possible(&answer)),
        (Some(0), ["1078580", "1708920", "1412500"].map(str::to_owned).to_vec())
    );
    let json = answer.json();
    let differences: Vec<&str> = json["associations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["difference_kr"].as_str().unwrap())
        .collect();
    assert_eq!(differences, ["0", "-1080", "0"]);
    let inspected = folder.finsam(&["inspect", "modell.csv"]).exits(0);
    assert!(
        inspected.out.contains("Statens modell") && inspected.out.contains("Befolkning 16–64"),
        "{inspected:?}"
    );
    let answer = folder.finsam(&["model", "--explain", "Södra"]);
    assert!(answer.out.contains("Eget kapital: 900 000 kr  [förbund.csv, cell B5]"), "{}", answer.out);
    assert!(answer.out.contains("[Påhittad trappa]"), "{}", answer.out);
}

#[test]
fn a_workbook_and_values_are_written_once() {
    let folder = folder();
    folder.finsam(&["model", "--out", "ut/modell.xlsx"]).exits(0);
    assert_eq!(folder.files("ut").keys().collect::<Vec<_>>(), ["modell.csv", "modell.xlsx"]);
    assert!(
        folder
            .read("ut/modell.csv")
            .contains("2025;Södra;10000;300;1712500;300000;0;1600000;;0;1412500;1412500;0;0")
    );
    folder.finsam(&["model", "--out", "ut/modell.xlsx"]).exits(2);
    folder.finsam(&["model", "--out", "ut/modell.pdf"]).exits(2);
}

/// Kumla lies in two associations: a quarter of its 8 000 inhabitants, and of its 50, move to Norra.
#[test]
fn parts_of_a_municipality_count_by_their_weights() {
    let divided = folder()
        .file("parametrar.toml", "")
        .replaced("medlemmar.csv", "Förbund;Medlem\n", "Förbund;Medlem;Nyckel;Värde\n")
        .replaced("medlemmar.csv", "Norra;Askersund\n", "Norra;Askersund;vikt;1\nNorra;Kumla;vikt;1\n")
        .replaced(
            "medlemmar.csv",
            "Mellersta;Hallsberg\nMellersta;Kumla\n",
            "Mellersta;Hallsberg;vikt;1\nMellersta;Kumla;vikt;3\n",
        );
    // Norra: (100 + 12,5)/600 and (10 000 + 2 000)/40 000: 0,75 · 0,1875 + 0,25 · 0,3 = 0,215625.
    // Mellersta: 187,5/600 and 18 000/40 000: 0,234375 + 0,1125 = 0,346875.
    let answer = divided.finsam(&["model", "--format", "json"]);
    assert_eq!(possible(&answer), ["1046875", "1440625", "1712500"]);
}

#[test]
fn faults_in_the_offices_parameters_are_told_with_line_and_column() {
    let fault = |parameters: &str| {
        let answer = folder().file("parametrar.toml", parameters).finsam(&["rules", "2025", "--folder", "."]);
        assert_eq!(answer.code, Some(2), "{parameters}: {answer:?}");
        answer.err
    };
    let value =
        |text: &str| format!("[{text}\nvalues = [{{ from = 2025-01-01, value = \"5\", source = \"x\" }}]\n");
    let law = fault(&value("state-share]").replace("\"5\"", "\"1/3\""));
    assert!(law.contains("5 § lagen (2003:1210)") && law.contains("rad 2, tecken 11"), "{law}");
    let unknown = fault(&value("trappa]"));
    assert!(unknown.contains("trappa") && unknown.contains("rad 1"), "{unknown}");
    assert!(fault(&value("brake]").replace("\"x\"", "\"\"")).contains("källa"));
    assert!(fault(&value("brake]").replace("\"5\"", "\"500\"")).contains("500"));
    assert!(fault(&value("brake]").replace("2025", "2017")).contains("2017-01-01"));
    assert!(fault(&value("brake]").replace("value", "värde")).contains("rad 2"));
    let upside_down = "[staircase]\nvalues = [{ from = 2025-01-01, steps = [{ percent = 20 }, { up-to-tkr = 5, percent = 1 }], source = \"x\" }]\n";
    assert!(fault(upside_down).contains("stigande"));
}

/// The brake ended in 2017 and says so: an office that knows of one from 2025 leaves no unexplained gap.
#[test]
fn an_ended_parameter_may_begin_again() {
    let brake = "[brake]\nvalues = [{ from = 2025-01-01, value = \"5\", source = \"Brev 2024\" }]\n";
    let folder = folder().file("parametrar.toml", brake);
    let answer = folder.finsam(&["rules", "2025", "--folder", "."]);
    assert!(
        ["Brev 2024 (kontorets egen,", "parametrar.toml, rad 2,", "tecken 11)"]
            .iter()
            .all(|part| answer.out.contains(part)),
        "{answer:?}"
    );
    let answer = folder.finsam(&["model", "--format", "json"]);
    // 0,95 · 1 200 000 = 1 140 000 for Norra; the others are above their floors.
    assert_eq!(possible(&answer)[0], "1140000");
    let without = folder.finsam(&["rules", "2018"]);
    assert!(without.out.contains("till och med 2017-12-31"), "{without:?}");
}

/// The office's parameters are an input of a run.
#[test]
fn own_parameters_stand_in_the_manifest() {
    let folder = WorkingFolder::orebro().file(
        "parametrar.toml",
        "[redistribution]\nvalues = [{ from = 2024-01-01, value = \"50\", source = \"Brev\" }]\n",
    );
    folder.finsam(&["run", "--out", "ut/x"]).exits(0);
    assert!(folder.read("ut/x/manifest.json").contains("parametrar.toml"));
}
