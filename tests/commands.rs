//! The commands as a user meets them: what is printed, what is written, and the exit code.

use calamine::Data;
use fs_err as fs;
use serde_json::Value;

use crate::common::workbook::{Cells, cells, opened};
use crate::common::working_folder::WorkingFolder;

#[test]
fn run_writes_a_whole_set_and_says_where() {
    let folder = WorkingFolder::orebro();
    let answer = folder.finsam(&["run", ".", "--all", "--out", "resultat"]).exits(0);
    let files = folder.files("resultat");
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).unwrap();
    assert_eq!((&manifest["year"], &manifest["status"]), (&Value::from(2024), &Value::from("final")));
    assert_eq!(manifest["totals"]["regioner_kr"], "2440000");
    // Every file that was written is in the manifest with its size, and the other way round.
    let outputs = manifest["outputs"].as_array().unwrap();
    for output in outputs {
        let bytes = &files[output["path"].as_str().unwrap()];
        assert_eq!(output["size"], Value::from(bytes.len()));
        assert_eq!(output["sha256"], Value::from(finsam::output::sha256(bytes)));
    }
    let inputs: Vec<&str> =
        manifest["inputs"].as_array().unwrap().iter().map(|i| i["path"].as_str().unwrap()).collect();
    for input in &inputs {
        assert_eq!(files[&format!("underlag/{input}")], fs::read(folder.path(input)).unwrap());
    }
    assert_eq!(outputs.len() + inputs.len() + 1, files.len());
    assert_eq!(inputs, ["beslut.csv", "finsam.toml", "föregående år.csv", "in/bilaga.csv", "medlemmar.csv"]);
    for name in [
        "sammanstallning-2024.xlsx",
        "forbund/Samordningsförbundet-Sydnärke-2024.xlsx",
        "medlemmar/Region-Örebro-län-2024.xlsx",
        "csv/forbund.csv",
        "csv/bidrag.csv",
        "csv/avvikelser.csv",
        "csv/sparning.csv",
    ] {
        assert!(files.contains_key(name), "{name}");
    }
    assert!(answer.out.contains("1 390 000  1 260 000"), "{}", answer.out);
    assert!(answer.out.contains("resultat"));
}

#[test]
fn the_summaries_have_the_columns_that_others_build_on() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run", ".", "--out", "r"]).exits(0);
    let lines = |name: &str| folder.read(name).lines().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        lines("r/csv/forbund.csv")[..2],
        [
            "\u{feff}ar;forbund;status;mojlig_kr;askad_kr;preliminar_kr;slutlig_kr;stat_kr;regioner_kr;kommuner_kr;totalt_kr;outtagen_stat_kr;foregaende_kr;forandring_kr;forandring_procent;antagen_kr",
            "2024;Samordningsförbundet Karlskoga/Degerfors;slutlig;;;;2520000;2520000;1260000;1260000;5040000;0;;;;",
        ]
    );
    assert_eq!(
        lines("r/csv/bidrag.csv")[..2],
        [
            "\u{feff}ar;forbund;medlem;part;kod;nyckel;andel_procent;beraknat_kr;erbjudet_kr;bidrag_kr;foregaende_kr;forandring_kr;forandring_procent;beslutad_procent;status",
            "2024;Samordningsförbundet Karlskoga/Degerfors;Region Örebro län;regioner;18;;100;1260000;1260000;1260000;1390000;-130000;-9,35;-10;preliminär",
        ]
    );
    assert_eq!(lines("r/csv/avvikelser.csv")[0], "\u{feff}kod;allvar;fil;blad;cell;meddelande;atgard");
    assert_eq!(
        lines("r/csv/sparning.csv")[0],
        "\u{feff}belopp_id;steg;regel;kalla;fil;blad;cell;varde;avrundning"
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, other) = (WorkingFolder::orebro(), WorkingFolder::orebro());
    for (folder, threads) in [(&one, "8"), (&other, "1")] {
        folder.program(&["run"]).environment("RAYON_NUM_THREADS", threads).answer().exits(0);
    }
    let files = one.files("ut");
    assert!(files.len() > 10);
    assert_eq!(files, other.files("ut"));
    // Once more over the same run.
    one.finsam(&["run"]).exits(0);
    assert_eq!(files, one.files("ut"));
}

