//! The one style of all workbooks: a few colours, one font, figures that line up.
//!
//! Every pair of text and background has a contrast of at least 4.5:1, and nothing is said by
//! colour alone.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::template::Palette;
use crate::text::Language;

/// Grey of secondary text.
const GREY: u32 = 0x59_59_59;
/// The pale yellow ground of cells to fill in.
const INPUT: u32 = 0xFF_F7_D6;
/// Thin lines between rows.
const LINE: Color = Color::RGB(0xBF_CC_CE);

/// What a number format leaves blank after a figure: as much as the indent of the heading above, which may
/// take several lines, so that a blank after the last of them would not do.
const AIR: &str = "_N";

/// The sizes of titles in points, the largest first.
pub const TITLE_SIZES: [u32; 3] = [16, 13, 11];

/// What stands in a cell, by which it gets its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A line of text.
    Text,
    /// A name that is longer than its column is wide: it takes several lines.
    LongText,
    /// Text that may take several lines.
    Prose,
    /// A short code or a cell's name.
    Code,
    /// An amount in kr.
    Amount,
    /// A change in kr, with its sign.
    Change,
    /// A change in per cent, two decimals, with its sign.
    ChangePercent,
    /// A decided rate in whole per cent, with its sign.
    Rate,
    /// A decided rate that is not in whole per cent.
    FineRate,
    /// A share in per cent.
    Share,
    /// A whole number without unit.
    Number,
    /// A number with decimals, without unit.
    FineNumber,
    /// A rate that the reader may change.
    Input,
    /// An amount that the reader may change.
    InputAmount,
    /// A word that the reader may change.
    InputText,
}

/// What kind of row a cell stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emphasis {
    /// One row of several.
    Plain,
    /// A row of totals.
    Total,
}

/// The formats of one workbook.
pub struct Style {
    cells: BTreeMap<(Kind, Emphasis), Format>,
    /// The title in A1, in each of [`TITLE_SIZES`].
    pub titles: [Format; 3],
    /// A heading over a part of a sheet.
    pub section: Format,
    /// A line of explanation.
    pub note: Format,
    /// A column's heading over text.
    pub heading: Format,
    /// A column's heading over text that may take several lines.
    pub prose_heading: Format,
    /// A column's heading over figures.
    pub figure_heading: Format,
    fallback: Format,
}

const KINDS: [Kind; 15] = [
    Kind::Text,
    Kind::LongText,
    Kind::Prose,
    Kind::Code,
    Kind::Amount,
    Kind::Change,
    Kind::ChangePercent,
    Kind::Rate,
    Kind::FineRate,
    Kind::Share,
    Kind::Number,
    Kind::FineNumber,
    Kind::Input,
    Kind::InputAmount,
    Kind::InputText,
];

impl Kind {
    /// Whether the cell holds a figure.
    pub fn is_figure(self) -> bool {
        !matches!(self, Self::Text | Self::LongText | Self::Prose | Self::Code | Self::InputText)
    }

    /// The number format. The minus is the true one (U+2212), as in the text.
    fn number_format(self, language: Language, ore: bool) -> String {
        let amount = if ore { "#,##0.00" } else { "#,##0" };
        let percent = match language {
            Language::Swedish => "\\ %",
            Language::English => "%",
        };
        // The width of an N after every figure, and after the word for unknown: air to the next column. An
        // indent would do, but LibreOffice drops it where a section of the format has a plus sign, so that
        // the other sections do not end at the same point.
        let sections = |plus: &str, digits: &str, unit: &str| {
            let digits = format!("{digits}{unit}{AIR}");
            format!("{plus}{digits};\"\u{2212}\"{digits};{digits};@{AIR}")
        };
        let unsigned = |digits: &str, unit: &str| sections("", digits, unit);
        let signed = |digits: &str, unit: &str| sections("+", digits, unit);
        match self {
            Self::Text | Self::LongText | Self::Prose | Self::Code | Self::InputText => "@".to_owned(),
            Self::Amount | Self::InputAmount => unsigned(amount, ""),
            Self::Change => signed(amount, ""),
            Self::ChangePercent | Self::FineRate | Self::Input => signed("0.00", percent),
            Self::Rate => signed("0", percent),
            Self::Share => unsigned("0.00", percent),
            Self::Number => unsigned("#,##0", ""),
            Self::FineNumber => unsigned("#,##0.00####", ""),
        }
    }

