//! The associations of the office's list, and every text that means one of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::alias::Alias;
use super::normalise::{AssociationKey, NameKey};
use super::resemblance::Resemblances;
use crate::domain::name::Name;
use crate::domain::place::Sourced;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

/// An association of the list, by its position among those listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Listed(usize);

/// The associations of the member list and the aliases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Associations {
    /// In the order of the list, each as most of its rows spell it.
    names: Vec<Sourced<Name>>,
    aliases: Vec<Alias>,
    /// What each name may mean; spellings that differ only in their note share an entry.
    spellings: BTreeMap<NameKey, Vec<Spelling>>,
    /// The aliases of each name, by their positions.
    aliases_of: BTreeMap<AssociationKey, Vec<usize>>,
    /// Every spelling for suggestions, made when the first name is unknown.
    resemblances: OnceLock<Resemblances<Listed>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling {
    note: Option<NameKey>,
    meaning: Meaning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Listed(Listed),
    /// By its position among the aliases.
    Alias(usize),
}

/// Why a text means none of the listed associations.
enum Miss {
    Unknown,
    Circle,
    Ambiguous(BTreeSet<Listed>),
}

/// By which of its names an association is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Called {
    /// By its name in the list.
    ByItsName,
    /// By an alias that has no end: another name for it, or a predecessor's that nobody dated.
    ByAlias(NameKey),
    /// By an alias that has ended: a predecessor's name.
    ByPredecessor(NameKey),
}

