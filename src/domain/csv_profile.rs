//! How CSV files are written: for Excel or for programs.

/// How CSV files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CsvProfile {
    /// For Swedish Excel: UTF-8 with BOM, semicolons, decimal comma, CRLF.
    #[default]
    ExcelSwedish,
    /// For programs, after RFC 4180: UTF-8 without BOM, commas, decimal point, CRLF.
    Rfc4180,
}

impl CsvProfile {
    /// The profile of this name: `excel-sv` or `rfc4180`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "excel-sv" => Some(Self::ExcelSwedish),
            "rfc4180" => Some(Self::Rfc4180),
            _ => None,
        }
    }

    /// The profile's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ExcelSwedish => "excel-sv",
            Self::Rfc4180 => "rfc4180",
        }
    }
}
