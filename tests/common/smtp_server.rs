//! A mail server in the test's own process: a real socket, TLS with a certificate authority made for the
//! test, and misbehaviour by recipient.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the server does with a recipient, the first time; afterwards it accepts, unless it refuses.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Behaviour {
    Refuse,
    NotNow,
    LostBeforeData,
    LostInData,
    LostAfterData,
    /// DATA is answered by this instead of 354.
    SaysToData(&'static str),
    /// The end of the message is answered by this, and the message is not taken.
    SaysToEnd(&'static str),
}

/// What the server does in every conversation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// All as it should be.
    Good,
    /// STARTTLS is answered by this.
    SaysToStartTls(&'static str),
    /// STARTTLS is not offered.
    NoStartTls,
    /// Each command is answered by the reply to the one before.
    OneBehind,
    /// MAIL is answered by this.
    SaysToMail(&'static str),
    /// Only LOGIN is offered.
    LoginOnly,
    /// A token is answered by a challenge, and the answer to that by this.
    SaysToTokenChallenge(&'static str),
}

/// A message that came: to whom, and its bytes.
#[derive(Clone)]
pub struct Received {
    pub to: Vec<String>,
    pub bytes: Vec<u8>,
}

struct Inner {
    implicit: bool,
    lets_in: bool,
    manner: Mutex<Manner>,
    tls: Arc<ServerConfig>,
    behaviours: Mutex<BTreeMap<String, Behaviour>>,
    received: Mutex<Vec<Received>>,
    logins: Mutex<Vec<String>>,
    steps: AtomicUsize,
}

pub struct Server {
    inner: Arc<Inner>,
    pub port: u16,
    /// The authority's certificate in PEM.
    pub authority: String,
}

/// An authority's certificate in PEM, and one of its certificates for this name with its key.
pub fn certificate(name: &str) -> (String, rcgen::Certificate, KeyPair) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
    let certificate = params.signed_by(&key, &authority).unwrap();
    (authority.pem(), certificate, key)
}

trait Stream: Read + Write {}
impl<T: Read + Write> Stream for T {}

impl Server {
    /// A server with a certificate for this name.
    pub fn start(name: &str, implicit: bool, lets_in: bool) -> Self {
        let (authority, certificate, key) = certificate(name);
        let tls = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let inner = Arc::new(Inner {
            implicit,
            lets_in,
            manner: Mutex::new(Manner::Good),
            tls: Arc::new(tls),
            behaviours: Mutex::default(),
            received: Mutex::default(),
            logins: Mutex::default(),
            steps: AtomicUsize::new(0),
        });
        let shared = Arc::clone(&inner);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let inner = Arc::clone(&shared);
                // A client that is gone is what is tested.
                thread::spawn(move || drop(inner.serve(stream.unwrap())));
            }
        });
        Self { inner, port, authority }
    }

    pub fn behave(&self, recipient: &str, behaviour: Behaviour) {
        self.inner.behaviours.lock().unwrap().insert(recipient.to_owned(), behaviour);
    }

    pub fn behave_always(&self, manner: Manner) {
        *self.inner.manner.lock().unwrap() = manner;
    }

    pub fn received(&self) -> Vec<Received> {
        self.inner.received.lock().unwrap().clone()
    }

    pub fn logins(&self) -> Vec<String> {
        self.inner.logins.lock().unwrap().clone()
    }

    /// How many steps all conversations have taken.
    pub fn steps(&self) -> usize {
        self.inner.steps.load(Ordering::SeqCst)
    }
}

impl Inner {
    fn serve(&self, tcp: TcpStream) -> std::io::Result<()> {
        tcp.set_nodelay(true)?;
        if self.implicit {
            return self.talk(&mut BufReader::new(self.encrypted(tcp)), true);
        }
        let mut plain = BufReader::new(tcp);
        self.talk(&mut plain, false)?;
        self.talk_on(&mut BufReader::new(self.encrypted(plain.into_inner())), true)
    }

    fn encrypted(&self, tcp: TcpStream) -> StreamOwned<ServerConnection, TcpStream> {
        StreamOwned::new(ServerConnection::new(Arc::clone(&self.tls)).unwrap(), tcp)
    }

    fn talk<S: Stream>(&self, stream: &mut BufReader<S>, encrypted: bool) -> std::io::Result<()> {
        stream.get_mut().write_all(b"220 test\r\n")?;
        stream.get_mut().flush()?;
        self.talk_on(stream, encrypted)
    }

