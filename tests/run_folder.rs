//! A run's folder: what in it and beside it is finsam's, and what is not and stays.

use std::collections::BTreeMap;

use fs_err as fs;

use crate::common::working_folder::WorkingFolder;

const RUN: [&str; 4] = ["run", ".", "--out", "ut/r"];

/// A working folder with a run in `ut/r`, and another decision since.
fn run_and_changed() -> WorkingFolder {
    let folder = WorkingFolder::orebro();
    folder.finsam(&RUN).exits(0);
    folder.replaced("beslut.csv", "−10 %", "−11 %")
}

/// What lies in `ut`, hidden or not.
fn beside(folder: &WorkingFolder) -> Vec<String> {
    let entries = fs::read_dir(folder.path("ut")).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Everything below `ut` but the file that the processes hold.
fn below_ut(folder: &WorkingFolder) -> BTreeMap<String, Vec<u8>> {
    let mut files = folder.files("ut");
    files.remove(".skrivning.las");
    files
}

#[test]
fn files_that_the_manifest_does_not_list_stop_the_run_and_are_named() {
    let folder =
        run_and_changed().file("ut/r/anteckning.txt", "ring Kumla").file("ut/r/forbund/egen.xlsx", "eget");
    fs::create_dir(folder.path("ut/r/protokoll")).unwrap();
    let before = below_ut(&folder);
    let answer = folder.finsam(&RUN).exits(2);
    for named in ["anteckning.txt", "forbund/egen.xlsx", "protokoll"] {
        assert!(answer.err.contains(named), "{named} in {}", answer.err);
    }
    assert_eq!(below_ut(&folder), before);
    assert!(folder.path("ut/r/protokoll").is_dir());
    for own in ["anteckning.txt", "forbund/egen.xlsx"] {
        folder.remove(&format!("ut/r/{own}"));
    }
    fs::remove_dir(folder.path("ut/r/protokoll")).unwrap();
    folder.finsam(&RUN).exits(0);
}

#[test]
fn a_manifest_of_something_else_is_no_earlier_run() {
    for foreign in ["{\"name\": \"Min app\", \"icons\": []}", "inte json", ""] {
        let folder = WorkingFolder::orebro().file("ut/r/manifest.json", foreign);
        folder.finsam(&RUN).exits(2);
        assert_eq!(folder.read("ut/r/manifest.json"), foreign);
    }
    // One that says the same things and names another program.
    let folder = run_and_changed().replaced(
        "ut/r/manifest.json",
        "\"program\": \"finsam\"",
        "\"program\": \"min app\"",
    );
    let before = below_ut(&folder);
    folder.finsam(&RUN).exits(2);
    assert_eq!(below_ut(&folder), before);
}

#[test]
fn the_same_run_that_stands_there_whole_is_not_written_again() {
    let folder = WorkingFolder::orebro();
    let first = folder.finsam(&RUN);
    let written = || fs::metadata(folder.path("ut/r/manifest.json")).unwrap().modified().unwrap();
    let (then, files) = (written(), folder.files("ut/r"));
    let second = folder.finsam(&RUN);
    assert_eq!((second.code, &second.out), (Some(0), &first.out), "it says the same");
    assert_eq!(written(), then, "nothing is written");
    // Changed by hand, it is not whole.
    let folder = folder.file("ut/r/csv/forbund.csv", "ändrad");
    folder.finsam(&RUN).exits(0);
    assert_eq!(folder.files("ut/r"), files);
    // Changed by hand, and the manifest with it: it says what it is and is not it.
    let manifest = folder.json("ut/r/manifest.json");
    let listed = manifest["outputs"].as_array().unwrap();
    let output = listed.iter().find(|output| output["path"] == "csv/forbund.csv").unwrap();
    let (was, size) = (output["sha256"].as_str().unwrap(), output["size"].to_string());
    let folder = folder
        .file("ut/r/csv/forbund.csv", "ändrad")
        .replaced("ut/r/manifest.json", was, &finsam::output::sha256("ändrad".as_bytes()))
        .replaced("ut/r/manifest.json", &format!("\"size\": {size}"), "\"size\": 7");
    folder.finsam(&RUN).exits(0);
    assert_eq!(folder.files("ut/r"), files);
}

#[test]
fn what_killed_runs_left_goes_with_the_next_run_to_any_target() {
    let folder = run_and_changed();
    let run: Vec<(String, Vec<u8>)> = folder.files("ut/r").into_iter().collect();
    let put = |folder: WorkingFolder, at: &str| {
        let files = run.iter().map(|(path, bytes)| (format!("ut/{at}/{path}"), bytes));
        files.fold(folder, |folder, (path, bytes)| folder.bytes(&path, bytes))
    };
    // Killed while writing, between the two renames, and before the earlier run was removed.
    let folder = folder.file("ut/.a.delvis/.las", "").file("ut/.a.delvis/csv/brev.csv", "halv");
    let folder = put(put(put(folder, ".b.tidigare"), "c"), ".c.tidigare");
    // What looks like it and is not finsam's.
    let folder = folder.file("ut/.min.delvis/text.txt", "min").file("ut/.din.tidigare/text.txt", "din");
    folder.finsam(&["run", ".", "--out", "ut/ny"]).exits(0);
    assert_eq!(
        beside(&folder),
        [".din.tidigare", ".min.delvis", ".skrivning.las", "b", "c", "ny", "r"],
        "b is back"
    );
    assert_eq!(folder.files("ut/b"), folder.files("ut/r"));
}

#[test]
fn drafts_are_replaced_with_their_run_and_what_lies_among_them_is_not() {
    let settings = "from = \"kansli@sydnarke.se\"\ndate = 2023-11-20\n";
    let folder = WorkingFolder::orebro().file("utskick.toml", settings);
    folder.finsam(&RUN).exits(0);
    let contacts = ["Region Örebro län", "Degerfors", "Karlskoga", "Askersund", "Hallsberg", "Kumla", "Laxå"]
        .map(|member| format!("{member};registrator@exempel.se"));
    let folder = folder.file("kontakter.csv", &format!("Medlem;E-post\n{}\n", contacts.join("\n")));
    folder.finsam(&RUN).exits(0);
    let draft = ["mail", "draft", "ut/r", "--folder", "--skip-missing"];
    folder.finsam(&draft).exits(0);
    // Drafts replace drafts.
    folder.finsam(&draft).exits(0);
    // The lock of the process that sends; nothing has been sent.
    let folder = folder.file("ut/r/epost/.las", "").replaced("beslut.csv", "−10 %", "−11 %");

    let folder = folder.file("ut/r/epost/svar från Kumla.eml", "tack");
    for command in [&draft[..], &RUN] {
        let answer = folder.finsam(command).exits(2);
        assert!(answer.err.contains("svar från Kumla.eml"), "{}", answer.err);
    }
    assert_eq!(folder.read("ut/r/epost/svar från Kumla.eml"), "tack");
    folder.remove("ut/r/epost/svar från Kumla.eml");
    folder.finsam(&RUN).exits(0);
    assert!(!folder.path("ut/r/epost").exists());
}

#[test]
fn paths_that_excel_cannot_open_are_a_warning_and_stand_in_no_file() {
    let folder = WorkingFolder::orebro();
    let long = format!("{}/{}/r", "m".repeat(120), "n".repeat(120));
    let to = |out: &str| ["run", ".", "--out", out].map(str::to_owned);
    let run = |out: &str| folder.finsam(&to(out).each_ref().map(String::as_str));
    let short = run("kort");
    assert_eq!((short.code, short.reports("F714")), (Some(0), false), "{short:?}");
    let answer = run(&long).exits(0);
    assert_eq!(answer.times("F714"), 1, "{}", answer.err);
    assert!(answer.err.contains("218") && answer.err.contains("xlsx"), "{}", answer.err);
    assert_eq!(folder.files(&long), folder.files("kort"), "where a run lies is no part of it");
    let json = folder.finsam(&["run", ".", "--out", &long, "--format", "json"]);
    assert!(json.out.contains("\"F714\""), "{}", json.out);
}

#[test]
fn check_says_that_paths_will_be_too_long_before_anything_is_written() {
    let deep = format!("{}/{}", "m".repeat(120), "n".repeat(80));
    let folder = WorkingFolder::new().fixture("findings/base", &deep).fixture("findings/base", "grund");
    let (long, short) = (folder.finsam(&["check", &deep]), folder.finsam(&["check", "grund"]));
    assert_eq!((long.code, short.code), (Some(0), Some(0)));
    assert_eq!((long.reports("F714"), short.reports("F714")), (true, false), "{}", long.out);
}