#[test]
fn the_folder_of_a_run_is_named_by_year_status_number_and_input() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run"]);
    let folder = folder.replaced("in/bilaga.csv", "Slutlig tilldelning", "Preliminär tilldelning");
    folder.finsam(&["run"]);
    let mut names: Vec<String> = folder
        .visible("ut")
        .into_iter()
        .map(|name| name.rsplit_once('-').map(|(head, id)| format!("{head}-{}", id.len())).unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["2024-preliminär-2-8", "2024-slutlig-1-8"]);
}

#[test]
fn errors_stop_the_run_all_at_once_and_nothing_is_written() {
    let folder = WorkingFolder::orebro()
        .replaced("in/bilaga.csv", "2 360", "1.000")
        .replaced("beslut.csv", "−10 %", "10")
        .replaced("medlemmar.csv", "Askersund", "Askersunda");
    let answer = folder.finsam(&["run"]).exits(1);
    let codes = answer.codes();
    for code in ["F302", "F309", "F401"] {
        assert!(codes.contains(&code.to_owned()), "{code} in {codes:?}");
    }
    assert!(answer.err.contains("in/bilaga.csv, cell C5"), "{}", answer.err);
    assert!(answer.err.contains("Askersund"), "a suggestion: {}", answer.err);
    assert!(!folder.path("ut").exists());
}

#[test]
fn rows_of_other_associations_are_one_line_with_count_and_sum() {
    let answer = WorkingFolder::orebro().finsam(&["check", "--all"]).exits(0);
    assert_eq!(answer.times("F501"), 1);
    // 9 100 + 1 250 tkr
    assert!(answer.out.contains("10 350 000 kr"), "{}", answer.out);
}

#[test]
fn what_disagrees_between_file_and_list_stops() {
    let codes = |folder: WorkingFolder| {
        let answer = folder.finsam(&["check"]).exits(1);
        answer.codes()
    };
    let resembles = WorkingFolder::orebro().replaced("in/bilaga.csv", "Sydnärke;", "Sydnerke;");
    assert!(codes(resembles).contains(&"F502".to_owned()));
    let missing = WorkingFolder::orebro().replaced("in/bilaga.csv", "Sydnärke;", "Umeå;");
    assert!(codes(missing).contains(&"F503".to_owned()));
    let twice = WorkingFolder::orebro().replaced("in/bilaga.csv", "RAR i Sörmland;Söder", "Sydnärke;Söder");
    assert!(codes(twice).contains(&"F504".to_owned()));
    let other_year = WorkingFolder::orebro().replaced("in/bilaga.csv", "2024", "2023");
    assert!(codes(other_year).contains(&"F205".to_owned()));
    let wrong_sum = WorkingFolder::orebro().replaced("in/bilaga.csv", "15 230", "15 330");
    assert!(codes(wrong_sum).contains(&"F209".to_owned()));
    let code_and_name = WorkingFolder::orebro()
        .replaced("medlemmar.csv", "Förbund;Medlem;Nyckel", "Förbund;Medlem;Nyckel;Kod")
        .replaced("medlemmar.csv", "Laxå;befolkning", "Laxå;befolkning;1861");
    assert!(codes(code_and_name).contains(&"F403".to_owned()));
}

#[test]
fn a_member_list_with_only_the_region_works() {
    let list = "Förbund;Medlem\nSydnärke;Region Örebro län\n";
    let folder = WorkingFolder::orebro().file("medlemmar.csv", list).replaced(
        "föregående år.csv",
        "Degerfors/Karlskoga;Region Örebro län;2023;1390,0\n",
        "",
    );
    let answer = folder.finsam(&["run", ".", "--out", "r"]).exits(0);
    assert!(answer.reports("F509"));
    assert!(
        folder
            .read("r/csv/bidrag.csv")
            .contains("2024;Sydnärke;kommunerna tillsammans;kommuner;;;100;1180000;")
    );
}

#[test]
fn explain_ends_at_cells_and_names_the_law() {
    let folder = WorkingFolder::orebro();
    let answer = folder.finsam(&["explain", "Degerfors/Karlskoga", "Region Örebro län"]).exits(0);
    for said in [
        "Bidrag förra året: 1 390 000 kr  [föregående år.csv, cell D2]",
        "Beslutad minskning: −10 %  [beslut, 2024-02-28, preliminär; beslut.csv, cell D2]",
        "Slutlig tilldelning: 2 520 000 kr  [in/bilaga.csv, cell C4]",
        "Andel enligt lagen: regioner: 25 %  [5 § lagen (2003:1210)]",
        "uppåt 10 tkr från 1 251 000 kr",
    ] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    let tree = folder.finsam(&["explain", "Sydnärke", "1860", "--format", "json"]).json();
    assert_eq!(tree["amounts"][0]["amount"], "114884");
}

