//! The rules on real and made-up situations. Expected amounts come from the published memo of Region
//! Örebro län (28 February 2024) and Region Norrbotten (§ 229, 2021), or are worked out by hand.

use finsam::domain::allocation::{AllocationStatus, AmountKind};
use finsam::domain::decision::{DecisionRule, Measure};
use finsam::domain::member::Party;
use finsam::domain::ratio::Ratio;
use finsam::domain::rounding::Direction;
use finsam::rules::outcome::{Payer, sum_if_known};
use finsam::rules::split::TiePolicy;
use finsam::rules::trace::{NotApplied, Rule, Value};
use finsam::text::Language;

use crate::common::situation::{Situation, code, kr, orebro, percent};

#[test]
fn three_roundings_give_the_four_published_amounts() {
    for (direction, step) in
        [(Direction::Up, "10000"), (Direction::Up, "20000"), (Direction::Nearest, "20000")]
    {
        let worked = orebro(direction, step).work_out();
        assert_eq!(
            worked.contributions("18"),
            ["900000", "1260000", "1180000", "1000000"],
            "{direction:?} {step}"
        );
        for association in &worked.outcome.associations {
            let region = association.party(Party::Regions).unwrap();
            assert_eq!(
                region.difference(),
                kr("0"),
                "half of the state's amount agrees: {}",
                association.name
            );
            assert_eq!(association.unmatched.value, kr("0"));
        }
    }
}

#[test]
fn nearest_ten_thousand_costs_state_money() {
    let worked = orebro(Direction::Nearest, "10000").work_out();
    assert_eq!(worked.contributions("18"), ["890000", "1250000", "1170000", "1000000"]);
    let differences: Vec<String> = worked
        .outcome
        .associations
        .iter()
        .map(|association| association.party(Party::Regions).unwrap().difference().to_string())
        .collect();
    assert_eq!(differences, ["-10000", "-10000", "-10000", "0"]);
    // The state pays twice what the region does: 20 000 kr less for each 10 000.
    let lost: Vec<String> = worked
        .outcome
        .associations
        .iter()
        .map(|association| association.unmatched.value.to_string())
        .collect();
    assert_eq!(lost, ["20000", "20000", "20000", "0"]);
    assert_eq!(worked.found().iter().filter(|id| **id == "unmatched-state-money").count(), 3);
}

#[test]
fn declared_and_actual_change_stand_beside_each_other() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let lines: Vec<(String, String)> = worked
        .outcome
        .associations
        .iter()
        .filter_map(|association| association.members().next())
        .map(|line| {
            (
                line.declared.unwrap().percent().to_string(),
                line.actual_change().unwrap().percent(2).to_string(),
            )
        })
        .collect();
    let expected = [("-10", "-9.46"), ("-10", "-9.35"), ("-10", "-9.61"), ("-50", "-50.00")];
    assert_eq!(lines, expected.map(|(declared, actual)| (declared.to_owned(), actual.to_owned())));
}

#[test]
fn the_total_is_4_340_000_against_5_689_500() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let region = || worked.outcome.associations.iter().filter_map(|association| association.members().next());
    let now = sum_if_known(region().map(|line| Some(line.contribution.value))).unwrap();
    let before =
        sum_if_known(region().map(|line| line.last_year.as_ref().map(|amount| amount.value))).unwrap();
    assert_eq!((now, before), (kr("4 340 000"), kr("5 689 500")));
    // Printed as 1 350 tkr in the memo; exactly 1 349,5.
    assert_eq!(now.minus(before).unwrap(), kr("-1 349 500"));
}

#[test]
fn the_region_follows_orebro_kommun() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let region = worked.member("Finsam Lekeberg och Örebro", "18");
    assert_eq!(
        (region.governed_by, region.contribution.value),
        (Some(DecisionRule::Follows), kr("1 000 000"))
    );
    let mut rules = Vec::new();
    region.contribution.step.walk(&mut |_, step| rules.push(step.rule.clone()));
    assert!(
        rules.iter().any(|rule| matches!(rule, Rule::Follows(followed) if followed.as_str() == "Örebro"))
    );
    assert!(rules.contains(&Rule::ReductionRate), "down to Örebro's own decision");
}

