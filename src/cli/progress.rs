//! A bar on the terminal for what takes more than half a second; nothing elsewhere.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::{Source, SourceError};
use crate::text::Text;

/// How long something may take without a bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the sign of life is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// A sign of life while something is done that does not know how far it has come. Dropped, it is gone.
pub struct Waiting {
    shown: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Waiting {
    /// Says what is being done, if it is not done in half a second and somebody sits at a terminal.
    #[must_use]
    pub fn for_what(sentence: String) -> Self {
        if !stderr().is_terminal() {
            return Self { shown: None };
        }
        let (done, ended) = mpsc::channel::<()>();
        let showing = thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(sentence);
            bar.enable_steady_tick(TICK);
            // Ends when the other side is dropped.
            let _ = ended.recv();
            bar.finish_and_clear();
        });
        Self { shown: Some((done, showing)) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some((done, showing)) = self.shown.take() {
            drop(done);
            // It draws and nothing else: there is nothing to tell if it failed.
            let _ = showing.join();
        }
    }
}

/// The bar of one thing that is done file by file.
pub struct Progress {
    bar: ProgressBar,
    begun: Instant,
    shown: Once,
}

impl Progress {
    /// A bar for so many files, not seen yet.
    #[must_use]
    pub fn of_files(count: usize, text: &Text) -> Self {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(count), ProgressDrawTarget::hidden());
        let template = format!("{} {{pos}}/{{len}} {{bar:30}}", text.say("run-writing"));
        // A template that does not parse leaves the library's own.
        bar.set_style(
            ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, begun: Instant::now(), shown: Once::new() }
    }

    /// One file more is done.
    fn step(&self) {
        self.bar.inc(1);
        if self.begun.elapsed() > PATIENCE {
            // It draws on a terminal only.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

/// A file that is counted when it has been written.
pub struct Counted<'a> {
    /// The file.
    pub source: &'a dyn Source,
    /// Where it is counted.
    pub progress: &'a Progress,
}

impl Source for Counted<'_> {
    fn path(&self) -> &str {
        self.source.path()
    }

    fn rows(&self) -> usize {
        self.source.rows()
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        self.source.write_to(file)?;
        self.progress.step();
        Ok(())
    }
}

impl Drop for Progress {
    /// Takes the bar away, also when the writing failed.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
