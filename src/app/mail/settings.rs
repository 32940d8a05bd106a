//! The settings of mail: `utskick.toml` in the working folder, which no run reads, or the table `[mail]` of
//! finsam.toml, which is an input of the run. Never one of them in silence when there are both.
//!
//! Drafts keep the file that they were made with, so that what is sent can be held against it.

use std::path::{Component, Path, PathBuf};

use fs_err as fs;

use crate::app::error::Error;
use crate::app::folder::settings_file;
use crate::app::refusal::Refusal;
use crate::config::{FILE, MAIL_FILE, MailSettings, Settings};
use crate::domain::place::Sourced;
use crate::findings::{Findings, Problem};
use crate::output::MAIL;
use crate::output::regular::read_file;
use crate::read::open::LARGEST;

/// The settings of mail, and where they stand.
pub struct Chosen {
    /// The settings.
    pub settings: MailSettings,
    /// The folder against which their paths count.
    pub folder: PathBuf,
    /// The bytes of the file; none where they stand in finsam.toml.
    pub file: Option<Vec<u8>>,
}

/// `[mail]` of a finsam.toml, where it has one.
pub type OfRun = Option<Sourced<MailSettings>>;

/// The settings that a run's drafts are to be made with: the file that is `named`, else that of the working folder,
/// else `[mail]` of the finsam.toml that the run kept.
///
/// # Errors
/// [`Error::FaultySettings`] with every fault of them, [`Refusal::NoMailSettings`] when there are none.
pub fn of_drafts(run: &Path, named: Option<&Path>, kept: OfRun) -> Result<Chosen, Error> {
    if let Some(file) = named {
        return in_file(file, &file.display().to_string());
    }
    let folder = working_folder_of(run);
    let in_finsam_toml = match kept {
        None if is_there(&folder.join(MAIL_FILE)) => in_finsam_toml(&folder),
        kept => Ok(kept),
    };
    Ok(one_of(&folder, in_finsam_toml)?.ok_or(Refusal::NoMailSettings {})?)
}

/// The settings as they are now, for the server: the file that is `named`, else those of the working folder, else
/// those that the run's drafts were made with.
///
/// # Errors
/// [`Error::FaultySettings`] with every fault of them, else as [`kept`].
pub fn of_server(run: &Path, named: Option<&Path>, of_run: OfRun) -> Result<Chosen, Error> {
    if let Some(file) = named {
        return in_file(file, &file.display().to_string());
    }
    let folder = working_folder_of(run);
    match one_of(&folder, in_finsam_toml(&folder))? {
        Some(chosen) => Ok(chosen),
        None => Ok(Chosen { settings: kept(run, of_run)?, folder, file: None }),
    }
}

/// The settings that the run's drafts were made with: the file that is kept with them, else `[mail]` of the finsam.toml
/// that the run kept.
///
/// # Errors
/// [`Error::FaultySettings`] with every fault of them, [`Refusal::DraftsWithoutSettings`] when there are none.
pub fn kept(run: &Path, of_run: OfRun) -> Result<MailSettings, Error> {
    let file = run.join(MAIL).join(MAIL_FILE);
    if is_there(&file) {
        return Ok(in_file(&file, &format!("{MAIL}/{MAIL_FILE}"))?.settings);
    }
    Ok(of_run.map(|mail| mail.value).ok_or(Refusal::DraftsWithoutSettings {})?)
}

/// The working folder of a run, which is in it or in its folder of runs. What the office writes of its own is no input
/// of the run: the same run may be mailed with better words.
pub fn working_folder_of(run: &Path) -> PathBuf {
    let is_plain = run.components().all(|part| !matches!(part, Component::CurDir | Component::ParentDir));
    let up = |steps: usize| match run.ancestors().nth(steps).filter(|_| is_plain) {
        Some(here) if here.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => (0..steps).fold(run.to_owned(), |path, _| path.join("..")),
    };
    let has_settings = |folder: &PathBuf| [FILE, MAIL_FILE].iter().any(|file| is_there(&folder.join(file)));
    Some(up(1)).filter(has_settings).unwrap_or_else(|| up(2))
}

/// What utskick.toml of the folder says, or else `[mail]` of a finsam.toml; all that is wrong with them.
fn one_of(folder: &Path, in_finsam_toml: Result<OfRun, Error>) -> Result<Option<Chosen>, Error> {
    let mut faults = Findings::new();
    let file = folder.join(MAIL_FILE);
    let own_file = is_there(&file);
    let own = told(own_file.then(|| in_file(&file, MAIL_FILE)).transpose(), &mut faults)?;
    let older = told(in_finsam_toml, &mut faults)?;
    if let Some(mail) = older.as_ref().filter(|_| own_file) {
        faults.at(&mail.place, Problem::MailSettingsTwice {});
    }
    if !faults.is_empty() {
        return Err(Error::FaultySettings(faults));
    }
    let chosen =
        |mail: Sourced<MailSettings>| Chosen { settings: mail.value, folder: folder.to_owned(), file: None };
    Ok(own.or_else(|| older.map(chosen)))
}

/// What was read; its faults are collected, and anything else that went wrong ends it.
fn told<T>(read: Result<Option<T>, Error>, faults: &mut Findings) -> Result<Option<T>, Error> {
    match read {
        Err(Error::FaultySettings(found)) => {
            faults.append(found);
            Ok(None)
        }
        read => read,
    }
}

/// The settings of a utskick.toml, which is called `shown`. Its paths count against the folder that it is in.
fn in_file(path: &Path, shown: &str) -> Result<Chosen, Error> {
    let (input, source) = settings_file(shown, read_file(path, LARGEST))?;
    let settings = MailSettings::parse(&source, &input.file)?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    Ok(Chosen { settings, folder, file: Some(input.bytes.to_vec()) })
}

/// `[mail]` of the finsam.toml in a folder.
fn in_finsam_toml(folder: &Path) -> Result<OfRun, Error> {
    let path = folder.join(FILE);
    if !is_there(&path) {
        return Ok(None);
    }
    let (input, source) = settings_file(FILE, read_file(&path, LARGEST))?;
    Ok(Settings::parse(&source, &input.file)?.mail)
}

/// Whether something has this name, also what is no file and cannot be read.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
