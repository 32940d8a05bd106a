use std::sync::Arc;

use super::*;
use crate::domain::place::{Cell, Place, SourceFile};

fn cell(row: u32, text: &str) -> Sourced<String> {
    let file = Arc::new(SourceFile { path: "medlemmar.xlsx".into(), sha256: String::new() });
    Sourced::new(text.into(), Place::cell(&file, Some(&"Medlemmar".into()), Cell::new(row, 0)))
}

fn listed(names: &[&str]) -> Vec<Sourced<String>> {
    names.iter().zip(1..).map(|(name, row)| cell(row, name)).collect()
}

/// Name, target, and the last day that the name was used (empty: until further notice).
fn aliases(rows: &[(&str, &str, &str)]) -> Vec<Alias> {
    rows.iter()
        .zip(101..)
        .map(|(&(name, target, to), row)| Alias {
            name: cell(row, name),
            target: cell(row, target),
            from: None,
            to: (!to.is_empty()).then(|| cell(row, name).map(|_| to.parse().unwrap())),
        })
        .collect()
}

fn build(names: &[&str], rows: &[(&str, &str, &str)]) -> (Associations, Vec<Problem>) {
    let mut findings = Findings::new();
    let associations = Associations::new(&listed(names), &aliases(rows), &mut findings);
    (associations, findings.sorted().into_iter().map(|finding| finding.problem.clone()).collect())
}

fn means(associations: &Associations, text: &str, year: u16) -> Option<String> {
    let listed = associations.resolve(text, Some(Year::new(year).unwrap())).ok()?;
    associations.name(listed).map(|name| name.value.to_string())
}

fn is_ambiguous(associations: &Associations, text: &str) -> bool {
    matches!(associations.resolve(text, None), Err(Problem::AmbiguousAssociation { .. }))
}

#[test]
fn one_key_is_one_association_with_one_name() {
    let (associations, problems) =
        build(&["Norra Örebro län (SOFINT)", "Sydnärke", "Samordningsförbundet i Norra Örebro län"], &[]);
    assert_eq!(problems, []);
    let names: Vec<String> = associations.iter().map(|(_, name)| name.value.to_string()).collect();
    assert_eq!(names, ["Norra Örebro län (SOFINT)", "Sydnärke"]);
    assert_eq!(means(&associations, "NORRA O\u{308}REBRO LÄN", 2024).unwrap(), "Norra Örebro län (SOFINT)");
    // The note alone is no name before an alias says so.
    assert_eq!(means(&associations, "SOFINT", 2024), None);
}

#[test]
fn an_unknown_name_is_suggested_and_not_matched() {
    let (associations, _) = build(&["Samordningsförbundet Falköping/Tidaholm", "Sydnärke"], &[]);
    assert_eq!(
        associations.resolve("Falköping/Tidaholms Samordningsförbund", None),
        Err(Problem::UnknownAssociation {
            name: "Falköping/Tidaholms Samordningsförbund".into(),
            suggestions: vec!["Samordningsförbundet Falköping/Tidaholm".into()],
        })
    );
    let (falköping, _) = associations.iter().next().unwrap();
    assert_eq!(associations.resembling("Tidaholms/Falköping"), [falköping].into());
    assert_eq!(associations.resembling("Haninge"), [].into());
}

#[test]
fn aliases_chain() {
    let (associations, problems) = build(
        &["Samordningsförbundet Västmanland"],
        &[
            ("NVSAM", "Norra Västmanlands Samordningsförbund", ""),
            ("Norra Västmanlands Samordningsförbund", "Västmanland", "2023-12-31"),
        ],
    );
    assert_eq!(problems, []);
    for text in ["NVSAM", "norra västmanlands samordningsförbund"] {
        assert_eq!(means(&associations, text, 2023).unwrap(), "Samordningsförbundet Västmanland");
    }
}

#[test]
fn a_predecessors_name_means_nothing_after_the_merger() {
    let (associations, _) =
        build(&["Västmanland"], &[("Samordningsförbundet Västerås", "Västmanland", "2023-12-31")]);
    assert_eq!(means(&associations, "Västerås", 2023).unwrap(), "Västmanland");
    assert_eq!(means(&associations, "Västerås", 2024), None);
    let (västmanland, _) = associations.iter().next().unwrap();
    assert_eq!(associations.resembling("Västerås"), [västmanland].into());
}

