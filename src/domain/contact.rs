//! Contacts: to whom the mail about a member or an association goes.

use super::code::Code;
use super::email::EmailAddress;
use super::name::Name;
use super::place::Place;

/// Whom a message is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// A member, in all of its associations.
    Member(Code),
    /// An association's own office, by its name in the member list.
    Association(Name),
}

/// A row of the sheet Kontakter: one person or inbox of a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Whose contact it is.
    pub recipient: Recipient,
    /// The address.
    pub address: EmailAddress,
    /// Who reads it there.
    pub name: Option<Name>,
    /// Who gets a copy.
    pub copies: Vec<EmailAddress>,
    /// The cell with the address.
    pub place: Place,
}

/// All contacts, in the order of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contacts {
    all: Vec<Contact>,
    /// The addresses of those who are neither members nor associations: they get a copy of every message.
    others: Vec<EmailAddress>,
}

impl Contacts {
    /// These contacts.
    #[must_use]
    pub fn new(contacts: Vec<Contact>) -> Self {
        Self { all: contacts, others: Vec::new() }
    }

    /// The same contacts, and these addresses of others who get a copy of every message.
    #[must_use]
    pub fn and_others(self, others: Vec<EmailAddress>) -> Self {
        Self { others, ..self }
    }

    /// The addresses of those who are neither members nor associations: they get a copy of every message.
    #[must_use]
    pub fn others(&self) -> &[EmailAddress] {
        &self.others
    }

    /// The contacts of one recipient.
    pub fn of<'a>(&'a self, recipient: &'a Recipient) -> impl Iterator<Item = &'a Contact> {
        self.all.iter().filter(move |contact| contact.recipient == *recipient)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Contact> {
        self.all.iter()
    }
}
