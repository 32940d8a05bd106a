//! The line to the second process and back. What is asked on it is answered in time, or the line is dead.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// The hidden command of the program that reads workbooks from standard input.
pub const COMMAND: &str = "read-worker";

/// The most bytes that may be answered.
const LONGEST_ANSWER: u64 = 128 * 1024 * 1024;

/// The room for a workbook or an answer of ordinary size, in bytes.
const ROOM: u64 = 64 * 1024;

/// A second process, which ends with this value, and the way there and back: pipes. They cannot be read until a point of
/// time, so a thread ends the process when its time is out, and the pipes end with it.
#[derive(Debug)]
pub struct Line {
    to: ChildStdin,
    from: ChildStdout,
    watch: Watch,
}

impl Line {
    /// Starts the program.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(program: &Path) -> io::Result<Self> {
        Self::of(Command::new(program).arg(COMMAND))
    }

    fn of(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(to), Some(from)) => Ok(Self { to, from, watch: Watch::over(child) }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// What is answered in `time` when bytes of a kind are sent; `None` when the process ends, breaks off, answers too
    /// much or not in time, and the line is dead.
    ///
    /// The process reads the whole of what it is asked before it answers.
    pub fn ask(&mut self, kind: u8, bytes: &[u8], time: Duration) -> Option<Vec<u8>> {
        self.watch.begin(time);
        let answer = send(&mut self.to, kind, bytes).and_then(|()| receive(&mut self.from, LONGEST_ANSWER));
        self.watch.end();
        answer.ok()?.map(|(_, bytes)| bytes)
    }
}

/// A thread that has the process, and ends it when it has not answered in time or is no longer wanted.
#[derive(Debug)]
struct Watch {
    /// The time for an answer when one is asked for, nothing when it has come.
    signals: Option<Sender<Option<Duration>>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    fn over(mut child: Child) -> Self {
        let (signals, received) = channel();
        let thread = thread::spawn(move || {
            watch(&received);
            // It may have ended by itself; then there is nothing to end.
            let _ = child.kill();
            let _ = child.wait();
        });
        Self { signals: Some(signals), thread: Some(thread) }
    }

    fn begin(&self, time: Duration) {
        self.signal(Some(time));
    }

    fn end(&self) {
        self.signal(None);
    }

    fn signal(&self, signal: Option<Duration>) {
        if let Some(signals) = &self.signals {
            // Nobody listens when the process has been ended, and that is seen by the pipes.
            let _ = signals.send(signal);
        }
    }
}

impl Drop for Watch {
    /// Ends the process.
    fn drop(&mut self) {
        drop(self.signals.take());
        if let Some(thread) = self.thread.take() {
            // It does not panic; and if it did, the process has ended with its pipes.
            let _ = thread.join();
        }
    }
}

/// Returns when an answer has not come in time, or nobody asks any more.
fn watch(signals: &Receiver<Option<Duration>>) {
    while let Ok(signal) = signals.recv() {
        if let Some(time) = signal
            && signals.recv_timeout(time).is_err()
        {
            return;
        }
    }
}

/// Sends bytes of a kind, after their number.
pub fn send(mut to: impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u64::try_from(bytes.len()).map_err(io::Error::other)?;
    let head: Vec<u8> = std::iter::once(kind).chain(length.to_le_bytes()).collect();
    to.write_all(&head)?;
    to.write_all(bytes)?;
    to.flush()
}

/// What was sent, with its kind; `None` at the end.
///
/// # Errors
/// When it breaks off, or is longer than `longest`.
pub fn receive(mut from: impl Read, longest: u64) -> io::Result<Option<(u8, Vec<u8>)>> {
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

#[cfg(test)]
mod tests {
    use super::*;

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

    /// A line to what the shell does.
    #[cfg(unix)]
    fn line(program: &str) -> Line {
        Line::of(Command::new("sh").args(["-c", program])).unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn what_is_sent_comes_back_time_after_time() {
        // `cat` answers while it is still being asked, as finsam never does: little enough for any pipe.
        let mut line = line("exec cat");
        for workbook in [b"abc".to_vec(), Vec::new(), vec![b'x'; 30_000]] {
            assert_eq!(line.ask(b'o', &workbook, Duration::from_mins(1)), Some(workbook));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_does_not_answer_in_time_is_ended() {
        // One that reads and is silent, one that reads nothing, and one that begins and does not go on.
        for program in ["exec cat > /dev/null", "exec sleep 600", "printf o; exec sleep 600"] {
            let mut line = line(program);
            let begun = std::time::Instant::now();
            let answer = line.ask(b'o', &vec![0; 3_000_000], Duration::from_millis(200));
            assert_eq!(answer, None, "{program}");
            drop(line);
            assert!(begun.elapsed() < Duration::from_mins(1), "{program}: it was waited for");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_has_ended_gives_no_answer() {
        assert_eq!(line("exit 0").ask(b'o', b"abc", Duration::from_mins(1)), None);
    }
}
