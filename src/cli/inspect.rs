//! `finsam inspect`: what was understood of a file, before anything is made of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs_err as fs;
use serde_json::{Value, json};

use crate::config::{self, Settings};
use crate::domain::allocation::AmountKind;
use crate::domain::money::Money;
use crate::domain::place::SourceFile;
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};
use crate::output::sha256;
use crate::read::account::{Account, AccountColumn, Exclusion, UnitSource};
use crate::read::header::Words;
use crate::read::open::LARGEST;
use crate::read::sheet::Sheet;
use crate::read::table::Table;
use crate::read::table_kind::TableKind;
use crate::read::{allocation, office, open};
use crate::text::{Fact, Language, Text};

use super::arguments::{Format, InspectArguments};
use super::failure::Failure;
use super::folder::{DROP, text_of};
use super::messages;
use super::terminal::Terminal;
use crate::output::regular::read_file;

/// What was understood of one file.
struct Inspected {
    file: Arc<SourceFile>,
    /// The settings that it was read with, where it lies in a working folder.
    settings: Option<PathBuf>,
    sheets: Vec<Sheet>,
    accounts: Vec<Account>,
    findings: Findings,
}

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when a file could not be understood without help.
pub fn inspect(
    arguments: &InspectArguments,
    wished: Option<Language>,
    spoken: Language,
    terminal: &mut Terminal,
) -> Result<(), Failure> {
    let text = Text::new(wished.unwrap_or(spoken));
    let files: Vec<Inspected> =
        arguments.files.iter().map(|path| look_into(path)).collect::<Result<_, _>>()?;
    let answer = match arguments.format {
        Format::Json => {
            format!("{:#}", Value::Array(files.iter().map(|file| in_json(file, &text)).collect()))
        }
        Format::Text => {
            files.iter().map(|file| in_words(file, &text, terminal)).collect::<Vec<_>>().join("\n")
        }
    };
    terminal.print(&answer)?;
    let stopped = files.iter().any(|file| file.findings.stop_the_run());
    if stopped { Err(Failure::Findings) } else { Ok(()) }
}

/// The settings of the working folder in whose drop folder the file lies.
fn settings_of(path: &Path) -> Result<Option<(PathBuf, Settings)>, Failure> {
    let Some(folder) = path.parent().filter(|folder| folder.file_name().is_some_and(|name| name == DROP))
    else {
        return Ok(None);
    };
    let settings = folder.with_file_name(config::FILE);
    if fs::symlink_metadata(&settings).is_err() {
        return Ok(None);
    }
    let bytes = read_file(&settings, LARGEST)?;
    let file = Arc::new(SourceFile { path: settings.display().to_string(), sha256: sha256(&bytes) });
    let source = text_of(&file, &bytes)?;
    Ok(Some((settings, Settings::parse(&source, &file)?)))
}

/// Reads a file as the allocation file when it has such a table, else as the office's own.
fn look_into(path: &Path) -> Result<Inspected, Failure> {
    let bytes = read_file(path, LARGEST)?;
    let file = Arc::new(SourceFile { path: path.display().to_string(), sha256: sha256(&bytes) });
    let mut findings = Findings::new();
    let sheets = open::sheets(&bytes, &file, &mut findings);
    let (settings, own) = settings_of(path)?.unzip();
    let own = own.unwrap_or_default();
    let words = Words::built_in();
    let mut tables: Vec<Table<'_>> =
        sheets.iter().flat_map(|sheet| Table::of_office(sheet, &words)).collect();
    if tables.is_empty() {
        tables.extend(sheets.iter().filter_map(|sheet| Table::find(sheet, TableKind::Model, &words, None)));
    }
    // Only the office's own tables have members or other names in them.
    let is_office = tables.iter().any(|table| table.kind != TableKind::Plan);
    let has_allocation = settings.is_some()
        || sheets.iter().any(|sheet| Table::find(sheet, TableKind::Allocation, &words, None).is_some());
    let accounts = if has_allocation && !is_office {
        let year = own.year.as_ref().map(|year| year.value);
        allocation::rows(&sheets, &file, &own.allocation, year, &mut findings).1.into_iter().collect()
    } else if tables.is_empty() {
        if !sheets.is_empty() {
            let columns = vec!["column-association"];
            let table = TableKind::Allocation.id();
            findings
                .at(&crate::domain::place::Place::whole(&file), Problem::TableNotFound { table, columns });
        }
        Vec::new()
    } else {
        if tables.iter().all(|table| table.kind != TableKind::Model) {
            let _ = office::rows(&sheets, &mut findings);
        }
        tables.iter().map(Account::of_office_table).collect()
    };
    drop(tables);
    Ok(Inspected { file, settings, sheets, accounts, findings })
}

