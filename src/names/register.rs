//! The built-in register: all municipalities and regions, from `src/names/data/kommuner.csv` and
//! `src/names/data/regioner.csv` (sources and dates in `src/names/data/README.md`), and the forms that their names take in
//! official writing, made of both: names are looked up among the forms, no rule is tried on what a user wrote.

mod forms;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use super::normalise::NameKey;
use super::resemblance::Resemblances;
use crate::domain::code::{Code, MunicipalityCode, RegionCode};
use crate::domain::member::{Party, party_of};
use crate::domain::name::{Name, clean};
use crate::domain::place::{Cell, Place, SourceFile, Sourced};
use crate::findings::Problem;

const MUNICIPALITIES: &str = include_str!("data/kommuner.csv");
const REGIONS: &str = include_str!("data/regioner.csv");

/// The day that the register's numbers of inhabitants are for (Statistics Sweden).
pub const POPULATION_DATE: Date = Date::constant(2024, 12, 31);

/// A member that the register knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredMember {
    /// The official code.
    pub code: Code,
    /// The name: `Örebro`, `Region Örebro län`.
    pub name: Name,
    /// The county: `Örebro län`.
    pub county: Name,
    /// Inhabitants on [`POPULATION_DATE`] and where that stands; a region has none of its own.
    pub population: Option<Sourced<Decimal>>,
}

/// All municipalities and regions, and the forms of their names.
#[derive(Clone, Debug)]
pub struct Register {
    members: BTreeMap<Code, RegisteredMember>,
    counties: BTreeMap<RegionCode, Name>,
    /// The forms of all names, with those who bear each.
    forms: BTreeMap<NameKey, BTreeSet<Code>>,
    /// The forms of the names for suggestions, made when the first name is unknown.
    resemblances: OnceLock<Resemblances<Code>>,
}

impl Register {
    /// The register that is built into the program.
    #[must_use]
    pub fn builtin() -> Self {
        let mut register = Self {
            members: BTreeMap::new(),
            counties: BTreeMap::new(),
            forms: BTreeMap::new(),
            resemblances: OnceLock::new(),
        };
        register.add_municipalities(MUNICIPALITIES);
        register.add_regions(REGIONS);
        register
    }

    /// The member with this code.
    #[must_use]
    pub fn member(&self, code: Code) -> Option<&RegisteredMember> {
        self.members.get(&code)
    }

    /// All members in register code order: regions first.
    pub fn members(&self) -> impl Iterator<Item = &RegisteredMember> {
        self.members.values()
    }

    /// The county with this code, Gotland's too: `18` is `Örebro län`.
    #[must_use]
    pub fn county(&self, code: RegionCode) -> Option<&Name> {
        self.counties.get(&code)
    }

    /// Every county with its code, in the order of the codes.
    pub fn counties(&self) -> impl Iterator<Item = (RegionCode, &Name)> {
        self.counties.iter().map(|(code, name)| (*code, name))
    }

