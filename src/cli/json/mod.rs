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
pub mod runs;
pub mod step;
pub mod verify;
pub mod watch;
pub mod what_if;

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use diff::DiffAnswer;
use explain::ExplainAnswer;
use finding::FindingsAnswer;
use inspect::InspectedAnswer;
use mail::{DraftAnswer, MailStatusAnswer, SendPlanAnswer, SentAnswer};
use model::{ModelAnswer, StoppedModelAnswer};
use rules::RulesAnswer;
use run::RunAnswer;
use runs::RunsAnswer;
use verify::VerifyAnswer;
use watch::WatchLine;
use what_if::WhatIfAnswer;

/// Makes the schema of one form of an answer.
type Form = fn(&mut SchemaGenerator) -> Schema;

/// The JSON schema of what each command answers with `--format json`, by the command. Of `watch` it is a line.
#[must_use]
pub fn schemas() -> BTreeMap<&'static str, Schema> {
    let (findings, what_if) = (form::<FindingsAnswer<'_>>(), form::<WhatIfAnswer<'_>>());
    let (plan, sent) = (form::<SendPlanAnswer<'_>>(), form::<SentAnswer<'_>>());
    let (model, stopped) = (form::<ModelAnswer<'_>>(), form::<StoppedModelAnswer<'_>>());
    // Each that reads settings answers with findings where those are faulty.
    let commands: [(&str, &[Form]); 13] = [
        ("check", &[findings, what_if]),
        ("diff", &[form::<DiffAnswer<'_>>(), findings]),
        ("explain", &[form::<ExplainAnswer<'_>>(), findings]),
        ("inspect", &[form::<Vec<InspectedAnswer<'_>>>(), findings]),
        ("mail draft", &[form::<DraftAnswer<'_>>(), findings]),
        ("mail send", &[plan, sent, findings]),
        ("mail status", &[form::<MailStatusAnswer<'_>>()]),
        ("model", &[model, stopped, findings]),
        ("rules", &[form::<RulesAnswer<'_>>(), findings]),
        ("run", &[form::<RunAnswer<'_>>(), what_if, findings]),
        ("runs", &[form::<RunsAnswer<'_>>()]),
        ("verify", &[form::<VerifyAnswer<'_>>(), findings]),
        ("watch", &[form::<WatchLine<'_>>(), findings]),
    ];
    commands.into_iter().map(|(command, forms)| (command, schema(command, forms))).collect()
}

fn form<A: JsonSchema>() -> Form {
    SchemaGenerator::subschema_for::<A>
}

fn schema(command: &str, forms: &[Form]) -> Schema {
    let mut generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let forms: Vec<Schema> = forms.iter().map(|form| form(&mut generator)).collect();
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("finsam {command} --format json"),
        "anyOf": forms,
        "$defs": generator.take_definitions(true),
    })
}
