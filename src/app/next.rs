//! The next year's working folder, begun from this year's: what is known is carried on, this year's contributions are
//! last year's, and no decision of this year applies until somebody says so.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use fs_err as fs;

use super::earlier_run::EarlierRun;
use super::error::Error;
use super::folder::WorkingFolder;
use super::languages::{Language, Languages};
use super::last_year::{CONTRIBUTIONS, Contribution, contributions};
use super::new_folder::{Given, MEMBERS, refuse_if_begun, write};
use super::refusal::{Number, Refusal};
use super::runs::{self, RunFolder};
use crate::config::{self, MAIL_FILE, next_year, next_year_of_mail};
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::names::associations::Associations;
use crate::names::known::KnownAssociations;
use crate::names::register::Register;
use crate::output::OutputError;
use crate::output::regular::read_file;
use crate::read::column::Column;
use crate::read::office;
use crate::read::office_table::{OfficeRow, OfficeTable};
use crate::read::open::LARGEST;
use crate::read::rows::{MemberRow, OfficeRows};
use crate::read::sheet::{Content, Sheet};
use crate::read::table_kind::TableKind;
use crate::text::{Fact, Text};
use crate::write::office_workbook;

/// What is wanted of the next year's folder.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// This year's working folder.
    pub old: &'a Path,
    /// The folder to make.
    pub new: &'a Path,
    /// The authority's file for the new year.
    pub allocation: Option<&'a Path>,
}

/// The next year's folder, as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeYear {
    /// The language of the folder.
    pub language: Language,
    /// The paths of the files that were written, in the folder.
    pub files: Vec<String>,
    /// The year that it is for.
    pub year: Year,
    /// The run whose contributions are last year's.
    pub run: RunFolder,
    /// How many contributions they are.
    pub contributions: usize,
    /// What they are together.
    pub sum: Money,
    /// How many decisions are listed and do not apply.
    pub decisions: usize,
    /// How many decisions were made for several years and hold for the new one too.
    pub lasting: usize,
    /// What of finsam.toml and utskick.toml was said of the year before and is left out.
    pub left_out: Vec<String>,
    /// What is different in the new year.
    pub changes: Vec<Change>,
}

/// What is different in the new year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A member joins an association.
    Joins {
        /// Who.
        member: String,
        /// Which.
        association: String,
    },
    /// A member has left an association.
    Left {
        /// Who.
        member: String,
        /// Which.
        association: String,
    },
    /// An association has gone over into another, as the sheet Alias says.
    Merged {
        /// What it was called.
        name: String,
        /// What it is now.
        into: String,
    },
    /// An association of the list that the register holds for one that exists no longer.
    Closed {
        /// Which.
        association: String,
        /// What took its place.
        successors: Vec<String>,
    },
    /// An association of the list that does not stand in the authority's new file.
    NotInFile {
        /// Which.
        association: String,
    },
}

