//! The runs of a working folder: which there are, which one is current, and which one somebody means.
//!
//! A run knows its id and nothing of the others. Its number is that of its folder ([`folder_name`]), and which one is
//! current is said beside them, in `ut/gällande.txt`. Where nothing is said, it is the one that has come the furthest:
//! of the latest year, the highest status, then the highest number. Whoever wants a run asks here, so a working folder
//! means the same run everywhere.

pub mod folder_name;
pub mod listing;

use std::path::{Path, PathBuf};

use fs_err as fs;

use super::earlier_run::EarlierRun;
use super::error::Error;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::config::FILE;
use crate::domain::allocation::AllocationStatus;
use crate::domain::name::clean;
use crate::domain::year::Year;
use crate::output::regular::read_if_there;
use crate::output::{left_of, replace_in_turn};
use folder_name::{FolderName, entries, version};

/// The folder of the runs in a working folder.
pub const RUNS: &str = "ut";

/// The file beside the runs that says which one is current, by its id.
pub const MARK: &str = "gällande.txt";

/// Its path in the working folder.
const MARK_PATH: &str = "ut/gällande.txt";

/// The largest such file, in bytes: an id has eight.
const LARGEST_MARK: usize = 4096;

/// The folder of a run among those of a working folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFolder {
    /// The folder.
    pub path: PathBuf,
    /// The run's id.
    pub id: String,
    /// The budget year.
    pub year: Year,
    /// The status of the state's amounts.
    pub status: AllocationStatus,
    /// The number of the version; none of `--only`, of a folder of before there were numbers, and of one with a name
    /// that a person gave it.
    pub number: Option<u32>,
    /// The one association or member that was asked for with `--only`: then it is never current.
    pub only: Option<String>,
}

/// A folder among the runs that is not a whole run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFolder {
    /// Its name.
    pub name: String,
    /// Why it is none.
    pub reason: NoRun,
}

/// Why a folder among the runs is not a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRun {
    /// There is no manifest.
    NoManifest,
    /// The manifest is not one of finsam's, or cannot be read.
    Unreadable,
    /// It is being written, or its process was killed.
    Unfinished,
}

/// The runs of a working folder.
pub struct Runs {
    folder: PathBuf,
    /// The runs: by year, then by number, first those without one.
    pub runs: Vec<RunFolder>,
    /// The folders that are not whole runs, by name.
    pub others: Vec<OtherFolder>,
    /// What stands in the file that says which run is current; none when there is no such file.
    pub mark: Option<String>,
}

impl RunFolder {
    fn of(path: PathBuf, name: &str, manifest: &Listed) -> Option<Self> {
        let named = FolderName::parse(name).filter(|named| named.id == manifest.run);
        let only = manifest.settings.only.clone();
        Some(Self {
            path,
            id: manifest.run.clone(),
            year: Year::new(manifest.year).ok()?,
            status: manifest.allocation_status()?,
            number: named.and_then(|named| named.number).filter(|_| only.is_none()),
            only,
        })
    }

    /// Whether it holds only some of the workbooks.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.only.is_some()
    }

    /// The folder's name.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

impl Runs {
    /// The runs of the working folder.
    ///
    /// # Errors
    /// [`Refusal::FolderMissing`] when there is no such folder, [`Error::Machine`] when its folder of runs cannot be
    /// looked into.
    pub fn of(working_folder: &Path) -> Result<Self, Error> {
        if !working_folder.is_dir() {
            return Err(Refusal::no_folder(working_folder).into());
        }
        let folder = working_folder.join(RUNS);
        let mut all = Self { runs: Vec::new(), others: Vec::new(), mark: None, folder };
        for name in entries(&all.folder)? {
            let path = all.folder.join(&name);
            if clean(&name) == MARK {
                all.mark = read_if_there(&path, LARGEST_MARK)?.map(|bytes| marked(&bytes));
            } else if path.is_dir() {
                all.add(path, name);
            }
        }
        all.runs.sort_by_cached_key(|run| (run.year, run.is_partial(), run.number, run.status, run.name()));
        Ok(all)
    }

