//! What files are made from, and their fingerprints.

use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

use sha2::{Digest, Sha256};

/// A file to be written: its path in the run's folder and what makes its bytes.
pub trait Source: Sync {
    /// The path, with `/` between its parts.
    fn path(&self) -> &str;

    /// How many rows the file has, roughly: the largest are begun first, and few of the very large are in memory at
    /// a time.
    fn rows(&self) -> usize {
        0
    }

    /// Writes the bytes to `file`, piece by piece where there are many.
    ///
    /// # Errors
    /// Why they cannot be made, or written.
    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError>;

    /// The bytes.
    ///
    /// # Errors
    /// Why they cannot be made.
    fn bytes(&self) -> Result<Vec<u8>, SourceError> {
        let mut bytes = Vec::new();
        self.write_to(&mut bytes)?;
        Ok(bytes)
    }
}

impl<S: Source + ?Sized> Source for &S {
    fn path(&self) -> &str {
        (**self).path()
    }

    fn rows(&self) -> usize {
        (**self).rows()
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        (**self).write_to(file)
    }
}

/// Why a file's bytes were not written.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// They cannot be made: the reason, as the library that makes them says it.
    #[error("{0}")]
    NotMade(String),
    /// Somebody wants nothing more to be written.
    #[error("stopped")]
    Stopped,
    /// The machine failed.
    #[error("{0}")]
    Machine(#[from] io::Error),
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    let mut text = String::with_capacity(digest.len().saturating_mul(2));
    for byte in digest {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// A file whose bytes are counted and hashed on their way.
pub struct Fingerprinted<W: Write> {
    file: BufWriter<W>,
    hash: Sha256,
    size: u64,
}

impl<W: Write> Fingerprinted<W> {
    /// A file with nothing in it.
    pub fn new(file: W) -> Self {
        Self { file: BufWriter::new(file), hash: Sha256::new(), size: 0 }
    }

    /// The file, all of it written; SHA-256 of its bytes as 64 lower-case hexadecimal digits; its size in
    /// bytes.
    ///
    /// # Errors
    /// When the last bytes cannot be written.
    pub fn finish(self) -> io::Result<(W, String, u64)> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((file, hexadecimal(&self.hash.finalize()), self.size))
    }
}

impl<W: Write> Write for Fingerprinted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.size = self.size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_written_in_pieces_has_the_fingerprint_of_the_whole() {
        let mut file = Fingerprinted::new(Vec::new());
        for piece in ["a", "", "bc"] {
            file.write_all(piece.as_bytes()).unwrap();
        }
        let (bytes, sha256, size) = file.finish().unwrap();
        assert_eq!((bytes.as_slice(), size), (b"abc".as_slice(), 3));
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
