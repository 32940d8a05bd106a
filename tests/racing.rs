//! Several runs at once: whatever their order, one whole run stands there, and whoever answers 0 tells the truth.
//!
//! `FINSAM_RACE_ROUNDS=1000 cargo test --test main racing -- --nocapture` goes through so many rounds of each race and
//! tells what came of them; without it there are a few.

use std::collections::BTreeMap;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fs_err as fs;
use serde_json::Value;

use crate::common::program::Answer;
use crate::common::working_folder::WorkingFolder;

/// How many rounds there are of each race.
fn rounds() -> usize {
    std::env::var("FINSAM_RACE_ROUNDS").map_or(5, |rounds| rounds.parse().unwrap())
}

/// The only hidden file that may stay beside the runs.
const LOCK: &str = ".skrivning.las";

/// What one input gives when nobody else writes: every file with its bytes, by path.
type Run = BTreeMap<String, Vec<u8>>;

/// What came of all rounds of a race.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    rounds: usize,
    /// Processes that answered 0.
    done: usize,
    /// Processes that stopped because another one was writing.
    stopped: usize,
    /// Rounds after which no run stood there.
    lost: usize,
    /// Rounds after which something else stood there than one whole run of one of those that answered 0.
    mixed: usize,
    /// Processes that answered 0, and told of another run than theirs or left none there.
    untrue: usize,
    /// Rounds after which something was left beside the run.
    littered: usize,
}

impl Tally {
    fn tell(&self, race: &str) {
        eprintln!("{race}: {self:?}");
        assert!(self.done >= self.rounds, "in every round somebody gets through: {self:?}");
        let wrong = (self.lost, self.mixed, self.untrue, self.littered);
        assert_eq!(wrong, (0, 0, 0, 0), "{race}: lost, mixed, untrue, littered");
    }
}

/// The working folders `1`, `2` and `3`, each with another decision, and what each of them gives.
fn offices() -> (WorkingFolder, Vec<Run>) {
    let mut folder = WorkingFolder::new();
    let mut runs = Vec::new();
    for (office, rate) in [("1", "−10 %"), ("2", "−11 %"), ("3", "−12 %")] {
        let decisions = WorkingFolder::orebro().read("beslut.csv").replace("−10 %", rate);
        folder = folder.fixture("findings/base", office).file(&format!("{office}/beslut.csv"), &decisions);
        let alone = format!("alone-{office}");
        folder.finsam(&["run", office, "--out", &alone]).exits(0);
        runs.push(folder.files(&alone));
        fs::remove_dir_all(folder.path(&alone)).unwrap();
    }
    (folder, runs)
}

fn manifest(run: &Run) -> Value {
    serde_json::from_slice(&run["manifest.json"]).unwrap()
}

/// Whether every file that the run's manifest lists is there with its bytes, and no other.
fn is_whole(run: &Run) -> bool {
    let Some(bytes) = run.get("manifest.json") else { return false };
    let Ok(manifest) = serde_json::from_slice::<Value>(bytes) else { return false };
    let listed = |key: &str, folder: &str| -> BTreeMap<String, String> {
        let files = manifest[key].as_array().unwrap().iter();
        let text = |file: &Value, key: &str| file[key].as_str().unwrap().to_owned();
        files.map(|file| (format!("{folder}{}", text(file, "path")), text(file, "sha256"))).collect()
    };
    let mut all = listed("outputs", "");
    all.extend(listed("inputs", "underlag/"));
    let others = run.iter().filter(|(path, _)| *path != "manifest.json");
    all == others.map(|(path, bytes)| (path.clone(), finsam::output::sha256(bytes))).collect()
}

/// Whether a run stands there, or does in a moment: another process may be moving its own there just now.
fn stands_there(folder: &WorkingFolder, run: &str) -> bool {
    let until = Instant::now() + Duration::from_secs(5);
    while Instant::now() < until {
        if fs::read(folder.path(&format!("{run}/manifest.json"))).is_ok() {
            return true;
        }
        thread::sleep(Duration::from_millis(1));
    }
    false
}

