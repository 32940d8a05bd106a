//! The sentences: both languages have the same ones, with the same facts, and each is used.

#![expect(clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use finsam::domain::decision::DecisionRule;
use finsam::domain::word::Word;
use finsam::findings::CATALOGUE;
use finsam::read::column::Column;
use finsam::read::table_kind::TableKind;
use finsam::text::{Language, SUBJECTS, Text};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::common::files::sources;
use crate::common::words::words;
use crate::common::working_folder::WorkingFolder;

/// A sentence's own name: the message's identifier, or `identifier.attribute`.
type SentenceName = String;

/// Every sentence of one source, with the facts that it names.
fn sentences(source: &str) -> BTreeMap<SentenceName, BTreeSet<String>> {
    let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut sentences = BTreeMap::new();
    for entry in resource.body {
        let message = match entry {
            Entry::Message(message) => message,
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
            other => panic!("neither a sentence nor a comment: {other:?}"),
        };
        let mut add = |name: String, pattern: &Pattern<&str>| {
            let twice = sentences.insert(name.clone(), facts(pattern));
            assert_eq!(twice, None, "{name} stands twice");
        };
        if let Some(pattern) = &message.value {
            add(message.id.name.to_owned(), pattern);
        }
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
    }
    sentences
}

fn facts(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        facts.extend(facts_of(expression));
    }
    facts
}

fn facts_of(expression: &Expression<&str>) -> BTreeSet<String> {
    match expression {
        Expression::Inline(inline) => fact_of(inline),
        Expression::Select { selector, variants } => {
            let said = variants.iter().flat_map(|variant| facts(&variant.value));
            said.chain(fact_of(selector)).collect()
        }
    }
}

fn fact_of(inline: &InlineExpression<&str>) -> BTreeSet<String> {
    match inline {
        InlineExpression::VariableReference { id } => BTreeSet::from([id.name.to_owned()]),
        InlineExpression::Placeable { expression } => facts_of(expression),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => BTreeSet::new(),
        other => panic!("the sentences use facts and literals only: {other:?}"),
    }
}

/// The sentences of all subjects in one language. None stands in two files.
fn all(language: Language) -> BTreeMap<SentenceName, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for subject in SUBJECTS {
        let source = match language {
            Language::Swedish => subject.swedish,
            Language::English => subject.english,
        };
        for (name, facts) in sentences(source) {
            let twice = all.insert(name.clone(), facts);
            assert_eq!(twice, None, "{name} of {} stands in another file too", subject.name);
        }
    }
    all
}

#[test]
fn both_languages_say_the_same_sentences_with_the_same_facts() {
    for subject in SUBJECTS {
        let (swedish, english) = (sentences(subject.swedish), sentences(subject.english));
        for (name, facts) in &swedish {
            assert_eq!(english.get(name), Some(facts), "{name} of {} in English", subject.name);
        }
        for name in english.keys() {
            assert!(swedish.contains_key(name), "{name} of {} is missing in Swedish", subject.name);
        }
    }
    assert_eq!(all(Language::Swedish), all(Language::English));
}

#[test]
fn every_problem_says_what_is_wrong_and_what_to_do_by_its_own_facts() {
    for language in [Language::Swedish, Language::English] {
        let sentences = all(language);
        for entry in CATALOGUE {
            for name in [format!("finding-{}", entry.id), format!("finding-{}.action", entry.id)] {
                let Some(facts) = sentences.get(&name) else { panic!("{name} is missing in {language:?}") };
                for fact in facts {
                    assert!(
                        entry.fields.contains(&fact.as_str()),
                        "{name} in {language:?}: {} has no {fact}",
                        entry.code
                    );
                }
            }
        }
    }
}

#[test]
fn no_code_and_no_identifier_of_a_problem_stands_twice() {
    let codes: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.code).collect();
    let ids: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.id).collect();
    assert_eq!((codes.len(), ids.len()), (CATALOGUE.len(), CATALOGUE.len()));
}

