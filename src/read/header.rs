//! Headers: which column a header names, and the year, unit and status that stand in it.

mod known;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use crate::domain::allocation::AmountKind;
use crate::domain::name::{clean, cleaned};
use crate::domain::unit::Unit;

use super::column::{Column, Columns};
use super::sum_label::SumLabel;
use super::unit;
use known::{Known, Weight, letters_only};

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
        let header = Header::of(text, self.known);
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
        let header = Header::of(text, self.known);
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

impl Header {
    /// Takes a text apart, with what the words weigh.
    fn of(text: &str, known: &Known) -> Self {
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
            .map(|word| (known.weight(word), word))
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

#[cfg(test)]
mod tests {
    use super::*;

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
