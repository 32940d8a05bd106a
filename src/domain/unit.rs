//! Units of money: kr, tkr and mnkr, and how they are written.

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

impl Unit {
    /// How units are written, the longest first among those that end alike.
    pub const WORDS: &[(&str, Self)] = &[
        ("sek thousands", Self::Tkr),
        ("sek millions", Self::Mnkr),
        ("sek thousand", Self::Tkr),
        ("sek million", Self::Mnkr),
        ("thousands of sek", Self::Tkr),
        ("thousand sek", Self::Tkr),
        ("millions of sek", Self::Mnkr),
        ("miljoner kronor", Self::Mnkr),
        ("miljoner kr", Self::Mnkr),
        ("million sek", Self::Mnkr),
        ("miljoner", Self::Mnkr),
        ("miljon", Self::Mnkr),
        ("mnkr", Self::Mnkr),
        ("mkr", Self::Mnkr),
        ("msek", Self::Mnkr),
        ("tusentals kronor", Self::Tkr),
        ("tusental kronor", Self::Tkr),
        ("tusen kronor", Self::Tkr),
        ("thousands of kronor", Self::Tkr),
        ("tusental kr", Self::Tkr),
        ("tusentals kr", Self::Tkr),
        ("tusen kr", Self::Tkr),
        ("tusental", Self::Tkr),
        ("1000 kr", Self::Tkr),
        ("1 000 kr", Self::Tkr),
        ("1000-tal kronor", Self::Tkr),
        ("tkr", Self::Tkr),
        ("tsek", Self::Tkr),
        ("ksek", Self::Tkr),
        ("kkr", Self::Tkr),
        ("kronor", Self::Kr),
        ("kr", Self::Kr),
        ("sek", Self::Kr),
        (":-", Self::Kr),
    ];

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
        for (word, unit) in Self::WORDS {
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
    fn a_unit_follows_a_number() {
        assert_eq!(Unit::split_off("1 260 TKR"), ("1 260", Some(Unit::Tkr)));
        assert_eq!(Unit::split_off("900kr"), ("900", Some(Unit::Kr)));
        assert_eq!(Unit::split_off("Tierps kr"), ("Tierps kr", None));
    }
}
