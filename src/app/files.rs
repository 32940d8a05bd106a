//! The files of a working folder: on disk, or as a run has kept them.
//!
//! Whatever reads a working folder reads it through here, so that a run which is rebuilt reads what it
//! read the first time and nothing else.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::findings::Problem;
use crate::output::regular::{NotAFile, Unfit, read_file};
use crate::read::open::{LARGEST, too_large};

/// Where the files of a working folder are. Paths are relative to it, with `/` between their parts; `\` is
/// taken for `/`, as Windows does.
pub enum Files {
    /// In this folder.
    OnDisk(PathBuf),
    /// In memory, by the path that each had in the working folder.
    Kept(BTreeMap<String, Vec<u8>>),
}

impl Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// When there is no such file, or it cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self {
            Self::OnDisk(root) => read_file(&on_disk(root, path), LARGEST),
            Self::Kept(files) => {
                let missing = || io::Error::new(io::ErrorKind::NotFound, path.to_owned());
                files.get(&with_slashes(path)).cloned().ok_or_else(missing)
            }
        }
    }

    /// Whether something has this name, also what is no file and cannot be read.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        match self {
            Self::OnDisk(root) => fs::symlink_metadata(on_disk(root, path)).is_ok(),
            Self::Kept(files) => files.contains_key(&with_slashes(path)),
        }
    }

    /// The names of what lies in a folder, sorted; the working folder itself is `""`. Folders and other things
    /// that are no files are among them: what has the name of a table is read or refused, never passed over.
    #[must_use]
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let mut names = match self {
            Self::OnDisk(root) => names_on_disk(on_disk(root, folder)),
            Self::Kept(files) => {
                let lead = if folder.is_empty() { String::new() } else { format!("{folder}/") };
                let inside = files.keys().filter_map(|path| path.strip_prefix(&lead));
                inside.filter(|name| !name.contains('/')).map(str::to_owned).collect()
            }
        };
        names.sort();
        names
    }
}

/// The problem that a file cannot be read.
#[must_use]
pub fn unread(file: &str, error: &io::Error) -> Problem {
    if let Some(NotAFile { why: Unfit::TooLarge { size, limit }, .. }) = NotAFile::of(error) {
        return too_large(*size, *limit);
    }
    Problem::FileUnreadable { file: file.to_owned(), reason: why(error) }
}

/// Why a file could not be read, in the user's language: the system's own words are in its language.
#[must_use]
pub fn why(error: &io::Error) -> &'static str {
    match (NotAFile::of(error).map(|unfit| unfit.why), error.kind()) {
        (Some(Unfit::Folder), _) => "unreadable-folder",
        (Some(Unfit::Special), _) => "unreadable-special",
        (Some(Unfit::BrokenLink), _) => "unreadable-broken-link",
        (Some(Unfit::LinkLoop), _) => "unreadable-link-loop",
        (Some(Unfit::Link), _) => "unreadable-link",
        (Some(Unfit::TooLarge { .. }), _) => "unreadable-too-large",
        (None, io::ErrorKind::NotFound) => "unreadable-not-found",
        (None, io::ErrorKind::PermissionDenied) => "unreadable-denied",
        (None, io::ErrorKind::ResourceBusy) => "unreadable-busy",
        (None, _) => "unreadable-otherwise",
    }
}

fn names_on_disk(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(Result::ok).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The path on disk. A path that the settings give may lead out of the folder.
#[must_use]
pub fn on_disk(root: &Path, path: &str) -> PathBuf {
    if path.is_empty() {
        return root.to_owned();
    }
    path.split('/').fold(root.to_owned(), |folder, part| folder.join(part))
}

/// The path with `/` between its parts.
#[must_use]
pub fn with_slashes(path: &str) -> String {
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_files_are_listed_as_a_folder_lists_them() {
        let paths = ["finsam.toml", "in/b.csv", "in/a.csv", "in/old/c.csv", "../m.csv"];
        let kept = Files::Kept(paths.map(|path| (path.to_owned(), path.as_bytes().to_vec())).into());
        assert_eq!(kept.names_in(""), ["finsam.toml"]);
        assert_eq!(kept.names_in("in"), ["a.csv", "b.csv"]);
        assert_eq!(kept.read("in\\a.csv").unwrap(), b"in/a.csv");
        assert_eq!(kept.read("../m.csv").unwrap(), b"../m.csv");
        assert_eq!(kept.read("in").unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