#[test]
fn a_reduction_without_last_years_amount_leaves_the_calculated_amount() {
    // Örebro kommun announced −50 %, but what it paid in 2023 is not published.
    let worked = orebro(Direction::Up, "10000").work_out();
    let municipality = worked.member("Finsam Lekeberg och Örebro", "1880");
    assert_eq!(municipality.contribution.value, municipality.calculated.value);
    assert!(municipality.contribution.value > kr("0"));
    assert_eq!((municipality.last_year.clone(), municipality.change.clone()), (None, None));
    assert_eq!(worked.found().iter().filter(|id| **id == "last-year-missing").count(), 1);
    let mut why = Vec::new();
    municipality.contribution.step.walk(&mut |_, step| why.push(step.value.clone()));
    assert!(why.contains(&Value::NotApplied(NotApplied::LastYearMissing)));
}

#[test]
fn an_unknown_amount_makes_the_sum_unknown() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let lines = worked
        .association("Sydnärke")
        .members()
        .map(|line| line.last_year.as_ref().map(|amount| amount.value));
    assert_eq!(sum_if_known(lines), None);
}

#[test]
fn sydnarkes_quarter_by_population() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let amounts =
        ["1882", "1861", "1881", "1860"].map(|code| worked.member("Sydnärke", code).contribution.value);
    assert_eq!(amounts, ["243135", "341495", "480486", "114884"].map(kr));
}

#[test]
fn a_list_with_only_the_region_shows_the_municipal_quarter_as_one() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let line = worked.association("Norra Örebro län").members().nth(1).unwrap();
    assert_eq!(line.payer, Payer::PartyAsOne(Party::Municipalities));
    assert_eq!(line.contribution.value, kr("900 000"));
    assert_eq!(worked.found().iter().filter(|id| **id == "municipalities-not-listed").count(), 2);
}

#[test]
fn sodra_norrbotten_2022() {
    let worked = Situation::new(2022)
        .association("Södra Norrbotten", "3 250 000")
        .amount(AmountKind::Possible, "5 000 000")
        .member("25", "Region Norrbotten")
        .last_year("1 250 000")
        .member("2560", "Älvsbyn")
        .population("7678")
        .member("2580", "Luleå")
        .population("78661")
        .member("2581", "Piteå")
        .population("41922")
        .member("2582", "Boden")
        .population("27702")
        .work_out();
    let association = worked.association("Södra Norrbotten");
    let region = worked.member("Södra Norrbotten", "25");
    assert_eq!(region.contribution.value, kr("1 625 000"));
    assert_eq!(region.change.as_ref().unwrap().value, kr("375 000"));
    assert_eq!(association.use_of_possible, Ratio::new(65, 100));
    // Weights 7 678 : 78 661 : 41 922 : 27 702 of 155 963; 1 625 000 · 7 678 / 155 963 = 79 997,8 and so on.
    let sum = sum_if_known(association.members().skip(1).map(|line| Some(line.contribution.value)));
    assert_eq!(sum, Some(kr("1 625 000")));
}

#[test]
fn gotland_carries_the_whole_other_half() {
    let worked =
        Situation::new(2024).association("Gotland", "1 000 000").member("0980", "Gotland").work_out();
    let association = worked.association("Gotland");
    assert_eq!(association.parties.len(), 1);
    assert_eq!(worked.contributions("0980"), ["1000000"]);
    assert_eq!(association.matched.value, kr("1 000 000"));
    assert!(worked.found().is_empty());
}

