use super::*;
use crate::domain::code::Code;
use crate::domain::decision::{DecisionStatus, Measure};
use crate::domain::rounding::Rounding;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn rate(percent: i64) -> Rate {
    Rate::from_percent(Decimal::from(percent)).unwrap()
}

/// What one decision about Sydnärke's region comes to.
fn measure(rule: DecisionRule, value: RowValue) -> Measure {
    let assembled = orebro().decision("Sydnärke", "Region Örebro län", rule, value).sound();
    assert_eq!(assembled.decisions[0].measure.place.spot().unwrap(), "D2");
    assembled.decisions[0].measure.value
}

fn findings(association: &str, member: &str, rule: DecisionRule, value: RowValue) -> Vec<String> {
    orebro().decision(association, member, rule, value).findings()
}

#[test]
fn stars_and_names() {
    let assembled = orebro()
        .decision("*", "*", DecisionRule::Reduction, percent(1))
        .decision(" * ", "Örebro läns landsting", DecisionRule::Reduction, percent(2))
        .decision("Finsam Karlskoga/Degerfors", "*", DecisionRule::Reduction, percent(3))
        .decision("Samordningsförbundet i Norra Örebro län", "18", DecisionRule::Reduction, percent(4))
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
        assert_eq!(measure(DecisionRule::Reduction, percent(written)), Measure::Reduction(rate(10)));
    }
    assert_eq!(measure(DecisionRule::Reduction, percent(0)), Measure::Reduction(Rate::ZERO));
    assert_eq!(measure(DecisionRule::Reduction, percent(-100)), Measure::Reduction(Rate::ONE));
}

#[test]
fn nobody_reduces_by_more_than_everything() {
    for written in [101, -101] {
        let found = findings("*", "Region Örebro län", DecisionRule::Reduction, percent(written));
        assert_eq!(found, ["F612 Beslut!D2"]);
    }
}

#[test]
fn amounts_caps_and_floors() {
    assert_eq!(measure(DecisionRule::Amount, kr(900_000)), Measure::Amount(Money::kr(900_000)));
    assert_eq!(measure(DecisionRule::Cap, kr(1)), Measure::Cap(Money::kr(1)));
    assert_eq!(measure(DecisionRule::Floor, kr(0)), Measure::Floor(Money::ZERO));
    for rule in [DecisionRule::Amount, DecisionRule::Cap, DecisionRule::Floor] {
        assert_eq!(findings("*", "*", rule, kr(-1)), ["F307 Beslut!D2"], "{rule:?}");
        assert_eq!(findings("*", "*", rule, percent(1)), ["F318 Beslut!D2"], "{rule:?}");
    }
    assert_eq!(findings("*", "*", DecisionRule::Reduction, kr(1)), ["F318 Beslut!D2"]);
    assert_eq!(findings("*", "*", DecisionRule::Follows, kr(1)), ["F318 Beslut!D2"]);
}

#[test]
fn the_region_follows_orebro_in_lekeberg_and_orebro() {
    let name = "Finsam Lekeberg och Örebro";
    let follow = |whom: &str| {
        let whom = RowValue::Name(whom.into());
        orebro().member(name, "Örebro").decision(name, "Region Örebro län", DecisionRule::Follows, whom)
    };
    let decisions = follow("Örebro kommun").sound().decisions;
    assert_eq!(decisions[0].measure.value, Measure::Follows(code("1880")));
    assert_eq!(follow("Örebru").findings(), ["F401 Beslut!D2"]);
    // Lekeberg exists but is not in the list.
    assert_eq!(follow("Lekeberg").findings(), ["F525 Beslut!D2"]);
}

#[test]
fn unknown_names_are_told_at_their_cells_all_at_once() {
    let found = findings("Sydnärkes", "Region Örebro", DecisionRule::Reduction, percent(500));
    assert_eq!(found, ["F406 Beslut!A2", "F401 Beslut!B2", "F612 Beslut!D2"]);
    let case = orebro().decision("Sydnärkes", "*", DecisionRule::Amount, kr(1));
    let suggestions = vec!["Sydnärke".to_owned()];
    assert_eq!(case.problems(), [Problem::UnknownAssociation { name: "Sydnärkes".into(), suggestions }]);
}

#[test]
fn who_decides_must_be_a_member() {
    assert_eq!(findings("Sydnärke", "Kumla", DecisionRule::Amount, kr(1)), ["F525 Beslut!B2"]);
    // With `*` the rules see that it applied to nobody.
    assert_eq!(findings("*", "Kumla", DecisionRule::Amount, kr(1)), Vec::<String>::new());
    // An unread row of the list may be the one: its own error is enough.
    let case =
        orebro().member("Sydnärke", "Kumlla").decision("Sydnärke", "Kumla", DecisionRule::Amount, kr(1));
    assert_eq!(case.findings(), ["F401 Medlemmar!B6"]);
}

#[test]
fn the_rest_of_the_row_is_kept() {
    let mut case = orebro().decision("*", "*", DecisionRule::Amount, kr(1));
    let row = &mut case.office.decisions[0];
    let rounding = Some(Sourced::new(Rounding::nearest_krona(), office("Beslut", 0, 4)));
    row.rounding.clone_from(&rounding);
    row.date = Some(date("2024-02-28"));
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
    let case = orebro()
        .member("Sydnärke", "Kumlla")
        .decision("Sydnärke", "*", DecisionRule::Amount, kr(1))
        .decision("Degerfors/Karlskoga", "*", DecisionRule::Amount, kr(2));
    let assembled = case.assemble().0.unwrap();
    assert_eq!(names(&assembled).len(), 3);
    assert_eq!(assembled.decisions.len(), 1);
}
