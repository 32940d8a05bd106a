//! Resemblance: what a mistyped name may have meant. For suggestions only, never for a match.
//!
//! Names that resemble each other share pairs of letters. So a name is compared with those alone that share the
//! most pairs with it, and with a bounded number of them: a thousand unknown names against a thousand known ones
//! cost a thousand times the bound, not a million comparisons.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::normalise::NameKey;

/// From here on two names resemble each other. Chosen so that one letter wrong in a short name and
/// a word more or less in a long one are found; a false suggestion costs a glance, no more.
const THRESHOLD: f64 = 0.85;

/// How alike two names are at least when all words of one stand in the other: `RAR` and
/// `RAR i Sörmland`, `Region Örebro` and `Region Örebro län`.
const CONTAINED: f64 = 0.95;

/// At most so many suggestions.
const SUGGESTIONS: usize = 3;

/// A name is compared with so many others at most. With this many, a typing error in a name of the registers of
/// today has the best suggestion that it would have if it were compared with all.
const MOST_COMPARED: usize = 40;

/// So many names that share a pair of letters are counted at most, those of the rarest pairs first. In the
/// registers of today no name comes near it; it bounds a list of any length.
const MOST_COUNTED: usize = 5_000;

/// The longest name, in bytes, that suggestions are sought for. The longest real one has some sixty.
const LONGEST: usize = 200;

/// Words that say nothing about which member or association is meant.
const EMPTY_WORDS: [&str; 7] = ["och", "i", "för", "kommun", "stad", "-", ","];

/// Names among which those that resemble another are found, each with whom it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resemblances<T> {
    names: Vec<(Spelled, T)>,
    /// The names in which each pair of letters stands, by their positions.
    by_pair: BTreeMap<Pair, Vec<usize>>,
}

/// Two letters that follow each other in a word; a blank is its beginning or end.
type Pair = (char, char);

impl<T: Clone + Ord> Resemblances<T> {
    /// Names that are to be found. Those that differ only in words that say nothing are one.
    pub fn new<'a>(names: impl IntoIterator<Item = (&'a NameKey, T)>) -> Self {
        let names: BTreeSet<(Spelled, T)> = names
            .into_iter()
            .filter(|(key, _)| key.as_str().len() <= LONGEST)
            .map(|(key, meant)| (Spelled::new(key), meant))
            .collect();
        let names: Vec<(Spelled, T)> = names.into_iter().collect();
        let mut by_pair: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
        for (position, (name, _)) in names.iter().enumerate() {
            for pair in &name.pairs {
                by_pair.entry(*pair).or_default().push(position);
            }
        }
        Self { names, by_pair }
    }

    /// The best suggestions for `wanted`, best first; each only once.
    #[must_use]
    pub fn suggestions(&self, wanted: &NameKey) -> Vec<T> {
        let mut alike = self.alike(wanted);
        alike.truncate(SUGGESTIONS);
        alike
    }

    /// Whose names resemble `wanted`, best first; each only once.
    #[must_use]
    pub fn alike(&self, wanted: &NameKey) -> Vec<T> {
        if wanted.as_str().len() > LONGEST {
            return Vec::new();
        }
        let wanted = Spelled::new(wanted);
        let near = self.near(&wanted);
        best_first(near.into_iter().map(|(name, meant)| (wanted.likeness(name), meant)))
    }

    /// The names to compare with: those that share the most pairs of letters.
    fn near(&self, wanted: &Spelled) -> Vec<&(Spelled, T)> {
        let mut with_pair: Vec<&[usize]> =
            wanted.pairs.iter().filter_map(|pair| self.by_pair.get(pair)).map(Vec::as_slice).collect();
        with_pair.sort_by_key(|positions| positions.len());
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for position in with_pair.into_iter().flatten().take(MOST_COUNTED) {
            let count = shared.entry(*position).or_default();
            *count = count.saturating_add(1);
        }
        let mut near: Vec<(Reverse<usize>, usize)> = shared
            .into_iter()
            .filter_map(|(position, shared)| {
                let (name, _) = self.names.get(position)?;
                // How much they share of the shorter one, and of both: a word of a long name, and a typing error.
                let (one, other) = (wanted.pairs.len(), name.pairs.len());
                let of = |pairs: usize| shared.saturating_mul(10_000).checked_div(pairs);
                let of_both = of(one.saturating_add(other))?.saturating_mul(2);
                Some((Reverse(of(one.min(other))?.saturating_add(of_both)), position))
            })
            .collect();
        near.sort_unstable();
        near.truncate(MOST_COMPARED);
        near.into_iter().filter_map(|(_, position)| self.names.get(position)).collect()
    }
}