#[test]
fn explain_of_somebody_unknown_suggests() {
    let folder = WorkingFolder::orebro();
    let answer = folder.finsam(&["explain", "Sydnerke"]).exits(2);
    assert!(answer.err.contains("Sydnärke"), "{}", answer.err);
    folder.finsam(&["explain", "Sydnärke", "Malmö"]).exits(2);
}

#[test]
fn only_one_workbook() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run", ".", "--only", "Sydnärke", "--out", "a"]);
    folder.finsam(&["run", ".", "--only", "Region Örebro län", "--out", "b"]);
    let made = |name: &String| !name.starts_with("underlag/");
    let names = |below: &str| folder.files(below).into_keys().filter(made).collect::<Vec<_>>();
    assert_eq!(names("a"), ["forbund/Samordningsförbundet-Sydnärke-2024.xlsx", "manifest.json"]);
    assert_eq!(names("b"), ["manifest.json", "medlemmar/Region-Örebro-län-2024.xlsx"]);
    folder.finsam(&["run", ".", "--only", "Ingenstans"]).exits(2);
}

#[test]
fn json_for_programs() {
    let folder = WorkingFolder::orebro();
    let json = folder.finsam(&["run", ".", "--format", "json", "--out", "r"]).json();
    assert_eq!(json["associations"][0]["members"][0]["contribution"], "1260000");
    assert_eq!(json["associations"][0]["members"][1]["last_year"], Value::Null);
    let broken = folder.replaced("beslut.csv", "−10 %", "10").finsam(&["check", "--format", "json"]).exits(1);
    let finding = &broken.findings()[0];
    assert_eq!(
        (&finding["code"], &finding["file"], &finding["cell"]),
        (&"F309".into(), &"beslut.csv".into(), &"D2".into())
    );
}

/// The cells of the sheets of a workbook, whose names differ in another language.
fn sheets(bytes: &[u8]) -> Vec<Cells> {
    cells(&mut opened(bytes.to_vec())).into_iter().map(|(_, cells)| cells).collect()
}

/// The digits of a text: groups and decimals are marked in other ways in another language.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn english_has_the_same_figures() {
    let folder = WorkingFolder::orebro();
    let answer = folder.finsam(&["run", ".", "--all", "--lang", "en", "--out", "r"]);
    assert!(answer.out.contains("1,390,000") && answer.out.contains("−9.35%"), "{}", answer.out);
    assert!(folder.read("r/csv/bidrag.csv").contains("Region Örebro län;regions;18;;100;1260000;"));

    for name in ["orebro-2024", "sodra-norrbotten-2022"] {
        let folder = WorkingFolder::new().fixture(name, "f");
        for (language, out) in [("sv", "sv"), ("en", "en")] {
            folder.finsam(&["run", "f", "--lang", language, "--out", out]).exits(0);
        }
        let [swedish, english] = ["sv", "en"].map(|out| folder.files(out));
        assert!(swedish.keys().eq(english.keys()), "{name}");
        let mut compared = 0;
        for (path, bytes) in swedish.iter().filter(|(path, _)| !path.starts_with("underlag/")) {
            let other = &english[path];
            let kind = path.rsplit('.').next().unwrap();
            if kind == "csv" {
                let [ours, theirs] = [bytes, other].map(|bytes| String::from_utf8(bytes.clone()).unwrap());
                assert_eq!(ours.lines().next(), theirs.lines().next(), "{path}: a contract");
                let fields = |text: &str| -> Vec<String> { text.split([';', '\n']).map(digits).collect() };
                assert_eq!(fields(&ours), fields(&theirs), "{path}");
                compared += 1;
            } else if kind == "xlsx" {
                let [ours, theirs] = [bytes, other].map(|bytes| sheets(bytes));
                assert_eq!(ours.len(), theirs.len(), "{path}");
                for (sheet, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
                    assert!(ours.keys().eq(theirs.keys()), "{path} {sheet}: the same cells are filled");
                    for (place, value) in ours {
                        match (value, &theirs[place]) {
                            (Data::String(ours), Data::String(theirs)) => {
                                assert_eq!(ours.is_empty(), theirs.is_empty(), "{path} {sheet} {place:?}");
                            }
                            (ours, theirs) => assert_eq!(ours, theirs, "{path} {sheet} {place:?}"),
                        }
                    }
                }
                compared += 1;
            }
        }
        // Five summaries, the overview, and an association and its members at the least.
        assert!(compared > 8, "{name}: {compared}");
    }
}

