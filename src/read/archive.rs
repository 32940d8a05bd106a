//! The guard before any workbook that is a zip archive: what it would unpack to, and what it declares.
//!
//! A workbook of a megabyte may unpack to gigabytes, and calamine makes room for as many shared strings
//! as are declared. Both are told from the archive's directory and the head of one part, before
//! anything is unpacked. The zip crate holds a part to its declared size, so the check holds.

use std::io::{Cursor, Read};

use crate::findings::Problem;

/// The largest workbook when unpacked, in bytes.
const LARGEST_UNPACKED: u64 = 64 * 1024 * 1024;
/// The most a part of more than a megabyte may shrink; ordinary sheets shrink to a tenth.
const STRONGEST_RATIO: u64 = 250;
/// The most files in a workbook's archive.
const MOST_PARTS: usize = 5_000;

/// A workbook's archive.
pub type Archive<'a> = zip::ZipArchive<Cursor<&'a [u8]>>;

/// Opens the archive, unless it unpacks to more than can be read or declares more than it holds.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn open(bytes: &[u8]) -> Result<Archive<'_>, Problem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(Problem::WorkbookBroken { reason: format!("{} > {MOST_PARTS}", archive.len()) });
    }
    let mut unpacked = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let size = part.size();
        let swells = size > 1024 * 1024 && size > part.compressed_size().saturating_mul(STRONGEST_RATIO);
        unpacked = unpacked.saturating_add(if swells { size.max(LARGEST_UNPACKED) } else { size });
    }
    if unpacked > LARGEST_UNPACKED {
        let megabytes = |size: u64| format!("{} MB", size.div_ceil(1024 * 1024));
        return Err(Problem::FileTooLarge { size: megabytes(unpacked), limit: megabytes(LARGEST_UNPACKED) });
    }
    strings_within_bounds(&mut archive)?;
    Ok(archive)
}

/// The names of the archive's parts.
pub fn names(archive: &Archive<'_>) -> Vec<String> {
    archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect()
}

/// The text of a part, by its name in any case; `None` when there is none.
///
/// # Errors
/// The problem that makes the workbook unreadable.
pub fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<Vec<u8>>, Problem> {
    let wanted = name.trim_start_matches('/');
    let Some(found) = names(archive).into_iter().find(|part| part.eq_ignore_ascii_case(wanted)) else {
        return Ok(None);
    };
    let mut part = archive.by_name(&found).map_err(|error| broken(&error))?;
    let mut bytes = Vec::new();
    part.read_to_end(&mut bytes)
        .map_err(|error| Problem::WorkbookBroken { reason: format!("{found}: {error}") })?;
    Ok(Some(bytes))
}

/// A part holds no more shared strings than its bytes can, at five bytes for `<si/>`.
fn strings_within_bounds(archive: &mut Archive<'_>) -> Result<(), Problem> {
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|error| broken(&error))?;
        let is_strings = part.name().is_ok_and(|name| {
            let name = name.to_ascii_lowercase();
            name.ends_with("sharedstrings.xml") || name.ends_with("sharedstrings.bin")
        });
        if !is_strings {
            continue;
        }
        let size = part.size();
        let mut head = Vec::new();
        part.by_ref()
            .take(4_096)
            .read_to_end(&mut head)
            .map_err(|error| Problem::WorkbookBroken { reason: error.to_string() })?;
        let head = String::from_utf8_lossy(&head);
        for attribute in ["uniqueCount=", "count="] {
            let declared = head.split(attribute).nth(1).and_then(|rest| rest.split(['"', '\'']).nth(1));
            if let Some(declared) = declared
                && declared.trim().parse::<u64>().map_or(declared.len() > 10, |count| count > size.max(1_000))
            {
                return Err(Problem::WorkbookBroken { reason: format!("{attribute}{declared}") });
            }
        }
    }
    Ok(())
}

fn broken(error: &zip::result::ZipError) -> Problem {
    Problem::WorkbookBroken { reason: error.to_string() }
}
