//! The invented country of `examples/national`.

use super::working_folder::WorkingFolder;

#[path = "../../examples/national/country.rs"]
pub mod country;
#[path = "../../examples/national/folder.rs"]
pub mod folder;
#[path = "../../examples/national/office.rs"]
mod office;
#[path = "../../examples/national/sheet.rs"]
mod sheet;

/// The working folder of the country, or of so many associations.
pub fn made(associations: Option<usize>) -> WorkingFolder {
    let files = folder::files(associations).unwrap();
    files.into_iter().fold(WorkingFolder::new(), |folder, (name, bytes)| folder.bytes(&name, &bytes))
}
