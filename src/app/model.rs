//! The state's model, beside what the authority's file says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs_err as fs;
use rust_decimal::Decimal;

use super::error::Error;
use super::folder::WorkingFolder;
use super::languages::Languages;
use super::refusal::Refusal;
use crate::domain::allocation::AmountKind;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::model::NationalTotal;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::SourceFile;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::model::{ModelCase, ModelOutcome, ModelRow, model as work_out};
use crate::names::register::Register;
use crate::output::regular::read_file;
use crate::output::{OutputError, sha256, write_new};
use crate::read::assemble::model as assemble_model;
use crate::read::open::LARGEST;
use crate::read::rows::{AllocationRows, OfficeRows};
use crate::read::{allocation, model as read_model, office, open};
use crate::text::Text;
use crate::write::model::{ModelReport, csv, workbook};

/// What is wanted of the model.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The national total in kronor, as somebody wrote it; left out, that of the settings.
    pub total: Option<&'a str>,
    /// The authority's file to compare with; left out, the working folder's, where it has one.
    pub compare: Option<&'a Path>,
    /// The profile of the CSV file, where it is not to be that of the settings.
    pub csv: Option<CsvProfile>,
}

/// A folder read and its model worked out.
pub struct Modelled {
    /// The language of the folder.
    pub text: Text,
    csv: CsvProfile,
    /// Everything that was found.
    pub findings: Findings,
    /// With the names that the member list and its aliases know.
    office: OfficeRows,
    outcome: Option<ModelOutcome>,
    compared: Option<Compared>,
}

/// What the authority's file gives.
struct Compared {
    file: String,
    amounts: BTreeMap<Name, Money>,
}

impl Modelled {
    /// Works out the model of an opened working folder.
    ///
    /// # Errors
    /// [`Error::Refused`] when the year, the total or the figures are missing; [`Error::Machine`] when the authority's
    /// file cannot be read.
    pub fn of(mut folder: WorkingFolder, wish: &Wish<'_>, languages: Languages) -> Result<Self, Error> {
        let text = languages.with_settings(folder.settings.language);
        let year = folder.settings.year.as_ref().map(|year| year.value);
        let year = year.ok_or(Refusal::ModelWithoutYear {})?;
        let total = total(wish.total, &folder)?;
        let mut findings = Findings::new();
        let office = office::rows(&folder.office(&mut findings).0, &mut findings);
        let (file, sheets) = folder.model(&mut findings).ok_or(Refusal::ModelWithoutFile {})?;
        let kind = folder.settings.model.measure;
        let rows = read_model::rows(&sheets, &file, kind, &mut findings);
        let outcome = rows.and_then(|rows| {
            let associations = assemble_model(&rows, &office, &Register::builtin(), year, &mut findings);
            let case = ModelCase { year, total, associations: &associations, parameters: &folder.parameters };
            // An association with an error of its own is missing: the shares would be wrong.
            if findings.stop_the_run() { None } else { work_out(&case, &mut findings) }
        });
        let compared = compared(wish.compare, &mut folder, &office, year, &mut findings)?;
        let csv = wish.csv.unwrap_or(folder.settings.csv);
        Ok(Self { text, csv, findings, office, outcome, compared })
    }

    /// The outcome; none when errors stop it, which stand among the findings.
    #[must_use]
    pub fn sound_outcome(&self) -> Option<&ModelOutcome> {
        self.outcome.as_ref().filter(|_| !self.findings.stop_the_run())
    }

    /// The authority's file that was compared with.
    #[must_use]
    pub fn compared_with(&self) -> Option<&str> {
        self.compared.as_ref().map(|compared| compared.file.as_str())
    }

    /// The authority's amounts in the order of the outcome; none when there is no file.
    #[must_use]
    pub fn authority(&self, outcome: &ModelOutcome) -> Vec<Option<Money>> {
        let Some(compared) = &self.compared else { return Vec::new() };
        outcome.rows.iter().map(|row| compared.amounts.get(&row.name).copied()).collect()
    }

