//! Reading a workbook in a process of its own.
//!
//! A broken or hostile workbook of the formats xls, xlsb and ods can make calamine ask for more memory
//! than there is, and that ends the process without anything to catch. So such a workbook is read by
//! a second process of our own program, `finsam read-worker`: the bytes go in on its standard input, the
//! cells come out on its standard output, its memory is capped by the allocator and its time by this
//! side, which ends it. Nothing of that depends on the operating system.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::open::Format;
use super::workbook::{self, PlainSheet, Refusal};
use crate::findings::Problem;

/// The hidden command of the program that reads a workbook from standard input.
pub const COMMAND: &str = "read-worker";

/// The most memory that the second process may have, in bytes. An ordinary workbook needs a few megabytes.
pub const MEMORY: usize = 512 * 1024 * 1024;

/// How long it may take. An ordinary workbook takes milliseconds.
const TIME: Duration = Duration::from_secs(6);

/// The most bytes that it may answer.
const LONGEST_ANSWER: u64 = 128 * 1024 * 1024;

/// Where workbooks are read that can bring a process down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worker {
    /// In a second process of this program.
    Process(PathBuf),
    /// In this process, without a guard: in the second process itself, and where there is no program
    /// to start.
    Here,
}

type Answer = Result<Vec<PlainSheet>, Refusal>;

impl Worker {
    /// The program that is running, as the second process.
    #[must_use]
    pub fn of_this_program() -> Self {
        std::env::current_exe().map_or(Self::Here, Self::Process)
    }

    /// The sheets of a workbook.
    ///
    /// # Errors
    /// The problem that makes the workbook unreadable.
    pub(super) fn sheets(&self, bytes: &[u8], format: Format) -> Result<Vec<PlainSheet>, Problem> {
        let answer = match self {
            Self::Here => workbook::parse(bytes, format),
            Self::Process(program) => ask(program, bytes, format)?,
        };
        answer.map_err(|refusal| match refusal {
            Refusal::Encrypted => Problem::WorkbookEncrypted {},
            Refusal::Broken(reason) => Problem::WorkbookBroken { reason },
        })
    }
}

/// Asks a second process, and ends it when it takes too long.
fn ask(program: &PathBuf, bytes: &[u8], format: Format) -> Result<Answer, Problem> {
    let spawned = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = spawned.map_err(|error| Problem::ReaderNotStarted { reason: error.to_string() })?;
    let (Some(mut to_child), Some(from_child)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Problem::ReaderNotStarted { reason: String::new() });
    };
    let (send, receive) = mpsc::channel();
    let answer = thread::scope(|scope| {
        scope.spawn(move || {
            // A process that has given up closes its end; that is told by its answer.
            let _ = to_child.write_all(&[letter(format)]).and_then(|()| to_child.write_all(bytes));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let read = from_child.take(LONGEST_ANSWER).read_to_end(&mut answer);
            let _ = send.send(read.map(|_| answer));
        });
        let answer = receive.recv_timeout(TIME);
        // Ends both threads too: their pipes break.
        end(&mut child);
        answer
    });
    let bytes = answer.ok().and_then(Result::ok).unwrap_or_default();
    serde_json::from_slice(&bytes).map_err(|_| Problem::WorkbookOverwhelms {})
}

fn end(child: &mut Child) {
    // It may have ended by itself; then there is nothing to end.
    let _ = child.kill();
    let _ = child.wait();
}

fn letter(format: Format) -> u8 {
    match format {
        Format::Xls => b'x',
        Format::Xlsb => b'b',
        _ => b'o',
    }
}

/// The second process: reads a workbook from `input` and writes its cells to `output`.
///
/// The caller has capped the memory of the process before.
///
/// # Errors
/// When the input cannot be read or the answer cannot be written.
pub fn serve(mut input: impl Read, mut output: impl Write) -> std::io::Result<()> {
    // A panic in calamine is an answer that never comes; the message has nobody to read it.
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let (format, bytes) = match bytes.split_first() {
        Some((b'x', rest)) => (Format::Xls, rest),
        Some((b'b', rest)) => (Format::Xlsb, rest),
        Some((_, rest)) => (Format::Ods, rest),
        None => return Ok(()),
    };
    let answer: Answer = workbook::parse(bytes, format);
    serde_json::to_writer(&mut output, &answer)?;
    output.flush()
}
