//! Several allocation files in one folder: preliminary, final, corrected, last year's.
//!
//! They are told apart by year and status. The latest status of the run's year is used, and the others are
//! named; two of the same year and status stop the run until the settings choose. A file that cannot be
//! read costs that file only, as long as another can be used.

use std::sync::Arc;

use crate::domain::allocation::AllocationStatus;
use crate::domain::allocation_settings::AllocationSettings;
use crate::domain::place::{Place, SourceFile};
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

use super::allocation;
use super::sheet::Sheet;

/// A file of the folder, with what opening it gave.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Its sheets; none when it cannot be read.
    pub sheets: Vec<Sheet>,
    /// What was found while it was opened.
    pub findings: Findings,
}

/// What a file says that it is.
struct Candidate {
    opened: OpenedFile,
    years: Vec<Year>,
    status: Option<AllocationStatus>,
}

/// The file to use. `year` is the run's, where it is known.
pub fn choose(
    files: Vec<OpenedFile>,
    settings: &AllocationSettings,
    year: Option<Year>,
    findings: &mut Findings,
) -> Option<OpenedFile> {
    let mut candidates = Vec::new();
    let mut unread = Vec::new();
    for opened in files {
        match candidate(opened, settings, year) {
            Ok(candidate) => candidates.push(candidate),
            Err(opened) => unread.push(opened),
        }
    }
    if candidates.is_empty() {
        for opened in unread {
            findings.append(opened.findings);
        }
        return None;
    }
    for opened in unread {
        let code = opened.findings.sorted().first().map_or("", |finding| finding.problem.code()).to_owned();
        findings.at(&Place::whole(&opened.file), Problem::AllocationFileUnread { code });
    }
    let chosen = latest(&candidates, year)?;
    match chosen.as_slice() {
        &[only] => {
            let used = candidates.get(only).and_then(|candidate| candidate.status);
            let mut chosen = None;
            for (index, candidate) in candidates.into_iter().enumerate() {
                if index == only {
                    findings.append(candidate.opened.findings.clone());
                    chosen = Some(candidate.opened);
                } else {
                    name(&candidate, used, year, findings);
                }
            }
            chosen
        }
        several => {
            let paths = several.iter().filter_map(|index| candidates.get(*index));
            let files = paths.map(|candidate| candidate.opened.file.path.clone()).collect();
            findings.general(Problem::SeveralAllocationFiles { files });
            None
        }
    }
}

/// What the file says that it is, or the file back when it has no table of the authority.
fn candidate(
    mut opened: OpenedFile,
    settings: &AllocationSettings,
    year: Option<Year>,
) -> Result<Candidate, OpenedFile> {
    let mut found = Findings::new();
    let (rows, account) = allocation::rows(&opened.sheets, &opened.file, settings, year, &mut found);
    if account.is_none() {
        opened.findings.append(found);
        return Err(opened);
    }
    let status =
        rows.rows.iter().filter_map(|row| row.allocation.governing()).map(|(status, _)| status).max();
    // Next year's file has a column for this year too.
    let years = if rows.own_years.is_empty() { &rows.column_years } else { &rows.own_years };
    let years = years.iter().map(|year| year.value).collect();
    Ok(Candidate { opened, years, status })
}

/// Those of the run's year with the latest status, by index. Without a year, all must be of the same.
fn latest(candidates: &[Candidate], year: Option<Year>) -> Option<Vec<usize>> {
    let is_of = |candidate: &Candidate| match year {
        // A file that names no year could be of any.
        Some(year) => candidate.years.is_empty() || candidate.years.contains(&year),
        None => candidates.iter().all(|other| other.years == candidate.years),
    };
    let of_year: Vec<(usize, &Candidate)> =
        candidates.iter().enumerate().filter(|(_, candidate)| is_of(candidate)).collect();
    if of_year.is_empty() {
        return Some((0..candidates.len()).collect());
    }
    let status = of_year.iter().map(|(_, candidate)| candidate.status).max()?;
    Some(of_year.into_iter().filter(|(_, it)| it.status == status).map(|(index, _)| index).collect())
}

/// Names a file that is not used: it is for other years than the run's, or one with the status `used` goes before it.
fn name(candidate: &Candidate, used: Option<AllocationStatus>, year: Option<Year>, findings: &mut Findings) {
    let is_other = year.is_some_and(|year| !candidate.years.is_empty() && !candidate.years.contains(&year));
    let years = candidate.years.iter().filter(|_| is_other).map(ToString::to_string).collect();
    let status = candidate.status.map_or("allocation-status-none", |status| status.id());
    let used = match used {
        None => "file-used",
        Some(AllocationStatus::Assumed) => "file-assumed",
        Some(AllocationStatus::Requested) => "file-requested",
        Some(AllocationStatus::Preliminary) => "file-preliminary",
        Some(AllocationStatus::Final) => "file-final",
        Some(AllocationStatus::Corrected) => "file-corrected",
    };
    let problem = Problem::AllocationFileNotUsed { years, status, used };
    findings.at(&Place::whole(&candidate.opened.file), problem);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::open;

    fn opened(path: &str, text: &str) -> OpenedFile {
        let file = Arc::new(SourceFile { path: path.to_owned(), sha256: String::new() });
        let mut findings = Findings::new();
        let sheets = open::sheets(text.as_bytes(), &file, &mut findings);
        OpenedFile { file, sheets, findings }
    }

    fn table(path: &str, status: &str, year: &str) -> OpenedFile {
        opened(path, &format!("Förbund;{status} tilldelning {year} (tkr)\nSydnärke;2360\n"))
    }

    fn chosen(files: Vec<OpenedFile>, year: Option<u16>) -> (Option<String>, Vec<&'static str>) {
        let mut findings = Findings::new();
        let year = year.and_then(|year| Year::new(year).ok());
        let chosen = choose(files, &AllocationSettings::default(), year, &mut findings);
        let told = findings.sorted().iter().map(|finding| finding.problem.id()).collect();
        (chosen.map(|chosen| chosen.file.path.clone()), told)
    }

    #[test]
    fn the_latest_status_of_the_year() {
        let files = || {
            vec![
                table("a.csv", "Preliminär", "2024"),
                table("b.csv", "Slutlig", "2024"),
                table("c.csv", "Slutlig", "2023"),
            ]
        };
        let unused = "allocation-file-not-used";
        assert_eq!(chosen(files(), Some(2024)), (Some("b.csv".to_owned()), vec![unused, unused]));
        assert_eq!(chosen(files(), Some(2023)), (Some("c.csv".to_owned()), vec![unused, unused]));
        assert_eq!(chosen(files(), None), (None, vec!["several-allocation-files"]));
        assert_eq!(chosen(files(), Some(2025)), (None, vec!["several-allocation-files"]));
    }

    #[test]
    fn two_of_the_same_year_and_status_stop() {
        let files = vec![table("a.csv", "Slutlig", "2024"), table("b.csv", "Slutlig", "2024")];
        assert_eq!(chosen(files, Some(2024)), (None, vec!["several-allocation-files"]));
    }

    #[test]
    fn a_file_that_cannot_be_read_costs_itself_only() {
        let broken = || opened("a.csv", "<html><table></table></html>");
        let files = vec![broken(), table("b.csv", "Slutlig", "2024")];
        assert_eq!(chosen(files, Some(2024)), (Some("b.csv".to_owned()), vec!["allocation-file-unread"]));
        assert_eq!(chosen(vec![broken()], Some(2024)), (None, vec!["web-page", "table-not-found"]));
    }
}
