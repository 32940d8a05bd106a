//! finsam: contributions to Sweden's coordination associations (samordningsförbund), from the
//! state's allocation to workbooks, summaries and mail.
//!
//! The way the data goes, which is also the way the modules use each other, from right to left:
//!
//! ```text
//! spreadsheets ─read─▶ tables with places ─names─▶ domain ─rules─▶ outcome + trace ─write─▶ bytes ─output─▶ files
//! ```
//!
//! | module | what it is for |
//! |---|---|
//! | [`domain`] | values that cannot be wrong: money, rates, years, codes, names, places |
//! | [`rules`] | pure functions: the law's shares, exact split, decisions, matching, trace |
//! | [`findings`] | what a run has to say about its input, all of it at once |
//! | [`names`] | who is who: registers, normalised names, aliases; never by similarity |
//! | [`read`] | bytes → sheets → tables → domain |
//! | [`write`](mod@write) | outcome → bytes of workbooks and summaries, no paths |
//! | [`mail`] | a run → messages, drafts and what was approved |
//! | [`output`] | the only code that writes files: a complete set or nothing |
//! | [`config`] | `finsam.toml`, with the line and column of every fault |
//! | [`text`] | every sentence a user sees, in Swedish and English |
//! | [`cli`] | arguments → a resolved job → one file a command → exit code |

pub mod cli;
pub mod config;
pub mod domain;
pub mod findings;
#[cfg(test)]
mod kept_tests;
pub mod mail;
pub mod names;
pub mod output;
pub mod read;
pub mod rules;
pub mod text;
pub mod write;
