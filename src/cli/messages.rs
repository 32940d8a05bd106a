//! Findings as messages, on the terminal and for programs.

use serde_json::{Value, json};

use crate::domain::place::{Place, Position};
use crate::findings::{Findings, Severity};
use crate::text::Text;

use super::terminal::{Terminal, Tone};

/// The findings for people, gravest first, with a count last.
#[must_use]
pub fn in_words(findings: &Findings, text: &Text, terminal: &Terminal) -> String {
    let toned = |severity, head: String| {
        let tone = match severity {
            Severity::Error => Tone::Error,
            Severity::Warning => Tone::Warning,
            Severity::Information => Tone::Quiet,
        };
        terminal.toned(tone, &head)
    };
    format!("{}{}\n", text.findings_with(findings, toned), text.count(findings))
}

/// An answer for programs that is nothing but findings, with their counts.
#[must_use]
pub fn answer_in_json(findings: &Findings, text: &Text) -> Value {
    let count = |severity| findings.count(severity);
    json!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "informations": count(Severity::Information),
        "findings": in_json(findings, text),
    })
}

/// The findings for programs: the same facts as avvikelser.csv.
#[must_use]
pub fn in_json(findings: &Findings, text: &Text) -> Value {
    let list = findings.sorted().into_iter().map(|finding| {
        let place = finding.place.as_ref();
        let severity = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information => "information",
        };
        json!({
            "code": finding.problem.code(),
            "severity": severity,
            "file": place.map(|place| &place.file.path),
            "sheet": place.and_then(Place::sheet),
            "cell": place.filter(|place| !matches!(place.position, Position::Whole)).and_then(Place::spot),
            "message": text.message(finding),
            "action": text.action(finding),
        })
    });
    Value::Array(list.collect())
}
