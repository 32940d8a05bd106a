//! The parameters that hold: those built in, and an office's own beside them.

use std::path::Path;

use super::error::Error;
use super::folder::WorkingFolder;
use crate::rules::parameters::Parameters;
use crate::text::Language;

/// The parameters, those of a working folder where one is given, with the language that its settings name.
///
/// # Errors
/// As [`WorkingFolder::open`]; [`Error::Parameters`] when those built in cannot be read.
pub fn parameters(folder: Option<&Path>) -> Result<(Parameters, Option<Language>), Error> {
    match folder {
        None => Ok((Parameters::built_in().map_err(Error::Parameters)?, None)),
        Some(folder) => {
            let folder = WorkingFolder::open(folder)?;
            Ok((folder.parameters, folder.settings.language))
        }
    }
}
