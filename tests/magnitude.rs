//! Last year's amounts in another unit than the one they are read in.

use serde_json::Value;

use crate::common::working_folder::WorkingFolder;

const LAST_YEAR: &str = "föregående år.csv";

/// The region paid 1 390 and 1 305,5 tkr; 1 260 000 and 1 180 000 kr are calculated.
fn last_year_in_kronor() -> WorkingFolder {
    WorkingFolder::orebro().replaced(LAST_YEAR, "Belopp (tkr)", "Belopp (kr)")
}

/// The findings of the magnitude as `file cell message`, and the exit code.
fn check(folder: &WorkingFolder) -> (Vec<String>, Option<i32>) {
    let answer = folder.finsam(&["check", "--format", "json"]);
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or("-").to_owned();
    let findings = answer.findings().into_iter().filter(|finding| finding["code"] == "F540");
    let told = findings.map(|finding| ["file", "cell", "message"].map(|key| text(&finding, key)).join(" "));
    (told.map(|told| told.replace('\u{a0}', " ")).collect(), answer.code)
}

fn settled(folder: WorkingFolder, magnitude: &str) -> WorkingFolder {
    let settings = format!("{}[checks]\nmagnitude = {magnitude}\n", folder.read("finsam.toml"));
    folder.file("finsam.toml", &settings)
}

#[test]
fn thousands_read_as_kronor_stop_and_are_told_once() {
    let (told, code) = check(&last_year_in_kronor());
    assert_eq!(code, Some(1));
    assert_eq!(
        told,
        ["föregående år.csv D2 2 belopp från förra året är mycket olika årets (D2:D3). Ett är \
          1 390 kr mot 1 260 000 kr i år. Är enheten rätt?"]
    );
}

#[test]
fn kronor_read_as_thousands_stop_too() {
    // 1 305 500 tkr is 1 305 500 000 kr, a thousand times 1 180 000.
    let folder = WorkingFolder::orebro().replaced(LAST_YEAR, "1305,5", "1305500");
    let (told, code) = check(&folder);
    assert_eq!((told.len(), code), (1, Some(1)), "{told:?}");
    assert!(told[0].contains("D3 Förra året 1 305 500 000 kr, i år 1 180 000 kr."), "{told:?}");
}

#[test]
fn the_settings_settle_it_for_all_or_for_cells() {
    for settles in ["false", "[\"D2\", \"D3\"]", "[\"föregående år.csv!D2\", \"$D$3\"]"] {
        assert_eq!(check(&settled(last_year_in_kronor(), settles)), (vec![], Some(0)), "{settles}");
    }
    let (told, code) = check(&settled(last_year_in_kronor(), "[\"D2\"]"));
    assert_eq!((told.len(), code), (1, Some(1)));
    assert!(told[0].starts_with("föregående år.csv D3"), "{told:?}");
    assert_eq!(check(&settled(last_year_in_kronor(), "true")).0.len(), 1);
}

#[test]
fn predecessors_are_held_against_it_together() {
    // Each alone is less than a fiftieth of 1 260 000 kr (25 200 kr); together they are 26 000 kr.
    let folder = WorkingFolder::orebro()
        .replaced(LAST_YEAR, "Degerfors/Karlskoga;Region Örebro län;2023;1390,0", "Karlskoga;Region Örebro län;2023;13\nDegerfors;Region Örebro län;2023;13")
        .file("alias.csv", "Namn;Avser;Från;Till\nKarlskoga;Karlskoga/Degerfors;;2023-12-31\nDegerfors;Karlskoga/Degerfors;;2023-12-31\n");
    assert_eq!(check(&folder), (vec![], Some(0)));
    let (told, code) = check(&folder.replaced(LAST_YEAR, "2023;13\n", "2023;0,013\n"));
    assert_eq!((told.len(), code), (1, Some(1)), "the sum is asked about, with the cells of both: {told:?}");
    assert!(told[0].contains("D2:D3"), "{told:?}");
}
