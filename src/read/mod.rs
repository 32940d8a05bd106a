//! Reading: bytes → sheets → tables → domain.
//!
//! 1. [`open`] is the one seam to the formats ([`mod@format`]): bytes in, [`sheet::Sheet`]s out.
//! 2. [`table`] finds tables in sheets by their header words ([`header`]) and gives every cell its
//!    [`mod@column`]; [`value`] reads a cell as the kind of value that is due there.
//! 3. [`allocation`] and [`office`] give the tables row by row ([`rows`]), with places kept and
//!    names unresolved, and an [`account`] of the rows that are none.
//! 4. [`assemble`] resolves the names and gives the associations and decisions for the rules.
//!
//! Every step adds to the findings and goes on, so that one run tells everything.

pub mod account;
pub mod allocation;
mod archive;
pub mod assemble;
mod candidate;
pub mod choice;
pub mod column;
pub mod format;
pub mod header;
mod layout;
mod markup;
pub mod model;
pub mod office;
pub mod office_table;
pub mod open;
pub mod rows;
pub mod sentence;
pub mod several_files;
pub mod sheet;
mod status;
pub mod sum_label;
mod sums;
pub mod table;
pub mod table_kind;
pub mod text_file;
pub mod typed_amounts;
pub mod unit;
pub mod value;
mod workbook;
pub mod worker;
mod xlsx;
