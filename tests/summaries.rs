//! The summaries as comma-separated values. Expected figures come from the published memo of Region
//! Örebro län, or are worked out by hand.

use finsam::domain::allocation::{AllocationStatus, AmountKind};
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::rounding::Direction;
use finsam::domain::word::Word;
use finsam::findings::Findings;
use finsam::text::{Language, Text};
use finsam::write::report::Report;
use finsam::write::{Only, documents};

use crate::common::run_files::{file, files, with_report};
use crate::common::situation::{Situation, Worked, code, kr, name, orebro};

/// One file of a run, as text.
fn text(worked: &Worked, language: Language, csv: CsvProfile, path: &str) -> String {
    String::from_utf8(file(worked, language, csv, path)).unwrap()
}

fn swedish(worked: &Worked, path: &str) -> Vec<String> {
    text(worked, Language::Swedish, CsvProfile::ExcelSwedish, path).lines().map(str::to_owned).collect()
}

fn paths(worked: &Worked, only: Option<&Only>) -> Vec<String> {
    let files = files(worked, Language::Swedish, CsvProfile::ExcelSwedish, only);
    files.into_iter().map(|(path, _)| path).collect()
}

#[test]
fn the_files_of_a_run() {
    let worked = orebro(Direction::Up, "10000").work_out();
    assert_eq!(
        paths(&worked, None),
        [
            "sammanstallning-2024.xlsx",
            "forbund/Norra-Örebro-län-2024.xlsx",
            "forbund/Degerfors-Karlskoga-2024.xlsx",
            "forbund/Sydnärke-2024.xlsx",
            "forbund/Finsam-Lekeberg-och-Örebro-2024.xlsx",
            "medlemmar/Region-Örebro-län-2024.xlsx",
            "medlemmar/Lekeberg-2024.xlsx",
            "medlemmar/Laxå-2024.xlsx",
            "medlemmar/Hallsberg-2024.xlsx",
            "medlemmar/Örebro-2024.xlsx",
            "medlemmar/Kumla-2024.xlsx",
            "medlemmar/Askersund-2024.xlsx",
            "csv/forbund.csv",
            "csv/bidrag.csv",
            "csv/avvikelser.csv",
            "csv/sparning.csv",
            "csv/brev.csv",
            "csv/datapackage.json",
        ]
    );
}

#[test]
fn only_one_workbook_when_only_one_is_asked_for() {
    let worked = orebro(Direction::Up, "10000").work_out();
    assert_eq!(paths(&worked, Some(&Only::Association(name("Sydnärke")))), ["forbund/Sydnärke-2024.xlsx"]);
    assert_eq!(paths(&worked, Some(&Only::Member(code("18")))), ["medlemmar/Region-Örebro-län-2024.xlsx"]);
    assert!(paths(&worked, Some(&Only::Member(code("25")))).is_empty());
}

#[test]
fn two_associations_with_one_file_name_stop_before_anything_is_written() {
    let worked = Situation::new(2024)
        .association("Väst", "100")
        .association("VÄST", "200")
        .association("a/b", "300")
        .association("a:b", "400")
        .work_out();
    let written = |report: &Report<'_>| documents(report, None).map(drop);
    let Err(findings) = with_report(&worked, Language::Swedish, CsvProfile::ExcelSwedish, written) else {
        panic!("two pairs of names collide")
    };
    let ids: Vec<&str> = findings.sorted().iter().map(|finding| finding.problem.id()).collect();
    assert_eq!(ids, ["file-name-collision", "file-name-collision"]);
}

#[test]
fn contributions_as_the_memo_has_them() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let rows = swedish(&worked, "csv/bidrag.csv");
    assert_eq!(
        rows[0],
        "\u{feff}ar;forbund;medlem;part;kod;nyckel;andel_procent;beraknat_kr;erbjudet_kr;bidrag_kr;\
         foregaende_kr;forandring_kr;forandring_procent;beslutad_procent;status"
    );
    // 1 390 000 − 10 % = 1 251 000, up to 1 260 000; −130 000 of 1 390 000 is −9,35 %.
    assert_eq!(
        rows[3],
        "2024;Degerfors/Karlskoga;Region Örebro län;regioner;18;;100;1260000;1260000;1260000;\
         1390000;-130000;-9,35;-10;slutlig"
    );
    assert_eq!(
        rows[4],
        "2024;Degerfors/Karlskoga;kommunerna tillsammans;kommuner;;;100;1260000;1260000;1260000;;;;;ej beslutad"
    );
    // 22 681 of 55 701 inhabitants is 40,719197 %.
    assert_eq!(
        rows[8],
        "2024;Sydnärke;Kumla;kommuner;1881;befolkning;40,719197;480486;480486;480486;;;;;ej beslutad"
    );
}

