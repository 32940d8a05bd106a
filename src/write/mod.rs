//! Writing: outcome → bytes. No path is opened here; `output` puts the bytes on disk.
//!
//! The rooms, from what is asked for down to a cell. A table is one list of columns: what a column is, what stands in
//! it and what stands below it is one entry, and formulas find a column by its heading.
//!
//! | room | what it is for |
//! |---|---|
//! | `document`, `member_report`, [`file_name`] | the files of a run: which, what each is made from, its name |
//! | [`report`] | what they are all made from: outcome, findings, language, facts of the run |
//! | `overview` | the workbook of all associations, a file a sheet |
//! | `association` | an association's workbook, a file a sheet |
//! | `member` | a member's workbook, a file a sheet |
//! | `trial`, `trace`, `key_figures` | what several of them have: *Räkna själv*, *Underlag*, the key figures |
//! | [`model`] | the state's model: a workbook and CSV |
//! | [`difference`] | the workbook of two runs' difference |
//! | [`mailing`] | the list of a mailing: a workbook and CSV |
//! | [`office_workbook`] | the office's own workbook, as `init` and `next` begin it |
//! | `csv` | the summaries, a file each, and `datapackage.json` |
//! | [`manifest`] | `manifest.json`: what a run read, what it wrote, and what it comes to |
//! | [`marked`] | `check --mark`: what was read, with the troubled cells marked |
//! | `sentences` | ready sentences for a decision |
//! | `reduction`, `sharing`, `law` | the rules once more, as formulas over cells |
//! | `book` | a workbook as a whole: properties, footers, bytes |
//! | `sheet` | a sheet from the top down: title, notes, tables, charts |
//! | `column`, `heading`, `content` | a table's columns, what stands over them, what stands in a cell |
//! | `area`, `formula`, `figure` | cells as formulas name them, formulas with their results, figures |
//! | `style`, [`template`], `chart`, `paper`, `room` | the look: formats, the office's own, charts, pages, room |
//! | [`portable`], [`owner`] | a finished workbook: the same bytes on every machine, and whose it is |

mod area;
mod association;
mod book;
mod chart;
mod column;
mod content;
mod csv;
pub mod difference;
mod document;
mod figure;
pub mod file_name;
mod formula;
mod heading;
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