    fn format(self, emphasis: Emphasis, language: Language, ore: bool, palette: Palette) -> Format {
        let format = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Hair)
            .set_border_bottom_color(LINE);
        let format = match self {
            Self::Text | Self::InputText => format.set_align(FormatAlign::Left),
            Self::LongText => format.set_align(FormatAlign::Left).set_text_wrap(),
            Self::Prose => format.set_align(FormatAlign::Left).set_text_wrap().set_indent(1),
            Self::Code => format.set_align(FormatAlign::Left).set_indent(1).set_num_format("@"),
            _ => format.set_align(FormatAlign::Right).set_num_format(self.number_format(language, ore)),
        };
        let format = match self {
            Self::Input | Self::InputAmount | Self::InputText => format
                .set_background_color(Color::RGB(INPUT))
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(GREY))
                .set_unlocked(),
            _ => format,
        };
        match emphasis {
            Emphasis::Plain => format,
            Emphasis::Total => format
                .set_bold()
                .set_background_color(Color::RGB(palette.total))
                .set_border_top(FormatBorder::Thin)
                .set_border_top_color(Color::RGB(palette.heading))
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(palette.heading)),
        }
    }
}

impl Style {
    /// The formats in `language`; with öre when any amount has them.
    pub fn new(language: Language, ore: bool, palette: Palette) -> Self {
        let own = Color::RGB(palette.heading);
        let mut cells = BTreeMap::new();
        for kind in KINDS {
            for emphasis in [Emphasis::Plain, Emphasis::Total] {
                cells.insert((kind, emphasis), kind.format(emphasis, language, ore, palette));
            }
        }
        let heading = Format::new()
            .set_bold()
            .set_font_color(Color::White)
            .set_background_color(own)
            .set_align(FormatAlign::Bottom)
            .set_text_wrap();
        Self {
            cells,
            titles: TITLE_SIZES.map(|size| Format::new().set_bold().set_font_size(size).set_font_color(own)),
            section: Format::new().set_bold().set_font_size(12).set_font_color(own),
            note: Format::new().set_font_color(Color::RGB(GREY)),
            figure_heading: heading.clone().set_align(FormatAlign::Right).set_indent(1),
            prose_heading: heading.clone().set_align(FormatAlign::Left).set_indent(1),
            heading: heading.set_align(FormatAlign::Left),
            fallback: Format::new(),
        }
    }

    /// The format of a cell.
    pub fn cell(&self, kind: Kind, emphasis: Emphasis) -> &Format {
        self.cells.get(&(kind, emphasis)).unwrap_or(&self.fallback)
    }

    /// The format of a column's heading.
    pub fn heading_over(&self, kind: Kind) -> &Format {
        match kind {
            Kind::Prose | Kind::Code => &self.prose_heading,
            kind if kind.is_figure() => &self.figure_heading,
            _ => &self.heading,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::template::contrast;

    #[test]
    fn text_stands_out_at_least_four_and_a_half_times() {
        let Palette { heading, total, .. } = Palette::default();
        for (text, ground) in
            [(heading, 0xFF_FF_FF), (0xFF_FF_FF, heading), (GREY, 0xFF_FF_FF), (0, total), (0, INPUT)]
        {
            assert!(contrast(text, ground) >= 4.5, "{text:06X} on {ground:06X}");
        }
    }

    #[test]
    fn figures_and_the_word_for_unknown_end_at_the_same_point() {
        for kind in KINDS.into_iter().filter(|kind| kind.is_figure()) {
            let format = kind.number_format(Language::Swedish, true);
            let sections: Vec<&str> = format.split(';').collect();
            // Above zero, below, zero, text.
            assert_eq!(sections.len(), 4, "{format}");
            assert!(sections.iter().all(|section| section.ends_with("_N")), "{format}");
        }
    }

    #[test]
    fn bars_stand_out_at_least_three_times() {
        for bars in Palette::default().bars {
            assert!(contrast(bars, 0xFF_FF_FF) >= 3.0, "{bars:06X}");
        }
    }
}
