//! The associations that public sources name, and what is known of their members.
//!
//! From `src/names/data/forbund.csv`, which is partial and in places out of date: it may help an office to
//! begin its own list, where each association then has to be confirmed. Nothing is ever calculated from it.

use std::sync::Arc;

use super::alias::Alias;
use super::associations::Associations;
use super::normalise::AssociationKey;
use super::register::Register;
use crate::domain::code::Code;
use crate::domain::member::Party;
use crate::domain::name::Name;
use crate::domain::office::Office;
use crate::domain::place::{Place, SourceFile, Sourced};
use crate::findings::Findings;

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
    /// How sure the members are.
    pub certainty: Certainty,
    /// The year of the source, where it has one.
    pub source_year: Option<String>,
    /// Whether the sources hold it for one that exists today.
    pub is_current: bool,
    /// Those that took its place, where it exists no longer.
    pub successors: Vec<String>,
}

/// How the members of an association are known (`sakerhet` in the data).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// A document of the association or of a member lists them.
    Stated,
    /// They stand in the association's name.
    FromTheName,
    /// Concluded from what a source says of the association.
    Derived,
    /// Nobody's document, or only a part of them.
    Unsure,
}

/// The known associations.
#[derive(Clone, Debug)]
pub struct KnownAssociations {
    all: Vec<Known>,
    names: Associations,
}

impl KnownAssociations {
    /// Those that are built into the program.
    #[must_use]
    pub fn built_in(register: &Register) -> Self {
        let mut reader = csv::Reader::from_reader(KNOWN.as_bytes());
        let records = reader.records().filter_map(Result::ok);
        let all: Vec<Known> = records.filter_map(|record| known(&record, register)).collect();
        let file = Arc::new(SourceFile { path: "finsam/forbund.csv".to_owned(), sha256: String::new() });
        let sourced = |text: &str| Sourced::new(text.to_owned(), Place::whole(&file));
        let open = || all.iter().filter(|known| known.exists());
        let names: Vec<Sourced<String>> = open().map(|known| sourced(known.name.as_str())).collect();
        let aliases: Vec<Alias> = open()
            .flat_map(|known| known.aliases.iter().map(move |alias| (alias, known)))
            .map(|(alias, known)| Alias {
                name: sourced(alias),
                target: sourced(known.name.as_str()),
                from: None,
                to: None,
            })
            .collect();
        // The tests see to it that nothing is found.
        let names = Associations::new(&names, &aliases, &mut Findings::new());
        Self { all, names }
    }

    /// The names of those that exist.
    #[must_use]
    pub fn names(&self) -> &Associations {
        &self.names
    }

    /// Those that exist and that this office is, or is a member of.
    pub fn of_office<'a>(&'a self, office: &'a Office) -> impl Iterator<Item = &'a Known> {
        self.all.iter().filter(|known| known.exists()).filter(move |known| match office {
            Office::Member(code) => known.members.contains(code),
            Office::Association(name) => known.name == *name,
        })
    }

    /// The existing association that is called so: by its name or one of its other names, exactly.
    #[must_use]
    pub fn called(&self, text: &str) -> Option<&Known> {
        let listed = self.names.resolve(text, None).ok()?;
        let name = self.names.name(listed)?;
        self.all.iter().find(|known| known.exists() && known.name == name.value)
    }

    /// The existing associations that a name which means none of them resembles.
    #[must_use]
    pub fn resembled(&self, text: &str) -> Vec<&Known> {
        let resembling = self.names.resembling(text);
        let names = resembling.into_iter().filter_map(|listed| self.names.name(listed));
        names.filter_map(|name| self.all.iter().find(|known| known.name == name.value)).collect()
    }

    /// The associations that took the place of one that is called so and exists no longer; none for any other.
    #[must_use]
    pub fn successors(&self, text: &str) -> &[String] {
        let key = AssociationKey::new(text).name;
        let is_called = |name: &str| AssociationKey::new(name).name == key;
        let mut gone = self.all.iter().filter(|known| !known.exists());
        let known =
            gone.find(|known| is_called(known.name.as_str()) || known.aliases.iter().any(|it| is_called(it)));
        known.map_or(&[], |known| known.successors.as_slice())
    }
}

impl Known {
    fn exists(&self) -> bool {
        self.successors.is_empty()
    }

    /// Whether its municipalities are known.
    #[must_use]
    pub fn knows_municipalities(&self) -> bool {
        self.members.iter().any(|code| matches!(code, Code::Municipality(_)))
    }
}

fn known(record: &csv::StringRecord, register: &Register) -> Option<Known> {
    let field = |index: usize| record.get(index).unwrap_or_default();
    let list = |index: usize| field(index).split('|').map(str::trim).filter(|item| !item.is_empty());
    let given = |index: usize| Some(field(index).to_owned()).filter(|text| !text.is_empty());
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
        certainty: match field(13).split([' ', ',']).next() {
            Some("stated") => Certainty::Stated,
            Some("from") => Certainty::FromTheName,
            Some("derived") => Certainty::Derived,
            _ => Certainty::Unsure,
        },
        source_year: given(8),
        is_current: field(2).starts_with("aktiv"),
        successors: list(12).map(str::to_owned).collect(),
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
    fn who_exists_and_who_came_after_whom() {
        // Counted in the file: 79 rows, 29 of which are closed and name their successor.
        let known = KnownAssociations::built_in(&Register::builtin());
        assert_eq!(known.all.len(), 79);
        assert_eq!(known.all.iter().filter(|known| known.exists()).count(), 50);
        let mut reader = csv::Reader::from_reader(KNOWN.as_bytes());
        let closed = reader
            .records()
            .map(Result::unwrap)
            .filter(|record| record[2].starts_with("upphört") || record[2].starts_with("ombildat"));
        let closed: Vec<csv::StringRecord> = closed.collect();
        assert_eq!(closed.len(), 29);
        for successor in closed.iter().flat_map(|record| record[12].split('|')) {
            let name = successor.split(" (").next().unwrap();
            assert!(known.all.iter().any(|known| known.name.as_str() == name), "{successor}");
        }
        assert_eq!(known.successors("Finsam Falun"), ["Samordningsförbundet Finsam Falun-Borlänge"]);
        assert!(known.successors("Samordningsförbundet Sydnärke").is_empty());
    }

    #[test]
    fn no_name_means_two_of_them() {
        let known = KnownAssociations::built_in(&Register::builtin());
        for open in known.all.iter().filter(|known| known.exists()) {
            for name in open.aliases.iter().map(String::as_str).chain([open.name.as_str()]) {
                assert_eq!(known.called(name).map(|found| &found.name), Some(&open.name), "{name}");
            }
        }
    }

    #[test]
    fn found_by_name_or_alias_and_never_by_likeness() {
        let known = KnownAssociations::built_in(&Register::builtin());
        let members = |text: &str| known.called(text).map(|known| known.members.len());
        assert_eq!(members("Norra Örebro län (SOFINT)"), Some(5));
        assert_eq!(members("Karlskoga/Degerfors"), Some(3));
        assert_eq!(members("Finsam Gotland"), Some(1));
        assert_eq!(members("Sydnerke"), None);
        assert_eq!(members("Samordningsförbundet Västra Mälardalen"), None, "gone since 2024");
        let resembled: Vec<&str> =
            known.resembled("Sydnerke").iter().map(|known| known.name.as_str()).collect();
        assert_eq!(resembled, ["Samordningsförbundet Sydnärke"]);
    }
}
