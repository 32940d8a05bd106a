//! The one seam to the formats: bytes in, sheets out.
//!
//! A new format is a new [`Format`] and a function beside `xlsx::sheets`.

use std::sync::Arc;

use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};

use super::format::{Format, format_of};
use super::sheet::Sheet;
use super::worker::Worker;
use super::{archive, text_file, xlsx};

/// The largest file that is read, in bytes: a thousand times an ordinary one.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The sheets of a file. What cannot be read is a finding, and then there are none.
///
/// Workbooks of the formats xls, xlsb and ods are read by a second process of the program that is running
/// ([`Worker::of_this_program`]), so that program must be finsam; others use [`sheets_with`].
pub fn sheets(bytes: &[u8], file: &Arc<SourceFile>, findings: &mut Findings) -> Vec<Sheet> {
    sheets_with(bytes, file, &mut Worker::of_this_program(), findings)
}

/// The sheets of a file, as [`sheets`], with the worker to use.
pub fn sheets_with(
    bytes: &[u8],
    file: &Arc<SourceFile>,
    worker: &mut Worker,
    findings: &mut Findings,
) -> Vec<Sheet> {
    let whole = Place::whole(file);
    if bytes.len() > LARGEST {
        findings.at(&whole, too_large(bytes.len(), LARGEST));
        return Vec::new();
    }
    let format = format_of(bytes);
    let problem = match format {
        Format::Xlsx => return xlsx::sheets(bytes, file, findings),
        Format::Text => return text_file::sheets(bytes, file, findings),
        Format::Xls | Format::Xlsb | Format::Ods => {
            match guarded(bytes, format).and_then(|()| worker.sheets(bytes, format)) {
                Ok(sheets) if sheets.is_empty() => Problem::NoWorksheets {},
                Ok(sheets) => {
                    return sheets
                        .into_iter()
                        .map(|sheet| Sheet { file: Arc::clone(file), ..sheet })
                        .collect();
                }
                Err(problem) => problem,
            }
        }
        Format::Encrypted => Problem::WorkbookEncrypted {},
        Format::WebPage => Problem::WebPage {},
        Format::Unknown => Problem::UnknownFormat { file: file.path.clone() },
    };
    findings.at(&whole, problem);
    Vec::new()
}

/// A file of `size` bytes where at most `limit` are read.
#[must_use]
pub fn too_large(size: usize, limit: usize) -> Problem {
    let megabytes = |size: usize| format!("{} MB", size.div_ceil(1024 * 1024));
    Problem::FileTooLarge { size: megabytes(size), limit: megabytes(limit) }
}

/// Refuses an archive that would unpack to too much, before anybody unpacks it.
fn guarded(bytes: &[u8], format: Format) -> Result<(), Problem> {
    if format == Format::Xls { Ok(()) } else { archive::open(bytes).map(|_| ()) }
}
