//! Findings as messages on the terminal.

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