fn in_words(file: &Inspected, text: &Text, terminal: &Terminal) -> String {
    let mut words = format!("{}\n", file.file.path);
    if let Some(settings) = &file.settings {
        let settings = settings.display().to_string();
        line(&mut words, 1, &text.say_with("inspect-settings", &[("file", Fact::from(&settings))]));
    }
    for sheet in &file.sheets {
        let Some(name) = sheet.name.as_deref() else { continue };
        let id = if sheet.visible { "inspect-sheet" } else { "inspect-hidden-sheet" };
        let facts = [("sheet", Fact::Text(name)), ("rows", Fact::Count(sheet.rows.len()))];
        line(&mut words, 1, &text.say_with(id, &facts));
    }
    for account in &file.accounts {
        table_in_words(account, text, &mut words);
    }
    words.push('\n');
    words.push_str(&messages::in_words(&file.findings, text, terminal));
    words
}

fn table_in_words(account: &Account, text: &Text, words: &mut String) {
    words.push('\n');
    let (table, cell) = (text.say(account.kind.id()), account.header.spot().unwrap_or_default());
    let mut facts = vec![("table", Fact::from(&table)), ("cell", Fact::from(&cell))];
    let said = match account.header.sheet() {
        None => text.say_with("inspect-table", &facts),
        Some(sheet) => {
            facts.push(("place", Fact::from(sheet)));
            text.say_with("inspect-table-in-sheet", &facts)
        }
    };
    line(words, 1, &said);
    for column in &account.columns {
        line(words, 2, &column_in_words(column, text));
    }
    for ignored in &account.ignored {
        let cell = ignored.place.spot().unwrap_or_default();
        let facts = [("header", Fact::from(&ignored.value)), ("cell", Fact::from(&cell))];
        line(words, 2, &text.say_with("inspect-ignored", &facts));
    }
    line(words, 2, &text.say_with("inspect-used", &[("count", Fact::Count(account.used))]));
    for (why, rows) in excluded(account) {
        let rows = rows.join("; ");
        let facts = [("why", text.word(&why)), ("rows", rows)];
        line(
            words,
            2,
            &text.say_with(
                "inspect-excluded",
                &facts.each_ref().map(|(name, fact)| (*name, Fact::from(fact))),
            ),
        );
    }
    for (kind, sum) in &account.sums {
        line(words, 2, &sum_in_words(account, *kind, *sum, text));
    }
}

fn column_in_words(column: &AccountColumn, text: &Text) -> String {
    let (cell, meaning) = (column.header.place.spot().unwrap_or_default(), text.say(column.column.id()));
    let unit = column.unit.as_ref().map(|(unit, source)| {
        let why = match source {
            UnitSource::Settings => text.say("inspect-unit-settings"),
            UnitSource::Header => text.say("inspect-unit-header"),
            UnitSource::Title(place) => {
                let cell = place.spot().unwrap_or_default();
                text.say_with("inspect-unit-title", &[("cell", Fact::from(&cell))])
            }
        };
        format!(", {} ({why})", unit.word())
    });
    let facts = [
        ("header", Fact::from(&column.header.value)),
        ("cell", Fact::from(&cell)),
        ("meaning", Fact::from(&meaning)),
    ];
    format!("{}{}", text.say_with("inspect-column", &facts), unit.unwrap_or_default())
}

