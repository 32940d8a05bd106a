//! `watch`: what is dropped in the folder is taken whole, once, and nothing else is.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};
use std::time::Duration;

use fs_err as fs;
use serde_json::Value;

use crate::common::files::fixture;
use crate::common::schema;
use crate::common::working_folder::WorkingFolder;

/// How long a test waits for what must come; what must not come is told by what comes after it.
const LONGEST: Duration = Duration::from_mins(2);

/// A running watch. It is ended with the test.
struct Watching {
    child: Child,
    lines: std::sync::mpsc::Receiver<Value>,
}

impl Watching {
    fn of(folder: &WorkingFolder, still: &str) -> Self {
        let mut child = folder
            .command(&["watch", ".", "--still", still, "--format", "json"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, lines) = std::sync::mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                schema::holds_for("watch", &line);
                if send.send(serde_json::from_str(&line).unwrap()).is_err() {
                    return;
                }
            }
        });
        Self { child, lines }
    }

    /// The next event: the file and what became of it.
    fn next(&self) -> (String, String) {
        let event = self.lines.recv_timeout(LONGEST).unwrap();
        let text = |key: &str| event[key].as_str().unwrap().to_owned();
        (text("file"), text("event"))
    }

    /// Everything that was told up to now.
    fn rest(&self) -> Vec<(String, String)> {
        let text = |event: &Value, key: &str| event[key].as_str().unwrap().to_owned();
        self.lines.try_iter().map(|event| (text(&event, "file"), text(&event, "event"))).collect()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn pair(file: &str, event: &str) -> (String, String) {
    (file.to_owned(), event.to_owned())
}

/// The runs that were written: every visible folder in `ut`.
fn runs(folder: &WorkingFolder) -> Vec<String> {
    folder.visible("ut")
}

/// The working folder with an empty drop folder, and the file that is dropped.
fn empty() -> (WorkingFolder, Vec<u8>) {
    let folder = WorkingFolder::orebro();
    let file = fs::read(folder.path("in/bilaga.csv")).unwrap();
    folder.remove("in/bilaga.csv");
    (folder, file)
}

fn drop_in(folder: &WorkingFolder, name: &str, bytes: &[u8]) {
    fs::write(folder.path("in").join(name), bytes).unwrap();
}

#[test]
fn what_came_before_the_start_is_taken_once() {
    let folder = WorkingFolder::orebro();
    let before = folder.files("in");
    let once = ["watch", ".", "--once", "--still", "0.2"];
    let first = folder.finsam(&once).exits(0);
    assert!(first.out.starts_with("bilaga.csv: klar, skriven i "), "{}", first.out);
    let run = runs(&folder);
    assert_eq!(run.len(), 1, "{run:?}");
    // The same run as `run` itself writes, and the dropped file as it was.
    folder.finsam(&["run", ".", "--out", "own"]).exits(0);
    assert_eq!(folder.files("own"), folder.files(&format!("ut/{}", run[0])));
    let report = folder.read("in/bilaga.csv.finsam.txt");
    assert!(report.starts_with("\u{feff}finsam har räknat på bilaga.csv."), "{report}");
    let mut now = folder.files("in");
    now.remove("bilaga.csv.finsam.txt");
    assert_eq!(now, before);

    // Not once more: neither by a second look nor for a new time of change.
    let bytes = fs::read(folder.path("in/bilaga.csv")).unwrap();
    drop_in(&folder, "bilaga.csv", &bytes);
    let second = folder.finsam(&once);
    assert_eq!((second.code, second.out.as_str()), (Some(0), ""), "{}", second.err);
    assert_eq!(runs(&folder), run);
    // The report gone, the file is asked for again.
    folder.remove("in/bilaga.csv.finsam.txt");
    assert!(folder.finsam(&once).out.starts_with("bilaga.csv: klar"));
    assert_eq!(runs(&folder), run);
}

#[test]
fn a_file_that_is_copied_slowly_is_taken_whole_and_once() {
    let (folder, bytes) = empty();
    let watching = Watching::of(&folder, "0.5");
    // Held open while it grows, as a copy does.
    let mut copy = fs::File::create(folder.path("in/bilaga.csv")).unwrap();
    for part in bytes.chunks(bytes.len() / 12 + 1) {
        copy.write_all(part).unwrap();
        copy.sync_all().unwrap();
        std::thread::sleep(Duration::from_millis(150));
    }
    drop(copy);
    loop {
        let (file, event) = watching.next();
        assert_eq!(file, "bilaga.csv");
        if event == "run" {
            break;
        }
        // While it was held, that was said.
        assert_eq!(event, "held");
    }
    // A second file is taken after the first: nothing more was said of that one.
    drop_in(&folder, "senare.csv", &[bytes.as_slice(), b"\n"].concat());
    assert_eq!(watching.next(), pair("senare.csv", "run"));
    assert_eq!(runs(&folder).len(), 2, "{:?}", runs(&folder));
}

#[test]
fn a_workbook_that_pauses_half_way_gives_no_report_of_a_broken_file() {
    let folder = WorkingFolder::orebro();
    folder.remove("in/bilaga.csv");
    let base = fixture("orebro-2024/in");
    let original = fs::read_dir(base).unwrap().next().unwrap().unwrap().path();
    let bytes = fs::read(original).unwrap();
    let watching = Watching::of(&folder, "0.4");
    // Nothing holds the file during the pause, so only its bytes tell that it is not whole.
    drop_in(&folder, "bilaga.xlsx", &bytes[..bytes.len() / 2]);
    assert_eq!(watching.next(), pair("bilaga.xlsx", "doubtful"));
    assert!(!folder.path("in/bilaga.xlsx.finsam.txt").exists());
    drop_in(&folder, "bilaga.xlsx", &bytes);
    assert_eq!(watching.next(), pair("bilaga.xlsx", "run"));
    assert_eq!(runs(&folder).len(), 1, "{:?}", runs(&folder));
}

#[test]
fn twenty_files_at_once_are_each_taken_once() {
    let (folder, bytes) = empty();
    let watching = Watching::of(&folder, "0.3");
    let names: Vec<String> = (1..=20).map(|number| format!("bilaga {number:02}.csv")).collect();
    for (name, blank) in names.iter().zip(1..) {
        drop_in(&folder, name, &[bytes.clone(), b"\n".repeat(blank)].concat());
    }
    let mut taken: Vec<(String, String)> = names.iter().map(|_| watching.next()).collect();
    taken.sort();
    assert_eq!(taken, names.iter().map(|name| pair(name, "run")).collect::<Vec<_>>());
    assert_eq!(runs(&folder).len(), 20);
    // Killed and started again, nothing is taken twice; a new file still is.
    drop(watching);
    let watching = Watching::of(&folder, "0.3");
    drop_in(&folder, "ny.csv", &[bytes.as_slice(), b"\n\n;\n"].concat());
    assert_eq!(watching.next(), pair("ny.csv", "run"));
    assert_eq!(watching.rest(), []);
    assert_eq!(runs(&folder).len(), 21);
}

#[test]
fn replaced_and_deleted_files() {
    let (folder, bytes) = empty();
    let watching = Watching::of(&folder, "0.4");
    // Gone before it has been still: nothing is said of it.
    drop_in(&folder, "borta.csv", &bytes);
    std::thread::sleep(Duration::from_millis(150));
    folder.remove("in/borta.csv");
    drop_in(&folder, "bilaga.csv", &bytes);
    assert_eq!(watching.next(), pair("bilaga.csv", "run"));
    // Replaced by another amount: a second run, and the report tells of that one.
    let text = String::from_utf8(bytes).unwrap().replace("2 520", "2 500").replace("15 230", "15 210");
    drop_in(&folder, "bilaga.csv", text.as_bytes());
    assert_eq!(watching.next(), pair("bilaga.csv", "run"));
    let amounts: Vec<bool> = runs(&folder)
        .iter()
        .map(|run| folder.read(&format!("ut/{run}/csv/forbund.csv")).contains(";2500000;"))
        .collect();
    assert_eq!(amounts.iter().filter(|replaced| **replaced).count(), 1, "{amounts:?}");
    assert_eq!(amounts.len(), 2);
    assert!(!folder.path("in/borta.csv.finsam.txt").exists());
}

#[test]
fn files_of_editors_are_not_taken_and_hold_their_own() {
    let (folder, bytes) = empty();
    drop_in(&folder, "~$bilaga.csv", b"lock");
    drop_in(&folder, ".~lock.annan.csv#", b"lock");
    drop_in(&folder, ".bilaga.csv.delvis", &bytes);
    drop_in(&folder, "bilaga.csv", &bytes);
    let held = folder.finsam(&["watch", ".", "--once", "--still", "0.2"]).exits(0);
    assert!(held.out.contains("~$bilaga.csv") && !held.out.contains("klar"), "{}", held.out);
    assert_eq!(runs(&folder), [""; 0]);
    folder.remove("in/~$bilaga.csv");
    let taken = folder.finsam(&["watch", ".", "--once", "--still", "0.2"]);
    assert!(taken.out.starts_with("bilaga.csv: klar"), "{}", taken.out);
    assert_eq!(runs(&folder).len(), 1);
}

#[test]
fn what_errors_stop_is_told_and_tried_again_when_the_office_has_mended_it() {
    let folder = WorkingFolder::orebro().replaced("medlemmar.csv", "Kumla", "Kumlla");
    let watching = Watching::of(&folder, "0.3");
    assert_eq!(watching.next(), pair("bilaga.csv", "stopped"));
    let report = folder.read("in/bilaga.csv.finsam.txt");
    assert!(report.contains("Kumlla") && report.contains("Inget bidrag är skrivet"), "{report}");
    let shown = runs(&folder);
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].starts_with("stoppad-bilaga-"), "{shown:?}");
    assert!(folder.path(&format!("ut/{}/avvikelser.xlsx", shown[0])).is_file());

    let folder = folder.replaced("medlemmar.csv", "Kumlla", "Kumla");
    assert_eq!(watching.next(), pair("bilaga.csv", "run"));
    assert!(folder.read("in/bilaga.csv.finsam.txt").contains("finsam har räknat på bilaga.csv."));
}

