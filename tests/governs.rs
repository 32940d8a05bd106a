//! Law 6: what is told is what governs. A rate, a status, a date or a condition stands beside an amount only if it
//! is what made it. Expected values are worked out by hand.

use std::collections::BTreeSet;

use finsam::domain::decision::{DecisionRule, DecisionStatus, Measure};
use finsam::domain::rounding::Direction;
use finsam::rules::outcome::MemberOutcome;
use jiff::civil::Date;
use proptest::prelude::*;
use serde_json::Value;

use crate::common::csv;
use crate::common::program::Answer;
use crate::common::situation::{Situation, Worked, code, kr, percent, rounding};
use crate::common::working_folder::WorkingFolder;

const PRELIMINARY: Option<DecisionStatus> = Some(DecisionStatus::Preliminary);
const CONDITIONAL: Option<DecisionStatus> = Some(DecisionStatus::Conditional);
const FINAL: Option<DecisionStatus> = Some(DecisionStatus::Final);

/// An association whose region paid 600 000 kr last year and whose quarter is 500 000 kr, with two municipalities
/// that paid 300 000 kr each.
fn sydnarke() -> Situation {
    Situation::new(2024)
        .association("Sydnärke", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("600 000")
        .member("1861", "Hallsberg")
        .weight("1")
        .last_year("300 000")
        .member("1881", "Kumla")
        .weight("1")
        .last_year("300 000")
}

fn cut(by: &str) -> Measure {
    Measure::reduction(percent(by))
}

/// What is told of a line: its amount, the rate that was declared (in per cent) and the status.
fn told(line: &MemberOutcome) -> (String, Option<String>, Option<DecisionStatus>) {
    let declared = line.declared.map(|rate| rate.percent().to_string());
    (line.contribution.value.to_string(), declared, line.status())
}

fn of_region(worked: &Worked) -> (String, Option<String>, Option<DecisionStatus>) {
    told(worked.member("Sydnärke", "18"))
}

fn expected(
    amount: &str,
    rate: Option<&str>,
    status: Option<DecisionStatus>,
) -> (String, Option<String>, Option<DecisionStatus>) {
    (amount.to_owned(), rate.map(str::to_owned), status)
}

#[test]
fn a_decided_amount_stands_alone() {
    let situation = sydnarke()
        .decision("*", "18", cut("10"))
        .firm(PRELIMINARY)
        .decision("*", "18", Measure::Amount(kr("555 000")))
        .firm(FINAL)
        .decision("*", "18", Measure::Cap(kr("100 000")))
        .firm(CONDITIONAL);
    assert_eq!(of_region(&situation.work_out()), expected("555000", None, FINAL));
}

#[test]
fn a_cap_or_a_floor_that_binds_stands_alone() {
    // 600 000 less 10 % is 540 000.
    let reduced = || sydnarke().decision("*", "18", cut("10")).firm(PRELIMINARY);
    let capped = reduced().decision("*", "18", Measure::Cap(kr("530 000"))).firm(FINAL);
    assert_eq!(of_region(&capped.work_out()), expected("530000", None, FINAL));
    let raised = reduced().decision("*", "18", Measure::Floor(kr("550 000"))).firm(CONDITIONAL);
    assert_eq!(of_region(&raised.work_out()), expected("550000", None, CONDITIONAL));
    // At the very limit neither binds, and the reduction stands.
    let at_the_limit = reduced()
        .decision("*", "18", Measure::Cap(kr("540 000")))
        .firm(FINAL)
        .decision("*", "18", Measure::Floor(kr("540 000")))
        .firm(FINAL);
    assert_eq!(of_region(&at_the_limit.work_out()), expected("540000", Some("-10"), PRELIMINARY));
}

#[test]
fn a_reduction_is_as_firm_as_the_least_final_on_the_way() {
    // The region follows Hallsberg, which follows Kumla: 600 000 less 20 %.
    let follows = |region, hallsberg, kumla| {
        let worked = sydnarke()
            .decision("*", "1881", cut("20"))
            .firm(kumla)
            .decision("*", "1861", Measure::Follows(code("1881")))
            .firm(hallsberg)
            .decision("*", "18", Measure::Follows(code("1861")))
            .firm(region)
            .work_out();
        assert_eq!(worked.member("Sydnärke", "18").governed_by, Some(DecisionRule::Follows));
        of_region(&worked)
    };
    let at = |status| expected("480000", Some("-20"), status);
    assert_eq!(follows(FINAL, FINAL, FINAL), at(FINAL));
    assert_eq!(follows(FINAL, CONDITIONAL, FINAL), at(CONDITIONAL));
    assert_eq!(follows(FINAL, CONDITIONAL, PRELIMINARY), at(PRELIMINARY));
    assert_eq!(follows(PRELIMINARY, FINAL, FINAL), at(PRELIMINARY));
    assert_eq!(follows(FINAL, FINAL, None), at(None));
}

#[test]
fn a_limit_that_did_not_bind_is_behind_an_amount_that_nothing_else_decided() {
    let limits = |cap, floor| {
        sydnarke()
            .decision("*", "18", Measure::Cap(kr("700 000")))
            .firm(cap)
            .decision("*", "18", Measure::Floor(kr("100 000")))
            .firm(floor)
    };
    assert_eq!(of_region(&limits(FINAL, FINAL).work_out()), expected("500000", None, FINAL));
    assert_eq!(of_region(&limits(FINAL, CONDITIONAL).work_out()), expected("500000", None, CONDITIONAL));
    let reduced = limits(PRELIMINARY, PRELIMINARY).decision("*", "18", cut("10")).firm(FINAL);
    assert_eq!(of_region(&reduced.work_out()), expected("540000", Some("-10"), FINAL));
}

#[test]
fn nothing_is_decided_without_a_decision_a_status_or_something_to_reduce() {
    assert_eq!(of_region(&sydnarke().work_out()), expected("500000", None, None));
    let without_status = sydnarke().decision("*", "18", cut("10")).firm(None);
    assert_eq!(of_region(&without_status.work_out()), expected("540000", Some("-10"), None));
    // Nobody knows what was paid last year, so there is no rate beside the calculated amount, and no status.
    let nothing_to_reduce = || {
        let mut situation = sydnarke().decision("*", "18", cut("10")).firm(FINAL);
        situation.associations[0].last_year.remove(&code("18"));
        situation
    };
    assert_eq!(of_region(&nothing_to_reduce().work_out()), expected("500000", None, None));
    let under_a_cap = nothing_to_reduce().decision("*", "18", Measure::Cap(kr("700 000"))).firm(FINAL);
    assert_eq!(of_region(&under_a_cap.work_out()), expected("500000", None, None));
    let at_a_cap = nothing_to_reduce().decision("*", "18", Measure::Cap(kr("400 000"))).firm(FINAL);
    assert_eq!(of_region(&at_a_cap.work_out()), expected("400000", None, FINAL));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A rate that stands beside an amount gives it: last year's amount times what is left, rounded. And what is
    /// told of a status is that of a decision which says so.
    #[test]
    fn a_rate_that_is_told_gives_the_amount(
        rate in 0_u32..=100,
        amount in prop::option::of(0_i32..800_000),
        cap in prop::option::of(0_i32..800_000),
        floor in prop::option::of(0_i32..800_000),
        known in any::<bool>(),
        firm in prop::collection::vec(prop::sample::select(vec![None, PRELIMINARY, CONDITIONAL, FINAL]), 4),
    ) {
        let kr = finsam::domain::money::Money::kr;
        let mut situation = sydnarke().decision("*", "18", cut(&rate.to_string())).firm(firm[0]);
        let limits = [amount.map(|it| Measure::Amount(kr(it))), cap.map(|it| Measure::Cap(kr(it))), floor.map(|it| Measure::Floor(kr(it)))];
        for (measure, status) in limits.into_iter().zip(&firm[1..]) {
            if let Some(measure) = measure {
                situation = situation.decision("*", "18", measure).firm(*status);
            }
        }
        if !known {
            situation.associations[0].last_year.remove(&code("18"));
        }
        let worked = situation.work_out();
        // A floor above the cap stops the run.
        let Some(association) = worked.outcome.associations.first() else { return Ok(()) };
        let line = association.members().next().unwrap();
        let contribution = line.contribution.value;
        if let Some(declared) = line.declared {
            prop_assert_eq!(declared, percent(&rate.to_string()).negated());
            // Whole per cents of 600 000 kr are whole kronor.
            prop_assert_eq!(contribution, kr(6_000 * (100 - i32::try_from(rate).unwrap())));
            prop_assert_eq!(line.status(), firm[0]);
        } else {
            let reduction = &situation.decisions[0].measure.place;
            prop_assert!(line.made_by.iter().all(|decided| decided.place != *reduction));
            prop_assert!(amount.is_some() || line.governed_by != Some(DecisionRule::Amount));
        }
        let firmness: BTreeSet<_> = line.made_by.iter().map(|decided| decided.status).collect();
        prop_assert_eq!(line.status(), firmness.first().copied().flatten());
    }
}

fn run(folder: &WorkingFolder) -> Value {
    folder.finsam(&["run", "--out", "ut/1", "--csv", "rfc4180", "--format", "json"]).exits(0).json()
}

/// The columns of the rows of a member in a summary of the run.
fn columns(folder: &WorkingFolder, summary: &str, of: &str, named: &[&str]) -> Vec<Vec<String>> {
    let rows = csv::rows(&folder.read(&format!("ut/1/csv/{summary}"))).into_iter();
    let of_member = rows.filter(|row| row.values().any(|field| field == of));
    of_member.map(|row| named.iter().map(|name| row[*name].clone()).collect()).collect()
}

/// The region's decision of −10 % in every association, and another one of its in Sydnärke.
fn with_a_decision(row: &str) -> WorkingFolder {
    let folder = WorkingFolder::orebro();
    let table = format!("{}{row}\n", folder.read("beslut.csv"));
    folder.file("beslut.csv", &table)
}

#[test]
fn no_rate_stands_beside_an_amount_that_it_did_not_make() {
    for row in [
        "Sydnärke;Region Örebro län;belopp;1 100 tkr;;;slutlig",
        "Sydnärke;Region Örebro län;tak;1 100 tkr;;;slutlig",
        "Sydnärke;Region Örebro län;golv;1 300 tkr;;;slutlig",
    ] {
        let folder = with_a_decision(row);
        let json = run(&folder);
        let told =
            columns(&folder, "bidrag.csv", "Region Örebro län", &["forbund", "beslutad_procent", "status"]);
        // The other association's amount is made by the rate.
        assert_eq!(told[0][1..], ["-10", "preliminär"], "{row}");
        assert_eq!(told[1], ["Samordningsförbundet Sydnärke", "", "slutlig"], "{row}");
        let members = &json["associations"][1]["members"];
        assert_eq!(
            (&members[0]["code"], &members[0]["declared_percent"]),
            (&"18".into(), &Value::Null),
            "{row}"
        );
    }
    // Kumla paid nobody knows what last year.
    let folder = with_a_decision("Sydnärke;Kumla;minskning;5 %;;;slutlig");
    run(&folder);
    let told = columns(&folder, "bidrag.csv", "Kumla", &["beslutad_procent", "status"]);
    assert_eq!(told, [["", "ej beslutad"]]);
}

#[test]
fn the_finding_of_a_reduction_that_cannot_be_applied_names_the_amount_that_applies() {
    // Kumla's part of 1 180 000 is 480 486 kr by its 22 681 of 55 701 inhabitants.
    let said = |row: &str| {
        let folder = with_a_decision(&format!("Sydnärke;Kumla;minskning;5 %;;;slutlig\n{row}"));
        folder.finsam(&["check"]).in_one_blank()
    };
    assert!(said("").contains("Nu blir bidraget 480 486 kr."), "{}", said(""));
    for (row, amount) in [("tak;400 tkr", "400 000"), ("golv;500 tkr", "500 000"), ("tak;900 tkr", "480 486")]
    {
        let said = said(&format!("Sydnärke;Kumla;{row};;;slutlig"));
        assert!(said.contains(&format!("Nu blir bidraget {amount} kr.")), "{row}: {said}");
    }
}

/// The codes of what was found, without what is told of the sound folder too.
fn faults(answer: &Answer) -> Vec<String> {
    let sound = WorkingFolder::orebro().finsam(&["check"]).codes();
    answer.codes().into_iter().filter(|code| !sound.contains(code)).collect()
}

#[test]
fn a_rise_among_the_reductions_stops_and_asks() {
    for (written, codes) in [
        ("+10 %", vec!["F613"]),
        ("+ 10 %", vec!["F613"]),
        ("10 %", vec![]),
        ("−10 %", vec![]),
        ("-10 %", vec![]),
    ] {
        let folder = WorkingFolder::orebro().replaced("beslut.csv", "−10 %", written);
        let answer = folder.finsam(&["check"]);
        let found: Vec<String> = answer.codes().into_iter().filter(|code| code == "F613").collect();
        assert_eq!(found, codes, "{written}: {answer:?}");
        assert_eq!(answer.code, Some(i32::from(!codes.is_empty())), "{written}");
    }
}

#[test]
fn everything_that_can_be_checked_beside_an_error_is_checked() {
    // One row of each fault: a value that is missing, a state amount that cannot be halved, decisions that
    // disagree, one that follows nobody, and a rate without its sign; and a word where a number is due.
    let folder = WorkingFolder::orebro()
        .replaced("in/bilaga.csv", "2 360", "2 360,00001")
        .replaced("in/bilaga.csv", "15 230", "15 230,00001")
        .replaced("medlemmar.csv", "Sydnärke;Laxå;befolkning", "Sydnärke;Laxå;vikt")
        .file(
            "beslut.csv",
            "Förbund;Medlem;Regel;Värde;Avrundning;Datum;Status\n\
             Sydnärke;Kumla;minskning;5 %;;;\n\
             Sydnärke;Kumla;minskning;6 %;;;\n\
             Sydnärke;Hallsberg;följer;Askersund;;;\n\
             Degerfors/Karlskoga;Karlskoga;minskning;10;;;\n",
        );
    let answer = folder.finsam(&["check"]);
    let mut codes = faults(&answer);
    codes.sort();
    assert_eq!(codes, ["F309", "F514", "F520", "F602", "F604"], "{answer:?}");
}

#[test]
fn an_error_is_not_told_again_by_what_follows_from_it() {
    // The reduction that the region follows cannot be read: it is not said to be missing.
    let folder = WorkingFolder::orebro().file(
        "beslut.csv",
        "Förbund;Medlem;Regel;Värde\nSydnärke;Kumla;minskning;10\nSydnärke;Region Örebro län;följer;Kumla\n",
    );
    assert_eq!(faults(&folder.finsam(&["check"])), ["F309"]);
    // A word where a weight is due is not also said to be missing.
    let folder = WorkingFolder::orebro().file(
        "medlemmar.csv",
        "Förbund;Medlem;Nyckel;Värde\nSydnärke;Region Örebro län;;\nSydnärke;Laxå;vikt;många\n\
         Sydnärke;Kumla;vikt;2\nKarlskoga/Degerfors;Region Örebro län;;\n",
    );
    let found = folder.finsam(&["check"]).codes();
    let errors: Vec<&String> =
        found.iter().filter(|code| ["F301", "F514"].contains(&code.as_str())).collect();
    assert_eq!(errors, ["F301"]);
}

#[test]
fn the_member_whose_decisions_disagree_is_named_and_nobody_by_a_code() {
    // The region follows Kumla, whose decisions disagree: Kumla is named, once.
    let folder = WorkingFolder::orebro().file(
        "beslut.csv",
        "Förbund;Medlem;Regel;Värde\nSydnärke;Region Örebro län;följer;Kumla\nSydnärke;Kumla;minskning;5 %\n\
         Sydnärke;Kumla;minskning;6 %\n",
    );
    let answer = folder.finsam(&["check"]);
    assert_eq!(answer.times("F602"), 1, "{answer:?}");
    assert!(answer.in_one_blank().contains("Två beslut om Kumla i"), "{answer:?}");
    // Kumla is no member of Karlskoga/Degerfors, and Västerås of none; Laxå follows who follows nobody.
    let folder = WorkingFolder::orebro().file(
        "beslut.csv",
        "Förbund;Medlem;Regel;Värde\n*;Region Örebro län;följer;Västerås\nSydnärke;Hallsberg;följer;Kumla\n\
         Sydnärke;Laxå;följer;Hallsberg\n",
    );
    let said = folder.finsam(&["check", "--all"]).in_one_blank();
    assert!(said.contains("Region Örebro län följer Västerås i"), "{said}");
    assert!(said.contains("Hallsberg följer Kumla i"), "{said}");
    assert!(!said.contains("Laxå följer Kumla"), "{said}");
    assert!(!said.contains("1980") && !said.contains("1881"), "{said}");
}

#[test]
fn a_circle_is_told_once() {
    let folder = WorkingFolder::orebro().file(
        "beslut.csv",
        "Förbund;Medlem;Regel;Värde\nSydnärke;Laxå;följer;Kumla\nSydnärke;Kumla;följer;Laxå\n\
         Sydnärke;Region Örebro län;följer;Kumla\n",
    );
    let answer = folder.finsam(&["check"]);
    assert_eq!(answer.times("F603"), 1, "{answer:?}");
    assert!(answer.in_one_blank().contains("Laxå och Kumla"), "{answer:?}");
}

/// What is supposed changes nothing, and the decision in this cell is named.
fn changes_nothing(folder: &WorkingFolder, sentence: &str, cell: &str) {
    let answer = folder.finsam(&["check", "--vad-om", sentence]);
    assert_eq!(answer.code, Some(0), "{sentence}: {answer:?}");
    assert!(answer.out.contains("Inget bidrag ändras."), "{sentence}: {}", answer.out);
    assert!(
        answer.out.contains(&format!("där går beslutet i beslut.csv, cell {cell} före")),
        "{}",
        answer.out
    );
}

#[test]
fn a_supposed_decision_that_another_one_overrides_changes_nothing() {
    let table = |rows: &str| {
        let head = "Förbund;Medlem;Regel;Värde;Avrundning;Datum;Status\n";
        WorkingFolder::orebro().file("beslut.csv", &format!("{head}{rows}"))
    };
    // The amount governs everywhere, the more specific reduction in Sydnärke under it. With the supposed one in the
    // place of the amount, the reduction, a third amount, would come up there.
    let folder =
        table("*;Region Örebro län;belopp;900 tkr;;;\nSydnärke;Region Örebro län;minskning;10 %;;;\n");
    changes_nothing(&folder, "Region Örebro län / Sydnärke: −15 %", "D2");
    let answer = folder.finsam(&["check", "--vad-om", "Region Örebro län: −15 %", "--format", "json"]).json();
    let then: Vec<(&str, &str)> = answer["associations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|association| {
            let contribution = &association["members"][0]["contribution"];
            (association["association"].as_str().unwrap(), contribution["then"].as_str().unwrap())
        })
        .collect();
    // 1 390 000 less 15 %; and in Sydnärke what it is.
    assert_eq!(
        then,
        [
            ("Samordningsförbundet Karlskoga/Degerfors", "1181500"),
            ("Samordningsförbundet Sydnärke", "900000")
        ]
    );
    let beaten = &answer["beaten"];
    assert_eq!(beaten.as_array().unwrap().len(), 1, "{beaten}");
    assert_eq!(beaten[0]["governing"], "beslut.csv, cell D3");

    // A decided amount overrides whatever is supposed of a rate, a cap or a floor, also to follow somebody without
    // a reduction.
    let folder = table("Sydnärke;*;belopp;100 tkr;;;\nKarlskoga/Degerfors;*;belopp;100 tkr;;;\n");
    for sentence in ["Region Örebro län: −15 %", "*: tak 50 tkr", "*: golv 500 tkr", "Laxå: följer Kumla"]
    {
        changes_nothing(&folder, sentence, "D2");
    }
    // A more specific one of the same kind.
    let folder = table("Sydnärke;Region Örebro län;minskning;10 %;;;\nSydnärke;Kumla;tak;100 tkr;;;\n");
    changes_nothing(&folder, "Kumla: tak 50 tkr", "D3");
}

