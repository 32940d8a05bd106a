//! `finsam model`: the state's model, beside what the authority's file says.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs_err as fs;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::place::SourceFile;
use crate::domain::ratio::Ratio;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::names::register::Register;
use crate::output::{OutputError, sha256, write_new};
use crate::read::assemble::model as assemble_model;
use crate::read::open::LARGEST;
use crate::read::rows::{AllocationRows, OfficeRows};
use crate::read::{allocation, model as read_model, office, open};
use crate::rules::model::{ModelCase, ModelOutcome, NationalTotal, model as work_out};
use crate::text::{Fact, Language, Text};
use crate::write::model::{ModelReport, csv, workbook};

use super::arguments::{Format, ModelArguments};
use super::columns::Columns;
use super::explain;
use super::failure::Failure;
use super::folder::WorkingFolder;
use super::messages;
use super::terminal::Terminal;
use crate::output::regular::read_file;

/// A folder read and its model worked out.
struct Modelled {
    text: Text,
    csv: CsvProfile,
    findings: Findings,
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

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn model(
    arguments: &ModelArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let modelled = Modelled::of(arguments, wished, spoken)?;
    let text = &modelled.text;
    let sound = modelled.outcome.as_ref().filter(|_| !modelled.findings.stop_the_run());
    let Some(outcome) = sound else {
        if arguments.format == Format::Json {
            let answer = json!({ "findings": messages::in_json(&modelled.findings, text) });
            terminal.print(&format!("{answer:#}"))?;
        } else {
            terminal.tell(&messages::in_words(&modelled.findings, text, terminal));
        }
        return Err(Failure::Findings);
    };
    let authority = modelled.authority(outcome);
    let report = ModelReport { outcome, authority: &authority, text };
    let files = arguments.out.as_deref().map(|out| write(&report, out, arguments, &modelled)).transpose()?;
    let explained = arguments.explain.as_deref().map(|name| modelled.explain(outcome, name)).transpose()?;
    if arguments.format == Format::Json {
        let answer = in_json(&report, &modelled, files.as_deref());
        return Ok(terminal.print(&format!("{answer:#}"))?);
    }
    terminal.tell(&messages::in_words(&modelled.findings, text, terminal));
    let mut answer = explained.unwrap_or_else(|| in_words(&report, &modelled));
    if let Some(files) = files {
        let files = text.list(&files);
        let _ = write!(answer, "\n{}", text.say_with("model-written", &[("files", Fact::from(&files))]));
    }
    Ok(terminal.print(&answer)?)
}

impl Modelled {
    fn of(arguments: &ModelArguments, wished: Option<Language>, spoken: Language) -> Result<Self, Failure> {
        let mut folder = WorkingFolder::open(&arguments.dir, &Text::new(spoken))?;
        let text = Text::new(wished.or(folder.settings.language).unwrap_or(spoken));
        let usage = |id: &str| Failure::Usage(text.say(id));
        let year = folder
            .settings
            .year
            .as_ref()
            .map(|year| year.value)
            .ok_or_else(|| usage("model-year-missing"))?;
        let total = total(arguments, &folder, &text)?;
        let mut findings = Findings::new();
        let office = office::rows(&folder.office(&mut findings), &mut findings);
        let (file, sheets) = folder.model(&mut findings).ok_or_else(|| usage("model-file-missing"))?;
        let kind = folder.settings.model.measure;
        let rows = read_model::rows(&sheets, &file, kind, &mut findings);
        let outcome = rows.and_then(|rows| {
            let associations = assemble_model(&rows, &office, &Register::builtin(), year, &mut findings);
            let case = ModelCase { year, total, associations: &associations, parameters: &folder.parameters };
            // An association with an error of its own is missing: the shares would be wrong.
            if findings.stop_the_run() { None } else { work_out(&case, &mut findings) }
        });
        let compared = compared(arguments, &mut folder, &office, year, &mut findings)?;
        Ok(Self {
            csv: arguments.csv().unwrap_or(folder.settings.csv),
            text,
            findings,
            office,
            outcome,
            compared,
        })
    }