    /// The row of the association that is called so.
    ///
    /// # Errors
    /// [`Refusal::NotInRun`].
    pub fn row<'o>(&self, outcome: &'o ModelOutcome, called: &str) -> Result<&'o ModelRow, Error> {
        let missing = || Refusal::NotInRun { what: called.to_owned() };
        let names = self.office.names(&mut Findings::new());
        let listed = names.resolve(called, Some(outcome.year)).map_err(|_| missing())?;
        let name = names.name(listed).ok_or_else(missing)?;
        let row = outcome.rows.iter().find(|row| row.name == name.value);
        Ok(row.ok_or_else(missing)?)
    }

    /// Writes a workbook of the report, and its values as CSV beside it; the paths of both.
    ///
    /// # Errors
    /// [`Refusal::NotAWorkbook`] when the file is to have another ending, else why they could not be written.
    pub fn write(&self, report: &ModelReport<'_>, out: &Path) -> Result<Vec<String>, Error> {
        let is_workbook = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
        let (Some(name), true) = (out.file_name(), is_workbook) else {
            return Err(Refusal::NotAWorkbook { file: out.to_owned() }.into());
        };
        let not_made = |reason: String| OutputError::NotMade { name: out.display().to_string(), reason };
        let book = workbook(report).map_err(|error| not_made(error.to_string()))?;
        let values = csv(report, self.csv).map_err(not_made)?;
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let beside = PathBuf::from(name).with_extension("csv");
        let files =
            [(name.to_string_lossy().into_owned(), book), (beside.to_string_lossy().into_owned(), values)];
        write_new(folder, &files)?;
        Ok(files.iter().map(|(name, _)| folder.join(name).display().to_string()).collect())
    }
}

fn total(written: Option<&str>, folder: &WorkingFolder) -> Result<NationalTotal, Error> {
    if let Some(written) = written {
        let digits: String = written.chars().filter(|letter| !letter.is_whitespace()).collect();
        let amount = digits.parse::<Decimal>().ok().and_then(|kronor| Money::new(kronor).ok());
        let amount =
            amount.filter(|amount| *amount > Money::ZERO && digits.bytes().all(|it| it.is_ascii_digit()));
        let amount = amount.ok_or_else(|| Refusal::NotATotal { what: written.to_owned() })?;
        return Ok(NationalTotal { amount, place: None });
    }
    let set = folder.settings.model.total.as_ref().ok_or(Refusal::ModelWithoutTotal {})?;
    Ok(NationalTotal { amount: set.value, place: Some(set.place.clone()) })
}

/// The authority's amounts: of the file that was named, else of the working folder's, where it has one.
fn compared(
    named: Option<&Path>,
    folder: &mut WorkingFolder,
    office: &OfficeRows,
    year: Year,
    findings: &mut Findings,
) -> Result<Option<Compared>, Error> {
    let (file, sheets, settings) = if let Some(path) = named {
        let bytes = read_file(path, LARGEST)?;
        let file = Arc::new(SourceFile { path: path.display().to_string(), sha256: sha256(&bytes) });
        let sheets = open::sheets(&bytes, &file, findings);
        (file, sheets, AllocationSettings::default())
    } else {
        if !folder.has_allocation() {
            return Ok(None);
        }
        let Some((file, sheets)) = folder.allocation(findings) else { return Ok(None) };
        (file, sheets, folder.settings.allocation.clone())
    };
    let (rows, _) = allocation::rows(&sheets, &file, &settings, Some(year), findings);
    Ok(Some(Compared { file: file.path.clone(), amounts: amounts(&rows, office, year) }))
}

/// The possible amount of each association, or where there is none the amount that governs.
fn amounts(rows: &AllocationRows, office: &OfficeRows, year: Year) -> BTreeMap<Name, Money> {
    let names = office.names(&mut Findings::new());
    let known = rows.rows.iter().filter_map(|row| {
        let listed = names.resolve(&row.name.value, Some(year)).ok()?;
        let possible = row.allocation.amount(AmountKind::Possible);
        let amount = possible.or_else(|| row.allocation.governing().map(|(_, amount)| amount))?;
        Some((names.name(listed)?.value.clone(), amount.value))
    });
    known.collect()
}
