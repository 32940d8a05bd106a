//! The language of what a user reads: spelled as the dictionaries have it, short, and without a programmer's words.
//!
//! Spelling needs `hunspell` with Swedish and British English dictionaries; where it is missing the test says so and
//! passes, except in CI. Words of the field that the dictionaries lack stand in `tests/words/`.

#![expect(clippy::panic, clippy::print_stdout, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Command, Stdio};

use finsam::findings::CATALOGUE;
use finsam::text::{Language, SUBJECTS, Text};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::common::files::project;

/// The most that all sentences of findings together may have, by Björnsson's measure of how hard a text is to read.
const LARGEST_LIX: f64 = 40.0;
/// The most words in one sentence of a finding.
const LONGEST_SENTENCE: usize = 20;
/// A word with more letters is a long one.
const LONG_WORD: usize = 6;

/// Words of Rust, of its libraries and of parsers, which say nothing to an economist. In lower case.
const PROGRAMMERS_WORDS: &[&str] = &[
    "backtrace",
    "boolean",
    "borrow",
    "calamine",
    "clap",
    "crate",
    "debug",
    "deserialize",
    "enum",
    "errno",
    "exception",
    "hunspell",
    "impl",
    "integer",
    "lettre",
    "minijinja",
    "mutex",
    "newline",
    "newtype",
    "nullable",
    "panic",
    "parse",
    "parser",
    "parsed",
    "regex",
    "rust",
    "rust_xlsxwriter",
    "rustls",
    "serde",
    "stderr",
    "stdout",
    "struct",
    "syntax",
    "tokenizer",
    "traceback",
    "unwrap",
    "utf8error",
    "variant",
    "zip",
];

/// What parsers say, and where the source stands. In lower case.
const PROGRAMMERS_PHRASES: &[&str] = &[
    "src/",
    ".rs",
    "::",
    "expected a",
    "expected one",
    "found end of",
    "invalid type",
    "invalid value",
    "io error",
    "missing field",
    "os error",
    "parse error",
    "some(",
    "err(",
    "ok(",
    "trailing characters",
    "unexpected token",
    "unknown field",
    "unknown variant",
];

/// Words with a capital within that are names of others, not of the code.
const NAMES_WITH_CAPITALS: &[&str] = &["OneDrive", "LibreOffice", "kB"];

/// The English or Swedish file of a subject.
fn source(subject: &finsam::text::Subject, language: Language) -> &'static str {
    match language {
        Language::Swedish => subject.swedish,
        Language::English => subject.english,
    }
}

/// Every sentence of one source by its name, with each of its variants written out and X for each fact.
fn sentences(source: &str) -> BTreeMap<String, Vec<String>> {
    let resource = parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut sentences = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        if let Some(pattern) = &message.value {
            sentences.insert(message.id.name.to_owned(), variants(pattern));
        }
        for attribute in &message.attributes {
            sentences
                .insert(format!("{}.{}", message.id.name, attribute.id.name), variants(&attribute.value));
        }
    }
    sentences
}

fn variants(pattern: &Pattern<&str>) -> Vec<String> {
    pattern.elements.iter().fold(vec![String::new()], |before, element| {
        let next = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => of_expression(expression),
        };
        before.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).collect()
    })
}

fn of_expression(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => vec![(*value).to_owned()],
        Expression::Inline(InlineExpression::Placeable { expression }) => of_expression(expression),
        Expression::Inline(_) => vec!["X".to_owned()],
        Expression::Select { variants: all, .. } => {
            all.iter().flat_map(|variant| variants(&variant.value)).collect()
        }
    }
}

/// All sentences in one language: those of findings first, then the others.
fn all(language: Language) -> Vec<(String, String)> {
    let named = SUBJECTS.iter().flat_map(|subject| sentences(source(subject, language)));
    // Names of tables and cells are no sentences, and their words stand together.
    let is_sentence = |name: &str| {
        let is_name = ["table-name-", "name-"].iter().any(|start| name.starts_with(start));
        !is_name && !name.ends_with("-name")
    };
    let mut all: Vec<(String, String)> = named
        .filter(|(name, _)| is_sentence(name))
        .flat_map(|(name, said)| said.into_iter().map(move |text| (name.clone(), text)))
        .collect();
    for (name, template) in Text::new(language).mail_templates() {
        all.push((name.to_owned(), template.to_owned()));
    }
    all
}

