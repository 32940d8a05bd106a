//! `brev.csv`: one row per member, for letters by mail merge, with amounts written out for print.

use std::io::Write;

use crate::domain::contact::Recipient;
use crate::domain::member::party_of;
use crate::domain::money::Money;
use crate::domain::name::Name;
use crate::domain::ratio::Ratio;
use crate::rules::outcome::sum_if_known;
use crate::text::Text;
use crate::write::member_report::{MemberReport, members};
use crate::write::report::Report;
use crate::write::sentences::Sentences;

use super::column::{Column, Kind};
use super::table::Table;

pub const COLUMNS: &[Column] = &[
    Column::required("ar", Kind::Year, "csv-ar"),
    Column::required("medlem", Kind::Text, "csv-medlem"),
    Column::required("part", Kind::Text, "csv-part"),
    Column::required("kod", Kind::Text, "csv-kod-medlem"),
    Column::required("forbund", Kind::Text, "csv-brev-forbund"),
    Column::required("bidrag_kr", Kind::Amount, "csv-brev-bidrag"),
    Column::new("foregaende_kr", Kind::Amount, "csv-foregaende"),
    Column::new("forandring_kr", Kind::Amount, "csv-forandring"),
    Column::new("forandring_procent", Kind::Percent, "csv-forandring-procent"),
    Column::required("bidrag_text", Kind::Text, "csv-brev-bidrag-text"),
    Column::required("foregaende_text", Kind::Text, "csv-brev-foregaende-text"),
    Column::required("forandring_text", Kind::Text, "csv-brev-forandring-text"),
    Column::required("beslutsmeningar", Kind::Text, "csv-brev-meningar"),
    Column::new("kontakt_namn", Kind::Text, "csv-brev-kontakt-namn"),
    Column::new("kontakt_epost", Kind::Text, "csv-brev-kontakt-epost"),
];

pub fn rows<W: Write>(report: &Report<'_>, table: &mut Table<W>) -> Result<(), csv::Error> {
    for member in members(report) {
        row(report, &member, table)?;
    }
    Ok(())
}

fn row<W: Write>(
    report: &Report<'_>,
    member: &MemberReport<'_>,
    table: &mut Table<W>,
) -> Result<(), csv::Error> {
    let text = report.text;
    let year = report.outcome.year;
    let now = Money::sum(member.lines.iter().map(|(_, line)| line.contribution.value)).ok();
    let before =
        sum_if_known(member.lines.iter().map(|(_, line)| line.last_year.as_ref().map(|last| last.value)));
    let change = now.zip(before).and_then(|(now, before)| now.minus(before).ok());
    let ratio = now.zip(before).and_then(|(now, before)| Ratio::change(before, now));
    let associations: Vec<String> =
        member.lines.iter().map(|(association, _)| association.name.to_string()).collect();
    let sentences: Vec<String> = member
        .lines
        .iter()
        .map(|(association, line)| Sentences { text, year, association, line }.decision())
        .collect();
    let recipient = Recipient::Member(member.code);
    let contacts = || report.run.contacts.of(&recipient);
    let names: Vec<String> =
        contacts().filter_map(|contact| contact.name.as_ref()).map(Name::to_string).collect();
    // As Outlook and Word take several addresses.
    let addresses: Vec<String> = contacts().map(|contact| contact.address.to_string()).collect();
    table.row([
        year.number().into(),
        member.name.as_str().into(),
        text.word(&party_of(member.code)).into(),
        member.code.to_string().into(),
        text.list(&associations).into(),
        now.into(),
        before.into(),
        change.into(),
        ratio.map(|ratio| ratio.percent(2)).into(),
        written(text, now).into(),
        written(text, before).into(),
        change.map_or_else(|| text.say("unknown"), |change| text.form().change(change)).into(),
        // A line each: a field in quotes may hold several, and mail merge keeps them.
        sentences.join("\n").into(),
        text.list(&names).into(),
        addresses.join("; ").into(),
    ])
}

/// The amount for print, or the word for unknown.
fn written(text: &Text, amount: Option<Money>) -> String {
    amount.map_or_else(|| text.say("unknown"), |amount| text.form().kr(amount))
}