#[test]
fn contributions_for_programs_and_in_english() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let text = text(&worked, Language::English, CsvProfile::Rfc4180, "csv/bidrag.csv");
    assert!(text.starts_with("ar,forbund,medlem,"), "no byte order mark: {text:?}");
    assert!(text.contains(
        "\r\n2024,Degerfors/Karlskoga,Region Örebro län,regions,18,,100,1260000,1260000,1260000,\
         1390000,-130000,-9.35,-10,final\r\n"
    ));
}

#[test]
fn associations_with_what_is_unknown_left_empty() {
    // Offered 1 250 000 by the region, so 20 000 kr of the state's 2 520 000 is left.
    let worked = orebro(Direction::Nearest, "10000").work_out();
    let rows = swedish(&worked, "csv/forbund.csv");
    assert_eq!(
        rows[2],
        "2024;Degerfors/Karlskoga;slutlig;;;;2520000;2500000;1250000;1260000;5010000;20000;;;;"
    );
}

#[test]
fn the_change_of_an_association_is_that_of_its_members_contributions() {
    let worked = Situation::new(2024)
        .association("Öst", "1 000")
        .member("18", "Region Örebro län")
        .last_year("400")
        .member("1880", "Örebro")
        .last_year("500")
        .work_out();
    // 500 + 500 against 900: +100, which is 11,11 %.
    assert_eq!(
        swedish(&worked, "csv/forbund.csv")[1],
        "2024;Öst;slutlig;;;;1000;1000;500;500;2000;0;900;100;11,11;"
    );
}

#[test]
fn every_step_of_a_trace_has_its_row() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let rows = swedish(&worked, "csv/sparning.csv");
    let of = |id: &str| -> Vec<String> {
        rows.iter()
            .filter_map(|row| row.strip_prefix(&format!("{id};")))
            .map(|row| row.replace('\u{a0}', " "))
            .collect()
    };
    // Every value has a cell of its own in the order of the builder: last year's amount is the 8th, the
    // decision's measure the 29th.
    assert_eq!(
        of("Degerfors-Karlskoga/Region-Örebro-län/bidrag"),
        [
            "1;Bidrag;;;;;1 260 000 kr;",
            "1.1;Bidrag efter medlemmens beslut;;;;;1 260 000 kr;",
            "1.1.1;Förra årets bidrag efter minskning;beslut, slutlig;situation.xlsx;Blad;A29;\
             1 260 000 kr;uppåt 10 tkr från 1 251 000 kr",
            "1.1.1.1;Bidrag förra året;inläst;situation.xlsx;Blad;A8;1 390 000 kr;",
            "1.1.1.2;Beslutad minskning;beslut, slutlig;situation.xlsx;Blad;A29;−10 %;",
            "1.1.2;Bidrag enligt lagen;;;;;används inte: ett beslut gäller;",
        ]
    );
    assert_eq!(of("Degerfors-Karlskoga/stat").len(), 4);
    assert!(!of("Degerfors-Karlskoga/kommunerna-tillsammans/bidrag").is_empty());
    assert!(of("Degerfors-Karlskoga/matchat")[0].contains("2 520 000 kr"));
    assert!(of("Degerfors-Karlskoga/outtaget")[0].contains(";0 kr;"));
}

#[test]
fn findings_are_listed_gravest_first() {
    let worked = orebro(Direction::Nearest, "10000").work_out();
    let rows = swedish(&worked, "csv/avvikelser.csv");
    assert_eq!(rows[0], "\u{feff}kod;allvar;fil;blad;cell;meddelande;atgard");
    assert_eq!(rows.len() - 1, Findings::sorted(&worked.findings).len());
    assert!(rows[1].starts_with("F509;varning;situation.xlsx;Blad;"), "{}", rows[1]);
}

#[test]
fn a_name_that_looks_like_a_formula_is_text() {
    let worked = Situation::new(2024).association("=cmd()", "1 000").member("1880", "-Örebro").work_out();
    let rows = swedish(&worked, "csv/bidrag.csv");
    assert!(rows[2].starts_with("2024;'=cmd();'-Örebro;"), "{}", rows[2]);
}