#[test]
fn a_decision_of_another_year_is_told_once_with_its_cells() {
    let folder = WorkingFolder::orebro().file(
        "beslut.csv",
        "År;Förbund;Medlem;Regel;Värde;Avrundning;Datum;Status\n\
         2023;*;Region Örebro län;minskning;−20 %;uppåt 10 tkr;2023-02-01;slutlig\n\
         2024–2026;*;Region Örebro län;minskning;−10 %;uppåt 10 tkr;2023-02-01;slutlig\n\
         2025;Ingenstans;Ingen;belopp;1 tkr;;;\n",
    );
    let answer = folder.finsam(&["check", "--all"]).exits(0);
    assert_eq!(answer.times("F615"), 1, "{answer:?}");
    assert!(answer.in_one_blank().contains("2 beslut gäller inte 2024 och används inte: cellerna A2 och A4"));
    // 1 305 500 less 10 %, upwards.
    run(&folder);
    let told = columns(&folder, "bidrag.csv", "Region Örebro län", &["bidrag_kr", "status"]);
    assert_eq!(told[1], ["1180000", "slutlig"]);
    // The years stand in the trace, for whoever asks.
    let why = folder.finsam(&["explain", "Sydnärke", "Region Örebro län"]);
    assert!(why.out.contains("för 2024–2026"), "{}", why.out);
    // What is no year, or a span that goes backwards, is an error at its cell.
    for wrong in ["2026–2024", "i år", "24"] {
        let folder = WorkingFolder::orebro().file(
            "beslut.csv",
            &format!("År;Förbund;Medlem;Regel;Värde\n{wrong};*;Region Örebro län;minskning;−20 %\n"),
        );
        let answer = folder.finsam(&["check"]);
        assert!(answer.reports("F614"), "{wrong}: {answer:?}");
        assert!(answer.err.contains("cell A2") || answer.out.contains("cell A2"), "{wrong}: {answer:?}");
    }
}

