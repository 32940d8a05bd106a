//! A conversation with a mail server (RFC 5321), held by finsam itself: each reply counts by its exact code.
//!
//! Certificates are always verified, and a connection that was to be encrypted is never continued in plain.
//! The conversation is led step by step because the ledger must be on disk before the message itself goes.

mod wire;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use crate::domain::email::EmailAddress;
use crate::domain::security::Security;
use crate::text::{Fact, Text};

use wire::{Fault, Reply, Wire};

/// For how long an answer is waited for.
pub const PATIENCE: Duration = Duration::from_mins(2);

/// What is needed to be let in. It is never shown.
#[derive(Clone)]
pub enum Secret {
    /// A password, with PLAIN or LOGIN.
    Password(String),
    /// A token, with XOAUTH2.
    Token(String),
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// The server and how to be let in.
#[derive(Clone, Debug)]
pub struct Server {
    /// The host's name.
    pub host: String,
    /// The port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Who logs in, and with what.
    pub login: Option<(String, Secret)>,
    /// Certificates, in PEM, that are trusted besides those of the system.
    pub authorities: Option<Vec<u8>>,
    /// The domain of the sender, by which finsam presents itself.
    pub hello: String,
    /// For how long a whole reply is waited for.
    pub patience: Duration,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it over, in these words.
    Accepted(String),
    /// The server has said no for good.
    Refused(Reason),
    /// The server said no for now, or the connection failed before anything of the message was sent.
    Deferred(Reason),
    /// The message, or some of it, may have been taken: the server answered something else than it could.
    Unknown(Reason),
}

/// Why there is no connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectError {
    /// To be tried again: nobody answers, or says no for now.
    Transient(Reason),
    /// Not to be tried again: the certificate, the login, a setting, or a server that answers out of turn.
    Lasting(Reason),
}

/// Why a step was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The server said no in these words, to this address if it was about one.
    No(Option<EmailAddress>, String),
    /// The server said this where something else was due.
    Unexpected(String),
    /// The server said what nobody had asked for.
    OutOfTurn,
    /// What the server said is no reply.
    NoReply,
    /// The server does not offer this.
    NotOffered(&'static str),
    /// The login was refused with this code. No more of it is told: a server may repeat what it was given.
    Login(u16),
    /// The connection failed, as the system says it.
    Lost(String),
    /// There is no encrypted connection, as the library says it.
    Tls(String),
}

impl Reason {
    /// The reason in words.
    #[must_use]
    pub fn said(&self, text: &Text) -> String {
        let about = |id: &str, what: &str| text.say_with(id, &[("what", Fact::from(what))]);
        match self {
            Self::No(None, words) => words.clone(),
            Self::No(Some(address), words) => format!("{address}: {words}"),
            Self::Unexpected(words) => about("mail-reason-unexpected", words),
            Self::OutOfTurn => text.say("mail-reason-out-of-turn"),
            Self::NoReply => text.say("mail-reason-no-reply"),
            Self::NotOffered(what) => about("mail-reason-not-offered", what),
            Self::Login(code) => about("mail-reason-login", &code.to_string()),
            Self::Lost(what) => about("mail-reason-lost", what),
            Self::Tls(what) => about("mail-reason-tls", what),
        }
    }
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lost(what) => Self::Lost(what),
            Fault::Tls(what) => Self::Tls(what),
            Fault::OutOfTurn => Self::OutOfTurn,
            Fault::NoReply => Self::NoReply,
        }
    }
}

impl From<Fault> for ConnectError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Lost(what) => Self::Transient(Reason::Lost(what)),
            other => Self::Lasting(other.into()),
        }
    }
}

/// A connection that may send.
pub struct Connection {
    /// None once the connection is closed.
    wire: Option<Wire>,
}

