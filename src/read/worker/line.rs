//! The line to the second process and back. What is asked on it is answered in time, or the line is dead.

use std::io::{self, Read, Write};
#[cfg(unix)]
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;
#[cfg(unix)]
use std::time::Instant;

/// The hidden command of the program that reads workbooks from standard input.
pub const COMMAND: &str = "read-worker";

/// The most bytes that may be answered.
const LONGEST_ANSWER: u64 = 128 * 1024 * 1024;

/// The room for a workbook or an answer of ordinary size, in bytes.
const ROOM: u64 = 64 * 1024;

/// A second process, which ends with this value, and the way there.
#[derive(Debug)]
pub enum Line {
    /// A pair of sockets, which can be read and written until a point of time.
    #[cfg(unix)]
    Sockets(Child, UnixStream),
    /// Pipes, which cannot: a thread ends the process when its time is out, and the pipes end with it.
    Pipes(ChildStdin, ChildStdout, Watch),
}

impl Line {
    /// Starts the program. A thread costs as much as the reading of an ordinary workbook, so there is one only where
    /// there are no sockets.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(program: &Path) -> io::Result<Self> {
        let command = || {
            let mut command = Command::new(program);
            command.arg(COMMAND);
            command
        };
        #[cfg(unix)]
        if let Ok(line) = Self::sockets(command()) {
            return Ok(line);
        }
        Self::pipes(command())
    }

    #[cfg(unix)]
    fn sockets(mut command: Command) -> io::Result<Self> {
        use std::os::fd::OwnedFd;

        let (here, there) = UnixStream::pair()?;
        let [input, output] = [there.try_clone()?, there].map(|end| Stdio::from(OwnedFd::from(end)));
        let child = command.stdin(input).stdout(output).stderr(Stdio::null()).spawn()?;
        Ok(Self::Sockets(child, here))
    }

    fn pipes(mut command: Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(to), Some(from)) => Ok(Self::Pipes(to, from, Watch::over(child))),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// What is answered in `time` when bytes of a kind are sent; `None` when the process ends, breaks off, answers too
    /// much or not in time, and the line is dead.
    ///
    /// The process reads the whole of what it is asked before it answers.
    pub fn ask(&mut self, kind: u8, bytes: &[u8], time: Duration) -> Option<Vec<u8>> {
        let answer = match self {
            #[cfg(unix)]
            Self::Sockets(_, socket) => {
                let mut socket = Timed { socket, end: Instant::now().checked_add(time) };
                send(&mut socket, kind, bytes).and_then(|()| receive(&mut socket, LONGEST_ANSWER))
            }
            Self::Pipes(to, from, watch) => {
                watch.begin(time);
                let answer = send(to, kind, bytes).and_then(|()| receive(from, LONGEST_ANSWER));
                watch.end();
                answer
            }
        };
        answer.ok()?.map(|(_, bytes)| bytes)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        match self {
            #[cfg(unix)]
            Self::Sockets(child, _) => end(child),
            Self::Pipes(_, _, watch) => watch.over_and_out(),
        }
    }
}

fn end(child: &mut Child) {
    // It may have ended by itself; then there is nothing to end.
    let _ = child.kill();
    let _ = child.wait();
}

/// A socket that is read and written until a point of time.
#[cfg(unix)]
struct Timed<'s> {
    socket: &'s UnixStream,
    end: Option<Instant>,
}

#[cfg(unix)]
impl Timed<'_> {
    fn left(&self) -> io::Result<Duration> {
        let left = self.end.and_then(|end| end.checked_duration_since(Instant::now()));
        left.filter(|left| !left.is_zero()).ok_or_else(|| io::ErrorKind::TimedOut.into())
    }
}

#[cfg(unix)]
impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(Some(self.left()?))?;
        self.socket.read(buffer)
    }
}

#[cfg(unix)]
impl Write for Timed<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(Some(self.left()?))?;
        self.socket.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// A thread that has the process, and ends it when it has not answered in time or is no longer wanted.
#[derive(Debug)]
pub struct Watch {
    /// The time for an answer when one is asked for, nothing when it has come.
    signals: Option<Sender<Option<Duration>>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    fn over(mut child: Child) -> Self {
        let (signals, received) = channel();
        let thread = thread::spawn(move || {
            watch(&received);
            end(&mut child);
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

    fn over_and_out(&mut self) {
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

    /// What the shell does, on lines of both kinds.
    #[cfg(unix)]
    fn lines(program: &str) -> [Line; 2] {
        let command = || {
            let mut command = Command::new("sh");
            command.args(["-c", program]);
            command
        };
        [Line::sockets(command()).unwrap(), Line::pipes(command()).unwrap()]
    }

    #[cfg(unix)]
    #[test]
    fn what_is_sent_comes_back_time_after_time() {
        // `cat` answers while it is still being asked, as finsam never does: little enough for any pipe or socket.
        let workbooks = [b"abc".to_vec(), Vec::new(), vec![b'x'; 30_000]];
        for mut line in lines("exec cat") {
            for workbook in &workbooks {
                assert_eq!(line.ask(b'o', workbook, Duration::from_mins(1)).as_ref(), Some(workbook));
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_does_not_answer_in_time_is_ended() {
        // One that reads and is silent, one that reads nothing, and one that begins and does not go on.
        for program in ["exec cat > /dev/null", "exec sleep 600", "printf o; exec sleep 600"] {
            for mut line in lines(program) {
                let begun = Instant::now();
                assert_eq!(
                    line.ask(b'o', &vec![0; 3_000_000], Duration::from_millis(200)),
                    None,
                    "{program}"
                );
                drop(line);
                assert!(begun.elapsed() < Duration::from_mins(1), "{program}: it was waited for");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_process_that_has_ended_gives_no_answer() {
        for mut line in lines("exit 0") {
            assert_eq!(line.ask(b'o', b"abc", Duration::from_mins(1)), None);
        }
    }
}
