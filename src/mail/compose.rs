//! From a run to its messages: a region's or a municipality's to each of its associations, an association's to each of
//! its members; without an office one for each member, and one for each association that has a contact.
//!
//! Pure: the same run, contacts, texts and date give the same bytes. The figures in the text are those of
//! the outcome that the attached workbooks were written from; the caller has seen to that.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::fields;
use super::guard::belongs;
use super::message::{Attachment, Mailbox, Message, MessageName};
use super::mime::{Parts, ascii};
use super::templates::{Fields, Template, TemplateFault, Templates};
use crate::domain::contact::{Contact, Recipient};
use crate::domain::email::EmailAddress;
use crate::domain::enclosed::Enclosed;
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::findings::{Findings, Problem};
use crate::output::sha256;
use crate::rules::outcome::{AssociationOutcome, Payer};
use crate::write::report::Report;
use crate::write::{MemberReport, association_path, member_path, members};

/// Who sends, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// The sender.
    pub from: Mailbox,
    /// Where answers go, when not to the sender.
    pub reply_to: Option<EmailAddress>,
    /// The office's own addresses that get a copy of every message.
    pub copies_to: Vec<EmailAddress>,
    /// The date of the messages.
    pub date: Timestamp,
}

/// What the messages are made from.
pub struct Composition<'a> {
    /// The run.
    pub report: &'a Report<'a>,
    /// Who sends, and when.
    pub sender: &'a Sender,
    /// The texts.
    pub templates: &'a Templates,
    /// Which workbooks a member gets.
    pub enclosed: Enclosed,
    /// The workbooks of the run's folder, by path.
    pub workbooks: &'a BTreeMap<String, Vec<u8>>,
}

/// Why no messages were made.
#[derive(Debug)]
pub enum ComposeError {
    /// What is wrong with the contacts or the workbooks.
    Findings(Findings),
    /// A template that cannot be followed.
    Template(TemplateFault),
    /// A message whose bytes could not be made.
    NotMade {
        /// Its name.
        name: MessageName,
        /// What the library says.
        reason: String,
    },
}

/// A recipient with all that its message is made from.
struct Addressed<'a> {
    recipient: Recipient,
    shown: &'a Name,
    contacts: Vec<&'a Contact>,
    template: &'a Template,
    fields: Fields,
    workbooks: Vec<String>,
}

