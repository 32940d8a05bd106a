//! `finsam rules`: the parameters with value, unit, days and source.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::domain::year::Year;
use crate::rules::parameters::{Dated, Entry, Parameters, Unit};
use crate::text::{Language, Text};

use super::arguments::{Format, RulesArguments};
use super::columns::Columns;
use super::failure::Failure;
use super::terminal::Terminal;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn rules(arguments: &RulesArguments, text: &Text, terminal: &mut Terminal) -> Result<(), Failure> {
    let parameters = Parameters::built_in().map_err(|error| Failure::Usage(error.to_string()))?;
    let listing =
        Listing { year: arguments.year.and_then(|year| Year::new(year).ok()), parameters: &parameters, text };
    match arguments.format {
        Format::Text => terminal.print(&listing.in_words())?,
        Format::Json => terminal.print(&format!("{:#}", listing.in_json()))?,
    }
    Ok(())
}

/// What is in force for a year; every value when no year is asked for.
struct Listing<'a> {
    year: Option<Year>,
    parameters: &'a Parameters,
    text: &'a Text,
}

impl Listing<'_> {
    fn values<'a>(&self, entry: &'a Entry) -> Vec<&'a Dated> {
        match self.year {
            Some(year) => entry.in_force(year).into_iter().collect(),
            None => entry.values.iter().collect(),
        }
    }

    fn described<'a>(&self, entry: &'a Entry) -> &'a str {
        match self.text.language() {
            Language::Swedish => &entry.swedish,
            Language::English => &entry.english,
        }
    }

    fn in_words(&self) -> String {
        let text = self.text;
        let mut columns = Columns::new(&[
            text.say("rules-parameter"),
            text.say("rules-value"),
            text.say("rules-from"),
            text.say("rules-to"),
            text.say("rules-source"),
        ]);
        columns.left(4);
        let mut absent = String::new();
        for (_, entry) in self.parameters.entries() {
            let values = self.values(entry);
            if values.is_empty() {
                let _ = writeln!(absent, "  {}", self.described(entry));
            }
            for value in values {
                columns.row(&[
                    self.described(entry).to_owned(),
                    shown(entry.unit, &value.value),
                    value.from.to_string(),
                    value.to.map_or_else(String::new, |to| to.to_string()),
                    value.source.clone(),
                ]);
            }
        }
        format!("{}\n{}\n{absent}", columns.in_lines(), text.say("rules-not-given"))
    }

    fn in_json(&self) -> Value {
        let listed = self.parameters.entries().map(|(name, entry)| {
            let values = self.values(entry).into_iter().map(|value| {
                json!({
                    "value": value.value,
                    "from": value.from.to_string(),
                    "to": value.to.map(|to| to.to_string()),
                    "source": value.source,
                })
            });
            json!({
                "parameter": name,
                "description": self.described(entry),
                "unit": entry.unit.name(),
                "values": values.collect::<Vec<_>>(),
            })
        });
        json!({ "year": self.year.map(Year::number), "parameters": listed.collect::<Vec<_>>() })
    }
}

fn shown(unit: Unit, value: &str) -> String {
    match unit {
        Unit::Share => value.to_owned(),
        Unit::Percent => format!("{value} %"),
        Unit::Tkr => format!("{value} tkr"),
    }
}
