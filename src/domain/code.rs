//! Codes of municipalities and regions, as Statistics Sweden (SCB) gives them.

use std::fmt;
use std::str::FromStr;

/// The code of a member: only municipalities and regions may be members (law 2003:1210, 1 and 3 §§).
///
/// Ordered with regions first and then by number: *register code order*, the order in which
/// members stand in tables and in which a tie in a split is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A region, by its two-digit county code: `18` is Region Örebro län.
    Region(RegionCode),
    /// A municipality, by its four-digit code: `1880` is Örebro.
    Municipality(MunicipalityCode),
}

/// A two-digit county code (länskod), `01` to `25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(u8);

/// A four-digit municipality code (kommunkod), `0101` to `2599`: county, then serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MunicipalityCode(u16);

/// The text is not a code of the kind asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a code of a municipality or a region")]
pub struct CodeError;

impl RegionCode {
    /// A county code from its number.
    ///
    /// # Errors
    /// [`CodeError`] outside 1–25.
    pub fn new(number: u8) -> Result<Self, CodeError> {
        if (1..=25).contains(&number) { Ok(Self(number)) } else { Err(CodeError) }
    }
}

impl MunicipalityCode {
    /// Gotland, the one municipality outside every region (law 2003:1210, 3 §).
    pub const GOTLAND: Self = Self(980);

    /// A municipality code from its number.
    ///
    /// # Errors
    /// [`CodeError`] outside 101–2599.
    pub fn new(number: u16) -> Result<Self, CodeError> {
        if (101..=2599).contains(&number) { Ok(Self(number)) } else { Err(CodeError) }
    }

    /// The code of the county that the municipality lies in.
    #[must_use]
    pub fn county(self) -> RegionCode {
        RegionCode(u8::try_from(self.0.checked_div(100).unwrap_or_default()).unwrap_or_default())
    }
}

impl fmt::Display for RegionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.0)
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Region(code) => fmt::Display::fmt(code, f),
            Self::Municipality(code) => fmt::Display::fmt(code, f),
        }
    }
}

impl FromStr for Code {
    type Err = CodeError;

    /// One or two digits are a region, three or four a municipality: spreadsheets lose leading
    /// zeros, so `114` and `0114` are one code, and so are `1` and `01`.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodeError);
        }
        match text.len() {
            1 | 2 => RegionCode::new(text.parse().map_err(|_| CodeError)?).map(Self::Region),
            3 | 4 => MunicipalityCode::new(text.parse().map_err(|_| CodeError)?).map(Self::Municipality),
            _ => Err(CodeError),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_leading_zero_is_the_same_code() {
        assert_eq!("114".parse::<Code>(), "0114".parse::<Code>());
        assert_eq!("1".parse::<Code>(), "01".parse::<Code>());
        assert_eq!("114".parse::<Code>().unwrap().to_string(), "0114");
    }

    #[test]
    fn what_is_no_code() {
        for text in ["", "0", "00", "26", "0099", "2600", "01144", "+114", "1 14", "٣٣"] {
            assert_eq!(text.parse::<Code>(), Err(CodeError), "{text}");
        }
    }

    #[test]
    fn regions_come_before_municipalities() {
        let mut codes = ["0114", "25", "18", "2584"].map(|text| text.parse::<Code>().unwrap());
        codes.sort();
        assert_eq!(codes.map(|code| code.to_string()), ["18", "25", "0114", "2584"]);
    }

    #[test]
    fn a_municipality_knows_its_county() {
        let Ok(Code::Municipality(code)) = "1880".parse() else { panic!("1880 is Örebro") };
        assert_eq!(code.county().to_string(), "18");
    }
}
