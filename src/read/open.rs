//! The one seam to the formats: bytes in, sheets out.
//!
//! The format is told from the bytes, never from the name: an office's `.xls` may be anything. A
//! new format is a new [`Format`] and a function beside [`super::xlsx::sheets`].

use std::sync::Arc;

use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::sheet::Sheet;
use super::{text_file, xlsx};

/// The largest file that is read, in bytes: a thousand times an ordinary one.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// A format, as the bytes tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A zip archive: xlsx and xlsm.
    Xlsx,
    /// An OLE container: an old workbook, or one protected by a password.
    Ole,
    /// Text: comma-, semicolon- or tab-separated values.
    Text,
    /// Nothing that finsam reads.
    Unknown,
}

/// The format of a file with these bytes.
#[must_use]
pub fn format_of(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        Format::Xlsx
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        Format::Ole
    } else if text_file::is_text(bytes) {
        Format::Text
    } else {
        Format::Unknown
    }
}

/// The sheets of a file. What cannot be read is a finding, and then there are none.
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    let whole = Place::whole(file);
    if bytes.len() > LARGEST {
        let megabytes = |size: usize| format!("{} MB", size.div_ceil(1024 * 1024));
        findings
            .at(&whole, Problem::FileTooLarge { size: megabytes(bytes.len()), limit: megabytes(LARGEST) });
        return Vec::new();
    }
    match format_of(bytes) {
        Format::Xlsx => xlsx::sheets(bytes, file, findings),
        Format::Text => text_file::sheets(bytes, file, findings),
        Format::Ole if is_encrypted(bytes) => {
            findings.at(&whole, Problem::WorkbookEncrypted {});
            Vec::new()
        }
        Format::Ole | Format::Unknown => {
            findings.at(&whole, Problem::UnknownFormat { file: file.path.clone() });
            Vec::new()
        }
    }
}

/// An encrypted workbook is an OLE container with a stream of this name (UTF-16).
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