#[test]
fn wrong_usage_is_two() {
    let folder = WorkingFolder::orebro();
    for arguments in [
        &["runn"][..],
        &["run", "--forma"],
        &["run", "--format", "xml"],
        &["explain"],
        &[],
        &["run", "finns inte"],
    ] {
        let answer = folder.finsam(arguments);
        assert_eq!(answer.code, Some(2), "{arguments:?}");
        assert!(!answer.err.is_empty() && !answer.err.contains("error:"), "Swedish: {}", answer.err);
    }
    let settings = folder.file("finsam.toml", "år = 2024\n").finsam(&["check"]).exits(2);
    assert!(settings.err.contains("finsam.toml, rad 1"), "{}", settings.err);
}

#[test]
fn a_folder_with_other_things_is_never_written_to() {
    let folder = WorkingFolder::orebro().file("resultat/semester.docx", "x");
    folder.finsam(&["run", ".", "--out", "resultat"]).exits(2);
    assert_eq!(folder.files("resultat").into_keys().collect::<Vec<_>>(), ["semester.docx"]);
}

#[test]
fn inputs_are_never_changed() {
    let folder = WorkingFolder::orebro();
    let before = folder.files("");
    folder.finsam(&["run", ".", "--out", "r"]);
    folder.finsam(&["check"]);
    let mut after = folder.files("");
    // The lock of the folder stays.
    after.retain(|name, _| !name.starts_with("r/") && name != ".skrivning.las");
    assert_eq!(before, after);
}

/// A run that is killed, or whose disk is full, half-way. `ulimit -f` limits the size of a file: the
/// system kills the process at the first file that is larger or, when the signal is ignored, fails
/// the write as a full disk does.
#[cfg(unix)]
#[test]
fn a_run_that_dies_half_way_harms_no_earlier_run() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run", ".", "--out", "r"]).exits(0);
    let before = folder.files("r");
    let limited = |prepare: &str| {
        let script = format!("{prepare} ulimit -f 2; exec \"$0\" run . --out r --lang en");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_finsam")]).current_dir(folder.path(""));
        command.output().unwrap()
    };
    let killed = limited("");
    assert_eq!(killed.status.code(), None, "killed by the signal");
    assert_eq!(folder.files("r"), before, "the earlier run is whole");
    let full = limited("trap '' XFSZ;");
    assert_eq!(full.status.code(), Some(3), "{}", String::from_utf8_lossy(&full.stderr));
    assert_eq!(folder.files("r"), before);
    // The next run clears away what the killed one left.
    folder.finsam(&["run", ".", "--out", "r"]).exits(0);
    let beside: Vec<String> = fs::read_dir(folder.path(""))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with('.'))
        .collect();
    assert_eq!(beside, [".skrivning.las"]);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = WorkingFolder::orebro();
    let script = "\"$0\" explain Sydnärke 2>fel | head -c 1 >/dev/null; test ! -s fel";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_finsam")]).current_dir(folder.path(""));
    assert!(command.status().unwrap().success());
}

#[test]
fn inspect_shows_what_is_understood_of_a_file() {
    let folder = WorkingFolder::orebro();
    let answer = folder.finsam(&["inspect", "in/bilaga.csv", "föregående år.csv"]).exits(0);
    for said in [
        "C3 ”Slutlig tilldelning” är Slutlig tilldelning, tkr (enligt A2)",
        "4 rader används",
        "Utelämnat, summarad: A8 Totalt",
        "Summa Slutlig tilldelning: 15 230 000 kr, stämmer med filens i C8",
        "D1 ”Belopp (tkr)” är Belopp, tkr (enligt rubriken)",
        "2 rader används",
    ] {
        assert!(answer.out.contains(said), "{said} in\n{}", answer.out);
    }
    let json = folder.finsam(&["inspect", "in/bilaga.csv", "--format", "json"]).json();
    let table = &json[0]["tables"][0];
    assert_eq!((&table["used"], &table["sums_kr"]["final"]), (&Value::from(4), &Value::from("15230000")));
    let unclear = folder.replaced("in/bilaga.csv", "Belopp i tusentals kronor", "");
    unclear.finsam(&["inspect", "in/bilaga.csv"]).exits(1);
    unclear.finsam(&["inspect"]).exits(2);
    unclear.finsam(&["inspect", "finns-inte.xlsx"]).exits(3);
}

