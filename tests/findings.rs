//! Every finding of the catalogue happens, and docs/findings.md says so.
//!
//! `fixtures/findings/cases.toml` has a case for each. The page is made from the cases and from what
//! the program then says: `FINSAM_WRITE_DOCS=1 cargo test findings` writes it anew.

use std::collections::BTreeMap;
use std::fmt::Write;

use finsam::findings::{CATALOGUE, Severity};
use serde::Deserialize;
use serde_json::Value;

use crate::common::files::{fixture, project};
use crate::common::working_folder::WorkingFolder;

/// Findings that no file of an office can make, and where else they are tested.
const ELSEWHERE: &[(&str, &str)] = &[
    ("F113", "the reader's own program is missing: src/read/worker.rs"),
    ("F708", "a workbook with another's content, though the manifest lists it: tests/mail.rs"),
    ("F709", "a workbook that was changed after the run: tests/mail.rs"),
    ("F710", "a message that was changed after the drafts: tests/sending.rs"),
    ("F711", "an approval that was changed: tests/sending.rs"),
    ("F712", "a message and its approval exchanged: tests/sending.rs"),
    ("F713", "a message larger than the setting: tests/sending.rs"),
    ("F714", "a folder whose path is long: tests/run_folder.rs"),
    ("F720", "a message with something foreign in it: tests/guard.rs"),
    ("F610", "a parameter without a value for the year: src/rules/parameters.rs"),
];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Case {
    command: Option<String>,
    change: Vec<Change>,
    write: Vec<Content>,
    copy: Vec<Copy>,
    remove: Vec<String>,
    pad: Option<Pad>,
}

#[derive(Deserialize)]
struct Change {
    file: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Content {
    file: String,
    content: String,
}

#[derive(Deserialize)]
struct Copy {
    file: String,
    from: String,
}

#[derive(Deserialize)]
struct Pad {
    file: String,
    size: usize,
}

fn cases() -> BTreeMap<String, Case> {
    let source = fs_err::read_to_string(fixture("findings/cases.toml")).unwrap();
    toml::from_str(&source).unwrap()
}

impl Case {
    fn folder(&self) -> WorkingFolder {
        let mut folder = WorkingFolder::orebro();
        for written in &self.write {
            folder = folder.file(&written.file, &written.content);
        }
        for change in &self.change {
            folder = folder.replaced(&change.file, &change.from, &change.to);
        }
        for copy in &self.copy {
            let bytes = fs_err::read(fixture(&copy.from)).unwrap();
            folder = folder.bytes(&copy.file, &bytes);
        }
        for removed in &self.remove {
            folder.remove(removed);
        }
        if let Some(pad) = &self.pad {
            let mut content = folder.read(&pad.file);
            content.push_str(&" ".repeat(pad.size - content.len()));
            folder = folder.file(&pad.file, &content);
        }
        folder
    }

    /// What the program says of the finding with this code: message, action and place.
    fn said(&self, code: &str, language: &str) -> Option<(Value, Value)> {
        let command = self.command.as_deref().unwrap_or("check");
        let folder = self.folder();
        let answer = if command == "mail draft" {
            assert_eq!(
                folder.finsam(&["run", "--out", "körning", "--lang", language]).code,
                Some(0),
                "{code}"
            );
            folder.finsam(&["mail", "draft", "körning", "--format", "json", "--lang", language])
        } else {
            folder.finsam(&[command, "--format", "json", "--lang", language])
        };
        assert!(matches!(answer.code, Some(0..=2)), "{code}: {answer:?}");
        let findings = answer.findings();
        let found = findings.iter().find(|finding| finding["code"] == code)?;
        Some((found["message"].clone(), found["action"].clone()))
    }

