//! What is underway, on the terminal: a bar or a sign of life for what takes more than half a second; nothing
//! elsewhere.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::app::events::{Activity, Events};
use crate::text::{Language, Text};

/// How long something may take without a bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the sign of life is drawn again.
const TICK: Duration = Duration::from_millis(100);

/// Shows on the terminal what is underway.
#[derive(Default)]
pub struct Progress {
    shown: Mutex<Vec<(Activity, Sign)>>,
}

/// What is shown of an activity. Dropped, it is gone.
enum Sign {
    Waiting { _until_dropped: Waiting },
    Steps(Steps),
}

impl Sign {
    fn of(activity: Activity, text: &Text) -> Self {
        let waiting = |id| Self::Waiting { _until_dropped: Waiting::for_what(text.say(id)) };
        match activity {
            Activity::Reading => waiting("waiting-reading"),
            Activity::WaitingForAnotherRun => waiting("waiting-other-run"),
            Activity::Drafting => waiting("waiting-drafting"),
            Activity::Verifying => waiting("waiting-verifying"),
            Activity::Writing { files } => Self::Steps(Steps::of_files(files, text)),
            Activity::Sending { messages } => Self::Steps(Steps::of_messages(messages)),
        }
    }
}

impl Progress {
    fn shown(&self) -> MutexGuard<'_, Vec<(Activity, Sign)>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Events for Progress {
    fn begun(&self, activity: Activity, language: Language) {
        let sign = Sign::of(activity, &Text::new(language));
        self.shown().push((activity, sign));
    }

    fn step(&self, activity: Activity) {
        let shown = self.shown();
        if let Some((_, Sign::Steps(steps))) = shown.iter().rfind(|(underway, _)| *underway == activity) {
            steps.step();
        }
    }

    fn done(&self, activity: Activity) {
        let mut shown = self.shown();
        if let Some(at) = shown.iter().rposition(|(underway, _)| *underway == activity) {
            shown.remove(at);
        }
    }
}

/// A sign of life while something is done that does not know how far it has come.
struct Waiting {
    shown: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Waiting {
    /// Says what is being done, if it is not done in half a second and somebody sits at a terminal.
    fn for_what(sentence: String) -> Self {
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

/// The bar of one thing that is done step by step.
struct Steps {
    bar: ProgressBar,
    /// When it began, where the bar is shown only if it takes long.
    hidden_since: Option<Instant>,
    shown: Once,
}

impl Steps {
    /// A bar for so many files, not seen yet.
    fn of_files(count: usize, text: &Text) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length(count)), ProgressDrawTarget::hidden());
        let template = format!("{} {{pos}}/{{len}} {{bar:30}}", text.say("run-writing"));
        // A template that does not parse leaves the library's own.
        bar.set_style(
            ProgressStyle::with_template(&template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, hidden_since: Some(Instant::now()), shown: Once::new() }
    }

    /// A bar for so many messages. It draws on a terminal only.
    fn of_messages(count: usize) -> Self {
        Self { bar: ProgressBar::new(length(count)), hidden_since: None, shown: Once::new() }
    }

    /// One step more is done.
    fn step(&self) {
        self.bar.inc(1);
        if self.hidden_since.is_some_and(|begun| begun.elapsed() > PATIENCE) {
            // It draws on a terminal only.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl Drop for Steps {
    /// Takes the bar away, also when what was done failed.
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
