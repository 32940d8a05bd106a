//! Files on their way to the disk: those who write go on with the next file while others wait for the disk.

use std::io;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use fs_err::File;

/// How many files are waited for at the same time. They wait; they do not compute.
const WAITERS: usize = 8;

/// How many written files may stand in line, each of them open.
const IN_LINE: usize = 64;

/// Where written files are handed over to be synced.
pub struct Line {
    files: mpsc::SyncSender<File>,
}

impl Line {
    /// Hands over a file that is written whole. Waits while the line is full.
    pub fn sync(&self, file: File) {
        // It is taken for as long as there is a line: whoever waits for the disk goes on after an error too.
        let _ = self.files.send(file);
    }
}

/// Does `work`, and returns when every file that it handed over is on the disk.
///
/// # Errors
/// That of `work`, else the first of a file that could not be synced; it names the path.
pub fn synced<T, E: From<io::Error>>(work: impl FnOnce(&Line) -> Result<T, E>) -> Result<T, E> {
    let (files, line) = mpsc::sync_channel(IN_LINE);
    let line = Mutex::new(line);
    thread::scope(|scope| {
        let waiters: Vec<_> = (0..WAITERS).map(|_| scope.spawn(|| wait_for_each(&line))).collect();
        let done = work(&Line { files });
        let waited =
            waiters.into_iter().map(|waiter| waiter.join().unwrap_or_else(|panic| resume_unwind(panic)));
        let synced = waited.collect::<io::Result<()>>();
        let done = done?;
        synced?;
        Ok(done)
    })
}

/// Syncs one file after another until there are no more; the first error, once all have been tried.
fn wait_for_each(line: &Mutex<mpsc::Receiver<File>>) -> io::Result<()> {
    let next = || line.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    let mut all = Ok(());
    while let Some(file) = next() {
        all = all.and(file.sync_all());
    }
    all
}
