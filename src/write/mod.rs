//! Writing: outcome → bytes. No path is opened here; `output` puts the bytes on disk.

pub mod report;
