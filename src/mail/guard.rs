//! The leak guard: whose a workbook is stands in the workbook (`write::owner`), whatever its file is called.
//!
//! Before a workbook goes with a message it is opened again. A member gets its own workbook and those of
//! its associations; an association's office gets its association's. Anything else stops.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use zip::ZipArchive;

use crate::domain::code::Code;
use crate::domain::contact::Recipient;
use crate::domain::name::Name;
use crate::write::owner::{ASSOCIATION, MEMBER, MEMBERS, RUN};

/// Where a workbook keeps its properties.
const PROPERTIES: &str = "docProps/custom.xml";

/// More than any properties of ours take, in bytes: a part that unpacks to more is not read.
const LARGEST: u64 = 1 << 20;

/// Whom a workbook is about, as it says itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Belongs {
    /// The run that wrote it.
    pub run: String,
    /// Whose it is.
    pub owner: Owner,
}

/// Whose a workbook is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A member's.
    Member(Code),
    /// An association's, with its members.
    Association(Name, Vec<Code>),
}

/// Whom a workbook is about; `None` for a file that does not say it: no workbook, no workbook of finsam's,
/// or the office's own overview.
#[must_use]
pub fn belongs(workbook: &[u8]) -> Option<Belongs> {
    let properties = properties(workbook)?;
    let owner = match (properties.get(MEMBER), properties.get(ASSOCIATION)) {
        (Some(code), None) => Owner::Member(code.parse().ok()?),
        (None, Some(name)) => {
            let codes = properties.get(MEMBERS).map(String::as_str).unwrap_or_default();
            let codes = codes.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
            Owner::Association(Name::new(name).ok()?, codes)
        }
        _ => return None,
    };
    Some(Belongs { run: properties.get(RUN)?.clone(), owner })
}

impl Belongs {
    /// Whether the workbook is of this run and may go to this recipient.
    #[must_use]
    pub fn may_go_to(&self, recipient: &Recipient, run: &str) -> bool {
        let is_theirs = match (&self.owner, recipient) {
            (Owner::Member(owner), Recipient::Member(code)) => owner == code,
            (Owner::Association(_, members), Recipient::Member(code)) => members.contains(code),
            (Owner::Association(owner, _), Recipient::Association(name)) => owner == name,
            (Owner::Member(_), Recipient::Association(_)) => false,
        };
        is_theirs && self.run == run
    }
}

/// The workbook's own properties, by name.
fn properties(workbook: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).ok()?;
    let mut source = String::new();
    archive.by_name(PROPERTIES).ok()?.take(LARGEST).read_to_string(&mut source).ok()?;
    let mut reader = Reader::from_str(&source);
    let mut properties = BTreeMap::new();
    let mut name: Option<String> = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if start.local_name().as_ref() == "property" => {
                let attribute = start.try_get_attribute("name").ok()??;
                name =
                    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned());
                properties.insert(name.clone()?, String::new());
            }
            Event::Text(text) => {
                let value = name.as_ref().and_then(|name| properties.get_mut(name));
                if let Some(value) = value {
                    value.push_str(&text);
                }
            }
            // `&amp;` comes on its own.
            Event::GeneralRef(reference) => {
                let letter = match reference.resolve_char_ref().ok()? {
                    Some(letter) => letter.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&reference)?.to_owned(),
                };
                properties.get_mut(name.as_ref()?)?.push_str(&letter);
            }
            Event::End(end) if end.local_name().as_ref() == "property" => name = None,
            Event::Eof => return Some(properties),
            _ => {}
        }
    }
}
