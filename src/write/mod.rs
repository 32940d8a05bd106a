//! Writing: outcome → bytes. No path is opened here; `output` puts the bytes on disk.

mod csv;
mod document;
pub mod file_name;
pub mod manifest;
pub mod report;

pub use document::{Document, Only, documents};
