//! A table of a settings file while it is read: every key that is asked for is taken out, and what is left is
//! unknown. Every fault is a finding at its line and column, and reading goes on.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::place::{Place, SourceFile, Sourced};
use crate::findings::{Findings, Problem};

/// How alike an unknown key and a known one are at least, from 0 to 1, for the one to suggest the other: one
/// letter wrong in a word of three.
const ALIKE: f64 = 0.6;

/// The most letters of a faulty line or value that are shown.
const SHOWN: usize = 60;

/// A settings file while it is read.
pub struct Reading<'a> {
    file: &'a Arc<SourceFile>,
    source: &'a str,
    /// What was wrong.
    pub findings: Findings,
}

/// A table of the file: its keys that have not been asked for.
pub struct Table<'a> {
    /// The keys that lead to it, with a point after each; empty for the file itself.
    path: String,
    /// Where each key stands, by byte, and its value.
    entries: BTreeMap<String, (usize, Spanned<DeValue<'a>>)>,
    /// The keys that were asked for.
    known: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Takes the file apart. `None` when it is no TOML: then that alone is told.
    #[must_use]
    pub fn begin(source: &'a str, file: &'a Arc<SourceFile>) -> (Self, Option<Table<'a>>) {
        // Windows' Notepad puts a byte order mark first.
        let source = source.strip_prefix('\u{feff}').unwrap_or(source);
        let mut reading = Self { file, source, findings: Findings::new() };
        let (table, errors) = DeTable::parse_recoverable(source);
        let mut twice = Vec::new();
        for error in errors {
            let span = error.span().unwrap_or_default();
            if error.message() != "duplicate key" {
                let place = reading.place(span.start);
                let before = source.get(..span.start).unwrap_or(source);
                let start = before.rfind('\n').map_or(0, |newline| newline.saturating_add(1));
                let line = source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
                reading.findings = Findings::new();
                reading.findings.at(&place, Problem::SettingsSyntax { line: shown(line.trim()) });
                return (reading, None);
            }
            twice.push(span);
        }
        for span in twice {
            let key = source.get(span.clone()).unwrap_or_default().to_owned();
            reading.tell(span.start, Problem::SettingTwice { key });
        }
        (reading, Some(Table::of(String::new(), table.into_inner())))
    }

    /// What was read, when nothing was wrong.
    pub(super) fn end<T>(self, read: T) -> Result<T, Findings> {
        if self.findings.is_empty() { Ok(read) } else { Err(self.findings) }
    }

    /// Tells a problem at a byte of the file.
    fn tell(&mut self, offset: usize, problem: Problem) {
        let place = self.place(offset);
        self.findings.at(&place, problem);
    }

    fn place(&self, offset: usize) -> Place {
        Place::in_text(self.file, self.source, offset)
    }
}

impl<'a> Table<'a> {
    fn of(path: String, table: DeTable<'a>) -> Self {
        let entries = table.into_iter().map(|(key, value)| {
            let start = key.span().start;
            (key.into_inner().into_owned(), (start, value))
        });
        Self { path, entries: entries.collect(), known: Vec::new() }
    }

    /// The key with those that lead to it: `mail.smtp.host`.
    fn full(&self, key: &str) -> String {
        format!("{}{key}", self.path)
    }

