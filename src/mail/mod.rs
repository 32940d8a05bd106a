//! Mail: from a run to messages that a person has looked at before any of them is sent.
//!
//! [`compose`] makes the messages, a pure function of the run, by filling [`fields`] into [`templates`];
//! [`draft`] makes the files of `RUN/epost/` of them; [`approval`] is the list that was approved: what stands
//! there, unchanged, may be sent and nothing else. [`guard`] tells whose a workbook is, whatever its file is
//! called. [`ready`] takes the last look before a message leaves, [`repeated`] tells whether another run has sent the
//! same, [`smtp`] talks to the server, and [`ledger`] holds what has happened to each message.

pub mod approval;
pub mod compose;
pub mod draft;
pub mod fields;
pub mod guard;
pub mod ledger;
pub mod message;
mod mime;
pub mod ready;
pub mod repeated;
pub mod smtp;
pub mod templates;
