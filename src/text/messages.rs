//! Findings as messages: what is wrong, where, and what to do.

use super::{Fact, Text};
use crate::findings::{Finding, Findings, Severity};

impl Text {
    /// The findings, gravest first, with a count last: plain lines, as a file holds them.
    #[must_use]
    pub fn findings(&self, findings: &Findings) -> String {
        format!("{}{}", self.findings_with(findings, |_, head| head), self.count(findings))
    }

    /// The findings without their count, each with a blank line after it. `head` makes of a finding's first words,
    /// its severity and code, what they are to look like.
    pub fn findings_with(&self, findings: &Findings, head: impl Fn(Severity, String) -> String) -> String {
        let mut words = String::new();
        for finding in findings.sorted() {
            let severity = finding.severity();
            let first = format!("{} {}", self.word(&severity), finding.problem.code());
            words.push_str(&self.message_with(finding, &head(severity, first)));
            words.push('\n');
        }
        words
    }

    fn message_with(&self, finding: &Finding, head: &str) -> String {
        let line = |label: &str, said: &str| format!("  {}: {said}\n", self.say(label));
        let mut words = format!("{head}: {}\n", self.message(finding));
        if let Some(place) = &finding.place {
            words.push_str(&line("message-where", &self.place(place)));
        }
        words.push_str(&line("message-do", &self.action(finding)));
        words
    }

    /// How many findings there are of each severity, in one line.
    #[must_use]
    pub fn count(&self, findings: &Findings) -> String {
        let of = |severity| Fact::Count(findings.count(severity));
        let facts = [
            ("errors", of(Severity::Error)),
            ("warnings", of(Severity::Warning)),
            ("informations", of(Severity::Information)),
        ];
        self.say_with("message-count", &facts)
    }
}
