//! Values that cannot be wrong: once one of these exists, it has been checked.
//!
//! Nothing here knows files, the clock, random numbers or any library for
//! spreadsheets. The names are the field's own (see the glossary in
//! `docs/handledning.md`).

pub mod allocation;
pub mod allocation_settings;
pub mod association;
pub mod code;
pub mod comparison;
pub mod contact;
pub mod csv_profile;
pub mod decision;
pub mod email;
pub mod enclosed;
pub mod member;
pub mod model;
pub mod money;
pub mod name;
pub mod number;
pub mod office;
pub mod place;
pub mod plan;
pub mod rate;
pub mod ratio;
pub mod rounding;
pub mod security;
pub mod short_names;
pub mod split_key;
pub mod unit;
pub mod unread;
pub mod word;
pub mod year;
