//! One process at a time writes in a folder: the lock of the folder in which the runs lie.
//!
//! It is a file of its own there, which stays: what is replaced cannot hold it, and to remove it would let two
//! processes hold two files of one name. A process that ends, however it ends, lets go of it.

use std::fs::TryLockError;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use fs_err as fs;

use super::error::OutputError;

/// The file's name.
pub const FILE: &str = ".skrivning.las";

/// How long a process waits for another one that writes in the folder.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// How often it asks.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to write in a folder, until it is dropped.
pub struct FolderLock {
    /// Nothing where the disk knows no locks.
    file: Option<fs::File>,
}

impl FolderLock {
    /// Waits until nobody else writes in the folder, for so long.
    ///
    /// # Errors
    /// [`OutputError::Busy`] when another process does for longer; [`OutputError::Machine`].
    pub fn of(folder: &Path, patience: Duration) -> Result<Self, OutputError> {
        let file = open(&folder.join(FILE))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { file: Some(file) }),
                Err(TryLockError::WouldBlock) if begun.elapsed() < patience => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(OutputError::Busy(folder.to_owned())),
                // Some network disks know no locks.
                Err(TryLockError::Error(_)) => return Ok(Self { file: None }),
            }
        }
    }

    /// As on a disk that knows none.
    #[cfg(test)]
    pub fn none() -> Self {
        Self { file: None }
    }

    /// Whether no other process can be writing in the folder. Where the disk knows no locks, one may.
    pub fn is_sure(&self) -> bool {
        self.file.is_some()
    }
}

fn open(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;

        // FILE_ATTRIBUTE_HIDDEN: on Windows a point at the beginning of the name hides nothing.
        options.options_mut().attributes(2);
    }
    // A colleague's file, which may not be written to, can be locked all the same.
    options.open(path).or_else(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => fs::File::open(path),
        _ => Err(error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_holds_a_folder_and_the_others_wait() {
        let folder = tempfile::tempdir().unwrap();
        let held = FolderLock::of(folder.path(), Duration::ZERO).unwrap();
        assert!(held.is_sure());
        let refused = FolderLock::of(folder.path(), Duration::from_millis(30));
        assert!(matches!(refused, Err(OutputError::Busy(busy)) if busy == folder.path()));
        thread::scope(|scope| {
            let waiting = scope.spawn(|| FolderLock::of(folder.path(), PATIENCE).is_ok());
            thread::sleep(Duration::from_millis(30));
            drop(held);
            assert!(waiting.join().unwrap());
        });
    }
}
