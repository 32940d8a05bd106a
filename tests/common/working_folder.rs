//! A working folder made for one test, and the program run in it as a user runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fs_err as fs;
use tempfile::TempDir;

/// A folder that is removed after the test.
pub struct WorkingFolder {
    folder: TempDir,
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl WorkingFolder {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Region Örebro län 2024 in a file of text for each table: `fixtures/findings/base`.
    pub fn orebro() -> Self {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join("findings").join("base");
        let mut files = std::collections::BTreeMap::new();
        collect(&base, &base, &mut files);
        files.into_iter().fold(Self::new(), |folder, (name, bytes)| folder.bytes(&name, &bytes))
    }

    /// The files below `fixtures/<from>`, copied to the folder `to`.
    pub fn fixture(self, from: &str, to: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(from);
        let mut files = std::collections::BTreeMap::new();
        collect(&root, &root, &mut files);
        files.into_iter().fold(self, |folder, (name, bytes)| folder.bytes(&format!("{to}/{name}"), &bytes))
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

    /// The program with these arguments, run in the folder, in Swedish unless the arguments say else.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_finsam"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LC_ALL", "sv_SE.UTF-8")
            .env("NO_COLOR", "1")
            .env_remove("COLUMNS");
        // Windows has its language elsewhere than in the environment.
        if cfg!(windows) && !arguments.contains(&"--lang") {
            command.args(["--lang", "sv"]);
        }
        command
    }

    pub fn finsam(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().unwrap())
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
    pub fn files(&self, below: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
        let mut files = std::collections::BTreeMap::new();
        collect(&self.path(below), &self.path(below), &mut files);
        files
    }
}

impl Answer {
    pub fn of(output: Output) -> Self {
        // Amounts are told with no-break blanks; the tests are easier to read without.
        let plain = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
        Self { code: output.status.code(), out: plain(output.stdout), err: plain(output.stderr) }
    }

    /// The codes of the findings that were told, in their order.
    pub fn codes(&self) -> Vec<String> {
        let told = format!("{}\n{}", self.out, self.err);
        let is_code = |word: &str| {
            word.len() == 4 && word.starts_with('F') && word[1..].bytes().all(|b| b.is_ascii_digit())
        };
        told.lines()
            .filter_map(|line| line.split_once(':'))
            .filter_map(|(head, _)| head.split(' ').find(|word| is_code(word)))
            .map(str::to_owned)
            .collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut std::collections::BTreeMap<String, Vec<u8>>) {
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
