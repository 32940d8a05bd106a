//! The runs of a working folder: how their folders are named, which one is current, and which one a command takes.

use fs_err as fs;
use serde_json::Value;

use crate::common::drafts::{APPROVAL, approval, drafted_for, send, settings};
use crate::common::smtp_server::Server;
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

/// What `finsam runs` says of each run.
fn listed(folder: &WorkingFolder) -> Vec<Value> {
    folder.finsam(&["runs", "--format", "json"]).exits(0).json()["runs"].as_array().unwrap().clone()
}

/// The name of the current run's folder.
fn current(folder: &WorkingFolder) -> Option<String> {
    let listed = listed(folder);
    let mut current = listed.iter().filter(|run| run["current"] == true);
    let found = current.next().map(|run| run["run_folder"].as_str().unwrap().replace('\\', "/"));
    assert!(current.next().is_none(), "only one is current");
    found.map(|folder| folder.rsplit('/').next().unwrap().to_owned())
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
fn the_folder_of_before_there_were_numbers_is_number_0() {
    let folder = WorkingFolder::orebro();
    let name = run(&folder, &[]);
    let old = format!("2024-slutlig-{}", id(&name));
    fs::rename(folder.path(&format!("ut/{name}")), folder.path(&format!("ut/{old}"))).unwrap();
    assert_eq!(current(&folder), Some(old.clone()));
    let new = run(&folder, &["--csv", "rfc4180"]);
    assert_eq!((head(&new), current(&folder)), ("2024-slutlig-2", Some(new.clone())));
    assert_eq!(listed(&folder)[0]["version"], Value::Null);
    // Two of them have come equally far: nobody guesses.
    let other = format!("2024-slutlig-{}", id(&new));
    fs::rename(folder.path(&format!("ut/{new}")), folder.path(&format!("ut/{other}"))).unwrap();
    let answer = folder.finsam(&["verify", "."]).exits(2);
    assert!(answer.err.contains(&old) && answer.err.contains(&other), "{}", answer.err);
    folder.finsam(&["runs", "--current", id(&old)]).exits(0);
    assert_eq!(current(&folder), Some(old));
}

#[test]
fn a_run_of_one_workbook_has_no_number_and_is_never_current() {
    let folder = WorkingFolder::orebro();
    let only = run(&folder, &["--only", "Sydnärke"]);
    assert_eq!(head(&only), "2024-slutlig");
    assert_eq!(current(&folder), None);
    folder.finsam(&["verify", "."]).exits(2);
    let answer = folder.finsam(&["runs", "--current", id(&only)]).exits(2);
    assert!(answer.err.contains("--only"), "{}", answer.err);
    let whole = run(&folder, &[]);
    assert_eq!(head(&whole), "2024-slutlig-1", "it takes no number");
    assert_eq!(current(&folder), Some(whole));
    assert_eq!(run(&folder, &["--only", "Sydnärke"]), only);
    let listed = listed(&folder);
    assert_eq!(listed.iter().map(|run| run["only"].as_str()).collect::<Vec<_>>(), [None, Some("Sydnärke")]);
}

#[test]
fn runs_says_what_each_version_comes_to_and_what_changed() {
    let (folder, names) = three_versions();
    // Worked out by hand: the municipalities pay a quarter of all, half of the state's amount; the region what it
    // decided, 1 260 000 and 1 180 000 kr.
    let answer = folder.finsam(&["runs"]).exits(0);
    let lines: Vec<String> =
        answer.out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    assert_eq!(
        lines[2..],
        [
            "1 2024 preliminär 4 920 000 4 900 000",
            "2 2024 slutlig 4 880 000 4 880 000",
            "mot version 1: Samordningsförbundet Sydnärke −20 000 kr",
            "3 2024 rättad 4 980 000 4 930 000 gällande",
            "mot version 2: 2 förbund ändrade, +50 000 kr tillsammans",
            "Ska en annan gälla: finsam runs --current VERSION",
        ]
    );
    assert_eq!(answer.err, "");
    assert!(answer.out.lines().take(7).all(|line| line.chars().count() <= 80), "{}", answer.out);
    let listed = listed(&folder);
    assert_eq!(listed[0]["change"], Value::Null);
    let change = &listed[1]["change"];
    assert_eq!((&change["before"], &change["state"]), (&id(&names[0]).into(), &"-40000".into()));
    assert_eq!(change["associations"][0]["contributions"], "-20000");
    // Another date of a decision changes no amount; another profile is read all the same.
    let folder = folder.replaced("beslut.csv", "2024-02-28", "2024-02-29");
    run(&folder, &["--csv", "rfc4180"]);
    let answer = folder.finsam(&["runs"]).exits(0);
    assert!(answer.out.contains("mot version 3: samma belopp"), "{}", answer.out);
}

#[test]
fn the_highest_status_is_current_and_then_the_highest_number() {
    let (folder, names) = three_versions();
    assert_eq!(current(&folder), Some(names[2].clone()));
    let folder = made_final(folder);
    run(&folder, &["--csv", "rfc4180"]);
    assert_eq!(current(&folder), Some(names[2].clone()), "corrected goes before a later final one");
    let folder = corrected(folder);
    let fifth = run(&folder, &["--csv", "rfc4180"]);
    assert_eq!((head(&fifth), current(&folder)), ("2024-rättad-5", Some(fifth.clone())));
}

#[test]
fn a_mark_says_which_run_is_current_and_no_run_moves_it() {
    let (folder, names) = three_versions();
    let answer = folder.finsam(&["runs", "--current", "1"]).exits(0);
    assert!(answer.out.contains("gällande"), "{}", answer.out);
    assert_eq!(folder.read("ut/gällande.txt"), format!("{}\r\n", id(&names[0])));
    assert_eq!(current(&folder), Some(names[0].clone()));
    // By its id, and as a person writes it.
    folder.finsam(&["runs", "--current", id(&names[1])]).exits(0);
    assert_eq!(current(&folder), Some(names[1].clone()));
    let folder = folder.file("ut/gällande.txt", &format!("\u{feff}  {} \n", id(&names[0]).to_uppercase()));
    assert_eq!(current(&folder), Some(names[0].clone()));
    let marked = folder.read("ut/gällande.txt");

    // A new version.
    let folder = folder.replaced("beslut.csv", "2024-02-28", "2024-02-29");
    let answer = folder.finsam(&["run"]).exits(0);
    assert!(answer.err.contains("Gällande är fortfarande version 1"), "{}", answer.err);
    assert!(answer.err.contains(&names[0]) && answer.err.contains("--current 4"), "{}", answer.err);
    let answer = folder.finsam(&["run", "--format", "json"]).exits(0).json();
    assert!(answer["still_current"].as_str().unwrap().ends_with(&names[0]), "{answer}");
    assert_eq!((&answer["version"], folder.read("ut/gällande.txt")), (&4.into(), marked));
    assert_eq!(current(&folder), Some(names[0].clone()));
    // The marked one again: there is nothing to say.
    folder.finsam(&["runs", "--current", "4"]).exits(0);
    assert!(!folder.finsam(&["run"]).exits(0).err.contains("fortfarande"));
}

#[test]
fn a_mark_of_no_run_stops_who_wants_the_current_one_and_nobody_else() {
    let folder = WorkingFolder::orebro();
    let name = run(&folder, &[]);
    let only = run(&folder, &["--only", "Sydnärke"]);
    for mark in ["1a2b3c4d", "", "version 1", id(&only)] {
        fs::write(folder.path("ut/gällande.txt"), mark).unwrap();
        for command in [&["verify", "."][..], &["mail", "draft", "."], &["explain", "Sydnärke", "--run", "."]]
        {
            let answer = folder.finsam(command).exits(2);
            assert!(answer.err.contains("gällande.txt"), "{}", answer.err);
            assert!(answer.err.contains("finsam runs --current"), "what to do: {}", answer.err);
        }
        folder.finsam(&["verify", &format!("ut/{name}")]).exits(0);
        let answer = folder.finsam(&["runs"]).exits(0);
        assert!(answer.out.contains("slutlig") && answer.err.contains("gällande.txt"), "{answer:?}");
        assert_eq!(current(&folder), None);
        let answer = folder.finsam(&["run"]).exits(0);
        assert!(answer.err.contains("gällande.txt"), "{}", answer.err);
    }
    // What is called so is no run: the mark stays as it was.
    for called in ["2", "0", "01", "1a2b3c4d", "slutlig"] {
        folder.finsam(&["runs", "--current", called]).exits(2);
        assert_eq!(folder.read("ut/gällande.txt"), id(&only));
    }
    folder.finsam(&["runs", "--current", "1"]).exits(0);
    assert_eq!(current(&folder), Some(name));
}

#[test]
fn a_working_folder_means_its_current_run_and_which_one_is_said() {
    let (folder, names) = three_versions();
    let answered = |command: &[&str]| {
        let answer = folder.finsam(command).exits(0);
        let taken = answer.err.lines().find(|line| line.starts_with("Gällande körning: ")).map(str::to_owned);
        (taken.unwrap_or_else(|| panic!("{answer:?}")), answer.out)
    };
    let (taken, out) = answered(&["verify", "."]);
    assert!(taken.ends_with(&names[2]) && out.contains(id(&names[2])), "{taken} {out}");
    let (taken, out) = answered(&["explain", "Sydnärke", "--run", "."]);
    assert!(taken.ends_with(&names[2]) && out.contains("2 420 000 kr"), "{taken} {out}");
    folder.finsam(&["runs", "--current", "2"]).exits(0);
    let (taken, _) = answered(&["verify", "."]);
    assert!(taken.ends_with(&names[1]), "{taken}");
    let json = folder.finsam(&["verify", ".", "--format", "json"]).exits(0).json();
    assert_eq!(json["run"], id(&names[1]));
    // A run is taken as it is named, and nothing is said.
    assert_eq!(folder.finsam(&["verify", &format!("ut/{}", names[0])]).exits(0).err, "");
    // Without a run there is none to take.
    let empty = WorkingFolder::orebro();
    let answer = empty.finsam(&["verify", "."]).exits(2);
    assert!(answer.err.contains("finsam run"), "{}", answer.err);
}

#[test]
fn a_run_is_compared_with_the_folder_as_it_is_and_a_folder_is_its_current_run() {
    let (folder, names) = three_versions();
    let first = format!("ut/{}", names[0]);
    let folder =
        folder.replaced("in/bilaga.csv", "2 420", "2 440").replaced("in/bilaga.csv", "15 330", "15 350");
    let sides = |old: &str, new: &str| {
        let found = folder.finsam(&["diff", old, new, "--format", "json"]).exits(0).json();
        let state = |side: &str| {
            let of = |association: &Value| association["state"][side].as_str().unwrap().to_owned();
            found["associations"].as_array().unwrap().iter().map(of).find(|state| state.starts_with("24"))
        };
        (state("old"), state("new"), found["old"].as_str().unwrap().to_owned())
    };
    let amount = |amount: &str| Some(amount.to_owned());
    let (old, new, _) = sides(&first, ".");
    assert_eq!((old, new), (amount("2400000"), amount("2440000")), "as it is");
    let (old, new, called) = sides(".", &first);
    assert_eq!((old, new), (amount("2420000"), amount("2400000")), "the current run");
    assert!(called.contains(&names[2]), "{called}");
}

#[test]
fn a_folder_that_is_not_a_whole_run_is_listed_with_what_it_lacks() {
    let (folder, names) = three_versions();
    let folder = folder
        .file("ut/protokoll/nämnd.txt", "§ 1")
        .file("ut/2023-slutlig-1a2b3c4d/manifest.json", "{}")
        .file("ut/.2024-slutlig-9-1a2b3c4d.delvis/.las", "");
    folder.remove(&format!("ut/{}/csv/bidrag.csv", names[1]));
    let answer = folder.finsam(&["runs"]).exits(0);
    for said in [
        "protokoll: manifest.json saknas",
        "2023-slutlig-1a2b3c4d: manifest.json går inte att förstå",
        ".2024-slutlig-9-1a2b3c4d.delvis: skrivs just nu, eller avbröts",
        "en fil är ändrad eller borta",
    ] {
        assert!(answer.out.contains(said), "{said}: {}", answer.out);
    }
    assert!(!answer.out.contains("mot version"), "what is not as it was is not compared: {}", answer.out);
    assert_eq!(current(&folder), Some(names[2].clone()));
    let json = folder.finsam(&["runs", "--format", "json"]).exits(0).json();
    assert_eq!(json["runs"][1]["changed_files"], serde_json::json!(["csv/bidrag.csv"]));
    assert_eq!(json["others"].as_array().unwrap().len(), 3);
    // Nothing at all.
    let empty = WorkingFolder::orebro();
    assert!(empty.finsam(&["runs"]).exits(0).out.contains("ingen körning"));
}

/// A run with drafts in `ut/körning`, marked, and another one that is current.
fn drafted_and_not_current(server: &Server) -> (WorkingFolder, String) {
    let folder = drafted_for(&settings(server.port, "starttls", ""), &server.authority);
    let folder = folder.replaced("beslut.csv", "2024-02-28", "2024-02-29");
    let name = run(&folder, &[]);
    (folder, name)
}

#[test]
fn nothing_is_sent_from_a_run_that_is_not_current_unless_it_is_said() {
    let server = Server::start("localhost", false, true);
    let (folder, name) = drafted_and_not_current(&server);
    assert_eq!(current(&folder), Some(name.clone()));
    // Only looked at, it is said.
    let answer = send(&folder, &[]).exits(0);
    assert!(answer.err.contains("inte den gällande") && answer.err.contains(&name), "{}", answer.err);
    let one = ["--send", "--yes", "1", "--only", "medlem-1860-laxa"];
    for more in [&[][..], &["--to-me", "du@exempel.se"]] {
        let answer = send(&folder, &[&one, more].concat()).exits(2);
        assert!(answer.err.contains(&name) && answer.err.contains("--not-current"), "{}", answer.err);
    }
    let sent = || listed(&folder).iter().map(|run| run["sent"].as_u64().unwrap()).collect::<Vec<_>>();
    assert_eq!(sent(), [0, 0]);
    send(&folder, &[&one[..], &["--not-current"]].concat()).exits(0);
    assert_eq!(sent(), [1, 0]);
    // With a mark that names none it cannot be said either.
    fs::write(folder.path("ut/gällande.txt"), "1a2b3c4d").unwrap();
    let other = ["--send", "--yes", "1", "--only", "medlem-1881-kumla"];
    let answer = send(&folder, &other).exits(2);
    assert!(answer.err.contains("gällande.txt") && answer.err.contains("--not-current"), "{}", answer.err);
    // Marked, it is current.
    folder.finsam(&["runs", "--current", &approval(&folder).run]).exits(0);
    send(&folder, &other).exits(0);
    assert_eq!(sent(), [2, 0]);
}

#[test]
fn drafts_of_a_run_that_is_not_current_are_written_with_a_warning() {
    let server = Server::start("localhost", false, true);
    let (folder, name) = drafted_and_not_current(&server);
    let answer = folder.finsam(&["mail", "draft", "ut/körning", "--skip-missing"]).exits(0);
    assert!(answer.err.contains("inte den gällande") && answer.err.contains(&name), "{}", answer.err);
    assert!(folder.path(APPROVAL).is_file());
    // The working folder means the current one.
    let answer = folder.finsam(&["mail", "draft", ".", "--skip-missing"]).exits(0);
    assert!(!answer.err.contains("inte den gällande") && answer.err.contains(&name), "{}", answer.err);
    assert!(folder.path(&format!("ut/{name}/epost/godkannande.toml")).is_file());
    let status = folder.finsam(&["mail", "status", ".", "--format", "json"]).exits(0).json();
    assert!(status["run_folder"].as_str().unwrap().ends_with(&name), "{status}");
    let plan = folder.finsam(&["mail", "send", ".", "--format", "json"]).exits(0).json();
    assert!(plan["run_folder"].as_str().unwrap().ends_with(&name), "{plan}");
    let drafted: Vec<Value> = listed(&folder).iter().map(|run| run["drafted"].clone()).collect();
    assert_eq!(drafted, [7, 7]);
    let answer = folder.finsam(&["runs"]).exits(0);
    assert!(answer.out.contains("Utkast") && answer.out.contains(" 7 "), "{}", answer.out);
}
