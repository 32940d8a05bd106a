//! Which amount a column holds, by its own header, the heading of its group, and the titles.

use super::*;
use crate::read::open;

/// The columns of amounts as `kind cell`, and the findings as `id cell`.
fn columns(text: &str) -> (Vec<String>, Vec<String>) {
    let file = Arc::new(SourceFile { path: "in/bilaga.csv".to_owned(), sha256: String::new() });
    let mut findings = Findings::new();
    let sheets = open::sheets(text.as_bytes(), &file, &mut findings);
    let (_, account) =
        rows(&sheets, &file, &AllocationSettings::default(), Year::new(2024).ok(), &mut findings);
    let spot = |place: &Place| place.spot().unwrap_or_default();
    let columns = account.iter().flat_map(|account| &account.columns);
    let amounts = columns.filter(|column| column.column != Column::Association);
    let amounts = amounts.map(|column| format!("{} {}", column.column.name(), spot(&column.header.place)));
    let errors = findings
        .sorted()
        .into_iter()
        .filter(|finding| finding.severity() == crate::findings::Severity::Error);
    let told = errors.map(|finding| {
        let place = finding.place.as_ref().map(&spot).unwrap_or_default();
        format!("{} {place}", finding.problem.id())
    });
    (amounts.collect(), told.collect())
}

#[track_caller]
fn read_as(text: &str, expected: &[&str]) {
    assert_eq!(columns(text), (expected.iter().map(ToString::to_string).collect(), Vec::new()), "{text}");
}

const TITLE: &str = "Bilaga slutlig fördelning samordningsförbund 2024, tkr;;;\n";
const ROW: &str = "Sydnärke;2360;2400;2500\n";

#[test]
fn possible_above_allocation_is_a_possible_amount_whatever_the_title_says() {
    for (header, expected) in [
        (";Möjlig;Slutlig;\nFörbund;tilldelning;tilldelning;Not\n", ["possible B3", "final C3"]),
        // The heading of the group says more than one word.
        (
            ";Möjliga medel enligt modellen;Slutliga medel;\nFörbund;Tilldelning;Tilldelning;Not\n",
            ["possible B3", "final C3"],
        ),
        (
            ";Högsta möjliga belopp;Beslut;\nFörbund;Tilldelning;Tilldelning;Not\n",
            ["possible B3", "final C3"],
        ),
    ] {
        read_as(&format!("{TITLE}{header}{ROW}"), &expected);
    }
}

#[test]
fn possible_over_several_years_is_possible_in_each() {
    let text = format!(
        "{TITLE};Möjlig;;\nFörbund;tilldelning 2023;tilldelning 2024;slutlig tilldelning 2024\n{ROW}"
    );
    // In text a group reaches to the right as far as nothing else stands in its row.
    let (columns, _) = columns(&text);
    assert!(!columns.contains(&"final C3".to_owned()), "{columns:?}");
    let merged =
        format!("{TITLE};Möjlig;;Slutlig\nFörbund;tilldelning 2023;tilldelning 2024;tilldelning 2024\n{ROW}");
    read_as(&merged, &["possible C3", "final D3"]);
}

#[test]
fn a_status_above_allocation_is_joined_with_it() {
    read_as(
        "kr;;\n;Preliminär;Slutlig\nFörbund;tilldelning;tilldelning\nSydnärke;2360000;2400000\n",
        &["preliminary B3", "final C3"],
    );
    // The heading goes before the title.
    let preliminary = ";Preliminära belopp för året;Deltagare\nFörbund;Tilldelning;Antal\n";
    read_as(&format!("{TITLE}{preliminary}{ROW}"), &["preliminary B3"]);
}

#[test]
fn a_title_that_speaks_of_possible_amounts_makes_none_final() {
    let file = |title: &str| format!("{title};\nFörbund;Tilldelning (tkr)\nSydnärke;2360\n");
    assert_eq!(columns(&file("Möjlig tilldelning 2024")).0, ["possible B2"]);
    assert_eq!(columns(&file("Slutlig och möjlig fördelning 2024")).1, ["status-unknown B2"]);
    // The possible amounts have a column of their own, and the title speaks of both.
    let both =
        "Möjlig och slutlig fördelning 2024;;\nFörbund;Möjlig (tkr);Tilldelning (tkr)\nSydnärke;2500;2360\n";
    read_as(both, &["possible B2", "final C2"]);
}
