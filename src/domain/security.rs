//! How the connection to a mail server is protected.

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
