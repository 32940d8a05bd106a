//! How much room text takes in a column: no reader makes room by itself for all files.

/// The largest width of a column of text, in characters.
const WIDEST: usize = 60;

/// The height of a line, in points.
const LINE: u32 = 15;

/// How many letters a width has room for: letters are narrower than the digits that it is counted in.
pub fn roomy(width: u16) -> u16 {
    // In a long line narrow and wide letters even out.
    width.saturating_add(width / if width > 40 { 6 } else { 10 })
}

/// How many letters a column of prose has room for, whose indent and edges take two.
pub fn room_for_prose(width: u16) -> u16 {
    roomy(width.saturating_sub(2))
}

/// How many letters a column of names has room for. In a wide column as many as it is wide, so that no name
/// is cut, whatever its letters.
pub fn room_for_names(width: u16) -> u16 {
    if width > 40 { width } else { roomy(width) }
}

/// Whether a name takes more than one line.
pub fn too_long(text: &str, width: u16) -> bool {
    text.chars().count() > usize::from(room_for_names(width))
}

/// How many lines the text takes in a column of this width (characters), broken between words.
pub fn lines(text: &str, width: u16) -> u32 {
    let room = usize::from(width).max(1);
    let mut lines = 1_u32;
    let mut used = 0_usize;
    for word in text.split(' ') {
        let length = word.chars().count();
        let with_blank = if used == 0 { length } else { used.saturating_add(length).saturating_add(1) };
        if with_blank <= room {
            used = with_blank;
        } else {
            let first = u32::from(used > 0);
            let broken = u32::try_from(length.checked_div(room).unwrap_or_default()).unwrap_or_default();
            lines = lines.saturating_add(first).saturating_add(broken);
            used = length.checked_rem(room).unwrap_or_default();
        }
    }
    lines
}

/// The height of a row with so many lines, in points.
pub fn height(lines: u32) -> u32 {
    lines.saturating_mul(LINE).min(400)
}

/// A column that is as wide as its longest text needs, within reason.
pub fn fitting(longest: impl IntoIterator<Item = usize>, narrowest: u16) -> u16 {
    let longest = longest.into_iter().max().unwrap_or_default().min(WIDEST);
    u16::try_from(longest).unwrap_or(narrowest).saturating_add(2).max(narrowest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_gets_all_of_its_lines() {
        // As LibreOffice breaks it in a column of 24: Samordningsförbundet / Finsam Lekeberg och / Örebro.
        assert_eq!(lines("Samordningsförbundet Finsam Lekeberg och Örebro", room_for_prose(24)), 3);
        assert_eq!(lines("Samordningsförbundet Sydnärke", room_for_prose(24)), 2);
    }
}
