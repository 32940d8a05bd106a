//! A check: what was read, with the troubled cells marked in a copy of it.

use std::path::Path;

use super::error::Error;
use super::job::Job;
use super::new_file::write_new_file;
use crate::write::marked;

/// Writes the values that were read to a new workbook, with the troubled cells marked. The job has to keep its sheets.
///
/// # Errors
/// [`Error::Output`] when the file is there already, cannot be made or not be written.
pub fn mark(job: &Job, target: &Path) -> Result<(), Error> {
    write_new_file(target, marked::bytes(&job.sheets, &job.findings, &job.text))
}
