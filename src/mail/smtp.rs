//! A conversation with a mail server, by lettre.
//!
//! Certificates are always verified, and a connection that was to be encrypted is never continued in plain.
//! The conversation is led step by step because the ledger must be on disk before the message itself goes.

use std::fmt;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, response::Response};

use crate::domain::email::EmailAddress;

/// For how long an answer is waited for.
const PATIENCE: Duration = Duration::from_mins(2);

/// How a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Security {
    /// The connection begins in plain and is encrypted before anything is said (RFC 3207).
    #[default]
    StartTls,
    /// The connection is encrypted from its start (RFC 8314).
    Tls,
    /// Nothing is encrypted: for a relay on the machine itself only.
    Plain,
}

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
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server has taken it over.
    Accepted(String),
    /// The server has said no for good.
    Refused(String),
    /// The server said no for now, or the connection was lost before anything of the message was sent.
    Deferred(String),
    /// The connection was lost when the message, or some of it, had been sent.
    Unknown(String),
}

/// Why there is no connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConnectError {
    /// To be tried again: nobody answers, or says no for now.
    Transient(String),
    /// Not to be tried again: the certificate, the login, or a setting.
    Lasting(String),
}

/// A connection that may send.
pub struct Connection(SmtpConnection);

impl Connection {
    /// Connects, encrypts and logs in.
    ///
    /// # Errors
    /// [`ConnectError`].
    pub fn open(server: &Server) -> Result<Self, ConnectError> {
        let hello = ClientId::Domain(server.hello.clone());
        let tls = (server.security != Security::Plain).then(|| tls(server)).transpose().map_err(lasting)?;
        let implicit = tls.as_ref().filter(|_| server.security == Security::Tls);
        let address = (server.host.as_str(), server.port);
        let mut connection =
            SmtpConnection::connect(address, Some(PATIENCE), &hello, implicit, None).map_err(failed)?;
        if let Some(tls) = tls.filter(|_| server.security == Security::StartTls) {
            connection.starttls(&tls, &hello).map_err(failed)?;
        }
        if let Some((user, secret)) = &server.login {
            let (secret, mechanisms): (&String, &[Mechanism]) = match secret {
                Secret::Password(password) => (password, &[Mechanism::Plain, Mechanism::Login]),
                Secret::Token(token) => (token, &[Mechanism::Xoauth2]),
            };
            let credentials = Credentials::new(user.clone(), secret.clone());
            connection.auth(mechanisms, &credentials).map_err(|error| not_let_in(&error))?;
        }
        Ok(Self(connection))
    }

    /// Whether the connection can be used for another message.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        !self.0.has_broken()
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
        if let Err(outcome) = self.address(from, to) {
            return Ok(outcome);
        }
        if let Err(error) = begun() {
            self.0.abort();
            return Err(error);
        }
        if let Err(error) = self.0.command(Data) {
            return Ok(self.not_sent(&error, None));
        }
        // lettre ends the last line itself: with its own end left there would be an empty line more.
        let body = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
        Ok(match self.0.message(body) {
            Ok(reply) => Outcome::Accepted(said(&reply)),
            Err(error) if error.status().is_some() => self.not_sent(&error, None),
            Err(error) => {
                self.0.abort();
                Outcome::Unknown(error.to_string())
            }
        })
    }

    /// Says goodbye.
    pub fn close(mut self) {
        self.0.abort();
    }

    fn address(&mut self, from: &EmailAddress, to: &[EmailAddress]) -> Result<(), Outcome> {
        let known = |address: &EmailAddress| {
            let parsed: Result<Address, _> = address.as_str().parse();
            parsed.map_err(|error| Outcome::Refused(error.to_string()))
        };
        let sender = known(from)?;
        let begin = self.0.command(Mail::new(Some(sender), Vec::new()));
        begin.map_err(|error| self.not_sent(&error, Some(from)))?;
        for address in to {
            let answer = self.0.command(Rcpt::new(known(address)?, Vec::new()));
            answer.map_err(|error| self.not_sent(&error, Some(address)))?;
        }
        Ok(())
    }

    /// What an error before or instead of the message means: nothing of it has been delivered.
    fn not_sent(&mut self, error: &Error, about: Option<&EmailAddress>) -> Outcome {
        if error.status().is_none() || self.0.command(Rset).is_err() {
            self.0.abort();
        }
        let reason = match about {
            Some(address) => format!("{address}: {error}"),
            None => error.to_string(),
        };
        if error.is_permanent() { Outcome::Refused(reason) } else { Outcome::Deferred(reason) }
    }
}

fn tls(server: &Server) -> Result<TlsParameters, Error> {
    let mut tls = TlsParameters::builder(server.host.clone());
    if let Some(authorities) = &server.authorities {
        tls = tls.add_root_certificate(Certificate::from_pem(authorities)?);
    }
    tls.build_rustls()
}

/// What the server says when it takes a message over.
fn said(reply: &Response) -> String {
    let lines: Vec<&str> = reply.message().collect();
    format!("{} {}", reply.code(), lines.join(" "))
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn lasting(error: Error) -> ConnectError {
    ConnectError::Lasting(error.to_string())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: Error) -> ConnectError {
    let reason = error.to_string();
    let certificate = reason.contains("certificate");
    if error.is_tls() || error.is_client() || error.is_permanent() || certificate {
        ConnectError::Lasting(reason)
    } else {
        ConnectError::Transient(reason)
    }
}

/// Of a refused login only the number is told: a server may repeat what it was given.
fn not_let_in(error: &Error) -> ConnectError {
    match error.status() {
        Some(code) if error.is_transient() => ConnectError::Transient(format!("AUTH {code}")),
        Some(code) => ConnectError::Lasting(format!("AUTH {code}")),
        None if error.is_client() => ConnectError::Lasting(error.to_string()),
        None => ConnectError::Transient("AUTH".to_owned()),
    }
}