    /// The authority's amounts in the order of the outcome; none when there is no file.
    fn authority(&self, outcome: &ModelOutcome) -> Vec<Option<Money>> {
        let Some(compared) = &self.compared else { return Vec::new() };
        outcome.rows.iter().map(|row| compared.amounts.get(&row.name).copied()).collect()
    }

    /// How the amount of the association that is called so came about.
    fn explain(&self, outcome: &ModelOutcome, called: &str) -> Result<String, Failure> {
        let missing =
            || Failure::Usage(self.text.say_with("why-not-in-run", &[("what", Fact::Text(called))]));
        let names = self.office.names(&mut Findings::new());
        let listed = names.resolve(called, Some(outcome.year)).map_err(|_| missing())?;
        let name = names.name(listed).ok_or_else(missing)?;
        let row = outcome.rows.iter().find(|row| row.name == name.value).ok_or_else(missing)?;
        let title = format!("{}, {}", row.name, outcome.year);
        Ok(explain::in_words(&title, &[(self.text.say("model-amount"), &row.amount)], &self.text))
    }
}

fn total(arguments: &ModelArguments, folder: &WorkingFolder, text: &Text) -> Result<NationalTotal, Failure> {
    if let Some(written) = &arguments.total {
        let digits: String = written.chars().filter(|letter| !letter.is_whitespace()).collect();
        let amount = digits.parse::<Decimal>().ok().and_then(|kronor| Money::new(kronor).ok());
        let amount =
            amount.filter(|amount| *amount > Money::ZERO && digits.bytes().all(|it| it.is_ascii_digit()));
        let wrong = || text.say_with("model-total-wrong", &[("what", Fact::from(written))]);
        return Ok(NationalTotal { amount: amount.ok_or_else(|| Failure::Usage(wrong()))?, place: None });
    }
    let set = folder.settings.model.total.as_ref();
    let set = set.ok_or_else(|| Failure::Usage(text.say("model-total-missing")))?;
    Ok(NationalTotal { amount: set.value, place: Some(set.place.clone()) })
}

/// The authority's amounts: of the file that was named, else of the working folder's, where it has one.
fn compared(
    arguments: &ModelArguments,
    folder: &mut WorkingFolder,
    office: &OfficeRows,
    year: Year,
    findings: &mut Findings,
) -> Result<Option<Compared>, Failure> {
    let (file, sheets, settings) = if let Some(path) = &arguments.compare {
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
        let possible = row.allocation.possible.as_ref();
        let amount = possible.or_else(|| row.allocation.governing().map(|(_, amount)| amount))?;
        Some((names.name(listed)?.value.clone(), amount.value))
    });
    known.collect()
}

fn write(
    report: &ModelReport<'_>,
    out: &Path,
    arguments: &ModelArguments,
    modelled: &Modelled,
) -> Result<Vec<String>, Failure> {
    let shown = out.display().to_string();
    let is_workbook = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let (Some(name), true) = (out.file_name(), is_workbook) else {
        let facts = [("file", Fact::from(&shown))];
        return Err(Failure::Usage(report.text.say_with("model-out-ending", &facts)));
    };
    let not_made = |reason: String| Failure::Output(OutputError::NotMade { name: shown.clone(), reason });
    let book = workbook(report).map_err(|error| not_made(error.to_string()))?;
    let values = csv(report, arguments.csv().unwrap_or(modelled.csv)).map_err(not_made)?;
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let beside = PathBuf::from(name).with_extension("csv");
    let files =
        [(name.to_string_lossy().into_owned(), book), (beside.to_string_lossy().into_owned(), values)];
    write_new(folder, &files)?;
    Ok(files.iter().map(|(name, _)| folder.join(name).display().to_string()).collect())
}

