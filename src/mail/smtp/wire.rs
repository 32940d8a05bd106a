//! The line to a mail server: commands out, replies in, over TCP or TLS.
//!
//! A reply is taken whole and by its exact code, within one time for all of it. What has come and nobody asked
//! for is seen before the next word is said: a server that is a reply ahead would otherwise be believed.

use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

/// The longest line of a reply, in bytes with its end. RFC 5321, 4.5.3.1.5, has 512; some servers say more.
const LONGEST_LINE: usize = 2_048;

/// The most lines of a reply.
const MOST_LINES: usize = 100;

/// The slowest that a message may go, in bytes a second.
const SLOWEST: u64 = 10_000;

/// A server's reply, whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The code, three digits.
    pub code: u16,
    /// What stands after the code, a line each.
    pub lines: Vec<String>,
}

/// Why there is no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The connection failed, was closed or took too long: what the system says.
    Lost(String),
    /// TLS says no: the certificate, or no TLS at all.
    Tls(String),
    /// The server said what nobody had asked for.
    OutOfTurn,
    /// What came is no reply (RFC 5321, 4.2), or longer than any.
    NoReply,
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        let of_tls = error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<rustls::Error>);
        let slow = matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut);
        match error {
            error if of_tls => Self::Tls(error.to_string()),
            _ if slow => Self::Lost(io::Error::from(io::ErrorKind::TimedOut).to_string()),
            error => Self::Lost(error.to_string()),
        }
    }
}

/// A TCP connection that does nothing after a given moment.
struct Timed {
    tcp: TcpStream,
    until: Instant,
}

impl Timed {
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Timed {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            self.tcp.set_read_timeout(self.left()?)?;
            match self.tcp.read(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                done => return done,
            }
        }
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.tcp.set_write_timeout(self.left()?)?;
        self.tcp.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.tcp.flush()
    }
}

enum Stream {
    Plain(Timed),
    Tls(Box<StreamOwned<ClientConnection, Timed>>),
}

impl Stream {
    fn timed(&mut self) -> &mut Timed {
        match self {
            Self::Plain(timed) => timed,
            Self::Tls(tls) => &mut tls.sock,
        }
    }

    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(timed) => timed.read(bytes),
            Self::Tls(tls) => tls.read(bytes),
        }
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(timed) => timed.write_all(bytes),
            Self::Tls(tls) => {
                tls.write_all(bytes)?;
                tls.flush()
            }
        }
    }
}

/// A connection, and what has come over it and is not yet read.
pub struct Wire {
    stream: Stream,
    pending: Vec<u8>,
    patience: Duration,
}

