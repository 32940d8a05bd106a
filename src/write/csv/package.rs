//! `datapackage.json`: what the summaries hold, for programs and for people, after Frictionless
//! Table Schema. Types, units, keys, and the meaning of every column in both languages.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::Summary;
use super::column::{Described, Kind};
use crate::domain::csv_profile::CsvProfile;
use crate::output::SourceError;
use crate::text::{Language, Text};
use crate::write::report::Report;

/// The path in the run's folder.
pub const PATH: &str = "csv/datapackage.json";

/// Writes the file.
///
/// # Errors
/// Why it cannot be made, or written.
pub fn write(report: &Report<'_>, file: &mut dyn Write) -> Result<(), SourceError> {
    let languages = [Text::new(Language::Swedish), Text::new(Language::English)];
    let resources: Vec<Value> =
        Summary::ALL.into_iter().map(|summary| resource(summary, report.run.csv, &languages)).collect();
    let package = json!({
        "name": format!("finsam-{}", report.outcome.year),
        "title": report.text.say_with(
            "summary-title",
            &[("year", report.outcome.year.to_string().as_str().into())],
        ),
        "version": report.run.version,
        "run": report.run.id,
        "resources": resources,
    });
    Ok(file.write_all(format!("{package:#}\n").as_bytes())?)
}

fn resource(summary: Summary, profile: CsvProfile, languages: &[Text; 2]) -> Value {
    let fields: Vec<Value> =
        summary.columns().iter().map(|(name, said)| field(name, said, profile, languages)).collect();
    let mut schema = Map::new();
    schema.insert("fields".into(), fields.into());
    schema.insert("missingValues".into(), json!([""]));
    if !summary.key().is_empty() {
        schema.insert("primaryKey".into(), json!(summary.key()));
    }
    let keys: Vec<Value> = summary
        .refers_to()
        .iter()
        .map(|(column, other)| {
            json!({ "fields": [column], "reference": { "resource": other.name(), "fields": [column] } })
        })
        .collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".into(), keys.into());
    }
    json!({
        "name": summary.name(),
        "type": "table",
        "path": format!("{}.csv", summary.name()),
        "format": "csv",
        "mediatype": "text/csv",
        // With or without a byte order mark, which readers of this format know.
        "encoding": "utf-8",
        "dialect": { "csv": { "delimiter": delimiter(profile) } },
        "description": in_both(summary.meaning(), languages),
        "schema": schema,
    })
}

fn delimiter(profile: CsvProfile) -> &'static str {
    match profile {
        CsvProfile::ExcelSwedish => ";",
        CsvProfile::Rfc4180 => ",",
    }
}

fn field(name: &str, said: &Described, profile: CsvProfile, languages: &[Text; 2]) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), name.into());
    field.insert("description".into(), in_both(said.meaning, languages).into());
    let (kind, unit) = match said.kind {
        Kind::Text => ("string", None),
        Kind::Year => ("year", None),
        Kind::Amount => ("number", Some("SEK")),
        Kind::Percent => ("number", Some("%")),
    };
    field.insert("type".into(), kind.into());
    if let Some(unit) = unit {
        field.insert("unit".into(), unit.into());
        if profile == CsvProfile::ExcelSwedish {
            field.insert("decimalChar".into(), ",".into());
        }
    }
    if said.required {
        field.insert("constraints".into(), json!({ "required": true }));
    }
    field.into()
}

/// The sentence in Swedish and in English: the schema has one description for all readers.
fn in_both(id: &str, languages: &[Text; 2]) -> String {
    languages.each_ref().map(|text| text.say(id)).join(" / ")
}
