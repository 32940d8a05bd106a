//! The budget year.

use std::fmt;

/// A budget year, 2004 (when law 2003:1210 came into force) to 2099.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

/// The number is not a budget year under law 2003:1210.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a budget year lies from 2004 to 2099")]
pub struct YearError;

impl Year {
    /// A budget year.
    ///
    /// # Errors
    /// [`YearError`] outside 2004–2099.
    pub fn new(year: u16) -> Result<Self, YearError> {
        if (2004..=2099).contains(&year) { Ok(Self(year)) } else { Err(YearError) }
    }

    /// The year as a number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }

    /// The year before; 2003 for the first year under the law, so it is a plain number.
    #[must_use]
    pub fn before(self) -> u16 {
        self.0.saturating_sub(1)
    }

    /// The last day of the year.
    #[must_use]
    pub fn last_day(self) -> jiff::civil::Date {
        jiff::civil::Date::constant(i16::try_from(self.0).unwrap_or(2099), 12, 31)
    }

    /// The first day of the year.
    #[must_use]
    pub fn first_day(self) -> jiff::civil::Date {
        jiff::civil::Date::constant(i16::try_from(self.0).unwrap_or(2099), 1, 1)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_under_the_law() {
        assert!(Year::new(2003).is_err());
        assert_eq!(Year::new(2004).unwrap().before(), 2003);
        assert!(Year::new(2100).is_err());
        assert_eq!(Year::new(2024).unwrap().last_day().to_string(), "2024-12-31");
    }
}
