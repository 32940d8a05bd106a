//! File names that every system can hold, made from names that people use.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::findings::{Findings, Problem};

/// The longest part of a file name that a name may give, in bytes: a disk commonly holds 255.
const LONGEST: usize = 200;

/// What Windows takes for a device, whatever follows after a dot.
const RESERVED: &[&str] = &[
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
    "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];

/// The name as part of a file name: composed letters (NFC), `-` for blanks and for what some system
/// does not take, no dots or blanks at the ends, never a device of Windows.
#[must_use]
pub fn file_name(name: &str) -> String {
    let mut safe: String =
        name.trim().nfc().map(|letter| if allowed(letter) { letter } else { '-' }).collect();
    let end = safe.char_indices().map(|(at, letter)| at.saturating_add(letter.len_utf8()));
    let end = end.take_while(|end| *end <= LONGEST).last().unwrap_or_default();
    safe.truncate(end);
    let safe = safe.trim_matches('.');
    let device = safe.split('.').next().unwrap_or_default();
    if safe.is_empty() || RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(device)) {
        return format!("-{safe}");
    }
    safe.to_owned()
}

fn allowed(letter: char) -> bool {
    !(letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
}

/// Reports every file name that two of `files` would share. Windows and macOS do not tell capitals
/// from small letters.
///
/// Each file is its path and the name that it is about.
pub fn report_collisions<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, about) in files {
        if let Some(earlier) = seen.insert(path.to_lowercase(), about) {
            findings.general(Problem::FileNameCollision {
                name: path.to_owned(),
                one: earlier.to_owned(),
                other: about.to_owned(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_associations_become_file_names() {
        assert_eq!(file_name("Degerfors/Karlskoga"), "Degerfors-Karlskoga");
        assert_eq!(file_name("Finsam Lekeberg och Örebro"), "Finsam-Lekeberg-och-Örebro");
        assert_eq!(file_name("Va\u{308}stera\u{30a}s"), "Västerås", "letters in two parts are composed");
        assert_eq!(file_name("a\u{a0}b\u{202f}c\td"), "a-b-c-d");
        assert_eq!(file_name(r#"\:*?"<>|"#), "--------");
    }

    #[test]
    fn what_windows_does_not_take() {
        assert_eq!(file_name("CON"), "-CON");
        assert_eq!(file_name("nul.txt"), "-nul.txt");
        assert_eq!(file_name("Console"), "Console");
        assert_eq!(file_name("Vårdförbundet. . ."), "Vårdförbundet.-.-");
        assert_eq!(file_name("slutar på punkt..."), "slutar-på-punkt");
        assert_eq!(file_name("../../etc"), "-..-etc");
        assert_eq!(file_name("..."), "-");
    }

    #[test]
    fn a_long_name_is_cut_between_letters() {
        // 200 å are 400 bytes; 100 of them are the 200 bytes that fit.
        assert_eq!(file_name(&"å".repeat(200)), "å".repeat(100));
        assert_eq!(file_name(&format!("a{}", "å".repeat(200))).len(), 199);
    }

    #[test]
    fn capitals_do_not_tell_two_files_apart() {
        let mut findings = Findings::new();
        report_collisions([("forbund/Öst.xlsx", "Öst"), ("forbund/öst.xlsx", "öst")], &mut findings);
        let found = findings.sorted();
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].problem,
            Problem::FileNameCollision {
                name: "forbund/öst.xlsx".into(),
                one: "Öst".into(),
                other: "öst".into()
            }
        );
    }
}