    fn take(&mut self, key: &str) -> Option<Spanned<DeValue<'a>>> {
        self.known.push(key.to_owned());
        self.entries.remove(key).map(|(_, value)| value)
    }

    fn wrong_kind(&self, key: &str, offset: usize, expected: &'static str, reading: &mut Reading<'_>) {
        reading.tell(offset, Problem::SettingWrongKind { key: self.full(key), expected });
    }

    /// Where a key stands, if it does.
    #[must_use]
    pub fn place(&self, key: &str, reading: &Reading<'_>) -> Option<Place> {
        self.entries.get(key).map(|(start, _)| reading.place(*start))
    }

    /// A text.
    pub fn text(&mut self, key: &str, reading: &mut Reading<'_>) -> Option<Sourced<String>> {
        let value = self.take(key)?;
        let start = value.span().start;
        if let DeValue::String(text) = value.into_inner() {
            return Some(Sourced::new(text.into_owned(), reading.place(start)));
        }
        self.wrong_kind(key, start, "setting-kind-text", reading);
        None
    }

    /// A text, or several in a list.
    pub fn texts(&mut self, key: &str, reading: &mut Reading<'_>) -> Vec<Sourced<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let values = match value.get_ref() {
            DeValue::Array(_) => match value.into_inner() {
                DeValue::Array(list) => list.into_iter().collect(),
                _ => Vec::new(),
            },
            _ => vec![value],
        };
        let mut texts = Vec::new();
        for value in values {
            let start = value.span().start;
            match value.into_inner() {
                DeValue::String(text) => texts.push(Sourced::new(text.into_owned(), reading.place(start))),
                _ => self.wrong_kind(key, start, "setting-kind-texts", reading),
            }
        }
        texts
    }

    /// A text that `parse` understands; `fits` is the sentence that says what may stand there.
    pub fn fitting<T>(
        &mut self,
        key: &str,
        fits: &'static str,
        reading: &mut Reading<'_>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Sourced<T>> {
        let text = self.text(key, reading)?;
        self.fit(key, text, fits, reading, parse)
    }

    /// A text that was read, understood by `parse`.
    pub fn fit<T>(
        &self,
        key: &str,
        text: Sourced<String>,
        fits: &'static str,
        reading: &mut Reading<'_>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Sourced<T>> {
        if let Some(value) = parse(&text.value) {
            return Some(Sourced::new(value, text.place));
        }
        let problem = Problem::SettingUnfit { key: self.full(key), text: shown(&text.value), fits };
        reading.findings.at(&text.place, problem);
        None
    }

    /// One of a few words, `choices`, each of which `parse` understands.
    pub fn chosen<T>(
        &mut self,
        key: &str,
        choices: &[&str],
        reading: &mut Reading<'_>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<Sourced<T>> {
        let text = self.text(key, reading)?;
        if let Some(value) = parse(&text.value) {
            return Some(Sourced::new(value, text.place));
        }
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let problem = Problem::SettingUnknownWord { key: self.full(key), text: shown(&text.value), choices };
        reading.findings.at(&text.place, problem);
        None
    }

    /// A whole number in a range.
    pub fn integer<T: TryFrom<i64>>(
        &mut self,
        key: &str,
        range: RangeInclusive<i64>,
        reading: &mut Reading<'_>,
    ) -> Option<Sourced<T>> {
        let value = self.take(key)?;
        let start = value.span().start;
        let DeValue::Integer(digits) = value.get_ref() else {
            self.wrong_kind(key, start, "setting-kind-number", reading);
            return None;
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let number =
            number.filter(|number| range.contains(number)).and_then(|number| T::try_from(number).ok());
        if number.is_none() {
            let [from, to] = [range.start(), range.end()].map(ToString::to_string);
            let text = shown(digits.as_str());
            reading.tell(start, Problem::SettingOutOfRange { key: self.full(key), text, from, to });
        }
        Some(Sourced::new(number?, reading.place(start)))
    }

    /// `true` or `false`.
    pub fn yes_or_no(&mut self, key: &str, reading: &mut Reading<'_>) -> Option<bool> {
        let value = self.take(key)?;
        let yes = value.get_ref().as_bool();
        if yes.is_none() {
            self.wrong_kind(key, value.span().start, "setting-kind-yes-or-no", reading);
        }
        yes
    }

    /// Whether `true` or `false` stands at a key that takes something else too.
    #[must_use]
    pub fn says_yes_or_no(&self, key: &str) -> bool {
        self.entries.get(key).is_some_and(|(_, value)| value.get_ref().as_bool().is_some())
    }

    /// A date, or a date and a time, as it is written.
    pub fn date(&mut self, key: &str, reading: &mut Reading<'_>) -> Option<Sourced<String>> {
        let value = self.take(key)?;
        let start = value.span().start;
        if let DeValue::Datetime(date) = value.get_ref() {
            return Some(Sourced::new(date.to_string(), reading.place(start)));
        }
        self.wrong_kind(key, start, "setting-kind-date", reading);
        None
    }

    /// A table in this one; an empty one where there is none.
    #[must_use]
    pub fn table(&mut self, key: &str, reading: &mut Reading<'_>) -> Self {
        let path = format!("{}.", self.full(key));
        let Some(value) = self.take(key) else { return Self::of(path, DeTable::new()) };
        let start = value.span().start;
        if let DeValue::Table(table) = value.into_inner() {
            return Self::of(path, table);
        }
        self.wrong_kind(key, start, "setting-kind-table", reading);
        Self::of(path, DeTable::new())
    }

    /// Tells the keys that nobody asked for.
    pub fn finish(self, reading: &mut Reading<'_>) {
        for (key, (start, _)) in &self.entries {
            let likeness =
                |known: &String| strsim::normalized_damerau_levenshtein(&key.to_lowercase(), known);
            let nearest = self.known.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
            let meant = nearest.filter(|known| likeness(known) >= ALIKE);
            let suggestions = meant.map(|known| self.full(known)).into_iter().collect();
            let known = self.known.iter().map(|known| self.full(known)).collect();
            let key = self.full(&shown(key));
            reading.tell(*start, Problem::SettingUnknown { key, suggestions, known });
        }
    }
}

/// What was read, without its place.
pub(super) fn value<T>(sourced: Sourced<T>) -> T {
    sourced.value
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
