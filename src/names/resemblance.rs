//! Resemblance: what a mistyped name may have meant. For suggestions only, never for a match.

use super::normalise::NameKey;

/// From here on two names resemble each other. Chosen so that one letter wrong in a short name and
/// a word more or less in a long one are found; a false suggestion costs a glance, no more.
const THRESHOLD: f64 = 0.85;

/// How alike two names are at least when all words of one stand in the other: `RAR` and
/// `RAR i Sörmland`, `Region Örebro` and `Region Örebro län`.
const CONTAINED: f64 = 0.95;

/// At most so many suggestions.
const SUGGESTIONS: usize = 3;

/// The longest name, in bytes, that suggestions are sought for. The longest real one has some sixty.
const LONGEST: usize = 200;

/// Words that say nothing about which member or association is meant.
const EMPTY_WORDS: [&str; 7] = ["och", "i", "för", "kommun", "stad", "-", ","];

/// Whether the names resemble each other.
#[must_use]
pub fn resemble(one: &NameKey, other: &NameKey) -> bool {
    one.as_str().len().max(other.as_str().len()) <= LONGEST && likeness(one, other) >= THRESHOLD
}

/// The best suggestions for `wanted`, best first; each suggestion only once.
pub fn suggestions<'a, T: Clone + Ord>(
    wanted: &NameKey,
    candidates: impl IntoIterator<Item = (&'a NameKey, T)>,
) -> Vec<T> {
    if wanted.as_str().len() > LONGEST {
        return Vec::new();
    }
    let mut alike: Vec<(f64, T)> = candidates
        .into_iter()
        .map(|(key, candidate)| (likeness(wanted, key), candidate))
        .filter(|(likeness, _)| *likeness >= THRESHOLD)
        .collect();
    alike.sort_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
    let mut best = Vec::new();
    for (_, candidate) in alike {
        if !best.contains(&candidate) && best.len() < SUGGESTIONS {
            best.push(candidate);
        }
    }
    best
}

/// From 0 (nothing in common) to 1, whatever the order of the words.
fn likeness(one: &NameKey, other: &NameKey) -> f64 {
    let (one, other) = (telling_words(one), telling_words(other));
    let (fewer, more) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let contained = !fewer.is_empty() && fewer.iter().all(|word| more.contains(word));
    let spelled = strsim::jaro_winkler(&one.join(" "), &other.join(" "));
    if contained { spelled.max(CONTAINED) } else { spelled }
}

fn telling_words(key: &NameKey) -> Vec<&str> {
    let mut words: Vec<&str> =
        key.as_str().split([' ', '/', '-', '(', ')']).filter(|word| !word.is_empty()).collect();
    words.retain(|word| !EMPTY_WORDS.contains(word));
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> NameKey {
        NameKey::of_member(text)
    }

    #[test]
    fn a_wrong_letter_a_word_too_many_another_order() {
        assert!(resemble(&key("Upplands Vesby"), &key("Upplands Väsby")));
        assert!(resemble(&key("Lekeberg Örebro"), &key("Lekeberg och Örebro")));
        assert!(resemble(&key("Falköping/Tidaholms"), &key("Falköping/Tidaholm")));
        assert!(resemble(&key("RAR"), &key("RAR i Sörmland")));
        assert!(!resemble(&key("Sydnärke"), &key("Haninge")));
        assert!(!resemble(&key("och"), &key("Lekeberg och Örebro")));
    }

    #[test]
    fn the_best_comes_first_and_each_only_once() {
        let names = ["Upplands-Bro", "Upplands Väsby", "Sala"].map(|name| (key(name), name));
        let candidates = names.iter().chain(names.iter()).map(|(key, name)| (key, *name));
        let best = suggestions(&key("Upplands Vesby"), candidates);
        assert_eq!(best.first(), Some(&"Upplands Väsby"));
        assert_eq!(best.iter().filter(|name| **name == "Upplands Väsby").count(), 1);
        assert!(!best.contains(&"Sala"));
    }
}
