//! Takes one dropped file: works out the year from it, writes the run or what stopped it, and reports
//! beside the file.

use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::files::why;
use crate::cli::folder::{DROP, WorkingFolder};
use crate::cli::job::{Job, Keep};
use crate::cli::making::Making;
use crate::cli::messages;
use crate::cli::run::{self, RUNS, Run};
use crate::domain::name::clean;
use crate::findings::Severity;
use crate::output::regular::{NotAFile, read_file};
use crate::output::{OutputError, sha256, write_new};
use crate::read::open::LARGEST;
use crate::text::{Fact, Language, Text};
use crate::write::marked;

use super::answer::Answer;

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
        failure: Failure,
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
    pub fn is_stopped(&self) -> bool {
        match self {
            Self::Stopped(_) | Self::Unfit(_) => true,
            Self::Before { stopped } => *stopped,
            Self::Unreported { taken, .. } => taken.is_stopped(),
            Self::Run(_) | Self::Doubtful | Self::Changed => false,
        }
    }
}

/// Who asks, and in what language.
pub struct Office<'a> {
    /// The working folder.
    pub root: &'a Path,
    /// The language that was asked for.
    pub wished: Option<Language>,
    /// The language when the settings name none.
    pub spoken: Language,
}

impl Office<'_> {
    /// Takes the file of the drop folder with this name. `is_past_doubt` says that a file which cannot
    /// be read has had the time to become whole.
    ///
    /// # Errors
    /// [`Failure`] when the machine fails; the file is then not taken.
    pub fn take(&self, name: &str, is_past_doubt: bool) -> Result<Taken, Failure> {
        let path = self.root.join(DROP).join(name);
        let bytes = match read_file(&path, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) if NotAFile::of(&error).is_some() => return Ok(Taken::Unfit(why(&error))),
            Err(_) => return Ok(Taken::Changed),
        };
        let taken = sha256(&bytes);
        drop(bytes);
        let own_files = self.own_files();
        if let Some(before) = Answer::on(&path)
            && before.sha256 == taken
            && !(before.stopped && before.own_files != own_files)
        {
            return Ok(Taken::Before { stopped: before.stopped });
        }
        Answer::refuse_if_in_the_way(&path)?;
        let answered = |became: Taken, sentences: &str| {
            let stopped = became.is_stopped();
            let answer = Answer { sha256: taken.clone(), own_files: own_files.clone(), stopped };
            match answer.write(&path, sentences) {
                Ok(()) => became,
                Err(error) => Taken::Unreported { taken: Box::new(became), failure: error.into() },
            }
        };

        let text = Text::new(self.wished.unwrap_or(self.spoken));
        let folder = match WorkingFolder::open(self.root, &text) {
            Ok(folder) => folder.with_allocation(name),
            Err(failure) => {
                let why = failure.sentence(&text).unwrap_or_default();
                return Ok(answered(Taken::Stopped(None), &stopped(name, None, &why, &text)));
            }
        };
        let job = Job::keeping(Keep { sheets: true, office: false }, folder, self.wished, self.spoken);
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
        let csv = job.csv;
        let mut making = Making::new(job, csv, None, None)?;
        let plan = run::plan(&making, self.root, None);
        let run = run::write(&making, &plan);
        making.job.findings.append(plan.found);
        let (job, facts) = (&making.job, &making.facts);
        match run {
            Ok(run) => {
                let report = written(name, &run, job);
                Ok(answered(Taken::Run(run.target), &report))
            }
            Err(Failure::Findings) => {
                let folder = self.show_findings(name, &facts.id, job)?;
                let why = messages::plain(&job.findings, &job.text);
                let report = stopped(name, Some(&folder), &why, &job.text);
                Ok(answered(Taken::Stopped(Some(folder)), &report))
            }
            Err(failure) => Err(failure),
        }
    }

    /// SHA-256 over finsam.toml and the office's own files as they are now. A fault in them, or a file
    /// that is missing, is a state like another.
    pub fn own_files(&self) -> String {
        let paths = WorkingFolder::open(self.root, &Text::new(self.spoken))
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
    fn show_findings(&self, name: &str, id: &str, job: &Job) -> Result<PathBuf, Failure> {
        let bytes = marked::bytes(&job.sheets, &job.findings, &job.text)
            .map_err(|error| OutputError::NotMade { name: FINDINGS.to_owned(), reason: error.to_string() })?;
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let stem = clean(stem).replace(' ', "-");
        let folder =
            self.root.join(RUNS).join(format!("{}-{stem}-{id}", job.text.say("watch-stopped-folder")));
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
fn written(name: &str, run: &Run, job: &Job) -> String {
    let folder = run.target.display().to_string();
    let facts = [("file", Fact::Text(name)), ("folder", Fact::from(&folder))];
    let head = job.text.say_with("watch-answer-run", &facts);
    format!(
        "{head}\n\n{}\n\n{}",
        messages::plain(&job.findings, &job.text),
        job.text.say("watch-answer-again")
    )
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
