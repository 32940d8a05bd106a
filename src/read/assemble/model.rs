//! The state's model: the rows of its table joined to the associations by their municipalities.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::members;
use super::who::Who;
use crate::domain::code::Code;
use crate::domain::member::Membership;
use crate::domain::model::{ModelAssociation, ModelPart};
use crate::domain::name::Name;
use crate::domain::place::{Place, Sourced};
use crate::domain::ratio::Ratio;
use crate::domain::split_key::{KeyKind, SplitKey};
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::names::register::Register;
use crate::read::model::ModelRow;
use crate::read::rows::{AssociationRow, OfficeRows};

/// The associations of the member list with what the model needs of them, in the order of the list.
#[must_use]
pub fn model(
    rows: &[ModelRow],
    office: &OfficeRows,
    register: &Register,
    year: Year,
    findings: &mut Findings,
) -> Vec<ModelAssociation> {
    if office.members.is_empty() {
        findings.general(Problem::NoMembers {});
    }
    let associations = office.names(findings);
    let who = Who { associations: &associations, register, year: Some(year) };
    let listed = members::join(&office.members, &who, findings);
    let known = known(&office.associations, &who, findings);
    let municipalities = municipalities(rows, register, findings);
    let mut memberships: BTreeMap<Code, Vec<(Listed, &Membership)>> = BTreeMap::new();
    for (association, _) in associations.iter() {
        let active = listed.of(association).iter().filter(|it| it.covers(year));
        for membership in active.filter(|it| matches!(it.member, Code::Municipality(_))) {
            memberships.entry(membership.member).or_default().push((association, membership));
        }
    }
    report_outside(&municipalities, &memberships, findings);

    let mut parts: BTreeMap<Listed, Vec<ModelPart>> = BTreeMap::new();
    for (code, shared) in &memberships {
        let shares = shares(shared, &who, findings);
        for ((association, membership), (share, weights)) in shared.iter().zip(shares) {
            let Some(row) = municipalities.get(code) else {
                let (association, member) = (who.name(*association), membership.name.to_string());
                findings.at(&membership.place, Problem::NotInModelTable { association, member });
                continue;
            };
            parts.entry(*association).or_default().push(ModelPart {
                code: *code,
                name: membership.name.clone(),
                share,
                weights,
                population: row.population.clone(),
                measure: row.measure.clone(),
            });
        }
    }
    associations
        .iter()
        .filter_map(|(association, name)| {
            let row = known.get(&association);
            Some(ModelAssociation {
                name: name.clone(),
                parts: parts.remove(&association)?,
                before: row.and_then(|row| row.before.clone()),
                own_capital: row.and_then(|row| row.own_capital.clone()),
                funds: row.and_then(|row| row.funds.clone()),
            })
        })
        .collect()
}

/// What the office knows of each association.
fn known<'a>(
    rows: &'a [AssociationRow],
    who: &Who<'_>,
    findings: &mut Findings,
) -> BTreeMap<Listed, &'a AssociationRow> {
    let mut known: BTreeMap<Listed, &AssociationRow> = BTreeMap::new();
    for row in rows {
        match who.associations.resolve(&row.association.value, who.year) {
            Err(problem) => findings.at(&row.association.place, problem),
            Ok(listed) => {
                if let Some(earlier) = known.insert(listed, row) {
                    let (association, other) = (who.name(listed), earlier.association.place.clone());
                    findings.at(&row.association.place, Problem::AssociationRowTwice { association, other });
                }
            }
        }
    }
    known
}

