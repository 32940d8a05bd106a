//! Normalisation: two spellings with the same key are the same name.
//!
//! What a key disregards is written out here and nowhere else: composed or decomposed letters,
//! case, blanks, which of the dashes was used, the order around a slash, and, for an association,
//! the words *samordningsförbund(et)* and *Finsam* in front of or behind its name. Everything else
//! counts. In particular no ending is taken off (`Essunga` is no genitive, and
//! `Falköping/Tidaholms` is not `Falköping/Tidaholm`) and a hyphen is not a blank.

use unicode_normalization::UnicodeNormalization;

use crate::domain::name::{FIRST_COMBINING, clean};

/// The words that say only *that* something is an association, not which one.
const ASSOCIATION_WORDS: [&str; 3] = ["samordningsförbundet", "samordningsförbund", "finsam"];

/// What a name is compared by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey(String);

/// What an association's name is compared by: the name, and what stands in parentheses after it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssociationKey {
    /// The name outside the parentheses: it decides.
    pub name: NameKey,
    /// What stands in parentheses at the end: `SOFINT` in `Norra Örebro län (SOFINT)`.
    pub note: Option<NameKey>,
}

impl NameKey {
    /// The key of a member's name: composed letters, lower case, single blanks, one kind of dash.
    #[must_use]
    pub fn of_member(text: &str) -> Self {
        Self(words(&fold(text)).join(" "))
    }

    /// A key that is known to be one, made of keys.
    pub(super) const fn written(key: String) -> Self {
        Self(key)
    }

    /// The key as text, for finding what resembles it; not for people.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of_association(folded: &str) -> Self {
        let words = words(folded);
        let name = without_association_words(&words).join(" ");
        let mut parts: Vec<&str> = name.split('/').map(str::trim).collect();
        parts.sort_unstable();
        Self(parts.join("/"))
    }
}

impl AssociationKey {
    /// The key of an association's name.
    ///
    /// `Samordningsförbundet i Norra Örebro län`, `Norra Örebro län (SOFINT)` and
    /// `norra örebro län samordningsförbund` have the same name. An `i` goes only where it follows
    /// directly on the word for an association; no other preposition does
    /// (`Samordningsförbundet för rehabilitering i Södertälje` keeps the rest whole). A name that
    /// is nothing but such words keeps them.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        match note_at_the_end(&folded) {
            Some((name, note)) => Self {
                name: NameKey::of_association(name),
                note: Some(NameKey::of_association(note)).filter(|note| !note.0.is_empty()),
            },
            None => Self { name: NameKey::of_association(&folded), note: None },
        }
    }

    /// The note as a name of its own.
    #[must_use]
    pub fn note_as_name(&self) -> Option<Self> {
        self.note.clone().map(|name| Self { name, note: None })
    }
}

/// Composed, lower-case letters with one kind of blank, dash and slash.
fn fold(text: &str) -> String {
    let cleaned = clean(text);
    // In nearly every name each letter stands for itself.
    let mut lower = if cleaned.chars().all(|letter| one_dash_and_slash(letter) == letter) {
        cleaned.to_lowercase()
    } else {
        cleaned.chars().map(one_dash_and_slash).collect::<String>().to_lowercase()
    };
    if !lower.chars().all(|letter| letter < FIRST_COMBINING) {
        lower = lower.nfc().collect();
    }
    if !lower.contains('/') {
        return lower;
    }
    let mut folded = String::with_capacity(lower.len());
    for part in lower.split('/') {
        if !folded.is_empty() {
            folded.push('/');
        }
        folded.push_str(part.trim());
    }
    folded
}

fn one_dash_and_slash(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{2044}' | '\u{2215}' | '\u{FF0F}' => '/',
        other => other,
    }
}

/// The words of a folded text; a comma is a word of its own, wherever the blank was put.
fn words(folded: &str) -> Vec<&str> {
    folded
        .split(' ')
        .flat_map(|word| word.split_inclusive(','))
        .flat_map(|word| match word.strip_suffix(',') {
            Some(before) => [before, ","],
            None => [word, ""],
        })
        .filter(|word| !word.is_empty())
        .collect()
}

fn without_association_words<'a, 'b>(all: &'b [&'a str]) -> &'b [&'a str] {
    let mut rest = all;
    while let [first, after @ ..] = rest
        && ASSOCIATION_WORDS.contains(first)
    {
        rest = match after {
            ["i" | "-" | ",", after @ ..] => after,
            _ => after,
        };
    }
    // A comma or dash is loose only when a word for an association stood behind it.
    while let [before @ .., last] = rest
        && ASSOCIATION_WORDS.contains(last)
    {
        rest = match before {
            [before @ .., "-" | ","] => before,
            _ => before,
        };
    }
    if rest.is_empty() { all } else { rest }
}

