//! The sheet Kontakter: to whom the mail about a member or an association goes, and who else gets a copy.

use super::members::Members;
use super::who::{Who, covers};
use crate::domain::contact::{Contact, Contacts, Recipient};
use crate::domain::email::{EmailAddress, EmailAddressError};
use crate::domain::name::Name;
use crate::domain::place::{Place, Sourced};
use crate::findings::{Findings, Problem};
use crate::names::office::says_association;
use crate::read::rows::ContactRow;

/// Words in a text that say that it means a member.
const OF_MEMBERS: [&str; 5] = ["kommun", "region", "landsting", "stad", "municipality"];

/// What stands between several addresses for copies.
const BETWEEN: [char; 3] = [';', ',', ' '];

/// Reads all rows. A row with an error gives no contact. Where the office is known, a row may name somebody who is
/// neither a member nor an association: who stands there gets a copy of every message.
pub(super) fn join(
    rows: &[ContactRow],
    members: &Members,
    who: &Who<'_>,
    has_office: bool,
    findings: &mut Findings,
) -> Contacts {
    let mut contacts: Vec<Contact> = Vec::new();
    let mut others = Vec::new();
    let mut called = Vec::new();
    for row in rows {
        let recipient = recipient_of(&row.recipient.value, who);
        let address = address_of(&row.email.value, &row.email.place, findings);
        let copies = row.copies.as_ref().map(|copies| copies_of(copies, findings)).unwrap_or_default();
        let name = row.name.as_ref().and_then(|name| name_of(name, findings));
        let recipient = match recipient {
            Ok(recipient) => recipient,
            Err(problem) if has_office && is_other(&row.recipient.value, &problem) => {
                others.extend(address.into_iter().chain(copies));
                called.push(row.recipient.value.clone());
                continue;
            }
            Err(problem) => {
                findings.at(&row.recipient.place, problem);
                continue;
            }
        };
        let Some(address) = address else { continue };
        let contact = Contact { recipient, address, name, copies, place: row.email.place.clone() };
        if !is_in_run(&contact.recipient, members, who) {
            let recipient = row.recipient.value.clone();
            findings.at(&row.recipient.place, Problem::ContactNotUsed { recipient });
        } else if is_new(&contact, &contacts, &row.recipient.value, findings) {
            contacts.push(contact);
        }
    }
    if !called.is_empty() {
        findings.general(Problem::OthersGetCopies { recipients: called });
    }
    Contacts::new(contacts).and_others(others)
}

/// Whether a name that means nobody in the list may be somebody else's: it says neither that it means a member nor an
/// association, and resembles none.
fn is_other(text: &str, problem: &Problem) -> bool {
    let says_member = text
        .to_lowercase()
        .split(|letter: char| !letter.is_alphabetic())
        .any(|word| OF_MEMBERS.contains(&word));
    let resembles_none = match problem {
        Problem::UnknownMember { suggestions, .. } | Problem::UnknownAssociation { suggestions, .. } => {
            suggestions.is_empty()
        }
        _ => false,
    };
    resembles_none && !says_member && !says_association(text)
}

/// A member by its name or code, else an association by its name. The column is the members', so a plain
/// name that both have is the member's; `Samordningsförbundet Göteborg` is the association's.
fn recipient_of(text: &str, who: &Who<'_>) -> Result<Recipient, Problem> {
    let association = || {
        let listed = who.associations.resolve(text, who.year)?;
        let unknown = Problem::NotAName { text: text.to_owned() };
        who.associations.name(listed).map(|name| Recipient::Association(name.value.clone())).ok_or(unknown)
    };
    let member = || who.register.resolve(Some(text), None, None).map(Recipient::Member);
    if says_association(text) {
        association().or_else(|problem| member().map_err(|_| problem))
    } else {
        member().or_else(|problem| {
            association().map_err(|of_association| most_suggestions(problem, of_association))
        })
    }
}

/// What there is to say of a name that means neither a member nor an association: what it resembles most.
fn most_suggestions(of_member: Problem, of_association: Problem) -> Problem {
    let resembles = |problem: &Problem| matches!(problem, Problem::UnknownAssociation { suggestions, .. } if !suggestions.is_empty());
    let knows_none =
        matches!(&of_member, Problem::UnknownMember { suggestions, .. } if suggestions.is_empty());
    if knows_none && resembles(&of_association) { of_association } else { of_member }
}

fn address_of(text: &str, place: &Place, findings: &mut Findings) -> Option<EmailAddress> {
    EmailAddress::new(text)
        .map_err(|error| {
            let text = text.to_owned();
            let problem = match error {
                EmailAddressError::NotAscii => Problem::AddressNotAscii { text },
                EmailAddressError::Form | EmailAddressError::TooLong => Problem::NotAnAddress { text },
            };
            findings.at(place, problem);
        })
        .ok()
}

fn copies_of(text: &Sourced<String>, findings: &mut Findings) -> Vec<EmailAddress> {
    let mut copies: Vec<EmailAddress> = Vec::new();
    for part in text.value.split(BETWEEN).filter(|part| !part.is_empty()) {
        let Some(address) = address_of(part, &text.place, findings) else { continue };
        if !copies.iter().any(|copy| copy.is_same_inbox(&address)) {
            copies.push(address);
        }
    }
    copies
}

fn name_of(text: &Sourced<String>, findings: &mut Findings) -> Option<Name> {
    Name::new(&text.value)
        .map_err(|_| findings.at(&text.place, Problem::NotAName { text: text.value.clone() }))
        .ok()
}

fn is_in_run(recipient: &Recipient, members: &Members, who: &Who<'_>) -> bool {
    match recipient {
        Recipient::Association(_) => true,
        Recipient::Member(code) => who.associations.iter().any(|(listed, _)| {
            let mut memberships = members.of(listed).iter();
            memberships.any(|membership| membership.member == *code && covers(membership, who))
        }),
    }
}

fn is_new(contact: &Contact, earlier: &[Contact], recipient: &str, findings: &mut Findings) -> bool {
    let is_same = |other: &&Contact| {
        other.recipient == contact.recipient && other.address.is_same_inbox(&contact.address)
    };
    let Some(other) = earlier.iter().find(is_same) else { return true };
    let problem = Problem::ContactTwice {
        address: contact.address.to_string(),
        recipient: recipient.to_owned(),
        other: other.place.clone(),
    };
    findings.at(&contact.place, problem);
    false
}
