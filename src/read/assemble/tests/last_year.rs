use super::*;

const REGION: &str = "Region Västmanland";

/// Three associations became one on 2024-01-01 (data/forbund.csv); the amounts are invented.
fn västmanland(to: &str) -> Case {
    Case::new()
        .row("Samordningsförbundet Västmanland", 9_000_000)
        .member("Samordningsförbundet Västmanland", REGION)
        .member("Samordningsförbundet Västmanland", "Västerås")
        .alias("Norra Västmanlands Samordningsförbund", "Västmanland", to)
        .alias("NVSAM", "Norra Västmanlands Samordningsförbund", to)
        .alias("Samordningsförbundet Västra Mälardalen", "Västmanland", to)
        .alias("Samordningsförbundet Västerås", "Västmanland", to)
}

/// The amounts of the first association: code, and kr with cell.
fn amounts(case: &Case) -> Vec<(String, Vec<(Money, String)>)> {
    let assembled = case.sound();
    let last_year = assembled.associations[0].last_year.iter();
    last_year
        .map(|(code, amounts)| {
            let amounts = amounts.iter().map(|amount| (amount.value, amount.place.spot().unwrap()));
            (code.to_string(), amounts.collect())
        })
        .collect()
}

fn orebro_with(rows: &[(&str, &str, u16, Option<i32>)]) -> Case {
    rows.iter().fold(orebro(), |case, &(association, member, year, amount)| {
        case.last_year(association, member, year, amount)
    })
}

#[test]
fn last_years_amounts_by_the_names_of_the_memo() {
    let case = orebro_with(&[("SOFINT", "Region Örebro län", 2023, Some(994_000))]).alias(
        "SOFINT",
        "Norra Örebro län",
        "",
    );
    assert_eq!(amounts(&case), [("18".into(), vec![(Money::kr(994_000), "D2".into())])]);
    assert_eq!(case.findings(), Vec::<String>::new());
}

#[test]
fn after_a_merger_it_is_the_sum_of_the_predecessors() {
    for to in ["2023-12-31", ""] {
        let case = västmanland(to)
            .last_year("NVSAM", REGION, 2023, Some(1_000_000))
            .last_year("Västra Mälardalen", REGION, 2023, Some(700_000))
            .last_year("Samordningsförbundet Västerås", REGION, 2023, Some(2_000_000))
            .last_year("Samordningsförbundet Västerås", "Västerås", 2023, Some(2_100_000));
        let amounts: Vec<Vec<Money>> = amounts(&case)
            .into_iter()
            .map(|(_, amounts)| amounts.into_iter().map(|(amount, _)| amount).collect())
            .collect();
        assert_eq!(
            amounts,
            [[1_000_000, 700_000, 2_000_000].map(Money::kr).to_vec(), vec![Money::kr(2_100_000)]]
        );
        assert_eq!(case.findings(), ["F526 Föregående år!A4"]);
        let problems = case.problems();
        let [Problem::LastYearSummed { rows: 3, sum, .. }] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        assert_eq!(*sum, Money::kr(3_700_000));
    }
}

#[test]
fn an_unknown_predecessor_makes_the_whole_unknown() {
    let case = västmanland("2023-12-31")
        .last_year("NVSAM", REGION, 2023, Some(1_000_000))
        .last_year("Västerås", REGION, 2023, None)
        .last_year("Västerås", "Västerås", 2023, Some(0));
    assert_eq!(amounts(&case), [("1980".into(), vec![(Money::ZERO, "D4".into())])]);
}

#[test]
fn an_unknown_amount_is_not_zero() {
    let case = orebro_with(&[("Norra Örebro län", "Region Örebro län", 2023, None)]);
    assert_eq!(amounts(&case), []);
}

