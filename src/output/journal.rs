//! A file to which lines are added, each of them on disk before the next thing is done.
//!
//! One process at a time holds it. The lock is a file of its own: on Windows nobody could read a file that
//! is locked itself.

use std::fs::TryLockError;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;

use super::regular::{FileError, no_link, read_if_there};
use super::reserved::LOCK;
use super::syncing::sync_folder;

/// The largest file, in bytes: some hundred thousand lines.
const LARGEST: usize = 64 << 20;

/// The file, held by this process.
pub struct Journal {
    path: PathBuf,
    /// What stood in it, in bytes, and whether its last line has its end.
    whole: u64,
    ended: bool,
    file: Option<fs::File>,
    _lock: fs::File,
}

impl Journal {
    /// Holds the file and reads what stands in it; the file itself is made with its first line.
    ///
    /// # Errors
    /// [`FileError`]; [`FileError::Machine`] also where the disk knows no locks: two processes at once would
    /// do everything twice.
    pub fn open(path: &Path) -> Result<(Self, String), FileError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let place = folder.join(LOCK);
        no_link(&place)?;
        // Never emptied: what stands there may be somebody's.
        let lock = fs::OpenOptions::new().create(true).truncate(false).write(true).open(place)?;
        match lock.file().try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FileError::Busy(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let content = whole_lines(path)?;
        let whole = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let ended = content.is_empty() || content.ends_with('\n');
        Ok((Self { path: path.to_owned(), whole, ended, file: None, _lock: lock }, content))
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

    /// Opens the file to be added to, without a last line that was torn, and with the end of one that was not.
    fn begin(&self) -> io::Result<fs::File> {
        let mut file = fs::OpenOptions::new().create(true).append(true).read(true).open(&self.path)?;
        if file.metadata()?.len() > self.whole {
            file.set_len(self.whole)?;
        }
        if !self.ended {
            file.write_all(b"\n")?;
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

/// The lines of the file that are whole. A last one without its end is whole when it is an object of JSON: an editor
/// took its end away. Any other was being written when the machine or the process stopped, and nothing was done on
/// its word. Empty when there is no file.
///
/// # Errors
/// [`FileError`].
pub fn whole_lines(path: &Path) -> Result<String, FileError> {
    no_link(path)?;
    let mut bytes = read_if_there(path, LARGEST)?.unwrap_or_default();
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last.saturating_add(1));
    let last: Option<serde_json::Value> = bytes.get(end..).and_then(|last| serde_json::from_slice(last).ok());
    if !last.is_some_and(|last| last.is_object()) {
        bytes.truncate(end);
    }
    String::from_utf8(bytes).map_err(|_| FileError::NotText(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::regular::{NotAFile, Unfit};

    fn unfit(error: FileError) -> NotAFile {
        let FileError::Machine(error) = error else { panic!("{error}") };
        NotAFile::of(&error).unwrap().clone()
    }

    #[test]
    fn a_torn_line_is_cut_and_one_process_holds_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "one\ntwo\nthr").unwrap();
        let (mut journal, content) = Journal::open(&path).unwrap();
        assert_eq!(content, "one\ntwo\n");
        assert!(matches!(Journal::open(&path), Err(FileError::Busy(_))));
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

    #[test]
    fn a_line_whose_end_an_editor_took_away_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "{\"a\":1}\r\n{\"b\":2}").unwrap();
        let (mut journal, content) = Journal::open(&path).unwrap();
        assert_eq!(content, "{\"a\":1}\r\n{\"b\":2}");
        journal.add("{\"c\":3}\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"a\":1}\r\n{\"b\":2}\n{\"c\":3}\n");
    }

    #[test]
    fn what_is_no_text_and_no_file_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, b"\xff\xfe{\0}\0\n\0").unwrap();
        assert!(matches!(whole_lines(&path), Err(FileError::NotText(named)) if named == path));
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert_eq!(unfit(whole_lines(&path).unwrap_err()), NotAFile { path, why: Unfit::Folder });
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_a_link_is_refused_and_what_it_leads_to_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let (elsewhere, lock) = (folder.path().join("mitt.txt"), folder.path().join(LOCK));
        fs::write(&elsewhere, "mitt").unwrap();
        std::os::unix::fs::symlink(&elsewhere, &lock).unwrap();
        let opened = Journal::open(&folder.path().join("a.jsonl"));
        assert_eq!(unfit(opened.err().unwrap()), NotAFile { path: lock, why: Unfit::Link });
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "mitt");
    }
}
