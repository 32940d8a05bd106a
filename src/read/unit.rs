//! Which unit of money a header or a title names.

use crate::domain::name::clean;
use crate::domain::unit::Unit;

/// The longest text, in bytes, that may name the unit of a table; a longer one is a note.
const LONGEST_TITLE: usize = 2_000;

/// A word of every way to write a unit: most texts have none of them, and are done.
const ROOTS: [&str; 13] = [
    "kr", "tkr", "kkr", "mkr", "mnkr", "kronor", "sek", "tsek", "ksek", "msek", "miljon", "miljoner",
    "tusental",
];

/// Whether a lower-case text may name a unit: what has none of their roots does not.
#[must_use]
pub fn may_be_in(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric()).any(|word| ROOTS.contains(&word))
}

/// Whether a lower-case word is a part of how some unit is written.
#[must_use]
pub fn has_word(word: &str) -> bool {
    Unit::WORDS.iter().any(|(unit, _)| unit.split(' ').any(|part| part == word))
}

/// A lower-case text without the words for units that stand in it.
#[must_use]
pub fn without(text: &str) -> String {
    let mut rest = text.to_owned();
    if !may_be_in(text) {
        return rest;
    }
    for (word, _) in Unit::WORDS.iter().filter(|(word, _)| *word != ":-") {
        while let Some(at) = whole_word(&rest, word) {
            rest.replace_range(at..at.saturating_add(word.len()), " ");
        }
    }
    rest
}

/// The unit that a title or a header names: whole words only. Two different units are none.
#[must_use]
pub fn named_in(text: &str) -> Option<Unit> {
    if text.len() > LONGEST_TITLE {
        return None;
    }
    let lower = clean(text).to_lowercase();
    if !may_be_in(&lower) {
        return None;
    }
    let mut rest = lower;
    let mut found: Vec<Unit> = Vec::new();
    for (word, unit) in Unit::WORDS.iter().filter(|(word, _)| *word != ":-") {
        // What a longer word has named is taken out, so that `tusen kronor` is not also `kronor`.
        while let Some(at) = whole_word(&rest, word) {
            // After a number it is the unit of that amount: `totalt 339 miljoner kronor` says nothing
            // of the table. A year is no amount: `tilldelning 2024 tkr`.
            let before = rest.get(..at).unwrap_or_default().trim_end();
            let is_amount = before.ends_with(|last: char| last.is_ascii_digit()) && !ends_with_year(before);
            if word.starts_with('1') || !is_amount {
                found.push(*unit);
            }
            rest.replace_range(at..at.saturating_add(word.len()), " ");
        }
    }
    found.sort();
    found.dedup();
    match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whether the last word is a year, and no part of a number such as `12 024`.
fn ends_with_year(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let year = words.next().unwrap_or_default().trim_start_matches('(');
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year: u16| (2004..=2099).contains(&year));
    is_year && !words.next().is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
}

/// Where `word` stands in `text` with no letter or digit beside it.
fn whole_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at.saturating_add(word.len())..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_unit_has_its_root() {
        for (word, _) in Unit::WORDS.iter().filter(|(word, _)| *word != ":-") {
            assert!(may_be_in(word), "{word}");
        }
    }

    #[test]
    fn titles_and_headers_name_units() {
        for (text, unit) in [
            ("Belopp i tusentals kronor", Some(Unit::Tkr)),
            ("Slutlig tilldelning 2024 (tkr)", Some(Unit::Tkr)),
            ("Belopp (1 000 kr)", Some(Unit::Tkr)),
            ("Belopp i kr", Some(Unit::Kr)),
            ("Mnkr", Some(Unit::Mnkr)),
            ("Miljoner kronor", Some(Unit::Mnkr)),
            ("Totalt fördelas 339 miljoner kronor", None),
            ("Totalt 339 miljoner kronor, belopp i tkr", Some(Unit::Tkr)),
            ("Slutlig tilldelning 2024 tkr", Some(Unit::Tkr)),
            ("Äskade medel 2024 mnkr", Some(Unit::Mnkr)),
            ("Final allocation 2024 (SEK thousand)", Some(Unit::Tkr)),
            ("Totalt 12 024 tkr", None),
            ("Totalt 2 024 tkr", None),
            ("Slutlig tilldelning", None),
            ("Kronoberg", None),
            ("kr eller tkr", None),
        ] {
            assert_eq!(named_in(text), unit, "{text}");
        }
    }
}
