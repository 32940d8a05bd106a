//! Reading: bytes → sheets → tables → domain.
//!
//! 1. [`open`] is the one seam to the formats: bytes in, [`sheet::Sheet`]s out.
//! 2. [`table`] finds tables in sheets by their header words and gives every cell its column.
//! 3. [`rows`] are the tables row by row, with values read and places kept, names unresolved.
//! 4. [`assemble`] resolves the names and gives the associations and decisions for the rules.
//!
//! Every step adds to the findings and goes on, so that one run tells everything.

pub mod assemble;
pub mod rows;
