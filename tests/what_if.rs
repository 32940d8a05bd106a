//! `--what-if`: what a decision would change that nobody has made. Expected values are worked out by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use crate::common::working_folder::WorkingFolder;

/// A decision as it is said, and as the row of the sheet Beslut that says the same.
#[derive(Clone, Debug)]
struct Decided {
    association: &'static str,
    member: &'static str,
    rule: &'static str,
    value: String,
    rounding: &'static str,
}

impl Decided {
    fn sentence(&self) -> String {
        let Self { association, member, rule, value, rounding } = self;
        let who =
            if *association == "*" { (*member).to_owned() } else { format!("{member} / {association}") };
        let rounding = if rounding.is_empty() { String::new() } else { format!(", {rounding}") };
        format!("{who}: {rule} {value}{rounding}")
    }

    /// Whether it takes the place of the folder's one decision: the region's reduction everywhere.
    fn replaces(&self) -> bool {
        self.association == "*"
            && self.member == "Region Örebro län"
            && matches!(self.rule, "minskning" | "belopp" | "följer")
    }

    fn table(&self, base: &str) -> String {
        let mut lines: Vec<&str> = base.lines().collect();
        // A reduction keeps the rounding of the one that it replaces.
        let kept = self.replaces() && self.rule != "belopp" && self.rounding.is_empty();
        let rounding = if kept { "uppåt 10 tkr" } else { self.rounding };
        if self.replaces() {
            lines.truncate(1);
        }
        let Self { association, member, rule, value, .. } = self;
        let row = format!("{association};{member};{rule};{value};{rounding};;");
        lines.push(&row);
        lines.join("\n")
    }
}

/// The contributions of a run, by association and code; `None` when errors stop it.
fn of_run(folder: &WorkingFolder) -> Option<BTreeMap<(String, String), String>> {
    let run = folder.finsam(&["run", "--format", "json"]).json();
    if run["associations"].is_null() {
        return None;
    }
    let mut contributions = BTreeMap::new();
    for association in run["associations"].as_array().unwrap() {
        for member in association["members"].as_array().unwrap() {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            let key = (text(&association["association"]), text(&member["code"]));
            contributions.insert(key, text(&member["contribution"]));
        }
    }
    Some(contributions)
}

