//! A new working folder, begun for an office from the authority's file and what is known of its associations.

use std::path::Path;

use super::error::Error;
use super::new_folder::{Given, MEMBERS, refuse_if_begun, write};
use super::refusal::Refusal;
use crate::config::{FILE, MAIL_FILE};
use crate::domain::code::Code;
use crate::domain::member::{Party, party_of};
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::domain::place::Place;
use crate::domain::year::Year;
use crate::findings::Problem;
use crate::names::known::{Certainty, Known, KnownAssociations};
use crate::names::normalise::AssociationKey;
use crate::names::office::{office, says_association};
use crate::names::register::Register;
use crate::output::OutputError;
use crate::read::column::Column;
use crate::read::office_table::{OfficeRow, OfficeTable};
use crate::read::rows::AllocationRows;
use crate::read::table_kind::TableKind;
use crate::text::{Fact, Text};
use crate::write::office_workbook;

/// What is wanted of a new working folder.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The folder to make.
    pub folder: &'a Path,
    /// Who the office is, as it calls itself; the whole list where it is left out.
    pub office: Option<&'a str>,
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
    /// The office's name, as it stands in the settings.
    pub office: Option<String>,
    /// The associations that the member list begins with.
    pub proposed: Vec<Proposed>,
    /// How many associations the authority's file has, where there is one.
    pub listed: Option<usize>,
    /// The rows of the authority's file that may be one of them by another name.
    pub questions: Vec<Question>,
}

/// An association that the member list begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// Its name, as the authority's file has it, else as it is known.
    pub name: String,
    /// Its members as far as they are known, with their names.
    pub members: Vec<(Code, String)>,
    /// How they are known and from when, in words.
    pub known_by: String,
    /// Whether it stands in the authority's file, where there is one.
    pub is_in_file: Option<bool>,
    /// Whether its municipalities are to be filled in.
    pub lacks_members: bool,
}

/// A row of the authority's file that no list knows and that resembles what is known: only somebody can say whether it
/// is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What stands in the file.
    pub name: String,
    /// Where.
    pub place: Place,
    /// What it resembles.
    pub candidates: Vec<String>,
}

/// Makes a working folder, in the language of `text`.
///
/// # Errors
/// [`Error`]; nothing is written then. [`Error::FaultyInput`] for what is wrong in the authority's file,
/// [`Error::Asked`] for an office that nobody is called.
pub fn init(wish: &Wish<'_>, text: &Text) -> Result<MadeFolder, Error> {
    refuse_if_begun(wish.folder)?;
    let given = wish.allocation.map(|path| Given::read(path, None)).transpose()?;
    let year = year(wish.year, given.as_ref())?;
    let register = Register::builtin();
    let known = KnownAssociations::built_in(&register);
    let rows = given.as_ref().map(|given| &given.rows);
    let proposals = Proposals { register: &register, known: &known, rows, text };
    let office = wish.office.map(|name| proposals.office(name)).transpose()?;
    let (proposed, questions) = match &office {
        Some(office) => proposals.of_office(office),
        None => proposals.of_file(),
    };
    let office = office.map(|office| match office {
        Office::Member(code) => member_name(&register, code),
        Office::Association(name) => {
            // As the list spells it, so that the settings and the list say the same.
            proposed.first().map_or_else(|| name.to_string(), |only| only.name.clone())
        }
    });
    let mut tables = vec![members_table(&proposed, text)];
    if given.is_none() {
        tables.push(amounts_table(&proposed));
    }
    let workbook = office_workbook::bytes(year, &tables, text)
        .map_err(|error| OutputError::NotMade { name: MEMBERS.to_owned(), reason: error.to_string() })?;
    let mut files = vec![
        (FILE.to_owned(), text.settings_template(year, office.as_deref()).into_bytes()),
        (MAIL_FILE.to_owned(), text.mail_settings_template(year).into_bytes()),
        (MEMBERS.to_owned(), workbook),
    ];
    files.extend(given.as_ref().map(|given| (format!("in/{}", given.name), given.bytes.clone())));
    write(wish.folder, &files)?;
    let files = files.into_iter().map(|(name, _)| name).collect();
    Ok(MadeFolder { files, office, proposed, listed: rows.map(|rows| rows.rows.len()), questions })
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

/// What a member list can begin with.
struct Proposals<'a> {
    register: &'a Register,
    known: &'a KnownAssociations,
    /// The rows of the authority's file, where there is one.
    rows: Option<&'a AllocationRows>,
    text: &'a Text,
}

