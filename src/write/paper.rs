//! Where the pages of a printed sheet end, as far as a chart must know.

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
    /// How many points the rows of the page so far are taller than rows usually are.
    taller: u32,
    /// The row where the last page begins that was begun on purpose.
    first: u32,
}

impl Paper {
    /// A4 upright.
    pub fn upright() -> Self {
        Self { width: 697, height: 997, columns: 0, taller: 0, first: 0 }
    }

    /// A4 across.
    pub fn across() -> Self {
        Self { width: 1_026, height: 669, columns: 0, taller: 0, first: 0 }
    }

    /// The sheet has columns of these widths, in characters.
    pub fn columns(&mut self, widths: impl IntoIterator<Item = u16>) {
        // A character of the font is 7 pixels wide, and a column has 5 of air.
        let pixels = widths.into_iter().map(|width| u32::from(width).saturating_mul(7).saturating_add(5));
        self.columns = pixels.fold(0, u32::saturating_add);
    }

    /// A row is this many points tall.
    pub fn taller(&mut self, points: u32) {
        self.taller = self.taller.saturating_add(points.saturating_sub(ROW));
    }

    /// A page begins at this row.
    pub fn new_page(&mut self, row: u32) {
        self.first = row;
        self.taller = 0;
    }

    /// Whether a chart (its width and height) that begins at this row is whole on the page where it begins.
    pub fn holds(&self, row: u32, (width, height): (u32, u32)) -> bool {
        let page = u64::from(self.height);
        let used = self.above(row, width).checked_rem(page).unwrap_or_default();
        used.saturating_add(self.shrunk(u64::from(height), width)) <= page
    }

    /// Whether a chart is whole on a page that it has for itself.
    pub fn holds_alone(&self, (width, height): (u32, u32)) -> bool {
        self.shrunk(u64::from(height), width) <= u64::from(self.height)
    }

    /// Whether a title of so many letters, in bold of this size (points), is no wider than the columns or the
    /// page.
    pub fn holds_title(&self, letters: usize, size: u32) -> bool {
        // Letters are half as wide as they are high, some more in bold: 11 pixels at 16 points.
        let letters = u32::try_from(letters).unwrap_or(u32::MAX);
        letters.saturating_mul(size).saturating_mul(11) <= self.columns.max(self.width).saturating_mul(16)
    }

    /// Whether what stands above a row is on one page.
    pub fn on_one_page(&self, row: u32) -> bool {
        self.above(row, 0) <= u64::from(self.height)
    }

    /// The printed height of what stands above a row since a page was begun.
    fn above(&self, row: u32, width: u32) -> u64 {
        let row = row.saturating_sub(self.first);
        let points = u64::from(row).saturating_mul(u64::from(ROW)).saturating_add(u64::from(self.taller));
        // 96 pixels and 72 points are an inch.
        self.shrunk(points.saturating_mul(4).saturating_div(3), width)
    }

    /// A length as it is printed: a sheet that is wider than the page is printed smaller.
    fn shrunk(&self, length: u64, width: u32) -> u64 {
        let across = u64::from(self.columns.max(width).max(self.width));
        length.saturating_mul(u64::from(self.width)).checked_div(across).unwrap_or(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sheet *Bidrag* of a member: seven columns, across.
    fn memo() -> Paper {
        let mut paper = Paper::across();
        paper.columns([32, 15, 15, 15, 14, 13, 16]);
        paper.taller(24);
        paper.taller(30);
        paper
    }

    #[test]
    fn a_chart_is_whole_on_a_page_or_not() {
        // Four associations: 4 rows of heads, 4 and a total, 3 below: 12 rows of 20 pixels and 32 more, then
        // 4 * 34 + 110 = 246 of chart: 518 of 669. Twelve: 20 rows and 518 of chart: 950.
        assert!(memo().holds(12, (720, 246)));
        assert!(!memo().holds(20, (720, 518)));
        // Six: 14 rows, 312 + 314 = 626. Seven: 332 + 348 = 680.
        assert!(memo().holds(14, (720, 314)));
        assert!(!memo().holds(15, (720, 348)));
    }

    #[test]
    fn a_wide_sheet_is_printed_smaller() {
        let mut paper = memo();
        paper.columns([250]);
        // 1 755 pixels on 1 026: 680 become 397.
        assert!(paper.holds(15, (720, 348)));
    }

    #[test]
    fn what_fits_no_page_has_no_place() {
        assert!(!memo().holds_alone((720, 700)) && memo().holds_alone((720, 669)));
    }

    #[test]
    fn a_long_title_is_smaller() {
        // 1 026 pixels: 93 letters of 11 pixels, 114 of 13/16 of that, 135 of 11/16.
        assert!(memo().holds_title(93, 16) && !memo().holds_title(94, 16));
        assert!(memo().holds_title(114, 13) && !memo().holds_title(115, 13));
        assert!(memo().holds_title(135, 11) && !memo().holds_title(136, 11));
    }

    #[test]
    fn a_new_page_begins_empty() {
        let mut paper = memo();
        assert!(!paper.holds(20, (720, 669)));
        paper.new_page(20);
        assert!(paper.holds(20, (720, 669)) && !paper.holds(21, (720, 669)));
    }

    #[test]
    fn rows_are_on_one_page_or_not() {
        // 31 rows of 20 pixels and 32 more: 652 of 669; another is too many.
        assert!(memo().on_one_page(31) && !memo().on_one_page(32));
    }
}