#[test]
fn a_sentence_without_suggestions_is_another_than_one_with() {
    use finsam::findings::Problem;

    let text = Text::new(Language::Swedish);
    let action = |suggestions: &[&str]| {
        let suggestions = suggestions.iter().map(|&name| name.to_owned()).collect();
        let problem = Problem::UnknownMember { name: "Örebo".to_owned(), suggestions };
        text.action(&problem)
    };
    assert_eq!(action(&[]), "Rätta namnet, eller skriv koden i kolumnen Kod.");
    assert_eq!(
        action(&["Örebro", "Region Örebro län"]),
        "Menar du Örebro eller Region Örebro län? Skriv det namnet, eller koden i kolumnen Kod."
    );
}

/// The words that clap is told in `cli/arguments.rs`: commands and arguments, whose sentences of help
/// are looked up by their names.
fn arguments() -> BTreeSet<String> {
    let source = include_str!("../src/cli/arguments.rs").to_lowercase();
    source.split(|letter: char| !letter.is_alphanumeric() && letter != '_').map(str::to_owned).collect()
}

fn is_help(id: &str, arguments: &BTreeSet<String>) -> bool {
    let Some(rest) = id.strip_prefix("help-") else { return false };
    let name = rest.strip_prefix("arg-").or_else(|| rest.strip_prefix("value-")).unwrap_or(rest);
    arguments.contains(name.strip_suffix("-usage").unwrap_or(name))
}

/// What is said of each rule of decision: its step in a trace and how an amount came about. Who follows is said to
/// reduce, and a reduction has a sentence with its rate.
fn of_rules() -> BTreeSet<String> {
    let kinds = DecisionRule::IDS.iter().filter(|id| **id != "rule-follows");
    kinds
        .flat_map(|id| {
            let sentence = (*id != "rule-reduction").then(|| format!("sentence-{id}"));
            sentence.into_iter().chain([format!("trace-{id}")])
        })
        .collect()
}

#[test]
fn every_sentence_is_used() {
    let code: String = sources("src").into_iter().map(|(_, code)| code).collect();
    let problems: BTreeSet<String> = CATALOGUE.iter().map(|entry| format!("finding-{}", entry.id)).collect();
    let arguments = arguments();
    for name in all(Language::Swedish).keys() {
        let id = name.split('.').next().unwrap();
        assert!(
            problems.contains(id)
                || of_rules().contains(id)
                || is_help(id, &arguments)
                || code.contains(&format!("\"{id}\"")),
            "nothing says {id}"
        );
    }
}

#[test]
fn every_sentence_that_is_said_exists() {
    let sentences = all(Language::Swedish);
    let words = words();
    let named = words.iter().copied();
    let named = named.chain(Column::ALL.iter().map(|column| column.id()));
    let named = named.chain(TableKind::OF_OFFICE.iter().map(|kind| kind.id()));
    let of_rules = of_rules();
    let named = named.chain(of_rules.iter().map(String::as_str));
    for id in named.chain([TableKind::Allocation.id()]) {
        assert!(sentences.contains_key(id), "{id} is missing");
    }
    let mut said = 0;
    for (path, code) in sources("src") {
        for call in ["say(", "say_with("] {
            for (at, _) in code.match_indices(call) {
                let argument = code[at + call.len()..].trim_start();
                let Some(literal) = argument.strip_prefix('"') else { continue };
                let id = literal.split('"').next().unwrap();
                assert!(sentences.contains_key(id), "{}: {id} is missing", path.display());
                said += 1;
            }
        }
    }
    assert!(said > 50, "only {said} sentences found in the code: does the search still work?");
}

#[test]
fn help_is_whole_in_both_languages() {
    for language in ["sv", "en"] {
        for command in [
            &[][..],
            &["init"],
            &["inspect"],
            &["run"],
            &["check"],
            &["explain"],
            &["rules"],
            &["mail"],
            &["mail", "draft"],
            &["mail", "templates"],
        ] {
            let command = [command, &["--help", "--lang", language]].concat();
            let out = WorkingFolder::new().finsam(&command).exits(0).out;
            assert!(out.lines().count() > 5, "{out}");
            assert!(!out.contains("help-"), "a sentence of help is missing:\n{out}");
        }
    }
}