impl Connection {
    /// Connects, encrypts and logs in.
    ///
    /// # Errors
    /// [`ConnectError`].
    pub fn open(server: &Server) -> Result<Self, ConnectError> {
        let hello = format!("EHLO {}", server.hello);
        let tls = || tls(server).map_err(ConnectError::Lasting);
        let mut wire = Wire::connect(&server.host, server.port, server.patience)?;
        if server.security == Security::Tls {
            wire = wire.encrypted(tls()?, &server.host)?;
        }
        due(&wire.reply()?, 220)?;
        let mut offered = wire.command(&hello)?;
        due(&offered, 250)?;
        if server.security == Security::StartTls {
            if !offers(&offered, "STARTTLS") {
                return Err(ConnectError::Lasting(Reason::NotOffered("STARTTLS")));
            }
            due(&wire.command("STARTTLS")?, 220)?;
            wire = wire.encrypted(tls()?, &server.host)?;
            // What was offered in plain anybody may have said (RFC 3207, 4.2).
            offered = wire.command(&hello)?;
            due(&offered, 250)?;
        }
        if let Some((user, secret)) = &server.login {
            log_in(&mut wire, &offered, user, secret)?;
        }
        Ok(Self { wire: Some(wire) })
    }

    /// Whether the connection can be used for another message: it is open, and the server has said nothing since.
    pub fn is_usable(&mut self) -> bool {
        let usable = self.wire.as_mut().is_some_and(|wire| wire.still().is_ok());
        if !usable {
            self.wire = None;
        }
        usable
    }

    /// Sends a message. `begun` is called when the server has taken the addresses, before the message
    /// itself; when it fails nothing more is sent.
    ///
    /// # Errors
    /// Those of `begun`.
    pub fn send<E>(
        &mut self,
        from: &EmailAddress,
        to: &[EmailAddress],
        bytes: &[u8],
        begun: impl FnOnce() -> Result<(), E>,
    ) -> Result<Outcome, E> {
        let Some(mut wire) = self.wire.take() else {
            return Ok(Outcome::Deferred(Reason::Lost(String::new())));
        };
        if let Err(outcome) = address(&mut wire, from, to) {
            return Ok(self.after(wire, outcome));
        }
        begun()?;
        let outcome = transmit(&mut wire, bytes);
        Ok(self.after(wire, outcome))
    }

    /// Says goodbye.
    pub fn close(self) {
        if let Some(mut wire) = self.wire {
            // Nobody needs the answer.
            let _ = wire.command("QUIT");
        }
    }

    /// Keeps the connection where the server said a clear yes or no, and is in step; otherwise it is closed.
    fn after(&mut self, mut wire: Wire, outcome: Outcome) -> Outcome {
        let in_step = match &outcome {
            Outcome::Accepted(_) => true,
            Outcome::Refused(_) | Outcome::Deferred(Reason::No(..)) => {
                wire.command("RSET").is_ok_and(|reply| reply.code == 250)
            }
            Outcome::Deferred(_) | Outcome::Unknown(_) => false,
        };
        self.wire = in_step.then_some(wire);
        outcome
    }
}

/// Gives the server the sender and the recipients; nothing of the message is sent.
fn address(wire: &mut Wire, from: &EmailAddress, to: &[EmailAddress]) -> Result<(), Outcome> {
    let sender = (format!("MAIL FROM:<{from}>"), from, &[250][..]);
    let recipients = to.iter().map(|to| (format!("RCPT TO:<{to}>"), to, &[250, 251][..]));
    for (line, about, due) in std::iter::once(sender).chain(recipients) {
        let reply = wire.command(&line).map_err(|fault| Outcome::Deferred(fault.into()))?;
        if !due.contains(&reply.code) {
            let unexpected = |reply: &Reply| Outcome::Deferred(Reason::Unexpected(words(reply)));
            return Err(no(&reply, Some(about)).unwrap_or_else(|| unexpected(&reply)));
        }
    }
    Ok(())
}

/// Transmits the message: 354 is due before it and 250 after it. A no is a no; with anything else nobody knows.
fn transmit(wire: &mut Wire, bytes: &[u8]) -> Outcome {
    let unexpected =
        |reply: &Reply| no(reply, None).unwrap_or_else(|| Outcome::Unknown(Reason::Unexpected(words(reply))));
    match wire.command("DATA") {
        Ok(reply) if reply.code == 354 => {}
        Ok(reply) => return unexpected(&reply),
        Err(Fault::Lost(what)) => return Outcome::Deferred(Reason::Lost(what)),
        Err(fault) => return Outcome::Unknown(fault.into()),
    }
    match wire.message(bytes) {
        Ok(reply) if reply.code == 250 => Outcome::Accepted(words(&reply)),
        Ok(reply) => unexpected(&reply),
        Err(fault) => Outcome::Unknown(fault.into()),
    }
}

