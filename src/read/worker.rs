//! Reading workbooks in a process of their own.
//!
//! A broken or hostile workbook of the formats xls, xlsb and ods can make calamine ask for more memory
//! than there is, and that ends the process without anything to catch. So such a workbook is read by
//! a second process of our own program, `finsam read-worker`: the bytes go in on its standard input, the
//! cells come out on its standard output, its memory is capped by the allocator and its time by this
//! side, which ends it. Nothing of that depends on the operating system. One process reads one workbook after
//! another, until one of them overwhelms it.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::open::Format;
use super::workbook::{self, PlainSheet, Refusal};
use crate::findings::Problem;

/// The hidden command of the program that reads workbooks from standard input.
pub const COMMAND: &str = "read-worker";

/// The most memory that the second process may have, in bytes. An ordinary workbook needs a few megabytes.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// How long it may take for a workbook. An ordinary one takes milliseconds.
const TIME: Duration = Duration::from_secs(6);

/// The room for a workbook or an answer of ordinary size, in bytes.
const ROOM: u64 = 64 * 1024;

/// The most bytes that it may answer.
const LONGEST_ANSWER: u64 = 128 * 1024 * 1024;

/// Where workbooks are read that can bring a process down.
#[derive(Debug)]
pub struct Worker {
    /// The program to start; `None` to read in this process, without a guard.
    program: Option<PathBuf>,
    /// The second process, from the first workbook to the last, or to one that overwhelms it.
    running: Option<Running>,
}

type Answer = Result<Vec<PlainSheet>, Refusal>;

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

    /// The sheets of a workbook.
    ///
    /// # Errors
    /// The problem that makes the workbook unreadable.
    pub(super) fn sheets(&mut self, bytes: &[u8], format: Format) -> Result<Vec<PlainSheet>, Problem> {
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
        let before = self.running.take().and_then(|running| running.ask(bytes, format));
        let (answer, running) = match before {
            Some(answered) => answered,
            None => Running::start(program)
                .map_err(|error| Problem::ReaderNotStarted { reason: error.to_string() })?
                .ask(bytes, format)
                .ok_or(Problem::WorkbookOverwhelms {})?,
        };
        self.running = Some(running);
        Ok(answer)
    }
}

/// A second process, which ends with this value.
#[derive(Debug)]
struct Running {
    child: Child,
    to_child: ChildStdin,
    from_child: ChildStdout,
}

impl Running {
    fn start(program: &Path) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(COMMAND)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(to_child), Some(from_child)) => Ok(Self { child, to_child, from_child }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// What the process answers, and the process for the next workbook; `None` when it gave no answer, and is ended.
    fn ask(mut self, bytes: &[u8], format: Format) -> Option<(Answer, Self)> {
        let Self { child, to_child, from_child } = &mut self;
        let answered = AtomicBool::new(false);
        let answer = thread::scope(|scope| {
            // Nothing waits for a pipe no longer than a while; when the process ends, the pipe does.
            let watch = scope.spawn(|| {
                let end = Instant::now().checked_add(TIME);
                while !answered.load(Ordering::Acquire) {
                    let left = end.and_then(|end| end.checked_duration_since(Instant::now()));
                    let Some(left) = left.filter(|left| !left.is_zero()) else {
                        // It may have ended by itself; then there is nothing to end.
                        let _ = child.kill();
                        return;
                    };
                    thread::park_timeout(left);
                }
            });
            // It reads the whole of what it is asked before it answers.
            let answer =
                send(to_child, letter(format), bytes).and_then(|()| receive(from_child, LONGEST_ANSWER));
            answered.store(true, Ordering::Release);
            watch.thread().unpark();
            answer
        });
        let (_, bytes) = answer.ok()??;
        Some((serde_json::from_slice(&bytes).ok()?, self))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Sends bytes of a kind, after their number.
fn send(mut to: impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&[kind])?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)?;
    to.flush()
}

/// What was sent, with its kind; `None` at the end.
///
/// # Errors
/// When it breaks off, or is longer than `longest`.
fn receive(mut from: impl Read, longest: u64) -> io::Result<Option<(u8, Vec<u8>)>> {
    // Unlike `read`, this goes on when a signal interrupts it.
    let mut kind = Vec::new();
    from.by_ref().take(1).read_to_end(&mut kind)?;
    let Some(kind) = kind.first().copied() else { return Ok(None) };
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    // A length that is not true takes no memory before its bytes have come.
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(ROOM)).unwrap_or_default());
    let read = if length > longest { 0 } else { from.take(length).read_to_end(&mut bytes)? };
    if u64::try_from(read).is_ok_and(|read| read == length) {
        Ok(Some((kind, bytes)))
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
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
            let (_, bytes) = receive(&mut rest, LONGEST_ANSWER).unwrap()?;
            Some(serde_json::from_slice(&bytes).unwrap())
        };
        // Counted in a spreadsheet program; see fixtures/sheets/expected.txt.
        let cells = |answer: Option<Answer>| answer.unwrap().unwrap()[0].cells.len();
        assert_eq!(cells(next()), 19);
        assert!(matches!(next(), Some(Err(Refusal::Broken(_)))));
        assert_eq!(cells(next()), 19);
        assert!(next().is_none());
    }

    #[test]
    fn a_process_that_is_gone_is_not_blamed_on_the_next_workbook() {
        // A program that knows no such command ends at once. Another is started, which is seen by there being none.
        let running = Some(Running::start(Path::new(env!("CARGO"))).unwrap());
        let mut worker = Worker { program: Some(PathBuf::from("no such program")), running };
        let told = worker.sheets(b"a workbook", Format::Ods);
        assert!(matches!(told, Err(Problem::ReaderNotStarted { .. })));
    }

    #[test]
    fn what_breaks_off_or_is_too_long_is_an_error() {
        let mut sent = Vec::new();
        send(&mut sent, b'o', b"abc").unwrap();
        assert_eq!(receive(sent.as_slice(), 3).unwrap(), Some((b'o', b"abc".to_vec())));
        receive(sent.as_slice(), 2).unwrap_err();
        for end in 1..sent.len() {
            receive(&sent[..end], 3).unwrap_err();
        }
    }
}
