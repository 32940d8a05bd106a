//! `finsam rules`: the parameters with value, unit, days and source.

use std::fmt::Write as _;

use crate::app::parameters::parameters;
use crate::domain::year::Year;
use crate::rules::parameters::{Dated, Entry, Parameters, Unit};
use crate::text::{Fact, Language, Text};

use super::arguments::{Format, RulesArguments};
use super::columns::Columns;
use super::failure::Failure;
use super::json::rules::{DatedAnswer, ParameterAnswer, RulesAnswer};
use super::session::Session;

/// Runs the command.
///
/// # Errors
/// [`Failure`].
pub fn rules(arguments: &RulesArguments, session: &mut Session<'_>) -> Result<(), Failure> {
    let (parameters, named) = parameters(arguments.folder.as_deref())?;
    let text = &session.languages.with_settings(named);
    let listing =
        Listing { year: arguments.year.and_then(|year| Year::new(year).ok()), parameters: &parameters, text };
    match session.format {
        Format::Text => session.print(&listing.in_words()),
        Format::Json => session.print_json(&listing.answer()),
    }
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
        let mut ended = String::new();
        for (_, entry) in self.parameters.entries() {
            let values = self.values(entry);
            if let Some(line) = self.ended(entry) {
                ended.push_str(&line);
            } else if values.is_empty() {
                let _ = writeln!(absent, "  {}", self.described(entry));
            }
            for value in values {
                columns.row(&[
                    self.described(entry).to_owned(),
                    shown(entry.unit, &value.value),
                    value.from.to_string(),
                    value.to.map_or_else(String::new, |to| to.to_string()),
                    self.source(value),
                ]);
            }
        }
        let mut words = columns.in_lines();
        for (heading, lines) in [("rules-ended", ended), ("rules-not-given", absent)] {
            if !lines.is_empty() {
                let _ = write!(words, "\n{}\n{lines}", text.say(heading));
            }
        }
        words
    }

    /// The source, and for the office's own where it stands.
    fn source(&self, value: &Dated) -> String {
        let Some(place) = &value.place else { return value.source.clone() };
        let place = self.text.place(place);
        let own = self.text.say_with("rules-own", &[("place", Fact::from(&place))]);
        format!("{} ({own})", value.source)
    }

    /// What held before the year that is asked for, until when, and why no more.
    fn ended(&self, entry: &Entry) -> Option<String> {
        let (value, why) = entry.ended(self.year?)?;
        let why = match self.text.language() {
            Language::Swedish => &why.sv,
            Language::English => &why.en,
        };
        let to = value.to.map_or_else(String::new, |to| to.to_string());
        let facts = [
            ("parameter", Fact::Text(self.described(entry))),
            ("to", Fact::from(&to)),
            ("why", Fact::from(why)),
        ];
        Some(format!("  {}\n", self.text.say_with("rules-ended-line", &facts)))
    }

    fn answer(&self) -> RulesAnswer<'_> {
        let parameters = self.parameters.entries().map(|(name, entry)| ParameterAnswer {
            parameter: name,
            description: self.described(entry),
            unit: entry.unit.name(),
            values: self.values(entry).into_iter().map(DatedAnswer::from).collect(),
        });
        RulesAnswer { year: self.year.map(Year::number), parameters: parameters.collect() }
    }
}

fn shown(unit: Unit, value: &str) -> String {
    match unit {
        Unit::Share | Unit::Steps => value.to_owned(),
        Unit::Percent => format!("{value} %"),
        Unit::Tkr => format!("{value} tkr"),
    }
}
