//! What every new working folder has in common: it stands where none has been begun, and may begin from the
//! authority's file.

use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

use super::error::Error;
use super::refusal::{Number, Refusal};
use crate::config::{FILE, MAIL_FILE};
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::SourceFile;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::output::regular::read_file;
use crate::output::{sha256, write_new};
use crate::read::open::LARGEST;
use crate::read::rows::AllocationRows;
use crate::read::{allocation, open};

/// The file with the office's tables.
pub const MEMBERS: &str = "medlemmar.xlsx";

/// The authority's file as it was given.
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its rows.
    pub rows: AllocationRows,
}

impl Given {
    /// Reads the file, which is to be of this year where one is known.
    ///
    /// # Errors
    /// [`Error::FaultyInput`] for what is wrong in it, [`Refusal::FileOfOtherYear`].
    pub fn read(path: &Path, year: Option<Year>) -> Result<Self, Error> {
        let bytes = read_file(path, LARGEST)?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let file = Arc::new(SourceFile { path: name.clone(), sha256: sha256(&bytes) });
        let mut findings = Findings::new();
        let sheets = open::sheets(&bytes, &file, &mut findings);
        let (rows, _) = allocation::rows(&sheets, &file, &AllocationSettings::default(), year, &mut findings);
        if findings.stop_the_run() {
            return Err(Error::FaultyInput(findings));
        }
        let own = rows.own_years.iter().find(|own| year.is_some_and(|year| own.value != year));
        if let (Some(own), Some(year)) = (own, year) {
            let number = |year: Year| Number(usize::from(year.number()));
            return Err(Refusal::FileOfOtherYear {
                file: name,
                of_file: number(own.value),
                year: number(year),
            }
            .into());
        }
        Ok(Self { name, bytes, rows })
    }
}

/// Refuses a folder in which one has been begun.
///
/// # Errors
/// [`Refusal::AlreadyBegun`].
pub fn refuse_if_begun(folder: &Path) -> Result<(), Error> {
    let begun = [FILE, MAIL_FILE, MEMBERS].into_iter().find(|file| folder.join(file).exists());
    match begun {
        Some(file) => Err(Refusal::AlreadyBegun { file, folder: folder.to_owned() }.into()),
        None => Ok(()),
    }
}

/// Writes the files of a new folder, which has a place for those of the authority too.
///
/// # Errors
/// As [`write_new`]; none of them is there then.
pub fn write(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    fs::create_dir_all(folder.join(super::folder::DROP))?;
    Ok(write_new(folder, files)?)
}
