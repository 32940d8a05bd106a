//! A header taken apart: the words that count, and the years and the unit that stand in it.

use std::borrow::Cow;

use serde::Deserialize;

use crate::domain::allocation::AmountKind;
use crate::domain::name::{clean, cleaned};
use crate::domain::unit::Unit;
use crate::read::unit;

/// What a word counts in a header. A header is compared by its heaviest words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// It never counts, but where nothing else is left.
    Never,
    /// It counts where nothing heavier is left.
    Noise,
    /// It counts.
    Full,
}

/// A header taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The words that count, sorted: `slutlig tilldelning`.
    pub words: String,
    /// The years that stand in it.
    pub years: Vec<u16>,
    /// The unit that stands in it.
    pub unit: Option<Unit>,
    /// What the heading of its group calls the amounts, where the header itself does not say.
    pub group: Option<AmountKind>,
}

impl Header {
    /// Takes a text apart, by what the words weigh.
    pub fn of(text: &str, weight: impl Fn(&str) -> Weight) -> Self {
        let lower = cleaned(text).to_lowercase();
        // Most headers name none: to look for every word for a unit costs more than all else here.
        let may_name_a_unit = unit::may_be_in(&lower);
        let unit = if may_name_a_unit { unit::named_in(&lower) } else { None };
        let years = years_in(&lower);
        // A unit in parentheses goes with them; other parentheses are notes and go too.
        let outside = outside_parentheses(&lower);
        let outside = if may_name_a_unit { Cow::Owned(unit::without(&outside)) } else { outside };
        let weighed: Vec<(Weight, &str)> = outside
            .split(is_between_words)
            .map(without_mark)
            .filter(|word| !word.is_empty() && !is_year(word))
            .map(|word| (weight(word), word))
            .collect();
        let heaviest = weighed.iter().map(|(weight, _)| *weight).max();
        let kept = weighed.iter().filter(|(weight, _)| Some(*weight) == heaviest);
        let mut words: Vec<&str> = kept.map(|(_, word)| *word).collect();
        words.sort_unstable();
        words.dedup();
        Self { words: words.join(" "), years, unit, group: None }
    }
}

/// Whether a letter stands between the words of a header.
fn is_between_words(letter: char) -> bool {
    matches!(
        letter,
        ',' | ':' | ';' | '*' | '.' | '/' | '"' | '\u{201d}' | '\u{2019}' | '\'' | '(' | ')' | '[' | ']'
    ) || letter.is_whitespace()
}

/// A word without the mark of a footnote: `tilldelning¹`, `tilldelning1`.
fn without_mark(word: &str) -> &str {
    if word.ends_with(char::is_alphabetic) {
        return word;
    }
    let word = word.trim_end_matches(|letter: char| "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(letter));
    let bare = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if bare.chars().count() > 2 && bare.chars().all(char::is_alphabetic) { bare } else { word }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year: u16| (2004..=2099).contains(&year))
}

/// The budget years named in a text, each once: numbers from 2004 to 2099 that are no part of a date such as
/// `2023-11-10`, `10 november 2023` or `hösten 2023`.
#[must_use]
pub fn years_in(text: &str) -> Vec<u16> {
    // Months and seasons, by their first letters, in Swedish and English.
    const DATES: [&str; 22] = [
        "jan", "feb", "mar", "apr", "maj", "may", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec",
        "vår", "sommar", "höst", "vinter", "spring", "summer", "autumn", "winter",
    ];
    // Most texts have none, and this is asked of every cell that may be a header.
    if !text.as_bytes().windows(2).any(|digits| digits == b"20") {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let tokens: Vec<&str> =
        lower.split(|letter: char| letter.is_whitespace() || "(),;:".contains(letter)).collect();
    let mut years = Vec::new();
    let mut before = "";
    for token in tokens.into_iter().filter(|token| !token.is_empty()) {
        let bare = token.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_of_date = DATES.iter().any(|date| before.starts_with(date) && before.len() <= 9)
            || before.contains('/') && before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
        if bare.len() == 4
            && !is_of_date
            && let Ok(year) = bare.parse::<u16>()
            && (2004..=2099).contains(&year)
        {
            years.push(year);
        }
        before = bare;
    }
    years.sort_unstable();
    years.dedup();
    years
}

/// The years that a title names as its own: not the one that it compares with (`2024, jämfört med 2023`).
#[must_use]
pub fn title_years(text: &str) -> Vec<u16> {
    const COMPARED: [&str; 3] = ["jämfört med", "jämförelse med", "compared "];
    let lower = clean(text).to_lowercase();
    let ends = COMPARED.iter().filter_map(|words| lower.find(words));
    years_in(ends.min().and_then(|end| lower.get(..end)).unwrap_or(&lower))
}

fn outside_parentheses(text: &str) -> Cow<'_, str> {
    if !text.contains(['(', ')']) {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_usize;
    let mut outside = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    Cow::Owned(outside)
}