#[test]
fn the_data_package_tells_of_every_column_in_both_languages() {
    let worked = orebro(Direction::Up, "10000").work_out();
    for (profile, decimal) in [(CsvProfile::ExcelSwedish, Some(",")), (CsvProfile::Rfc4180, None)] {
        let package = text(&worked, Language::English, profile, "csv/datapackage.json");
        let package: serde_json::Value = serde_json::from_str(&package).unwrap();
        let resources = package["resources"].as_array().unwrap();
        assert_eq!(resources.len(), 5);
        for resource in resources {
            let path = format!("csv/{}", resource["path"].as_str().unwrap());
            let content = text(&worked, Language::English, profile, &path);
            let delimiter = resource["dialect"]["csv"]["delimiter"].as_str().unwrap();
            let fields = resource["schema"]["fields"].as_array().unwrap();
            let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
            let header = content.lines().next().unwrap().trim_start_matches('\u{feff}');
            assert_eq!(header, names.join(delimiter), "{path}");
            for field in fields {
                let description = field["description"].as_str().unwrap();
                assert!(description.contains(" / ") && !description.starts_with("csv-"), "{field}");
                if field["name"].as_str().unwrap().ends_with("_kr") {
                    assert_eq!(field["type"], "number");
                    assert_eq!(field["unit"], "SEK");
                    assert_eq!(field.get("decimalChar").and_then(|mark| mark.as_str()), decimal);
                }
            }
        }
    }
}

/// The words of a status and of two columns hold for what the columns can hold.
#[test]
fn the_data_package_describes_what_the_columns_hold() {
    let amounts = |association: Situation| {
        let worked = association.work_out();
        swedish(&worked, "csv/forbund.csv")[1].split(';').map(str::to_owned).collect::<Vec<_>>()
    };
    let package = text(
        &orebro(Direction::Up, "10000").work_out(),
        Language::Swedish,
        CsvProfile::ExcelSwedish,
        "csv/datapackage.json",
    );
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let told = |resource: usize, column: &str| {
        let fields = package["resources"][resource]["schema"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == column).unwrap()["description"].as_str().unwrap()
    };
    // Every status that the column can have is named in both languages.
    for language in [Language::Swedish, Language::English] {
        for status in AllocationStatus::IDS {
            let word = Text::new(language).say(status);
            assert!(told(0, "status").contains(&word), "{word}: {}", told(0, "status"));
        }
    }
    let corrected =
        amounts(Situation::new(2024).association("Öst", "1 000").amount(AmountKind::Corrected, "1 200"));
    assert_eq!((corrected[2].as_str(), corrected[6].as_str()), ("rättad", "1200"));
    assert!(told(0, "slutlig_kr").contains("rättade") && told(0, "slutlig_kr").contains("corrected"));
    // 500 for the municipalities, 100 of it fixed: the others have half each of the 400 that are left.
    let worked = Situation::new(2024)
        .association("Öst", "1 000")
        .member("1880", "Örebro")
        .fixed("100")
        .member("1881", "Kumla")
        .weight("1")
        .member("1882", "Askersund")
        .weight("1")
        .work_out();
    let rows = swedish(&worked, "csv/bidrag.csv");
    let share = |member: &str| {
        let row = rows.iter().find(|row| row.contains(member)).unwrap();
        row.split(';').skip(6).take(2).map(str::to_owned).collect::<Vec<_>>().join(";")
    };
    assert_eq!([share(";Örebro;"), share(";Kumla;"), share(";Askersund;")], [";100", "50;200", "50;200"]);
    for word in ["fasta belopp", "fixed amount", "sex decimaler", "six decimals", "tomt", "empty"] {
        assert!(told(1, "andel_procent").contains(word), "{word}: {}", told(1, "andel_procent"));
    }
}

