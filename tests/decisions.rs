//! The ready sentences for decisions, in the member workbooks. Amounts from the memo of Region Örebro
//! län, or worked out by hand.

use calamine::Reader;
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::decision::{DecisionStatus, Measure};
use finsam::domain::rounding::Direction;
use finsam::text::{Language, Text};
use finsam::write::Only;

use crate::common::run_files::files;
use crate::common::situation::{Situation, Worked, code, kr, orebro, percent};
use crate::common::workbook::opened;

/// The rows of the sheet of decisions in a member's workbook, below its headings.
fn sentences(worked: &Worked, member: &str, language: Language) -> Vec<Vec<String>> {
    rows(worked, member, language, "sheet-decisions")
}

/// The rows of a sheet (the identifier of its name) in a member's workbook, below its headings.
fn rows(worked: &Worked, member: &str, language: Language, sheet: &str) -> Vec<Vec<String>> {
    let only = Only::Member(code(member));
    let (_, bytes) = files(worked, language, CsvProfile::ExcelSwedish, Some(&only)).remove(0);
    let sheet = opened(bytes).worksheet_range(&Text::new(language).say(sheet)).unwrap();
    let rows =
        sheet.rows().map(|row| row.iter().map(|cell| cell.to_string().replace('\u{a0}', " ")).collect());
    let rows: Vec<Vec<String>> = rows.collect();
    let heading = rows.iter().position(|row| !row[1].is_empty()).unwrap();
    rows[heading + 1..].iter().take_while(|row| !row[1].is_empty()).cloned().collect()
}

#[test]
fn the_memo_in_sentences() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let rows = sentences(&worked, "18", Language::Swedish);
    assert_eq!(rows.len(), 4);
    assert_eq!(
        rows[1],
        [
            "Degerfors/Karlskoga",
            "lämna bidrag till samordningsförbundet Degerfors/Karlskoga med 1 260 000 kronor för år 2024.",
            "slutlig",
            "Förra årets bidrag, 1 390 000 kronor, minskat med 10 % och avrundat uppåt till jämna 10 000 kronor.",
            "Bidraget är 130 000 kronor lägre än 2023.",
        ]
    );
    assert_eq!(
        rows[3][3],
        "Förra årets bidrag, 2 000 000 kronor, minskat med 50 % och avrundat uppåt till jämna \
         10 000 kronor. Minskningen är densamma som för Örebro."
    );
    let english = sentences(&worked, "18", Language::English);
    assert_eq!(
        english[1][1],
        "contribute 1,260,000 kronor to the coordination association Degerfors/Karlskoga for 2024."
    );
}

#[test]
fn a_cut_that_costs_state_money_says_so() {
    let worked = orebro(Direction::Nearest, "10000").work_out();
    let rows = sentences(&worked, "18", Language::Swedish);
    assert_eq!(
        rows[1][4],
        "Bidraget är 140 000 kronor lägre än 2023. Staten betalar 20 000 kronor mindre, eftersom regionen betalar \
         mindre än sin del."
    );
    // Two regions are together.
    let two = Situation::new(2024)
        .association("Öst", "1 000 000")
        .member("18", "Region Örebro län")
        .weight("1")
        .member("05", "Region Östergötland")
        .weight("1")
        .member("1880", "Örebro")
        .decision("*", "18", Measure::Amount(kr("100 000")))
        .decision("*", "05", Measure::Amount(kr("150 000")))
        .work_out();
    let said = |member, language| sentences(&two, member, language)[0][4].clone();
    // Half of 1 000 000 less 250 000, twice.
    assert!(
        said("18", Language::Swedish)
            .contains("500 000 kronor mindre, eftersom regionerna tillsammans betalar mindre än sin del."),
        "{}",
        said("18", Language::Swedish)
    );
    assert!(
        said("05", Language::English)
            .contains("because less than the part by law comes from the regions together."),
        "{}",
        said("05", Language::English)
    );
}

