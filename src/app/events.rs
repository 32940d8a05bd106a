//! What a task reports while it runs, to a bar on a terminal or to a page.

use std::io::Write;

use crate::output::{Source, SourceError};
use crate::text::Language;

/// What is being done, in so many steps where they can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "activity")]
pub enum Activity {
    /// A working folder is read and worked out.
    Reading,
    /// Another process writes in the same folder, and is waited for.
    WaitingForAnotherRun,
    /// The files of a run are written.
    Writing {
        /// How many.
        files: usize,
    },
    /// The drafts of a run are made.
    Drafting,
    /// A run is rebuilt and compared.
    Verifying,
    /// Messages are sent.
    Sending {
        /// How many.
        messages: usize,
    },
}

impl Activity {
    /// How many steps it takes, where they can be counted.
    #[must_use]
    pub fn steps(self) -> Option<usize> {
        match self {
            Self::Writing { files: steps } | Self::Sending { messages: steps } => Some(steps),
            Self::Reading | Self::WaitingForAnotherRun | Self::Drafting | Self::Verifying => None,
        }
    }
}

/// Who listens to a task. Several threads may report at once; activities that overlap end in the reverse order of
/// their beginning.
pub trait Events: Sync {
    /// Something has begun, in the language of what is worked on.
    fn begun(&self, activity: Activity, language: Language);

    /// One step more of it is done.
    fn step(&self, activity: Activity);

    /// It is over, whether it went well or not.
    fn done(&self, activity: Activity);

    /// Whether the task is to stop. It is asked between steps, and what stops then leaves nothing half: a run is not
    /// written at all, and messages that were not begun wait for the next time.
    fn stop_is_wished(&self) -> bool {
        false
    }
}

/// Nobody listens.
pub struct Unheard;

impl Events for Unheard {
    fn begun(&self, _activity: Activity, _language: Language) {}

    fn step(&self, _activity: Activity) {}

    fn done(&self, _activity: Activity) {}
}

/// Something that is being done, from its beginning until this value is dropped.
pub struct Underway<'a> {
    events: &'a dyn Events,
    activity: Activity,
}

impl<'a> Underway<'a> {
    /// Reports that something has begun.
    pub fn begin(events: &'a dyn Events, activity: Activity, language: Language) -> Self {
        events.begun(activity, language);
        Self { events, activity }
    }

    /// Reports that one step more is done.
    pub fn step(&self) {
        self.events.step(self.activity);
    }
}

impl Drop for Underway<'_> {
    fn drop(&mut self) {
        self.events.done(self.activity);
    }
}

/// A file that is a step of what is underway. None is begun when a stop is wished.
pub struct Counted<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// What it is a step of.
    pub underway: &'a Underway<'a>,
}

impl Source for Counted<'_> {
    fn path(&self) -> &str {
        self.source.path()
    }

    fn rows(&self) -> usize {
        self.source.rows()
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        if self.underway.events.stop_is_wished() {
            return Err(SourceError::Stopped);
        }
        self.source.write_to(file)?;
        self.underway.step();
        Ok(())
    }
}
