//! Findings as messages: what is wrong, where, and what to do. The same problem of many rows is told once.

use super::{Fact, Text};
use crate::findings::{Findings, Group, Severity};

impl Text {
    /// The findings, gravest first, with a count last: plain lines, as a file holds them.
    #[must_use]
    pub fn findings(&self, findings: &Findings) -> String {
        let all = findings.grouped();
        format!("{}{}", self.groups(&all, |_, head| head), self.count(findings))
    }

    /// Groups of findings without their count, each with a blank line after it. `head` makes of a finding's first
    /// words, its severity and code, what they are to look like.
    pub fn groups(&self, groups: &[Group<'_>], head: impl Fn(Severity, String) -> String) -> String {
        let mut words = String::new();
        for group in groups {
            words.push_str(&self.first_line(group, &head));
            words.push_str(&self.where_and_what_to_do(group));
            words.push('\n');
        }
        words
    }

    /// What is wrong, in one line.
    pub fn first_line(&self, group: &Group<'_>, head: impl Fn(Severity, String) -> String) -> String {
        let severity = group.severity();
        let first = format!("{} {}", self.word(&severity), group.problem.code());
        format!("{}: {}\n", head(severity, first), self.message(group.problem))
    }

    fn where_and_what_to_do(&self, group: &Group<'_>) -> String {
        let line = |label: &str, said: &str| format!("  {}: {said}\n", self.say(label));
        let mut words = String::new();
        if !group.places.is_empty() {
            words.push_str(&line("message-where", &self.places(&group.places)));
        }
        words.push_str(&line("message-do", &self.action(group.problem)));
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