    fn add(&mut self, path: PathBuf, name: String) {
        let reason = if name.starts_with('.') {
            if left_of(&name).is_none() {
                return;
            }
            NoRun::Unfinished
        } else if !EarlierRun::is_at(&path) {
            NoRun::NoManifest
        } else {
            let run = EarlierRun::at(&path).ok().flatten();
            if let Some(run) = run.and_then(|run| RunFolder::of(path, &name, &run.manifest)) {
                self.runs.push(run);
                return;
            }
            NoRun::Unreadable
        };
        self.others.push(OtherFolder { name, reason });
    }

    /// Those that may be current.
    fn whole(&self) -> impl Iterator<Item = &RunFolder> {
        self.runs.iter().filter(|run| !run.is_partial())
    }

    /// The run of this id. Of copies it is the one with a number.
    fn of_id(&self, id: &str) -> Option<&RunFolder> {
        self.runs.iter().filter(|run| run.id.eq_ignore_ascii_case(id)).max_by_key(|run| run.number)
    }

    /// The current run; none when there is none yet.
    ///
    /// # Errors
    /// [`Refusal::MarkOfNoRun`] when what is marked is no run here; [`Refusal::SeveralCurrent`] when none is marked and
    /// it cannot be said which one has come the furthest.
    pub fn current(&self) -> Result<Option<&RunFolder>, Refusal> {
        if let Some(mark) = &self.mark {
            let run = self.of_id(mark).filter(|run| !run.is_partial());
            let refused = || Refusal::MarkOfNoRun { file: MARK_PATH, mark: mark.clone() };
            return run.map(Some).ok_or_else(refused);
        }
        let rank = |run: &RunFolder| (run.year, run.status, run.number.unwrap_or(0));
        let Some(highest) = self.whole().max_by_key(|run| rank(run)) else { return Ok(None) };
        let as_high: Vec<&RunFolder> = self.whole().filter(|run| rank(run) == rank(highest)).collect();
        if as_high.iter().all(|run| run.id == highest.id) {
            return Ok(Some(highest));
        }
        let runs = as_high.iter().map(|run| run.name()).collect::<Vec<_>>().join(", ");
        Err(Refusal::SeveralCurrent { runs })
    }

    /// The run that somebody calls so: by its id, or by the number of a version of the latest year.
    ///
    /// # Errors
    /// [`Refusal::NoSuchVersion`], [`Refusal::SeveralVersions`] when folders that were copied together have the same
    /// number, [`Refusal::NeverCurrent`] for a run of `--only`.
    pub fn called(&self, called: &str) -> Result<&RunFolder, Refusal> {
        if let Some(run) = self.of_id(called) {
            let refused = || Refusal::NeverCurrent { run: run.name() };
            return (!run.is_partial()).then_some(run).ok_or_else(refused);
        }
        let latest = self.whole().map(|run| run.year).max();
        let is_called = |run: &&RunFolder| {
            Some(run.year) == latest && run.number.is_some() && run.number == version(called)
        };
        let found: Vec<&RunFolder> = self.whole().filter(is_called).collect();
        match found.as_slice() {
            [] => Err(Refusal::NoSuchVersion { what: called.to_owned(), folder: self.folder.clone() }),
            [one] => Ok(one),
            several => {
                let runs = several.iter().map(|run| run.name()).collect::<Vec<_>>().join(", ");
                Err(Refusal::SeveralVersions { what: called.to_owned(), runs })
            }
        }
    }

    /// Marks the run that somebody calls so as current.
    ///
    /// # Errors
    /// As [`Self::called`]; [`Error::Output`] when the mark could not be written, and the earlier one stands.
    pub fn make_current(&mut self, called: &str) -> Result<(), Error> {
        let id = self.called(called)?.id.clone();
        replace_in_turn(&self.folder.join(MARK), format!("{id}\r\n").as_bytes())?;
        self.mark = Some(id);
        Ok(())
    }
}

/// What a mark says, as a person may have written it too.
fn marked(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim_start_matches('\u{feff}').trim().lines().next().unwrap_or_default().trim_end().to_owned()
}

/// The current run of a working folder; none when no run has been made there.
///
/// # Errors
/// As [`Runs::of`] and [`Runs::current`].
pub fn current(working_folder: &Path) -> Result<Option<RunFolder>, Error> {
    Ok(Runs::of(working_folder)?.current()?.cloned())
}

