//! A second front, in fifty lines: works a folder out, writes its run and prints what happens as lines of JSON.
//!
//! `cargo run --example json_lines -- fixtures/orebro-2024`. It needs nothing but `finsam::app`.

use std::path::Path;

use finsam::app::error::Error;
use finsam::app::events::{Activity, Events};
use finsam::app::job::{Job, Keep};
use finsam::app::languages::{Language, Languages};
use finsam::app::run::{Wish, prepare};
use serde_json::json;

/// Prints each event on a line.
struct Lines;

impl Events for Lines {
    fn begun(&self, activity: Activity, _language: Language) {
        println!("{}", json!({ "event": "begun", "of": activity }));
    }

    fn step(&self, activity: Activity) {
        println!("{}", json!({ "event": "step", "of": activity }));
    }

    fn done(&self, activity: Activity) {
        println!("{}", json!({ "event": "done", "of": activity }));
    }
}

/// Runs the working folder.
pub fn run(folder: &Path) -> Result<(), Error> {
    let job = Job::work_out(folder, Languages::default(), Keep::default(), &Lines)?;
    let prepared = prepare(job, folder, &Wish::default())?;
    let (findings, text) = (prepared.findings(), prepared.making.job.text);
    for finding in findings.sorted() {
        println!("{}", json!({ "found": finding.problem.code(), "message": text.message(&finding.problem) }));
    }
    let run = prepared.write(&Lines)?;
    println!("{}", json!({ "folder": run.target, "files": run.files.len() }));
    Ok(())
}

fn main() {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| ".".into());
    if let Err(error) = run(Path::new(&folder)) {
        println!("{}", json!({ "error": error.sentence(&Languages::default().text()) }));
    }
}
