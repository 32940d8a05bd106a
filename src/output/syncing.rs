//! Files on their way to the disk: those who write go on with the next file while others wait for the disk.

use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use fs_err::File;

use super::error::OutputError;

/// How many files are waited for at the same time. They wait; they do not compute.
const WAITERS: usize = 8;

/// How many written files are gathered, each of them open, before they are waited for: many that come at once cost the
/// system half of what they cost one by one.
const GATHERED: usize = 32;

/// Where written files are handed over to be synced.
pub struct Line {
    gathered: Mutex<Vec<File>>,
    files: mpsc::SyncSender<File>,
}

impl Line {
    /// Hands over a file that is written whole. Waits while as many again stand in line.
    pub fn sync(&self, file: File) {
        let mut gathered = self.gathered.lock().unwrap_or_else(PoisonError::into_inner);
        gathered.push(file);
        if gathered.len() >= GATHERED {
            self.send(&mut gathered);
        }
    }

    fn send(&self, gathered: &mut Vec<File>) {
        for file in gathered.drain(..) {
            // It is taken for as long as there is a line: whoever waits for the disk goes on after an error too.
            let _ = self.files.send(file);
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let mut last = std::mem::take(self.gathered.get_mut().unwrap_or_else(PoisonError::into_inner));
        self.send(&mut last);
    }
}

/// Does `work`, and returns when every file that it handed over is on the disk.
///
/// # Errors
/// That of `work`, else the first of a file that could not be synced; it names the path.
pub fn synced<T, E: From<io::Error>>(work: impl FnOnce(&Line) -> Result<T, E>) -> Result<T, E> {
    let (files, waiting) = mpsc::sync_channel(GATHERED);
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        let waiters: Vec<_> = (0..WAITERS).map(|_| scope.spawn(|| wait_for_each(&waiting))).collect();
        let line = Line { gathered: Mutex::default(), files };
        let done = work(&line);
        drop(line);
        let waited =
            waiters.into_iter().map(|waiter| waiter.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let synced = waited.collect::<io::Result<()>>();
        let done = done?;
        synced?;
        Ok(done)
    })
}

/// Syncs one file after another until there are no more; the first error, once all have been tried.
fn wait_for_each(waiting: &Mutex<mpsc::Receiver<File>>) -> io::Result<()> {
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    let mut all = Ok(());
    while let Some(file) = next() {
        all = all.and(file.sync_all());
    }
    all
}

/// Syncs the names in a folder. Windows does that by itself and opens no folder as a file.
pub fn sync_folder(folder: &Path) -> Result<(), OutputError> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn those_that_are_too_few_to_be_gathered_are_waited_for_too() {
        // What is no file cannot be synced, and says so.
        let nothing = || File::open("/dev/null").unwrap();
        for before in [0, 1, GATHERED - 1, GATHERED, 3 * GATHERED + 1] {
            let folder = tempfile::tempdir().unwrap();
            let outcome: io::Result<()> = synced(|line| {
                for number in 0..before {
                    line.sync(File::create(folder.path().join(number.to_string()))?);
                }
                Ok(())
            });
            assert!(outcome.is_ok(), "{before}");
            let outcome: io::Result<()> = synced(|line| {
                for number in 0..before {
                    line.sync(File::create(folder.path().join(number.to_string()))?);
                }
                line.sync(nothing());
                Ok(())
            });
            assert!(outcome.unwrap_err().to_string().contains("/dev/null"), "{before}");
        }
    }
}