    /// The forms of all names with who bears each; one that several bear stands once for each.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&NameKey, Code)> {
        self.forms.iter().flat_map(|(form, codes)| codes.iter().map(move |code| (form, *code)))
    }

    /// The municipalities of a county in register code order.
    pub fn municipalities_of(&self, county: RegionCode) -> impl Iterator<Item = &RegisteredMember> {
        self.members
            .values()
            .filter(move |member| matches!(member.code, Code::Municipality(code) if code.county() == county))
    }

    /// Who is meant by a row's name, code or both. A cell may hold both: `0114 Upplands Väsby`.
    ///
    /// `party` only settles a name that a region and a municipality share (`Stockholm`); whether
    /// it agrees with the register is for the caller to say.
    ///
    /// # Errors
    /// [`Problem::CellEmpty`] with neither name nor code, [`Problem::UnknownCode`],
    /// [`Problem::UnknownMember`] with suggestions, [`Problem::AmbiguousMember`], and
    /// [`Problem::CodeDisagrees`] when name and code are not the same member's.
    pub fn resolve(
        &self,
        name: Option<&str>,
        code: Option<&str>,
        party: Option<Party>,
    ) -> Result<Code, Problem> {
        let name = name.map(CodeAndName::read).unwrap_or_default();
        let code = code.map(CodeAndName::read).unwrap_or_default().in_code_column();
        let codes: Vec<String> = [code.code, name.code].into_iter().flatten().collect();
        let names: Vec<String> = [name.name, code.name].into_iter().flatten().collect();

        let mut by_code = Vec::new();
        for text in &codes {
            by_code.push((text, self.of_code(text)?));
        }
        let mut by_name = Vec::new();
        for text in &names {
            by_name.push((text, self.of_name(text)?));
        }
        let Some((first_text, first)) = by_code.first().copied() else {
            return match by_name.as_slice() {
                [(text, candidates)] => self.only_one(text, candidates, party),
                _ => Err(Problem::CellEmpty { column: "column-member" }),
            };
        };
        if let Some((text, other)) = by_code.iter().find(|(_, code)| *code != first) {
            return Err(self.disagreement(first_text, first, text, &BTreeSet::from([*other])));
        }
        if let Some((text, candidates)) = by_name.iter().find(|(_, candidates)| !candidates.contains(&first))
        {
            return Err(self.disagreement(first_text, first, text, candidates));
        }
        Ok(first)
    }

    /// Whether a text is a name or a code of somebody's.
    #[must_use]
    pub fn has(&self, text: &str) -> bool {
        text.starts_with(|first: char| first.is_ascii_digit())
            || self.forms.contains_key(&NameKey::of_member(text))
    }

    fn of_code(&self, text: &str) -> Result<Code, Problem> {
        let unknown = || Problem::UnknownCode { code: text.to_owned() };
        let code: Code = text.parse().map_err(|_| unknown())?;
        let code = who_bears(code);
        if self.members.contains_key(&code) { Ok(code) } else { Err(unknown()) }
    }

    fn of_name(&self, text: &str) -> Result<&BTreeSet<Code>, Problem> {
        let key = NameKey::of_member(text);
        self.forms
            .get(&key)
            .ok_or_else(|| Problem::UnknownMember { name: text.to_owned(), suggestions: self.suggest(&key) })
    }

    fn only_one(
        &self,
        text: &str,
        candidates: &BTreeSet<Code>,
        party: Option<Party>,
    ) -> Result<Code, Problem> {
        let of_party: Vec<Code> = candidates
            .iter()
            .copied()
            // With one candidate it is for the caller to say that the party disagrees.
            .filter(|code| candidates.len() == 1 || party.is_none_or(|party| party_of(*code) == party))
            .collect();
        match of_party.as_slice() {
            [code] => Ok(*code),
            _ => Err(Problem::AmbiguousMember {
                name: text.to_owned(),
                candidates: candidates.iter().map(|code| self.with_code(*code)).collect(),
            }),
        }
    }

    fn disagreement(&self, code: &str, of_code: Code, name: &str, of_name: &BTreeSet<Code>) -> Problem {
        let of_name: Vec<String> = of_name.iter().map(|code| self.with_code(*code)).collect();
        Problem::CodeDisagrees {
            code: code.to_owned(),
            name: name.to_owned(),
            of_code: self.with_code(of_code),
            of_name: of_name.join(" / "),
        }
    }

    /// `0180 Stockholm`: a form that a cell may hold, so that it can be copied from a message.
    fn with_code(&self, code: Code) -> String {
        self.member(code).map_or_else(|| code.to_string(), |member| format!("{code} {}", member.name))
    }

    fn suggest(&self, key: &NameKey) -> Vec<String> {
        let resemblances = self.resemblances.get_or_init(|| Resemblances::new(self.forms()));
        resemblances
            .suggestions(key)
            .into_iter()
            .filter_map(|code| self.member(code))
            .map(|member| member.name.to_string())
            .collect()
    }

    fn add_municipalities(&mut self, csv: &'static str) {
        let file = embedded("finsam/kommuner.csv", csv);
        let mut called = Vec::new();
        for (row, [code, name, _, county, population]) in records(csv) {
            let (Ok(code @ Code::Municipality(municipality)), Ok(name)) = (code.parse(), Name::new(name))
            else {
                continue;
            };
            let county = match self.counties.entry(municipality.county()) {
                Entry::Occupied(known) => known.get().clone(),
                Entry::Vacant(new) => match Name::new(county) {
                    Ok(county) => new.insert(county).clone(),
                    Err(_) => continue,
                },
            };
            called.push((NameKey::of_member(name.as_str()), code));
            let place = Place::cell(&file, None, Cell::new(row, 4));
            let population = population.parse().ok().map(|number| Sourced::new(number, place));
            self.members.insert(code, RegisteredMember { code, name, county, population });
        }
        self.know(forms::of_municipalities(called));
    }

    fn know(&mut self, forms: impl IntoIterator<Item = (NameKey, Code)>) {
        for (form, code) in forms {
            self.forms.entry(form).or_default().insert(code);
        }
    }

    fn add_regions(&mut self, csv: &'static str) {
        for (_, [code, region, county, earlier]) in records(csv) {
            let (Ok(written), Ok(name), Ok(county)) = (code.parse(), Name::new(region), Name::new(county))
            else {
                continue;
            };
            let code = who_bears(written);
            self.know(forms::of_region(name.as_str(), county.as_str(), earlier).map(|form| (form, code)));
            if let Code::Region(region) = code {
                self.counties.insert(region, county.clone());
                self.members.insert(code, RegisteredMember { code, name, county, population: None });
            }
        }
    }
}

/// Who bears a code. County 09 has no region: Gotland's municipality does what regions do elsewhere
/// and calls itself Region Gotland, but in the law it is a municipality (2003:1210, 3 §).
fn who_bears(code: Code) -> Code {
    match code {
        Code::Region(county) if county == MunicipalityCode::GOTLAND.county() => {
            Code::Municipality(MunicipalityCode::GOTLAND)
        }
        other => other,
    }
}

/// A cell's text, taken apart into a code in front and a name behind it.
#[derive(Default)]
struct CodeAndName {
    code: Option<String>,
    name: Option<String>,
}

impl CodeAndName {
    fn read(cell: &str) -> Self {
        let text = clean(cell);
        let (first, rest) = text.split_once(' ').unwrap_or((&text, ""));
        let is_code = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
        let (code, name) = if is_code { (first, rest) } else { ("", text.as_str()) };
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Self { code: given(code), name: given(name) }
    }

    /// In the column for codes a text without a leading code is a code that nobody knows.
    fn in_code_column(self) -> Self {
        match self {
            Self { code: None, name } => Self { code: name, name: None },
            both => both,
        }
    }
}

fn embedded(path: &str, content: &str) -> Arc<SourceFile> {
    let digits: Vec<String> =
        Sha256::digest(content.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let sha256 = digits.concat();
    Arc::new(SourceFile { path: path.to_owned(), sha256 })
}

/// The first `N` fields of each line under the header, with its row, counted from 0 as [`Cell`] counts them. No field
/// of the built-in files is quoted; the tests see to it.
fn records<const N: usize>(csv: &'static str) -> impl Iterator<Item = (u32, [&'static str; N])> {
    csv.lines().enumerate().skip(1).map(|(row, line)| {
        let mut fields = line.split(',');
        (u32::try_from(row).unwrap_or_default(), [(); N].map(|()| fields.next().unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests;
