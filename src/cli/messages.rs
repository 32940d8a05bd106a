//! Findings as messages on the terminal.

use crate::findings::{Findings, Group, Severity};
use crate::text::{Fact, Text};

use super::terminal::{Terminal, Tone};

/// How much is told of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Everything, with what needs nothing done.
    All,
    /// What stops and what warns; how many need nothing done.
    ToBeDone,
    /// One line for each warning: whoever wants to know more asks `check`.
    InShort,
}

/// The findings for people, gravest first, with a count last. Where one stops the run, all that stops is told whole.
#[must_use]
pub fn in_words(findings: &Findings, told: Told, text: &Text, terminal: &Terminal) -> String {
    let toned = |severity, head: String| {
        let tone = match severity {
            Severity::Error => Tone::Error,
            Severity::Warning => Tone::Warning,
            Severity::Information => Tone::Quiet,
        };
        terminal.toned(tone, &head)
    };
    let mut groups = findings.grouped();
    if told == Told::All {
        return format!("{}{}\n", text.groups(&groups, toned), text.count(findings));
    }
    let known = groups.iter().filter(|group| group.severity() == Severity::Information).count();
    groups.retain(|group| group.severity() != Severity::Information);
    let mut words = if told == Told::InShort && !findings.stop_the_run() {
        groups.iter().map(|group: &Group<'_>| text.first_line(group, toned)).collect()
    } else {
        text.groups(&groups, toned)
    };
    words.push_str(&text.count(&findings.clone().of_severity(|severity| severity != Severity::Information)));
    if known > 0 {
        words.push(' ');
        words.push_str(&text.say_with("message-known", &[("count", Fact::Count(known))]));
    }
    words.push('\n');
    words
}
