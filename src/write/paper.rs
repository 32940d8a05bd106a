//! Where the pages of a printed sheet end, as far as a chart must know.

use super::sheet::Column;

/// The height of a row that nothing made taller, in points.
const ROW: u32 = 15;

/// The paper of a sheet and what stands on it.
///
/// Lengths are in pixels of a spreadsheet (96 an inch): A4 within the margins of [`super::sheet::Sheet`].
pub struct Paper {
    width: u32,
    height: u32,
    /// The width of the columns together.
    columns: u32,
    /// How many points the rows so far are taller than rows usually are.
    taller: u32,
}

impl Paper {
    /// A4 upright.
    pub fn upright() -> Self {
        Self { width: 697, height: 997, columns: 0, taller: 0 }
    }

    /// A4 across.
    pub fn across() -> Self {
        Self { width: 1_026, height: 669, columns: 0, taller: 0 }
    }

    /// The sheet has these columns.
    pub fn columns(&mut self, columns: &[Column]) {
        // A character of the font is 7 pixels wide, and a column has 5 of air.
        let widths = columns.iter().map(|column| u32::from(column.width).saturating_mul(7).saturating_add(5));
        self.columns = widths.fold(0, u32::saturating_add);
    }

    /// A row is this many points tall.
    pub fn taller(&mut self, points: u32) {
        self.taller = self.taller.saturating_add(points.saturating_sub(ROW));
    }

    /// Whether a chart (its width and height) that begins at this row would be cut in two by the end of a page
    /// and has room on a page of its own. A sheet that is wider than the page is printed smaller.
    pub fn would_split(&self, row: u32, (width, height): (u32, u32)) -> bool {
        let shrunk = |length: u64| {
            let across = u64::from(self.columns.max(width).max(self.width));
            length.saturating_mul(u64::from(self.width)).checked_div(across).unwrap_or(length)
        };
        let points = u64::from(row).saturating_mul(u64::from(ROW)).saturating_add(u64::from(self.taller));
        // 96 pixels and 72 points are an inch.
        let above = shrunk(points.saturating_mul(4).saturating_div(3));
        let page = u64::from(self.height);
        let used = above.checked_rem(page).unwrap_or_default();
        let needed = shrunk(u64::from(height));
        used.saturating_add(needed) > page && needed <= page
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::style::Kind;

    /// The sheet *Bidrag* of a member: seven columns, across.
    fn memo() -> Paper {
        let mut paper = Paper::across();
        let columns = [32, 15, 15, 15, 14, 13, 16];
        paper.columns(&columns.map(|width| Column::new(String::new(), Kind::Text, width)));
        paper.taller(24);
        paper.taller(30);
        paper
    }

    #[test]
    fn a_chart_that_the_page_ends_in_gets_a_page() {
        // Four associations: 4 rows of heads, 4 and a total, 3 below: 12 rows of 20 pixels and 32 more, then
        // 4 * 34 + 110 = 246 of chart: 518 of 669. Twelve: 20 rows and 518 of chart: 950.
        assert!(!memo().would_split(12, (720, 246)));
        assert!(memo().would_split(20, (720, 518)));
        // Six: 14 rows, 312 + 314 = 626. Seven: 332 + 348 = 680.
        assert!(!memo().would_split(14, (720, 314)));
        assert!(memo().would_split(15, (720, 348)));
    }

    #[test]
    fn a_wide_sheet_is_printed_smaller() {
        let mut paper = memo();
        paper.columns(&[Column::new(String::new(), Kind::Text, 250)]);
        // 1 755 pixels on 1 026: 680 become 397.
        assert!(!paper.would_split(15, (720, 348)));
    }

    #[test]
    fn what_fits_no_page_is_left() {
        assert!(!memo().would_split(20, (720, 700)));
    }
}
