//! An earlier run: its folder, its manifest, and the inputs that it kept.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::csv_profile::CsvProfile;
use crate::domain::place::SourceFile;
use crate::output::belonging::entries;
use crate::output::{MANIFEST, sha256};
use crate::text::Language;

use super::archive;
use super::error::Error;
use super::files::{Files, on_disk};
use super::folder::WorkingFolder;
use super::job::Job;
use super::languages::Languages;
use super::listed::Listed;
use super::refusal::Refusal;
use super::template::{self, Look};
use crate::output::regular::{read_file, read_if_there};

/// The largest file of a run that is read, in bytes: the traces of a whole country take a hundredth.
const LARGEST_OF_RUN: usize = 1 << 30;

/// An earlier run.
pub struct EarlierRun {
    root: PathBuf,
    /// What its manifest says.
    pub manifest: Listed,
    /// The manifest's bytes.
    pub manifest_bytes: Vec<u8>,
}

impl EarlierRun {
    /// Whether the folder is that of a run.
    #[must_use]
    pub fn is_at(root: &Path) -> bool {
        root.join(MANIFEST).is_file()
    }

    /// Opens the folder of a run and reads its manifest.
    ///
    /// # Errors
    /// [`Error::Refused`] when the folder is not that of a run, or its manifest cannot be understood.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let folder = root.to_owned();
        if !root.is_dir() {
            return Err(Refusal::FolderMissing { folder }.into());
        }
        if !Self::is_at(root) {
            return Err(Refusal::NotARun { folder }.into());
        }
        Self::at(root)?.ok_or_else(|| Refusal::ManifestUnreadable { folder }.into())
    }

    /// The run in a folder; `None` when there is no manifest of finsam's.
    ///
    /// # Errors
    /// When the manifest cannot be read.
    pub fn at(root: &Path) -> io::Result<Option<Self>> {
        let Some(manifest_bytes) = read_if_there(&root.join(MANIFEST), LARGEST_OF_RUN)? else {
            return Ok(None);
        };
        Ok(Listed::read(&manifest_bytes).map(|manifest| Self {
            root: root.to_owned(),
            manifest,
            manifest_bytes,
        }))
    }

    /// The run worked out again from the inputs that it kept, in the language asked for or its own.
    ///
    /// # Errors
    /// [`Error::Refused`] when it did not keep them all.
    pub fn job(&self, languages: Languages) -> Result<Job, Error> {
        if !self.has_kept_all()? {
            return Err(Refusal::NothingKept { folder: self.root.clone() }.into());
        }
        let languages = Languages { spoken: self.language(), ..languages };
        Ok(Job::of(self.working_folder()?, languages))
    }

    /// The language of the run.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::from_code(&self.manifest.settings.language).unwrap_or_default()
    }

    /// The profile of the run's CSV files.
    #[must_use]
    pub fn csv(&self) -> CsvProfile {
        CsvProfile::from_name(&self.manifest.settings.csv).unwrap_or_default()
    }

    /// The inputs as the manifest has them.
    #[must_use]
    pub fn inputs(&self) -> Vec<SourceFile> {
        let inputs = self.manifest.inputs.iter();
        inputs.map(|input| SourceFile { path: input.path.clone(), sha256: input.sha256.clone() }).collect()
    }

    /// The bytes of a file, by its path in the run's folder; `None` when it is not there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        match read_file(&on_disk(&self.root, path), LARGEST_OF_RUN) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The working folder of the run, from the inputs that it kept.
    ///
    /// # Errors
    /// As [`WorkingFolder::of`].
    pub fn working_folder(&self) -> Result<WorkingFolder, Error> {
        let folder = WorkingFolder::of(self.kept()?)?;
        Ok(match &self.manifest.settings.dropped {
            Some(name) => folder.with_allocation(name),
            None => folder,
        })
    }

    /// Whether every input that the manifest lists is still there.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn has_kept_all(&self) -> io::Result<bool> {
        for input in &self.manifest.inputs {
            if self.read(&archive::place(&input.path))?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The inputs that the run kept, as files of a working folder. Those that are gone are not among them.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn kept(&self) -> io::Result<Files> {
        let mut kept = BTreeMap::new();
        for input in &self.manifest.inputs {
            if let Some(bytes) = self.read(&archive::place(&input.path))? {
                kept.insert(input.path.clone(), bytes);
            }
        }
        Ok(Files::Kept(kept))
    }

    /// The look that the run was given, from the files that it kept.
    ///
    /// # Errors
    /// As [`template::kept`].
    pub fn look(&self, files: &Files) -> Result<Option<Look>, Error> {
        self.manifest.settings.template.as_deref().map(|path| template::kept(files, path)).transpose()
    }

    /// The files in the run's folder that its manifest does not know, by path, sorted.
    ///
    /// # Errors
    /// When a folder cannot be looked into.
    pub fn unlisted(&self) -> io::Result<Vec<String>> {
        let mut found = self.unlisted_of(&entries(&self.root)?);
        found.retain(|entry| !entry.ends_with('/'));
        Ok(found)
    }

    /// Those of the entries of the run's folder that its manifest does not know.
    #[must_use]
    pub fn unlisted_of(&self, entries: &[String]) -> Vec<String> {
        let listed: BTreeSet<String> =
            std::iter::once(MANIFEST.to_owned()).chain(self.listed().map(|(path, _)| path)).collect();
        // Of an empty folder: whether the first file that would stand in it does.
        let is_listed = |entry: &String| {
            let next = listed.range(entry.clone()..).next();
            next.is_some_and(|path| path == entry || entry.ends_with('/') && path.starts_with(entry.as_str()))
        };
        entries.iter().filter(|entry| !is_listed(entry)).cloned().collect()
    }

    /// Whether every file that the manifest lists is there as it was written.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn is_whole(&self) -> io::Result<bool> {
        for (path, hash) in self.listed() {
            if self.read(&path)?.is_none_or(|bytes| sha256(&bytes) != hash) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The files that the manifest lists and that are not as they were written: changed, gone, or not to be read.
    #[must_use]
    pub fn changed(&self) -> Vec<String> {
        let is_kept =
            |path: &str, hash: &str| matches!(self.read(path), Ok(Some(bytes)) if sha256(&bytes) == hash);
        self.listed().filter(|(path, hash)| !is_kept(path, hash)).map(|(path, _)| path).collect()
    }

    /// The bytes of a file that the run made; `None` when they are not those that it wrote.
    #[must_use]
    pub fn as_written(&self, path: &str) -> Option<Vec<u8>> {
        let output = self.manifest.outputs.iter().find(|output| output.path == path)?;
        self.read(path).ok()?.filter(|bytes| sha256(bytes) == output.sha256)
    }

    /// What the run made and what it kept: paths in its folder, and SHA-256.
    fn listed(&self) -> impl Iterator<Item = (String, &str)> {
        let made = self.manifest.outputs.iter().map(|output| (output.path.clone(), output.sha256.as_str()));
        let kept =
            self.manifest.inputs.iter().map(|input| (archive::place(&input.path), input.sha256.as_str()));
        made.chain(kept)
    }
}
