//! Writing: outcome → bytes. No path is opened here; `output` puts the bytes on disk.

mod area;
mod association;
mod book;
mod chart;
mod csv;
pub mod difference;
mod document;
mod figure;
pub mod file_name;
mod formula;
mod key_figures;
pub mod mailing;
pub mod manifest;
pub mod marked;
mod member;
mod member_report;
pub mod model;
pub mod office_workbook;
mod overview;
pub mod owner;
mod paper;
pub mod portable;
mod reduction;
pub mod report;
mod room;
pub(crate) mod sentences;
mod sharing;
mod sheet;
mod style;
pub mod template;
mod trace;
mod trial;

pub use document::{Document, Only, association_path, documents, member_path};
pub use member_report::{MemberLine, MemberReport, members};
