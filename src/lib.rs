//! finsam: contributions to Sweden's coordination associations (samordningsförbund), from the
//! state's allocation to workbooks, summaries and mail.
//!
//! The way the data goes:
//!
//! ```text
//! spreadsheets ─read─▶ tables with places ─names─▶ domain ─rules─▶ outcome + trace ─write─▶ bytes ─output─▶ files
//! ```
//!
//! The rooms, from the highest to the lowest; each uses only such as stand below it. A test holds that, and
//! `docs/architecture.md` tells it at length.
//!
//! | room | what it is for |
//! |---|---|
//! | [`cli`] | a front: arguments → a task → text or JSON → exit code |
//! | [`app`] | the tasks of an office, whoever asks: read a folder, run, watch, verify, compare, suppose, draft, send |
//! | [`config`] | `finsam.toml` and `utskick.toml`, with the line and column of every fault |
//! | [`mail`] | a run → messages, drafts and what was approved; sending |
//! | [`write`](mod@write) | outcome → bytes of workbooks and summaries, no paths |
//! | [`text`] | every sentence a user sees, in Swedish and English |
//! | [`compare`] | two situations set against each other: difference with causes, supposition |
//! | [`model`] | the authority's own model: what is possible, apart from the rules of a year |
//! | [`read`] | bytes → sheets → tables → domain |
//! | [`names`] | who is who: registers, normalised names, aliases; never by similarity |
//! | [`rules`] | pure functions: the law's shares, exact split, decisions, matching, trace |
//! | [`findings`] | what a run has to say about its input, all of it at once |
//! | [`domain`] | values that cannot be wrong: money, rates, years, codes, names, places |
//! | [`output`] | the only code that writes files: a complete set or nothing |

pub mod app;
pub mod cli;
pub mod compare;
pub mod config;
pub mod domain;
pub mod findings;
pub mod mail;
pub mod model;
pub mod names;
pub mod output;
pub mod read;
pub mod rules;
pub mod text;
pub mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use cli::Wish;
use read::worker;

/// Runs the program with these arguments, the first of which is its own name. A front that the command line is asked
/// for, and is not, is begun here. `cap_memory` holds the process to so many bytes and says whether it could; it is
/// called only in the process that reads workbooks ([`worker`]).
#[must_use]
pub fn main(
    arguments: impl IntoIterator<Item = OsString>,
    cap_memory: impl FnOnce(usize) -> bool,
) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match cli::main(&arguments) {
        Wish::Answered(code) => code,
        Wish::ReadWorkbooks => {
            let served = cap_memory(worker::MEMORY)
                && worker::serve(std::io::stdin().lock(), std::io::stdout().lock()).is_ok();
            if served { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
    }
}