#[test]
fn a_lone_member_with_a_weight_of_zero_cannot_be_split() {
    let lone = |weight: &str| {
        Situation::new(2024)
            .association("A", "1 000 000")
            .member("18", "R")
            .member("1881", "Kumla")
            .weight(weight)
            .work_out()
    };
    let worked = lone("0");
    assert!(worked.found().contains(&"weights-all-zero"), "{:?}", worked.found());
    assert!(worked.outcome.associations.is_empty());
    assert_eq!(lone("1").member("A", "1881").contribution.value, kr("500 000"));
}

#[test]
fn units_and_roundings_of_an_ore_are_understood() {
    let folder = WorkingFolder::new()
        .file("finsam.toml", "year = 2024\nlanguage = \"sv\"\n[split]\nunit = \"1 öre\"\n[rounding]\ndefault = \"uppåt 1 öre\"\n")
        .file("in/a.csv", "Förbund;Slutlig tilldelning (kr)\nSydnärke;1 000 000\n")
        .file("medlemmar.csv", "Förbund;Medlem;Nyckel\nSydnärke;Region Örebro län;\nSydnärke;Hallsberg;lika\nSydnärke;Kumla;lika\nSydnärke;Laxå;lika\n")
        .file("beslut.csv", "Förbund;Medlem;Regel;Värde\nSydnärke;Region Örebro län;minskning;10 %\n")
        .file("föregående år.csv", "Förbund;Medlem;År;Belopp (kr)\nSydnärke;Region Örebro län;2023;333 333,33\n");
    run(&folder);
    let paid = |member| columns(&folder, "bidrag.csv", member, &["bidrag_kr"]).concat();
    // 500 000 / 3 = 166 666,66⅔: two öre are left, for the first two by code. 333 333,33 × 0,9 = 299 999,997.
    assert_eq!(
        ["Laxå", "Hallsberg", "Kumla", "Region Örebro län"].map(paid),
        [["166666.67"], ["166666.67"], ["166666.66"], ["300000"]]
    );
}

