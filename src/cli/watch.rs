//! `finsam watch`: takes every file that is dropped in the working folder's `in`, once.
//!
//! The folder is looked through again and again. That works on a network drive too, where the system
//! tells of no changes, and it finds what came while the program was not running. A file is taken when it
//! has been still ([`still`]) and nothing holds it ([`holder`]); what has been taken is known by the reports
//! beside the files ([`answer`]), so nothing else has to be remembered. Nothing is mailed.

mod answer;
mod still;
mod take;

use std::collections::BTreeMap;
use std::fs::TryLockError;
use std::path::Path;
use std::time::{Duration, Instant};

use fs_err as fs;
use serde_json::json;

use crate::output::held::{Holder, holder};
use crate::text::{Fact, Language, Text};

use super::arguments::{Format, WatchArguments};
use super::failure::Failure;
use super::files::why;
use super::folder::{DROP, WorkingFolder};
use super::run::RUNS;
use super::terminal::Terminal;
use crate::output::regular::{NotAFile, ordinary};

use still::{Look, Stillness};
use take::{Office, Taken};

/// The file that a watching process keeps locked.
const LOCK: &str = ".bevakning.las";

/// Runs the command. It ends when everything has been taken (`--once`), or when it is interrupted.
///
/// # Errors
/// [`Failure`]; with `--once` [`Failure::Findings`] when errors stopped a file.
pub fn watch(
    arguments: &WatchArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let root = arguments.dir.as_path();
    let folder = WorkingFolder::open(root, &Text::new(wished.unwrap_or(spoken)))?;
    let text = Text::new(wished.or(folder.settings.language).unwrap_or(spoken));
    fs::create_dir_all(root.join(DROP))?;
    let _lock = lock(root, &text)?;

    let office = Office { root, wished, spoken };
    let mut watch = Watch {
        own_files: office.own_files(),
        office,
        files: Stillness::new(arguments.still),
        told: BTreeMap::new(),
        stopped: Vec::new(),
        unreported: None,
        once: arguments.once,
        format: arguments.format,
        text,
        terminal,
    };
    watch.tell_start();
    let pause = (arguments.still / 4).clamp(Duration::from_millis(20), Duration::from_secs(1));
    loop {
        watch.round()?;
        if watch.once && watch.is_done() {
            return match watch.unreported {
                Some(failure) => Err(failure),
                None if watch.stopped.is_empty() => Ok(()),
                None => Err(Failure::Findings),
            };
        }
        std::thread::sleep(pause);
    }
}

/// Keeps a second watch of the same folder away.
fn lock(root: &Path, text: &Text) -> Result<fs::File, Failure> {
    let runs = root.join(RUNS);
    fs::create_dir_all(&runs)?;
    let lock = fs::File::create(runs.join(LOCK))?;
    match lock.file().try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Failure::Usage(text.say("watch-already"))),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// A folder that is watched.
struct Watch<'a> {
    office: Office<'a>,
    files: Stillness,
    /// The settings and the office's files as they were when they were last looked at.
    own_files: String,
    /// What has been told of each file that waits, so that it is told once.
    told: BTreeMap<String, String>,
    /// The files that errors stopped.
    stopped: Vec<String>,
    /// Why a report could not be written, of the first for which it could not.
    unreported: Option<Failure>,
    once: bool,
    format: Format,
    text: Text,
    terminal: &'a mut Terminal,
}

