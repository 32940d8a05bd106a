//! The resolved job: a working folder, read and worked out, with everything found on the way.

use std::path::Path;

use crate::domain::allocation::AllocationStatus;
use crate::domain::code::Code;
use crate::domain::contact::Contacts;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::decision::Decision;
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::domain::place::SourceFile;
use crate::domain::short_names::ShortNames;
use crate::findings::{Findings, Problem};
use crate::names::associations::Associations;
use crate::names::register::Register;
use crate::output::sha256;
use crate::read::assemble::{self, Given, assemble, coverage};
use crate::read::rows::{DecisionRow, OfficeRows};
use crate::read::sheet::Sheet;
use crate::read::{allocation, office, typed_amounts};
use crate::rules::magnitude;
use crate::rules::outcome::Outcome;
use crate::rules::situation::Situation;
use crate::rules::worked::work_out;
use crate::text::{Language, Text};
use crate::write::report::RunFacts;
use crate::write::template::Template;

use super::error::Error;
use super::events::{Activity, Events, Underway};
use super::folder::{Input, WorkingFolder};
use super::languages::Languages;

/// A working folder, read and worked out.
pub struct Job {
    /// The language of everything that is written and said.
    pub text: Text,
    /// The profile of the CSV files.
    pub csv: CsvProfile,
    /// The files that were read, by path.
    pub inputs: Vec<Input>,
    /// What the rules said; `None` when not even the year is known.
    pub outcome: Option<Outcome>,
    /// What the rules were given.
    pub situation: Option<Situation>,
    /// Every sheet that was read, where they are asked for: nothing that is worked out needs them.
    pub sheets: Vec<Sheet>,
    /// Everything that was found.
    pub findings: Findings,
    /// The file of the drop folder that was to be used, when the settings say another.
    pub dropped: Option<String>,
    /// Who the office is.
    pub office_is: Option<Office>,
    /// The associations' short names.
    pub short_names: ShortNames,
    contacts: Contacts,
    names: Associations,
    /// The office's rows, where they are asked for.
    office: OfficeRows,
    register: Register,
}

/// What of all that was read a job keeps; nothing that is worked out needs it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keep {
    /// Every sheet, to be written with its troubled cells marked.
    pub sheets: bool,
    /// The office's rows, to resolve the names of decisions that do not stand among them.
    pub office: bool,
}

impl Job {
    /// Reads the working folder and works out its year.
    ///
    /// # Errors
    /// [`Error`] for wrong usage and configuration. Errors in the input are findings.
    pub fn work_out(
        root: &Path,
        languages: Languages,
        keep: Keep,
        events: &dyn Events,
    ) -> Result<Self, Error> {
        let folder = WorkingFolder::open(root)?;
        let _underway = Underway::begin(events, Activity::Reading, languages.spoken);
        Ok(Self::keeping(keep, folder, languages))
    }

    /// Works out the year of an opened working folder.
    #[must_use]
    pub fn of(folder: WorkingFolder, languages: Languages) -> Self {
        Self::keeping(Keep::default(), folder, languages)
    }

    /// The same, keeping some of what was read.
    #[must_use]
    pub fn keeping(keep: Keep, mut folder: WorkingFolder, languages: Languages) -> Self {
        let mut kept = Vec::new();
        // The sheets go as soon as they are understood: the office's, then the allocation's.
        let mut done_with = |sheets: Vec<Sheet>| {
            if keep.sheets {
                kept.splice(0..0, sheets);
            }
        };
        let text = languages.with_settings(folder.settings.language);
        let register = Register::builtin();
        let mut findings = Findings::new();
        if let Some(mail) = &folder.settings.mail {
            findings.at(&mail.place, Problem::MailInRun {});
        }

        let (office_sheets, last_year) = folder.office(&mut findings);
        let (typed, office_sheets): (Vec<Sheet>, Vec<Sheet>) =
            office_sheets.into_iter().partition(typed_amounts::stand_in);
        let mut office = office::rows(&office_sheets, &mut findings);
        office.last_year.extend(last_year);
        done_with(office_sheets);
        let year = folder.settings.year.as_ref().map(|year| year.value);
        let has_file = folder.has_allocation();
        let typed = typed_amounts::rows(&typed, has_file, year, &mut findings);
        let allocated = match typed {
            Some(rows) => Some(rows),
            None => folder.allocation(&mut findings).map(|(file, sheets)| {
                let settings = &folder.settings.allocation;
                let (rows, _) = allocation::rows(&sheets, &file, settings, year, &mut findings);
                done_with(sheets);
                rows
            }),
        };
        let settings = &folder.settings;
        let (mut contacts, mut office_is, mut short_names) = Default::default();
        let situation = allocated.and_then(|rows| {
            let given = Given {
                year: settings.year.clone(),
                office: settings.office.clone(),
                parameters: folder.parameters.clone(),
                rules: settings.rules.clone(),
            };
            let assembled = assemble(&rows, &office, &register, given, &mut findings)?;
            let situation = assembled.situation;
            coverage::report(&situation.associations, &register, situation.year, &mut findings);
            (contacts, office_is) = (assembled.contacts, assembled.office);
            short_names = assembled.short_names;
            Some(situation)
        });
        // What was found of them has been reported.
        let names = office.names(&mut Findings::new());
        // All else now stands in the situation.
        if !keep.office {
            office = OfficeRows::default();
        }
        let outcome = situation.as_ref().map(|situation| {
            let worked = work_out(situation);
            findings.append(worked.findings);
            magnitude::report(situation, &worked.outcome, &folder.settings.magnitude, &mut findings);
            worked.outcome
        });
        Self {
            text,
            csv: folder.settings.csv,
            dropped: folder.dropped,
            inputs: folder.inputs.into_values().collect(),
            outcome,
            situation,
            sheets: kept,
            findings: findings.without_what_follows(),
            office_is,
            short_names,
            contacts,
            names,
            office,
            register,
        }
    }

