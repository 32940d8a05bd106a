//! Takes one dropped file: works out the year from it, writes the run or what stopped it, and reports
//! beside the file.

use std::path::{Path, PathBuf};

use crate::app::error::Error;
use crate::app::events::Events;
use crate::app::files::why;
use crate::app::folder::{DROP, WorkingFolder};
use crate::app::job::{Job, Keep};
use crate::app::languages::Languages;
use crate::app::making::Making;
use crate::app::run::{Prepared, Run, Wish, prepare};
use crate::app::runs::RUNS;
use crate::domain::name::clean;
use crate::findings::{Findings, Severity};
use crate::output::regular::{NotAFile, read_file};
use crate::output::{OutputError, sha256, write_new};
use crate::read::open::LARGEST;
use crate::text::{Fact, Text};
use crate::write::marked;

use super::file_report::FileReport;

/// The name of the workbook that shows what stopped a file.
const FINDINGS: &str = "avvikelser.xlsx";

/// What became of a file.
#[derive(Debug)]
pub enum Taken {
    /// A run was written to this folder.
    Run(PathBuf),
    /// Errors stopped the run; they are shown in this folder, unless there was nothing to show.
    Stopped(Option<PathBuf>),
    /// It was taken before.
    Before {
        /// Whether errors stopped it then.
        stopped: bool,
    },
    /// A run was written or errors stopped it, and the report on that could not be written.
    Unreported {
        /// What became of the file.
        taken: Box<Self>,
        /// Why there is no report.
        error: Error,
    },
    /// It cannot be read, perhaps because only a part of it is there.
    Doubtful,
    /// It changed or went away while it was read; nothing was written.
    Changed,
    /// It is no file that can be read, for this reason: a folder, a pipe, a link that leads nowhere.
    Unfit(&'static str),
}

impl Taken {
    /// Whether errors stopped the file, now or before.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        match self {
            Self::Stopped(_) | Self::Unfit(_) => true,
            Self::Before { stopped } => *stopped,
            Self::Unreported { taken, .. } => taken.is_stopped(),
            Self::Run(_) | Self::Doubtful | Self::Changed => false,
        }
    }
}

/// Whose files are taken, and in what language.
pub struct Office<'a> {
    /// The working folder.
    pub root: &'a Path,
    /// The language that was asked for, and the one where the settings name none.
    pub languages: Languages,
}

