use super::*;

#[test]
fn rows_of_others_are_counted_in_one_line() {
    let case = orebro().row("Samordningsförbundet Haninge", 3_000_000).row("Finsam i Malmö", 1_000_001);
    case.sound();
    assert_eq!(case.findings(), ["F501 in/bilaga.xlsx"]);
    assert_eq!(case.problems(), [Problem::RowsNotInMemberList { count: 2, sum: Money::kr(4_000_001) }]);
}

#[test]
fn the_books_are_closed() {
    // Used rows, rows that stop the run and rows of others are all rows, and so are their sums.
    let case = orebro()
        .row("Samordningsförbundet Haninge", 3_000_000)
        .row("Sydnärke", 7)
        .row("Samordningsförbundet Umeå", 11)
        .row("Samordningsförbundet Insjöriken", 13)
        .member("Insjöriket", "Sala");
    let problems = case.problems();
    let [
        Problem::DuplicateRow { association, other },
        Problem::RowResembles { row, association: resembled },
        Problem::RowsNotInMemberList { count: 2, sum },
    ] = problems.as_slice()
    else {
        panic!("{problems:#?}")
    };
    assert_eq!((association.as_str(), other.spot().unwrap().as_str()), ("Sydnärke", "A7"));
    assert_eq!((row.as_str(), resembled.as_str()), ("Samordningsförbundet Insjöriken", "Insjöriket"));
    let used = case.assemble().0.unwrap().associations;
    let used: Vec<Money> =
        used.iter().map(|association| association.allocation.governing().unwrap().1.value).collect();
    // Both rows of Sydnärke stop the run: 2 360 000 and 7.
    assert_eq!(used.len() + 2 + 1 + 2, case.allocation.rows.len());
    let all = case.allocation.rows.iter().map(|row| row.allocation.governing().unwrap().1.value);
    let parts = used.into_iter().chain([*sum, Money::kr(2_360_000), Money::kr(7), Money::kr(13)]);
    assert_eq!(Money::sum(parts), Money::sum(all));
}

#[test]
fn a_listed_association_without_a_row_stops_the_run() {
    let case = orebro().member("Samordningsförbundet Värmdö", "Värmdö");
    assert_eq!(case.findings(), ["F503 Medlemmar!A6"]);
    // The others are sound and are given back.
    assert_eq!(case.assemble().0.unwrap().associations.len(), 4);
}

#[test]
fn a_row_that_resembles_it_is_shown_and_not_used() {
    let case = Case::new()
        .row("Falköping/Tidaholms Samordningsförbund", 2)
        .row("Samordningsförbundet Umeå", 4)
        .member("Samordningsförbundet Falköping/Tidaholm", "Falköping");
    assert_eq!(case.findings(), ["F502 Fördelning!A5", "F501 in/bilaga.xlsx"]);
    assert_eq!(names(&case.assemble().0.unwrap()), Vec::<&str>::new());
    let mended = case.alias("Falköping/Tidaholms", "Falköping/Tidaholm", "");
    assert_eq!(mended.findings(), ["F501 in/bilaga.xlsx"]);
}

#[test]
fn a_row_that_resembles_one_that_has_its_row_is_anothers() {
    let case = Case::new()
        .row("Samordningsförbundet Västra Skaraborg", 2)
        .row("Samordningsförbundet Östra Skaraborg", 4)
        .member("Västra Skaraborg", "Skara");
    assert_eq!(case.findings(), ["F501 in/bilaga.xlsx"]);
}

#[test]
fn one_row_may_resemble_two() {
    let case = Case::new()
        .row("Samordningsförbundet Skaraborg", 2)
        .member("Västra Skaraborg", "Skara")
        .member("Östra Skaraborg", "Skövde");
    assert_eq!(case.findings(), ["F502 Fördelning!A5", "F502 Fördelning!A5"]);
}

#[test]
fn a_name_for_two_associations_is_not_decided() {
    let case = orebro().row("Norra Örebro län (Sydnärke)", 2);
    assert_eq!(case.findings(), ["F407 Fördelning!A9"]);
    let case = orebro().row("Sydnärke (Degerfors/Karlskoga)", 2);
    assert_eq!(case.findings(), ["F407 Fördelning!A9"]);
}

#[test]
fn predecessors_in_the_file_are_two_rows_for_one() {
    let case = Case::new()
        .row("Norra Västmanlands Samordningsförbund", 2)
        .row("Samordningsförbundet Västerås", 2)
        .member("Västmanland", "Sala")
        .alias("Norra Västmanlands Samordningsförbund", "Västmanland", "")
        .alias("Västerås", "Västmanland", "");
    assert_eq!(case.findings(), ["F504 Fördelning!A6"]);
}

#[test]
fn a_predecessors_name_after_the_merger_stops_or_is_anothers() {
    let case = || {
        Case::new()
            .row("Samordningsförbundet Västerås", 2)
            .member("Samordningsförbundet Västmanland", "Sala")
            .alias("Västerås", "Västmanland", "2023-12-31")
    };
    assert_eq!(case().findings(), ["F410 Fördelning!A5"]);
    assert_eq!(case().row("Västmanland", 4).findings(), ["F501 in/bilaga.xlsx"]);
}

#[test]
fn an_amount_must_govern_and_not_be_negative() {
    let possible = Sourced::new(Money::kr(5_000_000), place("in/bilaga.xlsx", "Fördelning", 4, 2));
    let only_possible = [(AmountKind::Possible, possible)].into_iter().collect();
    let case = Case::new().row_with("Sydnärke", only_possible).member("Sydnärke", "Kumla");
    assert_eq!(case.findings(), ["F511 Fördelning!A5"]);
    let case = Case::new().row("Sydnärke", -1).member("Sydnärke", "Kumla");
    assert_eq!(case.findings(), ["F307 Fördelning!B5"]);
    // What others are allocated is not the office's to mend.
    let case = orebro().row("Samordningsförbundet Haninge", -1);
    assert_eq!(case.findings(), ["F501 in/bilaga.xlsx"]);
}

#[test]
fn the_order_is_the_lists() {
    let case = Case::new()
        .row("B", 2)
        .row("A", 2)
        .row("C", 2)
        .member("C", "Sala")
        .member("A", "Sala")
        .member("B", "Sala")
        .member("C", "Västerås");
    assert_eq!(names(&case.sound()), ["C", "A", "B"]);
}
