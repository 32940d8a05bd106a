//! What in the folder of a run, and in that of its drafts, finsam wrote: by it a user's own files are known.

use std::io;
use std::path::Path;

use crate::config::MAIL_FILE;
use crate::mail::approval::{self, Approval};
use crate::output::belonging::Mark;
use crate::output::regular::read_if_there;
use crate::output::{LOCK, MAIL, MANIFEST, Written};
use crate::write::report::Report;

use super::archive::without_kept;
use super::earlier_run::EarlierRun;
use super::making::Making;

/// The files of the drafts that are not of one message.
const LISTS: [&str; 3] = ["utskick.csv", "utskick.xlsx", MAIL_FILE];

/// The manifest of a run.
pub struct RunMark<'a> {
    /// The run.
    pub making: &'a Making,
    /// What its files are made from.
    pub report: &'a Report<'a>,
}

impl Mark for RunMark<'_> {
    fn file(&self) -> &'static str {
        MANIFEST
    }

    fn bytes(&self, written: &[Written]) -> Vec<u8> {
        self.making.manifest(self.report, &without_kept(written))
    }

    fn strangers(&self, folder: &Path, entries: &[String]) -> io::Result<Option<Vec<String>>> {
        let Some(run) = EarlierRun::at(folder)? else { return Ok(None) };
        let approval = approval_in(&folder.join(MAIL));
        let is_draft = |entry: &str| {
            // The drafts, and what a process left that was killed while it wrote them.
            let (place, file) = entry.split_once('/').unwrap_or((entry, ""));
            let hidden = place.strip_prefix('.').and_then(|name| name.strip_prefix(MAIL));
            place == MAIL && is_of_drafts(file, approval.as_ref())
                || hidden.is_some_and(|ending| ending == ".delvis" || ending == ".tidigare")
        };
        Ok(Some(run.unlisted_of(entries).into_iter().filter(|entry| !is_draft(entry)).collect()))
    }

    fn stands_in(&self, folder: &Path) -> io::Result<bool> {
        match EarlierRun::at(folder)? {
            Some(run) if run.manifest.run == self.making.facts.id => run.is_whole(),
            _ => Ok(false),
        }
    }
}

/// The approval of drafts.
pub struct DraftMark {
    /// The file's bytes.
    pub approval: Vec<u8>,
}

impl Mark for DraftMark {
    fn file(&self) -> &'static str {
        approval::FILE
    }

    fn bytes(&self, _written: &[Written]) -> Vec<u8> {
        self.approval.clone()
    }

    fn strangers(&self, folder: &Path, entries: &[String]) -> io::Result<Option<Vec<String>>> {
        let Some(approval) = approval_in(folder) else { return Ok(None) };
        let strangers = entries.iter().filter(|entry| !is_of_drafts(entry, Some(&approval)));
        Ok(Some(strangers.cloned().collect()))
    }

    /// They are few, and written again each time.
    fn stands_in(&self, _folder: &Path) -> io::Result<bool> {
        Ok(false)
    }
}

fn approval_in(folder: &Path) -> Option<Approval> {
    let source = read_if_there(&folder.join(approval::FILE), approval::LARGEST).ok()??;
    Approval::parse(std::str::from_utf8(&source).ok()?).ok()
}

/// Whether a file of the folder of drafts, or an empty folder there, is of the approved messages or of whoever sends.
fn is_of_drafts(entry: &str, approval: Option<&Approval>) -> bool {
    let is_approved = |approval: &Approval| {
        entry == approval::FILE
            || LISTS.contains(&entry)
            || approval.messages.iter().any(|message| {
                let rest = entry.strip_prefix(message.name.as_str());
                rest.is_some_and(|rest| rest == ".eml" || rest.starts_with('/'))
            })
    };
    entry.is_empty() || entry == LOCK || approval.is_some_and(is_approved)
}
