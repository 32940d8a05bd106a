//! Findings as messages: what is wrong, where, and what to do.

use serde_json::{Value, json};

use crate::domain::place::{Place, Position};
use crate::findings::{Finding, Findings, Severity};
use crate::text::{Fact, Text};

use super::terminal::{Terminal, Tone};

/// The findings for people, gravest first, with a count last.
#[must_use]
pub fn in_words(findings: &Findings, text: &Text, terminal: &Terminal) -> String {
    let mut words = String::new();
    for finding in findings.sorted() {
        words.push_str(&one_in_words(finding, text, terminal));
        words.push('\n');
    }
    words.push_str(&count(findings, text));
    words.push('\n');
    words
}

/// The findings as in [`in_words`], without colour: for a file.
#[must_use]
pub fn plain(findings: &Findings, text: &Text) -> String {
    let mut words = String::new();
    for finding in findings.sorted() {
        words.push_str(&with_head(finding, &head(finding, text), text));
        words.push('\n');
    }
    words.push_str(&count(findings, text));
    words
}

fn one_in_words(finding: &Finding, text: &Text, terminal: &Terminal) -> String {
    let tone = match finding.severity() {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warning,
        Severity::Information => Tone::Quiet,
    };
    with_head(finding, &terminal.toned(tone, &head(finding, text)), text)
}

fn head(finding: &Finding, text: &Text) -> String {
    format!("{} {}", text.word(&finding.severity()), finding.problem.code())
}

fn with_head(finding: &Finding, head: &str, text: &Text) -> String {
    let mut words = format!("{head}: {}\n", text.message(finding));
    if let Some(place) = &finding.place {
        words.push_str(&format_line(&text.say("message-where"), &text.place(place)));
    }
    words.push_str(&format_line(&text.say("message-do"), &text.action(finding)));
    words
}

fn format_line(label: &str, said: &str) -> String {
    format!("  {label}: {said}\n")
}

/// How many findings there are of each severity, in one line.
#[must_use]
pub fn count(findings: &Findings, text: &Text) -> String {
    text.say_with(
        "message-count",
        &[
            ("errors", Fact::Count(findings.count(Severity::Error))),
            ("warnings", Fact::Count(findings.count(Severity::Warning))),
            ("informations", Fact::Count(findings.count(Severity::Information))),
        ],
    )
}

/// An answer for programs that is nothing but findings, with their counts.
#[must_use]
pub fn answer_in_json(findings: &Findings, text: &Text) -> String {
    let count = |severity| findings.count(severity);
    let answer = json!({
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "informations": count(Severity::Information),
        "findings": in_json(findings, text),
    });
    format!("{answer:#}")
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
