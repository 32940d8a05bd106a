//! The files of the project, and those below a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fs_err as fs;

/// A file or folder of the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file or folder of `fixtures`.
pub fn fixture(path: &str) -> PathBuf {
    project("fixtures").join(path)
}

/// All files below a folder with their bytes, by path with `/`.
pub fn below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

/// The sources below a folder of the project, with their paths.
pub fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let files = below(&project(folder)).into_iter().map(|(path, bytes)| (project(folder).join(path), bytes));
    let sources = files.filter(|(path, _)| path.extension().is_some_and(|ending| ending == "rs"));
    sources.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