/// `frictionless validate`. Where the program is missing the test says so and passes, except in CI.
#[test]
fn frictionless_finds_nothing_wrong() {
    if std::process::Command::new("frictionless").arg("--version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "CI must have frictionless (from PyPI)");
        eprintln!("skipped: frictionless (from PyPI) is not on the path");
        return;
    }
    // One as in the memo; one with öre, text that a spreadsheet would run, and both delimiters in a name;
    // one with nothing in it.
    let hostile = Situation::new(2024)
        .association("=cmd(); \"AB\", Öst", "2 000 000.10")
        .member("18", "-Region Örebro län")
        .last_year("500 000.35")
        .member("1880", "@Örebro")
        .last_year("0");
    let mut hostile = hostile;
    hostile.settings.split_unit = kr("0.01");
    let samples =
        [orebro(Direction::Nearest, "10000").work_out(), hostile.work_out(), Situation::new(2024).work_out()];
    for worked in &samples {
        for profile in [CsvProfile::ExcelSwedish, CsvProfile::Rfc4180] {
            let folder = tempfile::tempdir().unwrap();
            write_summaries(worked, profile, folder.path());
            let (sound, answer) = validated(folder.path());
            assert!(sound, "{answer}");
        }
    }
    // That it would say so: an amount that is no number.
    let folder = tempfile::tempdir().unwrap();
    write_summaries(&samples[0], CsvProfile::Rfc4180, folder.path());
    let table = folder.path().join("bidrag.csv");
    let spoilt = fs_err::read_to_string(&table).unwrap().replacen("900000", "okänt", 1);
    fs_err::write(&table, spoilt).unwrap();
    assert!(!validated(folder.path()).0, "frictionless accepts anything");
}

fn write_summaries(worked: &Worked, profile: CsvProfile, folder: &std::path::Path) {
    for (path, bytes) in files(worked, Language::Swedish, profile, None) {
        if let Some(name) = path.strip_prefix("csv/") {
            fs_err::write(folder.join(name), bytes).unwrap();
        }
    }
}

/// Whether `frictionless validate` finds the folder's data package sound, and what it says.
fn validated(folder: &std::path::Path) -> (bool, String) {
    let answer = std::process::Command::new("frictionless")
        .args(["validate", "datapackage.json"])
        .current_dir(folder)
        .output()
        .unwrap();
    (answer.status.success(), String::from_utf8_lossy(&answer.stdout).into_owned())
}

#[test]
fn letters_have_amounts_for_print_and_never_nothing_for_what_is_unknown() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let letters = text(&worked, Language::Swedish, CsvProfile::ExcelSwedish, "csv/brev.csv");
    let letters = letters.replace('\u{a0}', " ");
    let rows: Vec<&str> = letters.split("\r\n").collect();
    // The memo's total: 4 340 000 against 5 689 500, −1 349 500, which is −23,72 %.
    assert!(
        rows[1].starts_with(
            "2024;Region Örebro län;regioner;18;Norra Örebro län, Degerfors/Karlskoga, Sydnärke och Finsam \
             Lekeberg och Örebro;4340000;5689500;-1349500;-23,72;4 340 000 kr;5 689 500 kr;−1 349 500 kr;"
        ),
        "{}",
        rows[1]
    );
    assert!(rows[1].contains("\nlämna bidrag till samordningsförbundet Degerfors/Karlskoga med 1 260 000"));
    assert!(
        rows[3].starts_with("2024;Laxå;kommuner;1860;Sydnärke;114884;;;;114 884 kr;okänt;okänt;"),
        "{}",
        rows[3]
    );
}

#[test]
fn the_keys_of_the_package_hold() {
    // Degerfors/Karlskoga's municipalities are not in the list: their row has no code and refers to nobody.
    let worked = orebro(Direction::Up, "10000").work_out();
    let package = text(&worked, Language::Swedish, CsvProfile::ExcelSwedish, "csv/datapackage.json");
    let package: serde_json::Value = serde_json::from_str(&package).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let values = |resource: &serde_json::Value, column: &serde_json::Value| -> Vec<String> {
        let rows = swedish(&worked, &format!("csv/{}", resource["path"].as_str().unwrap()));
        let at = rows[0].trim_start_matches('\u{feff}').split(';').position(|name| column == name).unwrap();
        // The letters' sentences have line breaks in them: only rows that begin with the year.
        let rows = rows.iter().filter(|row| row.starts_with("2024;"));
        rows.map(|row| row.split(';').nth(at).unwrap().to_owned()).collect()
    };
    let mut keys = Vec::new();
    for resource in resources {
        for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
            let column = &key["fields"][0];
            let other = &key["reference"];
            let there = resources.iter().find(|resource| resource["name"] == other["resource"]).unwrap();
            let there = values(there, &other["fields"][0]);
            for value in values(resource, column).iter().filter(|value| !value.is_empty()) {
                assert!(there.contains(value), "{value} is not among {there:?}");
            }
            keys.push(format!("{}.{} {}", resource["name"], column, other["resource"]));
        }
    }
    assert_eq!(keys, ["\"bidrag\".\"forbund\" \"forbund\"", "\"bidrag\".\"kod\" \"brev\""]);
}
