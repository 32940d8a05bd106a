//! Who listens to a task hears each step of it, and a task that is to stop leaves nothing half.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use finsam::app::error::Error;
use finsam::app::events::{Activity, Events, Unheard};
use finsam::app::job::{Job, Keep};
use finsam::app::languages::{Language, Languages};
use finsam::app::mail::send::{self, ready};
use finsam::app::run::{Run, Wish, prepare};
use finsam::app::watch::take::Taken;
use finsam::app::watch::{self, Watch, WatchEvent};
use finsam::text::Text;

use crate::common::drafts::{drafted, send as send_again, states};
use crate::common::files;
use crate::common::smtp_server::Server;
use crate::common::working_folder::WorkingFolder;

#[path = "../examples/json_lines.rs"]
#[expect(dead_code, reason = "an example has a main of its own")]
mod json_lines;

/// Notes what is reported, and wants to stop when so many steps of a kind are done.
struct Listener {
    heard: Mutex<Vec<String>>,
    done: AtomicUsize,
    stop_after: usize,
}

impl Listener {
    fn stopping_after(steps: usize) -> Self {
        Self { heard: Mutex::default(), done: AtomicUsize::new(0), stop_after: steps }
    }

    fn note(&self, event: &str, activity: Activity) {
        self.heard.lock().unwrap().push(format!("{event} {activity:?}"));
    }
}

impl Events for Listener {
    fn begun(&self, activity: Activity, _language: Language) {
        self.note("begun", activity);
    }

    fn step(&self, activity: Activity) {
        self.note("step", activity);
        self.done.fetch_add(1, Ordering::SeqCst);
    }

    fn done(&self, activity: Activity) {
        self.note("done", activity);
    }

    fn stop_is_wished(&self) -> bool {
        self.done.load(Ordering::SeqCst) >= self.stop_after
    }
}

fn run(folder: &WorkingFolder, out: &Path, events: &dyn Events) -> Result<Run, Error> {
    let root = folder.path("");
    let job = Job::work_out(&root, Languages::default(), Keep::default(), events)?;
    prepare(job, &root, &Wish { out: Some(out), ..Wish::default() })?.write(events)
}

#[test]
fn a_run_reports_what_it_does_and_every_file() {
    let folder = WorkingFolder::orebro();
    let listener = Listener::stopping_after(usize::MAX);
    let run = run(&folder, &folder.path("ut/körning"), &listener).unwrap();
    // What was made, and what was kept; the manifest is no step.
    let files = folder.files("ut/körning").len() - 1;
    assert!(run.files.len() < files);
    let heard = listener.heard.into_inner().unwrap();
    let writing = format!("Writing {{ files: {files} }}");
    let before = ["begun Reading", "done Reading", "begun WaitingForAnotherRun", "done WaitingForAnotherRun"];
    assert_eq!(heard[..4], before);
    assert_eq!(heard[4], format!("begun {writing}"));
    assert_eq!(heard[5..heard.len() - 1], vec![format!("step {writing}"); files]);
    assert_eq!(heard[heard.len() - 1], format!("done {writing}"));
}

#[test]
fn a_run_that_is_to_stop_is_not_written_and_the_earlier_one_stays() {
    let folder = WorkingFolder::orebro();
    let target = folder.path("ut/körning");
    for steps in [0, 3] {
        let stopped = run(&folder, &target, &Listener::stopping_after(steps));
        assert!(matches!(stopped, Err(Error::Stopped)), "{steps}");
        let left: Vec<String> = folder.files("ut").into_keys().collect();
        assert_eq!(left, [".skrivning.las"], "{steps}");
    }
    run(&folder, &target, &Unheard).unwrap();
    let earlier = folder.files("ut");
    let folder = folder.replaced("beslut.csv", "−10 %", "−12 %");
    let stopped = run(&folder, &target, &Listener::stopping_after(3));
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert!(folder.files("ut") == earlier, "the earlier run is as it was");
    run(&folder, &target, &Unheard).unwrap();
    assert!(folder.files("ut") != earlier, "and gives way to one that is written");
}

#[test]
fn messages_that_were_not_begun_when_it_was_to_stop_wait() {
    let server = Server::start("localhost", false, true);
    let folder = drafted(&server, "starttls", "connections = 1\n");
    let run = folder.path("ut/körning");
    let wish = send::Wish { run: &run, settings: None, to_me: None, limit: None, only: &[], resend: &[] };
    let ready = ready(&wish).unwrap();
    let to = ready.server(&|_| Ok(None)).unwrap();
    let listener = Listener::stopping_after(2);
    let sendings = ready.send(&to, &Text::new(Language::Swedish), &listener).unwrap();
    assert!(matches!(sendings.stop, Some(Error::Stopped)));
    assert_eq!((sendings.sent.len(), sendings.wanted, server.received().len()), (2, 7, 2));
    let standing: Vec<String> = states(&folder).into_values().collect();
    assert_eq!(standing.iter().filter(|state| *state == "accepted").count(), 2);
    assert_eq!(standing.iter().filter(|state| *state == "waiting").count(), 5);
    send_again(&folder, &["--send", "--yes", "5"]).exits(0);
    assert_eq!(server.received().len(), 7);
}

#[test]
fn a_watch_that_is_to_stop_takes_no_further_file() {
    let folder = WorkingFolder::orebro();
    let dropped = folder.visible("in").remove(0);
    let bytes = fs_err::read(folder.path(&format!("in/{dropped}"))).unwrap();
    let folder = folder.bytes("in/senare.csv", &bytes);
    let root = folder.path("");
    let wish = watch::Wish { folder: &root, once: false, still: Duration::from_millis(100) };
    // The files of one run, and not of two.
    let listener = Listener::stopping_after(1);
    let mut taken = Vec::new();
    let events = WithoutStopWhileWriting(&listener);
    let watched = Watch::begin(wish, Languages::default(), &events).unwrap();
    watched
        .run(|name, event| {
            if let WatchEvent::Taken(Taken::Run(_)) = event {
                taken.push(name.to_owned());
            }
            Ok::<(), Error>(())
        })
        .unwrap();
    assert_eq!(taken.len(), 1);
    let reports = folder.visible("in").into_iter().filter(|name| name.ends_with(".finsam.txt"));
    assert_eq!(reports.collect::<Vec<_>>(), [format!("{}.finsam.txt", taken[0])]);
}

/// Wants to stop when a run has been written, and not before.
struct WithoutStopWhileWriting<'a>(&'a Listener);

impl Events for WithoutStopWhileWriting<'_> {
    fn begun(&self, activity: Activity, language: Language) {
        self.0.begun(activity, language);
    }

    fn step(&self, _activity: Activity) {}

    fn done(&self, activity: Activity) {
        if matches!(activity, Activity::Writing { .. }) {
            self.0.step(activity);
        }
    }

    fn stop_is_wished(&self) -> bool {
        self.0.stop_is_wished()
    }
}

#[test]
fn a_second_front_needs_nothing_but_the_tasks() {
    let folder = WorkingFolder::orebro();
    json_lines::run(&folder.path("")).unwrap();
    assert_eq!(folder.visible("ut").len(), 1);
    let source = fs_err::read_to_string(files::project("examples/json_lines.rs")).unwrap();
    assert!(source.lines().count() <= 50);
    let used: Vec<&str> = source.lines().filter(|line| line.starts_with("use finsam::")).collect();
    assert!(used.len() > 3 && used.iter().all(|line| line.starts_with("use finsam::app::")), "{used:?}");
}
