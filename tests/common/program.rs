//! The program as a user runs it: arguments, folder and environment, then what it answered and which files it wrote.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
#[cfg(unix)]
use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use serde_json::Value;

use super::{files, schema};

/// Longer than any answer takes, also where others use the machine.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_mins(2);

/// The program with its arguments, in a folder.
pub struct Program {
    folder: PathBuf,
    /// The command's name.
    name: String,
    command: Command,
}

/// What the program answered, with plain blanks where amounts have ones that do not break: easier to read in a test.
#[derive(Debug)]
pub struct Answer {
    /// The name of the command that answered.
    command: String,
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// What the program answered, to the byte, and what became of the files in its folder.
pub struct ExactAnswer {
    pub code: i32,
    pub out: String,
    pub err: String,
    /// `+` a new file, `~` a changed one, `-` one that is gone, each with its path.
    pub files: Vec<String>,
}

impl Program {
    /// In Swedish unless the arguments say else.
    pub fn new(arguments: &[&str], folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_finsam"));
        command
            .args(arguments)
            .current_dir(folder)
            .env("LC_ALL", "sv_SE.UTF-8")
            .env("NO_COLOR", "1")
            .env_remove("COLUMNS");
        // Windows has its language elsewhere than in the environment.
        if cfg!(windows) && !arguments.contains(&"--lang") {
            command.args(["--lang", "sv"]);
        }
        Self { folder: folder.to_owned(), name: schema::command(arguments), command }
    }

    pub fn environment(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    /// The command itself, to be started and looked at while it runs.
    pub fn command(self) -> Command {
        self.command
    }

    pub fn answer(mut self) -> Answer {
        Answer::of(self.name, self.command.output().unwrap())
    }

    /// The answer, which comes soon or not at all: nothing is waited for.
    #[cfg(unix)]
    pub fn answer_soon(mut self) -> Answer {
        let mut child =
            self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let begun = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if begun.elapsed() > PATIENCE {
                child.kill().unwrap();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(begun.elapsed() <= PATIENCE, "{:?} waits for ever", self.command);
        Answer::of(self.name, child.wait_with_output().unwrap())
    }

    pub fn exact_answer(mut self) -> ExactAnswer {
        let before = files::below(&self.folder);
        let output = self.command.output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        let files = changes(&before, &files::below(&self.folder));
        ExactAnswer { code: output.status.code().unwrap(), out, err, files }
    }
}

fn changes(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(|path| ("-", path));
    let written = after.iter().filter_map(|(path, bytes)| match before.get(path) {
        None => Some(("+", path)),
        Some(earlier) => (earlier != bytes).then_some(("~", path)),
    });
    let mut changes: Vec<(&str, &String)> = gone.chain(written).collect();
    changes.sort_by_key(|(_, path)| *path);
    changes.into_iter().map(|(change, path)| format!("{change} {path}")).collect()
}

impl Answer {
    fn of(command: String, output: Output) -> Self {
        let plain = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace('\u{a0}', " ");
        Self { command, code: output.status.code(), out: plain(output.stdout), err: plain(output.stderr) }
    }

    /// The answer, which must have this exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// The answer for programs, which is as its schema says.
    #[track_caller]
    pub fn json(&self) -> Value {
        schema::holds_for(&self.command, &self.out);
        serde_json::from_str(&self.out).expect(&self.out)
    }

    /// The findings of the answer for programs.
    #[track_caller]
    pub fn findings(&self) -> Vec<Value> {
        self.json()["findings"].as_array().unwrap().clone()
    }

    /// The codes of the findings that were reported, in their order.
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

    /// How many times a finding was reported.
    pub fn times(&self, code: &str) -> usize {
        self.codes().iter().filter(|reported| *reported == code).count()
    }

    pub fn reports(&self, code: &str) -> bool {
        self.times(code) > 0
    }

    /// The words of both streams without what lines them up.
    pub fn in_one_blank(&self) -> String {
        format!("{} {}", self.out, self.err).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
