//! The office's own look: colours, logo and a line in the footer. Everything has a default, and a
//! colour that would be hard to read is refused.

use rust_xlsxwriter::{Color, Image};

/// An office's own look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The colours.
    pub palette: Palette,
    /// A picture (PNG) for the head of every printed page.
    pub logo: Option<Vec<u8>>,
    /// A line for the foot of every printed page.
    pub footer: Option<String>,
}

/// Colours as 0xRRGGBB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground of headings, under white text; titles.
    pub heading: u32,
    /// The ground of rows of totals, under black text.
    pub total: u32,
    /// The bars of charts, in their order.
    pub bars: [u32; 3],
}

/// What makes a colour unfit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColorError {
    /// Not six hexadecimal digits after `#`.
    #[error("not a colour")]
    NotAColor,
    /// Too little contrast to what stands on or beside it.
    #[error("too little contrast")]
    TooPale,
}

/// The longest line for the footer, in UTF-16 units: Excel holds 255 with all that stands there.
pub const LONGEST_FOOTER: usize = 120;

const WHITE: u32 = 0xFF_FF_FF;
const BLACK: u32 = 0;

impl Default for Palette {
    /// Dark petrol with sea green and ochre.
    fn default() -> Self {
        Self { heading: 0x1F_4E_5F, total: 0xE8_F0_F1, bars: [0x1F_4E_5F, 0x5B_9A_9B, 0xC0_8A_3E] }
    }
}

impl Palette {
    /// Sets the ground of headings.
    ///
    /// # Errors
    /// [`ColorError`]; white text on it must have a contrast of 4.5:1.
    pub fn set_heading(&mut self, text: &str) -> Result<(), ColorError> {
        self.heading = standing_out(color(text)?, WHITE, 4.5)?;
        Ok(())
    }

    /// Sets the ground of rows of totals.
    ///
    /// # Errors
    /// [`ColorError`]; black text on it must have a contrast of 4.5:1.
    pub fn set_total(&mut self, text: &str) -> Result<(), ColorError> {
        self.total = standing_out(color(text)?, BLACK, 4.5)?;
        Ok(())
    }

    /// Sets the colour of the bars number `index`, from 0 to 2.
    ///
    /// # Errors
    /// [`ColorError`]; on white it must have a contrast of 3:1.
    pub fn set_bars(&mut self, index: usize, text: &str) -> Result<(), ColorError> {
        let color = standing_out(color(text)?, WHITE, 3.0)?;
        if let Some(bars) = self.bars.get_mut(index) {
            *bars = color;
        }
        Ok(())
    }

    /// The colours of bars.
    pub(super) fn bars(self) -> [Color; 3] {
        self.bars.map(Color::RGB)
    }
}

impl Template {
    /// Sets the logo.
    ///
    /// # Errors
    /// What the library says of bytes that are no picture.
    pub fn set_logo(&mut self, bytes: Vec<u8>) -> Result<(), String> {
        Image::new_from_buffer(&bytes).map_err(|error| error.to_string())?;
        self.logo = Some(bytes);
        Ok(())
    }
}

/// The colour `#RRGGBB`.
fn color(text: &str) -> Result<u32, ColorError> {
    let digits = text.strip_prefix('#').ok_or(ColorError::NotAColor)?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(ColorError::NotAColor);
    }
    u32::from_str_radix(digits, 16).map_err(|_| ColorError::NotAColor)
}

fn standing_out(color: u32, against: u32, least: f64) -> Result<u32, ColorError> {
    if contrast(color, against) >= least { Ok(color) } else { Err(ColorError::TooPale) }
}

/// The contrast between two colours, 1 to 21, by WCAG 2.2.
#[expect(clippy::float_arithmetic, reason = "the definition is in fractions of light")]
pub(super) fn contrast(one: u32, other: u32) -> f64 {
    let luminance = |color: u32| {
        let channel = |shift: u32| {
            let value = f64::from((color >> shift) & 0xFF) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contrasts_of_the_definition() {
        // Black on white is 21:1; #767676 is the palest grey with 4.5:1 on white (WCAG's own example).
        assert_eq!(format!("{:.2}", contrast(BLACK, WHITE)), "21.00");
        assert!(contrast(0x76_76_76, WHITE) >= 4.5 && contrast(0x77_77_77, WHITE) < 4.5);
    }

    #[test]
    fn the_default_look_can_be_read_by_its_own_rules() {
        let Palette { heading, total, bars } = Palette::default();
        let hex = |color: u32| format!("#{color:06X}");
        let mut palette = Palette::default();
        palette.set_heading(&hex(heading)).unwrap();
        palette.set_total(&hex(total)).unwrap();
        for (index, bars) in bars.into_iter().enumerate() {
            palette.set_bars(index, &hex(bars)).unwrap();
        }
        assert_eq!(palette, Palette::default());
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let mut palette = Palette::default();
        assert_eq!(palette.set_heading("#FFFF00"), Err(ColorError::TooPale));
        assert_eq!(palette.set_total("#202020"), Err(ColorError::TooPale));
        for text in ["red", "#12345", "#1234567", "#12345G", "#+12345"] {
            assert_eq!(palette.set_bars(0, text), Err(ColorError::NotAColor), "{text}");
        }
        assert!(Template::default().set_logo(b"GIF?".to_vec()).is_err());
    }
}
