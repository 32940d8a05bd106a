//! `finsam verify`: a run made again from what it kept. `fixtures/runs/orebro-2024` was made by finsam 0.1.0
//! and stays as it is: what later versions write otherwise may only be bytes, never amounts.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::common::program::Answer;
use crate::common::workbook::with_part;
use crate::common::working_folder::WorkingFolder;

/// The run that 0.1.0 made, copied to `körning`.
fn by_0_1_0() -> WorkingFolder {
    WorkingFolder::new().fixture("runs/orebro-2024", "körning")
}

/// A run that this version makes of the same inputs, in `körning`.
fn made() -> WorkingFolder {
    let folder = WorkingFolder::new().fixture("runs/orebro-2024/underlag", "mapp");
    folder.finsam(&["run", "mapp", "--out", "körning", "--lang", "sv"]).exits(0);
    folder
}

fn verify(folder: &WorkingFolder) -> Answer {
    folder.finsam(&["verify", "körning"])
}

fn in_json(folder: &WorkingFolder) -> Value {
    folder.finsam(&["verify", "körning", "--format", "json"]).json()
}

/// The file of the run as if 0.1.0 had written it so: with its SHA-256 in the manifest.
fn written_as(folder: WorkingFolder, path: &str, from: &str, to: &str) -> WorkingFolder {
    let place = format!("körning/{path}");
    let before = finsam::output::sha256(folder.read(&place).as_bytes());
    let folder = folder.replaced(&place, from, to);
    let now = finsam::output::sha256(folder.read(&place).as_bytes());
    folder.replaced("körning/manifest.json", &before, &now)
}

#[test]
fn a_run_is_identical_when_made_again() {
    let folder = made();
    let answer = verify(&folder).exits(0);
    assert!(answer.out.contains("Identisk. 5 underlag är oförändrade, och "), "{}", answer.out);
    let json = in_json(&folder);
    assert_eq!((&json["identical"], &json["verdict"]), (&Value::from(true), &Value::from("identical")));
}

/// `csv/bidrag.csv` has five rows with 21 known amounts, `csv/forbund.csv` two with twelve.
#[test]
fn a_run_of_an_earlier_version_says_which_and_that_every_amount_agrees() {
    let folder = by_0_1_0();
    let answer = verify(&folder).exits(0);
    let now = env!("CARGO_PKG_VERSION");
    for said in [
        &*format!("Körningen gjordes med finsam 0.1.0. Det här är finsam {now}."),
        "Alla 33 belopp stämmer.",
        "5 underlag",
    ] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    let json = in_json(&folder);
    assert_eq!(json["version"], "0.1.0");
    assert_eq!(json["this_version"], now);
    assert_eq!(json["amounts_compared"], 33);
    assert_eq!(json["amounts"], Value::Array(Vec::new()));
    assert!(["identical", "amounts-agree"].map(Value::from).contains(&json["verdict"]), "{json}");
}

/// Another order of columns, a column fewer and another text: what a version may change.
#[test]
fn an_earlier_version_may_have_written_its_files_otherwise() {
    let folder = written_as(by_0_1_0(), "csv/datapackage.json", "{", "{ ");
    let folder = written_as(folder, "csv/bidrag.csv", ";erbjudet_kr;", ";tidigare_spalt;");
    let answer = verify(&folder).exits(0);
    assert!(answer.out.contains("Alla 28 belopp stämmer."), "{}", answer.out);
    assert!(answer.out.contains("skriver den här versionen annorlunda"), "{}", answer.out);
    let json = in_json(&folder);
    assert_eq!((&json["identical"], &json["verdict"]), (&Value::from(false), &Value::from("amounts-agree")));
}

#[test]
fn an_earlier_version_that_came_to_another_amount_differs() {
    let folder = written_as(by_0_1_0(), "csv/bidrag.csv", ";52071;52071;52071;", ";52071;52071;52072;");
    let answer = verify(&folder).exits(1);
    for said in ["Belopp som blir andra (kr)", "52 072", "52 071"] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    assert!(!answer.out.contains("stämmer"), "{}", answer.out);
    assert_eq!(in_json(&folder)["verdict"], "differs");
    // An amount that this version does not write any more cannot agree.
    let folder = written_as(by_0_1_0(), "csv/forbund.csv", ";totalt_kr;", ";summan_kr;");
    verify(&folder).exits(1);
}

