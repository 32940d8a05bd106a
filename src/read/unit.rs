//! Units of money: kr, tkr and mnkr, in a cell, a header or a title.

use rust_decimal::Decimal;

/// A unit of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Kronor.
    Kr,
    /// Thousands of kronor.
    Tkr,
    /// Millions of kronor.
    Mnkr,
}

/// The longest text, in bytes, that may name the unit of a table; a longer one is a note.
const LONGEST_TITLE: usize = 2_000;

/// How units are written, the longest first among those that end alike.
const WORDS: &[(&str, Unit)] = &[
    ("sek thousands", Unit::Tkr),
    ("sek millions", Unit::Mnkr),
    ("sek thousand", Unit::Tkr),
    ("sek million", Unit::Mnkr),
    ("thousands of sek", Unit::Tkr),
    ("thousand sek", Unit::Tkr),
    ("millions of sek", Unit::Mnkr),
    ("miljoner kronor", Unit::Mnkr),
    ("miljoner kr", Unit::Mnkr),
    ("million sek", Unit::Mnkr),
    ("miljoner", Unit::Mnkr),
    ("miljon", Unit::Mnkr),
    ("mnkr", Unit::Mnkr),
    ("mkr", Unit::Mnkr),
    ("msek", Unit::Mnkr),
    ("tusentals kronor", Unit::Tkr),
    ("tusental kronor", Unit::Tkr),
    ("tusen kronor", Unit::Tkr),
    ("thousands of kronor", Unit::Tkr),
    ("tusental kr", Unit::Tkr),
    ("tusentals kr", Unit::Tkr),
    ("tusen kr", Unit::Tkr),
    ("tusental", Unit::Tkr),
    ("1000 kr", Unit::Tkr),
    ("1 000 kr", Unit::Tkr),
    ("1000-tal kronor", Unit::Tkr),
    ("tkr", Unit::Tkr),
    ("tsek", Unit::Tkr),
    ("ksek", Unit::Tkr),
    ("kkr", Unit::Tkr),
    ("kronor", Unit::Kr),
    ("kr", Unit::Kr),
    ("sek", Unit::Kr),
    (":-", Unit::Kr),
];

/// A word of every way to write a unit: most texts have none of them, and are done.
const ROOTS: [&str; 13] = [
    "kr", "tkr", "kkr", "mkr", "mnkr", "kronor", "sek", "tsek", "ksek", "msek", "miljon", "miljoner",
    "tusental",
];

impl Unit {
    /// How many kronor the unit is.
    #[must_use]
    pub fn kronor(self) -> Decimal {
        Decimal::from(match self {
            Self::Kr => 1,
            Self::Tkr => 1_000,
            Self::Mnkr => 1_000_000,
        })
    }

    /// The unit as it is written in the settings: `kr`, `tkr`, `mnkr`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kr => "kr",
            Self::Tkr => "tkr",
            Self::Mnkr => "mnkr",
        }
    }

    /// A number's text without the unit that follows it: `3, 250 mnkr` is `3, 250` and mnkr.
    #[must_use]
    pub fn split_off(text: &str) -> (&str, Option<Self>) {
        let trimmed = text.trim_end_matches('.');
        for (word, unit) in WORDS {
            // After a number the thousands are a word, never digits: `5 1000 kr` is no amount.
            if word.starts_with('1') {
                continue;
            }
            if let Some(rest) = strip_suffix_ignoring_case(trimmed, word)
                && rest.trim_end().ends_with(|last: char| last.is_ascii_digit() || matches!(last, ')' | '-'))
            {
                return (rest.trim_end(), Some(*unit));
            }
        }
        (text, None)
    }

    /// Whether a lower-case text may name a unit: what has none of their roots does not.
    #[must_use]
    pub fn may_be_in(text: &str) -> bool {
        text.split(|letter: char| !letter.is_alphanumeric()).any(|word| ROOTS.contains(&word))
    }

    /// Whether a lower-case word is a part of how some unit is written.
    #[must_use]
    pub fn has_word(word: &str) -> bool {
        WORDS.iter().any(|(unit, _)| unit.split(' ').any(|part| part == word))
    }

    /// A lower-case text without the words for units that stand in it.
    #[must_use]
    pub fn without(text: &str) -> String {
        let mut rest = text.to_owned();
        if !Self::may_be_in(text) {
            return rest;
        }
        for (word, _) in WORDS.iter().filter(|(word, _)| *word != ":-") {
            while let Some(at) = whole_word(&rest, word) {
                rest.replace_range(at..at.saturating_add(word.len()), " ");
            }
        }
        rest
    }

    /// The unit that a title or a header names: whole words only. Two different units are none.
    #[must_use]
    pub fn named_in(text: &str) -> Option<Self> {
        if text.len() > LONGEST_TITLE {
            return None;
        }
        let lower = crate::domain::name::clean(text).to_lowercase();
        if !Self::may_be_in(&lower) {
            return None;
        }
        let mut rest = lower;
        let mut found: Vec<Self> = Vec::new();
        for (word, unit) in WORDS.iter().filter(|(word, _)| *word != ":-") {
            // What a longer word has named is taken out, so that `tusen kronor` is not also `kronor`.
            while let Some(at) = whole_word(&rest, word) {
                // After a number it is the unit of that amount: `totalt 339 miljoner kronor` says nothing
                // of the table. A year is no amount: `tilldelning 2024 tkr`.
                let before = rest.get(..at).unwrap_or_default().trim_end();
                let is_amount =
                    before.ends_with(|last: char| last.is_ascii_digit()) && !ends_with_year(before);
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
}

/// Whether the last word is a year, and no part of a number such as `12 024`.
fn ends_with_year(text: &str) -> bool {
    let mut words = text.rsplit(' ');
    let year = words.next().unwrap_or_default().trim_start_matches('(');
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year: u16| (2004..=2099).contains(&year));
    is_year && !words.next().is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()))
}

/// Where `word` stands in `text` with no letter or digit beside it.
#[must_use]
pub fn whole_word(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let after = text.get(at.saturating_add(word.len())..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn strip_suffix_ignoring_case<'a>(text: &'a str, suffix: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(suffix.len())?;
    let end = text.get(at..)?;
    end.eq_ignore_ascii_case(suffix).then(|| text.get(..at)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_unit_has_its_root() {
        for (word, _) in WORDS.iter().filter(|(word, _)| *word != ":-") {
            assert!(Unit::may_be_in(word), "{word}");
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
            assert_eq!(Unit::named_in(text), unit, "{text}");
        }
    }

    #[test]
    fn a_unit_follows_a_number() {
        assert_eq!(Unit::split_off("1 260 TKR"), ("1 260", Some(Unit::Tkr)));
        assert_eq!(Unit::split_off("900kr"), ("900", Some(Unit::Kr)));
        assert_eq!(Unit::split_off("Tierps kr"), ("Tierps kr", None));
    }
}