impl Proposals<'_> {
    /// Who the office is. An association that no register knows is one all the same, if it says so itself or stands in
    /// the authority's file, and resembles none that is known.
    fn office(&self, name: &str) -> Result<Office, Error> {
        let problem = match office(name, self.known.names(), self.register) {
            Ok(office) => return Ok(office),
            Err(problem) => problem,
        };
        let is_new = matches!(&problem, Problem::OfficeUnknown { suggestions, .. } if suggestions.is_empty())
            && (says_association(name) || self.row(name).is_some());
        match Name::new(name) {
            Ok(name) if is_new => Ok(Office::Association(name)),
            _ => Err(Error::Asked(problem)),
        }
    }

    /// The row of the authority's file with this very name.
    fn row(&self, name: &str) -> Option<&str> {
        let key = AssociationKey::new(name).name;
        let mut rows = self.rows.into_iter().flat_map(|rows| &rows.rows).map(|row| row.name.value.as_str());
        rows.find(|row| AssociationKey::new(row).name == key)
    }

    /// The office's own associations, each by the name that the authority's file gives it, and the rows of the file
    /// that may be one of them.
    fn of_office(&self, office: &Office) -> (Vec<Proposed>, Vec<Question>) {
        let own: Vec<&Known> = self.known.of_office(office).collect();
        let is_own = |known: &Known| own.iter().any(|own| own.name == known.name);
        let mut questions = Vec::new();
        let mut called: Vec<(&Known, &str)> = Vec::new();
        for row in self.rows.into_iter().flat_map(|rows| &rows.rows) {
            match self.known.called(&row.name.value) {
                Some(known) if is_own(known) => called.push((known, &row.name.value)),
                Some(_) => {}
                None => {
                    let resembled = self.known.resembled(&row.name.value);
                    let candidates: Vec<String> = resembled
                        .into_iter()
                        .filter(|known| is_own(known))
                        .map(|known| known.name.to_string())
                        .collect();
                    if !candidates.is_empty() {
                        let (name, place) = (row.name.value.clone(), row.name.place.clone());
                        questions.push(Question { name, place, candidates });
                    }
                }
            }
        }
        let in_file =
            |known: &Known| called.iter().find(|(it, _)| it.name == known.name).map(|(_, name)| *name);
        let mut proposed: Vec<Proposed> = own.iter().map(|known| self.known(known, in_file(known))).collect();
        if let (Office::Association(name), true) = (office, proposed.is_empty()) {
            let row = self.row(name.as_str());
            proposed.push(self.unknown(row.unwrap_or(name.as_str()), self.rows.map(|_| row.is_some())));
        }
        (proposed, questions)
    }

    /// Every association of the authority's file.
    fn of_file(&self) -> (Vec<Proposed>, Vec<Question>) {
        let mut questions = Vec::new();
        let rows = self.rows.into_iter().flat_map(|rows| &rows.rows);
        let proposed = rows.map(|row| {
            let name = row.name.value.as_str();
            if let Some(known) = self.known.called(name) {
                return self.known(known, Some(name));
            }
            let candidates: Vec<String> =
                self.known.resembled(name).into_iter().map(|known| known.name.to_string()).collect();
            if !candidates.is_empty() {
                let (name, place) = (name.to_owned(), row.name.place.clone());
                questions.push(Question { name, place, candidates });
            }
            self.unknown(name, Some(true))
        });
        let proposed = proposed.collect();
        (proposed, questions)
    }

    fn known(&self, known: &Known, in_file: Option<&str>) -> Proposed {
        Proposed {
            name: in_file.map_or_else(|| known.name.to_string(), str::to_owned),
            members: known.members.iter().map(|code| (*code, member_name(self.register, *code))).collect(),
            known_by: if known.members.is_empty() {
                self.text.say("office-known-nothing")
            } else {
                known_by(known, self.text)
            },
            is_in_file: self.rows.map(|_| in_file.is_some()),
            lacks_members: !known.knows_municipalities(),
        }
    }

    fn unknown(&self, name: &str, is_in_file: Option<bool>) -> Proposed {
        Proposed {
            name: name.to_owned(),
            members: Vec::new(),
            known_by: self.text.say("office-known-nothing"),
            is_in_file,
            lacks_members: true,
        }
    }
}

