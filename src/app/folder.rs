//! The working folder: which files there are, and what stands in them.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

use crate::config::{self, Fault, Settings, SettingsError};
use crate::domain::name::clean;
use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};
use crate::output::sha256;
use crate::read::open::{self, too_large};
use crate::read::rows::LastYearRow;
use crate::read::several_files::{self, OpenedFile};
use crate::read::sheet::Sheet;
use crate::read::text_file;
use crate::read::worker::Worker;
use crate::rules::parameters::Parameters;

use super::error::Error;
use super::files::{Files, unread, with_slashes};
use super::last_year::{self, FileRead};
use super::refusal::Refusal;
use crate::output::regular::NotAFile;

/// The folder in which allocation files are dropped.
pub const DROP: &str = "in";

/// The ending of the report that `watch` lays beside a dropped file.
pub const ANSWER: &str = ".finsam.txt";

/// The names, without ending, of the files with the office's tables.
const OFFICE: [&str; 18] = [
    "medlemmar",
    "members",
    "beslut",
    "decisions",
    "föregående år",
    "foregaende ar",
    "last year",
    "bidrag",
    "alias",
    "aliases",
    "kontakter",
    "contacts",
    "plan",
    "förbund",
    "forbund",
    "fördelning",
    "fordelning",
    "allocation",
];

/// The file with the office's own parameters, where the settings name no other.
const PARAMETERS: &str = "parametrar.toml";

/// The names, without ending, of the file with the state model's figures.
const MODEL: [&str; 2] = ["modell", "model"];

/// The endings of files that may be tables.
const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"];

/// The largest file of settings that is read, in bytes; an ordinary one has a thousandth.
const LARGEST_SETTINGS: usize = 1024 * 1024;

/// A working folder whose settings have been read.
pub struct WorkingFolder {
    files: Files,
    /// Reads those that can bring a process down.
    worker: Worker,
    /// The file of the drop folder that is to be used, when the settings say another.
    pub dropped: Option<String>,
    /// The settings.
    pub settings: Settings,
    /// The parameters: those built in, and the office's own where it has any.
    pub parameters: Parameters,
    /// The files that were read, by path.
    pub inputs: BTreeMap<String, Input>,
}

/// A file that was read.
pub struct Input {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its bytes, which the run keeps.
    pub bytes: Arc<[u8]>,
}

impl Input {
    /// A file that was read, by its path in the working folder.
    #[must_use]
    pub fn new(path: &str, bytes: Vec<u8>) -> Self {
        let file = Arc::new(SourceFile { path: with_slashes(path), sha256: sha256(&bytes) });
        Self { file, bytes: bytes.into() }
    }

    /// The size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)
    }
}

impl WorkingFolder {
    /// Opens the folder on disk and reads its settings.
    ///
    /// # Errors
    /// [`Error::Refused`] when there is no such folder, else as [`Self::of`].
    pub fn open(root: &Path) -> Result<Self, Error> {
        if !root.is_dir() {
            return Err(Refusal::no_folder(root).into());
        }
        Self::of(Files::OnDisk(root.to_owned()))
    }

    /// Opens the folder, wherever its files are, and reads its settings.
    ///
    /// # Errors
    /// [`Error::FaultySettings`] with every fault of finsam.toml, [`Error::Settings`] for one in the office's
    /// parameters, [`Error::Machine`] when the machine cannot read them.
    pub fn of(files: Files) -> Result<Self, Error> {
        let mut folder = Self::with_default_settings(files);
        if folder.files.has(config::FILE) {
            let (file, source) = folder.text(config::FILE)?;
            folder.settings = Settings::parse(&source, &file)?;
        }
        folder.add_own_parameters()?;
        Ok(folder)
    }

