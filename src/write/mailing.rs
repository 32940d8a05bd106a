//! The list of a mailing, `utskick.csv` and `utskick.xlsx`: who gets what, how large, from which address.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::column;
use super::csv;
use super::figure::Figure;
use super::heading::Heading::Of;
use super::owner::Owner;
use super::report::Report;
use super::style::Kind;
use crate::domain::csv_profile::CsvProfile;

/// A column of the table.
type Column = column::Column<'static, Mailing>;

/// One message of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailing {
    /// The message's short name.
    pub name: String,
    /// Whom it is for.
    pub recipient: String,
    /// The sender's address.
    pub from: String,
    /// The addresses that it goes to.
    pub to: Vec<String>,
    /// The addresses that get a copy.
    pub copy: Vec<String>,
    /// The subject.
    pub subject: String,
    /// The names of the attached files.
    pub attachments: Vec<String>,
    /// The size in bytes as it is sent.
    pub size: usize,
}

/// The columns of the file of comma-separated values: a contract, the same in both languages.
fn listed() -> Vec<csv::Column<Mailing>> {
    vec![
        csv::Column::listed("namn", |mailing| mailing.name.as_str().into()),
        csv::Column::listed("mottagare", |mailing| mailing.recipient.as_str().into()),
        csv::Column::listed("fran", |mailing| mailing.from.as_str().into()),
        csv::Column::listed("till", |mailing| addresses(&mailing.to).into()),
        csv::Column::listed("kopia", |mailing| addresses(&mailing.copy).into()),
        csv::Column::listed("amne", |mailing| mailing.subject.as_str().into()),
        csv::Column::listed("bilagor", |mailing| addresses(&mailing.attachments).into()),
        csv::Column::listed("storlek_byte", |mailing| mailing.size.into()),
    ]
}

/// Several addresses, or files, as Outlook takes them.
fn addresses(all: &[String]) -> String {
    all.join("; ")
}

/// The bytes of `utskick.csv`, in the profile of the run.
///
/// # Errors
/// What the library says.
pub fn csv(report: &Report<'_>, list: &[Mailing]) -> Result<Vec<u8>, String> {
    csv::list(report.run.csv, listed(), list)
}

/// The bytes of `utskick.xlsx`.
///
/// # Errors
/// What the library says.
pub fn workbook(report: &Report<'_>, list: &[Mailing]) -> Result<Vec<u8>, String> {
    try_workbook(report, list).map_err(|error| error.to_string())
}

fn columns() -> [Column; 8] {
    [
        Column::new(Of("mail-name"), Kind::Prose, 24, |it, _| it.name.as_str().into()),
        Column::new(Of("mail-recipient"), Kind::Prose, 26, |it, _| it.recipient.as_str().into()),
        Column::new(Of("mail-from"), Kind::Prose, 26, |it, _| it.from.as_str().into()),
        Column::new(Of("mail-to"), Kind::Prose, 30, |it, _| addresses(&it.to).into()),
        Column::new(Of("mail-copy"), Kind::Prose, 26, |it, _| addresses(&it.copy).into()),
        Column::new(Of("mail-subject"), Kind::Prose, 34, |it, _| it.subject.as_str().into()),
        Column::new(Of("mail-attachments"), Kind::Prose, 34, |it, _| addresses(&it.attachments).into()),
        Column::new(Of("mail-size"), Kind::Number, 12, |it, _| Figure::Exact(it.size.into()).into()),
    ]
}

fn try_workbook(report: &Report<'_>, list: &[Mailing]) -> Result<Vec<u8>, XlsxError> {
    let book = Book::new(report);
    let text = report.text;
    let mut sheet = book.sheet("mail-list")?;
    sheet.across();
    let title = book.of_year("mail-list-title");
    sheet.title(&title)?;
    sheet.note(&text.say_with("mail-list-count", &[("count", list.len().into())]))?;
    sheet.next(1);
    let area = sheet.table("mail-list", &columns(), list)?;
    sheet.keep_headings(&area)?;
    book.bytes(&title, Owner::Office, vec![sheet])
}

/// Where a message stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The message's short name.
    pub name: String,
    /// The addresses that it goes to.
    pub to: Vec<String>,
    /// The name of where it stands.
    pub state: &'static str,
    /// When the last happened, in universal time.
    pub time: String,
    /// What the server answered.
    pub reply: String,
    /// The size of its file in bytes.
    pub size: usize,
}

/// The columns of the list of where messages stand: a contract, the same in both languages.
fn stage_columns() -> Vec<csv::Column<Stage>> {
    vec![
        csv::Column::listed("namn", |stage| stage.name.as_str().into()),
        csv::Column::listed("till", |stage| addresses(&stage.to).into()),
        csv::Column::listed("tillstand", |stage| stage.state.into()),
        csv::Column::listed("tid", |stage| stage.time.as_str().into()),
        csv::Column::listed("svar", |stage| stage.reply.as_str().into()),
        csv::Column::listed("storlek_byte", |stage| stage.size.into()),
    ]
}

/// The list of where messages stand.
///
/// # Errors
/// What the library says.
pub fn stages_csv(profile: CsvProfile, stages: &[Stage]) -> Result<Vec<u8>, String> {
    csv::list(profile, stage_columns(), stages)
}
