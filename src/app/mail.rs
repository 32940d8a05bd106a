//! A run's mail: drafts, what was approved, and the sending.

mod amounts;
pub mod draft;
mod elsewhere;
pub mod outbox;
pub mod secret;
pub mod send;
pub mod sending;
mod settings;
pub mod status;
pub mod templates;
