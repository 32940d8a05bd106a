//! A working folder made for one test, and the program run in it as a user runs it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;

use fs_err as fs;
use serde_json::Value;
use tempfile::TempDir;

use super::files;
use super::program::{Answer, Program};

/// A folder that is removed after the test.
pub struct WorkingFolder {
    folder: TempDir,
}

impl WorkingFolder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Region Örebro län 2024 in a file of text for each table: `fixtures/findings/base`.
    pub fn orebro() -> Self {
        Self::new().fixture("findings/base", "")
    }

    /// The files below `fixtures/<from>`, copied to the folder `to`, without runs that somebody made there.
    pub fn fixture(self, from: &str, to: &str) -> Self {
        let files = files::below(&files::fixture(from));
        files
            .into_iter()
            .filter(|(name, _)| !name.starts_with("ut/"))
            .fold(self, |folder, (name, bytes)| folder.bytes(&format!("{to}/{name}"), &bytes))
    }

    pub fn file(self, name: &str, content: &str) -> Self {
        self.bytes(name, content.as_bytes())
    }

    pub fn bytes(self, name: &str, content: &[u8]) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The file with `from` replaced by `to`, which must stand in it.
    pub fn replaced(self, name: &str, from: &str, to: &str) -> Self {
        let content = fs::read_to_string(self.path(name)).unwrap();
        assert!(content.contains(from), "{from:?} does not stand in {name}");
        self.file(name, &content.replace(from, to))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        name.split('/')
            .filter(|part| !part.is_empty())
            .fold(self.folder.path().to_owned(), |path, part| path.join(part))
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The file, read as JSON.
    pub fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.read(name)).unwrap()
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    /// A named pipe, which nobody writes to.
    #[cfg(unix)]
    pub fn pipe(&self, name: &str) {
        assert!(Command::new("mkfifo").arg(self.path(name)).status().unwrap().success());
    }

    pub fn program(&self, arguments: &[&str]) -> Program {
        Program::new(arguments, &self.path(""))
    }

    /// The program, to be started and looked at while it runs.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.program(arguments).command()
    }

    pub fn finsam(&self, arguments: &[&str]) -> Answer {
        self.program(arguments).answer()
    }

    /// The names of what lies in a folder and is not hidden, sorted.
    pub fn visible(&self, below: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(below)) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| !name.starts_with('.'));
        names.sort();
        names
    }

    /// All files below a folder with their bytes, by path.
    pub fn files(&self, below: &str) -> BTreeMap<String, Vec<u8>> {
        files::below(&self.path(below))
    }
}
