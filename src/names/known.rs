//! The associations that public sources name, and what is known of their members.
//!
//! From `src/names/data/forbund.csv`, which is partial and in places out of date: it may help an office to
//! begin its own list, where every row then has to be confirmed. Nothing is ever calculated from it.

use crate::domain::code::Code;
use crate::domain::member::Party;
use crate::domain::name::Name;

use super::normalise::AssociationKey;
use super::register::Register;

const KNOWN: &str = include_str!("data/forbund.csv");

/// An association as public sources know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its full name.
    pub name: Name,
    /// Other names that it goes by.
    pub aliases: Vec<String>,
    /// Its members as far as they are known, regions first.
    pub members: Vec<Code>,
    /// How the members are known, as the list puts it in Swedish: `uttrycklig`, `ur namnet` …
    pub known_by: String,
    /// The year of the source, where it has one.
    pub source_year: Option<String>,
    /// Whether the list holds it for active (`aktiv`), uncertain (`osäker`) or gone (`upphört`).
    pub status: String,
}

/// The known associations that have not ceased to exist.
#[must_use]
pub fn associations(register: &Register) -> Vec<Known> {
    let mut reader = csv::Reader::from_reader(KNOWN.as_bytes());
    reader
        .records()
        .filter_map(Result::ok)
        .filter_map(|record| known(&record, register))
        .filter(|known| !known.status.starts_with("upphört"))
        .collect()
}

/// The known association that is called so: by its name or one of its other names, exactly.
#[must_use]
pub fn called<'a>(known: &'a [Known], text: &str) -> Option<&'a Known> {
    let wanted = AssociationKey::new(text);
    let same = |name: &str| AssociationKey::new(name).name == wanted.name;
    let mut found = known
        .iter()
        .filter(|known| same(known.name.as_str()) || known.aliases.iter().any(|alias| same(alias)));
    // Two that are called so are none: the user has to say which.
    found.next().filter(|_| found.next().is_none())
}

fn known(record: &csv::StringRecord, register: &Register) -> Option<Known> {
    let field = |index: usize| record.get(index).unwrap_or_default();
    let list = |index: usize| field(index).split('|').map(str::trim).filter(|item| !item.is_empty());
    let code = |name: &str, party: Party| register.resolve(Some(name), None, Some(party)).ok();
    let regions = list(5).filter_map(|name| code(name, Party::Regions));
    let municipalities = list(6).filter_map(|name| code(name, Party::Municipalities));
    let mut members: Vec<Code> = regions.chain(municipalities).collect();
    members.sort();
    members.dedup();
    Some(Known {
        name: Name::new(field(0)).ok()?,
        aliases: list(1).map(str::to_owned).collect(),
        members,
        known_by: field(7).to_owned(),
        source_year: Some(field(8).to_owned()).filter(|year| !year.is_empty()),
        status: field(2).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_in_the_list_is_in_the_register() {
        let register = Register::builtin();
        let mut reader = csv::Reader::from_reader(KNOWN.as_bytes());
        for record in reader.records() {
            let record = record.unwrap();
            let names = |index: usize, party: Party| {
                let list =
                    record[index].split('|').filter(|name| !name.is_empty() && *name != "(ingen region)");
                list.map(move |name| (name.to_owned(), party)).collect::<Vec<_>>()
            };
            for (name, party) in [names(5, Party::Regions), names(6, Party::Municipalities)].concat() {
                assert!(register.resolve(Some(&name), None, Some(party)).is_ok(), "{name} in {}", &record[0]);
            }
        }
    }

    #[test]
    fn found_by_name_or_alias_and_never_by_likeness() {
        let register = Register::builtin();
        let known = associations(&register);
        let members = |text: &str| called(&known, text).map(|known| known.members.len());
        assert_eq!(members("Norra Örebro län (SOFINT)"), Some(5));
        assert_eq!(members("Karlskoga/Degerfors"), Some(3));
        assert_eq!(members("Finsam Gotland"), Some(1));
        assert_eq!(members("Sydnerke"), None);
        assert_eq!(members("Samordningsförbundet Västra Mälardalen"), None, "gone since 2024");
    }
}