    fn talk_on<S: Stream>(&self, stream: &mut BufReader<S>, encrypted: bool) -> std::io::Result<()> {
        let mut to: Vec<String> = Vec::new();
        let manner = *self.manner.lock().unwrap();
        let mut late = "250 ok".to_owned();
        let gone = || Err(std::io::ErrorKind::ConnectionAborted.into());
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line)? == 0 {
                return gone();
            }
            self.steps.fetch_add(1, Ordering::SeqCst);
            let line = line.trim_end();
            let word = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let behaviour = to.last().and_then(|to| self.behaviours.lock().unwrap().get(to).copied());
            let answer = match word.as_str() {
                "EHLO" if manner == Manner::LoginOnly => {
                    "250-test\r\n250-STARTTLS\r\n250 AUTH=LOGIN".to_owned()
                }
                "EHLO" if !encrypted && manner == Manner::NoStartTls => "250 test".to_owned(),
                "EHLO" if encrypted => "250-test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN XOAUTH2".to_owned(),
                "EHLO" => "250-test\r\n250 STARTTLS".to_owned(),
                "STARTTLS" => {
                    let said = if let Manner::SaysToStartTls(said) = manner { said } else { "220 go\r\n" };
                    stream.get_mut().write_all(said.as_bytes())?;
                    stream.get_mut().flush()?;
                    return Ok(());
                }
                "AUTH" => match self.let_in(stream, line, manner)? {
                    Some(answer) => answer,
                    None => return gone(),
                },
                "MAIL" if encrypted => {
                    to.clear();
                    if let Manner::SaysToMail(said) = manner { said.to_owned() } else { "250 ok".to_owned() }
                }
                "RCPT" => {
                    let address = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    let mut behaviours = self.behaviours.lock().unwrap();
                    match behaviours.get(&address).copied() {
                        Some(Behaviour::Refuse) => "550 5.1.1 unknown".to_owned(),
                        Some(Behaviour::NotNow) => {
                            behaviours.remove(&address);
                            "451 4.3.0 later".to_owned()
                        }
                        Some(Behaviour::LostBeforeData) => {
                            behaviours.remove(&address);
                            return gone();
                        }
                        _ => {
                            to.push(address);
                            "250 ok".to_owned()
                        }
                    }
                }
                "DATA" if matches!(behaviour, Some(Behaviour::SaysToData(_))) => {
                    self.say_to_data(stream, behaviour, to)?;
                    return gone();
                }
                "DATA" => {
                    if manner == Manner::OneBehind {
                        stream.get_mut().write_all(format!("{late}\r\n").as_bytes())?;
                        "354 go".clone_into(&mut late);
                    } else {
                        stream.get_mut().write_all(b"354 go\r\n")?;
                    }
                    stream.get_mut().flush()?;
                    if behaviour == Some(Behaviour::LostInData) {
                        stream.read_exact(&mut [0; 500])?;
                        return gone();
                    }
                    let bytes = body(stream)?;
                    if let Some(Behaviour::SaysToEnd(said)) = behaviour {
                        self.behaviours.lock().unwrap().remove(to.last().unwrap());
                        stream.get_mut().write_all(format!("{said}\r\n").as_bytes())?;
                        stream.get_mut().flush()?;
                        continue;
                    }
                    self.received.lock().unwrap().push(Received { to: to.clone(), bytes });
                    self.steps.fetch_add(1, Ordering::SeqCst);
                    if behaviour == Some(Behaviour::LostAfterData) {
                        return gone();
                    }
                    "250 2.0.0 queued as 42".to_owned()
                }
                "RSET" => "250 ok".to_owned(),
                "QUIT" => return gone(),
                _ => "500 what".to_owned(),
            };
            let in_mail = matches!(word.as_str(), "MAIL" | "RCPT" | "DATA");
            let answer = match manner {
                Manner::OneBehind if in_mail => std::mem::replace(&mut late, answer),
                _ => answer,
            };
            stream.get_mut().write_all(format!("{answer}\r\n").as_bytes())?;
            stream.get_mut().flush()?;
        }
    }

    /// The answer to AUTH; none when the conversation is over.
    fn let_in<S: Stream>(
        &self,
        stream: &mut BufReader<S>,
        line: &str,
        manner: Manner,
    ) -> std::io::Result<Option<String>> {
        let secret = line.rsplit(' ').next().unwrap_or_default().to_owned();
        self.logins.lock().unwrap().push(line.to_owned());
        let asked: &[&str] = match manner {
            Manner::LoginOnly => &["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"],
            Manner::SaysToTokenChallenge(_) => &["334 eyJzdGF0dXMiOiI0MDEifQ=="],
            _ => &[],
        };
        for asked in asked {
            stream.get_mut().write_all(format!("{asked}\r\n").as_bytes())?;
            stream.get_mut().flush()?;
            let mut answer = String::new();
            stream.read_line(&mut answer)?;
            self.logins.lock().unwrap().push(answer.trim_end().to_owned());
        }
        if let Manner::SaysToTokenChallenge(said) = manner {
            stream.get_mut().write_all(format!("{said}\r\n").as_bytes())?;
            stream.get_mut().flush()?;
            return Ok(None);
        }
        // Some servers repeat what they were given.
        let no = format!("535 5.7.8 not you: {secret}");
        Ok(Some(if self.lets_in { "235 welcome".to_owned() } else { no }))
    }

    /// Answers DATA by something else than it should. What then comes is a message that nobody has asked for.
    fn say_to_data<S: Stream>(
        &self,
        stream: &mut BufReader<S>,
        behaviour: Option<Behaviour>,
        to: Vec<String>,
    ) -> std::io::Result<()> {
        let Some(Behaviour::SaysToData(said)) = behaviour else { return Ok(()) };
        stream.get_mut().write_all(format!("{said}\r\n").as_bytes())?;
        stream.get_mut().flush()?;
        let mut bytes = Vec::new();
        stream.read_until(b'\n', &mut bytes)?;
        if bytes.starts_with(b"RSET") {
            stream.get_mut().write_all(b"250 ok\r\n")?;
            return stream.get_mut().flush();
        }
        stream.read_to_end(&mut bytes)?;
        if !bytes.is_empty() {
            self.received.lock().unwrap().push(Received { to, bytes });
        }
        Ok(())
    }
}

/// The message up to the lone dot, with doubled dots made single (RFC 5321, 4.5.2).
fn body<S: Stream>(stream: &mut BufReader<S>) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(bytes);
        }
        bytes.extend(line.strip_prefix(b".").unwrap_or(&line));
    }
}