impl Composition<'_> {
    /// What is to be said of the contacts: a member without one, and one address for several.
    #[must_use]
    pub fn check(&self) -> Findings {
        let mut findings = Findings::new();
        let mut whose: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for addressed in self.addressed() {
            let recipient = addressed.shown.to_string();
            if addressed.contacts.is_empty() {
                findings.general(Problem::RecipientWithoutContact { recipient: recipient.clone() });
            }
            for contact in addressed.contacts {
                let inbox = contact.address.as_str().to_ascii_lowercase();
                whose.entry(inbox).or_default().push(recipient.clone());
            }
        }
        for (address, recipients) in whose {
            if recipients.len() > 1 {
                findings.general(Problem::AddressOfSeveral { address, recipients });
            }
        }
        findings
    }

    /// The messages, in the order of their names. A recipient without a contact gets none.
    ///
    /// # Errors
    /// [`ComposeError`].
    pub fn messages(&self) -> Result<Vec<Message>, ComposeError> {
        let addressed: Vec<Addressed<'_>> =
            self.addressed().into_iter().filter(|addressed| !addressed.contacts.is_empty()).collect();
        let names = names(&addressed);
        let leaks = self.leaks(&addressed);
        if leaks.stop_the_run() {
            return Err(ComposeError::Findings(leaks));
        }
        let mut messages = Vec::with_capacity(addressed.len());
        for (addressed, name) in addressed.iter().zip(names) {
            messages.push(self.message(addressed, name)?);
        }
        messages.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(messages)
    }

    fn addressed(&self) -> Vec<Addressed<'_>> {
        let associations = self.report.outcome.associations.iter();
        let members = members(self.report).into_iter();
        match &self.report.run.office {
            None => {
                let to_associations = associations.map(|it| self.to_association(it));
                let to_associations = to_associations.filter(|addressed| !addressed.contacts.is_empty());
                members.map(|member| self.to_member(&member)).chain(to_associations).collect()
            }
            Some(Office::Member(code)) => {
                let own = associations.filter(|it| {
                    it.members()
                        .any(|line| matches!(&line.payer, Payer::Member { code: payer, .. } if payer == code))
                });
                own.map(|it| self.to_association(it)).collect()
            }
            Some(Office::Association(name)) => {
                let own = members.filter(|member| member.lines.iter().any(|(it, _)| it.name == *name));
                own.map(|member| self.to_member(&member)).collect()
            }
        }
    }

    fn to_member<'a>(&'a self, member: &MemberReport<'a>) -> Addressed<'a> {
        let year = self.report.outcome.year;
        let mut workbooks = vec![member_path(member.name, year)];
        if self.enclosed == Enclosed::AssociationsToo {
            workbooks.extend(member.lines.iter().map(|(it, _)| association_path(&it.name, year)));
        }
        let fields = fields::of_member(self.report, member);
        let recipient = Recipient::Member(member.code);
        self.addressed_to(recipient, member.name, &self.templates.member, fields, workbooks)
    }

    fn to_association<'a>(&'a self, association: &'a AssociationOutcome) -> Addressed<'a> {
        let workbooks = vec![association_path(&association.name, self.report.outcome.year)];
        let fields = fields::of_association(self.report, association);
        let recipient = Recipient::Association(association.name.clone());
        self.addressed_to(recipient, &association.name, &self.templates.association, fields, workbooks)
    }

    fn addressed_to<'a>(
        &'a self,
        recipient: Recipient,
        shown: &'a Name,
        template: &'a Template,
        mut fields: Fields,
        workbooks: Vec<String>,
    ) -> Addressed<'a> {
        let from = &self.sender.from;
        let sender = from.name.as_ref().map_or(from.address.as_str(), Name::as_str);
        fields.insert("avsandare", sender.into());
        fields.insert(
            "bilagor",
            workbooks.iter().map(|path| file_name(path).to_owned()).collect::<Vec<String>>().into(),
        );
        let contacts =
            self.report.run.contacts.iter().filter(|contact| contact.recipient == recipient).collect();
        Addressed { recipient, shown, contacts, template, fields, workbooks }
    }

    /// A workbook that is missing, or does not say itself that it may go to the recipient.
    fn leaks(&self, all: &[Addressed<'_>]) -> Findings {
        let mut findings = Findings::new();
        for addressed in all {
            for path in &addressed.workbooks {
                let Some(workbook) = self.workbooks.get(path) else {
                    findings.general(Problem::RunFileChanged { file: path.clone() });
                    continue;
                };
                let run = &self.report.run.id;
                if !belongs(workbook).is_some_and(|belongs| belongs.may_go_to(&addressed.recipient, run)) {
                    let (file, recipient) = (path.clone(), addressed.shown.to_string());
                    findings.general(Problem::WorkbookOfAnother { file, recipient });
                }
            }
        }
        findings
    }

    fn message(&self, addressed: &Addressed<'_>, name: MessageName) -> Result<Message, ComposeError> {
        let filled = addressed.template.fill(&addressed.fields).map_err(ComposeError::Template)?;
        let to: Vec<Mailbox> = addressed.contacts.iter().map(|contact| mailbox(contact)).collect();
        let copy = copies(&addressed.contacts, self.report.run.contacts.others(), &self.sender.copies_to);
        let workbooks: Vec<(&String, &[u8])> = addressed
            .workbooks
            .iter()
            .filter_map(|path| self.workbooks.get(path).map(|bytes| (path, bytes.as_slice())))
            .collect();
        let attachments: Vec<Attachment> =
            workbooks.iter().map(|(path, bytes)| attachment(path, bytes)).collect();
        // The same message has the same identifier; another text or file is another message.
        let fingerprint = sha256(
            format!("{to:?}{copy:?}{}{}{}{attachments:?}", filled.subject, filled.text, filled.html)
                .as_bytes(),
        );
        let (run, domain) = (&self.report.run.id, self.sender.from.address.domain());
        let message_id = format!("<{name}.{run}.{}@{domain}>", fingerprint.get(..12).unwrap_or_default());
        let parts = Parts {
            from: &self.sender.from,
            reply_to: self.sender.reply_to.as_ref(),
            to: &to,
            copy: &copy,
            date: self.sender.date,
            message_id: &message_id,
            subject: &filled.subject,
            text: &filled.text,
            html: &filled.html,
            language: self.report.text.language().code(),
            workbooks: workbooks.iter().map(|(path, bytes)| (file_name(path).to_owned(), *bytes)).collect(),
        };
        let bytes = parts.bytes().map_err(|reason| ComposeError::NotMade { name: name.clone(), reason })?;
        Ok(Message {
            name,
            recipient: addressed.recipient.clone(),
            from: self.sender.from.clone(),
            reply_to: self.sender.reply_to.clone(),
            to,
            copy,
            subject: filled.subject,
            text: filled.text,
            html: filled.html,
            attachments,
            message_id,
            bytes,
        })
    }
}

