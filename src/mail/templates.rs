//! The texts of the messages, with fields that are filled in: the built-in ones, or the office's own.
//!
//! A template is followed strictly: a field that does not exist is a fault at its line, never an empty
//! place in a letter. Values are escaped in HTML.

use std::collections::BTreeMap;

use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};

/// The fields of one message, by name.
pub type Fields = BTreeMap<&'static str, Value>;

/// A file of text with fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path, for messages about it; `.html` is escaped as HTML.
    pub file: String,
    /// What stands in it.
    pub text: String,
}

/// The template for one kind of message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The text; its first line is the subject, after a word and a colon.
    pub text: Source,
    /// The HTML; without it, it is made from the text.
    pub html: Option<Source>,
}

/// The templates for all messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    /// To a member.
    pub member: Template,
    /// To an association.
    pub association: Template,
}

/// A template with its fields filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The subject.
    pub subject: String,
    /// The text, with `\n` between its lines and one last.
    pub text: String,
    /// The HTML.
    pub html: String,
}

/// What is wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What.
    pub reason: Reason,
}

/// What is wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A field that does not exist.
    UnknownField(String),
    /// The first line is not a subject, or holds what a subject cannot.
    NoSubject,
    /// More steps than any letter takes: a loop that goes round too many times.
    Endless,
    /// Anything else, as the parser says it, in English.
    Form(String),
}

/// The words before the colon in a template's first line.
const SUBJECT: [&str; 2] = ["Ämne", "Subject"];

/// The most steps that filling in a text may take. A letter to the largest association takes some thousands.
const MOST_STEPS: u64 = 2_000_000;

impl Template {
    /// Fills in the fields.
    ///
    /// # Errors
    /// The first [`TemplateFault`].
    pub fn fill(&self, fields: &Fields) -> Result<Filled, TemplateFault> {
        let written = self.text.fill(fields)?;
        let (first, rest) = written.split_once('\n').unwrap_or((&written, ""));
        let subject = first
            .split_once(':')
            .filter(|(word, _)| SUBJECT.contains(word))
            .map(|(_, subject)| subject.trim())
            .filter(|subject| !subject.is_empty() && !subject.chars().any(char::is_control))
            .ok_or_else(|| TemplateFault {
                file: self.text.file.clone(),
                line: 1,
                reason: Reason::NoSubject,
            })?;
        let text = format!("{}\n", rest.trim());
        let html = match &self.html {
            Some(html) => html.fill(fields)?,
            None => html_of(&text),
        };
        Ok(Filled { subject: subject.to_owned(), text, html })
    }
}

impl Source {
    fn fill(&self, fields: &Fields) -> Result<String, TemplateFault> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(MOST_STEPS));
        // Notepad ends lines with CRLF and may put a byte order mark first.
        let source = self.text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let template =
            environment.template_from_named_str(&self.file, &source).map_err(|error| self.fault(&error))?;
        let mut unknown: Vec<String> = template.undeclared_variables(false).into_iter().collect();
        unknown.retain(|name| !fields.contains_key(name.as_str()));
        // The one that stands first.
        let first = unknown.into_iter().map(|name| (position(&source, &name), name)).min();
        if let Some((at, name)) = first {
            let line = source.get(..at).unwrap_or_default().matches('\n').count().saturating_add(1);
            return Err(self.at(line, Reason::UnknownField(name)));
        }
        template.render(Value::from_pairs(fields.clone())).map_err(|error| self.fault(&error))
    }

    fn fault(&self, error: &minijinja::Error) -> TemplateFault {
        let line = error.line().unwrap_or(1);
        let reason = match error.kind() {
            ErrorKind::UndefinedError => {
                let there = self.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
                Reason::UnknownField(there.trim().to_owned())
            }
            ErrorKind::OutOfFuel => Reason::Endless,
            _ => Reason::Form(error.to_string()),
        };
        self.at(line, reason)
    }

    fn at(&self, line: usize, reason: Reason) -> TemplateFault {
        TemplateFault { file: self.file.clone(), line, reason }
    }
}