/// The sentences of a text. A colon ends one where the next begins with a capital.
fn split_into_sentences(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut sentences = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1..).unwrap_or_default();
        let blank = next.first().is_none_or(|letter| letter.is_whitespace());
        let capital =
            next.iter().find(|letter| letter.is_alphabetic()).is_some_and(|letter| letter.is_uppercase());
        sentences.last_mut().unwrap().push(*letter);
        if blank && (matches!(letter, '.' | '!' | '?') || (*letter == ':' && capital)) {
            sentences.push(String::new());
        }
    }
    sentences.retain(|sentence| sentence.chars().any(char::is_alphabetic));
    sentences
}

/// The words of a sentence: what has a letter or a digit in it, between blanks.
fn words(sentence: &str) -> Vec<&str> {
    let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
    sentence.split_whitespace().filter(is_word).collect()
}

fn is_long(word: &str) -> bool {
    word.chars().filter(|letter| letter.is_alphanumeric()).count() > LONG_WORD
}

/// Björnsson's measure: words in a sentence, and long words in a hundred.
#[expect(clippy::cast_precision_loss, clippy::float_arithmetic, reason = "a measure of text, no amount")]
fn lix<'a>(sentences: impl Iterator<Item = &'a str>) -> f64 {
    let (mut count, mut all, mut long) = (0_usize, 0_usize, 0_usize);
    for sentence in sentences {
        let words = words(sentence);
        count += 1;
        all += words.len();
        long += words.iter().filter(|word| is_long(word)).count();
    }
    all as f64 / count as f64 + 100.0 * long as f64 / all as f64
}

#[test]
fn lix_is_as_its_definition_says() {
    // Ten words in two sentences, two of them long: 5 + 20.
    let text = "Menar du fem procent nu? Skriv procenttecknet i samma cell.";
    let sentences = split_into_sentences(text);
    assert_eq!(sentences.len(), 2);
    let measure = lix(sentences.iter().map(String::as_str));
    assert!((measure - 25.0).abs() < 0.01, "{measure}");
}

#[test]
fn findings_are_easy_to_read() {
    let findings = SUBJECTS.iter().find(|subject| subject.name == "findings").unwrap();
    let mut said: Vec<(String, String)> = Vec::new();
    for (name, texts) in sentences(findings.swedish) {
        for text in texts {
            said.extend(split_into_sentences(&text).into_iter().map(|sentence| (name.clone(), sentence)));
        }
    }
    said.sort();
    said.dedup();
    let measure = lix(said.iter().map(|(_, sentence)| sentence.as_str()));
    let mut worst: Vec<(f64, &str, &str)> = said
        .iter()
        .map(|(name, sentence)| (lix([sentence.as_str()].into_iter()), &**name, sentence.trim()))
        .collect();
    worst.sort_by(|one, other| other.0.total_cmp(&one.0));
    println!("LIX {measure:.1} over {} sentences. The ten hardest:", said.len());
    for (measure, name, sentence) in worst.iter().take(10) {
        println!("{measure:5.1}  {name}: {sentence}");
    }
    let too_long: Vec<String> = said
        .iter()
        .filter(|(_, sentence)| words(sentence).len() > LONGEST_SENTENCE)
        .map(|(name, sentence)| format!("{} words, {name}: {}", words(sentence).len(), sentence.trim()))
        .collect();
    assert!(too_long.is_empty(), "more than {LONGEST_SENTENCE} words:\n{}", too_long.join("\n"));
    assert!(measure <= LARGEST_LIX, "LIX {measure:.1}");
}

