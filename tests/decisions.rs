//! The ready sentences for decisions, in the member workbooks. Amounts from the memo of Region Örebro
//! län, or worked out by hand.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use finsam::domain::decision::{DecisionStatus, Measure};
use finsam::domain::rounding::Direction;
use finsam::output::Source;
use finsam::text::{Language, Text};
use finsam::write::report::{CsvProfile, Report};
use finsam::write::{Only, documents};

use crate::situation::{Situation, Worked, code, kr, orebro, percent};
use crate::summaries::facts;

/// The rows of the sheet of decisions in a member's workbook, below its headings.
fn sentences(worked: &Worked, member: &str, language: Language) -> Vec<Vec<String>> {
    let (text, run) = (Text::new(language), facts(CsvProfile::ExcelSwedish));
    let report = Report::new(&worked.outcome, &worked.findings, &text, &run);
    let documents = documents(&report, Some(&Only::Member(code(member)))).unwrap();
    let bytes = documents[0].bytes().unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range(&text.say("sheet-decisions")).unwrap();
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
            "Föregående års bidrag, 1 390 000 kronor, minskat med 10 % och avrundat uppåt till jämna 10 000 kronor.",
            "Bidraget är 130 000 kronor lägre än 2023.",
        ]
    );
    assert_eq!(
        rows[3][2],
        "Föregående års bidrag, 2 000 000 kronor, minskat med 50 % och avrundat uppåt till jämna \
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
        rows[1][3],
        "Bidraget är 140 000 kronor lägre än 2023. Staten betalar 20 000 kronor mindre än tilldelat, \
         eftersom regionen bidrar med mindre än sin andel."
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
    let said = |member, language| sentences(&two, member, language)[0][3].clone();
    // Half of 1 000 000 less 250 000, twice.
    assert!(
        said("18", Language::Swedish).contains(
            "500 000 kronor mindre än tilldelat, eftersom regionerna tillsammans bidrar med mindre än sin andel."
        ),
        "{}",
        said("18", Language::Swedish)
    );
    assert!(
        said("05", Language::English)
            .contains("because less than the share by law comes from the regions together."),
        "{}",
        said("05", Language::English)
    );
}

#[test]
fn conditional_and_preliminary_decisions_and_an_unknown_last_year() {
    let decided = |status| {
        let mut situation = Situation::new(2024)
            .association("Samordningsförbundet Öst", "1 000 000")
            .member("18", "Region Örebro län")
            .member("1880", "Örebro")
            .decision("*", "18", Measure::Reduction(percent("10")));
        situation.decisions[0].status = Some(status);
        sentences(&situation.work_out(), "18", Language::Swedish).remove(0)
    };
    // Nothing to reduce: the calculated quarter, 500 000 kr, stands.
    assert_eq!(
        decided(DecisionStatus::Conditional)[1..],
        [
            "lämna bidrag till Samordningsförbundet Öst med 500 000 kronor för år 2024, under förutsättning \
             att övriga medlemmar fattar motsvarande beslut.",
            "Andelen enligt lagen (2003:1210) och medlemmarnas fördelningsnyckel.",
            "",
        ]
    );
    assert!(decided(DecisionStatus::Preliminary)[1].starts_with("preliminärt lämna bidrag till "));
}
