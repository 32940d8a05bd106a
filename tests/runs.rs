//! The runs of a working folder: how their folders are named.

use fs_err as fs;

use crate::common::working_folder::WorkingFolder;

const ALLOCATION: &str = "in/bilaga.csv";

/// The working folder whose allocation is preliminary, with 40 tkr more to Sydnärke.
fn preliminary() -> WorkingFolder {
    WorkingFolder::orebro()
        .replaced(ALLOCATION, "Slutlig tilldelning", "Preliminär tilldelning")
        .replaced(ALLOCATION, "2 360", "2 400")
        .replaced(ALLOCATION, "15 230", "15 270")
}

/// The same with the final amounts.
fn made_final(folder: WorkingFolder) -> WorkingFolder {
    folder.file(ALLOCATION, &WorkingFolder::orebro().read(ALLOCATION))
}

/// The same with corrected amounts: 40 tkr more to Degerfors/Karlskoga and 60 tkr more to Sydnärke.
fn corrected(folder: WorkingFolder) -> WorkingFolder {
    made_final(folder)
        .replaced(ALLOCATION, "Slutlig tilldelning", "Rättad tilldelning")
        .replaced(ALLOCATION, "2 520", "2 560")
        .replaced(ALLOCATION, "2 360", "2 420")
        .replaced(ALLOCATION, "15 230", "15 330")
}

/// Runs, and gives the name of the run's folder.
fn run(folder: &WorkingFolder, more: &[&str]) -> String {
    let answer = folder.finsam(&[&["run", "--format", "json"], more].concat()).exits(0).json();
    answer["folder"].as_str().unwrap().replace('\\', "/").rsplit('/').next().unwrap().to_owned()
}

/// The name of a run's folder without the id.
fn head(name: &str) -> &str {
    name.rsplit_once('-').unwrap().0
}

fn id(name: &str) -> &str {
    name.rsplit_once('-').unwrap().1
}

/// The preliminary, the final and the corrected version of a year, and the names of their folders.
fn three_versions() -> (WorkingFolder, [String; 3]) {
    let folder = preliminary();
    let first = run(&folder, &[]);
    let folder = made_final(folder);
    let second = run(&folder, &[]);
    let folder = corrected(folder);
    let third = run(&folder, &[]);
    (folder, [first, second, third])
}

#[test]
fn the_versions_of_a_year_are_counted_whatever_their_status() {
    let (folder, names) = three_versions();
    assert_eq!(
        names.each_ref().map(|name| head(name)),
        ["2024-preliminär-1", "2024-slutlig-2", "2024-rättad-3"]
    );
    // The same input gives the same run, in the same folder.
    let folder = made_final(folder);
    assert_eq!(run(&folder, &[]), names[1]);
    assert_eq!(folder.visible("ut").len(), 3);
    // Nothing in it knows the number.
    folder.finsam(&["run", "--out", "annanstans"]).exits(0);
    assert!(folder.files("annanstans") == folder.files(&format!("ut/{}", names[1])));
    // Nor is one that is gone given again, while a later one is there.
    fs::remove_dir_all(folder.path(&format!("ut/{}", names[0]))).unwrap();
    assert_eq!(head(&run(&folder, &["--csv", "rfc4180"])), "2024-slutlig-4");
}

#[test]
fn a_run_stays_in_the_folder_that_it_has_whatever_that_is_called() {
    let folder = WorkingFolder::orebro();
    let name = run(&folder, &[]);
    let old = format!("2024-slutlig-{}", id(&name));
    fs::rename(folder.path(&format!("ut/{name}")), folder.path(&format!("ut/{old}"))).unwrap();
    assert_eq!(run(&folder, &[]), old, "as it was called before there were numbers");
    let own = "Beslutad i nämnden";
    fs::rename(folder.path(&format!("ut/{old}")), folder.path(&format!("ut/{own}"))).unwrap();
    assert_eq!(run(&folder, &[]), own);
    assert_eq!(folder.visible("ut"), [own]);
    // It counts as one all the same.
    assert_eq!(head(&run(&folder, &["--csv", "rfc4180"])), "2024-slutlig-2");
}

#[test]
fn a_run_of_one_workbook_has_no_number_and_takes_none() {
    let folder = WorkingFolder::orebro();
    let only = run(&folder, &["--only", "Sydnärke"]);
    assert_eq!(head(&only), "2024-slutlig");
    assert_eq!(head(&run(&folder, &[])), "2024-slutlig-1");
    assert_eq!(run(&folder, &["--only", "Sydnärke"]), only);
}
