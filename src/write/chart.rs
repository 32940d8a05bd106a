//! Charts, in the style of the workbooks. They draw from cells with values: a reader that does not
//! recalculate shows what is stored.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill,
    Color,
};

use super::template::Palette;

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
}

const WIDTH: u32 = 720;

/// The most that the bars may take of the height, in pixels, to be printed on one page.
const A_PAGE: u32 = 900;

/// With more rows than this a chart gets a page of its own and smaller names.
const MANY: usize = 25;

/// The longest description of a picture that Excel holds, in UTF-16 units.
const LONGEST_DESCRIPTION: usize = 255;

impl BarChart<'_> {
    /// The chart.
    pub fn chart(&self, palette: Palette) -> Chart {
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
        chart.set_alt_text(self.words());
        let (width, height) = self.size();
        chart.set_width(width).set_height(height);
        chart
    }

    /// The description, within what Excel holds.
    fn words(&self) -> String {
        let mut words = String::new();
        let mut length = 0_usize;
        for letter in self.description.chars() {
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

    /// Its width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        let a_row = if self.stacked { 22 } else { 34 };
        let rows = u32::try_from(self.rows).unwrap_or_default();
        (WIDTH, rows.saturating_mul(a_row).clamp(120, A_PAGE).saturating_add(110))
    }
}
