//! The format of a file.
//!
//! It is seen from the bytes, never from the name: an office's `.xls` may be anything.

use super::{archive, text_file};

/// A format, as the bytes show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// A workbook of Excel 2007 and later: xlsx and xlsm.
    Xlsx,
    /// The same in binary form.
    Xlsb,
    /// A workbook of Excel before 2007.
    Xls,
    /// A workbook of LibreOffice.
    Ods,
    /// A workbook of Excel that is protected by a password.
    Encrypted,
    /// A web page.
    WebPage,
    /// Text: comma-, semicolon- or tab-separated values.
    Text,
    /// Nothing that finsam reads.
    Unknown,
}

/// The format of a file with these bytes.
#[must_use]
pub fn format_of(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") {
        format_of_archive(bytes)
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        // An encrypted workbook is an OLE container with a stream of this name.
        if holds_wide(bytes, "EncryptedPackage") { Format::Encrypted } else { Format::Xls }
    } else if text_file::is_text(bytes) {
        if text_file::is_web_page(bytes) { Format::WebPage } else { Format::Text }
    } else {
        Format::Unknown
    }
}

/// The format of a zip archive, by the parts that it has.
fn format_of_archive(bytes: &[u8]) -> Format {
    let Ok(archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else {
        // A broken archive: its reader says what is wrong with it.
        return Format::Xlsx;
    };
    let names: Vec<String> = archive::names(&archive).iter().map(|name| name.to_ascii_lowercase()).collect();
    let has = |end: &str| names.iter().any(|name| name.ends_with(end));
    if has("workbook.bin") {
        Format::Xlsb
    } else if has("workbook.xml") || has("[content_types].xml") {
        Format::Xlsx
    } else if has("content.xml") {
        Format::Ods
    } else {
        Format::Unknown
    }
}

/// Whether the bytes hold this text in UTF-16.
fn holds_wide(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}
