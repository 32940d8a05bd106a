//! Last year's amounts from finsam's own files: what a run wrote, and nobody has changed since.

use std::sync::Arc;

use crate::app::listed::Listed;
use crate::app::summaries::{self, Row, amount, kronor};
use crate::domain::csv_profile::CsvProfile;
use crate::domain::money::Money;
use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::mail::guard::{Owner, belongs};
use crate::output::{MANIFEST, sha256};
use crate::read::rows::LastYearRow;

pub use crate::app::summaries::CONTRIBUTIONS;

/// A contribution of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The association.
    pub association: String,
    /// The member.
    member: String,
    /// The member's code; empty where it has none.
    code: String,
    /// What it contributes, in kr.
    pub amount: Money,
    /// The budget year.
    pub year: Year,
}

/// The contributions of a run's summary, in its order; `None` when it is not one that finsam writes. The caller has seen
/// to that it is as it was written.
#[must_use]
pub fn contributions(bytes: &[u8], profile: CsvProfile) -> Option<Vec<Contribution>> {
    summaries::rows(bytes, profile).iter().map(|row| Contribution::of(row, profile)).collect()
}

impl Contribution {
    fn of(row: &Row, profile: CsvProfile) -> Option<Self> {
        Some(Self {
            association: row.get("forbund")?.clone(),
            member: row.get("medlem")?.clone(),
            code: row.get("kod")?.clone(),
            amount: kronor(&amount(row.get("bidrag_kr")?, profile)?)?,
            year: Year::new(row.get("ar")?.parse().ok()?).ok()?,
        })
    }

    /// How a cell names the member: its code and its name, which no other member has.
    #[must_use]
    pub fn named(&self) -> String {
        if self.code.is_empty() { self.member.clone() } else { format!("{} {}", self.code, self.member) }
    }

    /// The contribution as a row of last year's table, which stands in this row of the file, counted from 0.
    fn last_year(&self, file: &Arc<SourceFile>, row: u32) -> LastYearRow {
        let place = Place::cell(file, None, Cell::new(row, 0));
        let text = |text: String| Sourced::new(text, place.clone());
        LastYearRow {
            association: text(self.association.clone()),
            member: text(self.named()),
            year: Sourced::new(self.year, place.clone()),
            amount: Some(Sourced::new(self.amount, place.clone())),
            place: place.clone(),
        }
    }
}

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
        let is_ours = |profile| contributions(bytes, profile).is_some_and(|rows| !rows.is_empty());
        known.into_iter().any(is_ours).then_some(Own::Summary)
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
    // By what it holds: the name of one file may end as another's does.
    let is_known = |bytes: &[u8]| {
        let hash = sha256(bytes);
        listed.outputs.iter().any(|output| output.sha256 == hash)
    };
    if !is_known(bytes) {
        return None;
    }
    let profile = CsvProfile::from_name(&listed.settings.csv)?;
    let (file, all) = match own {
        Own::Summary => (Arc::clone(file), contributions(bytes, profile)?),
        Own::Workbook(_) => {
            let (file, summary) = read(&format!("{beside}{CONTRIBUTIONS}"))?;
            if !is_known(&summary) {
                return None;
            }
            (file, contributions(&summary, profile)?)
        }
    };
    let rows = all.iter().zip(1..).filter(|(contribution, _)| match own {
        Own::Summary => true,
        Own::Workbook(owner) => is_of(owner, contribution),
    });
    Some(rows.map(|(contribution, row)| contribution.last_year(&file, row)).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_profiles_are_read_to_the_ore() {
        let excel =
            "\u{feff}ar;forbund;medlem;part;kod;bidrag_kr\r\n2024;Sydnärke;Laxå;kommuner;1860;118000,25\r\n";
        let program = "ar,forbund,medlem,part,kod,bidrag_kr\r\n2024,Sydnärke,'=Laxå,kommuner,,-1.5\r\n";
        let read = |text: &str, profile| contributions(text.as_bytes(), profile);
        let one = &read(excel, CsvProfile::ExcelSwedish).unwrap()[0];
        assert_eq!((one.named().as_str(), one.amount.to_string().as_str()), ("1860 Laxå", "118000.25"));
        let other = &read(program, CsvProfile::Rfc4180).unwrap()[0];
        assert_eq!((other.named().as_str(), other.amount.to_string().as_str()), ("=Laxå", "-1.5"));
        assert_eq!(read("Förbund;Belopp\nSydnärke;1\n", CsvProfile::ExcelSwedish), None);
        assert_eq!(read(&excel.replace("118000,25", "mycket"), CsvProfile::ExcelSwedish), None);
    }
}