/// The run that somebody means by a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The run in this very folder. It is not looked at: there may be none.
    Named(PathBuf),
    /// The current run of the working folder.
    Current(RunFolder),
}

impl Meant {
    /// The run's folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Named(path) => path,
            Self::Current(run) => &run.path,
        }
    }
}

/// The run that is meant where a run is wanted: that of the folder, or the current one of a working folder.
///
/// # Errors
/// [`Refusal::NoRuns`] when no run has been made in the working folder; as [`current`].
pub fn resolve(path: &Path) -> Result<Meant, Error> {
    if !is_working_folder(path) {
        return Ok(Meant::Named(path.to_owned()));
    }
    let run = current(path)?.ok_or_else(|| Refusal::NoRuns { folder: path.to_owned() })?;
    Ok(Meant::Current(run))
}

/// The two that are compared. A working folder means its current run, or what is worked out from it as it is where no
/// run has been made; compared with a run it is always as it is.
///
/// # Errors
/// As [`current`].
pub fn resolve_compared(before: &Path, now: &Path) -> Result<(Meant, Meant), Error> {
    let named = |path: &Path| Meant::Named(path.to_owned());
    if !is_working_folder(before) {
        return Ok((named(before), named(now)));
    }
    let current_or_as_it_is = |path: &Path| {
        let run = if is_working_folder(path) { current(path)? } else { None };
        Ok::<_, Error>(run.map_or_else(|| named(path), Meant::Current))
    };
    Ok((current_or_as_it_is(before)?, current_or_as_it_is(now)?))
}

/// Whether it is a working folder, and not itself the folder of a run.
fn is_working_folder(path: &Path) -> bool {
    !EarlierRun::is_at(path) && (path.join(FILE).is_file() || path.join(RUNS).is_dir())
}

/// The current run among those that a run's folder lies with, where it is another one. A run that lies beside no others
/// has nobody to be told from.
///
/// # Errors
/// As [`current`].
fn current_instead_of(run: &Path) -> Result<Option<RunFolder>, Error> {
    let Some(own) = EarlierRun::at(run)? else { return Ok(None) };
    let real = fs::canonicalize(run)?;
    let Some(beside) = real.parent() else { return Ok(None) };
    let is_runs = beside.file_name().is_some_and(|name| name == RUNS);
    let working_folder = if is_runs { beside.parent().unwrap_or(beside) } else { beside };
    Ok(current(working_folder)?.filter(|current| current.id != own.manifest.run))
}

/// That a mark names another run than the one that was written last.
pub struct StillCurrent {
    /// The run that is marked as current.
    pub current: RunFolder,
    /// What the one that was written is called where it is to be made current.
    pub new: String,
}

/// The run that is marked as current, where another one has just been written to this folder among the runs. A run of
/// `--only`, and one elsewhere, is set against none.
///
/// # Errors
/// As [`Runs::of`]; [`Refusal::MarkOfNoRun`].
pub fn still_current(working_folder: &Path, written: &Path) -> Result<Option<StillCurrent>, Error> {
    let runs = Runs::of(working_folder)?;
    if runs.mark.is_none() {
        return Ok(None);
    }
    let written = fs::canonicalize(written)?;
    let is_written = |run: &RunFolder| fs::canonicalize(&run.path).is_ok_and(|path| path == written);
    let Some(own) = runs.whole().find(|run| is_written(run)) else { return Ok(None) };
    let Some(current) = runs.current()?.filter(|current| current.id != own.id) else { return Ok(None) };
    let number = own.number.map(|number| number.to_string());
    let new = number.filter(|number| runs.called(number) == Ok(own)).unwrap_or_else(|| own.id.clone());
    Ok(Some(StillCurrent { current: current.clone(), new }))
}

