//! The words that headers and sum rows are known by.
//!
//! People write them in `words.toml`, as they stand in tables. `words.csv` is made of that file, with every header
//! taken apart as it is compared: to do so at each start would be a tenth of it. The tests hold one to the other; after a
//! change of `words.toml`, `INSTA_UPDATE=always cargo test the_words_are` writes `words.csv` anew.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::read::column::Column;
use crate::read::sum_label::SumLabel;

/// Kind, words and, for the words of a header, the columns with blanks between.
const WORDS: &str = include_str!("words.csv");

/// What a word counts in a header. A header is compared by its heaviest words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It never counts, but where nothing else is left.
    Never,
    /// It counts where nothing heavier is left.
    Noise,
    /// It counts.
    Full,
}

/// The words that are built in.
#[derive(Debug, Default)]
pub struct Known {
    columns: FxHashMap<&'static str, Vec<Column>>,
    light: FxHashMap<&'static str, Weight>,
    sums: FxHashMap<&'static str, Vec<SumLabel>>,
    /// The words of all headers, as they are compared.
    words: FxHashSet<&'static str>,
    /// The same words without digits and marks.
    letters: FxHashSet<&'static str>,
}

impl Known {
    /// The words, read once.
    pub fn built_in() -> &'static Self {
        static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::read(WORDS));
        &KNOWN
    }

    /// Lines of no kind that is known say nothing: the tests see to it that there are none but the first.
    fn read(csv: &'static str) -> Self {
        let mut known = Self::default();
        for line in csv.lines() {
            let mut fields = line.split(',');
            let (Some(kind), Some(text)) = (fields.next(), fields.next()) else { continue };
            match kind {
                "header" => {
                    let names = fields.next().into_iter().flat_map(|names| names.split(' '));
                    let columns =
                        names.filter_map(|name| Column::ALL.iter().find(|column| column.name() == name));
                    known.columns.insert(text, columns.copied().collect());
                    known.words.extend(text.split(' '));
                    known.letters.extend(letters_only(text));
                }
                "never" => _ = known.light.insert(text, Weight::Never),
                "noise" => _ = known.light.insert(text, Weight::Noise),
                "sum" => known.sums.entry(text).or_default().push(SumLabel::Either),
                "part" => known.sums.entry(text).or_default().push(SumLabel::Part),
                "whole" => known.sums.entry(text).or_default().push(SumLabel::Whole),
                _ => {}
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
        self.sums.get(word).is_some_and(|kinds| kinds.contains(&kind))
    }
}

/// The words of a text, without digits and marks.
pub fn letters_only(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use serde::Deserialize;

    use super::*;
    use crate::names::kept_tests::assert_is_made;
    use crate::read::header::Header;

    /// `words.toml`.
    #[derive(Deserialize)]
    struct Written {
        headers: BTreeMap<String, BTreeSet<String>>,
        columns: BTreeMap<String, Vec<String>>,
        rows: BTreeMap<String, BTreeSet<String>>,
    }

    fn written() -> Written {
        toml::from_str(include_str!("words.toml")).unwrap()
    }

    #[test]
    fn the_words_are_those_of_the_file_that_people_write() {
        let Written { headers, columns, rows } = written();
        let simple = headers.iter().chain(&rows);
        let simple =
            simple.flat_map(|(kind, words)| words.iter().map(move |word| format!("{kind},{word},\n")));
        let light: Vec<String> = std::iter::once("kind,words,columns\n".to_owned()).chain(simple).collect();
        let weights = Known::read(light.concat().leak());
        let mut compared: BTreeMap<String, BTreeSet<Column>> = BTreeMap::new();
        for column in Column::ALL {
            for header in &columns[column.name()] {
                compared.entry(Header::of(header, &weights).words).or_default().insert(*column);
            }
        }
        let full = compared.iter().map(|(words, columns)| {
            let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
            format!("header,{words},{}\n", names.join(" "))
        });
        let made: String = light.into_iter().chain(full).collect();
        assert_is_made("src/read/header/words.csv", WORDS, &made);
        assert!(made.lines().all(|line| line.matches(',').count() == 2), "no word has a comma");
        assert_eq!(Known::built_in().columns.len(), compared.len());
        assert_eq!(Known::built_in().light.len(), headers.values().map(BTreeSet::len).sum::<usize>());
    }

    #[test]
    fn every_column_has_words() {
        let Written { headers, columns, rows } = written();
        assert!(Column::ALL.iter().all(|column| !columns[column.name()].is_empty()));
        assert_eq!(columns.len(), Column::ALL.len(), "no words for a column that does not exist");
        assert_eq!(headers.keys().collect::<Vec<_>>(), ["never", "noise"]);
        assert_eq!(rows.keys().collect::<Vec<_>>(), ["part", "sum", "whole"]);
    }

    #[test]
    fn no_header_is_two_amounts() {
        for (header, columns) in &Known::built_in().columns {
            let count = columns.iter().filter(|column| Column::OF_STATE.contains(column)).count();
            assert!(count <= 1, "{header}: {columns:?}");
        }
    }
}
