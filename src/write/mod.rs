//! Writing: outcome → bytes. No path is opened here; `output` puts the bytes on disk.

mod area;
mod association;
mod book;
mod chart;
mod csv;
mod document;
mod figure;
pub mod file_name;
mod formula;
mod key_figures;
mod law;
pub mod manifest;
pub mod marked;
mod member;
pub mod model;
pub mod office_workbook;
mod overview;
pub mod portable;
pub mod report;
mod sentences;
mod sheet;
mod style;
pub mod template;
mod trace;

pub use document::{Document, Only, documents};