/// Begins the next year's folder, in the language of this year's.
///
/// # Errors
/// [`Error`]; nothing is written then. [`Refusal::AlreadyBegun`] where a folder has been begun,
/// [`Refusal::NoRunToGoOnFrom`] without a run whose contributions can be taken, [`Refusal::CurrentRunOfOtherYear`] where
/// the current run is not of the folder's year, [`Error::FaultyInput`] for what is wrong in the authority's file or the
/// office's tables.
pub fn next(wish: &Wish<'_>, languages: Languages) -> Result<MadeYear, Error> {
    refuse_if_begun(wish.new)?;
    let mut folder = WorkingFolder::open(wish.old)?;
    let text = &languages.with_settings(folder.settings.language);
    let run = runs::current(wish.old)?;
    let run = run.ok_or_else(|| Refusal::NoRunToGoOnFrom { folder: wish.old.to_owned() })?;
    if let Some(year) = folder.settings.year.as_ref().filter(|year| year.value != run.year) {
        let (year, of_run) =
            (Number(usize::from(year.value.number())), Number(usize::from(run.year.number())));
        return Err(Refusal::CurrentRunOfOtherYear { run: run.name(), of_run, year }.into());
    }
    let year = Year::new(run.year.number().saturating_add(1));
    let year = year.map_err(|_| Refusal::NoRunToGoOnFrom { folder: wish.old.to_owned() })?;
    let paid = paid(&run)?;
    let sum = Money::sum(paid.iter().map(|it| it.amount)).map_err(|_| unknown(&run))?;
    let given = wish.allocation.map(|path| Given::read(path, Some(year))).transpose()?;

    let mut findings = Findings::new();
    let (sheets, _) = folder.office(&mut findings);
    let rows = office::rows(&sheets, &mut findings);
    if findings.stop_the_run() {
        // What cannot be read cannot be carried on.
        return Err(Error::FaultyInput(findings));
    }
    let (tables, decisions, lasting) = tables(&sheets, &rows, &paid, &run, year, text);
    let workbook = office_workbook::bytes(year, &tables, text)
        .map_err(|error| OutputError::NotMade { name: MEMBERS.to_owned(), reason: error.to_string() })?;

    let Carried { mut files, left_out } = carried(wish.old, &folder, year, text)?;
    files.push((MEMBERS.to_owned(), workbook));
    files.extend(given.as_ref().map(|given| (format!("in/{}", given.name), given.bytes.clone())));
    let changes = changes(&rows, given.as_ref(), run.year, year);
    write(wish.new, &files)?;
    let mut files: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
    files.sort();
    let contributions = paid.len();
    Ok(MadeYear {
        language: text.language(),
        files,
        year,
        run,
        contributions,
        sum,
        decisions,
        lasting,
        left_out,
        changes,
    })
}

fn unknown(run: &RunFolder) -> Error {
    Refusal::ContributionsUnknown { run: run.name(), file: CONTRIBUTIONS }.into()
}

/// What was contributed by the run, as it was written.
fn paid(run: &RunFolder) -> Result<Vec<Contribution>, Error> {
    let earlier = EarlierRun::open(&run.path)?;
    let paid = earlier.as_written(CONTRIBUTIONS).and_then(|bytes| contributions(&bytes, earlier.csv()));
    paid.filter(|paid| paid.iter().all(|it| it.year == run.year)).ok_or_else(|| unknown(run))
}

/// The office's tables for the new year, how many decisions do not apply in it, and how many do.
fn tables(
    sheets: &[Sheet],
    rows: &OfficeRows,
    paid: &[Contribution],
    run: &RunFolder,
    year: Year,
    text: &Text,
) -> (Vec<OfficeTable>, usize, usize) {
    let lasting =
        rows.decisions.iter().filter(|row| row.years.as_ref().is_some_and(|years| years.value.include(year)));
    let lasting = lasting.count();
    let mut tables: Vec<OfficeTable> =
        OfficeTable::all(sheets).into_iter().filter(|table| table.kind != TableKind::LastYear).collect();
    for table in tables.iter_mut().filter(|table| table.kind == TableKind::Decisions) {
        for row in &mut table.rows {
            // What says no year was said of the year that has been.
            if row.text(Column::Year).trim().is_empty() {
                row.cells.insert(Column::Year, Content::Number(run.year.number().into()));
            }
        }
    }
    let source = text.say_with("next-source", &[("run", Fact::from(&run.id))]);
    let last_year = paid.iter().map(|contribution| {
        let mut row = OfficeRow::of([
            (Column::Association, contribution.association.clone()),
            (Column::Member, contribution.named()),
            (Column::Source, source.clone()),
        ]);
        row.cells.insert(Column::Year, Content::Number(contribution.year.number().into()));
        row.cells.insert(Column::Amount, Content::Number(contribution.amount.kronor()));
        row
    });
    tables.push(OfficeTable { rows: last_year.collect(), ..OfficeTable::empty(TableKind::LastYear) });
    (tables, rows.decisions.len().saturating_sub(lasting), lasting)
}

/// Files that are carried on as they are, or with the year raised.
struct Carried {
    files: Vec<(String, Vec<u8>)>,
    left_out: Vec<String>,
}