    /// Opens the folder with the settings that hold when there is no finsam.toml.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn without_settings(root: &Path) -> io::Result<Self> {
        fs::read_dir(root)?;
        Ok(Self::with_default_settings(Files::OnDisk(root.to_owned())))
    }

    fn with_default_settings(files: Files) -> Self {
        let parameters = Parameters::built_in().unwrap_or_default();
        Self {
            files,
            worker: Worker::of_this_program(),
            dropped: None,
            settings: Settings::default(),
            parameters,
            inputs: BTreeMap::new(),
        }
    }

    /// The folder with one file of the drop folder as its allocation file, whatever else lies there.
    #[must_use]
    pub fn with_allocation(mut self, name: &str) -> Self {
        let path = format!("{DROP}/{name}");
        let replaced = self.settings.allocation.file.replace(path.clone());
        self.dropped = replaced.filter(|replaced| *replaced != path).map(|_| name.to_owned());
        self
    }

    /// The names of the files in the drop folder that may be allocation files, sorted.
    #[must_use]
    pub fn dropped(&self) -> Vec<String> {
        self.files_in(DROP)
    }

    /// The paths of finsam.toml and of the office's own files, relative to the working folder.
    #[must_use]
    pub fn own_files(&self) -> Vec<String> {
        let named = &self.settings.members;
        let office = if named.is_empty() { self.office_files() } else { named.clone() };
        std::iter::once(config::FILE.to_owned()).chain(office).collect()
    }

    /// The sheets of the allocation file, and the file: the one of the settings, else the latest of the drop
    /// folder.
    pub fn allocation(&mut self, findings: &mut Findings) -> Option<(Arc<SourceFile>, Vec<Sheet>)> {
        if let Some(path) = self.settings.allocation.file.clone() {
            return self.sheets(&path, findings);
        }
        let names = self.files_in(DROP);
        let paths: Vec<String> = names.into_iter().map(|name| format!("{DROP}/{name}")).collect();
        match paths.as_slice() {
            [] => {
                let others = self.files.names_in(DROP).into_iter().filter(|name| !is_kept_by_a_program(name));
                findings
                    .general(Problem::NoAllocationFile { folder: DROP.to_owned(), others: others.collect() });
                None
            }
            [only] => self.sheets(only, findings),
            several => self.latest_of(several, findings),
        }
    }

    /// The latest of several allocation files. The others are inputs of the run too: they decide which is
    /// the latest, and the findings name them.
    fn latest_of(
        &mut self,
        paths: &[String],
        findings: &mut Findings,
    ) -> Option<(Arc<SourceFile>, Vec<Sheet>)> {
        let mut opened = Vec::new();
        for path in paths {
            let mut found = Findings::new();
            let read = self.sheets(path, &mut found);
            let unread = || Arc::new(SourceFile { path: path.clone(), sha256: String::new() });
            let (file, sheets) = read.unwrap_or_else(|| (unread(), Vec::new()));
            opened.push(OpenedFile { file, sheets, findings: found });
        }
        let year = self.settings.year.as_ref().map(|year| year.value);
        let chosen = several_files::choose(opened, &self.settings.allocation, year, findings)?;
        Some((chosen.file, chosen.sheets))
    }

    /// The sheets of the files with the office's tables, and last year's amounts from files that finsam wrote.
    pub fn office(&mut self, findings: &mut Findings) -> (Vec<Sheet>, Vec<LastYearRow>) {
        let mut paths = self.settings.members.clone();
        if paths.is_empty() {
            paths = self.office_files();
        }
        if paths.is_empty() {
            findings.general(Problem::NoMemberFile { file: "medlemmar.xlsx".to_owned() });
        }
        let (mut sheets, mut last_year) = (Vec::new(), Vec::new());
        for path in paths {
            let own = self
                .kept(&path)
                .and_then(|read| last_year::rows(&mut |path| self.kept(path), &read, findings));
            match own {
                Some(rows) => last_year.extend(rows),
                None => {
                    sheets.extend(self.sheets(&path, findings).into_iter().flat_map(|(_, sheets)| sheets));
                }
            }
        }
        (sheets, last_year)
    }

    /// A file of the folder, which the run keeps, if it is there and can be read.
    fn kept(&mut self, path: &str) -> Option<FileRead> {
        if !self.files.has(path) {
            return None;
        }
        self.bytes(path).ok()
    }

    /// The file with the office's own parameters, which may not be there.
    #[must_use]
    pub fn parameters_file(&self) -> String {
        self.settings.parameters.clone().unwrap_or_else(|| PARAMETERS.to_owned())
    }

    /// Adds the office's own parameters.
    fn add_own_parameters(&mut self) -> Result<(), Error> {
        let named = self.settings.parameters.clone();
        let usual = Some(PARAMETERS.to_owned()).filter(|file| self.files.has(file));
        let Some(path) = named.or(usual) else { return Ok(()) };
        let (file, source) = self.text(&path)?;
        let place = |offset: usize| Place::in_text(&file, &source, offset);
        let added = self.parameters.clone().with_office(&source, &place);
        self.parameters = added.map_err(|(offset, error)| {
            Error::Settings(SettingsError { place: place(offset), fault: Fault::Parameters(error) })
        })?;
        Ok(())
    }

    /// The sheets of the file with the state model's figures, and the file; `None` when there is none.
    pub fn model(&mut self, findings: &mut Findings) -> Option<(Arc<SourceFile>, Vec<Sheet>)> {
        let is_model = |name: &String| {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem).to_lowercase();
            MODEL.contains(&stem.as_str())
        };
        let named = self.settings.model.file.clone();
        let path = named.or_else(|| self.files_in("").into_iter().find(is_model))?;
        let read = self.sheets(&path, findings);
        // A file that cannot be read is a finding, not a missing file.
        let unread = || (Arc::new(SourceFile { path, sha256: String::new() }), Vec::new());
        Some(read.unwrap_or_else(unread))
    }

    /// Whether there is any allocation file.
    #[must_use]
    pub fn has_allocation(&self) -> bool {
        self.settings.allocation.file.is_some() || !self.files_in(DROP).is_empty()
    }

    fn office_files(&self) -> Vec<String> {
        let is_office = |name: &String| {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            OFFICE.contains(&clean(stem).to_lowercase().replace(['-', '_'], " ").as_str())
        };
        self.files_in("").into_iter().filter(is_office).collect()
    }

    /// The names of the files in a folder that may be tables, sorted. Files that a program keeps while
    /// it edits (`~$…`, `.~lock…`) are not, nor what `watch` answers.
    fn files_in(&self, folder: &str) -> Vec<String> {
        let is_table = |name: &String| {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
            !is_kept_by_a_program(name) && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
        };
        self.files.names_in(folder).into_iter().filter(is_table).collect()
    }

    fn sheets(&mut self, path: &str, findings: &mut Findings) -> Option<(Arc<SourceFile>, Vec<Sheet>)> {
        match self.bytes(path) {
            Ok((file, bytes)) => {
                let sheets = open::sheets_with(&bytes, &file, &mut self.worker, findings);
                Some((file, sheets))
            }
            Err(error) => {
                let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
                findings.at(&Place::whole(&file), unread(path, &error));
                None
            }
        }
    }

    /// The text of a file of settings.
    fn text(&mut self, path: &str) -> Result<(Arc<SourceFile>, String), Error> {
        let (input, text) = settings_file(path, self.files.read(path))?;
        let file = Arc::clone(&input.file);
        self.inputs.insert(file.path.clone(), input);
        Ok((file, text))
    }

    /// Reads a file once and notes it among the inputs.
    fn bytes(&mut self, path: &str) -> io::Result<(Arc<SourceFile>, Arc<[u8]>)> {
        if let Some(input) = self.inputs.get(&with_slashes(path)) {
            return Ok((Arc::clone(&input.file), Arc::clone(&input.bytes)));
        }
        let input = Input::new(path, self.files.read(path)?);
        let read = (Arc::clone(&input.file), Arc::clone(&input.bytes));
        self.inputs.insert(input.file.path.clone(), input);
        Ok(read)
    }
}

