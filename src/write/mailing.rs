//! The list of a mailing, `utskick.csv` and `utskick.xlsx`: who gets what, how large, from which address.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::csv::Listing;
use super::figure::Figure;
use super::owner::Owner;
use super::report::Report;
use super::sheet::{Column, Content};
use super::style::Kind;
use crate::domain::csv_profile::CsvProfile;

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
const COLUMNS: [&str; 8] = ["namn", "mottagare", "fran", "till", "kopia", "amne", "bilagor", "storlek_byte"];

/// The bytes of `utskick.csv`, in the profile of the run.
///
/// # Errors
/// What the library says.
pub fn csv(report: &Report<'_>, list: &[Mailing]) -> Result<Vec<u8>, String> {
    let mut listing = Listing::new(report.run.csv, COLUMNS).map_err(|error| error.to_string())?;
    for mailing in list {
        let texts = mailing.texts();
        listing.row(texts.iter().map(String::as_str), mailing.size).map_err(|error| error.to_string())?;
    }
    listing.into_bytes()
}

/// The bytes of `utskick.xlsx`.
///
/// # Errors
/// What the library says.
pub fn workbook(report: &Report<'_>, list: &[Mailing]) -> Result<Vec<u8>, String> {
    try_workbook(report, list).map_err(|error| error.to_string())
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
    let columns = [
        Column::new(text.say("mail-name"), Kind::Prose, 24),
        Column::new(text.say("mail-recipient"), Kind::Prose, 26),
        Column::new(text.say("mail-from"), Kind::Prose, 26),
        Column::new(text.say("mail-to"), Kind::Prose, 30),
        Column::new(text.say("mail-copy"), Kind::Prose, 26),
        Column::new(text.say("mail-subject"), Kind::Prose, 34),
        Column::new(text.say("mail-attachments"), Kind::Prose, 34),
        Column::new(text.say("mail-size"), Kind::Number, 12),
    ];
    sheet.widths(&columns)?;
    let rows = list.iter().map(|mailing| {
        let mut row: Vec<Content> = mailing.texts().into_iter().map(Content::from).collect();
        row.push(Figure::Exact(mailing.size.into()).into());
        row
    });
    let area = sheet.table(&text.say("mail-list"), &columns, rows, None)?;
    sheet.keep_headings(&area)?;
    book.bytes(&title, Owner::Office, vec![sheet])
}

impl Mailing {
    /// The columns of text. Several addresses stand as Outlook takes them.
    fn texts(&self) -> [String; 7] {
        [
            self.name.clone(),
            self.recipient.clone(),
            self.from.clone(),
            self.to.join("; "),
            self.copy.join("; "),
            self.subject.clone(),
            self.attachments.join("; "),
        ]
    }
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
const STAGE_COLUMNS: [&str; 6] = ["namn", "till", "tillstand", "tid", "svar", "storlek_byte"];

/// The list of where messages stand.
///
/// # Errors
/// What the library says.
pub fn stages_csv(profile: CsvProfile, stages: &[Stage]) -> Result<Vec<u8>, String> {
    let mut listing = Listing::new(profile, STAGE_COLUMNS).map_err(|error| error.to_string())?;
    for stage in stages {
        let to = stage.to.join("; ");
        let texts = [stage.name.as_str(), &to, stage.state, &stage.time, &stage.reply];
        listing.row(texts, stage.size).map_err(|error| error.to_string())?;
    }
    listing.into_bytes()
}
