//! The columns Nyckel and Värde: by what the members of a party share its amount.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::known_row::KnownRow;
use super::who::{Who, covers};
use crate::domain::member::Party;
use crate::domain::place::{Place, Sourced};
use crate::domain::split_key::{KeyKind, SplitKey};
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::names::register::{POPULATION_DATE, RegisteredMember};
use crate::read::rows::{MemberRow, RowValue};

/// Gives every membership its key, and returns the associations with an error in one. Inhabitants that the list does
/// not give are the register's, and a finding says their date once.
pub(super) fn add(known: &mut [KnownRow<'_>], who: &Who<'_>, findings: &mut Findings) -> BTreeSet<Listed> {
    let mut unkeyed = BTreeSet::new();
    let parties = size_of_parties(known, who);
    let mut from_register: Option<&Place> = None;
    for KnownRow { row, association, membership } in known {
        // The only one of its party needs no key: a list that says *befolkning* on every row does
        // so for the region too, and the register has no inhabitants for regions.
        let alone = parties.get(&(*association, membership.party())).is_none_or(|size| *size <= 1);
        // Who is no member in the year shares nothing in it.
        if !covers(membership, who) {
            continue;
        }
        if row.unread {
            unkeyed.insert(*association);
            continue;
        }
        let Some(registered) = who.register.member(membership.member) else { continue };
        match key_of(row, registered, alone) {
            Ok(key) => membership.key = key,
            Err(problem) => {
                let value = row.value.as_ref().map(|value| &value.place);
                let place = value.or(row.key.as_ref().map(|key| &key.place)).unwrap_or(&row.place);
                findings.at(place, problem);
                unkeyed.insert(*association);
            }
        }
        if let (Some(SplitKey::Population(_)), None, Some(key)) = (&membership.key, &row.value, &row.key) {
            from_register.get_or_insert(&key.place);
        }
    }
    if let Some(place) = from_register {
        findings.at(place, Problem::PopulationDate { date: POPULATION_DATE.to_string() });
    }
    unkeyed
}

fn size_of_parties(known: &[KnownRow<'_>], who: &Who<'_>) -> BTreeMap<(Listed, Party), usize> {
    let mut sizes: BTreeMap<(Listed, Party), usize> = BTreeMap::new();
    for row in known.iter().filter(|row| covers(&row.membership, who)) {
        let size = sizes.entry((row.association, row.membership.party())).or_default();
        *size = size.saturating_add(1);
    }
    sizes
}

fn key_of(row: &MemberRow, registered: &RegisteredMember, alone: bool) -> Result<Option<SplitKey>, Problem> {
    match (&row.key, &row.value) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Problem::CellEmpty { column: "column-key" }),
        (Some(key), None) => key_without_value(key, registered, alone),
        (Some(key), Some(value)) => key_with_value(key.value, value).map(Some),
    }
}

fn key_without_value(
    key: &Sourced<KeyKind>,
    registered: &RegisteredMember,
    alone: bool,
) -> Result<Option<SplitKey>, Problem> {
    match (key.value, &registered.population) {
        (KeyKind::Equal, _) => Ok(Some(SplitKey::Equal(key.place.clone()))),
        (KeyKind::Population, Some(population)) => Ok(Some(SplitKey::Population(population.clone()))),
        (KeyKind::Population, None) if alone => Ok(None),
        _ => Err(Problem::KeyValueMissing { key: key.value.id(), member: registered.name.to_string() }),
    }
}

fn key_with_value(kind: KeyKind, cell: &Sourced<RowValue>) -> Result<SplitKey, Problem> {
    let value = number(&cell.value);
    if value < Decimal::ZERO {
        return Err(Problem::NegativeWeight { value });
    }
    let place = cell.place.clone();
    match (kind, &cell.value) {
        (KeyKind::Population, RowValue::Number(number)) => {
            Ok(SplitKey::Population(Sourced::new(*number, place)))
        }
        (KeyKind::Population16To64, RowValue::Number(number)) => {
            Ok(SplitKey::Population16To64(Sourced::new(*number, place)))
        }
        (KeyKind::Weight, RowValue::Number(number)) => Ok(SplitKey::Weight(Sourced::new(*number, place))),
        (KeyKind::Percent, RowValue::Rate(rate)) => Ok(SplitKey::Percent(Sourced::new(*rate, place))),
        (KeyKind::Amount, RowValue::Money(amount)) => Ok(SplitKey::Amount(Sourced::new(*amount, place))),
        (kind, value) => Err(Problem::ValueNotWanted { text: value.to_string(), by: kind.id() }),
    }
}

fn number(value: &RowValue) -> Decimal {
    match value {
        RowValue::Number(number) => *number,
        RowValue::Money(amount) => amount.kronor(),
        RowValue::Rate(rate) => rate.percent(),
    }
}
