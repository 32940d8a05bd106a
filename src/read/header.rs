//! Headers: which column a header names, and the year, unit and status that stand in it.

mod apart;
mod known;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use crate::domain::name::clean;

use super::column::{Column, Columns};
use super::sum_label::SumLabel;
use super::unit;
use apart::Weight;
pub use apart::{Header, title_years, years_in};
use known::{Known, letters_only};

/// The words of headers and sum rows, with what has been seen of a file's texts.
#[derive(Clone, Debug)]
pub struct Words {
    known: &'static Known,
    named: BTreeMap<Column, String>,
    /// What has been glanced at before.
    glances: RefCell<HashMap<String, Glance>>,
    /// What has been taken apart before: the same rows are tried for every kind of table.
    parsed: RefCell<BTreeMap<String, Header>>,
}

/// What can be said of a cell's text before it is known whether it stands in a header.
#[derive(Clone, Copy, Debug, Default)]
pub struct Glance {
    /// The columns that it names on its own.
    pub columns: Columns,
    /// Whether a word stands in it that stands in no header, so that no header with this text in it is known.
    pub is_foreign: bool,
}

impl Words {
    /// The built-in words, read once: every file that is read begins with them.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            known: Known::built_in(),
            named: BTreeMap::new(),
            glances: RefCell::default(),
            parsed: RefCell::default(),
        }
    }

    /// The same words, and columns that the settings name by their header or their letters.
    #[must_use]
    pub fn naming(mut self, named: impl IntoIterator<Item = (Column, String)>) -> Self {
        self.named = named.into_iter().map(|(column, text)| (column, clean(&text).to_lowercase())).collect();
        self
    }

    /// The column that the settings name by this header or by these letters. A column that they name is not
    /// also found by its words.
    #[must_use]
    pub fn named(&self, header: &str, letters: &str) -> Option<Column> {
        let lower = clean(header).to_lowercase();
        let by = |text: &str| self.named.iter().find(|(_, named)| *named == text).map(|(column, _)| *column);
        by(&lower).or_else(|| by(&letters.to_lowercase()))
    }

    /// Whether the settings name any column.
    #[must_use]
    pub fn are_named(&self) -> bool {
        !self.named.is_empty()
    }

    /// Whether a word of some header stands in the text: without one it is none.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        let text = clean(text).to_lowercase();
        letters_only(&text).any(|word| self.known.are_letters_of_some(word))
    }

    /// Whether the settings name the column.
    #[must_use]
    pub fn names(&self, column: Column) -> bool {
        self.named.contains_key(&column)
    }

    /// The columns that a header with these words may be.
    #[must_use]
    pub fn columns(&self, header: &Header) -> &[Column] {
        self.known.columns(&header.words)
    }

    /// What can be said of a cell's text at once: most cells are asked several times.
    #[must_use]
    pub fn glance(&self, text: &str) -> Glance {
        if let Some(glance) = self.glances.borrow().get(text) {
            return *glance;
        }
        let header = Header::of(text, |word| self.known.weight(word));
        let mut columns = Columns::of(self.columns(&header));
        if header.words.is_empty() && !header.years.is_empty() {
            // A year alone above amounts.
            columns = columns.and(Columns::of(&[Column::Allocated]));
        }
        // With a parenthesis that is closed in another cell the words are others.
        let is_closed = text.matches('(').count() == text.matches(')').count();
        let is_foreign = |word: &str| {
            self.known.weight(word) == Weight::Full
                && !self.known.is_word_of_some(word)
                && !unit::has_word(word)
        };
        let is_foreign =
            is_closed && header.words.split(' ').any(|word| !word.is_empty() && is_foreign(word));
        let glance = Glance { columns, is_foreign };
        self.glances.borrow_mut().insert(text.to_owned(), glance);
        glance
    }

    /// Takes a header's text apart.
    #[must_use]
    pub fn parse(&self, text: &str) -> Header {
        if let Some(header) = self.parsed.borrow().get(text) {
            return header.clone();
        }
        let header = Header::of(text, |word| self.known.weight(word));
        self.parsed.borrow_mut().insert(text.to_owned(), header.clone());
        header
    }

    /// Whether a row with this label is a sum row, and of which kind.
    #[must_use]
    pub fn sum_label(&self, label: &str) -> Option<SumLabel> {
        let label = clean(label).to_lowercase();
        let label = label.trim_end_matches([':', '.', '*', ' ']);
        let ends = [label.split([' ', ':', ',']).next(), label.rsplit(' ').next()];
        let says =
            |kind| ends.into_iter().flatten().chain([label]).any(|word| self.known.is_sum_word(kind, word));
        if self.known.is_sum_word(SumLabel::Whole, label) {
            Some(SumLabel::Whole)
        } else if says(SumLabel::Part) {
            Some(SumLabel::Part)
        } else {
            says(SumLabel::Either).then_some(SumLabel::Either)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::unit::Unit;

    #[test]
    fn headers_are_taken_apart() {
        let words = Words::built_in();
        let header = |text: &str| {
            let header = words.parse(text);
            (header.words, header.years, header.unit)
        };
        assert_eq!(
            header("Slutlig tilldelning 2024 (tkr)*"),
            ("slutlig tilldelning".into(), vec![2024], Some(Unit::Tkr))
        );
        assert_eq!(header("Äskade\nmedel, kr"), ("äskade".into(), vec![], Some(Unit::Kr)));
        assert_eq!(header("Belopp i tusental kronor"), ("belopp".into(), vec![], Some(Unit::Tkr)));
        assert_eq!(header("År"), ("år".into(), vec![], None));
        assert_eq!(header("Beslut för år 2024"), ("beslut".into(), vec![2024], None));
        assert_eq!(header("2024"), (String::new(), vec![2024], None));
    }

    #[test]
    fn headers_of_the_authority() {
        let words = Words::built_in();
        for (text, column) in [
            ("Samordningsförbund", Column::Association),
            ("SAMORDNINGSFÖRBUND*", Column::Association),
            ("Möjlig\ntilldelning 2024, tkr", Column::Possible),
            ("Äskade medel", Column::Requested),
            ("Slutlig", Column::Final),
            ("Slutlig tilldelning 2024 (tkr)", Column::Final),
            ("Slutlig tilldelning1)", Column::Final),
            ("Tilldelning, slutlig", Column::Final),
            ("Slutlig tilldelning av statliga medel", Column::Final),
            ("Försäkringskassans beslut 2024", Column::Final),
            ("Preliminär fördelning 2024", Column::Preliminary),
            ("Tilldelning 2024 (tkr)", Column::Allocated),
            ("Statliga medel i tusentals kronor", Column::Allocated),
            ("Final allocation 2024", Column::Final),
            ("Requested (SEK thousands)", Column::Requested),
        ] {
            assert!(words.columns(&words.parse(text)).contains(&column), "{text}");
        }
        for text in ["Förändring", "Slutlig tilldelning föregående", "Kommentarer", "", "2024"] {
            assert_eq!(words.columns(&words.parse(text)), [], "{text}");
        }
    }

    #[test]
    fn a_date_is_no_year() {
        assert_eq!(years_in("Bilaga slutlig fördelning samordningsförbund 2024"), [2024]);
        assert_eq!(years_in("Försäkringskassans beslut 2023-11-10"), Vec::<u16>::new());
        assert_eq!(years_in("beslut den 10 november 2023 för 2024"), [2024]);
        assert_eq!(years_in("belopp 1999 och 3000"), Vec::<u16>::new());
    }

    #[test]
    fn sum_rows() {
        let words = Words::built_in();
        for (label, kind) in [
            ("Totalt", Some(SumLabel::Either)),
            ("SUMMA", Some(SumLabel::Either)),
            ("Summa kommuner", Some(SumLabel::Either)),
            ("Totalt länet", Some(SumLabel::Either)),
            ("Örebro län, totalt", Some(SumLabel::Either)),
            ("Delsumma:", Some(SumLabel::Part)),
            ("Hela riket", Some(SumLabel::Whole)),
            ("Summatorp", None),
            ("Sydnärke", None),
            ("", None),
        ] {
            assert_eq!(words.sum_label(label), kind, "{label}");
        }
    }
}