#[test]
fn an_alias_whose_dates_miss_the_year_is_named() {
    let mut rows = aliases(&[("Västerås", "Västmanland", "2023-12-31"), ("Mälardalen", "Västmanland", "")]);
    rows[1].from = Some(cell(1, "").map(|_| "2025-01-01".parse().unwrap()));
    let associations = Associations::new(&listed(&["Västmanland"]), &rows, &mut Findings::new());
    let outside = |text: &str, year| {
        let Err(Problem::AliasOutsideYear { name, association, year, from, to }) =
            associations.resolve(text, Some(Year::new(year).unwrap()))
        else {
            panic!("{text} in {year}")
        };
        (name, association, year, from, to)
    };
    let is = |name: &str, year, from: &[&str], to: &[&str]| {
        let days = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect();
        (name.to_owned(), "Västmanland".to_owned(), year, days(from), days(to))
    };
    assert_eq!(outside("VÄSTERÅS", 2024), is("VÄSTERÅS", 2024, &[], &["2023-12-31"]));
    assert_eq!(outside("Mälardalen", 2024), is("Mälardalen", 2024, &["2025-01-01"], &[]));
    // What is merely alike is unknown, and every other year is found.
    let misspelled = associations.resolve("Västerå", Some(Year::new(2024).unwrap()));
    assert!(matches!(misspelled, Err(Problem::UnknownAssociation { .. })), "{misspelled:?}");
    assert_eq!(means(&associations, "Västerås", 2023).unwrap(), "Västmanland");
}

#[test]
fn the_name_that_is_shown_is_that_of_most_rows_then_the_shortest() {
    let shown = |names: &[&str]| {
        let (associations, problems) = build(names, &[]);
        assert_eq!(problems, []);
        associations.iter().map(|(_, name)| name.value.to_string()).collect::<Vec<_>>()
    };
    let (long, short) = ("Samordningsförbundet i Norra Örebro län", "Norra Örebro län (SOFINT)");
    assert_eq!(shown(&[long, short]), [short]);
    assert_eq!(shown(&[short, long, long]), [long]);
    assert_eq!(shown(&["Karlskoga/Degerfors", "Degerfors/Karlskoga"]), ["Degerfors/Karlskoga"]);
}

#[test]
fn a_chain_goes_on_though_the_later_name_has_ended_too() {
    let (associations, problems) = build(&["C"], &[("A", "B", ""), ("B", "C", "2014-12-31")]);
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "A", 2024).unwrap(), "C");
    assert_eq!(means(&associations, "B", 2024), None);
}

#[test]
fn an_alias_goes_before_the_list() {
    let (associations, problems) =
        build(&["SOFINT", "Norra Örebro län"], &[("SOFINT", "Norra Örebro län", "")]);
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "SOFINT", 2024).unwrap(), "Norra Örebro län");
}

#[test]
fn an_alias_for_the_same_name_is_no_circle() {
    let (associations, problems) = build(
        &["Norra Örebro län", "Degerfors/Karlskoga"],
        &[
            ("Norra Örebro län (SOFINT)", "Samordningsförbundet i Norra Örebro län", ""),
            ("Finsam Karlskoga/Degerfors", "Degerfors/Karlskoga", ""),
        ],
    );
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "Norra Örebro län (SOFINT)", 2024).unwrap(), "Norra Örebro län");
    assert_eq!(means(&associations, "Karlskoga/Degerfors", 2024).unwrap(), "Degerfors/Karlskoga");
}

