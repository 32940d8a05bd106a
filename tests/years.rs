//! The year of the file: an amount of another year is never used without a word.
//!
//! The folder is about 2024 (`fixtures/findings/base`).

use serde_json::Value;

use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

/// `check` with this text as the only allocation file.
fn check(name: &str, text: &str) -> Answer {
    check_with(name, text, "")
}

/// The same, with more settings.
fn check_with(name: &str, text: &str, settings: &str) -> Answer {
    let folder = WorkingFolder::orebro();
    folder.remove("in/bilaga.csv");
    let settings = format!("{}\n{settings}\n", folder.read("finsam.toml"));
    folder
        .file(&format!("in/{name}"), text)
        .file("finsam.toml", &settings)
        .finsam(&["check", "--format", "json"])
}

/// Rows of both associations with so many amounts each.
fn rows(count: usize) -> String {
    let row = |name: &str, amount: &str| format!("{name}{}\n", format!(";{amount}").repeat(count));
    row("Degerfors/Karlskoga", "2520") + &row("Sydnärke", "2360")
}

/// The findings of the codes that are about years, each as `code file sheet cell`.
fn years(answer: &Answer) -> Vec<String> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let findings = answer.findings().into_iter();
    let of_years = findings.filter(|finding| ["F205", "F230"].contains(&finding["code"].as_str().unwrap()));
    of_years
        .map(|finding| ["code", "file", "sheet", "cell"].map(|key| text(&finding, key)).join(" "))
        .collect()
}

#[track_caller]
fn stops(answer: &Answer, finding: &str) {
    assert_eq!(answer.code, Some(1), "{}", answer.out);
    assert_eq!(years(answer), [finding]);
}

#[track_caller]
fn passes(answer: &Answer) {
    assert_eq!(years(answer), [] as [&str; 0]);
    assert_eq!(answer.code, Some(0), "{}", answer.out);
}

#[test]
fn next_years_file_with_this_years_column_beside_it_stops() {
    let header = "Förbund;Tilldelning 2024 (tkr);Slutlig tilldelning 2025 (tkr)\n";
    let file = format!("Slutlig fördelning av statliga medel 2025;;\n{header}{}", rows(2));
    stops(&check("bilaga.csv", &file), "F205 in/bilaga.csv - A1");
}

#[test]
fn a_title_of_another_year_over_a_header_of_this_stops() {
    let file = format!("Slutlig fördelning 2025;\nFörbund;Slutlig tilldelning 2024 (tkr)\n{}", rows(1));
    stops(&check("bilaga.csv", &file), "F205 in/bilaga.csv - A1");
    let last = format!("Slutlig fördelning 2023;\nFörbund;Slutlig tilldelning 2024 (tkr)\n{}", rows(1));
    stops(&check("bilaga.csv", &last), "F205 in/bilaga.csv - A1");
}

#[test]
fn a_sheet_of_another_year_stops() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("Fördelning 2025").unwrap();
    for (row, (name, amount)) in (1..).zip([("Degerfors/Karlskoga", 2520), ("Sydnärke", 2360)]) {
        sheet.write(row, 0, name).unwrap().write(row, 1, amount).unwrap();
    }
    sheet.write(0, 0, "Förbund").unwrap().write(0, 1, "Slutlig tilldelning 2024 (tkr)").unwrap();
    let folder = WorkingFolder::orebro().bytes("in/bilaga.xlsx", &book.save_to_buffer().unwrap());
    folder.remove("in/bilaga.csv");
    stops(&folder.finsam(&["check", "--format", "json"]), "F205 in/bilaga.xlsx Fördelning 2025 -");
}

#[test]
fn the_name_of_the_file_speaks_where_title_and_sheet_are_silent() {
    let table = format!("Förbund;Slutlig tilldelning 2024 (tkr)\n{}", rows(1));
    stops(&check("bilaga-2025.csv", &table), "F205 in/bilaga-2025.csv - -");
    passes(&check("bilaga-2025.csv", &format!("Slutlig fördelning 2024;\n{table}")));
    passes(&check("bilaga 2023-11-10.csv", &table));
}

#[test]
fn years_of_dates_and_comparisons_are_not_the_titles() {
    let table = format!("Förbund;Slutlig tilldelning 2024 (tkr)\n{}", rows(1));
    for title in [
        "Försäkringskassans beslut 2023-11-10",
        "Försäkringskassans beslut den 10 november 2023",
        "Beslut 10/11 2023",
        "Beslut hösten 2023",
        "Slutlig fördelning, jämfört med 2023",
        "Slutlig fördelning 2024 jämfört med 2023",
        "Final allocation 2024 compared with 2023",
    ] {
        passes(&check("bilaga.csv", &format!("{title};\n{table}")));
    }
}

#[test]
fn a_later_column_that_is_as_final_stops_where_nothing_says_the_year() {
    let header = "Förbund;Slutlig tilldelning 2024 (tkr);Slutlig tilldelning 2025 (tkr)\n";
    let table = format!("{header}{}", rows(2));
    stops(&check("bilaga.csv", &table), "F230 in/bilaga.csv - C1");
    let undated = format!("Förbund;Slutlig tilldelning (tkr);Slutlig tilldelning 2025 (tkr)\n{}", rows(2));
    stops(&check("bilaga.csv", &undated), "F230 in/bilaga.csv - C1");
    let later = format!("Förbund;Preliminär tilldelning 2024 (tkr);Beslut 2025 (tkr)\n{}", rows(2));
    stops(&check("bilaga.csv", &later), "F230 in/bilaga.csv - C1");
    // Whose status nothing tells may be as final.
    let untold = format!("Förbund;Slutlig tilldelning 2024 (tkr);Tilldelning 2025 (tkr)\n{}", rows(2));
    stops(&check("bilaga.csv", &untold), "F230 in/bilaga.csv - C1");
    // The file says which year it is about, or somebody says which column is meant.
    passes(&check("bilaga.csv", &format!("Slutlig fördelning 2024;;\n{table}")));
    passes(&check_with("bilaga.csv", &table, "[allocation]\ncolumns = { final = \"B\" }"));
}

#[test]
fn a_later_column_that_is_less_final_passes() {
    for later in ["Möjlig tilldelning 2025", "Preliminär tilldelning 2025", "Äskade medel 2025"] {
        let header = format!("Förbund;Slutlig tilldelning 2024 (tkr);{later} (tkr)\n");
        passes(&check("bilaga.csv", &format!("{header}{}", rows(2))));
    }
}

#[test]
fn a_series_of_years_under_one_heading_passes() {
    let alone = format!("Slutlig tilldelning, tkr;;;\nFörbund;2023;2024;2025\n{}", rows(3));
    passes(&check("bilaga.csv", &alone));
    let under = format!("Förbund;Slutlig tilldelning (tkr);;\n;2023;2024;2025\n{}", rows(3));
    passes(&check("bilaga.csv", &under));
}

#[test]
fn last_years_and_next_years_files_beside_this_years_are_passed_over() {
    let of = |title: u16, header: &str| {
        format!("Slutlig fördelning {title};;\nFörbund;{header}\n{}", rows(header.matches(';').count() + 1))
    };
    let folder = WorkingFolder::orebro()
        .file("in/2023.csv", &of(2023, "Slutlig tilldelning 2023 (tkr)"))
        .file("in/2025.csv", &of(2025, "Slutlig tilldelning 2024 (tkr);Slutlig tilldelning 2025 (tkr)"));
    let answer = folder.finsam(&["check", "--format", "json"]);
    passes(&answer);
    assert_eq!(answer.out.matches("F115").count(), 2, "{}", answer.out);
}
