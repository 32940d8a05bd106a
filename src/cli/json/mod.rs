//! The answers for programs, `--format json`: the types of every command's answer, and their schemas.
//!
//! Amounts are decimal text, what is not known is null, and no key is ever left out. Where something was read
//! ([`place`]), what was found ([`finding`]) and how an amount was worked out ([`step`]) look the same everywhere.

pub mod diff;
pub mod explain;
pub mod finding;
pub mod inspect;
pub mod mail;
pub mod model;
mod names;
mod number;
mod place;
pub mod rules;
pub mod run;
pub mod step;
pub mod verify;
pub mod watch;
pub mod what_if;

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};

/// The schema of one form of an answer.
type Form = fn(&mut SchemaGenerator) -> Schema;

/// What a command answers to faulty settings.
const FAULTY_SETTINGS: Form = SchemaGenerator::subschema_for::<finding::FindingsAnswer<'_>>;

/// The JSON schema of what each command answers with `--format json`, by the command. Of `watch` it is a line.
#[must_use]
pub fn schemas() -> BTreeMap<&'static str, Schema> {
    let what_if: Form = SchemaGenerator::subschema_for::<what_if::WhatIfAnswer<'_>>;
    let commands: [(&str, &[Form]); 12] = [
        ("check", &[what_if]),
        ("diff", &[SchemaGenerator::subschema_for::<diff::DiffAnswer<'_>>]),
        ("explain", &[SchemaGenerator::subschema_for::<explain::ExplainAnswer<'_>>]),
        ("inspect", &[SchemaGenerator::subschema_for::<Vec<inspect::InspectedAnswer<'_>>>]),
        ("mail draft", &[SchemaGenerator::subschema_for::<mail::DraftAnswer<'_>>]),
        (
            "mail send",
            &[
                SchemaGenerator::subschema_for::<mail::SendPlanAnswer<'_>>,
                SchemaGenerator::subschema_for::<mail::SentAnswer<'_>>,
            ],
        ),
        ("mail status", &[SchemaGenerator::subschema_for::<mail::MailStatusAnswer<'_>>]),
        (
            "model",
            &[
                SchemaGenerator::subschema_for::<model::ModelAnswer<'_>>,
                SchemaGenerator::subschema_for::<model::StoppedModelAnswer<'_>>,
            ],
        ),
        ("rules", &[SchemaGenerator::subschema_for::<rules::RulesAnswer<'_>>]),
        ("run", &[SchemaGenerator::subschema_for::<run::RunAnswer<'_>>, what_if]),
        ("verify", &[SchemaGenerator::subschema_for::<verify::VerifyAnswer<'_>>]),
        ("watch", &[SchemaGenerator::subschema_for::<watch::WatchLine<'_>>]),
    ];
    commands.into_iter().map(|(command, forms)| (command, schema(command, forms))).collect()
}

fn schema(command: &str, forms: &[Form]) -> Schema {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let forms: Vec<Schema> =
        forms.iter().chain([&FAULTY_SETTINGS]).map(|form| form(&mut generator)).collect();
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("finsam {command} --format json"),
        "anyOf": forms,
        "$defs": generator.take_definitions(true),
    })
}
