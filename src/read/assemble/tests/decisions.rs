use super::*;
use crate::domain::code::Code;
use crate::domain::decision::{DecisionRule, DecisionStatus, Measure, Scope, Takes, Years};
use crate::domain::rounding::Rounding;
use crate::read::choice::Choice;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn rate(percent: i64) -> Rate {
    Rate::from_percent(Decimal::from(percent)).unwrap()
}

/// What one decision about Sydnärke's region comes to.
fn measure(measure: Measure<String>) -> Measure {
    let assembled = orebro().decision("Sydnärke", "Region Örebro län", measure).sound();
    assert_eq!(assembled.decisions[0].measure.place.spot().unwrap(), "D2");
    assembled.decisions[0].measure.value
}

fn findings(association: &str, member: &str, measure: Measure<String>) -> Vec<String> {
    orebro().decision(association, member, measure).findings()
}

#[test]
fn stars_and_names() {
    let assembled = orebro()
        .decision("*", "*", reduction(1))
        .decision(" * ", "Örebro läns landsting", reduction(2))
        .decision("Finsam Karlskoga/Degerfors", "*", reduction(3))
        .decision("Samordningsförbundet i Norra Örebro län", "18", reduction(4))
        .sound();
    let scopes: Vec<(String, Scope<Code>)> = assembled
        .decisions
        .into_iter()
        .map(|decision| match decision.association {
            Scope::All => ("*".into(), decision.member),
            Scope::One(name) => (name.to_string(), decision.member),
        })
        .collect();
    let region = Scope::One(code("18"));
    assert_eq!(
        scopes,
        [
            ("*".into(), Scope::All),
            ("*".into(), region.clone()),
            ("Degerfors/Karlskoga".into(), Scope::All),
            ("Norra Örebro län (SOFINT)".into(), region),
        ]
    );
}

#[test]
fn minus_ten_and_ten_per_cent_are_both_ten_per_cent_less() {
    for written in [10, -10] {
        assert_eq!(measure(reduction(written)), Measure::Change(rate(-10)));
    }
    assert_eq!(measure(reduction(0)), Measure::Change(Rate::ZERO));
    assert_eq!(measure(reduction(-100)), Measure::Change(rate(-100)));
}

#[test]
fn nobody_reduces_by_more_than_everything() {
    for written in [101, -101] {
        let found = findings("*", "Region Örebro län", reduction(written));
        assert_eq!(found, ["F612 Beslut!D2"]);
    }
}

#[test]
fn amounts_caps_and_floors() {
    assert_eq!(measure(amount(900_000)), Measure::Amount(Money::kr(900_000)));
    assert_eq!(measure(Measure::Cap(Money::kr(1))), Measure::Cap(Money::kr(1)));
    assert_eq!(measure(Measure::Floor(Money::ZERO)), Measure::Floor(Money::ZERO));
    for rule in [DecisionRule::Amount, DecisionRule::Cap, DecisionRule::Floor] {
        let below = Measure::of_amount(rule, Money::kr(-1)).unwrap();
        assert_eq!(findings("*", "*", below), ["F307 Beslut!D2"], "{rule:?}");
    }
}

#[test]
fn no_rule_that_takes_an_amount_loses_it() {
    for (rule, words) in DecisionRule::WORDS {
        let measure = Measure::<String>::of_amount(*rule, Money::kr(1));
        let expected = (rule.takes() == Takes::Amount).then_some(*rule);
        assert_eq!(measure.map(|measure| measure.rule()), expected, "{words:?}");
    }
}

#[test]
fn the_region_follows_orebro_in_lekeberg_and_orebro() {
    let name = "Finsam Lekeberg och Örebro";
    let follow = |whom: &str| {
        let whom = Measure::Follows(whom.into());
        orebro().member(name, "Örebro").decision(name, "Region Örebro län", whom)
    };
    let decisions = follow("Örebro kommun").sound().decisions;
    assert_eq!(decisions[0].measure.value, Measure::Follows(code("1880")));
    assert_eq!(follow("Örebru").findings(), ["F401 Beslut!D2"]);
    // Lekeberg exists but is not in the list.
    assert_eq!(follow("Lekeberg").findings(), ["F525 Beslut!D2"]);
}

#[test]
fn unknown_names_are_told_at_their_cells_all_at_once() {
    let found = findings("Sydnärkes", "Region Örebro", reduction(500));
    assert_eq!(found, ["F406 Beslut!A2", "F401 Beslut!B2", "F612 Beslut!D2"]);
    let case = orebro().decision("Sydnärkes", "*", amount(1));
    let suggestions = vec!["Sydnärke".to_owned()];
    assert_eq!(case.problems(), [Problem::UnknownAssociation { name: "Sydnärkes".into(), suggestions }]);
}

#[test]
fn who_decides_must_be_a_member() {
    assert_eq!(findings("Sydnärke", "Kumla", amount(1)), ["F525 Beslut!B2"]);
    // With `*` the rules see that it applied to nobody.
    assert_eq!(findings("*", "Kumla", amount(1)), Vec::<String>::new());
    // An unread row of the list may be the one: its own error is enough.
    let case = orebro().member("Sydnärke", "Kumlla").decision("Sydnärke", "Kumla", amount(1));
    assert_eq!(case.findings(), ["F401 Medlemmar!B6"]);
}

