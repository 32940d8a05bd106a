//! Charts, in the style of the workbooks. They draw from cells with values: a reader that does not
//! recalculate shows what is stored.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill,
    Color,
};

use super::template::Palette;
use crate::domain::money::Money;

/// One set of bars.
pub struct Bars<'a> {
    /// What it is called in the legend.
    pub name: &'a str,
    /// The cells with values, as a formula on another sheet names them.
    pub values: String,
}

/// A chart of horizontal bars, one group a row: long names stay readable.
pub struct BarChart<'a> {
    /// The title.
    pub title: &'a str,
    /// What the chart shows, in words, for those who do not see it.
    pub description: &'a str,
    /// The cells with the names of the rows.
    pub names: String,
    /// How many rows there are.
    pub rows: usize,
    /// The sets of bars.
    pub bars: Vec<Bars<'a>>,
    /// Whether a row's bars are added to each other instead of standing side by side.
    pub stacked: bool,
    /// Whether any bar is below zero.
    pub below_zero: bool,
    /// What is missing among the bars, for a line below them.
    pub missing: Option<String>,
}

const WIDTH: u32 = 720;

/// The height of a row of bars in pixels: as it should be, and the least that can be read where room is short.
const A_ROW: u32 = 34;
const A_LOW_ROW: u32 = 20;
const A_STACKED_ROW: u32 = 22;

/// The most that the bars may take of the height, in pixels, to be printed on one page.
const A_PAGE: u32 = 900;

/// With more rows than this a chart gets a page of its own and smaller names.
const MANY: usize = 25;

/// The longest description of a picture that Excel holds, in UTF-16 units.
const LONGEST_DESCRIPTION: usize = 255;

impl BarChart<'_> {
    /// The chart.
    pub fn chart(&self, palette: Palette, (width, height): (u32, u32)) -> Chart {
        let mut chart =
            if self.stacked { Chart::new(rust_xlsxwriter::ChartType::BarStacked) } else { Chart::new_bar() };
        for (bars, color) in self.bars.iter().zip(palette.bars()) {
            let mut fill = ChartFormat::new();
            fill.set_solid_fill(ChartSolidFill::new().set_color(color));
            let series = chart.add_series();
            series
                .set_name(bars.name)
                .set_categories(self.names.as_str())
                .set_values(bars.values.as_str())
                .set_format(&mut fill)
                .set_gap(60);
            if !self.stacked {
                series.set_overlap(0);
            }
        }
        let mut title = ChartFont::new();
        title.set_size(12).set_bold().set_color(Color::RGB(palette.heading));
        chart.title().set_name(self.title).set_font(&title);
        chart.legend().set_position(ChartLegendPosition::Bottom);
        // Rows from the top down, as in the table; the names of a bar chart stand on its upright axis.
        let mut names = ChartFont::new();
        names.set_size(if self.fills_a_page() { 7 } else { 9 });
        chart.y_axis().set_reverse().set_major_gridlines(false).set_font(&names);
        let mut pale = ChartLine::new();
        pale.set_color(Color::RGB(0xD9_D9_D9));
        chart
            .x_axis()
            .set_label_position(ChartAxisLabelPosition::High)
            .set_num_format("#,##0")
            .set_major_gridlines(true)
            .set_major_gridlines_line(&pale);
        // The length of a bar is its amount only when it begins at zero; programs begin where they like.
        if !self.below_zero {
            chart.x_axis().set_min(0);
        }
        chart.set_alt_text(self.words());
        chart.set_width(width).set_height(height);
        chart
    }

    /// The description and what is missing, within what Excel holds.
    fn words(&self) -> String {
        let mut words = String::new();
        let mut length = 0_usize;
        let missing = self.missing.as_deref().unwrap_or_default();
        let between = if missing.is_empty() { "" } else { " " };
        for letter in [self.description, between, missing].into_iter().flat_map(str::chars) {
            length = length.saturating_add(letter.len_utf16());
            if length > LONGEST_DESCRIPTION {
                break;
            }
            words.push(letter);
        }
        words
    }

    /// Whether the chart needs a printed page of its own.
    pub fn fills_a_page(&self) -> bool {
        self.rows > MANY
    }

    /// The sizes that it can have, its width and height in pixels, the largest first.
    pub fn sizes(&self) -> impl Iterator<Item = (u32, u32)> {
        let (low, high) = if self.stacked { (A_LOW_ROW, A_STACKED_ROW) } else { (A_LOW_ROW, A_ROW) };
        let rows = u32::try_from(self.rows).unwrap_or_default();
        (low..=high)
            .rev()
            .map(move |a_row| (WIDTH, rows.saturating_mul(a_row).clamp(120, A_PAGE).saturating_add(110)))
    }
}

/// Whether any of the amounts is below zero.
pub fn any_below_zero(amounts: impl IntoIterator<Item = Money>) -> bool {
    amounts.into_iter().any(Money::is_negative)
}
