//! Standard output for data and standard error for messages, with colour only on a terminal.
//!
//! File names, cells and servers say what they like. What would act on the terminal, move its cursor, change its
//! title or turn a line round, is shown instead of done, here and nowhere else.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use crate::domain::name::{is_unprintable, turns_the_line};

/// Where a command prints.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    colour: bool,
}

/// What a piece of a message is, for its colour. No meaning is carried by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Something said in passing.
    Quiet,
}

impl Terminal {
    /// The terminal of this process. The environment variable `NO_COLOR` turns colour off.
    #[must_use]
    pub fn of_process() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = !refused && !dumb && io::stderr().is_terminal();
        Self { out: Box::new(io::stdout()), err: Box::new(io::stderr()), colour }
    }

    /// Prints data to standard output.
    ///
    /// # Errors
    /// When standard output is closed or full.
    pub fn print(&mut self, data: &str) -> io::Result<()> {
        self.out.write_all(self.shown(data).as_bytes())?;
        if !data.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }

    /// Prints a message to standard error. Nobody would hear of it when that fails.
    pub fn tell(&mut self, message: &str) {
        let shown = self.shown(message.trim_end_matches('\n'));
        let _ = writeln!(self.err, "{shown}");
    }

    /// The text in the colour of its tone, where colours are shown.
    #[must_use]
    pub fn toned(&self, tone: Tone, text: &str) -> String {
        if !self.colour {
            return text.to_owned();
        }
        format!("{}{text}{END}", tone.mark())
    }

    /// The text as it is printed: the marks of tones as colours, and every other sign that would do something to the
    /// terminal instead of being shown as `\u001b`, which in JSON means the same.
    fn shown(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let colour = Tone::ALL.iter().find(|tone| tone.mark() == letter).map(|tone| tone.colour());
            let colour = colour.or_else(|| (letter == END).then_some(PLAIN));
            match colour.filter(|_| self.colour) {
                Some(colour) => shown.push_str(colour),
                None if letter == '\r' && letters.peek() == Some(&'\n') => shown.push(letter),
                None if acts(letter) => shown.push_str(&escaped(letter)),
                None => shown.push(letter),
            }
        }
        shown
    }
}

/// What ends a tone in a text, and on the terminal.
const END: char = '\u{FDD3}';
const PLAIN: &str = "\u{1b}[0m";

impl Tone {
    const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Quiet];

    /// What begins the tone in a text: no character, so no name or sentence has it.
    fn mark(self) -> char {
        match self {
            Self::Error => '\u{FDD0}',
            Self::Warning => '\u{FDD1}',
            Self::Quiet => '\u{FDD2}',
        }
    }

    fn colour(self) -> &'static str {
        match self {
            Self::Error => "\u{1b}[1;31m",
            Self::Warning => "\u{1b}[1;33m",
            Self::Quiet => "\u{1b}[2m",
        }
    }
}

/// Whether the letter would do something to the terminal instead of being shown.
fn acts(letter: char) -> bool {
    letter == '\r'
        || is_unprintable(letter)
        || turns_the_line(letter)
        || matches!(letter, '\u{2028}' | '\u{2029}')
}

fn escaped(letter: char) -> String {
    let mut escaped = String::new();
    for unit in letter.encode_utf16(&mut [0; 2]) {
        let _ = write!(escaped, "\\u{unit:04x}");
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal(colour: bool) -> Terminal {
        Terminal { out: Box::new(io::sink()), err: Box::new(io::sink()), colour }
    }

    #[test]
    fn what_would_act_on_the_terminal_is_shown() {
        for colour in [false, true] {
            let shown = |text: &str| terminal(colour).shown(text);
            assert_eq!(shown("åäö\u{a0}kr\n\ta\r\n"), "åäö\u{a0}kr\n\ta\r\n");
            assert_eq!(shown("\u{1b}[2J\u{7}\u{7f}a\rb"), "\\u001b[2J\\u0007\\u007fa\\u000db");
            assert_eq!(shown("\u{9b}1m\u{202e}\u{2066}\u{2028}"), "\\u009b1m\\u202e\\u2066\\u2028");
            assert_eq!(shown("\u{1b}[1;31m"), "\\u001b[1;31m", "nor in a colour of ours");
            let json = serde_json::json!({ "a": "\u{9b}\u{1b}\u{1fffe}\u{202e}\\" });
            let again: serde_json::Value = serde_json::from_str(&shown(&json.to_string())).unwrap();
            assert_eq!(again, json, "JSON says the same");
        }
    }

    #[test]
    fn tones_are_colours_where_there_are_any() {
        let (plain, colours) = (terminal(false), terminal(true));
        assert_eq!(plain.shown(&plain.toned(Tone::Error, "Fel")), "Fel");
        assert_eq!(colours.shown(&colours.toned(Tone::Error, "Fel")), "\u{1b}[1;31mFel\u{1b}[0m");
    }
}
