//! Every sentence that a user sees, in Swedish and in English.
//!
//! The sentences stand in `sv/*.ftl` and `en/*.ftl` (Project Fluent), one file a subject, with the
//! same identifiers in both. Amounts, percentages and places are given their form here, by
//! `number`, and reach Fluent as ready text: a figure looks the same wherever it stands.

mod difference;
mod language;
mod messages;
mod model;
mod number;
mod places;
mod sentences;
mod trace;

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentValue};

use crate::domain::name::printable;
use crate::domain::place::{Place, Position};
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::findings::{Argument, Problem};

pub use language::Language;
pub use number::Form;
use sentences::Sentences;

/// One file of sentences in both languages.
pub struct Subject {
    /// What the sentences are about: the file's name.
    pub name: &'static str,
    /// The Swedish file.
    pub swedish: &'static str,
    /// The English file.
    pub english: &'static str,
}

macro_rules! subjects {
    ($($name:literal),+ $(,)?) => {
        &[$(Subject {
            name: $name,
            swedish: include_str!(concat!("sv/", $name, ".ftl")),
            english: include_str!(concat!("en/", $name, ".ftl")),
        }),+]
    };
}

/// All files of sentences.
pub const SUBJECTS: &[Subject] = subjects![
    "words",
    "findings",
    "trace",
    "commands",
    "workbooks",
    "tables",
    "office",
    "verify",
    "model",
    "mail",
    "difference",
    "watch",
    "what-if",
    "runs"
];

/// The sentences of one language.
#[derive(Clone, Copy)]
pub struct Text {
    language: Language,
    sentences: &'static Sentences,
}

/// The sentences, found when they are first asked for.
static SWEDISH: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::new("sv", SUBJECTS.iter().map(|subject| subject.swedish)));
static ENGLISH: LazyLock<Sentences> =
    LazyLock::new(|| Sentences::new("en", SUBJECTS.iter().map(|subject| subject.english)));

