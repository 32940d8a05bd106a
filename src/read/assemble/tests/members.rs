use proptest::prelude::*;

use super::*;
use crate::domain::member::Party;
use crate::domain::split_key::{KeyKind, SplitKey};

fn cell(row: &MemberRow, column: u32) -> Place {
    Place { file: Arc::clone(&row.place.file), position: office("Medlemmar", 0, column).position }
}

fn keyed(row: &mut MemberRow, key: KeyKind, value: Option<RowValue>) {
    row.key = Some(Sourced::new(key, cell(row, 4)));
    row.value = value.map(|value| Sourced::new(value, cell(row, 5)));
}

fn during(row: &mut MemberRow, from: &str, to: &str) {
    row.from = (!from.is_empty()).then(|| Sourced::new(date(from), cell(row, 6)));
    row.to = (!to.is_empty()).then(|| Sourced::new(date(to), cell(row, 7)));
}

/// One association with a row of the allocation file.
fn one() -> Case {
    Case::new().row("A", 2)
}

fn with_key(member: &str, key: KeyKind, value: Option<RowValue>) -> Case {
    one().member_row("A", Some(member), |row| keyed(row, key, value))
}

#[test]
fn members_stand_in_register_code_order_with_the_registers_names() {
    let assembled = one()
        .member("A", "västerås stad")
        .member("A", "114")
        .member("Samordningsförbundet A", "Region Västmanland")
        .sound();
    let members = &assembled.associations[0].members;
    let shown: Vec<String> = members.iter().map(|m| format!("{} {}", m.member, m.name)).collect();
    assert_eq!(shown, ["19 Region Västmanland", "0114 Upplands Väsby", "1980 Västerås"]);
    let rows: Vec<String> = members.iter().filter_map(|member| member.place.spot()).collect();
    assert_eq!(rows, ["A4", "A3", "A2"]);
}