#[test]
fn what_the_state_does_not_pay_is_said_of_the_lowest_party_alone() {
    // Half of 1 000 000 each by law. The region gives 450 000, which the state matches with 900 000; the
    // municipality gives 400 000, which it matches with 800 000.
    let worked = Situation::new(2024)
        .association("Öst", "1 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "Örebro")
        .decision("*", "18", Measure::Amount(kr("450 000")))
        .decision("*", "1880", Measure::Amount(kr("400 000")))
        .work_out();
    assert_eq!(
        sentences(&worked, "18", Language::Swedish)[0][4],
        "Staten betalar 200 000 kronor mindre, eftersom kommunen betalar mindre än sin del. Även regionen betalar för \
         lite: ensamt skulle det kosta 100 000 kronor."
    );
    assert_eq!(
        sentences(&worked, "1880", Language::Swedish)[0][4],
        "Staten betalar 200 000 kronor mindre, eftersom kommunen betalar mindre än sin del."
    );
}

#[test]
fn conditional_and_preliminary_decisions_and_an_unknown_last_year() {
    let decided = |measure, status| {
        let mut situation = Situation::new(2024)
            .association("Samordningsförbundet Öst", "1 000 000")
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
            .decision("*", "18", measure);
        situation.decisions[0].status = Some(status);
        sentences(&situation.work_out(), "18", Language::Swedish).remove(0)
    };
    let amount = Measure::Amount(kr("500 000"));
    assert_eq!(
        decided(amount, DecisionStatus::Conditional)[1..],
        [
            "lämna bidrag till Samordningsförbundet Öst med 500 000 kronor för år 2024.",
            "villkorad",
            "Medlemmen har beslutat beloppet.",
            "",
        ]
    );
    // A proposal is no decision of another kind: its status stands beside the sentence.
    let proposed = decided(amount, DecisionStatus::Preliminary);
    assert!(proposed[1].starts_with("lämna bidrag till "), "{proposed:?}");
    assert_eq!(proposed[2], "preliminär");
    // Nothing to reduce: the calculated quarter, 500 000 kr, stands, and the decision's condition is not its.
    assert_eq!(
        decided(Measure::reduction(percent("10")), DecisionStatus::Conditional)[1..],
        [
            "lämna bidrag till Samordningsförbundet Öst med 500 000 kronor för år 2024.",
            "ej beslutad",
            "Beloppet är regionens del enligt lagen (2003:1210).",
            "",
        ]
    );
}

#[test]
fn trying_begins_with_the_contributions() {
    let region =
        |situation: Situation, name: &str| situation.association(name, "1 000 000").member("18", "R");
    let cut = || Measure::reduction(percent("10"));
    let mut situation = region(Situation::new(2024), "Belopp");
    for name in ["Tak", "Golv", "Minskning", "Okänt", "Följer"] {
        situation = region(situation, name);
        if name != "Okänt" {
            situation = situation.last_year("700 000");
        }
    }
    let worked = region(situation.member("1880", "Örebro"), "Lag")
        .decision("Belopp", "18", Measure::Amount(kr("123 456")))
        .decision("Tak", "18", cut())
        .rounded(Direction::Up, "10000")
        .decision("Tak", "18", Measure::Cap(kr("600 000")))
        .decision("Golv", "18", cut())
        .decision("Golv", "18", Measure::Floor(kr("650 000")))
        .decision("Minskning", "18", cut())
        .rounded(Direction::Up, "50000")
        .decision("Okänt", "18", cut())
        .decision("Följer", "1880", Measure::reduction(percent("20")))
        .decision("Följer", "18", Measure::Follows(code("1880")))
        .work_out();
    // Last year's 700 000 less 10 % is 630 000: under the cap of 600 000 and above the floor of 650 000 it is not,
    // up to the next 50 000 it is 650 000, and less 20 % it is 560 000. By law half of 1 000 000.
    let expected = [
        ("Belopp", "123456", "123456"),
        ("Tak", "600000", "600000"),
        ("Golv", "650000", "650000"),
        ("Minskning", "650000", ""),
        ("Okänt", "500000", ""),
        ("Följer", "560000", ""),
        ("Lag", "500000", ""),
    ];
    let contributions = rows(&worked, "18", Language::Swedish, "sheet-contributions");
    let tried = rows(&worked, "18", Language::Swedish, "sheet-trial");
    for (index, (association, contribution, decided)) in expected.into_iter().enumerate() {
        assert_eq!([&contributions[index][0], &contributions[index][2]], [association, contribution]);
        let [name, amount, result] = [0, 2, 6].map(|column| tried[index][column].as_str());
        assert_eq!([name, amount, result], [association, decided, contribution]);
    }
    let every = orebro(Direction::Up, "10000").work_out();
    for member in ["18", "1860", "1880", "1882"] {
        let contributed = rows(&every, member, Language::English, "sheet-contributions");
        for (index, tried) in rows(&every, member, Language::English, "sheet-trial").iter().enumerate() {
            assert_eq!([&tried[0], &tried[6]], [&contributed[index][0], &contributed[index][2]]);
        }
    }
}
