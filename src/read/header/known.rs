//! The words that headers and sum rows are known by: `words.toml`, where they stand as they do in tables. They are taken
//! apart as a header is when they are first asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::apart::{Header, Weight};
use crate::read::column::Column;
use crate::read::sum_label::SumLabel;

/// `words.toml`.
#[derive(Default, Deserialize)]
struct Written {
    headers: BTreeMap<Weight, BTreeSet<String>>,
    columns: BTreeMap<String, Vec<String>>,
    rows: BTreeMap<SumLabel, BTreeSet<String>>,
}

impl Written {
    /// The file is the program's own: the tests see to it that it can be read.
    fn read() -> Self {
        toml::from_str(include_str!("words.toml")).unwrap_or_default()
    }
}

/// The words that are built in.
#[derive(Debug, Default)]
pub struct Known {
    columns: FxHashMap<String, Vec<Column>>,
    light: FxHashMap<String, Weight>,
    sums: FxHashMap<SumLabel, BTreeSet<String>>,
    /// The words of all headers, as they are compared.
    words: FxHashSet<String>,
    /// The same words without digits and marks.
    letters: FxHashSet<String>,
}

impl Known {
    /// The words, read once.
    pub fn built_in() -> &'static Self {
        static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::of(Written::read()));
        &KNOWN
    }

    fn of(written: Written) -> Self {
        let mut known = Self { sums: written.rows.into_iter().collect(), ..Self::default() };
        for (weight, words) in written.headers {
            known.light.extend(words.into_iter().map(|word| (word, weight)));
        }
        for column in Column::ALL {
            for header in written.columns.get(column.name()).into_iter().flatten() {
                let words = Header::of(header, |word| known.weight(word)).words;
                known.words.extend(words.split(' ').map(str::to_owned));
                known.letters.extend(letters_only(&words).map(str::to_owned));
                let columns = known.columns.entry(words).or_default();
                if !columns.contains(column) {
                    columns.push(*column);
                }
            }
        }
        known
    }

    /// The columns that a header with these words may be.
    pub fn columns(&self, words: &str) -> &[Column] {
        self.columns.get(words).map_or(&[], Vec::as_slice)
    }

    /// What a word counts.
    pub fn weight(&self, word: &str) -> Weight {
        self.light.get(word).copied().unwrap_or(Weight::Full)
    }

    /// Whether the word is one of some header's.
    pub fn is_word_of_some(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether these letters, without digits and marks, stand in some header.
    pub fn are_letters_of_some(&self, letters: &str) -> bool {
        self.letters.contains(letters)
    }

    /// Whether sum rows of this kind are labelled so.
    pub fn is_sum_word(&self, kind: SumLabel, word: &str) -> bool {
        self.sums.get(&kind).is_some_and(|words| words.contains(word))
    }
}

/// The words of a text, without digits and marks.
pub fn letters_only(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_file_is_known() {
        let Written { headers, columns, rows } = toml::from_str(include_str!("words.toml")).unwrap();
        assert!(Column::ALL.iter().all(|column| !columns[column.name()].is_empty()));
        assert_eq!(columns.len(), Column::ALL.len(), "no words for a column that does not exist");
        assert_eq!((headers.len(), rows.len()), (2, 3));
        assert_eq!(Known::built_in().light.len(), headers.values().map(BTreeSet::len).sum::<usize>());
    }

    #[test]
    fn no_header_is_two_amounts() {
        for (header, columns) in &Known::built_in().columns {
            let count = columns.iter().filter(|column| Column::OF_STATE.contains(column)).count();
            assert!(count <= 1, "{header}: {columns:?}");
        }
    }
}