#[test]
fn the_rest_of_the_row_is_kept() {
    let mut case = orebro().decision("*", "*", amount(1));
    let row = &mut case.office.decisions[0];
    let rounding = Some(Sourced::new(Rounding::nearest_krona(), office("Beslut", 0, 4)));
    row.rounding.clone_from(&rounding);
    row.date = Some(Sourced::new(date("2024-02-28"), office("Beslut", 0, 5)));
    row.status = Some(DecisionStatus::Conditional);
    row.reference = Some("23RS1234".into());
    row.note = Some("följer Örebro".into());
    let decision = case.sound().decisions.remove(0);
    assert_eq!(decision.rounding, rounding);
    assert_eq!(decision.date, Some(date("2024-02-28")));
    assert_eq!(decision.status, Some(DecisionStatus::Conditional));
    assert_eq!(decision.reference.as_deref(), Some("23RS1234"));
    assert_eq!(decision.note.as_deref(), Some("följer Örebro"));
    assert_eq!(decision.place.spot().unwrap(), "A2");
}

#[test]
fn a_decision_about_an_association_with_errors_is_left_out_with_it() {
    let case = orebro().member("Sydnärke", "Kumlla").decision("Sydnärke", "*", amount(1)).decision(
        "Degerfors/Karlskoga",
        "*",
        amount(2),
    );
    let assembled = case.assemble().0.unwrap();
    assert_eq!(names(&assembled).len(), 3);
    let apart: Vec<(&str, bool)> = assembled
        .unread
        .associations
        .iter()
        .map(|unread| (unread.association.name.value.as_str(), unread.knows_members))
        .collect();
    assert_eq!(apart, [("Sydnärke", false)]);
    assert_eq!(assembled.decisions.len(), 2, "the rules check them all");
}

/// Two decisions of all members of Sydnärke, the second for these years and dated so.
fn in_years(years: Option<(u16, u16)>, dated: Option<&str>) -> Case {
    let mut case = orebro().decision("Sydnärke", "*", reduction(5)).decision("Sydnärke", "*", reduction(10));
    let row = &mut case.office.decisions[1];
    row.years = years.map(|(first, last)| {
        Sourced::new(Years::new(year(first), year(last)).unwrap(), office("Beslut", 1, 4))
    });
    row.date = dated.map(|dated| Sourced::new(date(dated), office("Beslut", 1, 5)));
    case
}

#[test]
fn a_decision_of_another_year_is_not_applied_and_is_told_once() {
    for years in [(2023, 2023), (2025, 2025), (2021, 2023), (2025, 2027)] {
        let case = in_years(Some(years), None);
        assert_eq!(case.findings(), ["F615 Beslut!E3"], "{years:?}");
        assert_eq!(case.sound().decisions.len(), 1);
    }
    // The first and the last of the years, and one between.
    for years in [(2024, 2024), (2024, 2026), (2022, 2024), (2023, 2025)] {
        let case = in_years(Some(years), None);
        assert_eq!((case.findings(), case.sound().decisions.len()), (Vec::<String>::new(), 2), "{years:?}");
    }
    // Three rows of other years are one finding, with the cells.
    let mut case = in_years(Some((2023, 2023)), None);
    let other = case.office.decisions[1].clone();
    case.office.decisions.push(DecisionRow {
        years: other.years.clone().map(|years| Sourced::new(years.value, office("Beslut", 2, 4))),
        ..other
    });
    let problem =
        Problem::DecisionsOfOtherYears { rows: 2, cells: vec!["E3".into(), "E4".into()], year: 2024 };
    assert_eq!(case.problems(), [problem]);
}

#[test]
fn what_else_a_row_of_another_year_says_stops_nothing() {
    let mut case = orebro().decision("Sydnärkes", "Ingen", reduction(500));
    case.office.decisions[0].years = Some(Sourced::new(Years::from(year(2023)), office("Beslut", 0, 4)));
    assert_eq!(case.findings(), ["F615 Beslut!E2"]);
}

#[test]
fn a_date_of_another_years_decisions_is_asked_about_where_no_year_stands() {
    // Members decide about 2024 from the spring of 2023 on, and while 2024 lasts.
    for (dated, found) in [
        ("2023-03-31", vec!["F616 Beslut!F3"]),
        ("2023-04-01", vec![]),
        ("2024-02-28", vec![]),
        ("2024-12-31", vec![]),
        ("2025-01-01", vec!["F616 Beslut!F3"]),
    ] {
        assert_eq!(in_years(None, Some(dated)).findings(), found, "{dated}");
        assert_eq!(in_years(Some((2024, 2024)), Some(dated)).findings(), Vec::<String>::new(), "{dated}");
        assert_eq!(in_years(Some((2023, 2023)), Some(dated)).findings(), ["F615 Beslut!E3"], "{dated}");
    }
    // It is a warning: the decision is applied.
    assert_eq!(in_years(None, Some("2023-02-10")).sound().decisions.len(), 2);
}

#[test]
fn the_names_of_a_row_are_checked_beside_a_value_that_could_not_be_read() {
    let mut case = orebro().decision("Sydnärkes", "Region Örebro", reduction(5));
    case.office.decisions[0].measure = None;
    assert_eq!(case.findings(), ["F406 Beslut!A2", "F401 Beslut!B2"]);
    let mut case = orebro().decision("Sydnärke", "*", reduction(5));
    case.office.decisions[0].measure = None;
    let assembled = case.assemble().0.unwrap();
    let [(Scope::One(association), Scope::All)] = assembled.unread.decisions.as_slice() else { panic!() };
    assert_eq!((association.as_str(), assembled.decisions.len()), ("Sydnärke", 0));
}
