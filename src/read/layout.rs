//! What calamine does not tell of workbooks of the formats xls, xlsb and ods: what is hidden, which cells
//! are merged, and which numbers are shown as per cent. One reader a format, each over the whole workbook;
//! the sheets come in the workbook's own order.
//!
//! All of this runs where a broken file does no harm ([`super::worker`]).

use std::collections::BTreeSet;

pub mod ods;
pub mod xls;
pub mod xlsb;

/// What the format tells of one sheet beside its cells. Rows and columns are counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Hidden rows, first and last of each run.
    pub hidden_rows: Vec<(u32, u32)>,
    /// Hidden columns, first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// First row and column, last row and column of merged cells.
    pub merged: Vec<(u32, u32, u32, u32)>,
    /// Row and column of the cells whose number is shown as per cent.
    pub percent: BTreeSet<(u32, u32)>,
}

/// Whether a number format shows per cent: a `%` outside quoted text.
#[must_use]
pub fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    for letter in format.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

/// Whether one of Excel's own formats, which stand in no workbook, shows per cent.
#[must_use]
pub fn is_built_in_percent(format: u16) -> bool {
    matches!(format, 9 | 10)
}

/// Bytes that are read from the front; what is not there is `None`.
#[derive(Clone, Copy)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes(self.take(2)?.try_into().ok()?))
    }

    fn long(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    /// Text of so many letters of two bytes.
    fn wide(&mut self, letters: usize) -> Option<String> {
        let letters: Vec<u16> = self
            .take(letters.checked_mul(2)?)?
            .chunks_exact(2)
            .filter_map(|pair| Some(u16::from_le_bytes(pair.try_into().ok()?)))
            .collect();
        Some(String::from_utf16_lossy(&letters))
    }
}