#[test]
fn an_unknown_member_is_told_at_its_cell() {
    let case = one().member("A", "Upplands Vesby");
    assert_eq!(case.findings(), ["F401 Medlemmar!B2"]);
    let problems = case.problems();
    let [Problem::UnknownMember { suggestions, .. }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(suggestions[0], "Upplands Väsby");
    // The association has an error of its own: the rules do not see it.
    assert_eq!(case.assemble().0.unwrap().associations, []);
}

#[test]
fn code_and_party_are_checked_at_their_cells() {
    let coded = |name: Option<&str>, code: &str| {
        one().member_row("A", name, |row| row.code = Some(Sourced::new(code.into(), cell(row, 3))))
    };
    assert_eq!(coded(Some("Upplands-Bro"), "114").findings(), ["F403 Medlemmar!D2"]);
    assert_eq!(coded(None, "9999").findings(), ["F404 Medlemmar!D2"]);
    assert_eq!(coded(Some("Stockholm"), "01").findings(), Vec::<String>::new());
    assert_eq!(coded(None, "0114").findings(), Vec::<String>::new());
    assert_eq!(one().member_row("A", None, |_| {}).findings(), ["F315 Medlemmar!A2"]);

    let party = |name: &str, party| {
        one().member_row("A", Some(name), |row| row.party = Some(Sourced::new(party, cell(row, 2))))
    };
    assert_eq!(party("Örebro", Party::Regions).findings(), ["F405 Medlemmar!C2"]);
    assert_eq!(party("Region Gotland", Party::Regions).findings(), ["F405 Medlemmar!C2"]);
    assert_eq!(party("Region Gotland", Party::Municipalities).findings(), Vec::<String>::new());
    assert_eq!(party("Uppsala", Party::Regions).findings(), Vec::<String>::new());
    assert_eq!(one().member("A", "Uppsala").findings(), ["F402 Medlemmar!B2"]);
}

#[test]
fn the_same_member_twice() {
    let case = one().member("A", "Sala").member("Samordningsförbundet A", "Sala kommun");
    assert_eq!(case.findings(), ["F505 Medlemmar!A3"]);
    let problems = case.problems();
    let [Problem::DuplicateMember { member, other, .. }] = problems.as_slice() else {
        panic!("{problems:?}")
    };
    assert_eq!((member.as_str(), other.spot().unwrap().as_str()), ("Sala", "A2"));
    // The same member of two associations is as it should be.
    assert_eq!(one().row("B", 2).member("A", "Sala").member("B", "Sala").findings(), Vec::<String>::new());
}

#[test]
fn a_member_may_leave_and_come_back_but_not_within_the_year() {
    let twice = |until: &str, again: &str| {
        one().member_row("A", Some("Sala"), |row| during(row, "", until)).member_row(
            "A",
            Some("Sala"),
            |row| during(row, again, ""),
        )
    };
    assert_eq!(twice("2019-12-31", "2022-01-01").findings(), ["F507 Medlemmar!A2"]);
    assert_eq!(twice("2024-03-31", "2024-09-01").findings(), ["F505 Medlemmar!A3"]);
    assert_eq!(twice("2019-12-31", "2019-12-31").findings(), ["F505 Medlemmar!A3", "F507 Medlemmar!A2"]);
}

#[test]
fn a_membership_that_ends_before_it_begins() {
    let case = one().member_row("A", Some("Sala"), |row| during(row, "2024-06-01", "2024-05-31"));
    assert_eq!(case.findings(), ["F508 Medlemmar!H2"]);
    let (from, to) = ("2024-06-01".to_owned(), "2024-05-31".to_owned());
    assert_eq!(case.problems(), [Problem::MembershipBackwards { from, to }]);
    let one_day = one().member_row("A", Some("Sala"), |row| during(row, "2024-06-01", "2024-06-01"));
    assert_eq!(one_day.findings(), Vec::<String>::new());
}

#[test]
fn boden_joined_in_june_2021() {
    let in_year = |number| {
        Case::default().settings_year(number).row("Södra Norrbotten", 2_500_000).member_row(
            "Södra Norrbotten",
            Some("Boden"),
            |row| during(row, "2021-06-01", ""),
        )
    };
    assert_eq!(in_year(2021).findings(), Vec::<String>::new());
    assert_eq!(in_year(2020).findings(), ["F507 Medlemmar!A2"]);
    assert_eq!(in_year(2020).sound().associations[0].members.len(), 1);
}

#[test]
fn a_predecessor_that_stays_in_the_list_needs_no_row() {
    let with = |member: &str| {
        one()
            .member("A", "Sala")
            .member_row("Norra Västmanland", Some(member), |row| during(row, "", "2023-12-31"))
    };
    assert_eq!(with("Sala").findings(), ["F507 Medlemmar!A3"]);
    assert_eq!(names(&with("Sala").sound()), ["A"]);
    // As long as nobody knows who the member is, it does.
    assert_eq!(with("Salla").findings(), ["F503 Medlemmar!A3", "F401 Medlemmar!B3"]);
}

#[test]
fn inhabitants_come_from_the_register_where_the_list_has_none() {
    let key = |case: &Case| case.sound().associations[0].members[0].key.clone();
    let case = with_key("Askersund", KeyKind::Population, None);
    assert_eq!(case.findings(), ["F523 Medlemmar!E2"]);
    assert_eq!(case.problems(), [Problem::PopulationDate { date: "2024-12-31".into() }]);
    let Some(SplitKey::Population(population)) = key(&case) else { panic!() };
    assert_eq!(population.place.file.path, "finsam/kommuner.csv");

    let given = with_key("Askersund", KeyKind::Population, Some(number(11_000)));
    assert_eq!(given.findings(), Vec::<String>::new());
    let Some(SplitKey::Population(population)) = key(&given) else { panic!() };
    assert_eq!((population.value, population.place.spot().unwrap().as_str()), (Decimal::from(11_000), "F2"));
}

#[test]
fn the_date_of_the_register_is_told_once() {
    let case = one()
        .member_row("A", Some("Askersund"), |row| keyed(row, KeyKind::Population, None))
        .member_row("A", Some("Kumla"), |row| keyed(row, KeyKind::Population, None));
    assert_eq!(case.findings(), ["F523 Medlemmar!E2"]);
    assert_eq!(case.assemble().1.count(Severity::Information), 1);
}

#[test]
fn a_region_has_no_inhabitants_in_the_register_and_alone_needs_none() {
    let key = |row: &mut MemberRow| keyed(row, KeyKind::Population, None);
    let alone = one().member_row("A", Some("Region Örebro län"), key).member_row("A", Some("Kumla"), key);
    assert_eq!(alone.findings(), ["F523 Medlemmar!E2"]);
    assert_eq!(alone.sound().associations[0].members[0].key, None);
    let two =
        one().member_row("A", Some("Region Örebro län"), key).member_row("A", Some("Region Värmland"), key);
    assert_eq!(two.findings(), ["F514 Medlemmar!E2", "F514 Medlemmar!E2"]);
}

#[test]
fn other_keys_need_their_value() {
    for key in [KeyKind::Population16To64, KeyKind::Percent, KeyKind::Weight, KeyKind::Amount] {
        assert_eq!(with_key("Kumla", key, None).findings(), ["F514 Medlemmar!E2"], "{key:?}");
    }
    assert_eq!(with_key("Kumla", KeyKind::Equal, None).findings(), Vec::<String>::new());
}

#[test]
fn keys_with_their_values() {
    let key = |kind, value| {
        let assembled = with_key("Kumla", kind, value).sound();
        assembled.associations[0].members[0].key.clone().unwrap()
    };
    assert_eq!(key(KeyKind::Equal, None).kind(), KeyKind::Equal);
    assert_eq!(key(KeyKind::Equal, None).place().spot().unwrap(), "E2");
    let weight = key(KeyKind::Weight, Some(number(0)));
    assert_eq!((weight.kind(), weight.weight()), (KeyKind::Weight, Some(Decimal::ZERO)));
    assert_eq!(weight.place().spot().unwrap(), "F2");
    assert_eq!(key(KeyKind::Percent, Some(percent(25))).weight(), Some(Decimal::new(25, 2)));
    assert_eq!(key(KeyKind::Population16To64, Some(number(7))).weight(), Some(Decimal::from(7)));
    let SplitKey::Amount(amount) = key(KeyKind::Amount, Some(kr(5))) else { panic!() };
    assert_eq!(amount.value, Money::kr(5));
}

#[test]
fn values_below_zero_or_of_another_kind() {
    for (key, value) in [
        (KeyKind::Population, number(-1)),
        (KeyKind::Weight, number(-1)),
        (KeyKind::Percent, percent(-1)),
        (KeyKind::Amount, kr(-1)),
    ] {
        assert_eq!(with_key("Kumla", key, Some(value)).findings(), ["F517 Medlemmar!F2"], "{key:?}");
    }
    for (key, value) in [
        (KeyKind::Equal, number(1)),
        (KeyKind::Population, percent(1)),
        (KeyKind::Percent, number(1)),
        (KeyKind::Amount, number(1)),
        (KeyKind::Weight, kr(1)),
    ] {
        assert_eq!(with_key("Kumla", key, Some(value)).findings(), ["F318 Medlemmar!F2"], "{key:?}");
    }
}

#[test]
fn a_value_without_a_key() {
    let case = one().member_row("A", Some("Kumla"), |row| {
        keyed(row, KeyKind::Weight, Some(number(3)));
        row.key = None;
    });
    assert_eq!(case.findings(), ["F315 Medlemmar!F2"]);
}

#[test]
fn gotland_is_alone_in_its_association() {
    let case = || one().member("A", "Region Gotland");
    assert_eq!(case().findings(), Vec::<String>::new());
    assert!(case().sound().associations[0].members[0].is_gotland());
    assert_eq!(case().member("A", "Region Stockholm").findings(), ["F522 Medlemmar!A2"]);
    assert_eq!(case().member("A", "Nynäshamn").findings(), ["F522 Medlemmar!A2"]);
    let before = case().member_row("A", Some("Nynäshamn"), |row| during(row, "", "2020-12-31"));
    assert_eq!(before.findings(), ["F507 Medlemmar!A3"]);
}

#[test]
fn an_alias_in_the_list_joins_its_rows_to_the_association() {
    let case = Case::new()
        .row("Samordningsförbundet i Norra Örebro län", 2)
        .member("SOFINT", "Nora")
        .member("Norra Örebro län", "Region Örebro län")
        .alias("SOFINT", "Norra Örebro län", "");
    let assembled = case.sound();
    assert_eq!(names(&assembled), ["Norra Örebro län"]);
    assert_eq!(assembled.associations[0].members.len(), 2);
    assert_eq!(case.findings(), Vec::<String>::new());
}

#[test]
fn a_broken_alias_is_told_once() {
    let case = one().member("A", "Sala").alias("X", "Y", "").alias("A", "Z", "");
    assert_eq!(case.findings(), ["F408 Alias!B2", "F408 Alias!B3"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_names_do_not_depend_on_the_order_of_rows(
        members in Just(SPELLED).prop_shuffle(), rows in Just(ALLOCATED).prop_shuffle(),
    ) {
        let case = rows.iter().fold(Case::new(), |case, name| case.row(name, 1_000_000));
        let case = members.iter().fold(case, |case, (association, member)| case.member(association, member));
        let assembled = case.sound();
        let mut named: Vec<&str> = names(&assembled);
        named.sort_unstable();
        prop_assert_eq!(named, ["Degerfors/Karlskoga", "Finsam Sydnärke", "Norra Örebro län (SOFINT)"]);
    }
}

/// Three associations in several spellings each.
const SPELLED: [(&str, &str); 9] = [
    ("Samordningsförbundet i Norra Örebro län", "Region Örebro län"),
    ("Norra Örebro län (SOFINT)", "Nora"),
    ("Norra Örebro län (SOFINT)", "Hällefors"),
    ("SYDNÄRKE", "Region Örebro län"),
    ("Finsam Sydnärke", "Kumla"),
    ("Finsam  Sydnärke", "Laxå"),
    ("Karlskoga/Degerfors", "Karlskoga"),
    ("Degerfors/Karlskoga", "Degerfors"),
    ("Samordningsförbundet Karlskoga/Degerfors", "Region Örebro län"),
];

const ALLOCATED: [&str; 3] =
    ["Samordningsförbundet Norra Örebro län", "Sydnärke samordningsförbund", "Degerfors / Karlskoga"];

#[test]
fn who_has_left_needs_no_key_and_no_value() {
    let left = |change: fn(&mut MemberRow)| {
        let case = one().member_row("A", Some("Kumla"), |row| {
            change(row);
            during(row, "", "2023-12-31");
        });
        case.findings()
    };
    assert_eq!(left(|row| keyed(row, KeyKind::Weight, None)), ["F507 Medlemmar!A2"]);
    assert_eq!(left(|row| keyed(row, KeyKind::Weight, Some(number(-1)))), ["F507 Medlemmar!A2"]);
    assert_eq!(left(|_| {}), ["F507 Medlemmar!A2"]);
}

#[test]
fn a_value_that_could_not_be_read_is_not_told_to_be_missing_too() {
    let case = one().member_row("A", Some("Kumla"), |row| {
        keyed(row, KeyKind::Weight, None);
        row.unread = true;
    });
    assert_eq!(case.findings(), Vec::<String>::new());
    let assembled = case.assemble().0.unwrap();
    assert_eq!((assembled.associations.len(), assembled.unread.associations.len()), (0, 1));
}