/// Those above the threshold, the most alike first and each only once.
fn best_first<'a, T: Clone + Ord + 'a>(compared: impl Iterator<Item = (f64, &'a T)>) -> Vec<T> {
    let mut alike: Vec<(f64, &T)> = compared.filter(|(likeness, _)| *likeness >= THRESHOLD).collect();
    alike.sort_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
    let mut told = BTreeSet::new();
    alike.into_iter().filter(|(_, meant)| told.insert(*meant)).map(|(_, meant)| meant.clone()).collect()
}

/// A name's telling words in the order of the alphabet, taken apart once for all comparisons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Spelled {
    words: String,
    /// Each only once.
    pairs: Vec<Pair>,
}

impl Spelled {
    fn new(key: &NameKey) -> Self {
        let mut words: Vec<&str> =
            key.as_str().split([' ', '/', '-', '(', ')']).filter(|word| !word.is_empty()).collect();
        words.retain(|word| !EMPTY_WORDS.contains(word));
        words.sort_unstable();
        let mut pairs: Vec<Pair> = words
            .iter()
            .flat_map(|word| [' '].into_iter().chain(word.chars()).zip(word.chars().chain([' '])))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { words: words.join(" "), pairs }
    }

    /// From 0 (nothing in common) to 1, whatever the order of the words.
    fn likeness(&self, other: &Self) -> f64 {
        let words = |spelled: &Self| spelled.words.split(' ').count();
        let (fewer, more) = if words(self) <= words(other) { (self, other) } else { (other, self) };
        let contained = !fewer.words.is_empty()
            && fewer.words.split(' ').all(|word| more.words.split(' ').any(|other| other == word));
        let spelled = strsim::jaro_winkler(&self.words, &other.words);
        if contained { spelled.max(CONTAINED) } else { spelled }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::names::normalise::AssociationKey;
    use crate::names::register::Register;

    fn key(text: &str) -> NameKey {
        NameKey::of_member(text)
    }

    fn resemble(one: &str, other: &str) -> bool {
        !Resemblances::new([(&key(one), ())]).alike(&key(other)).is_empty()
    }

    #[test]
    fn a_wrong_letter_a_word_too_many_another_order() {
        assert!(resemble("Upplands Vesby", "Upplands Väsby"));
        assert!(resemble("Lekeberg Örebro", "Lekeberg och Örebro"));
        assert!(resemble("Falköping/Tidaholms", "Falköping/Tidaholm"));
        assert!(resemble("RAR", "RAR i Sörmland"));
        assert!(!resemble("Sydnärke", "Haninge"));
        assert!(!resemble("och", "Lekeberg och Örebro"));
        assert!(!resemble(&"a".repeat(LONGEST + 1), &"a".repeat(LONGEST + 1)));
    }

    #[test]
    fn the_best_comes_first_and_each_only_once() {
        let names = ["Upplands-Bro", "Upplands Väsby", "Sala"].map(|name| (key(name), name));
        let names = Resemblances::new(names.iter().chain(names.iter()).map(|(key, name)| (key, *name)));
        let best = names.suggestions(&key("Upplands Vesby"));
        assert_eq!(best.first(), Some(&"Upplands Väsby"));
        assert_eq!(best.iter().filter(|name| **name == "Upplands Väsby").count(), 1);
        assert!(!best.contains(&"Sala"));
    }

    /// Names as alike as those of a long list: two of twenty syllables each, and a number.
    fn invented(number: usize) -> NameKey {
        const SYLLABLES: [&str; 20] = [
            "ask", "berg", "dal", "ed", "fors", "gran", "hult", "köping", "lund", "mark", "näs", "ås", "rud",
            "sund", "torp", "udde", "vik", "å", "älv", "ö",
        ];
        let (first, second) = (SYLLABLES[number % 20], SYLLABLES[number / 20 % 20]);
        key(&format!("{first}{second} {number}"))
    }

    /// How many comparisons it takes to look for `count` unknown names among as many.
    fn comparisons(count: usize) -> usize {
        let known: Vec<NameKey> = (0..count).map(invented).collect();
        let known = Resemblances::new(known.iter().zip(0..));
        (count..count * 2).map(|number| known.near(&Spelled::new(&invented(number))).len()).sum()
    }

    #[test]
    fn twice_as_many_names_are_twice_as_many_comparisons() {
        let (once, twice) = (comparisons(1_000), comparisons(2_000));
        assert!(once <= 1_000 * MOST_COMPARED, "{once}");
        assert!(twice <= once * 2 + once / 10, "{once} and {twice}");
    }

    #[test]
    fn a_list_of_any_length_is_not_counted_through() {
        // All share every pair but those of the number.
        let same: Vec<NameKey> = (0..20_000).map(|number| key(&format!("samordning {number}"))).collect();
        let names = Resemblances::new(same.iter().zip(0..));
        assert_eq!(names.near(&Spelled::new(&key("samordning"))).len(), MOST_COMPARED);
        assert!(names.suggestions(&key("samordning 19999")).contains(&19_999));
    }

    /// The built-in registers: all forms of members' names, and all known associations' names.
    static REGISTERS: LazyLock<[(Vec<NameKey>, Resemblances<usize>); 2]> = LazyLock::new(|| {
        let register = Register::builtin();
        let forms = register.forms().map(|(form, code)| (form.clone(), code.to_string().parse().unwrap()));
        let members = forms.collect();
        let mut reader = csv::Reader::from_reader(include_str!("data/forbund.csv").as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let associations = rows.iter().zip(0..).flat_map(|(row, number)| {
            let names = [&row[0]].into_iter().chain(row[1].split('|'));
            names.filter(|name| !name.is_empty()).map(move |name| (AssociationKey::new(name).name, number))
        });
        [members, associations.collect()].map(|names: Vec<(NameKey, usize)>| {
            let searched = Resemblances::new(names.iter().map(|(name, meant)| (name, *meant)));
            (names.into_iter().map(|(name, _)| name).collect(), searched)
        })
    });

    /// What a search that compares with every name suggests first.
    fn exhaustive(searched: &Resemblances<usize>, wanted: &NameKey) -> Option<usize> {
        let wanted = Spelled::new(wanted);
        let all = searched.names.iter().map(|(name, meant)| (wanted.likeness(name), meant));
        best_first(all).first().copied()
    }

    /// One letter too few, too many, wrong, or exchanged with the next.
    fn mistyped(name: &str, place: usize, letter: char, kind: usize) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let place = place % letters.len();
        match kind {
            0 => drop(letters.remove(place)),
            1 => letters.insert(place, letter),
            2 => letters[place] = letter,
            _ => letters.swap(place, (place + 1).min(name.chars().count() - 1)),
        }
        letters.into_iter().collect()
    }

    #[test]
    fn a_typing_error_has_the_best_suggestion_of_a_search_through_all() {
        for (names, searched) in REGISTERS.iter() {
            for (number, name) in names.iter().enumerate().step_by(5) {
                for kind in 0..4 {
                    let letter = ['a', 'e', 'n', 'å', 's'][number / 5 % 5];
                    let wanted = key(&mistyped(name.as_str(), number * 7 + kind, letter, kind));
                    let best = searched.suggestions(&wanted).first().copied();
                    assert_eq!(best, exhaustive(searched, &wanted), "{wanted:?}");
                }
            }
        }
        let (_, members) = &REGISTERS[0];
        let wanted = key("landstinet i kalmar län");
        assert_eq!(members.suggestions(&wanted), [8, 880], "the municipality, whose only word stands in it");
    }
}