/// Why it cannot be said that a run is the current one of those that it lies with; `None` where it is.
///
/// # Errors
/// As [`Runs::of`].
pub fn doubt(run: &Path) -> Result<Option<Refusal>, Error> {
    match current_instead_of(run) {
        Ok(current) => Ok(current.map(|current| Refusal::NotCurrent { current: current.name() })),
        Err(Error::Refused(refusal)) => Ok(Some(refusal)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run of this year and status in a folder of this name, under the id that stands last in the name.
    fn put(working_folder: &Path, name: &str, year: u16, status: &str) {
        let id = name.rsplit_once('-').unwrap().1;
        let manifest = serde_json::json!({
            "program": "finsam", "version": "0.2.0", "year": year, "status": status, "run": id,
            "settings": { "language": "sv", "csv": "excel-sv", "only": null, "template": null },
            "inputs": [], "outputs": [],
        });
        let folder = working_folder.join(RUNS).join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("manifest.json"), manifest.to_string()).unwrap();
    }

    #[test]
    fn of_several_years_the_latest_counts_unless_a_run_is_marked() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "2023-slutlig-1-00000001", 2023, "final");
        put(folder.path(), "2023-slutlig-2-00000002", 2023, "final");
        put(folder.path(), "2024-preliminär-1-00000003", 2024, "preliminary");
        let current = || current(folder.path()).unwrap().map(|run| (run.year.number(), run.number, run.id));
        assert_eq!(current(), Some((2024, Some(1), "00000003".to_owned())));
        let mut runs = Runs::of(folder.path()).unwrap();
        // A number is one of the latest year.
        assert_eq!(runs.called("1").unwrap().id, "00000003");
        assert!(matches!(runs.called("2"), Err(Refusal::NoSuchVersion { .. })));
        runs.make_current("00000002").unwrap();
        assert_eq!(current(), Some((2023, Some(2), "00000002".to_owned())));
        // A run that is written again does not move it, nor is one of an earlier year called by its number.
        let still = |name: &str| still_current(folder.path(), &folder.path().join(RUNS).join(name)).unwrap();
        assert!(still("2023-slutlig-2-00000002").is_none());
        assert_eq!(still("2024-preliminär-1-00000003").unwrap().new, "1");
        assert_eq!(still("2023-slutlig-1-00000001").unwrap().new, "00000001");
    }

    #[test]
    fn what_was_copied_together_is_not_guessed_about() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "2024-slutlig-1-00000001", 2024, "final");
        put(folder.path(), "2024-slutlig-1-00000002", 2024, "final");
        let runs = Runs::of(folder.path()).unwrap();
        assert!(matches!(runs.called("1"), Err(Refusal::SeveralVersions { .. })));
        assert!(matches!(runs.current(), Err(Refusal::SeveralCurrent { .. })));
        // A copy of the same run is the same run.
        put(folder.path(), "2024-slutlig-2-00000003", 2024, "final");
        put(folder.path(), "kopia-00000003", 2024, "final");
        let runs = Runs::of(folder.path()).unwrap();
        assert_eq!(runs.current().unwrap().unwrap().name(), "2024-slutlig-2-00000003");
        assert_eq!(runs.called("00000003").unwrap().number, Some(2));
        assert!(matches!(Runs::of(&folder.path().join("borta")), Err(Error::Refused(_))));
    }

    #[test]
    fn a_run_is_told_from_those_that_it_lies_with() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "2024-preliminär-1-00000001", 2024, "preliminary");
        put(folder.path(), "2024-slutlig-2-00000002", 2024, "final");
        let beside = tempfile::tempdir().unwrap();
        put(beside.path(), "2024-preliminär-1-00000001", 2024, "preliminary");
        let doubts = |path: &Path| doubt(path).unwrap();
        let (first, second) = ("ut/2024-preliminär-1-00000001", "ut/2024-slutlig-2-00000002");
        let current = "2024-slutlig-2-00000002".to_owned();
        assert_eq!(
            doubts(&folder.path().join(first)),
            Some(Refusal::NotCurrent { current: current.clone() })
        );
        assert_eq!(doubts(&folder.path().join("ut/../").join(second)), None);
        // It is the only one there.
        assert_eq!(doubts(&beside.path().join(first)), None);
        // One that was written beside `ut`.
        fs::rename(beside.path().join(first), folder.path().join("utkast")).unwrap();
        assert_eq!(doubts(&folder.path().join("utkast")), Some(Refusal::NotCurrent { current }));
    }
}