fn decisions() -> impl Strategy<Value = Decided> {
    let rule = prop_oneof![
        (0..=100_u32).prop_map(|percent| ("minskning", format!("{percent} %"))),
        (0..=1_000_u32).prop_map(|tenths| ("minskning", format!("{},{} %", tenths / 10, tenths % 10))),
        (0..=3_000_u32).prop_map(|tkr| ("belopp", format!("{tkr} tkr"))),
        (0..=3_000_000_u32).prop_map(|kr| ("tak", format!("{kr} kr"))),
        (0..=3_000_u32).prop_map(|tkr| ("golv", format!("{tkr} tkr"))),
    ];
    let who = prop::sample::select(vec![
        ("*", "Region Örebro län"),
        ("*", "Kumla"),
        ("*", "*"),
        ("Sydnärke", "*"),
        ("Sydnärke", "Kumla"),
        ("Sydnärke", "Region Örebro län"),
        ("Samordningsförbundet Karlskoga/Degerfors", "Region Örebro län"),
    ]);
    let rounding = prop::sample::select(vec!["", "uppåt 10 tkr", "närmaste 1 tkr", "nedåt 100 kr"]);
    (who, rule, rounding).prop_map(|((association, member), (rule, value), rounding)| {
        // A rounding belongs to a reduction.
        let rounding = if rule == "minskning" { rounding } else { "" };
        Decided { association, member, rule, value, rounding }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_if_says_what_a_run_with_the_decision_in_the_table_says(decided in decisions()) {
        let folder = WorkingFolder::orebro();
        let before = of_run(&folder).unwrap();
        let answer = folder.finsam(&["check", "--what-if", &decided.sentence(), "--format", "json"]);
        let decided_in_table = WorkingFolder::orebro();
        let base = decided_in_table.read("beslut.csv");
        let after = of_run(&decided_in_table.file("beslut.csv", &decided.table(&base)));

        // Two decisions of equal rank that disagree stop both.
        prop_assert_eq!(answer.code == Some(1), after.is_none(), "{} {:?}", decided.sentence(), answer);
        let Some(after) = after else { return Ok(()) };
        let mut supposed = before.clone();
        for association in answer.json()["associations"].as_array().unwrap() {
            for member in association["members"].as_array().unwrap() {
                let text = |value: &Value| value.as_str().unwrap().to_owned();
                let key = (text(&association["association"]), text(&member["code"]));
                let contribution = &member["contribution"];
                prop_assert_eq!(&before[&key], &text(&contribution["now"]));
                supposed.insert(key, text(&contribution["then"]));
            }
        }
        prop_assert_eq!(supposed, after, "{}", decided.sentence());
    }
}

#[test]
fn a_larger_cut_costs_twice_its_amount_in_state_money() {
    let folder = WorkingFolder::orebro();
    let before = folder.files("");
    let answer = folder.finsam(&["check", "--vad-om", "Region Örebro län: −15 %"]).exits(0);
    // 1 390 000 × 0,85 = 1 181 500, upwards to 1 190 000; half of 2 520 000 is 1 260 000: 70 000 less, and the
    // state matches no more than twice what the region pays: 2 × 70 000.
    // 1 305 500 × 0,85 = 1 109 675, upwards to 1 110 000; half of 2 360 000 is 1 180 000.
    for said in ["1 260 000 1 190 000 −70 000 kr", "1 180 000 1 110 000 −70 000 kr", "0 280 000 +280 000 kr"]
    {
        assert!(answer.in_one_blank().contains(said), "{said}\n{}", answer.out);
    }
    assert!(answer.out.contains("i stället för beslutet i beslut.csv, cell D2"), "{}", answer.out);
    assert_eq!(folder.files(""), before, "nothing is written");
}

#[test]
fn run_writes_nothing_when_it_is_asked_what_if() {
    let folder = WorkingFolder::orebro();
    let before = folder.files("");
    let answer = folder.finsam(&["run", "--what-if", "Kumla: belopp 400 tkr", "--lang", "en"]).exits(0);
    assert!(answer.out.contains("Nothing has been written"), "{}", answer.out);
    assert_eq!(folder.files(""), before, "nothing is written");
}

#[test]
fn a_more_specific_decision_goes_before_a_supposed_one() {
    let folder = WorkingFolder::orebro();
    let table = folder.read("beslut.csv") + "Sydnärke;Region Örebro län;belopp;1 000 tkr;;;\n";
    let folder = folder.file("beslut.csv", &table);
    let answer = folder.finsam(&["check", "--what-if", "Region Örebro län: -15 %"]);
    let said = "gäller inte Region Örebro län i Samordningsförbundet Sydnärke: där går beslutet i beslut.csv, cell D3";
    assert!(answer.out.contains(said), "{}", answer.out);
    assert!(answer.in_one_blank().contains("1 000 000 1 000 000 oförändrat"), "{}", answer.out);
}

#[test]
fn several_decisions_are_supposed_at_once_and_must_agree() {
    let folder = WorkingFolder::orebro();
    let two = ["check", "--what-if", "Kumla: -5 %", "--what-if", "Kumla: -6 %"];
    let answer = folder.finsam(&two).exits(1);
    assert!(answer.err.contains("--what-if, rad 2"), "{}", answer.err);
    let two = ["check", "--what-if", "Kumla: belopp 400 tkr", "--what-if", "Laxå: belopp 100 tkr"];
    let answer = folder.finsam(&two).exits(0);
    assert!(answer.out.contains("Kumla") && answer.out.contains("Laxå"), "{}", answer.out);
}

#[test]
fn what_cannot_be_understood_is_wrong_usage() {
    let folder = WorkingFolder::orebro();
    for (sentence, said) in [
        ("Kumla 10 %", "går inte att läsa som ett beslut"),
        ("Kumla: 10 %", "säger inte om procenttalet är en minskning"),
        ("Kumla: 1 200", "saknar enhet"),
        ("Kumlaa: -5 %", "Kumla"),
        ("Kumla / Sydnärk: -5 %", "Sydnärke"),
        ("Karlskoga / Sydnärke: -5 %", "Karlskoga"),
        ("Kumla: -105 %", "105"),
        ("Kumla: tak mycket", "mycket"),
    ] {
        let answer = folder.finsam(&["check", "--what-if", sentence]);
        assert_eq!(answer.code, Some(2), "{sentence}: {answer:?}");
        assert!(answer.err.contains(said), "{sentence}: {answer:?}");
        assert_eq!(answer.out, "", "{sentence}");
    }
}