#[test]
fn a_second_watch_and_a_file_in_the_reports_place_are_refused() {
    let folder = WorkingFolder::orebro().file("in/bilaga.csv.finsam.txt", "min egen lapp");
    let once = ["watch", ".", "--once", "--still", "0.2"];
    folder.finsam(&once).exits(2);
    assert_eq!(folder.read("in/bilaga.csv.finsam.txt"), "min egen lapp");
    assert_eq!(runs(&folder), [""; 0]);

    folder.remove("in/bilaga.csv.finsam.txt");
    let watching = Watching::of(&folder, "0.2");
    assert_eq!(watching.next(), pair("bilaga.csv", "run"));
    let second = folder.finsam(&once).exits(2);
    assert!(second.err.contains("bevakas redan"), "{}", second.err);
    drop(watching);
    folder.finsam(&once).exits(0);
}

/// A report beside a file has a longer name than the file; `.delvis` must not make it longer still.
#[test]
fn a_name_that_leaves_room_for_the_report_and_no_more_is_taken_once() {
    let (folder, bytes) = empty();
    let name = format!("{}.csv", "b".repeat(235));
    drop_in(&folder, &name, &bytes);
    let watching = Watching::of(&folder, "0.1");
    assert_eq!(watching.next(), pair(&name, "run"));
    drop_in(&folder, "senare.csv", &[bytes.as_slice(), b"\n"].concat());
    assert_eq!(watching.next(), pair("senare.csv", "run"));
    assert!(folder.path(&format!("in/{name}.finsam.txt")).is_file());
}

/// The report cannot be written: the run is whole, that is said, and it is not made again.
#[test]
fn a_run_whose_report_cannot_be_written_is_made_once() {
    let (folder, bytes) = empty();
    let name = format!("{}.csv", "b".repeat(246));
    drop_in(&folder, &name, &bytes);
    let watching = Watching::of(&folder, "0.1");
    assert_eq!(watching.next(), pair(&name, "unreported"));
    let run = runs(&folder);
    assert_eq!(run.len(), 1, "{run:?}");
    let written = || fs::metadata(folder.path(&format!("ut/{}/manifest.json", run[0]))).unwrap().modified();
    let then = written().unwrap();
    drop_in(&folder, "senare.csv", &[bytes.as_slice(), b"\n"].concat());
    assert_eq!(watching.next(), pair("senare.csv", "run"));
    assert_eq!(watching.rest(), []);
    assert_eq!(written().unwrap(), then);
    drop(watching);
    // Once: the other files are taken, and the exit code says that something is not done.
    let once = folder.finsam(&["watch", ".", "--once", "--still", "0.1"]).exits(3);
    assert!(once.out.contains("skriven i") && once.out.contains("svar"), "{}", once.out);
    assert_eq!(written().unwrap(), then);
}
