//! `brev.csv`: one row per member, for letters by mail merge, with amounts written out for print.

use std::io::Write;

use crate::domain::comparison::Comparison;
use crate::domain::contact::{Contact, Recipient};
use crate::domain::member::party_of;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::text::Text;
use crate::write::member_report::{MemberReport, members};
use crate::write::report::Report;
use crate::write::sentences::{Sentences, condition};

use super::column::{Column, Kind};
use super::table::Table;

/// What a row is made from.
pub struct Row<'a> {
    report: &'a Report<'a>,
    member: MemberReport<'a>,
    recipient: Recipient,
    total: Comparison,
}

pub fn columns<'a>() -> Vec<Column<Row<'a>>> {
    vec![
        Column::required("ar", Kind::Year, "csv-ar", |row| row.report.outcome.year.number().into()),
        Column::required("medlem", Kind::Text, "csv-medlem", |row| row.member.name.as_str().into()),
        Column::required("part", Kind::Text, "csv-part", |row| {
            row.report.text.word(&party_of(row.member.code)).into()
        }),
        Column::required("kod", Kind::Text, "csv-kod-medlem", |row| row.member.code.to_string().into()),
        Column::required("forbund", Kind::Text, "csv-brev-forbund", |row| {
            let associations = row.member.lines.iter().map(|(association, _)| association.name.to_string());
            row.report.text.list(&associations.collect::<Vec<_>>()).into()
        }),
        Column::required("bidrag_kr", Kind::Amount, "csv-brev-bidrag", |row| row.total.now.into()),
        Column::new("foregaende_kr", Kind::Amount, "csv-foregaende", |row| row.total.before.into()),
        Column::new("forandring_kr", Kind::Amount, "csv-forandring", |row| row.total.change().into()),
        Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent", |row| {
            row.total.ratio().map(|ratio| ratio.percent(2)).into()
        }),
        Column::required("bidrag_text", Kind::Text, "csv-brev-bidrag-text", |row| {
            written(row.report.text, row.total.now).into()
        }),
        Column::required("foregaende_text", Kind::Text, "csv-brev-foregaende-text", |row| {
            written(row.report.text, row.total.before).into()
        }),
        Column::required("forandring_text", Kind::Text, "csv-brev-forandring-text", |row| {
            let text = row.report.text;
            row.total.change().map_or_else(|| text.say("unknown"), |change| text.form().change(change)).into()
        }),
        // A line each: a field in quotes may hold several, and mail merge keeps them.
        Column::required("beslutsmeningar", Kind::Text, "csv-brev-meningar", |row| {
            let (text, year) = (row.report.text, row.report.outcome.year);
            let lines = &row.member.lines;
            let named = lines.iter().map(|(association, line)| (association.name.to_string(), *line));
            let sentences = lines
                .iter()
                .map(|(association, line)| Sentences { text, year, association, line }.decision());
            condition(text, named).into_iter().chain(sentences).collect::<Vec<_>>().join("\n").into()
        }),
        Column::new("kontakt_namn", Kind::Text, "csv-brev-kontakt-namn", |row| {
            let names = row.contacts().filter_map(|contact| contact.name.as_ref()).map(Name::to_string);
            row.report.text.list(&names.collect::<Vec<_>>()).into()
        }),
        // As Outlook and Word take several addresses.
        Column::new("kontakt_epost", Kind::Text, "csv-brev-kontakt-epost", |row| {
            row.contacts().map(|contact| contact.address.to_string()).collect::<Vec<_>>().join("; ").into()
        }),
    ]
}

pub fn write<W: Write>(report: &Report<'_>, file: W) -> Result<W, csv::Error> {
    let mut table = Table::new(file, report.run.csv, columns())?;
    for member in members(report) {
        let (recipient, total) = (Recipient::Member(member.code), member.compared());
        table.row(&Row { report, member, recipient, total })?;
    }
    Ok(table.finish()?)
}

impl Row<'_> {
    fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.report.run.contacts.of(&self.recipient)
    }
}

/// The amount for print, or the word for unknown.
fn written(text: &Text, amount: Option<Money>) -> String {
    amount.map_or_else(|| text.say("unknown"), |amount| text.form().kr(amount))
}