    /// The case in words: what is done to the sound folder.
    fn in_words(&self) -> String {
        let mut words = Vec::new();
        let shown = |text: &str| text.replace('\n', "⏎").replace('\u{200b}', "U+200B");
        words.extend(self.remove.iter().map(|file| format!("`{file}` tas bort")));
        words.extend(self.change.iter().map(|change| {
            format!("i `{}` blir `{}` till `{}`", change.file, shown(&change.from), shown(&change.to))
        }));
        words.extend(self.write.iter().map(|write| {
            let start: String =
                shown(&write.content).chars().filter(|letter| !letter.is_control()).take(160).collect();
            format!("`{}` är `{start}`", write.file)
        }));
        words.extend(self.copy.iter().map(|copy| format!("`{}` är `fixtures/{}`", copy.file, copy.from)));
        words.extend(self.pad.iter().map(|pad| format!("`{}` är {} byte lång", pad.file, pad.size)));
        if words.is_empty() { "mappen som den är".to_owned() } else { words.join("; ") }
    }
}

#[test]
fn every_finding_happens_and_the_page_says_how() {
    let cases = cases();
    let mut page = String::from(
        "# Avvikelser\n\n\
         Allt som finsam kan ha att säga om det som lämnas in, med ett exempel på vad som ger avvikelsen. Sidan görs av\n\
         programmet självt ur `fixtures/findings/cases.toml`: exemplet är en ändring av mappen `fixtures/findings/base`,\n\
         och meningarna är de som programmet då skriver. Koden ändrar aldrig betydelse.\n\n\
         *Everything that finsam may have to say about its input, each with an example that makes it. The page is made\n\
         by the program itself; the sentences are what it then prints. A code never changes its meaning.*\n",
    );
    let mut silent = Vec::new();
    for entry in CATALOGUE {
        if let Some((code, where_else)) = ELSEWHERE.iter().find(|(code, _)| *code == entry.code) {
            writeln!(page, "\n## {code} {}\n\nGår inte att framkalla med en fil (*{where_else}*).", entry.id)
                .unwrap();
            continue;
        }
        let case = cases.get(entry.code).unwrap_or_else(|| panic!("no case for {} {}", entry.code, entry.id));
        let said = |language| case.said(entry.code, language);
        let (Some((swedish, swedish_action)), Some((english, english_action))) = (said("sv"), said("en"))
        else {
            silent.push(entry.code);
            continue;
        };
        let severity = match entry.severity {
            Severity::Error => "fel / error",
            Severity::Warning => "varning / warning",
            Severity::Information => "upplysning / information",
        };
        writeln!(page, "\n## {} {}\n\n{severity}\n", entry.code, entry.id).unwrap();
        let text = |value: &Value| value.as_str().unwrap().replace('\u{a0}', " ");
        writeln!(page, "- Vad: {}\n- Gör så här: {}", text(&swedish), text(&swedish_action)).unwrap();
        writeln!(page, "- *What: {}*\n- *What to do: {}*", text(&english), text(&english_action)).unwrap();
        writeln!(page, "- Exempel: {}", case.in_words()).unwrap();
    }
    assert_eq!(silent, Vec::<&str>::new(), "these did not happen");
    let path = project("docs/findings.md");
    if std::env::var_os("FINSAM_WRITE_DOCS").is_some() {
        fs_err::write(&path, &page).unwrap();
    }
    let committed = fs_err::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == page,
        "docs/findings.md is not what the program says: FINSAM_WRITE_DOCS=1 cargo test findings"
    );
}

#[test]
fn no_case_is_for_a_finding_that_is_not_there() {
    for code in cases().keys() {
        assert!(CATALOGUE.iter().any(|entry| entry.code == code), "{code}");
    }
}

#[test]
fn the_sound_folder_is_clean() {
    let answer = WorkingFolder::orebro().finsam(&["check", "--all"]);
    // Rows of other associations, municipalities in none and the day of the population are told for the record.
    assert_eq!(
        (answer.code, answer.codes()),
        (Some(0), ["F501", "F871", "F523"].map(str::to_owned).to_vec())
    );
}

/// After everything reported has been mended, a second check is clean.
#[test]
fn what_is_mended_is_clean() {
    let troubled = || {
        WorkingFolder::orebro()
            .replaced("in/bilaga.csv", "2 360", "2.360")
            .replaced("beslut.csv", "−10 %", "10")
            .replaced("medlemmar.csv", "Askersund", "Askersunda")
    };
    troubled().finsam(&["check"]).exits(1);
    let mended = troubled()
        .replaced("in/bilaga.csv", "2.360", "2 360")
        .replaced("beslut.csv", "minskning;10;", "minskning;10 %;")
        .replaced("medlemmar.csv", "Askersunda", "Askersund");
    assert_eq!(mended.finsam(&["check", "--all"]).codes(), ["F501", "F871", "F523"]);
}

/// Inhabitants of the built-in register are told as such, and at the member's row: the register is nobody's to mend.
#[test]
fn keys_from_the_built_in_register_are_told_at_the_members_row() {
    let answer = WorkingFolder::orebro()
        .replaced("medlemmar.csv", "Kumla;befolkning", "Kumla;lika")
        .finsam(&["check"]);
    // Laxå, 1860, is the first of the party by code.
    let told = "Invånarna är ur finsams register.\n  Var: medlemmar.csv, cell A9\n";
    assert!(answer.err.contains(told) || answer.out.contains(told), "{}{}", answer.out, answer.err);
    assert!(!answer.err.contains("kommuner.csv") && !answer.out.contains("kommuner.csv"));
}

/// A name that the aliases have for other years is named with its dates, also in the allocation file.
#[test]
fn an_alias_of_another_year_is_named_where_the_name_is_not_found() {
    let answer = WorkingFolder::orebro()
        .file("alias.csv", "Namn;Avser;Från;Till\nFinsam Söder;Sydnärke;2007-01-01;2022-12-31\n")
        .replaced("in/bilaga.csv", "Sydnärke;", "Finsam Söder;")
        .finsam(&["check"]);
    let told = "”Finsam Söder” är ett namn på Samordningsförbundet Sydnärke bara från 2007-01-01 till och med 2022-12-31. \
                Här gäller det 2024.";
    assert!(answer.err.contains(told) || answer.out.contains(told), "{}{}", answer.out, answer.err);
}