#[test]
fn a_changed_file_of_an_earlier_version_differs_though_every_amount_agrees() {
    for (path, from, to) in [
        ("körning/csv/brev.csv", "Region", "Landsting"),
        ("körning/underlag/beslut.csv", "minskning", "Minskning"),
        ("körning/manifest.json", "\"status\": \"final\"", "\"status\": \"preliminary\""),
        ("körning/manifest.json", "\"stat_kr\": \"4520000\"", "\"stat_kr\": \"4520001\""),
    ] {
        let folder = by_0_1_0().replaced(path, from, to);
        let answer = verify(&folder);
        assert_eq!(answer.code, Some(1), "{path}: {}", answer.out);
        assert!(
            answer.out.contains(Path::new(path).file_name().unwrap().to_str().unwrap()),
            "{}",
            answer.out
        );
        assert_eq!(in_json(&folder)["verdict"], "differs");
    }
}

/// The run as `version` would have made it, with the number that follows from that.
fn as_version(folder: WorkingFolder, version: &str) -> WorkingFolder {
    let manifest = folder.read("körning/manifest.json");
    let run: Value = serde_json::from_str(&manifest).unwrap();
    let of = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let settings = &run["settings"];
    let mut hashed = format!(
        "{version}\n{}\n{}\n{}\n",
        of(&settings["language"]),
        of(&settings["csv"]),
        of(&settings["only"])
    );
    for input in run["inputs"].as_array().unwrap() {
        writeln!(hashed, "{} {}", of(&input["path"]), of(&input["sha256"])).unwrap();
    }
    let number = &finsam::output::sha256(hashed.as_bytes())[..8];
    let manifest = manifest
        .replace(&format!("\"version\": \"{}\"", of(&run["version"])), &format!("\"version\": \"{version}\""))
        .replace(&of(&run["run"]), number);
    folder.file("körning/manifest.json", &manifest)
}

/// A run of one association keeps no summaries: what can be compared is its totals.
#[test]
fn a_run_of_one_workbook_by_another_version_is_compared_by_its_totals() {
    let folder = WorkingFolder::new().fixture("runs/orebro-2024/underlag", "mapp");
    let run = ["run", "mapp", "--out", "körning", "--lang", "sv", "--only", "Finsam Lekeberg och Örebro"];
    folder.finsam(&run).exits(0);
    let answer = verify(&as_version(folder, "0.1.9")).exits(0);
    assert!(answer.out.contains("Alla 4 totalbelopp stämmer."), "{}", answer.out);
}

#[test]
fn one_byte_of_an_input_says_which_amounts_it_reaches() {
    // Last year's 1 390 000 becomes 1 490 000; −10 % is 1 341 000, up to 1 350 000.
    let folder = made().replaced("körning/underlag/föregående år.csv", "1390,0", "1490,0");
    let answer = verify(&folder).exits(1);
    for said in [
        "föregående år.csv är ändrad sedan körningen",
        "1 260 000  1 350 000",
        "föregående år.csv, D2, Bidrag förra året: 1 390 000 kr, nu 1 490 000 kr",
        "medlemmar/Region-Örebro-län-2024.xlsx",
        "Orsak: underlaget är ändrat.",
    ] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    for untouched in ["Lekeberg  ", "medlemmar/Örebro-2024.xlsx", "för hand"] {
        assert!(!answer.out.contains(untouched), "{untouched} in\n{}", answer.out);
    }
    let json = in_json(&folder);
    let amounts = json["amounts"].as_array().unwrap();
    let contribution = amounts.iter().find(|amount| amount["column"] == "bidrag_kr").unwrap();
    assert_eq!(contribution["association"], "Samordningsförbundet Karlskoga/Degerfors");
    assert_eq!(
        (&contribution["before"], &contribution["now"]),
        (&Value::from("1260000"), &Value::from("1350000"))
    );
}

#[test]
fn an_input_that_can_no_longer_be_read_says_why() {
    let answer = verify(&made().replaced("körning/underlag/beslut.csv", "−50 %", "50")).exits(1);
    assert!(answer.reports("F309"), "{}", answer.out);
    let settings = made().replaced("körning/underlag/finsam.toml", "year", "yaer");
    let answer = verify(&settings).exits(1);
    assert!(answer.out.contains("finsam.toml, rad 1"), "{}", answer.out);
}

