//! A run: where it is to be written, and its files, whole or not at all.

use std::path::{Path, PathBuf};

use crate::domain::csv_profile::CsvProfile;
use crate::findings::{Findings, Problem};
use crate::output::{OutputError, Source, Target, Written, write_set};
use crate::write::file_name::report_collisions;
use crate::write::{Document, documents};

use super::archive::{Kept, without_kept};
use super::error::Error;
use super::events::{Activity, Counted, Events, Underway};
use super::job::{Job, status};
use super::making::Making;
use super::marks::RunMark;
use super::runs::RUNS;
use super::runs::folder_name::{FolderName, Wanted, choose};
use super::template;

/// A run that was written, and where.
pub struct Run {
    /// The run's folder.
    pub target: PathBuf,
    /// The number of the version, where the folder has one.
    pub number: Option<u32>,
    /// The files that were made, by path.
    pub files: Vec<Written>,
}

/// What is wanted of a run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// The folder to write to; left out, one among the runs of the working folder.
    pub out: Option<&'a Path>,
    /// The association or the member whose workbook alone is wanted.
    pub only: Option<&'a str>,
    /// The file with the office's own look.
    pub template: Option<&'a Path>,
    /// The profile of the CSV files, where it is not to be that of the settings.
    pub csv: Option<CsvProfile>,
}

/// A run that can be written, and what there is to say before it is.
pub struct Prepared {
    /// What is written.
    pub making: Making,
    place: RunPlace,
    /// What was found of the place where it is to be written. That depends on the machine, so it stands in none of the
    /// run's files.
    found: Findings,
}

/// Where a run is to be written.
enum RunPlace {
    /// To this folder.
    Named(PathBuf),
    /// To a folder of its own among the runs of a working folder.
    Among {
        /// The folder of the runs.
        runs: PathBuf,
        /// What the run's own is to be called by.
        wanted: Wanted,
    },
}

impl RunPlace {
    /// The run's folder as it would be called now: others may write meanwhile.
    fn now(&self) -> PathBuf {
        match self {
            Self::Named(target) => target.clone(),
            Self::Among { runs, wanted } => runs.join(choose(runs, wanted).unwrap_or_default()),
        }
    }

    /// The run's folder, held, with its path as a user knows it.
    fn open(&self) -> Result<(Target<'static>, PathBuf), OutputError> {
        match self {
            Self::Named(target) => Ok((Target::open(target)?, target.clone())),
            Self::Among { runs, wanted } => {
                let mut path = PathBuf::new();
                let target = Target::among(runs, || {
                    path = runs.join(choose(runs, wanted)?);
                    Ok(path.clone())
                })?;
                Ok((target, path))
            }
        }
    }

    /// The number of the version in a folder of this path.
    fn number(&self, path: &Path) -> Option<u32> {
        match self {
            Self::Named(_) => None,
            Self::Among { .. } => FolderName::parse(&path.file_name()?.to_string_lossy())?.number,
        }
    }
}

/// The longest path of a file that Excel opens, in UTF-16 units with drive and folders. Source: Microsoft, "Excel
/// specifications and limits" and "Error message when you open or save a file in Excel: filename is not valid".
const LONGEST: usize = 218;

/// Prepares a run of what was worked out from the working folder `root`. Of a run that errors stop nothing more is
/// said.
///
/// # Errors
/// [`Error::Asked`] when nobody is called what was asked for alone; else as [`template::on_disk`].
pub fn prepare(job: Job, root: &Path, wish: &Wish<'_>) -> Result<Prepared, Error> {
    let look = wish.template.map(template::on_disk).transpose()?;
    let csv = wish.csv.unwrap_or(job.csv);
    let mut making = Making::new(job, csv, wish.only, look)?;
    // What is written needs the outcome and nothing of what it was made from.
    making.job.situation = None;
    let (place, found) = plan(&making, root, wish.out);
    Ok(Prepared { making, place, found })
}

/// Where a run is to be written, and what was found of that.
fn plan(making: &Making, root: &Path, out: Option<&Path>) -> (RunPlace, Findings) {
    let runs = root.join(RUNS);
    let Ok(report) = making.report() else { return (RunPlace::Named(runs), Findings::new()) };
    let outcome = report.outcome;
    let wanted = || Wanted {
        year: outcome.year,
        status: making.job.text.word(&status(outcome)),
        id: making.facts.id.clone(),
        is_partial: making.only.is_some(),
    };
    let among = || RunPlace::Among { runs, wanted: wanted() };
    let place = out.map_or_else(among, |out| RunPlace::Named(out.to_owned()));
    let mut found = Findings::new();
    let kept: Vec<Kept<'_>> = making.job.inputs.iter().map(Kept::new).collect();
    let inputs = making.job.inputs.iter().map(|input| input.file.path.as_str());
    report_collisions(kept.iter().map(Source::path).zip(inputs), &mut found);
    match documents(&report, making.only.as_ref()) {
        Ok(documents) => {
            let documents = documents.iter().map(Source::path);
            report_long_paths(&place.now(), documents.chain(kept.iter().map(Source::path)), &mut found);
        }
        Err(collisions) => found.append(collisions),
    }
    (place, found)
}

/// One warning of all files that Excel will not open because of where they lie.
fn report_long_paths<'a>(target: &Path, files: impl Iterator<Item = &'a str>, found: &mut Findings) {
    let Ok(target) = std::path::absolute(target) else { return };
    let length = |path: &PathBuf| path.display().to_string().encode_utf16().count();
    let paths = files.map(|file| file.split('/').fold(target.clone(), |path, part| path.join(part)));
    let long: Vec<PathBuf> = paths.filter(|path| length(path) > LONGEST).collect();
    if let Some(longest) = long.iter().max_by_key(|path| length(path)) {
        found.general(Problem::PathTooLong {
            count: long.len(),
            longest: longest.display().to_string(),
            length: length(longest),
            limit: LONGEST,
        });
    }
}

impl Prepared {
    /// Everything that was found.
    #[must_use]
    pub fn findings(&self) -> Findings {
        let mut findings = self.making.job.findings.clone();
        findings.append(self.found.clone());
        findings
    }

    /// Writes the run, whole or not at all. Waits while another one is written in the same folder.
    ///
    /// # Errors
    /// [`Error::Findings`] when a finding stops the run, [`Error::Stopped`] when it was to stop before all files were
    /// written, else why it could not be written.
    pub fn write(&self, events: &dyn Events) -> Result<Run, Error> {
        let making = &self.making;
        let report = making.report()?;
        if self.found.stop_the_run() {
            return Err(Error::Findings);
        }
        let documents: Vec<Document<'_>> =
            documents(&report, making.only.as_ref()).map_err(|_| Error::Findings)?;
        let kept: Vec<Kept<'_>> = making.job.inputs.iter().map(Kept::new).collect();
        let made = documents.iter().map(|document| document as &dyn Source);
        let all = made.chain(kept.iter().map(|kept| kept as &dyn Source));
        let language = making.job.text.language();
        let (target, path) = {
            let _underway = Underway::begin(events, Activity::WaitingForAnotherRun, language);
            self.place.open()?
        };
        let files = documents.len().saturating_add(kept.len());
        let underway = Underway::begin(events, Activity::Writing { files }, language);
        let all: Vec<Counted<'_>> = all.map(|source| Counted { source, underway: &underway }).collect();
        let files = write_set(&target, &all, &RunMark { making, report: &report })?;
        Ok(Run { number: self.place.number(&path), target: path, files: without_kept(&files) })
    }
}