#[test]
fn an_alias_that_leads_nowhere_or_in_a_circle() {
    let (associations, problems) = build(
        &["A", "B", "Sydnärke"],
        &[("A", "B", ""), ("B", "A", ""), ("SYD", "Sydnärkes förbund", ""), ("X", "X", "")],
    );
    let without: Vec<&str> = problems
        .iter()
        .map(|problem| match problem {
            Problem::AliasWithoutTarget { alias, .. } => alias.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(without, ["A", "B", "SYD", "X"]);
    assert_eq!(means(&associations, "SYD", 2024), None);
}

#[test]
fn an_alias_with_two_meanings() {
    let (associations, problems) = build(&["A", "B"], &[("X", "A", ""), ("X", "B", "")]);
    let candidates = vec!["A".to_owned(), "B".to_owned()];
    assert_eq!(problems, [Problem::AmbiguousAssociation { name: "X".into(), candidates }]);
    assert!(is_ambiguous(&associations, "X"));
}

#[test]
fn a_name_may_mean_one_thing_before_and_another_after() {
    let mut rows = aliases(&[("X", "A", "2023-12-31"), ("X", "B", "")]);
    rows[1].from = Some(cell(1, "").map(|_| "2024-01-01".parse().unwrap()));
    let mut findings = Findings::new();
    let associations = Associations::new(&listed(&["A", "B"]), &rows, &mut findings);
    assert_eq!(findings.sorted(), Vec::<&crate::findings::Finding>::new());
    assert_eq!(means(&associations, "X", 2023).unwrap(), "A");
    assert_eq!(means(&associations, "X", 2024).unwrap(), "B");
}

#[test]
fn the_name_outside_decides_unless_the_note_names_another() {
    let (associations, problems) = build(&["Norra Örebro län", "Sydnärke"], &[("SN", "Sydnärke", "")]);
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "Norra Örebro län (SOFINT)", 2024).unwrap(), "Norra Örebro län");
    assert_eq!(means(&associations, "Sydnärke (SN)", 2024).unwrap(), "Sydnärke");
    assert!(is_ambiguous(&associations, "Norra Örebro län (Sydnärke)"));
    assert!(is_ambiguous(&associations, "Norra Örebro län (SN)"));
}

#[test]
fn a_note_that_differs_from_the_lists_is_somebody_else() {
    // Göteborg once had four associations.
    let (associations, problems) = build(&["Göteborg (Nordost)"], &[("GV", "Göteborg (Nordost)", "")]);
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "Göteborg", 2024).unwrap(), "Göteborg (Nordost)");
    assert_eq!(means(&associations, "Göteborg (Väster)", 2024), None);
    assert_eq!(means(&associations, "Göteborg (GV)", 2024).unwrap(), "Göteborg (Nordost)");
    let (_, problems) = build(&["Göteborg (Nordost)", "Göteborg (Väster)"], &[]);
    assert!(matches!(problems.as_slice(), [Problem::AmbiguousAssociation { .. }]), "{problems:?}");
}

#[test]
fn an_alias_may_settle_a_note() {
    let (associations, problems) = build(
        &["Göteborg Nordost", "Göteborg Väster"],
        &[("Göteborg (Nordost)", "Göteborg Nordost", ""), ("Göteborg (Väster)", "Göteborg Väster", "")],
    );
    assert_eq!(problems, []);
    assert_eq!(means(&associations, "Finsam Göteborg (Väster)", 2024).unwrap(), "Göteborg Väster");
    assert!(is_ambiguous(&associations, "Göteborg"));
}

#[test]
fn a_listed_name_whose_note_is_another_listed_name() {
    let (_, problems) = build(&["Norra Örebro län (Sydnärke)", "Sydnärke"], &[]);
    assert!(matches!(problems.as_slice(), [Problem::AmbiguousAssociation { .. }]), "{problems:?}");
}

#[test]
fn what_an_association_is_called_by() {
    let (associations, _) = build(
        &["Västmanland"],
        &[("NVSAM", "Västmanland", "2023-12-31"), ("Finsam i Mälardalen", "Västmanland", "")],
    );
    let called = |text: &str| associations.called(text, Some(Year::new(2023).unwrap()));
    assert_eq!(called("Samordningsförbundet Västmanland"), Called::ByItsName);
    assert_eq!(called("nvsam"), Called::ByPredecessor(AssociationKey::new("NVSAM").name));
    assert_eq!(called("Mälardalen"), Called::ByAlias(AssociationKey::new("Mälardalen").name));
}

#[test]
fn an_invisible_name_is_no_name() {
    let (_, problems) = build(&["\u{200b}", "Sydnärke"], &[]);
    assert_eq!(problems, [Problem::NotAName { text: "\u{200b}".into() }]);
}
