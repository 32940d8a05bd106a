//! What in a folder is finsam's own, and what is a user's: nothing of theirs is ever removed.

use std::io;
use std::path::Path;

use fs_err as fs;

use super::written::Written;

/// The file that is written last in a set, marks the folder as finsam's, and lists what belongs to it.
pub trait Mark {
    /// The file's name.
    fn file(&self) -> &'static str;

    /// The file's bytes, for the files that were written.
    fn bytes(&self, written: &[Written]) -> Vec<u8>;

    /// Those of the `entries` of a folder that an earlier set in it does not list; `None` when there is no set of
    /// finsam's in the folder.
    ///
    /// # Errors
    /// When the folder's own list cannot be read.
    fn strangers(&self, folder: &Path, entries: &[String]) -> io::Result<Option<Vec<String>>>;

    /// Whether the set that stands in the folder says that it is this one, and every file that it lists is as it was
    /// written.
    ///
    /// # Errors
    /// When a file cannot be read.
    fn stands_in(&self, folder: &Path) -> io::Result<bool>;
}

/// Every file below a folder by its path there with `/` between its parts, and every empty folder with `/` last. What
/// is in a link is not in the folder: the link itself is an entry.
///
/// # Errors
/// When a folder cannot be looked into.
pub fn entries(folder: &Path) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    if fs::symlink_metadata(folder)?.is_dir() {
        below(folder, "", &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn below(folder: &Path, path: &str, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}{}", entry.file_name().to_string_lossy());
        if !entry.file_type()?.is_dir() {
            found.push(path);
            continue;
        }
        let path = format!("{path}/");
        let before = found.len();
        below(&entry.path(), &path, found)?;
        if found.len() == before {
            found.push(path);
        }
    }
    Ok(())
}