impl Associations {
    /// The associations that the rows of the member list name, in their order, and the aliases for them.
    ///
    /// Findings: [`Problem::NotAName`]; [`Problem::AliasWithoutTarget`] for an alias that leads to
    /// no listed association or in a circle; [`Problem::AmbiguousAssociation`] where list and
    /// aliases give one name two meanings.
    #[must_use]
    pub fn new<'a>(
        names: impl IntoIterator<Item = &'a Sourced<String>>,
        aliases: &[Alias],
        findings: &mut Findings,
    ) -> Self {
        let mut associations = Self::default();
        let mut spelled: BTreeMap<Listed, Spellings<'_>> = BTreeMap::new();
        for spelling in names {
            if let Some((listed, name)) = associations.list(spelling, findings) {
                let (count, _) = spelled.entry(listed).or_default().entry(name).or_insert((0, spelling));
                *count = count.saturating_add(1);
            }
        }
        associations.names = spelled.into_values().filter_map(shown).collect();
        for alias in aliases {
            associations.add_alias(alias);
        }
        associations.check_notes(findings);
        associations.check_aliases(findings);
        associations
    }

    /// All listed associations in the order of the list.
    pub fn iter(&self) -> impl Iterator<Item = (Listed, &Sourced<Name>)> {
        self.names.iter().enumerate().map(|(index, name)| (Listed(index), name))
    }

    /// The name of a listed association, as most of its rows in the list spell it.
    #[must_use]
    pub fn name(&self, listed: Listed) -> Option<&Sourced<Name>> {
        self.names.get(listed.0)
    }

    /// Which listed association a text means in `year`; without a year every alias counts.
    ///
    /// The dates of an alias say when the *name* was used: a predecessor's name up to the merger
    /// means the present association in last year's table and nothing in this year's. An alias
    /// goes before the list: who lists a predecessor beside its successor still means what the
    /// alias says.
    ///
    /// # Errors
    /// [`Problem::UnknownAssociation`] with suggestions, [`Problem::AliasOutsideYear`], or
    /// [`Problem::AmbiguousAssociation`].
    pub fn resolve(&self, text: &str, year: Option<Year>) -> Result<Listed, Problem> {
        let key = AssociationKey::new(text);
        self.meaning(&key, year).map_err(|miss| match miss {
            Miss::Ambiguous(candidates) => {
                Problem::AmbiguousAssociation { name: text.to_owned(), candidates: self.texts(candidates) }
            }
            Miss::Unknown | Miss::Circle => {
                let unknown = || Problem::UnknownAssociation {
                    name: text.to_owned(),
                    suggestions: self.texts(self.resemblances().suggestions(&key.name)),
                };
                self.outside_year(text, year).map_or_else(unknown, |(_, problem)| problem)
            }
        })
    }

    /// Which one a text means, in whatever year; `None` where it means none, or several.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Listed> {
        self.meaning(&AssociationKey::new(text), None).ok()
    }

    /// The association that a text means by an alias, but not in `year`, and how to say so:
    /// [`Problem::AliasOutsideYear`].
    #[must_use]
    pub fn outside_year(&self, text: &str, year: Option<Year>) -> Option<(Listed, Problem)> {
        let (key, year) = (AssociationKey::new(text), year?);
        let listed = self.meaning(&key, None).ok()?;
        let mut aliases = self.chosen(&key, None, true).into_iter().filter_map(|meaning| self.alias(meaning));
        let alias = aliases.find(|alias| !alias.covers(year))?;
        let day = |day: &Option<Sourced<Date>>| day.iter().map(|day| day.value.to_string()).collect();
        let problem = Problem::AliasOutsideYear {
            name: text.to_owned(),
            association: self.name(listed)?.value.to_string(),
            year: usize::from(year.number()),
            from: day(&alias.from),
            to: day(&alias.to),
        };
        Some((listed, problem))
    }

    /// The listed associations that a text which means none resembles, or means by its note or in
    /// another year.
    #[must_use]
    pub fn resembling(&self, text: &str) -> BTreeSet<Listed> {
        let key = AssociationKey::new(text);
        let by_note = key.note_as_name();
        let meant = [Some(&key), by_note.as_ref()].into_iter().flatten();
        let meant = meant.filter_map(|key| self.meaning(key, None).ok());
        meant.chain(self.resemblances().alike(&key.name)).collect()
    }

    /// By which of the names of what it means a text calls it in `year`.
    #[must_use]
    pub fn called(&self, text: &str, year: Option<Year>) -> Called {
        let key = AssociationKey::new(text);
        let aliases = self.chosen(&key, year, true).into_iter().filter_map(|meaning| self.alias(meaning));
        match aliases.map(|alias| alias.to.as_ref().map(|to| to.value)).min() {
            None => Called::ByItsName,
            Some(None) => Called::ByAlias(key.name),
            Some(Some(_)) => Called::ByPredecessor(key.name),
        }
    }

    /// Lists an association, if it is new, and gives it with the name of this row.
    fn list(&mut self, spelled: &Sourced<String>, findings: &mut Findings) -> Option<(Listed, Name)> {
        let Ok(name) = Name::new(&spelled.value) else {
            findings.at(&spelled.place, Problem::NotAName { text: spelled.value.clone() });
            return None;
        };
        let key = AssociationKey::new(&spelled.value);
        let next = Listed(self.names.len());
        let spellings = self.spellings.entry(key.name).or_default();
        let listed = spellings.iter().find_map(|spelling| match spelling.meaning {
            Meaning::Listed(listed) => Some(listed),
            Meaning::Alias(_) => None,
        });
        let Some(listed) = listed else {
            spellings.push(Spelling { note: key.note, meaning: Meaning::Listed(next) });
            self.names.push(Sourced::new(name.clone(), spelled.place.clone()));
            return Some((next, name));
        };
        if spellings.iter().any(|spelling| spelling.note == key.note) {
            return Some((listed, name));
        }
        // `Göteborg (Nordost)` and `Göteborg (Väster)`: one association or two?
        let differs = key.note.is_some() && spellings.iter().any(|spelling| spelling.note.is_some());
        spellings.push(Spelling { note: key.note, meaning: Meaning::Listed(listed) });
        if differs {
            let candidates = self.texts([listed]).into_iter().chain([name.to_string()]).collect();
            let name = spelled.value.clone();
            findings.at(&spelled.place, Problem::AmbiguousAssociation { name, candidates });
        }
        Some((listed, name))
    }

    fn add_alias(&mut self, alias: &Alias) {
        let (key, target) =
            (AssociationKey::new(&alias.name.value), AssociationKey::new(&alias.target.value));
        let position = self.aliases.len();
        let next = Meaning::Alias(position);
        self.aliases_of.entry(key.clone()).or_default().push(position);
        self.aliases.push(alias.clone());
        let spellings = self.spellings.entry(key.name.clone()).or_default();
        // An alias for the same name, `Norra Örebro län (SOFINT)` for `Norra Örebro län`, is no
        // circle: it makes the note known.
        let itself = spellings
            .iter()
            .map(|spelling| spelling.meaning)
            .find(|meaning| matches!(meaning, Meaning::Listed(_)) && key.name == target.name);
        spellings.push(Spelling { note: key.note, meaning: itself.unwrap_or(next) });
    }

    /// A listed name whose note is the name of another listed association.
    fn check_notes(&self, findings: &mut Findings) {
        for name in &self.names {
            let key = AssociationKey::new(name.value.as_str());
            if let Err(Miss::Ambiguous(candidates)) = self.meaning(&key, None) {
                let problem = Problem::AmbiguousAssociation {
                    name: name.value.to_string(),
                    candidates: self.texts(candidates),
                };
                findings.at(&name.place, problem);
            }
        }
    }

    fn check_aliases(&self, findings: &mut Findings) {
        for (index, alias) in self.aliases.iter().enumerate() {
            if let Err(Miss::Unknown | Miss::Circle) = self.target(index) {
                let (name, target) = (alias.name.value.clone(), alias.target.value.clone());
                findings.at(&alias.target.place, Problem::AliasWithoutTarget { alias: name, target });
            }
        }
        for same_name in self.aliases_of.values() {
            for (position, index) in same_name.iter().enumerate() {
                self.check_earlier(*index, same_name.get(..position).unwrap_or_default(), findings);
            }
        }
    }

    /// One name for two associations at once: the alias and earlier ones of its name.
    fn check_earlier(&self, index: usize, earlier: &[usize], findings: &mut Findings) {
        let Some(alias) = self.aliases.get(index) else { return };
        for other in earlier {
            if self.aliases.get(*other).is_some_and(|other| other.overlaps(alias))
                && let (Ok(one), Ok(two)) = (self.target(*other), self.target(index))
                && one != two
            {
                let name = alias.name.value.clone();
                let candidates = self.texts([one, two]);
                findings.at(&alias.name.place, Problem::AmbiguousAssociation { name, candidates });
            }
        }
    }

    /// What an alias leads to, whenever it was used.
    fn target(&self, alias: usize) -> Result<Listed, Miss> {
        let target = self.aliases.get(alias).map(|alias| AssociationKey::new(&alias.target.value));
        target.map_or(Err(Miss::Unknown), |target| self.follow(&target, None, false, &[alias]))
    }

    fn meaning(&self, key: &AssociationKey, year: Option<Year>) -> Result<Listed, Miss> {
        let found = self.follow(key, year, true, &[]);
        let Some(note) = key.note_as_name() else { return found };
        let by_note = self.follow(&note, year, true, &[]).ok();
        match found {
            // The name outside decides, unless what is inside names somebody else.
            Ok(found) if self.aliases_of.contains_key(key) || by_note.is_none_or(|other| other == found) => {
                Ok(found)
            }
            Ok(found) => Err(Miss::Ambiguous([Some(found), by_note].into_iter().flatten().collect())),
            // A note that the list does not have, on a name that it has with another note.
            Err(Miss::Unknown) => {
                let outside = AssociationKey { name: key.name.clone(), note: None };
                let found = self.follow(&outside, year, true, &[])?;
                match by_note {
                    Some(other) if other == found => Ok(found),
                    Some(other) => Err(Miss::Ambiguous([found, other].into())),
                    None => Err(Miss::Unknown),
                }
            }
            Err(miss) => Err(miss),
        }
    }

    /// Goes from alias to alias to a listed association, aliases before the list. Only the first name must be one that was
    /// used in `year` (`strictly`): what it leads to is what that has become since.
    fn follow(
        &self,
        key: &AssociationKey,
        year: Option<Year>,
        strictly: bool,
        trail: &[usize],
    ) -> Result<Listed, Miss> {
        let chosen = self.chosen(key, year, strictly);
        let mut found = BTreeSet::new();
        for meaning in &chosen {
            let Meaning::Alias(index) = *meaning else { continue };
            if trail.contains(&index) {
                return Err(Miss::Circle);
            }
            let Some(alias) = self.aliases.get(index) else { continue };
            let trail: Vec<usize> = trail.iter().copied().chain([index]).collect();
            match self.follow(&AssociationKey::new(&alias.target.value), year, false, &trail) {
                Ok(listed) => found.extend([listed]),
                Err(Miss::Ambiguous(several)) => found.extend(several),
                Err(Miss::Circle) => return Err(Miss::Circle),
                Err(Miss::Unknown) => {}
            }
        }
        if found.is_empty() {
            found.extend(chosen.iter().filter_map(|meaning| match meaning {
                Meaning::Listed(listed) => Some(*listed),
                Meaning::Alias(_) => None,
            }));
        }
        match (found.first(), found.len()) {
            (Some(listed), 1) => Ok(*listed),
            (None, _) => Err(Miss::Unknown),
            _ => Err(Miss::Ambiguous(found)),
        }
    }

    /// The meanings of a name that count: those used in `year`, with the same note if there are any.
    fn chosen(&self, key: &AssociationKey, year: Option<Year>, strictly: bool) -> Vec<Meaning> {
        let Some(all) = self.spellings.get(&key.name) else { return Vec::new() };
        let used = |spelling: &&Spelling| {
            year.is_none_or(|year| self.alias(spelling.meaning).is_none_or(|alias| alias.covers(year)))
        };
        let mut chosen: Vec<&Spelling> = all.iter().filter(used).collect();
        if chosen.is_empty() && !strictly {
            chosen = all.iter().collect();
        }
        let with_note = |note: &Option<NameKey>| -> Vec<&Spelling> {
            chosen.iter().copied().filter(|spelling| spelling.note == *note).collect()
        };
        let mut fitting = with_note(&key.note);
        if fitting.is_empty() {
            fitting = if key.note.is_some() { with_note(&None) } else { chosen };
        }
        fitting.into_iter().map(|spelling| spelling.meaning).collect()
    }

    fn alias(&self, meaning: Meaning) -> Option<&Alias> {
        match meaning {
            Meaning::Listed(_) => None,
            Meaning::Alias(index) => self.aliases.get(index),
        }
    }

    /// Every spelling with the one association that it means.
    fn spelled(&self) -> impl Iterator<Item = (&NameKey, Listed)> {
        self.spellings.iter().flat_map(move |(key, spellings)| {
            spellings.iter().filter_map(move |spelling| match spelling.meaning {
                Meaning::Listed(listed) => Some((key, listed)),
                Meaning::Alias(index) => self.target(index).ok().map(|listed| (key, listed)),
            })
        })
    }

    fn resemblances(&self) -> &Resemblances<Listed> {
        self.resemblances.get_or_init(|| Resemblances::new(self.spelled()))
    }

    fn texts(&self, listed: impl IntoIterator<Item = Listed>) -> Vec<String> {
        listed.into_iter().filter_map(|listed| self.name(listed)).map(|name| name.value.to_string()).collect()
    }
}

/// How many rows of the list spell an association so, and the first of them.
type Spellings<'a> = BTreeMap<Name, (usize, &'a Sourced<String>)>;

/// The spelling that is shown: that of the most rows, else the shortest, else the first in the alphabet. Never the
/// one that happens to stand first.
fn shown(spellings: Spellings<'_>) -> Option<Sourced<Name>> {
    let (name, (_, first)) = spellings
        .into_iter()
        .min_by_key(|(name, (rows, _))| (Reverse(*rows), name.as_str().chars().count()))?;
    Some(Sourced::new(name, first.place.clone()))
}

#[cfg(test)]
mod tests;
