//! Which files have been still for long enough to be taken.
//!
//! A file's own time says little: a copy may keep the time of its original. So a file is still when two
//! looks, far enough apart, have seen the same size and the same time, and every look between them too.

use std::collections::BTreeMap;
use std::time::{Duration, Instant, SystemTime};

/// What a look at a file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The size in bytes.
    pub size: u64,
    /// When it was last changed, if the disk says so.
    pub modified: Option<SystemTime>,
}

/// A file and how it is with it.
#[derive(Clone, Copy, Debug)]
struct Watched {
    look: Look,
    since: Instant,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Not taken yet.
    Waiting,
    /// Not readable when it was tried: perhaps only a part of it is there.
    Doubtful,
    /// Nothing more to do until it changes.
    Done,
}

/// The files of a folder over time.
#[derive(Debug)]
pub struct Stillness {
    still: Duration,
    files: BTreeMap<String, Watched>,
}

/// How many times longer a file that could not be read has to be still: a copy over a slow network may
/// pause.
const PATIENCE: u32 = 6;

impl Stillness {
    /// No file yet; a file is to be still for so long.
    #[must_use]
    pub fn new(still: Duration) -> Self {
        Self { still, files: BTreeMap::new() }
    }

    /// Notes what is there at `now`. A file that is gone is forgotten, and one that has changed starts
    /// again.
    pub fn look(&mut self, now: Instant, seen: &BTreeMap<String, Look>) {
        self.files.retain(|name, _| seen.contains_key(name));
        for (name, look) in seen {
            let same = self.files.get(name).is_some_and(|watched| watched.look == *look);
            if !same {
                let watched = Watched { look: *look, since: now, state: State::Waiting };
                self.files.insert(name.clone(), watched);
            }
        }
    }

    /// The files to take at `now`, by name.
    #[must_use]
    pub fn ready(&self, now: Instant) -> Vec<String> {
        let is_ready = |watched: &Watched| {
            let still = now.saturating_duration_since(watched.since);
            match watched.state {
                State::Waiting => still >= self.still,
                State::Doubtful => still >= self.patience(),
                State::Done => false,
            }
        };
        self.files.iter().filter(|(_, watched)| is_ready(watched)).map(|(name, _)| name.clone()).collect()
    }

    /// Whether a file has been still for so long that what cannot be read will not become readable.
    #[must_use]
    pub fn is_past_doubt(&self, name: &str, now: Instant) -> bool {
        self.files
            .get(name)
            .is_some_and(|watched| now.saturating_duration_since(watched.since) >= self.patience())
    }

    /// The file could not be read: it is tried again later.
    pub fn doubt(&mut self, name: &str) {
        self.set(name, State::Doubtful);
    }

    /// The file is done with until it changes.
    pub fn done(&mut self, name: &str) {
        self.set(name, State::Done);
    }

    /// The file is to be taken once more, though it has not changed.
    pub fn again(&mut self, name: &str) {
        self.set(name, State::Waiting);
    }

    /// The file is to be still once more from `now`.
    pub fn restart(&mut self, name: &str, now: Instant) {
        if let Some(watched) = self.files.get_mut(name) {
            watched.since = now;
        }
    }

    /// The files that are not done with.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        let waiting = self.files.iter().filter(|(_, watched)| watched.state != State::Done);
        waiting.map(|(name, _)| name.as_str())
    }

    fn set(&mut self, name: &str, state: State) {
        if let Some(watched) = self.files.get_mut(name) {
            watched.state = state;
        }
    }

    fn patience(&self) -> Duration {
        self.still.saturating_mul(PATIENCE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(size: u64) -> Look {
        Look { size, modified: None }
    }

    fn seen(files: &[(&str, u64)]) -> BTreeMap<String, Look> {
        files.iter().map(|(name, size)| ((*name).to_owned(), of(*size))).collect()
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    #[test]
    fn a_file_that_grows_is_not_taken_until_it_has_been_still() {
        let start = Instant::now();
        let mut files = Stillness::new(seconds(5));
        for (at, size) in [(0, 10), (4, 20), (8, 30)] {
            files.look(start + seconds(at), &seen(&[("a", size)]));
            assert!(files.ready(start + seconds(at)).is_empty());
        }
        files.look(start + seconds(12), &seen(&[("a", 30)]));
        assert!(files.ready(start + seconds(12)).is_empty());
        files.look(start + seconds(13), &seen(&[("a", 30)]));
        assert_eq!(files.ready(start + seconds(13)), ["a"]);
    }

    #[test]
    fn a_file_is_taken_once_and_again_when_it_is_replaced() {
        let start = Instant::now();
        let mut files = Stillness::new(seconds(5));
        files.look(start, &seen(&[("a", 10), ("b", 10)]));
        let later = start + seconds(5);
        assert_eq!(files.ready(later), ["a", "b"]);
        files.done("a");
        assert_eq!(files.ready(later), ["b"]);
        // Replaced by one of the same size at another time: the time tells.
        let replaced = Look { size: 10, modified: Some(SystemTime::UNIX_EPOCH) };
        let now = BTreeMap::from([("a".to_owned(), replaced)]);
        files.look(later, &now);
        assert!(files.ready(later).is_empty());
        assert_eq!(files.ready(later + seconds(5)), ["a"]);
    }

    #[test]
    fn a_file_that_is_gone_is_forgotten() {
        let start = Instant::now();
        let mut files = Stillness::new(seconds(5));
        files.look(start, &seen(&[("a", 10)]));
        files.look(start + seconds(4), &seen(&[]));
        files.look(start + seconds(5), &seen(&[("a", 10)]));
        assert!(files.ready(start + seconds(6)).is_empty());
    }

    #[test]
    fn a_file_that_could_not_be_read_is_tried_again_after_a_longer_time() {
        let start = Instant::now();
        let mut files = Stillness::new(seconds(5));
        files.look(start, &seen(&[("a", 10)]));
        files.doubt("a");
        assert!(files.ready(start + seconds(29)).is_empty());
        assert!(!files.is_past_doubt("a", start + seconds(29)));
        assert_eq!(files.ready(start + seconds(30)), ["a"]);
        assert!(files.is_past_doubt("a", start + seconds(30)));
    }
}
