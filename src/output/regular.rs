//! Reads a file that must be one: no folder, no device and no pipe, which would be waited for without end, and no
//! larger than what is asked for.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use fs_err as fs;

/// What has the name of a file and cannot be read as one. It stands inside an [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {why:?}", path.display())]
pub struct NotAFile {
    /// Its path.
    pub path: PathBuf,
    /// Why not.
    pub why: Unfit,
}

/// Why something cannot be read as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A folder.
    Folder,
    /// A pipe, a device, a socket: it may never end.
    Special,
    /// A link to nothing.
    BrokenLink,
    /// A link that leads back to itself.
    LinkLoop,
    /// A link where only a file of finsam's own is due: what it leads to is not ours.
    Link,
    /// More bytes than are read.
    TooLarge {
        /// How many there are.
        size: usize,
        /// How many are read at most.
        limit: usize,
    },
}

/// Why a file was not read, or not held.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Another process holds the folder.
    #[error("{} is held by another process", .0.display())]
    Busy(PathBuf),
    /// Not in UTF-8.
    #[error("{} is not in UTF-8", .0.display())]
    NotText(PathBuf),
    /// The machine failed, or there is [no file](NotAFile).
    #[error("{0}")]
    Machine(#[from] io::Error),
}

impl NotAFile {
    /// What stands in an error, when it is this.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

/// The bytes of an ordinary file of at most `limit` bytes.
///
/// # Errors
/// [`NotAFile`] inside the error, else what the machine says.
pub fn read_file(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let facts = ordinary(path)?;
    let mut bytes = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    if bytes.len() > limit {
        let size = usize::try_from(facts.len()).unwrap_or(usize::MAX).max(bytes.len());
        return Err(unfit(path, Unfit::TooLarge { size, limit }));
    }
    Ok(bytes)
}

/// The same; none when there is no such file.
///
/// # Errors
/// As [`read_file`].
pub fn read_if_there(path: &Path, limit: usize) -> io::Result<Option<Vec<u8>>> {
    match read_file(path, limit) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}

/// What the machine knows of an ordinary file. Nothing else may be opened: a pipe would be waited for, and a device
/// read without an end.
///
/// # Errors
/// As [`read_file`].
pub fn ordinary(path: &Path) -> io::Result<std::fs::Metadata> {
    let facts = match fs::metadata(path) {
        Ok(facts) => facts,
        Err(error) => {
            let is_link = fs::symlink_metadata(path).is_ok_and(|facts| facts.is_symlink());
            return Err(match error.kind() {
                _ if !is_link => error,
                io::ErrorKind::NotFound => unfit(path, Unfit::BrokenLink),
                io::ErrorKind::PermissionDenied => error,
                _ => unfit(path, Unfit::LinkLoop),
            });
        }
    };
    if facts.is_dir() {
        return Err(unfit(path, Unfit::Folder));
    }
    if facts.is_file() { Ok(facts) } else { Err(unfit(path, Unfit::Special)) }
}

/// Refuses what is there and is no file, a link too: what it leads to is not ours.
///
/// # Errors
/// As [`read_file`].
pub(super) fn no_link(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_symlink() => Err(unfit(path, Unfit::Link)),
        Ok(_) => ordinary(path).map(|_| ()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn unfit(path: &Path, why: Unfit) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, NotAFile { path: path.to_owned(), why })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert_eq!(read_if_there(&path, 3).unwrap(), None);
        fs::write(&path, "abc").unwrap();
        assert_eq!(read_if_there(&path, 3).unwrap().unwrap(), b"abc");
        let unfit = |read: io::Result<Vec<u8>>| NotAFile::of(&read.unwrap_err()).unwrap().clone();
        let why = Unfit::TooLarge { size: 3, limit: 2 };
        assert_eq!(unfit(read_file(&path, 2)), NotAFile { path, why });
        assert_eq!(unfit(read_file(folder.path(), 3)).why, Unfit::Folder);
    }
}
