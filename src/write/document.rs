//! The documents of a run: which files there are, and what makes the bytes of each.

use std::io::Write;

use crate::domain::code::Code;
use crate::domain::name::Name;
use crate::domain::year::Year;
use crate::findings::Findings;
use crate::output::{Source, SourceError};
use crate::rules::outcome::AssociationOutcome;

use super::association::association_workbook;
use super::csv::{Summary, package};
use super::file_name::{file_name, report_collisions};
use super::member::member_workbook;
use super::member_report::{MemberReport, members};
use super::overview::overview_workbook;
use super::report::Report;

/// Whose workbook is wanted, when not all of a run's files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Only {
    /// The association of this name in the outcome.
    Association(Name),
    /// The member with this code.
    Member(Code),
}

/// One file of a run. It makes its bytes when it is asked to, on its own and without changing
/// anything, so the files of a run can be made in parallel and dropped one by one.
pub struct Document<'a> {
    path: String,
    about: String,
    content: Content<'a>,
    report: &'a Report<'a>,
}

/// What a file is made from.
enum Content<'a> {
    Overview,
    Association(&'a AssociationOutcome),
    Member(MemberReport<'a>),
    Summary(Summary),
    /// What the summaries hold.
    Package,
}

/// About how many rows of a trace a contribution takes.
const OF_TRACE: usize = 20;

/// About how many rows of the overview a contribution takes, on all its sheets.
const IN_OVERVIEW: usize = 6;

/// The files of the run; with `only`, that association's or member's workbook and nothing else, and
/// no file at all when the outcome has no such one.
///
/// # Errors
/// A finding for every file name that two files would share.
pub fn documents<'a>(report: &'a Report<'a>, only: Option<&Only>) -> Result<Vec<Document<'a>>, Findings> {
    let year = report.outcome.year;
    let associations = report.outcome.associations.iter().map(|association| Document {
        path: association_path(&association.name, year),
        about: association.name.to_string(),
        content: Content::Association(association),
        report,
    });
    let members = members(report).into_iter().map(|member| Document {
        path: member_path(member.name, year),
        about: member.name.to_string(),
        content: Content::Member(member),
        report,
    });
    let documents: Vec<Document<'a>> = match only {
        Some(Only::Association(name)) => associations
            .filter(|document| matches!(document.content, Content::Association(a) if a.name == *name))
            .collect(),
        Some(Only::Member(code)) => members
            .filter(|document| matches!(&document.content, Content::Member(m) if m.code == *code))
            .collect(),
        None => {
            let overview = Document {
                path: format!("sammanstallning-{year}.xlsx"),
                about: String::new(),
                content: Content::Overview,
                report,
            };
            let summaries = Summary::ALL.map(|summary| Document {
                path: summary.path().to_owned(),
                about: String::new(),
                content: Content::Summary(summary),
                report,
            });
            let package = Document {
                path: package::PATH.to_owned(),
                about: String::new(),
                content: Content::Package,
                report,
            };
            [overview]
                .into_iter()
                .chain(associations)
                .chain(members)
                .chain(summaries)
                .chain([package])
                .collect()
        }
    };

    let mut findings = Findings::new();
    report_collisions(
        documents.iter().map(|document| (document.path.as_str(), document.about.as_str())),
        &mut findings,
    );
    if findings.stop_the_run() { Err(findings) } else { Ok(documents) }
}

/// The path of an association's workbook in the run's folder.
#[must_use]
pub fn association_path(name: &Name, year: Year) -> String {
    format!("forbund/{}-{year}.xlsx", file_name(name.as_str()))
}

/// The path of a member's workbook in the run's folder.
#[must_use]
pub fn member_path(name: &Name, year: Year) -> String {
    format!("medlemmar/{}-{year}.xlsx", file_name(name.as_str()))
}

impl Source for Document<'_> {
    fn path(&self) -> &str {
        &self.path
    }

    fn rows(&self) -> usize {
        let contributions =
            || self.report.outcome.associations.iter().map(|association| association.members().count()).sum();
        match &self.content {
            Content::Overview => usize::saturating_mul(contributions(), IN_OVERVIEW),
            Content::Association(association) => association.members().count().saturating_mul(OF_TRACE),
            Content::Member(member) => member.lines.len().saturating_mul(OF_TRACE),
            // Streamed.
            Content::Summary(_) => contributions(),
            Content::Package => 0,
        }
    }

    fn write_to(&self, file: &mut dyn Write) -> Result<(), SourceError> {
        let workbook = match &self.content {
            Content::Overview => overview_workbook(self.report),
            Content::Association(association) => association_workbook(self.report, association),
            Content::Member(member) => member_workbook(self.report, member),
            Content::Summary(summary) => return summary.write(self.report, file),
            Content::Package => return package::write(self.report, file),
        };
        let bytes = workbook.map_err(|error| SourceError::NotMade(error.to_string()))?;
        Ok(file.write_all(&bytes)?)
    }
}