/// Where a field first stands as a word of its own.
fn position(source: &str, name: &str) -> usize {
    let is_part =
        |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    let whole = source.match_indices(name).find(|(at, _)| {
        let (before, after) = source.split_at(*at);
        let after = after.get(name.len()..).unwrap_or_default();
        !is_part(before.chars().next_back()) && !is_part(after.chars().next())
    });
    whole.map_or(0, |(at, _)| at)
}

/// The text as HTML: a paragraph for what stands between empty lines.
fn html_of(text: &str) -> String {
    let mut html = String::from("<!DOCTYPE html>\n<html><body>\n");
    for paragraph in text.split("\n\n").map(str::trim_end).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        html.push_str(&escaped(paragraph).replace('\n', "<br>\n"));
        html.push_str("</p>\n");
    }
    html.push_str("</body></html>\n");
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template(text: &str, html: Option<&str>) -> Template {
        let source = |file: &str, text: &str| Source { file: file.into(), text: text.into() };
        Template { text: source("medlem.txt", text), html: html.map(|html| source("medlem.html", html)) }
    }

    fn fields() -> Fields {
        Fields::from([("mottagare", Value::from("Håbo & <b>Co</b>")), ("tom", Value::from(""))])
    }

    #[test]
    fn values_are_escaped_in_html_and_nowhere_else() {
        let template =
            template("\u{feff}Ämne: Till {{ mottagare }}\r\n\r\nHej\r\n", Some("<p>{{ mottagare }}</p>"));
        let filled = template.fill(&fields()).unwrap();
        assert_eq!((filled.subject.as_str(), filled.text.as_str()), ("Till Håbo & <b>Co</b>", "Hej\n"));
        assert_eq!(filled.html, "<p>Håbo &amp; &lt;b&gt;Co&lt;&#x2f;b&gt;</p>");
    }

    #[test]
    fn without_html_it_is_made_from_the_text() {
        let filled = template("Subject: A\n\n{{ mottagare }},\nhej\n\nx", None).fill(&fields()).unwrap();
        assert!(
            filled.html.contains("<p>Håbo &amp; &lt;b&gt;Co&lt;/b&gt;,<br>\nhej</p>\n<p>x</p>"),
            "{}",
            filled.html
        );
    }

    #[test]
    fn an_unknown_field_is_a_fault_at_its_line_also_where_nobody_comes() {
        let fault = |text: &str, html: Option<&str>| template(text, html).fill(&fields()).unwrap_err();
        let unknown = fault("Ämne: x\n\nmottagaren {{ mottagaren }}", None);
        assert_eq!((unknown.line, unknown.reason), (3, Reason::UnknownField("mottagaren".into())));
        let hidden = fault("Ämne: x\n{% if tom %}\n{{ belopp }}{% endif %}", None);
        assert_eq!((hidden.line, hidden.reason), (3, Reason::UnknownField("belopp".into())));
        let nested = fault("Ämne: x\n", Some("<p>\n{{ mottagare.namn }}"));
        assert_eq!((nested.file.as_str(), nested.line), ("medlem.html", 2));
        assert!(matches!(fault("Ämne: x\n{{ mottagare", None).reason, Reason::Form(_)));
    }

    #[test]
    fn a_loop_that_goes_round_for_ever_ends() {
        // Ten times ten times ten, and so on.
        let nested = |depth: usize| {
            let round = "{% for a in [0,1,2,3,4,5,6,7,8,9] %}".repeat(depth);
            format!("Ämne: x\n{round}{{{{ tom }}}}{}", "{% endfor %}".repeat(depth))
        };
        assert!(template(&nested(4), None).fill(&fields()).is_ok());
        let fault = template(&nested(9), None).fill(&fields()).unwrap_err();
        assert_eq!((fault.line, fault.reason), (2, Reason::Endless));
    }

    #[test]
    fn the_first_line_is_the_subject() {
        for text in ["Hej", "", "Ämne:", "Ämne\n\nHej", "Ämne: a\tb"] {
            assert_eq!(template(text, None).fill(&fields()).unwrap_err().reason, Reason::NoSubject, "{text}");
        }
    }
}