#[test]
fn the_same_name_twice_stops_the_run() {
    let case = orebro_with(&[
        ("Sydnärke", "Region Örebro län", 2023, Some(1_305_500)),
        ("Samordningsförbundet Sydnärke", "18", 2023, None),
    ]);
    assert_eq!(case.findings(), ["F521 Föregående år!A3"]);
    let problems = case.problems();
    let [Problem::DuplicateLastYear { other, .. }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(other.spot().unwrap(), "A2");
    let case = västmanland("2023-12-31").last_year("Västerås", REGION, 2023, Some(1)).last_year(
        "Samordningsförbundet Västerås",
        REGION,
        2023,
        Some(1),
    );
    assert_eq!(case.findings(), ["F521 Föregående år!A3"]);
}

#[test]
fn the_associations_own_name_beside_a_predecessors() {
    // One association takes over another: both had an amount last year.
    let rows = |to| {
        västmanland(to).last_year("Västmanland", REGION, 2023, Some(1)).last_year(
            "Västerås",
            REGION,
            2023,
            Some(2),
        )
    };
    assert_eq!(rows("2023-12-31").findings(), ["F526 Föregående år!A3"]);
    // Without a last day the alias may be just another name, and the amount the same one.
    assert_eq!(rows("").findings(), ["F521 Föregående år!A3"]);
    let undated = |case: &Case| {
        let problems = case.problems();
        let [Problem::DuplicateLastYear { undated, .. }] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        undated.clone()
    };
    // The hint names the alias that lacks its last day, whichever row stands first.
    assert_eq!(undated(&rows("")), ["Västerås"]);
    let turned = västmanland("").last_year("Västerås", REGION, 2023, Some(2)).last_year(
        "Västmanland",
        REGION,
        2023,
        Some(1),
    );
    assert_eq!(undated(&turned), ["Västerås"]);
    let twice = västmanland("").last_year("Västerås", REGION, 2023, Some(2)).last_year(
        "Västerås",
        REGION,
        2023,
        Some(2),
    );
    assert_eq!(undated(&twice), Vec::<String>::new());
}

#[test]
fn a_predecessors_name_that_was_no_longer_used_last_year_is_named() {
    let case = västmanland("2022-12-31").last_year("Västerås", REGION, 2023, Some(2));
    assert_eq!(case.findings(), ["F410 Föregående år!A2"]);
}

#[test]
fn other_years_and_other_associations_are_counted() {
    let case = orebro_with(&[
        ("Sydnärke", "Region Örebro län", 2022, Some(5)),
        ("Sydnärke", "Region Örebro län", 2024, Some(7)),
        ("Samordningsförbundet Haninge", "Haninge", 2023, Some(11)),
        ("Samordningsförbundet Haninge", "Region Stockholm", 2023, None),
    ]);
    assert_eq!(case.findings(), ["F524 medlemmar.xlsx"]);
    assert_eq!(case.problems(), [Problem::LastYearNotUsed { rows: 4, sum: Money::kr(23), left: vec![] }]);
}

#[test]
fn a_name_that_only_resembles_stops_the_run() {
    let case = orebro_with(&[("Sydnärkes", "Region Örebro län", 2023, Some(5))]);
    assert_eq!(case.findings(), ["F406 Föregående år!A2"]);
}

#[test]
fn members_are_checked() {
    let of = |member: &str, amount| orebro_with(&[("Sydnärke", member, 2023, Some(amount))]);
    assert_eq!(of("Kumla", 5).findings(), ["F525 Föregående år!B2"]);
    assert_eq!(of("Kumlla", 5).findings(), ["F401 Föregående år!B2"]);
    assert_eq!(of("Region Örebro län", -5).findings(), ["F307 Föregående år!D2"]);
    assert_eq!(of("Region Örebro län", 0).findings(), Vec::<String>::new());
}

#[test]
fn every_row_is_an_amount_or_is_told() {
    let case = orebro_with(&[
        ("Sydnärke", "Region Örebro län", 2023, Some(1_305_500)),
        ("Degerfors/Karlskoga", "Region Örebro län", 2023, Some(1_390_000)),
        ("Sydnärke", "Region Örebro län", 2021, Some(3)),
    ]);
    let assembled = case.sound();
    let used = assembled.associations.iter().flat_map(|association| association.last_year.values().flatten());
    let used: Vec<Money> = used.map(|amount| amount.value).collect();
    let problems = case.problems();
    let [Problem::LastYearNotUsed { rows, sum, .. }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(used.len() + rows, case.office.last_year.len());
    let all = case.office.last_year.iter().filter_map(|row| row.amount.as_ref()).map(|amount| amount.value);
    assert_eq!(Money::sum(used.into_iter().chain([*sum])), Money::sum(all));
}

#[test]
fn who_paid_last_year_and_has_left_is_named() {
    let case = orebro()
        .member_row("Sydnärke", Some("Kumla"), |row| {
            row.to = Some(Sourced::new(date("2023-12-31"), office("Medlemmar", 4, 7)));
        })
        .last_year("Sydnärke", "Kumla", 2023, Some(20))
        .last_year("Sydnärke", "Region Örebro län", 2023, Some(30));
    let problem =
        Problem::LastYearNotUsed { rows: 1, sum: Money::kr(20), left: vec!["Kumla (Sydnärke)".into()] };
    assert!(case.problems().contains(&problem), "{:?}", case.problems());
}