impl Watch<'_> {
    /// Looks through the folder once and takes what is ready.
    fn round(&mut self) -> Result<(), Failure> {
        let seen = self.look();
        self.files.look(Instant::now(), &seen);
        self.told.retain(|name, _| seen.contains_key(name));
        self.stopped.retain(|name| seen.contains_key(name));
        self.ask_again();
        for name in self.files.ready(Instant::now()) {
            self.one(&name)?;
        }
        Ok(())
    }

    /// The files in the drop folder.
    fn look(&self) -> BTreeMap<String, Look> {
        let Ok(folder) = WorkingFolder::open(self.office.root, &self.text).or_else(|_| {
            // A fault in finsam.toml is told in each file's report.
            WorkingFolder::without_settings(self.office.root)
        }) else {
            return BTreeMap::new();
        };
        let look = |name: String| {
            let path = self.office.root.join(DROP).join(&name);
            // A link that leads nowhere is told of too.
            let facts = fs::metadata(&path).or_else(|_| fs::symlink_metadata(&path)).ok()?;
            Some((name, Look { size: facts.len(), modified: facts.modified().ok() }))
        };
        folder.dropped().into_iter().filter_map(look).collect()
    }

    /// When the office has mended its own files, what they stopped is tried again.
    fn ask_again(&mut self) {
        if self.stopped.is_empty() {
            return;
        }
        let now = self.office.own_files();
        if now == self.own_files {
            return;
        }
        self.own_files = now;
        let instant = Instant::now();
        for name in std::mem::take(&mut self.stopped) {
            // The office may still be saving: the wait begins anew.
            self.files.again(&name);
            self.files.restart(&name, instant);
        }
    }

    /// Takes one file that has been still.
    fn one(&mut self, name: &str) -> Result<(), Failure> {
        let path = self.office.root.join(DROP).join(name);
        if let Err(error) = ordinary(&path)
            && NotAFile::of(&error).is_some()
        {
            self.files.done(name);
            self.stopped.push(name.to_owned());
            return self.tell_taken(name, &Taken::Unfit(why(&error)));
        }
        if let Some(holder) = holder(&path) {
            return self.tell_waiting(name, &holder);
        }
        let is_past_doubt = self.files.is_past_doubt(name, Instant::now());
        let taken = match self.office.take(name, is_past_doubt) {
            Ok(taken) => taken,
            Err(failure) if self.once => return Err(failure),
            Err(failure) => {
                let why = failure.sentence(&self.text).unwrap_or_default();
                self.files.restart(name, Instant::now());
                return self.tell_once(name, "failed", &why);
            }
        };
        match &taken {
            Taken::Changed => self.files.restart(name, Instant::now()),
            Taken::Doubtful => self.files.doubt(name),
            // Also when the report could not be written: what it would say is told here.
            Taken::Run(_)
            | Taken::Before { .. }
            | Taken::Stopped(_)
            | Taken::Unfit(_)
            | Taken::Unreported { .. } => {
                self.files.done(name);
            }
        }
        if taken.is_stopped() {
            self.stopped.push(name.to_owned());
            self.own_files = self.office.own_files();
        }
        self.tell_taken(name, &taken)?;
        if let Taken::Unreported { failure, .. } = taken {
            self.unreported.get_or_insert(failure);
        }
        Ok(())
    }

    /// Whether nothing more will come of waiting: every file is done with or held by a program.
    fn is_done(&self) -> bool {
        let mut waiting = self.files.waiting();
        waiting.all(|name| self.told.contains_key(name))
    }

    fn tell_start(&mut self) {
        if self.once || self.format == Format::Json {
            return;
        }
        let folder = self.office.root.join(DROP).display().to_string();
        let sentence = self.text.say_with("watch-start", &[("folder", Fact::from(&folder))]);
        self.terminal.tell(&sentence);
    }

    fn tell_waiting(&mut self, name: &str, holder: &Holder) -> Result<(), Failure> {
        let sentence = match holder {
            Holder::Editor(lock) => self.text.say_with("watch-held-editor", &[("lock", Fact::from(lock))]),
            Holder::Program => self.text.say("watch-held-program"),
        };
        self.tell_once(name, "held", &sentence)
    }

    fn tell_taken(&mut self, name: &str, taken: &Taken) -> Result<(), Failure> {
        match taken {
            Taken::Run(folder) => {
                let folder = folder.display().to_string();
                let sentence = self.text.say_with("watch-run", &[("folder", Fact::from(&folder))]);
                self.tell(name, "run", Some(&folder), &sentence)
            }
            Taken::Stopped(folder) => {
                let answer = answer::path(&self.office.root.join(DROP).join(name)).display().to_string();
                let folder = folder.as_ref().map(|folder| folder.display().to_string());
                let sentence = self.text.say_with("watch-stopped", &[("file", Fact::from(&answer))]);
                self.tell(name, "stopped", folder.as_deref(), &sentence)
            }
            Taken::Unfit(why) => {
                let reason = self.text.say(why);
                let facts = [("file", Fact::from(name)), ("reason", Fact::from(&reason))];
                let sentence = self.text.say_with("file-unfit", &facts);
                self.tell_once(name, "failed", &sentence)
            }
            Taken::Unreported { taken, failure } => {
                let (id, folder) = match taken.as_ref() {
                    Taken::Run(folder) => ("watch-run-unreported", Some(folder)),
                    Taken::Stopped(folder) => ("watch-stopped-unreported", folder.as_ref()),
                    _ => return Ok(()),
                };
                let folder = folder.map(|folder| folder.display().to_string());
                let why = failure.sentence(&self.text).unwrap_or_default();
                let facts = [
                    ("folder", Fact::from(folder.as_deref().unwrap_or_default())),
                    ("why", Fact::from(&why)),
                ];
                let sentence = self.text.say_with(id, &facts);
                self.tell(name, "unreported", folder.as_deref(), &sentence)
            }
            // It is waited for, also with `--once`.
            Taken::Doubtful => self.tell(name, "doubtful", None, &self.text.say("watch-doubtful")),
            Taken::Before { .. } | Taken::Changed => Ok(()),
        }
    }

    fn tell_once(&mut self, name: &str, event: &str, sentence: &str) -> Result<(), Failure> {
        if self.told.get(name).is_some_and(|told| told == sentence) {
            return Ok(());
        }
        self.told.insert(name.to_owned(), sentence.to_owned());
        self.tell(name, event, None, sentence)
    }

    fn tell(&mut self, name: &str, event: &str, folder: Option<&str>, sentence: &str) -> Result<(), Failure> {
        let line = match self.format {
            Format::Text => format!("{name}: {sentence}"),
            Format::Json => {
                json!({ "file": name, "event": event, "folder": folder, "message": sentence }).to_string()
            }
        };
        self.terminal.print(&line)?;
        Ok(())
    }
}