fn member_name(register: &Register, code: Code) -> String {
    register.member(code).map(|member| member.name.to_string()).unwrap_or_default()
}

/// A block of rows for each association; the first asks whether all of them are right.
fn members_table(proposed: &[Proposed], text: &Text) -> OfficeTable {
    let mut rows = Vec::new();
    for association in proposed {
        let count =
            |party: Party| association.members.iter().filter(|(code, _)| party_of(*code) == party).count();
        let mut block = Vec::new();
        for (code, name) in &association.members {
            let party = party_of(*code);
            let word =
                if party == Party::Regions { "office-party-region" } else { "office-party-municipality" };
            // Who is alone in a party has nothing to split.
            let key = if count(party) > 1 { text.say("key-population") } else { String::new() };
            block.push(vec![
                (Column::Member, name.clone()),
                (Column::Party, text.say(word)),
                (Column::Code, code.to_string()),
                (Column::Key, key),
                (Column::KnownBy, association.known_by.clone()),
            ]);
        }
        if association.lacks_members {
            block.push(vec![(Column::KnownBy, text.say("office-known-nothing"))]);
        }
        for (number, mut cells) in block.into_iter().enumerate() {
            cells.push((Column::Association, association.name.clone()));
            if number == 0 {
                cells.push((Column::ShortName, short_name(&association.name)));
                cells.push((Column::Confirmed, text.say("office-no")));
            }
            rows.push(OfficeRow::of(cells));
        }
    }
    OfficeTable { rows, ..OfficeTable::empty(TableKind::Members) }
}

/// The amounts that the office types while there is no file of the authority's: a row for each association.
fn amounts_table(proposed: &[Proposed]) -> OfficeTable {
    let rows = proposed.iter().map(|it| OfficeRow::of([(Column::Association, it.name.clone())])).collect();
    OfficeTable { rows, ..OfficeTable::empty(TableKind::Allocation) }
}

/// A short name to begin with: the name without the word for an association in front of it.
fn short_name(name: &str) -> String {
    const FRONT: [&str; 4] =
        ["Samordningsförbundet i ", "Samordningsförbundet ", "Samordningsförbund i ", "Samordningsförbund "];
    FRONT.iter().find_map(|front| name.strip_prefix(front)).unwrap_or_default().to_owned()
}

/// How the members are known and from when, in words.
fn known_by(known: &Known, text: &Text) -> String {
    let id = match known.certainty {
        Certainty::Stated => "office-known-stated",
        Certainty::FromTheName => "office-known-from-the-name",
        Certainty::Derived => "office-known-derived",
        Certainty::Unsure => "office-known-unsure",
    };
    let year = known.source_year.clone().unwrap_or_else(|| text.say("office-known-no-year"));
    let how = text.say_with(id, &[("year", Fact::from(&year))]);
    if known.is_current { how } else { text.say_with("office-known-uncertain", &[("how", Fact::from(&how))]) }
}
