//! Headers: which column a header names, and the year, unit and status that stand in it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::name::clean;

use super::unit::Unit;

/// The header words, as data.
const WORDS: &str = include_str!("words.toml");

macro_rules! columns {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $id:literal),+ $(,)?) => {
        /// A column of one of the tables.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column {
            $($(#[$doc])* $variant),+
        }

        impl Column {
            /// Every column.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The column's name in `words.toml` and in the settings.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            /// The identifier of the column's heading in `text`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id),+
                }
            }
        }
    };
}

columns! {
    /// Förbund.
    Association = "association" "column-association",
    /// Län.
    County = "county" "column-county",
    /// Möjlig tilldelning.
    Possible = "possible" "column-possible",
    /// Äskade medel.
    Requested = "requested" "column-requested",
    /// Preliminär tilldelning.
    Preliminary = "preliminary" "column-preliminary",
    /// Slutlig tilldelning.
    Final = "final" "column-final",
    /// A state amount without a status in its header.
    Allocated = "allocated" "column-allocated",
    /// Medlem.
    Member = "member" "column-member",
    /// Part.
    Party = "party" "column-party",
    /// Kod.
    Code = "code" "column-code",
    /// Nyckel.
    Key = "key" "column-key",
    /// Värde.
    Value = "value" "column-value",
    /// Från.
    From = "from" "column-from",
    /// Till.
    To = "to" "column-to",
    /// Regel.
    Rule = "rule" "column-rule",
    /// Avrundning.
    Rounding = "rounding" "column-rounding",
    /// Datum.
    Date = "date" "column-date",
    /// Status.
    Status = "status" "column-status",
    /// Diarienummer.
    Reference = "reference" "column-reference",
    /// Not.
    Note = "note" "column-note",
    /// År.
    Year = "year" "column-year",
    /// Belopp.
    Amount = "amount" "column-amount",
    /// Namn.
    Name = "name" "column-name",
    /// Avser.
    Target = "target" "column-target",
    /// E-post.
    Email = "email" "column-email",
    /// Kopia.
    Copy = "copy" "column-copy",
    /// Statligt belopp.
    StateAmount = "state-amount" "column-state-amount",
    /// Bekräftad.
    Confirmed = "confirmed" "column-confirmed",
    /// Känd genom.
    KnownBy = "known-by" "column-known-by",
    /// Metod.
    Method = "method" "column-method",
    /// Målår.
    TargetYear = "target-year" "column-target-year",
    /// Målbelopp.
    TargetAmount = "target-amount" "column-target-amount",
}

/// The words of headers and sum rows.
#[derive(Clone, Debug)]
pub struct Words {
    columns: BTreeMap<String, Vec<Column>>,
    sums: Vec<String>,
}

/// A header taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The words that are left: `slutlig tilldelning`.
    pub words: String,
    /// The year that stands in it.
    pub year: Option<u16>,
    /// The unit that stands in it.
    pub unit: Option<Unit>,
}

#[derive(Deserialize)]
struct RawWords {
    columns: BTreeMap<String, Vec<String>>,
    rows: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// The built-in words.
    #[must_use]
    pub fn built_in() -> Self {
        // A file that does not parse leaves no words, and no table is found: the tests see to it.
        let raw =
            toml::from_str(WORDS).unwrap_or(RawWords { columns: BTreeMap::new(), rows: BTreeMap::new() });
        let mut columns: BTreeMap<String, Vec<Column>> = BTreeMap::new();
        for column in Column::ALL {
            for word in raw.columns.get(column.name()).into_iter().flatten() {
                columns.entry(word.clone()).or_default().push(*column);
            }
        }
        Self { columns, sums: raw.rows.get("sum").cloned().unwrap_or_default() }
    }

    /// The columns that a header with these words may be.
    #[must_use]
    pub fn columns(&self, header: &Header) -> &[Column] {
        self.columns.get(&header.words).map_or(&[], Vec::as_slice)
    }