impl Text {
    /// The sentences of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let sentences: &Sentences = match language {
            Language::Swedish => &SWEDISH,
            Language::English => &ENGLISH,
        };
        Self { language, sentences }
    }

    /// A new finsam.toml for `year` and an office, with every setting explained.
    #[must_use]
    pub fn settings_template(&self, year: Year, office: Option<&str>) -> String {
        let template = match self.language {
            Language::Swedish => include_str!("sv/finsam.toml"),
            Language::English => include_str!("en/finsam.toml"),
        };
        let (before, name) = office.map_or(("# ", "Region Örebro län"), |name| ("", name));
        let name = toml::Value::from(name).to_string();
        let office = format!("{before}[office]\n{before}name = {name}");
        template.replace("{year}", &year.to_string()).replace("{office}", &office)
    }

    /// A new utskick.toml for `year`, with what sending needs explained.
    #[must_use]
    pub fn mail_settings_template(&self, year: Year) -> String {
        let template = match self.language {
            Language::Swedish => include_str!("sv/utskick.toml"),
            Language::English => include_str!("en/utskick.toml"),
        };
        template.replace("{year}", &year.to_string())
    }

    /// The built-in texts of messages, by the names of their files: `medlem` is to a member, `forbund` to an
    /// association, `.txt` has the subject in its first line.
    #[must_use]
    pub fn mail_templates(&self) -> [(&'static str, &'static str); 4] {
        macro_rules! texts {
            ($language:literal) => {
                [
                    ("medlem.txt", include_str!(concat!($language, "/mail/medlem.txt"))),
                    ("medlem.html", include_str!(concat!($language, "/mail/medlem.html"))),
                    ("forbund.txt", include_str!(concat!($language, "/mail/forbund.txt"))),
                    ("forbund.html", include_str!(concat!($language, "/mail/forbund.html"))),
                ]
            };
        }
        match self.language {
            Language::Swedish => texts!("sv"),
            Language::English => texts!("en"),
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence `id`.
    #[must_use]
    pub fn say(&self, id: &str) -> String {
        self.format(id, None, &FluentArgs::new())
    }

    /// The sentence `id` with its facts, which are ready text or counts.
    #[must_use]
    pub fn say_with(&self, id: &str, facts: &[(&str, Fact<'_>)]) -> String {
        self.format(id, None, &arguments(facts))
    }

    /// The word for a value of one of the field's kinds: a party, a key, a status.
    #[must_use]
    pub fn word(&self, value: &impl Word) -> String {
        self.say(value.id())
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, problem: &Problem) -> String {
        self.problem(problem, None)
    }

    /// What to do about it.
    #[must_use]
    pub fn action(&self, problem: &Problem) -> String {
        self.problem(problem, Some("action"))
    }

    /// A place, for people: `medlemmar.xlsx, blad Beslut, cell D5`.
    #[must_use]
    pub fn place(&self, place: &Place) -> String {
        let path = on_one_line(&place.file.path);
        let file = Fact::from(&*path);
        match &place.position {
            Position::Whole => printable(&path).into_owned(),
            Position::Line { line, column } => self.say_with(
                "place-line",
                &[
                    ("file", file),
                    ("line", line.to_string().as_str().into()),
                    ("column", column.to_string().as_str().into()),
                ],
            ),
            Position::Sheet(sheet) => {
                self.say_with("place-sheet", &[("file", file), ("sheet", Fact::from(&*on_one_line(sheet)))])
            }
            Position::Cell { sheet: None, cell } => {
                self.say_with("place-cell", &[("file", file), ("cell", cell.to_string().as_str().into())])
            }
            Position::Cell { sheet: Some(sheet), cell } => self.say_with(
                "place-sheet-cell",
                &[
                    ("file", file),
                    ("sheet", Fact::from(&*on_one_line(sheet))),
                    ("cell", cell.to_string().as_str().into()),
                ],
            ),
        }
    }

    /// Several things in one sentence: `a, b och c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.say_with("list-and", &first_and_last(&first.join(", "), last)),
        }
    }

    /// One of several things in a sentence: `a, b eller c`.
    fn either(&self, items: &[String]) -> String {
        match items {
            [first @ .., last] if !first.is_empty() => {
                self.say_with("list-or", &first_and_last(&first.join(", "), last))
            }
            _ => self.list(items),
        }
    }

    /// The form of numbers in this language.
    #[must_use]
    pub fn form(&self) -> Form {
        Form::new(self.language)
    }

    fn problem(&self, problem: &Problem, attribute: Option<&str>) -> String {
        let mut facts = FluentArgs::new();
        for (name, argument) in problem.arguments() {
            let said = match argument {
                // One of them is meant, where the others of a list are all there.
                Argument::List(items) if name == "suggestions" && !items.is_empty() => {
                    FluentValue::from(on_one_line(&self.either(&items)).into_owned())
                }
                argument => self.argument(argument),
            };
            facts.set(name, said);
        }
        self.format(&format!("finding-{}", problem.id()), attribute, &facts)
    }

    fn argument(&self, argument: Argument) -> FluentValue<'static> {
        let text = match argument {
            Argument::Text(text) => on_one_line(&text).into_owned(),
            // An empty list has a value of its own, so that a sentence can be another without it.
            Argument::List(items) if items.is_empty() => "none".to_owned(),
            Argument::List(items) => on_one_line(&self.list(&items)).into_owned(),
            Argument::Money(amount) => self.form().kr(amount),
            Argument::Rate(rate) => self.form().rate(rate),
            Argument::Number(number) => self.form().number(number),
            Argument::Place(place) => self.place(&place),
            Argument::Word(word) => self.say(word),
            Argument::Words(words) => self.list(&words.iter().map(|word| self.say(word)).collect::<Vec<_>>()),
            Argument::Count(count) => return FluentValue::from(count),
        };
        FluentValue::from(text)
    }

    fn format(&self, id: &str, attribute: Option<&str>, facts: &FluentArgs<'_>) -> String {
        // A sentence that is missing shows its identifier; the tests see to it that none is.
        let said = self.sentences.say(id, attribute, facts).unwrap_or_else(|| id.to_owned());
        // Names of files, cells and servers stand in it.
        match printable(&said) {
            Cow::Owned(printable) => printable,
            Cow::Borrowed(_) => said,
        }
    }
}

/// What stands in a cell or is a file's name, on one line: with lines of its own it could seem to be another message.
fn on_one_line(text: &str) -> Cow<'_, str> {
    let ends_a_line = ['\n', '\r', '\t'];
    if text.contains(ends_a_line) { Cow::Owned(text.replace(ends_a_line, " ")) } else { Cow::Borrowed(text) }
}

fn first_and_last<'a>(first: &'a str, last: &'a str) -> [(&'a str, Fact<'a>); 2] {
    [("first", first.into()), ("last", last.into())]
}

/// A fact in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact<'a> {
    /// Ready text.
    Text(&'a str),
    /// A number of things, by which a sentence chooses between one and several.
    Count(usize),
}

impl<'a> From<&'a str> for Fact<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Fact<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Fact<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

fn arguments<'a>(facts: &[(&'a str, Fact<'a>)]) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::with_capacity(facts.len());
    for (name, fact) in facts {
        match *fact {
            Fact::Text(text) => arguments.set(*name, text),
            Fact::Count(count) => arguments.set(*name, count),
        }
    }
    arguments
}
