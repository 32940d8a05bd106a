//! The short report beside a dropped file: what became of it. It is also what says that the file has
//! been taken, so that removing the report is to ask for it again.

use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::app::folder::ANSWER;
use crate::output::{OutputError, replace};

/// The labels of the report's last lines. They are read again and the same in both languages.
const TAKEN: &str = "SHA-256: ";
const OWN_FILES: &str = "finsam.toml, medlemmar SHA-256: ";
const STOPPED: &str = "Stopp: ";

/// What an earlier report says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// SHA-256 of the file that was taken.
    pub sha256: String,
    /// SHA-256 over the settings and the office's files as they then were.
    pub own_files: String,
    /// Whether errors stopped the run.
    pub stopped: bool,
}

/// Where the report on a dropped file lies.
#[must_use]
pub fn path(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(ANSWER);
    file.with_file_name(name)
}

impl FileReport {
    /// The report on a dropped file, if there is one that finsam wrote.
    #[must_use]
    pub fn on(file: &Path) -> Option<Self> {
        let text = fs::read_to_string(path(file)).ok()?;
        let line = |label: &str| {
            text.lines().rev().find_map(|line| line.strip_prefix(label)).map(|said| said.trim().to_owned())
        };
        Some(Self {
            sha256: line(TAKEN)?,
            own_files: line(OWN_FILES)?,
            stopped: line(STOPPED).is_some_and(|said| said == "1"),
        })
    }

    /// Whether a report may be written: nothing stands in its place but an earlier one.
    ///
    /// # Errors
    /// [`OutputError::Exists`].
    pub fn refuse_if_in_the_way(file: &Path) -> Result<(), OutputError> {
        let path = path(file);
        if path.exists() && Self::on(file).is_none() { Err(OutputError::Exists(path)) } else { Ok(()) }
    }

    /// Writes the report: the sentences, then what is read again. With the byte order mark and line
    /// ends that every Windows program understands.
    ///
    /// # Errors
    /// [`OutputError::Exists`] when a file that finsam did not write stands in the way;
    /// [`OutputError::Machine`].
    pub fn write(&self, file: &Path, sentences: &str) -> Result<(), OutputError> {
        Self::refuse_if_in_the_way(file)?;
        let stopped = u8::from(self.stopped);
        let text = format!(
            "{sentences}\n\n{STOPPED}{stopped}\n{OWN_FILES}{}\n{TAKEN}{}\n",
            self.own_files, self.sha256
        );
        replace(&path(file), format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_as_it_was_written_and_no_other_file_is_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.xlsx");
        let answer = FileReport { sha256: "12".into(), own_files: "34".into(), stopped: true };
        assert_eq!(FileReport::on(&file), None);
        answer.write(&file, "Hej\nSHA-256: 99").unwrap();
        assert_eq!(FileReport::on(&file), Some(answer.clone()));
        let bytes = fs::read(folder.path().join("a.xlsx.finsam.txt")).unwrap();
        assert!(String::from_utf8(bytes).unwrap().starts_with("\u{feff}Hej\r\n"));

        fs::write(path(&file), "min egen lapp").unwrap();
        assert!(matches!(answer.write(&file, "Hej"), Err(OutputError::Exists(_))));
        assert_eq!(fs::read_to_string(path(&file)).unwrap(), "min egen lapp");
    }
}