    /// The outcome, when no finding stops the run.
    ///
    /// # Errors
    /// [`Error::Findings`].
    pub fn sound_outcome(&self) -> Result<&Outcome, Error> {
        self.outcome.as_ref().filter(|_| !self.findings.stop_the_run()).ok_or(Error::Findings)
    }

    /// The association that is called so, by its name or an alias.
    ///
    /// # Errors
    /// The problem, with suggestions.
    pub fn association(&self, called: &str) -> Result<Name, Problem> {
        let year = self.outcome.as_ref().map(|outcome| outcome.year);
        let listed = self.names.resolve(called, year)?;
        let name = self.names.name(listed).map(|name| name.value.clone());
        name.ok_or_else(|| Problem::UnknownAssociation { name: called.to_owned(), suggestions: Vec::new() })
    }

    /// The member that is called so, by its name or its code.
    ///
    /// # Errors
    /// The problem, with suggestions.
    pub fn member(&self, called: &str) -> Result<Code, Problem> {
        if called.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.register.resolve(None, Some(called), None);
        }
        self.register.resolve(Some(called), None, None)
    }

    /// Decisions that do not stand in the folder, with their names resolved by it; none without a year. The job
    /// has to keep the office's rows.
    pub fn decisions(&self, rows: &[DecisionRow], findings: &mut Findings) -> Vec<Decision> {
        let Some(outcome) = &self.outcome else { return Vec::new() };
        assemble::decisions(rows, &self.office, &self.register, outcome.year, findings)
    }

    /// The facts of the run. `only` is part of what a run is, as are language and profile.
    #[must_use]
    pub fn facts(&self, csv: CsvProfile, only: Option<&str>, template: Template) -> RunFacts {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let inputs: Vec<SourceFile> = self.inputs.iter().map(|input| (*input.file).clone()).collect();
        let id = run_id(&version, self.text.language(), csv, only, &inputs);
        let counties = self.register.counties().map(|(code, name)| (code, name.clone())).collect();
        let (office, contacts) = (self.office_is.clone(), self.contacts.clone());
        RunFacts { id, version, inputs, csv, counties, template, office, contacts }
    }
}

/// The number of a run: the first eight hexadecimal digits of the hash over everything that decides what
/// its files hold.
#[must_use]
pub fn run_id(
    version: &str,
    language: Language,
    csv: CsvProfile,
    only: Option<&str>,
    inputs: &[SourceFile],
) -> String {
    let mut all = format!("{version}\n{}\n{}\n{}\n", language.code(), csv.name(), only.unwrap_or_default());
    for input in inputs {
        all.push_str(&format_input(input));
    }
    sha256(all.as_bytes()).chars().take(8).collect()
}

/// The status of a whole year: that of the association which has come the least far.
#[must_use]
pub fn status(outcome: &Outcome) -> AllocationStatus {
    outcome
        .associations
        .iter()
        .map(|association| association.status)
        .min()
        .unwrap_or(AllocationStatus::Requested)
}

fn format_input(input: &SourceFile) -> String {
    format!("{} {}\n", input.path, input.sha256)
}
