//! Reading workbooks in a process of their own.
//!
//! A broken or hostile workbook of the formats xls, xlsb and ods can make calamine ask for more memory
//! than there is, and that ends the process without anything to catch. So such a workbook is read by
//! a second process of our own program, `finsam read-worker`: the bytes go in on its standard input, the
//! cells come out on its standard output, its memory is capped by the allocator and its time by this
//! side, which ends it. None of that needs one operating system. One process reads one
//! workbook after another, until one of them overwhelms it.

mod line;

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use line::COMMAND;
use line::{Line, receive, send};

use super::format::Format;
use super::sheet::Sheet;
use super::workbook::{self, Refusal};
use crate::findings::Problem;

/// The most memory that the second process may have, in bytes. An ordinary workbook needs a few megabytes.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// How long it may take for a workbook. An ordinary one takes milliseconds.
const TIME: Duration = Duration::from_secs(6);

/// Where workbooks are read that can bring a process down.
#[derive(Debug)]
pub struct Worker {
    /// The program to start; `None` to read in this process, without a guard.
    program: Option<PathBuf>,
    /// The second process, from the first workbook to the last, or to one that overwhelms it.
    running: Option<Line>,
}

type Answer = Result<Vec<Sheet>, Refusal>;

impl Worker {
    /// A second process of the program that is running, or this process where it is not known which that is.
    #[must_use]
    pub fn of_this_program() -> Self {
        Self { program: std::env::current_exe().ok(), running: None }
    }

    /// A second process of this program, which must be finsam.
    #[must_use]
    pub fn process(program: PathBuf) -> Self {
        Self { program: Some(program), running: None }
    }

    /// This process, without a guard: in the second process itself, and where there is no program to start.
    #[must_use]
    pub fn here() -> Self {
        Self { program: None, running: None }
    }

    /// The sheets of a workbook, of a file that is not known here.
    ///
    /// # Errors
    /// The problem that makes the workbook unreadable.
    pub(super) fn sheets(&mut self, bytes: &[u8], format: Format) -> Result<Vec<Sheet>, Problem> {
        let answer = match self.program.clone() {
            None => workbook::parse(bytes, format),
            Some(program) => self.ask(&program, bytes, format)?,
        };
        answer.map_err(|refusal| match refusal {
            Refusal::Encrypted => Problem::WorkbookEncrypted {},
            Refusal::Broken(reason) => Problem::WorkbookBroken { reason },
        })
    }

    /// What a process answers. A workbook is said to overwhelm only a process that has read no other: what is said of
    /// one never depends on those before it.
    fn ask(&mut self, program: &Path, bytes: &[u8], format: Format) -> Result<Answer, Problem> {
        let before = self.running.take().and_then(|line| answer_on(line, bytes, format));
        let (answer, line) = if let Some(answered) = before {
            answered
        } else {
            let line = Line::start(program)
                .map_err(|error| Problem::ReaderNotStarted { reason: error.to_string() })?;
            answer_on(line, bytes, format).ok_or(Problem::WorkbookOverwhelms {})?
        };
        self.running = Some(line);
        Ok(answer)
    }
}

/// What is answered on a line, and the line for the next workbook; `None` when no answer came, and the line is dead.
fn answer_on(mut line: Line, bytes: &[u8], format: Format) -> Option<(Answer, Line)> {
    let answer = line.ask(letter(format), bytes, TIME)?;
    Some((serde_json::from_slice(&answer).ok()?, line))
}

fn letter(format: Format) -> u8 {
    match format {
        Format::Xls => b'x',
        Format::Xlsb => b'b',
        _ => b'o',
    }
}

fn format(letter: u8) -> Format {
    match letter {
        b'x' => Format::Xls,
        b'b' => Format::Xlsb,
        _ => Format::Ods,
    }
}

/// The second process: reads workbooks from `input` and writes the cells of each to `output`, until there are no more.
///
/// The caller has capped the memory of the process before.
///
/// # Errors
/// When the input cannot be read or the answer cannot be written.
pub fn serve(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    // A panic in calamine is an answer that never comes; the message has nobody to read it.
    while let Some((letter, bytes)) = receive(&mut input, u64::MAX)? {
        let answer: Answer = workbook::parse(&bytes, format(letter));
        send(&mut output, letter, &serde_json::to_vec(&answer)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn workbooks_are_answered_one_after_another() {
        let ods = include_bytes!("../../fixtures/sheets/fordelning.ods");
        let mut asked = Vec::new();
        for (format, bytes) in [(Format::Ods, &ods[..]), (Format::Xls, b"not"), (Format::Ods, &ods[..])] {
            send(&mut asked, letter(format), bytes).unwrap();
        }
        let mut answered = Vec::new();
        serve(asked.as_slice(), &mut answered).unwrap();
        let mut rest = answered.as_slice();
        let mut next = || -> Option<Answer> {
            let (_, bytes) = receive(&mut rest, u64::MAX).unwrap()?;
            Some(serde_json::from_slice(&bytes).unwrap())
        };
        // Counted in a spreadsheet program; see fixtures/sheets/expected.txt.
        let cells = |answer: Option<Answer>| {
            answer.unwrap().unwrap()[0].rows.values().map(BTreeMap::len).sum::<usize>()
        };
        assert_eq!(cells(next()), 19);
        assert!(matches!(next(), Some(Err(Refusal::Broken(_)))));
        assert_eq!(cells(next()), 19);
        assert!(next().is_none());
    }

    #[test]
    fn a_process_that_is_gone_is_not_blamed_on_the_next_workbook() {
        // A program that knows no such command ends at once. Another is started, which is seen by there being none.
        let running = Some(Line::start(Path::new(env!("CARGO"))).unwrap());
        let mut worker = Worker { program: Some(PathBuf::from("no such program")), running };
        let told = worker.sheets(b"a workbook", Format::Ods);
        assert!(matches!(told, Err(Problem::ReaderNotStarted { .. })));
    }
}