    /// Whether a row with this label is a sum row.
    #[must_use]
    pub fn is_sum(&self, label: &str) -> bool {
        let label = clean(label).to_lowercase();
        let first = label.split([' ', ':', ',']).next().unwrap_or_default();
        self.sums.iter().any(|word| word == first || *word == label.trim_end_matches(':'))
    }
}

impl Header {
    /// Takes a header's text apart.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let lower = clean(text).to_lowercase();
        let unit = Unit::named_in(&lower);
        let years = years_in(&lower);
        let mut words = String::new();
        // A unit in parentheses goes with them; other parentheses are notes and go too.
        let outside = outside_parentheses(&lower);
        for word in outside.split([' ', ',', ':', ';', '*', '.', '/']) {
            let word = word.trim_end_matches(|letter: char| "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(letter));
            let is_year = years_in(word).len() == 1;
            let is_unit = matches!(word, "kr" | "tkr" | "mnkr" | "mkr" | "kronor" | "sek" | "ksek" | "msek");
            let is_filler =
                matches!(word, "" | "i" | "för" | "år" | "tusental" | "tusentals" | "tusen" | "miljoner")
                    && !(word == "år" && words.is_empty() && outside.trim() == "år");
            if is_year || is_unit || is_filler {
                continue;
            }
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        let year = match years.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        Self { words, year, unit }
    }
}

/// The budget years named in a text, each once: numbers from 2004 to 2099 that are no part of a
/// date such as `2023-11-10` or `10 november 2023`.
#[must_use]
pub fn years_in(text: &str) -> Vec<u16> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let lower = text.to_lowercase();
    let tokens: Vec<&str> =
        lower.split(|letter: char| letter.is_whitespace() || "(),;:".contains(letter)).collect();
    let mut years = Vec::new();
    let mut before = "";
    for token in tokens.into_iter().filter(|token| !token.is_empty()) {
        let bare = token.trim_matches(|letter: char| !letter.is_alphanumeric());
        let after_month = MONTHS.iter().any(|month| before.starts_with(month) && before.len() <= 9);
        if bare.len() == 4
            && !after_month
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

fn outside_parentheses(text: &str) -> String {
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
    outside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_parse_and_every_column_has_some() {
        let raw: RawWords = toml::from_str(WORDS).unwrap();
        for column in Column::ALL {
            assert!(
                raw.columns.get(column.name()).is_some_and(|words| !words.is_empty()),
                "{}",
                column.name()
            );
        }
        assert_eq!(raw.columns.len(), Column::ALL.len(), "no words for a column that does not exist");
        for (column, words) in &raw.columns {
            for word in words {
                assert_eq!(&Header::parse(word).words, word, "a word of {column} that no header becomes");
            }
        }
    }

    #[test]
    fn headers_are_taken_apart() {
        let header = |text: &str| {
            let header = Header::parse(text);
            (header.words, header.year, header.unit)
        };
        assert_eq!(
            header("Slutlig tilldelning 2024 (tkr)*"),
            ("slutlig tilldelning".into(), Some(2024), Some(Unit::Tkr))
        );
        assert_eq!(header("Äskade\nmedel, kr"), ("äskade medel".into(), None, Some(Unit::Kr)));
        assert_eq!(header("Belopp i tusental kronor"), ("belopp".into(), None, Some(Unit::Tkr)));
        assert_eq!(header("År"), ("år".into(), None, None));
        assert_eq!(header("Beslut för år 2024"), ("beslut".into(), Some(2024), None));
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
        for label in ["Totalt", "SUMMA", "Summa kommuner", "Totalt länet", "Delsumma:", "Hela riket"] {
            assert!(words.is_sum(label), "{label}");
        }
        for label in ["Summatorp", "Sydnärke", ""] {
            assert!(!words.is_sum(label), "{label}");
        }
    }
}
