//! Reads a file that must be one: no folder, no device and no pipe, which would be waited for without end, and no
//! larger than what is asked for.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use fs_err as fs;

/// Why a file was not read, or not held.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Another process holds the folder.
    #[error("{} is held by another process", .0.display())]
    Busy(PathBuf),
    /// A folder, a device or a link where a file is due.
    #[error("{} is no file", .0.display())]
    NotAFile(PathBuf),
    /// Larger than what is asked for.
    #[error("{} is too large", .0.display())]
    TooLarge(PathBuf),
    /// Not in UTF-8.
    #[error("{} is not in UTF-8", .0.display())]
    NotText(PathBuf),
    /// The machine failed.
    #[error("{0}")]
    Machine(#[from] io::Error),
}

/// The bytes of a file of at most `largest` bytes; none when there is no such file.
///
/// # Errors
/// [`FileError::NotAFile`], [`FileError::TooLarge`] or [`FileError::Machine`].
pub fn read(path: &Path, largest: u64) -> Result<Option<Vec<u8>>, FileError> {
    match fs::metadata(path) {
        Ok(there) if there.is_file() => {}
        Ok(_) => return Err(FileError::NotAFile(path.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(largest.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > largest { Err(FileError::TooLarge(path.to_owned())) } else { Ok(Some(bytes)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_its_bound_and_nothing_else_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert!(matches!(read(&path, 3), Ok(None)));
        fs::write(&path, "abc").unwrap();
        assert_eq!(read(&path, 3).unwrap().unwrap(), b"abc");
        assert!(matches!(read(&path, 2), Err(FileError::TooLarge(named)) if named == path));
        assert!(matches!(read(folder.path(), 3), Err(FileError::NotAFile(named)) if named == folder.path()));
    }
}
