//! Where something was read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::domain::place::Place;

/// A place that a person can go to and look. All of it is null for what was read nowhere.
#[derive(Default, Serialize, JsonSchema)]
pub struct PlaceAnswer<'a> {
    /// The file, relative to the working folder; null for what was read nowhere.
    pub file: Option<&'a str>,
    /// The sheet; null where the file has none.
    pub sheet: Option<&'a str>,
    /// The cell (`B7`), or line and column of a text (`12:5`); null for a whole file or sheet.
    pub cell: Option<String>,
}

/// A place, and which bytes its file had.
#[derive(Default, Serialize, JsonSchema)]
pub struct KeptPlaceAnswer<'a> {
    /// Where.
    #[serde(flatten)]
    place: PlaceAnswer<'a>,
    /// SHA-256 of the file's bytes; null for what was read nowhere.
    sha256: Option<&'a str>,
}

impl<'a> From<&'a Place> for PlaceAnswer<'a> {
    fn from(place: &'a Place) -> Self {
        Self { file: Some(&place.file.path), sheet: place.sheet(), cell: place.spot() }
    }
}

impl<'a> From<&'a Place> for KeptPlaceAnswer<'a> {
    fn from(place: &'a Place) -> Self {
        Self { place: place.into(), sha256: Some(&place.file.sha256) }
    }
}
