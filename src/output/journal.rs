//! A file to which lines are added, each of them on disk before the next thing is done.
//!
//! One process at a time holds it. The lock is a file of its own: on Windows nobody could read a file that
//! is locked itself.

use std::fs::TryLockError;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;

use super::{LOCK, OutputError, sync_folder};

/// The file, held by this process.
pub struct Journal {
    path: PathBuf,
    whole: u64,
    file: Option<fs::File>,
    _lock: fs::File,
}

impl Journal {
    /// Holds the file and reads what stands in it; the file itself is made with its first line.
    ///
    /// # Errors
    /// [`OutputError::Busy`] when another process holds it, [`OutputError::Machine`] otherwise, also where the
    /// disk knows no locks: two processes at once would do everything twice.
    pub fn open(path: &Path) -> Result<(Self, String), OutputError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let lock = fs::File::create(folder.join(LOCK))?;
        match lock.file().try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(OutputError::Busy(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let content = whole_lines(path)?;
        let whole = u64::try_from(content.len()).unwrap_or(u64::MAX);
        Ok((Self { path: path.to_owned(), whole, file: None, _lock: lock }, content))
    }

    /// Adds lines; when this returns they are on disk.
    ///
    /// # Errors
    /// When they could not be written.
    pub fn add(&mut self, lines: &str) -> io::Result<()> {
        if self.file.is_none() {
            self.file = Some(self.begin()?);
        }
        if let Some(file) = &mut self.file {
            file.write_all(lines.as_bytes())?;
            file.sync_data()?;
        }
        Ok(())
    }

    /// Opens the file to be added to, without a last line that was torn.
    fn begin(&self) -> io::Result<fs::File> {
        let file = fs::OpenOptions::new().create(true).append(true).read(true).open(&self.path)?;
        if file.metadata()?.len() > self.whole {
            file.set_len(self.whole)?;
        }
        file.sync_all()?;
        sync_folder(self.path.parent().unwrap_or(Path::new("."))).map_err(io::Error::other)?;
        Ok(file)
    }
}

/// Whether another process holds the file of a folder just now.
pub(super) fn is_held_by_a_sender(folder: &Path) -> bool {
    let lock = folder.join(LOCK);
    lock.is_file()
        && fs::File::open(lock)
            .is_ok_and(|lock| matches!(lock.file().try_lock(), Err(TryLockError::WouldBlock)))
}

/// The lines of the file that are whole: a last one without its end was being written when the machine or
/// the process stopped, and nothing was done on its word. Empty when there is no file.
///
/// # Errors
/// When it cannot be read.
pub fn whole_lines(path: &Path) -> io::Result<String> {
    let mut bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(error),
    };
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last.saturating_add(1));
    bytes.truncate(whole);
    String::from_utf8(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_line_is_cut_and_one_process_holds_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "one\ntwo\nthr").unwrap();
        let (mut journal, content) = Journal::open(&path).unwrap();
        assert_eq!(content, "one\ntwo\n");
        assert!(matches!(Journal::open(&path), Err(OutputError::Busy(_))));
        journal.add("three\n").unwrap();
        assert_eq!(whole_lines(&path).unwrap(), "one\ntwo\nthree\n");
        drop(journal);
        assert!(Journal::open(&path).is_ok());
    }

    #[test]
    fn no_line_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        assert_eq!(Journal::open(&path).unwrap().1, "");
        assert!(!path.exists());
    }
}
