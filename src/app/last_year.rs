//! Last year's amounts from finsam's own files: what a run wrote, and nobody has changed since.

use std::sync::Arc;

use crate::app::earlier_run::Listed;
use crate::domain::csv_profile::CsvProfile;
use crate::domain::place::{Place, SourceFile};
use crate::findings::{Findings, Problem};
use crate::mail::guard::{Owner, belongs};
use crate::output::{MANIFEST, sha256};
use crate::read::contributions::{Contribution, contributions};
use crate::read::rows::LastYearRow;

/// The summary of the contributions in a run's folder.
pub const CONTRIBUTIONS: &str = "csv/bidrag.csv";

/// A file that was read.
pub type FileRead = (Arc<SourceFile>, Arc<[u8]>);

/// What a run wrote, as far as last year's amounts can be taken from it.
enum Own {
    /// `bidrag.csv`: all contributions.
    Summary,
    /// The workbook of a member or an association: its own.
    Workbook(Owner),
}

/// The rows that a file of the office gives when finsam wrote it; `None` for any other file, which is read as a table.
/// A file that a run wrote counts only when the manifest beside it knows it by its hash: what somebody tried in it is
/// nobody's contribution.
pub fn rows(
    read: &mut dyn FnMut(&str) -> Option<FileRead>,
    (file, bytes): &FileRead,
    findings: &mut Findings,
) -> Option<Vec<LastYearRow>> {
    let path = file.path.as_str();
    let is_summary = path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("bidrag.csv"));
    let own = if is_summary {
        let known = [CsvProfile::ExcelSwedish, CsvProfile::Rfc4180];
        known.iter().any(|profile| contributions(bytes, *profile).is_some()).then_some(Own::Summary)
    } else {
        belongs(bytes).map(|belongs| Own::Workbook(belongs.owner))
    };
    let own = own?;
    let found = known_rows(read, file, bytes, &own);
    if found.is_none() {
        let problem = Problem::OwnFileNotKnown { file: path.to_owned(), manifest: MANIFEST };
        findings.at(&Place::whole(file), problem);
    }
    Some(found.unwrap_or_default())
}

fn known_rows(
    read: &mut dyn FnMut(&str) -> Option<FileRead>,
    file: &Arc<SourceFile>,
    bytes: &[u8],
    own: &Own,
) -> Option<Vec<LastYearRow>> {
    let (beside, listed) = manifest(read, &file.path)?;
    let hash = |bytes: &[u8], path: &str| {
        let written = listed.outputs.iter().find(|output| output.path.ends_with(path));
        written.is_some_and(|output| output.sha256 == sha256(bytes))
    };
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if !hash(bytes, name) {
        return None;
    }
    let profile = CsvProfile::from_name(listed.csv())?;
    match own {
        Own::Summary => Some(contributions(bytes, profile)?.iter().map(|it| it.last_year(file)).collect()),
        Own::Workbook(owner) => {
            let (file, summary) = read(&format!("{beside}{CONTRIBUTIONS}"))?;
            if !hash(&summary, CONTRIBUTIONS) {
                return None;
            }
            let all = contributions(&summary, profile)?;
            let theirs = all.iter().filter(|contribution| is_of(owner, contribution));
            Some(theirs.map(|contribution| contribution.last_year(&file)).collect())
        }
    }
}

fn is_of(owner: &Owner, contribution: &Contribution) -> bool {
    match owner {
        Owner::Member(code) => contribution.code == code.to_string(),
        Owner::Association(name, _) => contribution.association == name.as_str(),
    }
}

/// The manifest of the run that a file stands in, or that lies beside it, and the run's folder with a slash.
fn manifest(read: &mut dyn FnMut(&str) -> Option<FileRead>, path: &str) -> Option<(String, Listed)> {
    let above = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let beside = above(path);
    let places = [beside.clone(), above(beside.trim_end_matches('/'))];
    places.into_iter().find_map(|place| {
        let (_, manifest) = read(&format!("{place}{MANIFEST}"))?;
        Some((place, Listed::read(&manifest)?))
    })
}