impl Office<'_> {
    /// Takes the file of the drop folder with this name. `is_past_doubt` says that a file which cannot
    /// be read has had the time to become whole.
    ///
    /// # Errors
    /// [`Error`] when the machine fails, or it is to stop; the file is then not taken.
    pub fn take(&self, name: &str, is_past_doubt: bool, events: &dyn Events) -> Result<Taken, Error> {
        let path = self.root.join(DROP).join(name);
        let bytes = match read_file(&path, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) if NotAFile::of(&error).is_some() => return Ok(Taken::Unfit(why(&error))),
            Err(_) => return Ok(Taken::Changed),
        };
        let taken = sha256(&bytes);
        drop(bytes);
        let own_files = self.own_files();
        if let Some(before) = FileReport::on(&path)
            && before.sha256 == taken
            && !(before.stopped && before.own_files != own_files)
        {
            return Ok(Taken::Before { stopped: before.stopped });
        }
        FileReport::refuse_if_in_the_way(&path)?;
        let answered = |became: Taken, sentences: &str| {
            let stopped = became.is_stopped();
            let answer = FileReport { sha256: taken.clone(), own_files: own_files.clone(), stopped };
            match answer.write(&path, sentences) {
                Ok(()) => became,
                Err(error) => Taken::Unreported { taken: Box::new(became), error: error.into() },
            }
        };

        let folder = match WorkingFolder::open(self.root) {
            Ok(folder) => folder.with_allocation(name),
            Err(error) => {
                let text = self.languages.text();
                let why = error.sentence(&text).unwrap_or_default();
                return Ok(answered(Taken::Stopped(None), &stopped(name, None, &why, &text)));
            }
        };
        let job = Job::keeping(Keep { sheets: true, office: false }, folder, self.languages);
        let dropped = format!("{DROP}/{name}");
        if !job.inputs.iter().any(|input| input.file.path == dropped && input.file.sha256 == taken) {
            return Ok(Taken::Changed);
        }
        if !is_past_doubt && is_unreadable(&job, &dropped) {
            return Ok(Taken::Doubtful);
        }
        if read_file(&path, LARGEST).map_or(true, |now| sha256(&now) != taken) {
            return Ok(Taken::Changed);
        }
        let prepared = prepare(job, self.root, &Wish::default())?;
        let (findings, text) = (prepared.findings(), &prepared.making.job.text);
        let said = text.findings(&findings);
        match prepared.write(events) {
            Ok(run) => {
                let report = written(name, &run, &said, text);
                Ok(answered(Taken::Run(run.target), &report))
            }
            Err(Error::Findings) => {
                let folder = self.show_findings(name, &prepared, &findings)?;
                let report = stopped(name, Some(&folder), &said, text);
                Ok(answered(Taken::Stopped(Some(folder)), &report))
            }
            Err(error) => Err(error),
        }
    }

    /// SHA-256 over finsam.toml and the office's own files as they are now. A fault in them, or a file
    /// that is missing, is a state like another.
    #[must_use]
    pub fn own_files(&self) -> String {
        let paths = WorkingFolder::open(self.root)
            .map_or_else(|_| vec![crate::config::FILE.to_owned()], |folder| folder.own_files());
        let mut all = String::new();
        for path in paths {
            let on_disk = path.split('/').fold(self.root.to_owned(), |folder, part| folder.join(part));
            let hash = read_file(&on_disk, LARGEST).map_or_else(|_| "-".to_owned(), |bytes| sha256(&bytes));
            all.push_str(&path);
            all.push(' ');
            all.push_str(&hash);
            all.push('\n');
        }
        sha256(all.as_bytes())
    }

    /// A workbook of the findings and the marked cells in a folder of its own among the runs. The same
    /// input shows the same, so what is there already is left.
    fn show_findings(&self, name: &str, prepared: &Prepared, findings: &Findings) -> Result<PathBuf, Error> {
        let Making { job, facts, .. } = &prepared.making;
        let bytes = marked::bytes(&job.sheets, findings, &job.text)
            .map_err(|error| OutputError::NotMade { name: FINDINGS.to_owned(), reason: error.to_string() })?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = clean(stem).replace(' ', "-");
        let stopped = job.text.say("watch-stopped-folder");
        let folder = self.root.join(RUNS).join(format!("{stopped}-{stem}-{}", facts.id));
        match write_new(&folder, &[(FINDINGS.to_owned(), bytes)]) {
            Ok(()) | Err(OutputError::Exists(_)) => Ok(folder),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether an error of the file as a whole stops it: its bytes are no table.
fn is_unreadable(job: &Job, dropped: &str) -> bool {
    job.findings.sorted().into_iter().any(|finding| {
        finding.severity() == Severity::Error
            && finding.problem.code().starts_with("F1")
            && finding.place.as_ref().is_some_and(|place| place.file.path == dropped)
    })
}

/// The report on a file that gave a run.
fn written(name: &str, run: &Run, findings: &str, text: &Text) -> String {
    let folder = run.target.display().to_string();
    let facts = [("file", Fact::Text(name)), ("folder", Fact::from(&folder))];
    let head = text.say_with("watch-answer-run", &facts);
    format!("{head}\n\n{findings}\n\n{}", text.say("watch-answer-again"))
}

/// The report on a file that was stopped.
fn stopped(name: &str, folder: Option<&Path>, why: &str, text: &Text) -> String {
    let head = text.say_with("watch-answer-stopped", &[("file", Fact::Text(name))]);
    let where_shown = folder.map_or_else(String::new, |folder| {
        let workbook = folder.join(FINDINGS).display().to_string();
        format!("{}\n\n", text.say_with("watch-answer-marked", &[("file", Fact::from(&workbook))]))
    });
    format!("{head}\n\n{}\n\n{where_shown}{}", why.trim_end(), text.say("watch-answer-again"))
}