#[test]
fn the_lowest_party_governs_and_more_than_enough_is_a_warning() {
    // The region offers 400 000 of 500 000, the municipality 600 000: the state pays 2 · 400 000.
    let worked = Situation::new(2024)
        .association("A", "1 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .decision("A", "18", Measure::Amount(kr("400 000")))
        .decision("A", "1880", Measure::Amount(kr("600 000")))
        .work_out();
    let association = worked.association("A");
    assert_eq!(association.matched.value, kr("800 000"));
    assert_eq!(association.unmatched.value, kr("200 000"));
    assert_eq!(worked.found(), ["unmatched-state-money", "over-matching"]);
    // A quarter of 2 000 000 is 500 000, and what one krona too little costs is two.
    let said: Vec<String> = worked.messages(Language::Swedish);
    assert_eq!(
        said,
        [
            "Till A betalar regionen 400 000 kr, 100 000 kr mindre än sin fjärdedel. Därför betalar staten 200 000 kr \
             mindre.",
            "Till A betalar kommunen 100 000 kr mer än sin fjärdedel. Det ger inte mer från staten.",
        ]
    );
}

#[test]
fn gotland_falls_short_of_its_half() {
    let worked = Situation::new(2024)
        .association("Gotland", "1 000 000")
        .member("0980", "Gotland")
        .decision("Gotland", "0980", Measure::Amount(kr("900 000")))
        .work_out();
    assert_eq!(
        worked.messages(Language::Swedish),
        [
            "Till Gotland betalar kommunen 900 000 kr, 100 000 kr mindre än sin hälft. Därför betalar staten 100 000 kr \
          mindre."
        ]
    );
}

#[test]
fn the_final_amount_governs_before_the_preliminary_and_the_possible_never_does() {
    let base = || {
        Situation::new(2024)
            .association("A", "300")
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
    };
    let mut requested = base().amount(AmountKind::Requested, "100").amount(AmountKind::Preliminary, "200");
    assert_eq!(requested.work_out().association("A").status, AllocationStatus::Final);
    requested.associations[0].allocation.remove(AmountKind::Final);
    assert_eq!(requested.work_out().association("A").state.value, kr("200"));
    requested.associations[0].allocation.remove(AmountKind::Preliminary);
    assert_eq!(requested.work_out().association("A").status, AllocationStatus::Requested);
    let mut possible = base().amount(AmountKind::Possible, "100");
    possible.associations[0].allocation.remove(AmountKind::Final);
    assert_eq!(possible.work_out().found(), ["no-state-amount"]);
}

#[test]
fn a_decided_amount_overrides_every_rule_and_shows_it() {
    let worked = orebro(Direction::Up, "10000")
        .decision("Sydnärke", "18", Measure::Amount(kr("1 200 000")))
        .decision("Sydnärke", "18", Measure::Cap(kr("1 000 000")))
        .work_out();
    let region = worked.member("Sydnärke", "18");
    assert_eq!(
        (region.contribution.value, region.governed_by),
        (kr("1 200 000"), Some(DecisionRule::Amount))
    );
    let mut overridden = Vec::new();
    region.contribution.step.walk(&mut |_, step| {
        if step.value == Value::NotApplied(NotApplied::Overridden) {
            overridden.push(step.rule.clone());
        }
    });
    assert_eq!(
        overridden,
        [Rule::Calculated, Rule::Decided(DecisionRule::Reduction), Rule::Decided(DecisionRule::Cap)]
    );
    let known: Vec<_> = region.overruled.iter().map(|it| (it.rule, it.why)).collect();
    assert_eq!(
        known,
        [(DecisionRule::Reduction, NotApplied::Overridden), (DecisionRule::Cap, NotApplied::Overridden)]
    );
}

/// What a person decided about a member is behind its amount, or the outcome says why not.
#[test]
fn no_decision_about_a_member_is_lost() {
    let rules = |worked: &crate::common::situation::Worked| -> (usize, Vec<NotApplied>) {
        let region = worked.association("A").members().next().unwrap().clone();
        (region.made_by.len(), region.overruled.iter().map(|it| it.why).collect())
    };
    let base = |last_year: bool| {
        let begun = Situation::new(2024).association("A", "1 000 000").member("18", "Region Örebro län");
        let begun = if last_year { begun.last_year("500 000") } else { begun };
        begun.decision("A", "18", Measure::reduction(percent("10"))).decision(
            "*",
            "18",
            Measure::reduction(percent("5")),
        )
    };
    // 450 000 kr, between the floor and the cap: the reduction made it, and the wider one is beaten.
    let within = base(true)
        .decision("A", "18", Measure::Cap(kr("600 000")))
        .decision("A", "18", Measure::Floor(kr("100 000")))
        .work_out();
    assert_eq!(
        rules(&within),
        (1, vec![NotApplied::BelowCap, NotApplied::AboveFloor, NotApplied::LessSpecific])
    );
    assert_eq!(
        rules(&base(false).work_out()),
        (0, vec![NotApplied::LastYearMissing, NotApplied::LessSpecific])
    );
}

#[test]
fn cap_and_floor_bind_only_when_reached() {
    let offered = |cap: &str, floor: &str| {
        let worked = Situation::new(2024)
            .association("A", "1 000 000")
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
            .decision("A", "18", Measure::Cap(kr(cap)))
            .decision("A", "18", Measure::Floor(kr(floor)))
            .work_out();
        let region =
            worked.association("A").members().next().map(|line| (line.offered.value, line.governed_by));
        (region, worked.found())
    };
    assert_eq!(offered("600 000", "100 000").0, Some((kr("500 000"), None)));
    assert_eq!(offered("450 000", "100 000").0, Some((kr("450 000"), Some(DecisionRule::Cap))));
    assert_eq!(offered("900 000", "550 000").0, Some((kr("550 000"), Some(DecisionRule::Floor))));
    let worked = Situation::new(2024)
        .association("A", "1 000 000")
        .member("18", "Region Örebro län")
        .decision("A", "18", Measure::Cap(kr("1")))
        .decision("A", "18", Measure::Floor(kr("2")))
        .work_out();
    assert!(worked.found().contains(&"floor-above-cap"));
    assert!(worked.outcome.associations.is_empty());
}

#[test]
fn the_more_specific_decision_governs_and_the_other_is_named() {
    let worked = Situation::new(2024)
        .association("A", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("500 000")
        .decision("*", "*", Measure::reduction(percent("30")))
        .decision("*", "18", Measure::reduction(percent("20")))
        .decision("A", "18", Measure::reduction(percent("10")))
        .work_out();
    let region = worked.member("A", "18");
    assert_eq!(region.contribution.value, kr("450 000"));
    let mut beaten = 0;
    region.contribution.step.walk(&mut |_, step| {
        beaten += usize::from(step.value == Value::NotApplied(NotApplied::LessSpecific));
    });
    assert_eq!(beaten, 2);
}

#[test]
fn equal_rank_that_disagrees_stops_and_that_agrees_does_not() {
    let base = || {
        Situation::new(2024)
            .association("A", "1 000 000")
            .member("18", "Region Örebro län")
            .last_year("500 000")
    };
    let disagree = base().decision("A", "*", Measure::reduction(percent("10"))).decision(
        "*",
        "18",
        Measure::reduction(percent("20")),
    );
    assert!(disagree.work_out().found().contains(&"decisions-disagree"));
    let agree = base().decision("A", "*", Measure::reduction(percent("10"))).decision(
        "*",
        "18",
        Measure::reduction(percent("10")),
    );
    assert_eq!(agree.work_out().contributions("18"), ["450000"]);
}

#[test]
fn following_in_a_chain_works_and_in_a_circle_stops() {
    let base = || {
        Situation::new(2024)
            .association("A", "1 000 000")
            .member("18", "Region Örebro län")
            .last_year("500 000")
            .member("1880", "Örebro")
            .weight("1")
            .last_year("300 000")
            .member("1881", "Kumla")
            .weight("1")
            .last_year("200 000")
            .decision("A", "18", Measure::Follows(code("1880")))
            .decision("A", "1880", Measure::Follows(code("1881")))
    };
    let chain = base().decision("A", "1881", Measure::reduction(percent("20"))).work_out();
    assert_eq!(chain.contributions("18"), ["400000"]);
    assert_eq!(chain.contributions("1880"), ["240000"]);
    let circle = base().decision("A", "1881", Measure::Follows(code("18"))).work_out();
    assert!(circle.found().contains(&"follows-circle"));
    assert!(base().work_out().found().contains(&"follows-nobody"));
}

#[test]
fn everyone_follows_one_who_does_not_follow_itself() {
    let worked = Situation::new(2024)
        .association("A", "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("500 000")
        .member("1880", "Örebro")
        .last_year("500 000")
        .decision("A", "1880", Measure::reduction(percent("10")))
        .decision("*", "*", Measure::Follows(code("1880")))
        .work_out();
    assert_eq!(worked.contributions("18"), ["450000"]);
    assert_eq!(worked.contributions("1880"), ["450000"]);
}

#[test]
fn last_year_is_the_sum_of_the_predecessors() {
    // Three associations of Västmanland became one on 1 January 2024; amounts made up.
    let worked = Situation::new(2024)
        .association("Västmanland", "2 000 000")
        .member("19", "Region Västmanland")
        .last_year("400 000")
        .last_year("300 000")
        .last_year("250 000")
        .work_out();
    let region = worked.member("Västmanland", "19");
    assert_eq!(region.last_year.as_ref().unwrap().value, kr("950 000"));
    assert_eq!(region.change.as_ref().unwrap().value, kr("50 000"));
}

#[test]
fn keys_equal_percent_weight_and_amount() {
    let base = || Situation::new(2024).association("A", "1 000 000").member("18", "Region Örebro län");
    let contributions = |situation: Situation| {
        let worked = situation.work_out();
        let lines = worked.association("A").members().skip(1).map(|line| line.contribution.value.to_string());
        lines.collect::<Vec<_>>()
    };
    let equal = base()
        .member("1814", "Lekeberg")
        .key(finsam::domain::split_key::SplitKey::Equal)
        .member("1880", "Örebro")
        .key(finsam::domain::split_key::SplitKey::Equal)
        .member("1881", "Kumla")
        .key(finsam::domain::split_key::SplitKey::Equal);
    // 500 000 / 3 = 166 666,67: two kronor left, by code to Lekeberg and Örebro.
    assert_eq!(contributions(equal), ["166667", "166667", "166666"]);
    let percent = base().member("1814", "Lekeberg").share("12.5").member("1880", "Örebro").share("87.5");
    assert_eq!(contributions(percent), ["62500", "437500"]);
    let weight = base().member("1814", "Lekeberg").weight("1").member("1880", "Örebro").weight("4");
    assert_eq!(contributions(weight), ["100000", "400000"]);
    let fixed = base()
        .member("1814", "Lekeberg")
        .fixed("50 000")
        .member("1880", "Örebro")
        .weight("2")
        .member("1881", "Kumla")
        .weight("1");
    assert_eq!(contributions(fixed), ["50000", "300000", "150000"]);
}

#[test]
fn keys_that_cannot_be_used_stop() {
    let base = || Situation::new(2024).association("A", "1 000 000").member("18", "Region Örebro län");
    let found = |situation: Situation| situation.work_out().found();
    assert_eq!(found(base().member("1814", "L").member("1880", "Ö")), ["key-missing"]);
    assert_eq!(
        found(base().member("1814", "L").share("50").member("1880", "Ö").weight("1")),
        ["keys-differ"]
    );
    assert_eq!(
        found(base().member("1814", "L").share("50").member("1880", "Ö").share("49.99")),
        ["percent-not-whole"]
    );
    assert_eq!(
        found(base().member("1814", "L").fixed("1").member("1880", "Ö").fixed("2")),
        ["amounts-not-whole"]
    );
    assert_eq!(
        found(base().member("1814", "L").fixed("500 001").member("1880", "Ö").weight("1")),
        ["amounts-not-whole"]
    );
    assert_eq!(
        found(base().member("1814", "L").weight("0").member("1880", "Ö").weight("0")),
        ["weights-all-zero"]
    );
    let mut tie = base()
        .member("1814", "L")
        .weight("1")
        .member("1880", "Ö")
        .weight("1")
        .member("1881", "K")
        .weight("1");
    tie.settings.ties = TiePolicy::Stop;
    assert_eq!(found(tie), ["tie-stops"]);
}

#[test]
fn an_odd_krona_is_halved_in_ore_and_an_odd_ore_stops() {
    let worked = Situation::new(2024)
        .association("A", "1 000 001")
        .member("18", "Region Örebro län")
        .member("1814", "Lekeberg")
        .weight("1")
        .member("1880", "Örebro")
        .weight("2")
        .work_out();
    let amounts: Vec<String> =
        worked.association("A").members().map(|line| line.contribution.value.to_string()).collect();
    // 500 000,50 kr; a third is 166 666,8333… kr.
    assert_eq!(amounts, ["500000.50", "166666.83", "333333.67"].map(|text| kr(text).to_string()));
    assert_eq!(worked.association("A").unmatched.value, kr("0"));
    let odd = Situation::new(2024).association("A", "0.01").member("18", "Region Örebro län").work_out();
    assert!(odd.found().contains(&"amount-not-divisible"));
}

#[test]
fn a_decision_that_concerns_nobody_is_named() {
    let worked =
        orebro(Direction::Up, "10000").decision("*", "25", Measure::reduction(percent("5"))).work_out();
    assert!(worked.found().contains(&"decision-not-used"));
}