impl Wire {
    /// Connects. No step after this takes longer than `patience`.
    ///
    /// # Errors
    /// [`Fault::Lost`].
    pub fn connect(host: &str, port: u16, patience: Duration) -> Result<Self, Fault> {
        let mut last = io::Error::from(io::ErrorKind::NotFound);
        for address in (host, port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, patience) {
                Ok(tcp) => {
                    // A command is one small packet: it is not to wait for the answer to the one before.
                    tcp.set_nodelay(true)?;
                    let stream = Stream::Plain(Timed { tcp, until: Instant::now() });
                    return Ok(Self { stream, pending: Vec::new(), patience });
                }
                Err(error) => last = error,
            }
        }
        Err(last.into())
    }

    /// The same connection, encrypted from here on. Nothing that came in plain is taken along.
    ///
    /// # Errors
    /// [`Fault::OutOfTurn`] when the server has said more in plain, [`Fault::Tls`], [`Fault::Lost`].
    pub fn encrypted(self, config: Arc<ClientConfig>, host: &str) -> Result<Self, Fault> {
        let Stream::Plain(mut timed) = self.stream else { return Err(Fault::OutOfTurn) };
        if !self.pending.is_empty() {
            return Err(Fault::OutOfTurn);
        }
        let name = ServerName::try_from(host.to_owned()).map_err(|error| Fault::Tls(error.to_string()))?;
        let mut tls = ClientConnection::new(config, name).map_err(|error| Fault::Tls(error.to_string()))?;
        timed.until = moment(self.patience);
        while tls.is_handshaking() {
            tls.complete_io(&mut timed)?;
        }
        let stream = Stream::Tls(Box::new(StreamOwned::new(tls, timed)));
        Ok(Self { stream, pending: Vec::new(), patience: self.patience })
    }

    /// Says a line, once it is sure that nothing has come that was not asked for, and takes the reply.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn command(&mut self, line: &str) -> Result<Reply, Fault> {
        self.still()?;
        self.stream.timed().until = moment(self.patience);
        self.stream.write(format!("{line}\r\n").as_bytes())?;
        self.reply()
    }

    /// Transmits a message with its end, and takes the reply.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn message(&mut self, bytes: &[u8]) -> Result<Reply, Fault> {
        self.still()?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let slow = Duration::from_secs(size.checked_div(SLOWEST).unwrap_or_default());
        self.stream.timed().until = moment(self.patience.saturating_add(slow));
        self.stream.write(&stuffed(bytes))?;
        self.reply()
    }

    /// Takes a reply.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn reply(&mut self) -> Result<Reply, Fault> {
        self.stream.timed().until = moment(self.patience);
        let mut reply: Option<Reply> = None;
        loop {
            let line = self.line()?;
            let (code, more, said) = parsed(&line).ok_or(Fault::NoReply)?;
            let reply = reply.get_or_insert_with(|| Reply { code, lines: Vec::new() });
            if reply.code != code || reply.lines.len() >= MOST_LINES {
                return Err(Fault::NoReply);
            }
            // Some servers say it in the letters of Windows; none has a reason to say a control.
            reply.lines.push(String::from_utf8_lossy(said).replace(char::is_control, " "));
            if !more {
                return Ok(reply.clone());
            }
        }
    }

    /// Sees to it that nothing has come that was not asked for.
    ///
    /// # Errors
    /// [`Fault::OutOfTurn`], also when what came is a goodbye; [`Fault::Lost`] when the server is gone.
    pub fn still(&mut self) -> Result<(), Fault> {
        if !self.pending.is_empty() {
            return Err(Fault::OutOfTurn);
        }
        let timed = self.stream.timed();
        timed.until = moment(self.patience);
        timed.tcp.set_nonblocking(true)?;
        let came = self.stream.read(&mut [0]);
        self.stream.timed().tcp.set_nonblocking(false)?;
        match came {
            Ok(0) => Err(Fault::Lost(io::Error::from(io::ErrorKind::UnexpectedEof).to_string())),
            Ok(_) => Err(Fault::OutOfTurn),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// A line without its end.
    fn line(&mut self) -> Result<Vec<u8>, Fault> {
        loop {
            if let Some(end) = self.pending.windows(2).position(|two| two == b"\r\n") {
                let mut line: Vec<u8> = self.pending.drain(..end.saturating_add(2)).collect();
                line.truncate(end);
                return Ok(line);
            }
            if self.pending.len() >= LONGEST_LINE {
                return Err(Fault::NoReply);
            }
            let mut bytes = [0; LONGEST_LINE];
            let room = LONGEST_LINE.saturating_sub(self.pending.len());
            let count = self.stream.read(bytes.get_mut(..room).unwrap_or_default())?;
            if count == 0 {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            self.pending.extend_from_slice(bytes.get(..count).unwrap_or_default());
        }
    }
}

fn moment(patience: Duration) -> Instant {
    let now = Instant::now();
    now.checked_add(patience).unwrap_or(now)
}

/// The code of a line, whether another follows, and what it says.
fn parsed(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let (code, rest) = line.split_at_checked(3)?;
    let code = std::str::from_utf8(code).ok()?;
    let is_code = code.bytes().all(|byte| byte.is_ascii_digit()) && code.starts_with(['2', '3', '4', '5']);
    let (more, said) = match rest.split_first() {
        None => (false, rest),
        Some((b' ', said)) => (false, said),
        Some((b'-', said)) => (true, said),
        Some(_) => return None,
    };
    if is_code { Some((code.parse().ok()?, more, said)) } else { None }
}

/// The message as it is transmitted: a dot more on a line that begins with one, and the lone dot last (RFC
/// 5321, 4.5.2).
fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut stuffed = Vec::with_capacity(bytes.len().saturating_add(64));
    let mut rest = bytes;
    while !rest.is_empty() {
        let end =
            rest.windows(2).position(|two| two == b"\r\n").map_or(rest.len(), |at| at.saturating_add(2));
        let (line, others) = rest.split_at(end);
        if line.starts_with(b".") {
            stuffed.push(b'.');
        }
        stuffed.extend_from_slice(line);
        rest = others;
    }
    if !bytes.ends_with(b"\r\n") {
        stuffed.extend_from_slice(b"\r\n");
    }
    stuffed.extend_from_slice(b".\r\n");
    stuffed
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// What is no reply.
    const NONE: [&[&[u8]]; 6] = [
        &[b"250-a\r\n550 b\r\n"],
        &[b"25 a\r\n"],
        &[b"150 a\r\n"],
        &[b"250a\r\n"],
        &[b"\r\n"],
        &[b"\xff\xff\xff a\r\n"],
    ];
    const LONG: [u8; 3_000] = [b'2'; 3_000];
    const MANY: [&[u8]; 20] = [b"250-\r\n250-\r\n250-\r\n250-\r\n250-\r\n250-\r\n250-\r\n250-\r\n"; 20];
    const DRIPS: [&[u8]; 60] = [b"2"; 60];

    /// A connection to a server that says these bytes, each after a short wait, and then is silent.
    fn to(said: &'static [&'static [u8]]) -> Wire {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            let (mut tcp, _) = listener.accept().unwrap();
            for bytes in said {
                if tcp.write_all(bytes).is_err() {
                    return;
                }
                thread::sleep(Duration::from_millis(30));
            }
            thread::sleep(Duration::from_secs(5));
        });
        Wire::connect("127.0.0.1", port, Duration::from_millis(700)).unwrap()
    }

    #[test]
    fn a_reply_is_whole_and_of_one_code() {
        let reply = to(&[b"250-a\r", b"\n250-\r\n25", b"0 b c\r\n"]).reply().unwrap();
        assert_eq!(reply, Reply { code: 250, lines: vec!["a".into(), String::new(), "b c".into()] });
        assert_eq!(to(&[b"250\r\n"]).reply().unwrap().lines, [""]);
        assert_eq!(to(&[b"550 a\x1b[2J\nb\r\n"]).reply().unwrap().lines, ["a [2J b"]);
        assert_eq!(to(&[b"550 ok\xe4nd\r\n"]).reply().unwrap().lines, ["ok\u{fffd}nd"]);
        for said in NONE {
            assert_eq!(to(said).reply(), Err(Fault::NoReply), "{said:?}");
        }
    }

    #[test]
    fn lines_without_end_and_without_number_end() {
        assert_eq!(to(&[&LONG]).reply(), Err(Fault::NoReply));
        let mut wire = to(&MANY);
        assert_eq!(wire.reply(), Err(Fault::NoReply), "more than a hundred lines");
    }

    #[test]
    fn a_server_that_drips_ends() {
        let begun = Instant::now();
        assert!(matches!(to(&DRIPS).reply(), Err(Fault::Lost(_))));
        assert!(begun.elapsed() < Duration::from_millis(1_500), "{:?}", begun.elapsed());
    }

    #[test]
    fn what_nobody_asked_for_is_seen_before_the_next_word() {
        let mut wire = to(&[b"220 a\r\n250 b\r\n"]);
        assert_eq!(wire.reply().unwrap().code, 220);
        assert_eq!(wire.command("EHLO a"), Err(Fault::OutOfTurn));
        let mut wire = to(&[b"220 a\r\n", b"250 b\r\n"]);
        assert_eq!(wire.reply().unwrap().code, 220);
        thread::sleep(Duration::from_millis(100));
        assert_eq!(wire.command("EHLO a"), Err(Fault::OutOfTurn), "it came later");
    }

    #[test]
    fn dots_are_doubled_and_the_end_stands_once() {
        assert_eq!(stuffed(b"a\r\n.\r\n.b\r\n"), b"a\r\n..\r\n..b\r\n.\r\n");
        assert_eq!(stuffed(b".a"), b"..a\r\n.\r\n");
        assert_eq!(stuffed(b""), b"\r\n.\r\n");
    }
}