fn municipalities<'a>(
    rows: &'a [ModelRow],
    register: &Register,
    findings: &mut Findings,
) -> BTreeMap<Code, &'a ModelRow> {
    let mut found: BTreeMap<Code, &ModelRow> = BTreeMap::new();
    for row in rows {
        let text = |cell: &Option<Sourced<String>>| cell.as_ref().map(|cell| cell.value.clone());
        let party = Some(crate::domain::member::Party::Municipalities);
        match register.resolve(text(&row.municipality).as_deref(), text(&row.code).as_deref(), party) {
            Err(problem) => {
                let cell = row.municipality.as_ref().or(row.code.as_ref());
                findings.at(cell.map_or(&row.place, |cell| &cell.place), problem);
            }
            Ok(code) => {
                if let Some(earlier) = found.insert(code, row) {
                    let member = register.member(code).map(|it| it.name.to_string()).unwrap_or_default();
                    let other = earlier.place.clone();
                    findings.at(&row.place, Problem::ModelRowTwice { member, other });
                }
            }
        }
    }
    found
}

/// Municipalities that no association of the list has: their inhabitants count for nobody.
fn report_outside(
    municipalities: &BTreeMap<Code, &ModelRow>,
    memberships: &BTreeMap<Code, Vec<(Listed, &Membership)>>,
    findings: &mut Findings,
) {
    let outside: Vec<&&ModelRow> = municipalities
        .iter()
        .filter(|(code, _)| !memberships.contains_key(code))
        .map(|(_, row)| row)
        .collect();
    let Some(first) = outside.first() else { return };
    let population = outside.iter().fold(Decimal::ZERO, |sum, row| sum.saturating_add(row.population.value));
    let place: &Place = &first.place;
    findings.at(place, Problem::ModelRowsOutside { rows: outside.len(), population });
}

/// How large a part of a municipality each of its associations has: all of it for the only one, else by
/// the weights of its parts.
fn shares(
    shared: &[(Listed, &Membership)],
    who: &Who<'_>,
    findings: &mut Findings,
) -> Vec<(Ratio, Vec<Sourced<Decimal>>)> {
    if shared.len() <= 1 {
        return shared.iter().map(|_| (Ratio::ONE, Vec::new())).collect();
    }
    let weights: Option<Vec<Sourced<Decimal>>> =
        shared.iter().map(|(_, membership)| part_weight(membership.key.as_ref())).collect();
    let kinds: Vec<Option<KeyKind>> =
        shared.iter().map(|(_, membership)| membership.key.as_ref().map(SplitKey::kind)).collect();
    let same = kinds.iter().all(|kind| *kind == kinds.first().copied().flatten());
    let parts = weights.filter(|_| same).and_then(|weights| {
        let together = weights.iter().try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it.value))?;
        let share = |weight: &Sourced<Decimal>| {
            let scale = weight.value.scale().max(together.scale());
            let whole = |number: Decimal| {
                let factor = 10_i128.checked_pow(scale.checked_sub(number.scale())?)?;
                number.mantissa().checked_mul(factor)
            };
            let all: Vec<Sourced<Decimal>> =
                std::iter::once(weight).chain(weights.iter().filter(|it| *it != weight)).cloned().collect();
            Some((Ratio::new(whole(weight.value)?, whole(together)?)?, all))
        };
        weights.iter().map(share).collect::<Option<Vec<_>>>()
    });
    parts.unwrap_or_else(|| {
        if let Some((_, membership)) = shared.first() {
            let associations = shared.iter().map(|(association, _)| who.name(*association)).collect();
            let member = Name::to_string(&membership.name);
            findings.at(&membership.place, Problem::MunicipalityDivided { member, associations });
        }
        shared.iter().map(|_| (Ratio::ZERO, Vec::new())).collect()
    })
}

/// The weight of a part, where somebody wrote one: inhabitants that the register knows are those of the
/// whole municipality.
fn part_weight(key: Option<&SplitKey>) -> Option<Sourced<Decimal>> {
    match key? {
        SplitKey::Weight(weight) | SplitKey::Population16To64(weight) => Some(weight.clone()),
        SplitKey::Population(_) | SplitKey::Equal(_) | SplitKey::Percent(_) | SplitKey::Amount(_) => None,
    }
}
