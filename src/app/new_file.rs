//! One new file beside the user's own, where the user wants it.

use std::fmt::Display;
use std::path::Path;

use super::error::Error;
use crate::output::{OutputError, write_new};

/// Writes the bytes that were made to a file that is not there yet.
///
/// # Errors
/// [`Error::Output`] when the bytes could not be made, something stands in the way or the machine fails.
pub fn write_new_file(target: &Path, made: Result<Vec<u8>, impl Display>) -> Result<(), Error> {
    let name = target.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes =
        made.map_err(|error| OutputError::NotMade { name: name.clone(), reason: error.to_string() })?;
    Ok(write_new(target.parent().unwrap_or(Path::new("")), &[(name, bytes)])?)
}
