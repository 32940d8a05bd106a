//! What a run keeps of its inputs: `underlag/`, in the run's own folder.
//!
//! Every input is kept byte for byte, so that the run can be rebuilt when nobody has the files any
//! more. Its place is that of the working folder; an input from outside it, which the settings may name,
//! gets a place inside, so that nothing is ever written or read beside the run.

use std::io::Write;

use crate::output::{Source, SourceError, Written};

use super::files::with_slashes;
use super::folder::Input;

/// The folder, in that of the run.
pub const FOLDER: &str = "underlag";

/// The place, in the run's folder, of the input with this path.
#[must_use]
pub fn place(input: &str) -> String {
    let path = with_slashes(input);
    let parts = path.split('/').map(|part| match part {
        "" => "rot".to_owned(),
        ".." => "upp".to_owned(),
        // `C:` is no name on Windows.
        name => name.replace(':', ""),
    });
    let parts: Vec<String> = parts.filter(|part| part != "." && !part.is_empty()).collect();
    format!("{FOLDER}/{}", parts.join("/"))
}

/// Whether a file of a run's folder, by its path there, is an input that is kept.
fn keeps(path: &str) -> bool {
    path.split('/').next() == Some(FOLDER)
}

/// Those of a run's files that it made. What it kept is listed among its inputs.
#[must_use]
pub fn without_kept(files: &[Written]) -> Vec<Written> {
    files.iter().filter(|file| !keeps(&file.path)).cloned().collect()
}

/// An input on its way into the archive.
pub struct Kept<'a> {
    place: String,
    bytes: &'a [u8],
}

impl<'a> Kept<'a> {
    /// The input as it will be kept.
    #[must_use]
    pub fn new(input: &'a Input) -> Self {
        Self { place: place(&input.file.path), bytes: &input.bytes }
    }
}

impl Source for Kept<'_> {
    fn path(&self) -> &str {
        &self.place
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        Ok(file.write_all(self.bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_has_a_place_inside() {
        for (input, kept) in [
            ("in/Bilaga slutlig fördelning 2024.xlsx", "underlag/in/Bilaga slutlig fördelning 2024.xlsx"),
            ("in\\bilaga.csv", "underlag/in/bilaga.csv"),
            ("../gemensamt/medlemmar.xlsx", "underlag/upp/gemensamt/medlemmar.xlsx"),
            ("./medlemmar.csv", "underlag/medlemmar.csv"),
            ("/srv/medlemmar.csv", "underlag/rot/srv/medlemmar.csv"),
            ("C:\\kontoret\\medlemmar.csv", "underlag/C/kontoret/medlemmar.csv"),
        ] {
            assert_eq!(place(input), kept);
        }
    }
}
