//! `finsam inspect`: what was understood of a file, before anything is made of it.

use std::collections::BTreeMap;

use crate::app::inspect::{Inspected, inspect as look_into};
use crate::domain::allocation::AmountKind;
use crate::domain::money::Money;
use crate::read::account::{Account, AccountColumn, Exclusion, UnitSource};
use crate::text::{Fact, Text};

use super::arguments::{Format, InspectArguments};
use super::failure::Failure;
use super::json::inspect::InspectedAnswer;
use super::messages::{self, Told};
use super::session::Session;
use super::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// [`Failure`]; [`Failure::Findings`] when a file could not be understood without help.
pub fn inspect(arguments: &InspectArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let text = session.text();
    let files: Vec<Inspected> =
        arguments.files.iter().map(|path| look_into(path)).collect::<Result<_, _>>()?;
    match session.format {
        Format::Json => {
            let answers: Vec<_> = files.iter().map(|file| InspectedAnswer::of(file, &text)).collect();
            session.print_json(&answers)?;
        }
        Format::Text => {
            let words = files.iter().map(|file| in_words(file, &text, session.terminal));
            let words = words.collect::<Vec<_>>().join("\n");
            session.print(&words)?;
        }
    }
    let stopped = files.iter().any(|file| file.findings.stop_the_run());
    if stopped { Err(Failure::Findings) } else { Ok(()) }
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
    words.push_str(&messages::in_words(&file.findings, Told::All, text, terminal));
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