#[test]
fn an_association_counts_all_that_was_paid_to_it_last_year() {
    let paid = |last_year: &str| {
        let folder = WorkingFolder::new()
            .file("finsam.toml", "year = 2024\nlanguage = \"sv\"\n")
            .file("in/a.csv", "Förbund;Slutlig tilldelning (kr)\nSydnärke;1 000 000\n")
            .file(
                "medlemmar.csv",
                "Förbund;Medlem;Nyckel;Till\nSydnärke;Region Örebro län;;\nSydnärke;Kumla;;\nSydnärke;Laxå;;2023-12-31\n",
            )
            .file("föregående år.csv", &format!("Förbund;Medlem;År;Belopp (kr)\n{last_year}"));
        run(&folder);
        let told = columns(&folder, "forbund.csv", "Sydnärke", &["foregaende_kr", "forandring_kr"]).concat();
        let said = folder.finsam(&["check", "--all"]).in_one_blank();
        (told, said, columns(&folder, "bidrag.csv", "Laxå", &["bidrag_kr"]))
    };
    let known = "Sydnärke;Region Örebro län;2023;300 000\nSydnärke;Kumla;2023;200 000\n";
    // 300 000, 200 000 and 50 000 against twice 500 000.
    let (told, said, rows) = paid(&format!("{known}Sydnärke;Laxå;2023;50 000\n"));
    assert_eq!(told, ["550000", "450000"]);
    assert!(said.contains("F524") && said.contains("Laxå (Sydnärke)"), "{said}");
    assert!(rows.is_empty(), "who has left has no row: {rows:?}");
    // What who has left paid is not known, so the sum is not.
    assert_eq!(paid(known).0, ["", ""]);
    // Nor is it when a member's is missing.
    assert_eq!(paid("Sydnärke;Region Örebro län;2023;300 000\nSydnärke;Laxå;2023;50 000\n").0, ["", ""]);
    // Who left before last year paid nothing then.
    let left_early = Situation::new(2024)
        .association("A", "1 000 000")
        .member("18", "R")
        .last_year("300 000")
        .member("1881", "Kumla")
        .last_year("200 000")
        .member("1860", "Laxå")
        .during(None, Some(Date::constant(2022, 12, 31)));
    assert_eq!(left_early.work_out().association("A").last_year(), Some(kr("500 000")));
}