/// The contacts' copies, those of others who get all, and the office's own: each inbox once, and none that the message
/// goes to anyhow.
pub(super) fn copies(
    contacts: &[&Contact],
    others: &[EmailAddress],
    of_office: &[EmailAddress],
) -> Vec<EmailAddress> {
    let wished = contacts.iter().flat_map(|contact| &contact.copies).chain(others).chain(of_office);
    let mut copies: Vec<EmailAddress> = Vec::new();
    for address in wished {
        let is_there = contacts.iter().any(|contact| contact.address.is_same_inbox(address))
            || copies.iter().any(|copy| copy.is_same_inbox(address));
        if !is_there {
            copies.push(address.clone());
        }
    }
    copies
}

pub(super) fn mailbox(contact: &Contact) -> Mailbox {
    Mailbox { address: contact.address.clone(), name: contact.name.clone() }
}

fn attachment(path: &str, bytes: &[u8]) -> Attachment {
    Attachment {
        path: path.to_owned(),
        sha256: sha256(bytes),
        size: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A short name for each message: `medlem-1880-orebro`, `forbund-sydnarke`. One that two would share, or
/// that had to be cut, ends with a fingerprint of the whole name.
fn names(all: &[Addressed<'_>]) -> Vec<MessageName> {
    let plain: Vec<String> = all
        .iter()
        .map(|addressed| match &addressed.recipient {
            Recipient::Member(code) => format!("medlem-{code}-{}", slug(addressed.shown.as_str())),
            Recipient::Association(name) => format!("forbund-{}", slug(name.as_str())),
        })
        .collect();
    let mut seen = BTreeSet::new();
    let shared: BTreeSet<&String> = plain.iter().filter(|name| !seen.insert(*name)).collect();
    all.iter()
        .zip(&plain)
        .filter_map(|(addressed, name)| {
            let whole = sha256(addressed.shown.as_str().as_bytes());
            let fingerprint = whole.get(..8).unwrap_or_default();
            let longest = MessageName::LONGEST.saturating_sub(fingerprint.len()).saturating_sub(1);
            let name = if name.len() > longest || shared.contains(name) {
                format!("{}-{fingerprint}", name.get(..longest).unwrap_or(name).trim_end_matches('-'))
            } else {
                name.trim_end_matches('-').to_owned()
            };
            MessageName::new(&name).ok()
        })
        .collect()
}

/// Small ASCII letters and digits, with a hyphen for what stands between them.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in ascii(name).to_ascii_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