#[test]
fn inspect_reads_a_dropped_file_with_the_settings_of_its_folder() {
    let folder = WorkingFolder::orebro().replaced("in/bilaga.csv", "Belopp i tusentals kronor", "");
    folder.finsam(&["inspect", "in/bilaga.csv"]).exits(1);
    let settings = format!("{}\n[allocation]\nunit = \"tkr\"\n", folder.read("finsam.toml"));
    let folder = folder.file("finsam.toml", &settings);
    let settled = folder.finsam(&["inspect", "in/bilaga.csv"]).exits(0);
    assert!(settled.out.contains("L\u{e4}st med [allocation] i finsam.toml"), "{}", settled.out);
    assert!(settled.out.contains("15 230 000 kr"), "{}", settled.out);
}

#[test]
fn a_file_that_is_not_understood_is_told_once() {
    let folder =
        WorkingFolder::orebro().replaced("in/bilaga.csv", "Samordningsf\u{f6}rbund;L\u{e4}n", "Vem;Var");
    let answer = folder.finsam(&["check", "."]).exits(1);
    assert!(answer.out.contains("F201") && !answer.out.contains("F503"), "{}", answer.out);
}

#[test]
fn a_marked_copy_is_written_once_and_leaves_the_files_alone() {
    let folder = WorkingFolder::orebro().replaced("beslut.csv", "−10 %", "10");
    let before = folder.files("");
    folder.finsam(&["check", ".", "--mark", "att rätta.xlsx"]).exits(1);
    let mut after = folder.files("");
    assert!(after.remove("att rätta.xlsx").is_some_and(|bytes| bytes.starts_with(b"PK")));
    assert_eq!(before, after);
    // Never over a file.
    folder.finsam(&["check", ".", "--mark", "att rätta.xlsx"]).exits(2);
}

#[test]
fn init_makes_a_folder_that_has_to_be_confirmed_and_never_overwrites() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["init", "ny", "--allocation", "in/bilaga.csv"]).exits(0);
    assert!(folder.read("ny/finsam.toml").contains("year = 2024"));
    assert_eq!(folder.read("ny/in/bilaga.csv"), folder.read("in/bilaga.csv"));
    let check = folder.finsam(&["check", "ny"]).exits(1);
    assert!(check.times("F527") == 1, "{}", check.out);
    let before = folder.files("ny");
    folder.finsam(&["init", "ny", "--year", "2025"]).exits(2);
    assert_eq!(folder.files("ny"), before);
}

#[test]
fn rules_lists_what_is_in_force_and_what_nobody_has_given() {
    let folder = WorkingFolder::orebro();
    // The law's quarter, and the brake that held for 2016 and 2017 only.
    let values = |year: &str, name: &str| {
        let listed = folder.finsam(&["rules", year, "--format", "json"]).json();
        let parameters = listed["parameters"].as_array().unwrap();
        parameters.iter().find(|parameter| parameter["parameter"] == name).unwrap()["values"].clone()
    };
    assert_eq!(values("2024", "regions-share")[0]["value"], "1/4");
    assert_eq!(values("2024", "base-amount")[0]["value"], "400");
    assert_eq!(values("2017", "brake")[0]["to"], "2017-12-31");
    assert_eq!(values("2018", "brake"), serde_json::json!([]));
    assert_eq!(values("2024", "staircase"), serde_json::json!([]));
    let answer = folder.finsam(&["rules", "2024", "--lang", "en"]);
    let (given, absent) = answer.out.split_once("No value known, not used:").unwrap();
    assert!(given.contains("400 tkr") && given.contains("5 § lagen (2003:1210)"), "{}", answer.out);
    assert!(absent.contains("staircase") && !absent.contains("Brake"), "{}", answer.out);
    // What has ended is told apart from what was never given.
    let (_, ended) = given.split_once("No longer in force:").unwrap();
    assert!(ended.contains("Brake") && ended.contains("2017-12-31"), "{}", answer.out);
}
