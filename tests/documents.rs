//! The documents: what they name exists, and what they must name they do.

use std::sync::Arc;

use finsam::config::{FILE, MailSettings, Settings};
use finsam::domain::place::SourceFile;
use finsam::findings::CATALOGUE;
use finsam::text::{Language, Text};

use crate::common::files::{project, sources};
use crate::common::words::words;

const README: &str = include_str!("../README.md");
const GUIDE: &str = include_str!("../docs/handledning.md");
const ACCESSIBILITY: &str = include_str!("../docs/accessibility.md");
const DEPENDENCIES: &str = include_str!("../docs/dependencies.md");

/// The code blocks of one kind.
fn blocks<'a>(document: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("```{kind}\n");
    document.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn every_dependency_has_a_line() {
    let package: toml::Table = include_str!("../Cargo.toml").parse().unwrap();
    let mut crates = Vec::new();
    for table in ["dependencies", "dev-dependencies"] {
        crates.extend(package[table].as_table().unwrap().keys().cloned());
    }
    for name in &crates {
        assert!(DEPENDENCIES.contains(&format!("| {name} |")), "{name} has no line");
    }
    let lines = DEPENDENCIES.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| crate"));
    assert_eq!(lines.count(), crates.len(), "a line without its dependency");
}

#[test]
fn the_settings_in_the_guide_are_settings() {
    let file = Arc::new(SourceFile { path: FILE.to_owned(), sha256: String::new() });
    let blocks = blocks(GUIDE, "toml");
    let [all, mail, mail_server] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    let settings = Settings::parse(all, &file).unwrap();
    assert_eq!(settings.year.as_ref().unwrap().value.number(), 2024);
    let mail = MailSettings::parse(&format!("{mail}{mail_server}"), &file).unwrap();
    assert_eq!(mail.templates.as_deref(), Some("mallar"));
    assert_eq!(mail.smtp.host.as_deref(), Some("smtp.kommun.se"));
}

#[test]
fn the_guide_names_every_column_key_rule_and_status() {
    let text = Text::new(Language::Swedish);
    let families = ["key-", "rule-", "decision-status-", "severity-"];
    let all = words();
    // ”Ej beslutad” is what finsam says of a member without a row: nobody writes it in a table.
    let words = all
        .iter()
        .filter(|id| **id != "decision-status-none" && families.iter().any(|family| id.starts_with(family)));
    let columns = [
        "column-association",
        "column-member",
        "column-party",
        "column-code",
        "column-key",
        "column-value",
        "column-from",
        "column-to",
        "column-confirmed",
        "column-rule",
        "column-rounding",
        "column-date",
        "column-status",
        "column-reference",
        "column-note",
        "column-year",
        "column-amount",
        "column-name",
        "column-target",
        "column-email",
        "column-copy",
    ];
    for id in words.chain(&columns) {
        let word = text.say(id);
        let named = GUIDE.lines().filter(|line| line.starts_with('|')).any(|line| line.contains(&word));
        assert!(named, "no table of the guide names {word}");
    }
}

#[test]
fn the_findings_that_the_guide_names_exist() {
    let named: Vec<&str> = GUIDE
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| {
            word.len() == 4 && word.starts_with('F') && word[1..].bytes().all(|b| b.is_ascii_digit())
        })
        .collect();
    assert!(named.len() > 10);
    for code in named {
        assert!(CATALOGUE.iter().any(|entry| entry.code == code), "{code} does not exist");
    }
}

#[test]
fn links_lead_to_files() {
    for (document, folder) in [(README, project("")), (GUIDE, project("docs"))] {
        for link in document.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            if !link.starts_with('#') {
                assert!(folder.join(link).exists(), "{link} leads nowhere");
            }
        }
    }
}

#[test]
fn chapters_of_the_guide_exist() {
    let anchor = |heading: &str| -> String {
        let kept = heading.to_lowercase().replace(' ', "-");
        kept.chars().filter(|letter| letter.is_alphanumeric() || *letter == '-').collect()
    };
    let headings: Vec<String> =
        GUIDE.lines().filter_map(|line| line.trim_start_matches('#').strip_prefix(' ')).map(anchor).collect();
    for link in GUIDE.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        assert!(headings.iter().any(|heading| heading == link), "no chapter {link}");
    }
}

#[test]
fn the_tests_that_hold_what_is_accessible_exist() {
    let mut files = sources("tests");
    files.extend(sources("src"));
    // The last column of the table of what is met.
    let met = ACCESSIBILITY.split("## Met").nth(1).unwrap().split("\n## ").next().unwrap();
    let held_by = met.lines().filter(|line| line.starts_with("| ")).skip(1);
    let held_by: Vec<&str> = held_by.map(|line| line.rsplit('|').nth(1).unwrap()).collect();
    let mut named = 0;
    for test in held_by.iter().flat_map(|column| column.split('`').skip(1).step_by(2)) {
        let (module, function) = test.split_once("::").unwrap_or((test, ""));
        let function = function.strip_prefix("tests::").unwrap_or(function);
        let exists = files
            .iter()
            .filter(|(file, _)| file.file_stem().is_some_and(|stem| stem == module))
            .any(|(_, source)| {
                source.contains(&format!("#[test]\nfn {function}"))
                    || source.contains(&format!("#[test]\n    fn {function}()"))
            });
        assert!(exists, "no test {test}");
        named += 1;
    }
    assert!(named >= held_by.len(), "a row without its test: {held_by:?}");
}