fn in_words(report: &ModelReport<'_>, modelled: &Modelled) -> String {
    let (text, outcome) = (report.text, report.outcome);
    let form = text.form();
    let mut headings: Vec<String> = [
        "column-association",
        "model-by-keys",
        "model-deducted",
        "model-redistributed",
        "model-braked",
        "model-amount",
    ]
    .map(|id| text.say(id))
    .to_vec();
    if report.compares() {
        headings.extend(
            ["model-authority", "model-difference", "model-difference-percent"].map(|id| text.say(id)),
        );
    }
    let mut columns = Columns::new(&headings);
    for (row, authority) in report.rows() {
        let mut cells = vec![
            row.name.to_string(),
            form.amount(row.by_keys),
            form.amount(row.deducted),
            form.amount(row.redistributed),
            form.change(row.braked),
            form.amount(row.amount.value),
        ];
        if report.compares() {
            cells.extend(comparison(row.amount.value, authority, text));
        }
        columns.row(&cells);
    }
    columns.last(&totals(report));
    let said = |id: &str, name: &'static str, what: &str| text.say_with(id, &[(name, Fact::Text(what))]);
    let mut words = format!(
        "{}\n{}\n\n{}",
        said("model-heading", "year", &outcome.year.to_string()),
        said("model-total", "total", &form.kr(outcome.total)),
        columns.in_lines()
    );
    if !outcome.left.is_zero() {
        let _ = writeln!(words, "\n{}", said("model-left", "left", &form.kr(outcome.left)));
    }
    if let Some(compared) = &modelled.compared {
        let _ = writeln!(words, "\n{}", said("model-compared", "file", &compared.file));
    }
    words
}

fn totals(report: &ModelReport<'_>) -> Vec<String> {
    let (text, rows) = (report.text, &report.outcome.rows);
    let form = text.form();
    let sum = |amounts: Vec<Money>| Money::sum(amounts).unwrap_or(Money::ZERO);
    let amount = sum(rows.iter().map(|row| row.amount.value).collect());
    let mut cells = vec![
        text.say("total"),
        form.amount(sum(rows.iter().map(|row| row.by_keys).collect())),
        form.amount(sum(rows.iter().map(|row| row.deducted).collect())),
        form.amount(sum(rows.iter().map(|row| row.redistributed).collect())),
        form.change(sum(rows.iter().map(|row| row.braked).collect())),
        form.amount(amount),
    ];
    if report.compares() {
        let authority = crate::rules::outcome::sum_if_known(report.authority.iter().copied());
        cells.extend(comparison(amount, authority, text));
    }
    cells
}

fn comparison(own: Money, authority: Option<Money>, text: &Text) -> [String; 3] {
    let unknown = || text.say("unknown");
    let form = text.form();
    let difference = authority.and_then(|authority| own.minus(authority).ok());
    let percent = authority.and_then(|authority| Ratio::change(authority, own));
    [
        authority.map_or_else(unknown, |amount| form.amount(amount)),
        difference.map_or_else(unknown, |amount| form.change(amount)),
        percent.map_or_else(unknown, |ratio| form.ratio(ratio, 2)),
    ]
}

fn in_json(report: &ModelReport<'_>, modelled: &Modelled, files: Option<&[String]>) -> Value {
    let rows = report.rows().map(|(row, authority)| {
        let difference = authority.and_then(|authority| row.amount.value.minus(authority).ok());
        json!({
            "association": row.name.as_str(),
            "by_keys_kr": row.by_keys.to_string(),
            "deducted_kr": row.deducted.to_string(),
            "redistributed_kr": row.redistributed.to_string(),
            "floor_kr": row.floor.map(|floor| floor.to_string()),
            "brake_kr": row.braked.to_string(),
            "possible_kr": row.amount.value.to_string(),
            "authority_kr": authority.map(|amount| amount.to_string()),
            "difference_kr": difference.map(|amount| amount.to_string()),
            "trace": explain::step_in_json(&row.amount.step, report.text),
        })
    });
    json!({
        "year": report.outcome.year.number(),
        "total_kr": report.outcome.total.to_string(),
        "not_allocated_kr": report.outcome.left.to_string(),
        "compared_with": modelled.compared.as_ref().map(|compared| &compared.file),
        "associations": rows.collect::<Vec<_>>(),
        "files": files,
        "findings": messages::in_json(&modelled.findings, report.text),
    })
}
