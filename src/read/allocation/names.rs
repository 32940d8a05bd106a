//! Footnote marks on names.

/// The name without the mark of a footnote: `Sydnärke*`, `Sydnärke¹`, `Sydnärke 1)`, `Sydnärke [1]`.
pub(super) fn without_mark(name: &str) -> String {
    let mut name = name.trim();
    loop {
        let bare = name.trim_end_matches(|mark: char| mark == '*' || "†¹²³⁴⁵⁶⁷⁸⁹⁰ ".contains(mark));
        let bare = without_number_in_brackets(bare).unwrap_or(bare);
        if bare == name || bare.is_empty() {
            return name.to_owned();
        }
        name = bare;
    }
}

/// Takes off `1)`, `(1)` or `[1]`. A closing bracket after anything but a number belongs to the name.
fn without_number_in_brackets(name: &str) -> Option<&str> {
    let rest = name.strip_suffix([')', ']'])?;
    let before = rest.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = rest.len().saturating_sub(before.len());
    // `(2021)` is no footnote.
    if digits == 0 || digits > 2 {
        return None;
    }
    Some(before.strip_suffix(['(', '[']).unwrap_or(before).trim_end())
}

/// The name without a number that stands directly after it, when a footnote begins with that number:
/// `Sydnärke1` below which `1) Bildades 2024` stands.
pub(super) fn without_numbered_mark(name: &str, notes: &[&str]) -> String {
    let bare = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let Some(mark) = name.strip_prefix(bare).filter(|mark| !mark.is_empty()) else { return name.to_owned() };
    let is_mark = |note: &&str| {
        note.trim_start_matches(['(', '['])
            .strip_prefix(mark)
            .is_some_and(|rest| rest.starts_with(|next: char| !next.is_ascii_digit()))
    };
    if bare.ends_with(char::is_alphabetic) && notes.iter().any(is_mark) {
        bare.to_owned()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_part_of_a_name() {
        for (text, expected) in [
            ("Finsam Väst*", "Finsam Väst"),
            ("Finsam Väst **", "Finsam Väst"),
            ("Finsam Väst 1)", "Finsam Väst"),
            ("Finsam Väst (2)", "Finsam Väst"),
            ("Finsam Väst\u{b2}", "Finsam Väst"),
            ("Finsam Väst [3]", "Finsam Väst"),
            ("Norra Örebro län (SOFINT)", "Norra Örebro län (SOFINT)"),
            ("Norra Örebro län (SOFINT)*", "Norra Örebro län (SOFINT)"),
            ("Finsam Väst (2021)", "Finsam Väst (2021)"),
            ("Samordningsförbundet 2021", "Samordningsförbundet 2021"),
            ("*", "*"),
        ] {
            assert_eq!(without_mark(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_is_a_mark_only_when_a_footnote_says_so() {
        assert_eq!(without_numbered_mark("Sydnärke1", &["1) Bildades 2024"]), "Sydnärke");
        assert_eq!(without_numbered_mark("Sydnärke1", &["1 Bildades 2024"]), "Sydnärke");
        assert_eq!(without_numbered_mark("Sydnärke1", &["12 förbund"]), "Sydnärke1");
        assert_eq!(without_numbered_mark("Sydnärke1", &[]), "Sydnärke1");
        assert_eq!(without_numbered_mark("Finsam 1", &["1) Bildades 2024"]), "Finsam 1");
    }
}