#[test]
fn a_note_in_an_input_changes_no_amount() {
    let answer =
        verify(&made().replaced("körning/underlag/finsam.toml", "year", "# Anmärkning\nyear")).exits(1);
    assert!(answer.out.contains("Inget belopp ändras av det."), "{}", answer.out);
}

#[test]
fn an_input_that_is_gone_is_named() {
    let folder = made();
    folder.remove("körning/underlag/beslut.csv");
    let answer = verify(&folder).exits(1);
    assert!(answer.out.contains("beslut.csv saknas, så körningen går inte att göra om"), "{}", answer.out);
}

#[test]
fn a_file_changed_by_hand_is_named_with_its_cells() {
    let folder = made().replaced("körning/csv/bidrag.csv", ";1260000;1390000;", ";1270000;1390000;");
    folder.remove("körning/csv/brev.csv");
    let answer = verify(&folder).exits(1);
    for said in ["csv/bidrag.csv är ändrad för hand", "J2: 1260000, nu 1270000", "csv/brev.csv saknas"] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    assert!(!answer.out.contains("Orsak"), "made again it is the same: {}", answer.out);
}

#[test]
fn a_workbook_changed_by_hand_is_named_with_its_cells() {
    let folder = made();
    let path = "körning/medlemmar/Region-Örebro-län-2024.xlsx";
    let changed =
        with_part(&folder.files("körning")["medlemmar/Region-Örebro-län-2024.xlsx"], |name, part| {
            if name == "xl/worksheets/sheet1.xml" {
                part.replacen("<v>1260000</v>", "<v>1250000</v>", 1)
            } else {
                part
            }
        });
    let answer = verify(&folder.bytes(path, &changed)).exits(1);
    assert!(answer.out.contains(": 1260000, nu 1250000"), "{}", answer.out);
    let folder = made();
    let bytes = folder.files("körning")["medlemmar/Region-Örebro-län-2024.xlsx"].clone();
    let changed = with_part(&bytes, |name, part| {
        if name == "docProps/core.xml" { part.replacen("finsam", "någon", 1) } else { part }
    });
    let answer = verify(&folder.bytes(path, &changed));
    assert!(answer.out.contains("men inte i något värde"), "{}", answer.out);
}

#[test]
fn a_manifest_changed_by_hand_is_named() {
    for (from, to) in [
        ("\"status\": \"final\"", "\"status\": \"preliminary\""),
        ("\"csv\": \"excel-sv\"", "\"csv\": \"rfc4180\""),
    ] {
        let answer = verify(&made().replaced("körning/manifest.json", from, to)).exits(1);
        assert!(answer.out.contains("manifest.json är ändrad för hand"), "{}", answer.out);
    }
    let outside = made().replaced("körning/manifest.json", "\"csv/brev.csv\"", "\"../brev.csv\"");
    verify(&outside).exits(2);
}

#[test]
fn files_of_others_in_the_folder_are_named_and_no_fault() {
    let answer = verify(&made().file("körning/epost/Region Örebro län.eml", "x")).exits(0);
    assert!(
        answer.out.contains("Hör inte till körningen (inget fel)\n  epost/Region Örebro län.eml"),
        "{}",
        answer.out
    );
}

#[test]
fn what_is_no_run_is_wrong_usage() {
    let folder = WorkingFolder::orebro();
    for run in [".", "finns inte"] {
        folder.finsam(&["verify", run]).exits(2);
    }
}