/// `norra örebro län (sofint)` → name and note. Nothing where no name is left outside.
fn note_at_the_end(folded: &str) -> Option<(&str, &str)> {
    let (name, note) = folded.strip_suffix(')')?.rsplit_once('(')?;
    let says_which = words(name).iter().any(|word| !ASSOCIATION_WORDS.contains(word));
    (says_which && !note.contains(')')).then_some((name, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(spellings: &[&str]) {
        let names: Vec<NameKey> = spellings.iter().map(|text| AssociationKey::new(text).name).collect();
        assert!(names.iter().all(|name| *name == names[0]), "{names:?}");
    }

    fn different(one: &str, other: &str) {
        assert_ne!(AssociationKey::new(one).name, AssociationKey::new(other).name, "{one} / {other}");
    }

    #[test]
    fn the_spellings_of_norra_orebro_lan_in_the_published_documents() {
        same(&[
            "Samordningsförbundet i Norra Örebro län",
            "Norra Örebro län (SOFINT)",
            "Norra Örebro län",
            "NORRA  ÖREBRO\u{a0}LÄN Samordningsförbund",
            "Norra O\u{308}rebro la\u{308}n",
            "Finsam i Norra Örebro län",
        ]);
        assert_eq!(
            AssociationKey::new("Norra Örebro län (SOFINT)").note,
            Some(AssociationKey::new("Sofint").name)
        );
    }

    #[test]
    fn the_word_may_stand_before_or_behind() {
        same(&[
            "Samordningsförbundet Göteborg",
            "Göteborg samordningsförbund",
            "Finsam Göteborg",
            "Göteborg",
        ]);
        same(&["Samordningsförbundet Finsam Lekeberg och Örebro", "Finsam Lekeberg och Örebro"]);
        same(&["Norra Dalarnas Samordningsförbund, Finsam", "Norra Dalarnas samordningsförbund"]);
        same(&["Finsam – Göteborg", "Göteborg - Finsam", "Göteborg"]);
    }

    #[test]
    fn the_order_around_a_slash_does_not_count() {
        same(&[
            "Samordningsförbundet Degerfors/Karlskoga",
            "Finsam Karlskoga / Degerfors",
            "Karlskoga\u{2044}Degerfors",
        ]);
        different("Degerfors/Karlskoga", "Degerfors Karlskoga");
    }

    #[test]
    fn no_ending_is_taken_off() {
        different("Falköping/Tidaholms Samordningsförbund", "Samordningsförbundet Falköping/Tidaholm");
        different("Västra Mälardalens Samordningsförbund", "Samordningsförbundet Västra Mälardalen");
    }

    #[test]
    fn only_a_directly_following_i_goes() {
        same(&["Samordningsförbundet för rehabilitering i Södertälje", "för rehabilitering i Södertälje"]);
        different("Samordningsförbundet för rehabilitering i Södertälje", "rehabilitering i Södertälje");
        different("Samordningsförbundet RAR i Sörmland", "RAR Sörmland");
    }

    #[test]
    fn a_name_of_nothing_but_words_for_an_association_keeps_them() {
        assert_eq!(AssociationKey::new("Finsam").name.as_str(), "finsam");
        assert_eq!(AssociationKey::new("Samordningsförbundet").name.as_str(), "samordningsförbundet");
        different("Samordningsförbundet (SOFINT)", "Samordningsförbundet (RAR)");
        assert_eq!(AssociationKey::new("Samordningsförbundet (SOFINT)").note, None);
    }

    #[test]
    fn dashes_are_one_kind_and_not_a_blank() {
        for dash in ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}'] {
            assert_eq!(NameKey::of_member(&format!("Upplands{dash}Bro")), NameKey::of_member("Upplands-Bro"));
        }
        assert_ne!(NameKey::of_member("Upplands Bro"), NameKey::of_member("Upplands-Bro"));
        assert_eq!(NameKey::of_member("Malung-sälen"), NameKey::of_member("Malung-Sälen"));
    }

    #[test]
    fn where_the_blank_stands_at_a_comma_does_not_count() {
        same(&["Uddevalla, Orust och Färgelanda", "Uddevalla ,Orust och Färgelanda"]);
        different("Uddevalla, Orust och Färgelanda", "Uddevalla Orust och Färgelanda");
    }

    #[test]
    fn parentheses_inside_a_name_are_part_of_it() {
        let key = AssociationKey::new("Norra (gamla) Bohuslän");
        assert_eq!(key.name.as_str(), "norra (gamla) bohuslän");
        assert_eq!(key.note, None);
        assert_eq!(AssociationKey::new("Norra Bohuslän ()").note, None);
    }

    #[test]
    fn no_two_known_associations_become_one() {
        let mut owners = std::collections::BTreeMap::new();
        let mut names = 0;
        for row in csv::Reader::from_reader(include_str!("data/forbund.csv").as_bytes()).records() {
            let row = row.unwrap();
            for name in [&row[0]].into_iter().chain(row[1].split('|')).filter(|name| !name.is_empty()) {
                let owner = owners.entry(AssociationKey::new(name).name).or_insert_with(|| row[0].to_owned());
                assert_eq!(*owner, row[0], "{name}");
                names += 1;
            }
        }
        assert!(names > 48, "{names}");
    }

    #[test]
    fn the_form_of_the_letters_does_not_count() {
        for row in csv::Reader::from_reader(include_str!("data/forbund.csv").as_bytes()).records() {
            let name = row.unwrap()[0].to_owned();
            let key = AssociationKey::new(&name);
            assert_eq!(AssociationKey::new(&name.nfd().collect::<String>()), key);
            assert_eq!(AssociationKey::new(&name.to_uppercase()), key);
            assert_eq!(AssociationKey::new(&format!(" {}\u{200b}", name.replace(' ', "\u{a0}\n"))), key);
            assert_eq!(AssociationKey::new(key.name.as_str()).name, key.name, "a key is its own key");
        }
    }
}