/// What stands in the target's place before a round.
fn prepare(folder: &WorkingFolder, target: &str, earlier: &Run, round: usize) {
    let (parent, name) = target.rsplit_once('/').unwrap();
    let _ = fs::remove_dir_all(folder.path(parent));
    let put = |at: &str| {
        for (path, bytes) in earlier {
            let path = folder.path(&format!("{parent}/{at}/{path}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    };
    match round % 4 {
        0 => {}
        // An earlier run, in which somebody changed a file.
        1 => {
            put(name);
            fs::write(folder.path(&format!("{target}/csv/forbund.csv")), "changed").unwrap();
        }
        // One that was killed while it wrote.
        2 => {
            put(name);
            put(&format!(".{name}.delvis"));
            fs::write(folder.path(&format!("{parent}/.{name}.delvis/.las")), "").unwrap();
            fs::write(folder.path(&format!("{target}/csv/forbund.csv")), "changed").unwrap();
        }
        // One that was killed between its two renames, and another's that was replaced and is still there.
        _ => {
            put(&format!(".{name}.tidigare"));
            put("annan");
            put(".annan.tidigare");
        }
    }
}

/// One race: these offices run at the same time, to `out` or to the folder that each run makes itself.
fn race(name: &str, offices: &[&str], out: Option<&str>) {
    let (folder, alone) = self::offices();
    let of = |office: &str| &alone[office.parse::<usize>().unwrap() - 1];
    let mut tally = Tally::default();
    let target = out.map_or_else(
        || {
            let answer = folder.finsam(&["run", offices[0], "--format", "json"]).json();
            answer["folder"].as_str().unwrap().replace('\\', "/")
        },
        str::to_owned,
    );
    let (parent, own_name) = target.rsplit_once('/').unwrap();
    for round in 0..rounds() {
        // An earlier run of the last office: that of the first stands there only when it has been written.
        prepare(&folder, &target, of(offices[offices.len() - 1]), round);
        let answers: Vec<(&str, Answer, bool)> = thread::scope(|scope| {
            let started: Vec<_> = offices
                .iter()
                .enumerate()
                .map(|(place, office)| {
                    let mut arguments = vec!["run", office, "--format", "json"];
                    arguments.extend(out.iter().flat_map(|out| ["--out", out]));
                    let program = folder.program(&arguments);
                    let wait = Duration::from_millis(u64::try_from(round / 4 % 10 * place * 3).unwrap());
                    let (folder, target) = (&folder, &target);
                    scope.spawn(move || {
                        thread::sleep(wait);
                        let answer = program.answer();
                        // Whoever answers 0 has left a run there; another may replace it, and nobody removes it.
                        let is_there = answer.code != Some(0) || stands_there(folder, target);
                        (*office, answer, is_there)
                    })
                })
                .collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        tally.rounds += 1;
        let mut possible = Vec::new();
        for (office, answer, is_there) in &answers {
            if answer.code != Some(0) {
                assert_eq!(answer.code, Some(3), "{answer:?}");
                assert!(answer.err.contains("En annan körning skriver"), "{answer:?}");
                tally.stopped += 1;
                continue;
            }
            tally.done += 1;
            possible.push(*office);
            let told = answer.json();
            let own = manifest(of(office));
            let is_own = told["run"] == own["run"] && told["files"] == own["outputs"];
            if !is_there || !is_own {
                tally.untrue += 1;
            }
        }
        let now = folder.files(&target);
        if now.is_empty() {
            tally.lost += 1;
        } else if !is_whole(&now) || !possible.iter().any(|office| *of(office) == now) {
            tally.mixed += 1;
        }
        let beside = |path: &Path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            name != LOCK && name != "annan" && name != own_name
        };
        if fs::read_dir(folder.path(parent)).unwrap().any(|entry| beside(&entry.unwrap().path())) {
            tally.littered += 1;
        }
    }
    tally.tell(name);
}

#[test]
fn two_runs_at_once_in_one_folder() {
    race("two in one folder", &["1", "1"], None);
}

#[test]
fn three_runs_at_once_in_one_folder() {
    race("three in one folder", &["1", "1", "1"], None);
}

#[test]
fn two_inputs_at_once_to_one_folder() {
    race("two inputs to one --out", &["1", "2"], Some("tillsammans/resultat"));
}

#[test]
fn three_inputs_at_once_to_one_folder() {
    race("three inputs to one --out", &["1", "2", "3"], Some("tillsammans/resultat"));
}

/// Which versions of a year stand in `ut`, by number and id.
fn versions(folder: &WorkingFolder) -> Vec<(u32, String)> {
    let parsed = |name: String| {
        let parts: Vec<&str> = name.split('-').collect();
        (parts[2].parse().unwrap(), parts[3].to_owned())
    };
    let mut versions: Vec<(u32, String)> = folder.visible("ut").into_iter().map(parsed).collect();
    versions.sort();
    versions
}

#[test]
fn runs_at_once_in_one_working_folder_take_a_number_each_and_a_folder_each() {
    // Three inputs in one working folder, of which one is run twice.
    let inputs = [&["run"][..], &["run", "--csv", "rfc4180"], &["run", "--lang", "en"], &["run"]];
    for _ in 0..rounds() {
        let folder = WorkingFolder::orebro();
        let ids: Vec<String> = thread::scope(|scope| {
            let start = |arguments: &&[&str]| {
                let program = folder.program(&[arguments, &["--format", "json"][..]].concat());
                scope.spawn(move || program.answer().exits(0).json()["run"].as_str().unwrap().to_owned())
            };
            let started: Vec<_> = inputs.iter().map(start).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let versions = versions(&folder);
        assert_eq!(versions.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [1, 2, 3], "{versions:?}");
        let (mut then, mut now) = (ids, versions.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
        then.sort();
        then.dedup();
        now.sort();
        assert_eq!(now, then, "each id once");
    }
}

#[test]
fn marks_at_once_leave_a_whole_one() {
    let folder = WorkingFolder::orebro();
    folder.finsam(&["run"]).exits(0);
    folder.finsam(&["run", "--csv", "rfc4180"]).exits(0);
    let ids: Vec<String> = versions(&folder).into_iter().map(|(_, id)| format!("{id}\r\n")).collect();
    for _ in 0..rounds() {
        thread::scope(|scope| {
            for version in ["1", "2", "1"] {
                let program = folder.program(&["runs", "--current", version]);
                scope.spawn(move || program.answer().exits(0));
            }
        });
        let mark = folder.read("ut/gällande.txt");
        assert!(ids.contains(&mark), "{mark}");
    }
}