/// What the guide says under *Beslut* and *Så räknar finsam*.
#[test]
fn decisions_rank_as_the_guide_says() {
    let of = |situation: Situation| of_region(&situation.work_out()).0;
    let both = |other| sydnarke().decision("Sydnärke", "18", cut("10")).decision(other, "*", cut("20"));
    // Both named before one star, one star before two: 540 000, not 480 000.
    assert_eq!(of(both("Sydnärke")), "540000");
    let two_stars = |association, member| {
        sydnarke().decision("*", "*", cut("20")).decision(association, member, cut("10"))
    };
    assert_eq!(
        (of(two_stars("Sydnärke", "*")), of(two_stars("*", "18"))),
        ("540000".into(), "540000".into())
    );
    // A star for the association weighs as much as one for the member: they may say the same, or the run stops.
    let equals = |other| sydnarke().decision("Sydnärke", "*", cut("10")).decision("*", "18", other);
    assert_eq!(of(equals(cut("10"))), "540000");
    for disagreeing in [
        equals(cut("20")),
        equals(cut("10")).rounded(Direction::Up, "1000"),
        equals(cut("10")).firm(PRELIMINARY),
    ] {
        let worked = disagreeing.work_out();
        assert!(worked.found().contains(&"decisions-disagree"), "{:?}", worked.found());
        assert!(worked.outcome.associations.is_empty());
    }
    // A decided amount goes before the other kinds, however little it names.
    assert_eq!(of(both("Sydnärke").decision("*", "*", Measure::Amount(kr("1 000")))), "1000");
}

#[test]
fn only_what_is_reduced_is_rounded() {
    let mut situation = sydnarke();
    situation.settings.rounding = rounding(Direction::Up, "400 000");
    let of = |situation: &Situation| of_region(&situation.work_out()).0;
    assert_eq!(of(&situation), "500000", "what is calculated is not");
    let with = |measure| situation.clone().decision("*", "18", measure).rounded(Direction::Up, "400 000");
    assert_eq!(of(&with(Measure::Amount(kr("555 001")))), "555001");
    assert_eq!(of(&with(Measure::Cap(kr("333 333")))), "333333");
    assert_eq!(of(&with(Measure::Floor(kr("666 667")))), "666667");
    // 600 000 less 10 % is 540 000, upwards 800 000; and cap and floor come after.
    assert_eq!(of(&with(cut("10"))), "800000");
    assert_eq!(of(&with(cut("10")).decision("*", "18", Measure::Cap(kr("700 001")))), "700001");
    assert_eq!(of(&with(cut("10")).decision("*", "18", Measure::Floor(kr("800 001")))), "800001");
}
