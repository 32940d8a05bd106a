//! A new working folder, begun from the authority's file and what is known.

use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

use super::error::Error;
use super::refusal::Refusal;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::SourceFile;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::names::known::{self, Known};
use crate::names::register::Register;
use crate::output::regular::read_file;
use crate::output::{OutputError, sha256, write_new};
use crate::read::open::LARGEST;
use crate::read::rows::AllocationRows;
use crate::read::{allocation, open};
use crate::text::{Fact, Text};
use crate::write::office_workbook::{self, Begun, BegunMember};

/// What is wanted of a new working folder.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The folder to make.
    pub folder: &'a Path,
    /// The authority's file.
    pub allocation: Option<&'a Path>,
    /// The budget year, where the file does not say it.
    pub year: Option<Year>,
}

/// A working folder that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFolder {
    /// The paths of the files that were written, in the folder.
    pub files: Vec<String>,
    /// What the authority's file gave, where there was one.
    pub associations: Option<Associations>,
}

/// The associations of the authority's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Associations {
    /// How many there are.
    pub listed: usize,
    /// How many of them are known, with their members.
    pub known: usize,
}

/// Makes a working folder, in the language of `text`.
///
/// # Errors
/// [`Error`]; nothing is written then. [`Error::FaultyInput`] for what is wrong in the authority's file.
pub fn init(wish: &Wish<'_>, text: &Text) -> Result<MadeFolder, Error> {
    refuse_if_begun(wish.folder)?;
    let given = wish.allocation.map(read).transpose()?;
    let year = year(wish.year, given.as_ref())?;
    let register = Register::builtin();
    let known = known::associations(&register);
    let rows = given.as_ref().map(|given| &given.rows);
    let begun = begin(year, rows, &known, &register, text);

    let workbook = office_workbook::bytes(&begun, text)
        .map_err(|error| OutputError::NotMade { name: MEMBERS.to_owned(), reason: error.to_string() })?;
    let mut files = vec![
        (SETTINGS.to_owned(), text.settings_template(year).into_bytes()),
        (MAIL_SETTINGS.to_owned(), text.mail_settings_template(year).into_bytes()),
        (MEMBERS.to_owned(), workbook),
    ];
    files.extend(given.as_ref().map(|given| (format!("in/{}", given.name), given.bytes.clone())));
    fs::create_dir_all(wish.folder.join("in"))?;
    write_new(wish.folder, &files)?;
    let associations = rows.map(|rows| Associations {
        listed: rows.rows.len(),
        known: rows.rows.iter().filter(|row| known::called(&known, &row.name.value).is_some()).count(),
    });
    Ok(MadeFolder { files: files.into_iter().map(|(name, _)| name).collect(), associations })
}

const SETTINGS: &str = crate::config::FILE;
const MAIL_SETTINGS: &str = crate::config::MAIL_FILE;
const MEMBERS: &str = "medlemmar.xlsx";

/// The authority's file as it was given.
struct Given {
    name: String,
    bytes: Vec<u8>,
    rows: AllocationRows,
}

fn refuse_if_begun(folder: &Path) -> Result<(), Error> {
    let begun = [SETTINGS, MAIL_SETTINGS, MEMBERS].into_iter().find(|file| folder.join(file).exists());
    match begun {
        Some(file) => Err(Refusal::AlreadyBegun { file, folder: folder.to_owned() }.into()),
        None => Ok(()),
    }
}

fn read(path: &Path) -> Result<Given, Error> {
    let bytes = read_file(path, LARGEST)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = Arc::new(SourceFile { path: name.clone(), sha256: sha256(&bytes) });
    let mut findings = Findings::new();
    let sheets = open::sheets(&bytes, &file, &mut findings);
    let (rows, _) = allocation::rows(&sheets, &file, &AllocationSettings::default(), None, &mut findings);
    if findings.stop_the_run() {
        return Err(Error::FaultyInput(findings));
    }
    Ok(Given { name, bytes, rows })
}

/// The year that was asked for, else that of the file.
fn year(asked: Option<Year>, given: Option<&Given>) -> Result<Year, Error> {
    let years = given.map(|given| given.rows.years()).unwrap_or_default();
    match (asked, years.as_slice()) {
        (Some(year), _) => Ok(year),
        (None, [one]) => Ok(one.value),
        (None, _) => Err(Refusal::YearNotGiven {}.into()),
    }
}

fn begin(
    year: Year,
    rows: Option<&AllocationRows>,
    known: &[Known],
    register: &Register,
    text: &Text,
) -> Begun {
    let mut begun = Begun { year, members: Vec::new(), aliases: Vec::new() };
    for row in rows.into_iter().flat_map(|rows| &rows.rows) {
        let association = row.name.value.clone();
        let found = known::called(known, &association).filter(|known| !known.members.is_empty());
        let Some(found) = found else {
            let known_by = text.say("office-known-nothing");
            begun.members.push(BegunMember { association, member: None, known_by });
            continue;
        };
        for code in &found.members {
            let name = register.member(*code).map(|member| member.name.to_string()).unwrap_or_default();
            begun.members.push(BegunMember {
                association: association.clone(),
                member: Some((*code, name)),
                known_by: known_by(found, text),
            });
        }
    }
    begun
}

fn known_by(known: &Known, text: &Text) -> String {
    let how = Fact::from(&known.known_by);
    if known.status != "aktiv" {
        return text.say_with("office-known-uncertain", &[("how", how)]);
    }
    match &known.source_year {
        Some(year) => text.say_with("office-known-by-year", &[("how", how), ("year", Fact::from(year))]),
        None => text.say_with("office-known-by", &[("how", how)]),
    }
}