#[test]
fn no_sentence_has_a_programmers_word() {
    let code_names: BTreeSet<&str> =
        CATALOGUE.iter().map(|entry| entry.id).filter(|id| id.contains('-')).collect();
    let mut found = Vec::new();
    for language in [Language::Swedish, Language::English] {
        for (name, text) in all(language) {
            let lower = text.to_lowercase();
            let words =
                lower.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-');
            let foreign = words.filter(|word| PROGRAMMERS_WORDS.contains(word) || code_names.contains(word));
            found.extend(foreign.map(|word| format!("{name}: {word}")));
            let phrases = PROGRAMMERS_PHRASES.iter().filter(|phrase| lower.contains(**phrase));
            found.extend(phrases.map(|phrase| format!("{name}: {phrase}")));
            let capitals =
                text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| is_camel_case(word));
            found.extend(capitals.map(|word| format!("{name}: {word}")));
        }
    }
    for document in ["docs/handledning.md", "docs/ord.md"] {
        let text = fs_err::read_to_string(project(document)).unwrap();
        found.extend(
            ["src/", ".rs`"]
                .iter()
                .filter(|path| text.contains(**path))
                .map(|path| format!("{document}: {path}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether the word is written as types are: `UnmatchedMoney`, `lastYear`.
fn is_camel_case(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let within = letters
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if one.is_lowercase() && other.is_uppercase()));
    within && !NAMES_WITH_CAPITALS.contains(&word)
}

#[test]
fn every_word_is_spelled_as_the_dictionaries_have_it() {
    let has = |dictionary: &str| misspelled(dictionary, &BTreeSet::new()).is_some();
    if !has("sv_SE") || !has("en_GB") {
        assert!(std::env::var_os("CI").is_none(), "CI must have hunspell with sv_SE and en_GB");
        eprintln!("skipped: hunspell with the dictionaries sv_SE and en_GB is not there");
        return;
    }
    let mut wrong = Vec::new();
    for (language, dictionary, list) in
        [(Language::Swedish, "sv_SE", "sv.txt"), (Language::English, "en_GB", "en.txt")]
    {
        let mut text: Vec<String> = all(language).into_iter().map(|(_, text)| text).collect();
        text.push(comments(
            &Text::new(language).settings_template(finsam::domain::year::Year::new(2024).unwrap(), None),
        ));
        text.push(comments(
            &Text::new(language).mail_settings_template(finsam::domain::year::Year::new(2024).unwrap()),
        ));
        text.extend(documents(language));
        let words: BTreeSet<String> = text.iter().flat_map(|text| words_to_spell(text)).collect();
        let known: BTreeSet<String> =
            [list, "names.txt", "examples.txt"].into_iter().flat_map(listed).chain(registered()).collect();
        let unknown = misspelled(dictionary, &words).unwrap();
        let unknown =
            unknown.into_iter().filter(|word| !known.contains(word) && !known.contains(&word.to_lowercase()));
        wrong.extend(unknown.map(|word| format!("{dictionary}: {word}")));
    }
    assert!(wrong.is_empty(), "not in a dictionary, nor in tests/words:\n{}", wrong.join("\n"));
}

#[test]
fn lists_of_words_are_sorted() {
    for list in ["sv.txt", "en.txt", "names.txt", "examples.txt"] {
        let words = listed(list);
        for pair in words.windows(2) {
            let [one, other] = pair else { continue };
            assert!(one < other, "{list}: {other} stands after {one}");
        }
    }
}

/// The words of the names of Sweden's municipalities, regions and associations.
fn registered() -> Vec<String> {
    let registers = ["kommuner", "regioner", "forbund"].map(|name| format!("src/names/data/{name}.csv"));
    let read = |path: &String| fs_err::read_to_string(project(path)).unwrap();
    let text: String = registers.iter().map(read).collect();
    text.split(|letter: char| !letter.is_alphabetic() && letter != '-').map(str::to_owned).collect()
}

/// What the documents say in `language`. The README is in English but for its last part; docs/findings.md is in both, English in italics.
fn documents(language: Language) -> Vec<String> {
    let read = |path: &str| fs_err::read_to_string(project(path)).unwrap();
    let findings = read("docs/findings.md");
    let lines = findings.lines().filter(|line| {
        let is_sentence = ["- Vad:", "- Gör så här:", "- *What"].iter().any(|start| line.starts_with(start));
        is_sentence && line.starts_with("- *") == (language == Language::English)
    });
    // What stands in quotes is what stood in the file of the case.
    let findings =
        lines.map(|line| without(&without(line, "”", "”"), "“", "”")).collect::<Vec<_>>().join("\n");
    let readme = read("README.md");
    let (english, swedish) = readme.split_once("\n## För dig på kontoret\n").unwrap();
    match language {
        Language::Swedish => {
            vec![read("docs/handledning.md"), read("docs/ord.md"), swedish.to_owned(), findings]
        }
        Language::English => vec![english.to_owned(), findings],
    }
}

/// What the comments of a settings file say; settings that are commented out say nothing.
fn comments(settings: &str) -> String {
    let said = settings.lines().filter_map(|line| line.split_once('#').map(|(_, comment)| comment));
    said.filter(|line| !line.contains(" = ") || line.contains("  #"))
        .map(|line| line.rsplit('#').next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The words of a text that can be spelled: no mark-up, no code, no names of files.
fn words_to_spell(text: &str) -> Vec<String> {
    let mut text = without_fences(text);
    for (open, close) in [
        ("{{", "}}"),
        ("{%", "%}"),
        ("{", "}"),
        ("`", "`"),
        ("<", ">"),
        ("](", ")"),
        ("\"", "\""),
        ("[", "]"),
    ] {
        // The words of a link are text, a heading of settings in brackets is none.
        if open == "[" && text.contains("](") {
            continue;
        }
        text = without(&text, open, close);
    }
    let mut words = Vec::new();
    for part in text.split_whitespace() {
        let part = part.trim_matches(|letter: char| !letter.is_alphanumeric() && !"-./*_".contains(letter));
        let ended = part.trim_end_matches(['.', '*', '/', '-', '_']);
        // A path, a setting, an address, a switch, a code or a number.
        if ended.starts_with("--")
            || ended.contains(['/', '@', '=', '\\', '_'])
            || ended.chars().any(|it| it.is_ascii_digit())
        {
            continue;
        }
        if ended.trim_start_matches(['.', '*']).contains('.') || ended.starts_with('.') {
            continue;
        }
        let pieces = ended.split(|letter: char| {
            !letter.is_alphabetic() && letter != '-' && letter != '’' && letter != '\''
        });
        for piece in pieces {
            let piece = piece.trim_matches(['-', '’', '\'']).replace('’', "'");
            if piece.chars().count() > 1 {
                words.push(piece);
            }
        }
    }
    words
}

fn without_fences(text: &str) -> String {
    text.split("```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// The text without what stands between two marks on one line.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        kept.push_str(before);
        match after.split_once(close) {
            Some((within, after)) if !within.contains('\n') || open.starts_with(['{', '<']) => {
                kept.push(' ');
                rest = after;
            }
            _ => {
                kept.push(' ');
                rest = after;
            }
        }
    }
    kept + rest
}

/// The words that hunspell does not know; nothing where it is missing, or the dictionary.
fn misspelled(dictionary: &str, words: &BTreeSet<String>) -> Option<Vec<String>> {
    let mut hunspell = Command::new("hunspell")
        .args(["-d", dictionary, "-i", "utf-8", "-l"])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let input = words.iter().map(String::as_str).collect::<Vec<_>>().join("\n") + "\n";
    let mut stdin = hunspell.stdin.take().unwrap();
    let writing = std::thread::spawn(move || {
        // It ends at once where the dictionary is missing.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = hunspell.wait_with_output().unwrap();
    writing.join().unwrap();
    if !output.status.success() {
        return None;
    }
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

fn listed(list: &str) -> Vec<String> {
    let text = fs_err::read_to_string(project(&format!("tests/words/{list}"))).unwrap();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}