/// What a reply means that is a no, for good or for now; none for any other.
fn no(reply: &Reply, about: Option<&EmailAddress>) -> Option<Outcome> {
    let reason = Reason::No(about.cloned(), words(reply));
    match reply.code {
        400..500 => Some(Outcome::Deferred(reason)),
        500.. => Some(Outcome::Refused(reason)),
        _ => None,
    }
}

/// An error unless the reply has the code that is due.
fn due(reply: &Reply, code: u16) -> Result<(), ConnectError> {
    match reply.code {
        same if same == code => Ok(()),
        400..500 => Err(ConnectError::Transient(Reason::No(None, words(reply)))),
        500.. => Err(ConnectError::Lasting(Reason::No(None, words(reply)))),
        _ => Err(ConnectError::Lasting(Reason::Unexpected(words(reply)))),
    }
}

/// The reply's code and what it says.
fn words(reply: &Reply) -> String {
    format!("{} {}", reply.code, reply.lines.join(" "))
}

/// Whether the reply to EHLO lists the keyword.
fn offers(offered: &Reply, keyword: &str) -> bool {
    let mut lines = offered.lines.iter().skip(1);
    lines.any(|line| line.split([' ', '=']).next().is_some_and(|word| word.eq_ignore_ascii_case(keyword)))
}

/// Whether the reply to EHLO lists the mechanism among those to log in with (RFC 4954).
fn lets_in_by(offered: &Reply, mechanism: &str) -> bool {
    offered.lines.iter().skip(1).any(|line| {
        let mut listed = line.split([' ', '=']);
        listed.next().is_some_and(|word| word.eq_ignore_ascii_case("AUTH"))
            && listed.any(|word| word.eq_ignore_ascii_case(mechanism))
    })
}

fn log_in(wire: &mut Wire, offered: &Reply, user: &str, secret: &Secret) -> Result<(), ConnectError> {
    let encoded = |text: &str| STANDARD.encode(text);
    let reply = match secret {
        Secret::Password(password) if lets_in_by(offered, "PLAIN") => {
            wire.command(&format!("AUTH PLAIN {}", encoded(&format!("\0{user}\0{password}"))))?
        }
        Secret::Password(password) if lets_in_by(offered, "LOGIN") => {
            let mut reply = wire.command("AUTH LOGIN")?;
            for answer in [user, password] {
                if reply.code == 334 {
                    reply = wire.command(&encoded(answer))?;
                }
            }
            reply
        }
        Secret::Token(token) if lets_in_by(offered, "XOAUTH2") => {
            let said = format!("user={user}\u{1}auth=Bearer {token}\u{1}\u{1}");
            let reply = wire.command(&format!("AUTH XOAUTH2 {}", encoded(&said)))?;
            if reply.code == 334 {
                // The reason of a refusal, which is asked for by an empty line: whatever follows is a no.
                let no = wire.command("")?;
                return Err(not_let_in(no.code));
            }
            reply
        }
        Secret::Password(_) => {
            return Err(ConnectError::Lasting(Reason::NotOffered("AUTH PLAIN, AUTH LOGIN")));
        }
        Secret::Token(_) => return Err(ConnectError::Lasting(Reason::NotOffered("AUTH XOAUTH2"))),
    };
    if reply.code == 235 { Ok(()) } else { Err(not_let_in(reply.code)) }
}

fn not_let_in(code: u16) -> ConnectError {
    let reason = Reason::Login(code);
    if (400..500).contains(&code) { ConnectError::Transient(reason) } else { ConnectError::Lasting(reason) }
}

/// TLS with the system's authorities and those of the settings.
fn tls(server: &Server) -> Result<Arc<ClientConfig>, Reason> {
    let refused = |error: &dyn fmt::Display| Reason::Tls(error.to_string());
    let mut trusted = RootCertStore::empty();
    trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    for certificate in CertificateDer::pem_slice_iter(server.authorities.as_deref().unwrap_or_default()) {
        let certificate = certificate.map_err(|error| refused(&error))?;
        trusted.add(certificate).map_err(|error| refused(&error))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| refused(&error))?
        .with_root_certificates(trusted)
        .with_no_client_auth();
    Ok(Arc::new(config))
}
