//! The files of a working folder: on disk, or as a run has kept them.
//!
//! Whatever reads a working folder reads it through here, so that a run which is made again reads what it
//! read the first time and nothing else.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;

use fs_err as fs;

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
            Self::OnDisk(root) => fs::read(on_disk(root, path)),
            Self::Kept(files) => {
                let missing = || io::Error::new(io::ErrorKind::NotFound, path.to_owned());
                files.get(&with_slashes(path)).cloned().ok_or_else(missing)
            }
        }
    }

    /// Whether there is such a file.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        match self {
            Self::OnDisk(root) => on_disk(root, path).is_file(),
            Self::Kept(files) => files.contains_key(&with_slashes(path)),
        }
    }

    /// The names of the files in a folder, sorted; the working folder itself is `""`.
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

fn names_on_disk(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(Result::ok).filter(|entry| entry.path().is_file());
    files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// The path on disk. A path that the settings give may lead out of the folder.
fn on_disk(root: &std::path::Path, path: &str) -> PathBuf {
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
