//! Standard output for data and standard error for messages, with colour only on a terminal.

use std::io::{self, IsTerminal, Write};

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
        self.out.write_all(data.as_bytes())?;
        if !data.ends_with('\n') {
            self.out.write_all(b"\n")?;
        }
        self.out.flush()
    }

    /// Tells a message on standard error. Nobody can be told when that fails.
    pub fn tell(&mut self, message: &str) {
        let _ = writeln!(self.err, "{}", message.trim_end_matches('\n'));
    }

    /// The text in the colour of its tone, where colours are shown.
    #[must_use]
    pub fn toned(&self, tone: Tone, text: &str) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let code = match tone {
            Tone::Error => "1;31",
            Tone::Warning => "1;33",
            Tone::Quiet => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
