//! A name as it is shown: clean text, in the form people write it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// A name for people to read: composed letters (Unicode NFC), single blanks, no invisible
/// characters, not empty, at most 200 characters.
///
/// Two names are *the same association or member* only by what `names` resolves; this type
/// only promises that a name can be shown and written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

/// Why a text is not a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Nothing but blanks and invisible characters.
    #[error("empty")]
    Empty,
    /// More than [`Name::LONGEST`] characters.
    #[error("too long")]
    TooLong,
}

impl Name {
    /// The longest name, in characters.
    pub const LONGEST: usize = 200;

    /// A name from what stands in a cell.
    ///
    /// # Errors
    /// [`NameError::Empty`] or [`NameError::TooLong`].
    pub fn new(text: &str) -> Result<Self, NameError> {
        let clean = clean(text);
        if clean.is_empty() {
            return Err(NameError::Empty);
        }
        if clean.chars().count() > Self::LONGEST {
            return Err(NameError::TooLong);
        }
        Ok(Self(clean.into()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text with composed letters, every run of blanks (line breaks, no-break and narrow blanks) as
/// one blank, and without invisible characters (zero-width marks, soft hyphens, controls).
#[must_use]
pub fn clean(text: &str) -> String {
    cleaned(text).into_owned()
}

/// [`clean`], without a copy of what is clean already.
#[must_use]
pub fn cleaned(text: &str) -> Cow<'_, str> {
    if is_clean(text) {
        return Cow::Borrowed(text);
    }
    // No letter before the combining marks changes when letters are composed.
    Cow::Owned(if text.chars().all(|letter| letter < FIRST_COMBINING) {
        tidy(text.chars(), text.len())
    } else {
        tidy(text.nfc(), text.len())
    })
}

/// Whether the text is clean for certain: nearly every text is, and most are looked at several times.
fn is_clean(text: &str) -> bool {
    let mut before = ' ';
    let each = text.chars().all(|letter| {
        let blanks = letter == ' ' && before == ' ';
        before = letter;
        !blanks && letter < FIRST_COMBINING && !matches!(letter, '\u{a0}' | '\u{ad}') && !letter.is_control()
    });
    each && (before != ' ' || text.is_empty())
}

/// The first mark that goes together with the letter before it.
pub(crate) const FIRST_COMBINING: char = '\u{0300}';

fn tidy(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut clean = String::with_capacity(length);
    for letter in letters.filter(|&letter| !is_invisible(letter)) {
        if letter.is_whitespace() {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else {
            clean.push(letter);
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        || turns_the_line(letter)
        || (!letter.is_whitespace() && is_unprintable(letter))
}

/// Text without what no file can hold and no screen should be given: controls other than tab and the ends of lines,
/// and what Unicode has made no character, of which XML forbids U+FFFE and U+FFFF.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_unprintable) {
        Cow::Owned(text.replace(is_unprintable, ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether [`printable`] leaves the letter out.
#[must_use]
pub fn is_unprintable(letter: char) -> bool {
    let is_no_character = u32::from(letter) & 0xFFFE == 0xFFFE || matches!(letter, '\u{FDD0}'..='\u{FDEF}');
    is_no_character || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
}

/// Whether the letter is a sign that turns the order in which the others are shown: with it, a line can seem to say
/// something else than it does.
#[must_use]
pub fn turns_the_line(letter: char) -> bool {
    matches!(letter,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_writes_letters_in_two_parts() {
        assert_eq!(Name::new("Va\u{308}stera\u{30A}s").unwrap().as_str(), "Västerås");
    }

    #[test]
    fn blanks_of_every_kind_become_one() {
        assert_eq!(
            Name::new("  Norra\u{a0}\n Örebro\u{202f}län\u{200b} ").unwrap().as_str(),
            "Norra Örebro län"
        );
    }

    #[test]
    fn what_is_clean_already_is_as_tidied() {
        for text in [
            "",
            " ",
            "a",
            "a ",
            " a",
            "a  b",
            "Örebro län",
            "a\u{a0}b",
            "a\nb",
            "a\u{85}",
            "\u{ad}a",
            "a\u{7f}",
        ] {
            assert_eq!(clean(text), tidy(text.nfc(), 0), "{text:?}");
        }
    }

    #[test]
    fn what_no_file_can_hold_is_left_out() {
        assert_eq!(
            Name::new("Fin\u{FFFE}sam\u{1F}\u{85}\u{1FFFF}\u{202E}\u{2066}").unwrap().as_str(),
            "Finsam"
        );
        assert_eq!(
            printable("a\u{FFFF}\u{1b}[2J\u{9b}\u{0}b\tc\r\nd_xFFFE_\u{ad}"),
            "a[2Jb\tc\r\nd_xFFFE_\u{ad}"
        );
    }

    #[test]
    fn nothing_is_no_name() {
        assert_eq!(Name::new(" \u{a0}\u{200b}"), Err(NameError::Empty));
        assert_eq!(Name::new(&"å".repeat(201)), Err(NameError::TooLong));
    }
}
