//! Mail: from a run to messages that a person has looked at before any of them is sent.
//!
//! `compose` makes the messages, a pure function of the run; `draft` makes the files of `RUN/epost/` of
//! them; [`approval`] is the list that was approved: what stands there, unchanged, may be sent and nothing
//! else.

pub mod approval;
pub mod message;
