//! Takes every file that is dropped in a working folder's `in`, once.
//!
//! The folder is looked through again and again. That works on a network drive too, where the system
//! tells of no changes, and it finds what came while nobody watched. A file is taken when it
//! has been still (`still`) and nothing holds it ([`holder`]); what has been taken is known by the reports
//! beside the files ([`file_report`]), so nothing else has to be remembered. Nothing is mailed.

pub mod file_report;
mod still;
pub mod take;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::TryLockError;
use std::path::Path;
use std::time::{Duration, Instant};

use fs_err as fs;

use super::error::Error;
use super::events::Events;
use super::files::why;
use super::folder::{DROP, WorkingFolder};
use super::languages::Languages;
use super::refusal::Refusal;
use super::runs::RUNS;
use crate::output::held::{Holder, holder};
use crate::output::regular::{NotAFile, ordinary};

use still::{Look, Stillness};
use take::{Office, Taken};

/// The file that a watching process keeps locked.
const LOCK: &str = ".bevakning.las";

/// What is wanted of a watch.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The working folder.
    pub folder: &'a Path,
    /// Whether it ends when everything that is there has been taken.
    pub once: bool,
    /// For how long a file is to be still before it is taken.
    pub still: Duration,
}

/// What a watch reports of a file.
#[derive(Clone, Copy, Debug)]
pub enum WatchEvent<'a> {
    /// It waits, because a program holds it. It may be reported again and again.
    Held(&'a Holder),
    /// It could not be taken this time, and will be tried again. It may be reported again and again.
    Failed(&'a Error),
    /// It was taken, or it was seen what is to be done with it.
    Taken(&'a Taken),
    /// It is no longer there.
    Gone,
}

/// A folder that is watched.
pub struct Watch<'a> {
    office: Office<'a>,
    files: Stillness,
    /// The settings and the office's files as they were when they were last looked at.
    own_files: String,
    /// The files of which it was reported why they wait.
    reported: BTreeSet<String>,
    /// The files that errors stopped.
    stopped: Vec<String>,
    /// Why a report could not be written beside a file, of the first for which it could not.
    unreported: Option<Error>,
    wish: Wish<'a>,
    events: &'a dyn Events,
    /// Keeps a second watch of the same folder away.
    _lock: fs::File,
}

/// Keeps a second watch of the same folder away.
fn lock(root: &Path) -> Result<fs::File, Error> {
    let runs = root.join(RUNS);
    fs::create_dir_all(&runs)?;
    let lock = fs::File::create(runs.join(LOCK))?;
    match lock.file().try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Refusal::AlreadyWatched {}.into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

impl<'a> Watch<'a> {
    /// Begins to watch a working folder.
    ///
    /// # Errors
    /// [`Refusal::AlreadyWatched`] when another process does; [`Error::Machine`].
    pub fn begin(wish: Wish<'a>, languages: Languages, events: &'a dyn Events) -> Result<Self, Error> {
        fs::create_dir_all(wish.folder.join(DROP))?;
        let lock = lock(wish.folder)?;
        let office = Office { root: wish.folder, languages };
        Ok(Self {
            own_files: office.own_files(),
            office,
            files: Stillness::new(wish.still),
            reported: BTreeSet::new(),
            stopped: Vec::new(),
            unreported: None,
            wish,
            events,
            _lock: lock,
        })
    }

    /// Watches, until everything has been taken where it is to be done once, or a stop is wished. Each report goes to
    /// `report` with the name of its file.
    ///
    /// # Errors
    /// What `report` says, and once: [`Error::Findings`] when errors stopped a file, or why a file was not taken.
    pub fn run<E: From<Error>>(
        mut self,
        mut report: impl FnMut(&str, WatchEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pause = (self.wish.still / 4).clamp(Duration::from_millis(20), Duration::from_secs(1));
        loop {
            self.round(&mut report)?;
            if self.events.stop_is_wished() {
                return Ok(());
            }
            if self.wish.once && self.is_done() {
                return match self.unreported {
                    Some(error) => Err(error.into()),
                    None if self.stopped.is_empty() => Ok(()),
                    None => Err(Error::Findings.into()),
                };
            }
            std::thread::sleep(pause);
        }
    }

    /// Looks through the folder once and takes what is ready.
    fn round<E: From<Error>>(
        &mut self,
        report: &mut impl FnMut(&str, WatchEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let seen = self.look();
        self.files.look(Instant::now(), &seen);
        for gone in self.reported.extract_if(.., |name| !seen.contains_key(name)) {
            report(&gone, WatchEvent::Gone)?;
        }
        self.stopped.retain(|name| seen.contains_key(name));
        self.ask_again();
        for name in self.files.ready(Instant::now()) {
            if self.events.stop_is_wished() {
                break;
            }
            self.one(&name, report)?;
        }
        Ok(())
    }

    /// The files in the drop folder.
    fn look(&self) -> BTreeMap<String, Look> {
        let Ok(folder) = WorkingFolder::open(self.office.root).or_else(|_| {
            // A fault in finsam.toml stands in each file's report.
            WorkingFolder::without_settings(self.office.root)
        }) else {
            return BTreeMap::new();
        };
        let look = |name: String| {
            let path = self.office.root.join(DROP).join(&name);
            // A link that leads nowhere is reported too.
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
            // The office may still be saving: the wait begins again.
            self.files.again(&name);
            self.files.restart(&name, instant);
        }
    }

    /// Takes one file that has been still.
    fn one<E: From<Error>>(
        &mut self,
        name: &str,
        report: &mut impl FnMut(&str, WatchEvent<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = self.office.root.join(DROP).join(name);
        if let Err(error) = ordinary(&path)
            && NotAFile::of(&error).is_some()
        {
            self.files.done(name);
            self.stopped.push(name.to_owned());
            self.reported.insert(name.to_owned());
            return report(name, WatchEvent::Taken(&Taken::Unfit(why(&error))));
        }
        if let Some(holder) = holder(&path) {
            self.reported.insert(name.to_owned());
            return report(name, WatchEvent::Held(&holder));
        }
        let is_past_doubt = self.files.is_past_doubt(name, Instant::now());
        let taken = match self.office.take(name, is_past_doubt, self.events) {
            Ok(taken) => taken,
            // Before the next round it is heard that it is to stop.
            Err(Error::Stopped) => return Ok(()),
            Err(error) if self.wish.once => return Err(error.into()),
            Err(error) => {
                self.files.restart(name, Instant::now());
                self.reported.insert(name.to_owned());
                return report(name, WatchEvent::Failed(&error));
            }
        };
        match &taken {
            Taken::Changed => self.files.restart(name, Instant::now()),
            Taken::Doubtful => self.files.doubt(name),
            // Also when the report could not be written: what it would say is reported here.
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
        report(name, WatchEvent::Taken(&taken))?;
        if let Taken::Unreported { error, .. } = taken {
            self.unreported.get_or_insert(error);
        }
        Ok(())
    }

    /// Whether nothing more will come of waiting: every file is done with or held by a program.
    fn is_done(&self) -> bool {
        let mut waiting = self.files.waiting();
        waiting.all(|name| self.reported.contains(name))
    }
}