/// Every choice on the command line, several allocation files, and inputs from outside the folder.
#[test]
fn a_run_with_every_choice_can_be_made_again_elsewhere() {
    let folder = WorkingFolder::orebro()
        .file("in/preliminär.csv", "Förbund;Preliminär tilldelning 2024 (tkr)\nSydnärke;2300\n")
        .file("kontor/mall.toml", "heading = \"#203040\"\nlogo = \"bild.png\"\n")
        .bytes("kontor/bild.png", include_bytes!("../docs/pictures/medlem-bidrag.png"));
    for (out, arguments) in [
        ("a", &["--lang", "en", "--csv", "rfc4180", "--template", "kontor/mall.toml"][..]),
        ("b", &["--only", "Sydnärke"]),
        ("c", &["--only", "Region Örebro län", "--lang", "en"]),
    ] {
        let run = [&["run", ".", "--out", out], arguments].concat();
        folder.finsam(&run).exits(0);
    }
    // The working folder is gone, and the machine speaks another language.
    let elsewhere = ["a", "b", "c"].iter().fold(WorkingFolder::new(), |elsewhere, run| {
        folder
            .files(run)
            .into_iter()
            .fold(elsewhere, |elsewhere, (path, bytes)| elsewhere.bytes(&format!("{run}/{path}"), &bytes))
    });
    drop(folder);
    for run in ["a", "b", "c"] {
        elsewhere.program(&["verify", run]).environment("LC_ALL", "C").answer().exits(0);
    }
    assert_eq!(elsewhere.read("a/underlag/mall/mall.toml"), "heading = \"#203040\"\nlogo = \"bild.png\"\n");
    // What a run keeps is a working folder of its own.
    let again = ["run", "b/underlag", "--only", "Sydnärke", "--out", "d", "--lang", "sv"];
    elsewhere.finsam(&again).exits(0);
    assert_eq!(elsewhere.files("b"), elsewhere.files("d"));
    // A run of one workbook has no summaries: the totals tell.
    let changed = elsewhere.replaced("b/underlag/in/bilaga.csv", "2 360", "2 380").finsam(&["verify", "b"]);
    assert!(changed.out.contains("Totalt"), "{}", changed.out);
}

#[test]
fn inputs_from_outside_the_folder_are_kept_inside() {
    let folder = WorkingFolder::orebro();
    let moved = folder.files("").into_iter().fold(WorkingFolder::new(), |moved, (path, bytes)| {
        let place =
            if path == "medlemmar.csv" { format!("gemensamt/{path}") } else { format!("2024/{path}") };
        moved.bytes(&place, &bytes)
    });
    let settings =
        "year = 2024\nmembers = [\"../gemensamt/medlemmar.csv\", \"beslut.csv\", \"föregående år.csv\"]\n";
    let moved = moved.file("2024/finsam.toml", settings);
    moved.finsam(&["run", "2024", "--out", "körning"]).exits(0);
    assert!(moved.files("körning").contains_key("underlag/upp/gemensamt/medlemmar.csv"));
    fs_err::remove_dir_all(moved.path("gemensamt")).unwrap();
    verify(&moved).exits(0);
}

#[test]
fn a_run_of_a_watched_file_is_made_again_from_that_file() {
    let folder = WorkingFolder::orebro()
        .file("finsam.toml", "year = 2024\nallocation.file = \"in/annan.csv\"\n")
        .file(
            "in/annan.csv",
            "Förbund;Slutlig tilldelning 2024 (tkr)\nSydnärke;2000\nDegerfors/Karlskoga;2000\n",
        );
    folder.finsam(&["watch", ".", "--once", "--still", "0.2"]).exits(0);
    let found = fs_err::read_dir(folder.path("ut")).unwrap().map(|run| run.unwrap().path());
    let runs: Vec<_> = found.filter(|run| run.is_dir()).collect();
    assert_eq!(runs.len(), 2);
    for run in runs {
        folder.finsam(&["verify", run.to_str().unwrap()]).exits(0);
    }
}

#[test]
fn two_inputs_that_would_be_kept_in_one_place_stop_the_run() {
    let folder = WorkingFolder::orebro();
    let own = folder.files("");
    let settings = "year = 2024\nmembers = [\"../medlemmar.csv\", \"upp/medlemmar.csv\", \"beslut.csv\", \"föregående år.csv\"]\n";
    let moved = own.into_iter().fold(WorkingFolder::new(), |moved, (path, bytes)| match path.as_str() {
        "medlemmar.csv" => {
            moved.bytes("medlemmar.csv", &bytes).file("2024/upp/medlemmar.csv", "Namn;Avser\nSÖ;Sydnärke\n")
        }
        _ => moved.bytes(&format!("2024/{path}"), &bytes),
    });
    let moved = moved.file("2024/finsam.toml", settings);
    let answer = moved.finsam(&["run", "2024"]);
    assert_eq!((answer.code, answer.codes()[0].as_str()), (Some(1), "F701"), "{}", answer.err);
    assert!(!moved.path("2024/ut").exists());
}