fn carried(old: &Path, folder: &WorkingFolder, year: Year, text: &Text) -> Result<Carried, Error> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut left_out = Vec::new();
    let settings = read_text(old, config::FILE)?;
    let raised = settings.as_deref().and_then(|source| next_year(source, year));
    let settings = match raised {
        Some(raised) => {
            left_out.extend(raised.left_out);
            raised.text
        }
        None => text.settings_template(year, None),
    };
    files.insert(config::FILE.to_owned(), settings.into_bytes());
    let mut templates = folder.settings.mail.as_ref().and_then(|mail| mail.value.templates.clone());
    if let Some(raised) = read_text(old, MAIL_FILE)?.as_deref().and_then(next_year_of_mail) {
        left_out.extend(raised.left_out);
        templates = raised.templates;
        files.insert(MAIL_FILE.to_owned(), raised.text.into_bytes());
    }
    let mut places = vec!["mallar".to_owned(), folder.parameters_file()];
    places.extend(templates);
    for place in places {
        copy(old, &place, &mut files)?;
    }
    Ok(Carried { files: files.into_iter().collect(), left_out })
}

fn read_text(old: &Path, name: &str) -> Result<Option<String>, Error> {
    let path = old.join(name);
    if !path.is_file() {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&read_file(&path, LARGEST)?).into_owned()))
}

/// Copies a file, or a folder with all that lies in it. A path that leads out of the folder means the same files from
/// the new one only where somebody lays them there, and is left.
fn copy(old: &Path, place: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Error> {
    let is_inside = Path::new(place).components().all(|part| matches!(part, Component::Normal(_)));
    let path = old.join(place);
    if !is_inside || !path.exists() {
        return Ok(());
    }
    if path.is_dir() {
        let mut names = Vec::new();
        for entry in fs::read_dir(&path)? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        for name in names {
            copy(old, &format!("{place}/{name}"), files)?;
        }
    } else {
        files.insert(place.replace('\\', "/"), read_file(&path, LARGEST)?);
    }
    Ok(())
}

/// Who joins, who has left, what has merged, and what is missing in the new file.
fn changes(rows: &OfficeRows, given: Option<&Given>, before: Year, year: Year) -> Vec<Change> {
    let mut changes = Vec::new();
    let of_row = |row: &MemberRow| {
        let member = row.member.as_ref().or(row.code.as_ref()).map(|text| text.value.clone());
        (member.unwrap_or_default(), row.association.value.clone())
    };
    let covers = |row: &MemberRow, year: Year| {
        row.from.as_ref().is_none_or(|from| from.value <= year.last_day())
            && row.to.as_ref().is_none_or(|to| to.value >= year.first_day())
    };
    for row in &rows.members {
        let (member, association) = of_row(row);
        match (covers(row, before), covers(row, year)) {
            (false, true) => changes.push(Change::Joins { member, association }),
            (true, false) => changes.push(Change::Left { member, association }),
            _ => {}
        }
    }
    for alias in &rows.aliases {
        let ends = alias.to.as_ref().map(|to| to.value);
        if ends.is_some_and(|ends| (before.first_day()..year.first_day()).contains(&ends)) {
            let (name, into) = (alias.name.value.clone(), alias.target.value.clone());
            changes.push(Change::Merged { name, into });
        }
    }
    let register = Register::builtin();
    let known = KnownAssociations::built_in(&register);
    let names = rows.names(&mut Findings::new());
    let in_file = given.map(|given| in_file(given, &names, year));
    for (_, name) in names.iter() {
        let association = name.value.to_string();
        let successors = known.successors(&association);
        if !successors.is_empty() {
            changes.push(Change::Closed { association, successors: successors.to_vec() });
        } else if in_file.as_ref().is_some_and(|in_file| !in_file.contains(&name.value)) {
            changes.push(Change::NotInFile { association });
        }
    }
    changes
}

/// The associations of the list that stand in the authority's file.
fn in_file(given: &Given, names: &Associations, year: Year) -> Vec<Name> {
    let rows = given.rows.rows.iter();
    let listed = rows.filter_map(|row| names.resolve(&row.name.value, Some(year)).ok());
    listed.filter_map(|listed| names.name(listed)).map(|name| name.value.clone()).collect()
}