/// A file of settings and its text, from what came of reading it.
///
/// # Errors
/// [`Error::FaultySettings`] when it is not there, is no file, or as [`text_of`]; [`Error::Machine`] when the machine
/// cannot read it.
pub fn settings_file(path: &str, read: io::Result<Vec<u8>>) -> Result<(Input, String), Error> {
    match read {
        Ok(bytes) => {
            let input = Input::new(path, bytes);
            let text = text_of(&input.file, &input.bytes)?;
            Ok((input, text))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound || NotAFile::of(&error).is_some() => {
            let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
            Err(Error::faulty_settings(&Place::whole(&file), unread(path, &error)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether a program keeps the file while it edits another, or `watch` answers in it.
fn is_kept_by_a_program(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || name.ends_with(ANSWER)
}

/// The text of a file of settings with these bytes.
///
/// # Errors
/// [`Error::FaultySettings`] when it is too large or its letters cannot be relied on.
pub fn text_of(file: &Arc<SourceFile>, bytes: &[u8]) -> Result<String, Error> {
    if bytes.len() > LARGEST_SETTINGS {
        return Err(Error::faulty_settings(&Place::whole(file), too_large(bytes.len(), LARGEST_SETTINGS)));
    }
    Ok(text_file::text(bytes, file)?)
}
