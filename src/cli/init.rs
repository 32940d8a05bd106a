//! `finsam init`: makes a working folder, begun from the authority's file and what is known.

use std::path::Path;
use std::sync::Arc;

use fs_err as fs;

use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::SourceFile;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::names::known::{self, Known};
use crate::names::register::Register;
use crate::output::{sha256, write_new};
use crate::read::open::LARGEST;
use crate::read::rows::AllocationRows;
use crate::read::{allocation, open};
use crate::text::{Fact, Language, Text};
use crate::write::office_workbook::{self, Begun, BegunMember};

use super::arguments::InitArguments;
use super::failure::Failure;
use super::messages;
use super::terminal::Terminal;
use crate::output::regular::read_file;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; nothing is written then.
pub fn init(
    arguments: &InitArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let text = Text::new(wished.unwrap_or(spoken));
    refuse_if_begun(&arguments.new, &text)?;
    let given = arguments.allocation.as_deref().map(|file| read(file, &text, terminal)).transpose()?;
    let year = year(arguments, given.as_ref(), &text)?;
    let register = Register::builtin();
    let known = known::associations(&register);
    let rows = given.as_ref().map(|given| &given.rows);
    let begun = begin(year, rows, &known, &register, &text);

    let workbook = office_workbook::bytes(&begun, &text).map_err(|error| {
        Failure::Output(crate::output::OutputError::NotMade {
            name: MEMBERS.to_owned(),
            reason: error.to_string(),
        })
    })?;
    let mut files = vec![
        (SETTINGS.to_owned(), text.settings_template(year).into_bytes()),
        (MEMBERS.to_owned(), workbook),
    ];
    files.extend(given.as_ref().map(|given| (format!("in/{}", given.name), given.bytes.clone())));
    fs::create_dir_all(arguments.new.join("in"))?;
    write_new(&arguments.new, &files)?;
    answer(arguments, &files, rows, &known, &text, terminal)
}

const SETTINGS: &str = crate::config::FILE;
const MEMBERS: &str = "medlemmar.xlsx";

/// The authority's file as it was given.
struct Given {
    name: String,
    bytes: Vec<u8>,
    rows: AllocationRows,
}

fn refuse_if_begun(folder: &Path, text: &Text) -> Result<(), Failure> {
    let begun = [SETTINGS, MEMBERS].into_iter().find(|file| folder.join(file).exists());
    let Some(file) = begun else { return Ok(()) };
    let folder = folder.display().to_string();
    let facts = [("file", Fact::Text(file)), ("folder", Fact::from(&folder))];
    Err(Failure::Usage(text.say_with("init-exists", &facts)))
}

fn read(path: &Path, text: &Text, terminal: &mut Terminal) -> Result<Given, Failure> {
    let bytes = read_file(path, LARGEST)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = Arc::new(SourceFile { path: name.clone(), sha256: sha256(&bytes) });
    let mut findings = Findings::new();
    let sheets = open::sheets(&bytes, &file, &mut findings);
    let (rows, _) = allocation::rows(&sheets, &file, &AllocationSettings::default(), None, &mut findings);
    if findings.stop_the_run() {
        terminal.tell(&messages::in_words(&findings, text, terminal));
        return Err(Failure::Findings);
    }
    Ok(Given { name, bytes, rows })
}

/// The year that was asked for, else that of the file.
fn year(arguments: &InitArguments, given: Option<&Given>, text: &Text) -> Result<Year, Failure> {
    let asked = arguments.year.and_then(|year| Year::new(year).ok());
    let years = given.map(|given| given.rows.years()).unwrap_or_default();
    match (asked, years.as_slice()) {
        (Some(year), _) => Ok(year),
        (None, [one]) => Ok(one.value),
        (None, _) => Err(Failure::Usage(text.say("init-year"))),
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

fn answer(
    arguments: &InitArguments,
    files: &[(String, Vec<u8>)],
    rows: Option<&AllocationRows>,
    known: &[Known],
    text: &Text,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let folder = arguments.new.display().to_string();
    let names = text.list(&files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
    let mut said =
        text.say_with("init-done", &[("folder", Fact::from(&folder)), ("files", Fact::from(&names))]);
    said.push('\n');
    if let Some(rows) = rows {
        let found = rows.rows.iter().filter(|row| known::called(known, &row.name.value).is_some()).count();
        let known = found.to_string();
        said.push_str(&text.say_with(
            "init-associations",
            &[("count", Fact::Count(rows.rows.len())), ("known", Fact::from(&known))],
        ));
        said.push('\n');
    }
    said.push_str(&text.say_with("init-next", &[("folder", Fact::from(&folder))]));
    terminal.print(&said)?;
    Ok(())
}