/// The sum of a column beside the last one that the file states.
fn sum_in_words(account: &Account, kind: AmountKind, sum: Money, text: &Text) -> String {
    let (column, sum_words) = (text.word(&kind), text.form().kr(sum));
    let mut facts = vec![("column", Fact::from(&column)), ("sum", Fact::from(&sum_words))];
    let stated = account.stated.iter().rfind(|(stated, _)| *stated == kind).map(|(_, amount)| amount);
    let Some(stated) = stated else { return text.say_with("inspect-sum", &facts) };
    let (cell, amount) = (stated.place.spot().unwrap_or_default(), text.form().kr(stated.value));
    facts.extend([("cell", Fact::from(&cell)), ("stated", Fact::from(&amount))]);
    let id = if stated.value == sum { "inspect-sum-agrees" } else { "inspect-sum-differs" };
    text.say_with(id, &facts)
}

/// The excluded rows by reason, each as its cell and what stands there.
fn excluded(account: &Account) -> BTreeMap<Exclusion, Vec<String>> {
    let mut by_reason: BTreeMap<Exclusion, Vec<String>> = BTreeMap::new();
    for row in &account.excluded {
        let cell = row.place.spot().unwrap_or_default();
        let label: String = row.label.chars().take(50).collect();
        let said = if label.is_empty() { cell } else { format!("{cell} {label}") };
        by_reason.entry(row.why).or_default().push(said);
    }
    by_reason
}

fn line(words: &mut String, depth: usize, said: &str) {
    words.push_str(&"  ".repeat(depth));
    words.push_str(said);
    words.push('\n');
}

fn in_json(file: &Inspected, text: &Text) -> Value {
    let sheets = file.sheets.iter().map(
        |sheet| json!({ "name": sheet.name.as_deref(), "visible": sheet.visible, "rows": sheet.rows.len() }),
    );
    json!({
        "file": file.file.path,
        "settings": file.settings.as_ref().map(|settings| settings.display().to_string()),
        "sha256": file.file.sha256,
        "sheets": sheets.collect::<Vec<_>>(),
        "tables": file.accounts.iter().map(table_in_json).collect::<Vec<_>>(),
        "findings": messages::in_json(&file.findings, text),
    })
}

fn table_in_json(account: &Account) -> Value {
    let columns = account.columns.iter().map(|column| {
        let unit = column.unit.as_ref();
        json!({
            "header": column.header.value,
            "cell": column.header.place.spot(),
            "column": column.column.name(),
            "unit": unit.map(|(unit, _)| unit.word()),
            "unit_from": unit.map(|(_, source)| match source {
                UnitSource::Settings => "settings".to_owned(),
                UnitSource::Header => "header".to_owned(),
                UnitSource::Title(place) => place.spot().unwrap_or_default(),
            }),
        })
    });
    let excluded = account.excluded.iter().map(|row| {
        json!({ "cell": row.place.spot(), "label": row.label, "why": row.why.id().trim_start_matches("exclusion-") })
    });
    let amount = |(kind, amount): (&AmountKind, String)| {
        (kind.id().trim_start_matches("column-").to_owned(), Value::from(amount))
    };
    let sums = account.sums.iter().map(|(kind, sum)| amount((kind, sum.to_string())));
    let stated = account.stated.iter().map(|(kind, stated)| amount((kind, stated.value.to_string())));
    json!({
        "table": account.kind.id().trim_start_matches("table-"),
        "sheet": account.header.sheet(),
        "header": account.header.spot(),
        "columns": columns.collect::<Vec<_>>(),
        "ignored": account.ignored.iter().map(|ignored| &ignored.value).collect::<Vec<_>>(),
        "used": account.used,
        "excluded": excluded.collect::<Vec<_>>(),
        "sums_kr": Value::Object(sums.collect()),
        "stated_kr": Value::Object(stated.collect()),
    })
}
