//! The sheet Medlemmar: who is a member of what, and since when.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::keys;
use super::known_row::KnownRow;
use super::who::{Who, covers};
use crate::domain::code::Code;
use crate::domain::member::{Membership, party_of};
use crate::domain::place::Sourced;
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};
use crate::names::associations::Listed;
use crate::read::rows::MemberRow;

/// All memberships by association.
#[derive(Default)]
pub(super) struct Members {
    by_association: BTreeMap<Listed, Vec<Membership>>,
    /// Associations of which a row is not known to be somebody's membership.
    pub(super) unsound: BTreeSet<Listed>,
    /// Associations with an error in a key of theirs.
    pub(super) unkeyed: BTreeSet<Listed>,
    /// Associations that have, or may have, a member in the run's year.
    pub(super) active: BTreeSet<Listed>,
}

impl Members {
    /// The association's memberships in register code order.
    pub(super) fn of(&self, listed: Listed) -> &[Membership] {
        self.by_association.get(&listed).map_or(&[], Vec::as_slice)
    }

    /// Whether `code` is in the list, and no member in the run's year.
    pub(super) fn has_left(&self, listed: Listed, code: Code, who: &Who<'_>) -> bool {
        let mut memberships =
            self.of(listed).iter().filter(|membership| membership.member == code).peekable();
        memberships.peek().is_some() && memberships.all(|membership| !covers(membership, who))
    }

    /// Whether the list, as far as it could be read, says that `code` is no member.
    pub(super) fn lacks(&self, listed: Listed, code: Code) -> bool {
        !self.unsound.contains(&listed) && self.of(listed).iter().all(|membership| membership.member != code)
    }
}

/// Reads all rows.
pub(super) fn join(rows: &[MemberRow], who: &Who<'_>, findings: &mut Findings) -> Members {
    let mut members = Members::default();
    let mut known: Vec<KnownRow> = Vec::new();
    for row in rows {
        let Some(association) = association_of(row, who, findings) else { continue };
        let membership = membership_of(row, who, findings);
        if membership.as_ref().is_none_or(|membership| covers(membership, who)) {
            members.active.insert(association);
        }
        let Some(membership) = membership else {
            members.unsound.insert(association);
            continue;
        };
        let row = KnownRow { row, association, membership };
        if check_once(&row, &known, who, findings).is_none() {
            members.unsound.insert(association);
        } else {
            check_in_year(&row, who, findings);
            known.push(row);
        }
    }
    check_gotland(&known, &mut members, who, findings);
    members.unkeyed = keys::add(&mut known, who, findings);
    for KnownRow { association, membership, .. } in known {
        members.by_association.entry(association).or_default().push(membership);
    }
    for memberships in members.by_association.values_mut() {
        memberships.sort_by_key(|membership| (membership.member, membership.from));
    }
    members
}

fn association_of(row: &MemberRow, who: &Who<'_>, findings: &mut Findings) -> Option<Listed> {
    match who.associations.resolve(&row.association.value, who.year) {
        Ok(listed) => Some(listed),
        // Not a name, or an alias in a circle: the list and the aliases have said so.
        Err(Problem::UnknownAssociation { .. }) => None,
        Err(problem) => {
            findings.at(&row.association.place, problem);
            None
        }
    }
}

/// Who is a member, and when. `None` with an error among the findings.
fn membership_of(row: &MemberRow, who: &Who<'_>, findings: &mut Findings) -> Option<Membership> {
    let code = member_of(row, who, findings);
    let from = row.from.as_ref().map(|from| from.value);
    let to = row.to.as_ref().map(|to| to.value);
    if let (Some(from), Some(to)) = (&row.from, &row.to)
        && from.value > to.value
    {
        let (from, last) = (from.value.to_string(), to.value.to_string());
        findings.at(&to.place, Problem::MembershipBackwards { from, to: last });
        return None;
    }
    let member = who.register.member(code?)?;
    Some(Membership {
        member: member.code,
        name: member.name.clone(),
        place: row.place.clone(),
        key: None,
        from,
        to,
    })
}

fn member_of(row: &MemberRow, who: &Who<'_>, findings: &mut Findings) -> Option<Code> {
    let text = |cell: &Option<Sourced<String>>| cell.as_ref().map(|cell| cell.value.clone());
    let (name, code) = (text(&row.member), text(&row.code));
    let party = row.party.as_ref().map(|party| party.value);
    match who.register.resolve(name.as_deref(), code.as_deref(), party) {
        Ok(code) => {
            let stated = row.party.as_ref().filter(|party| party.value != party_of(code));
            let Some(stated) = stated else { return Some(code) };
            let name = who.register.member(code).map(|member| member.name.to_string()).unwrap_or_default();
            let problem =
                Problem::PartyDisagrees { name, stated: stated.value.id(), registered: party_of(code).id() };
            findings.at(&stated.place, problem);
            None
        }
        Err(problem) => {
            let is_code = matches!(problem, Problem::UnknownCode { .. } | Problem::CodeDisagrees { .. });
            let (first, second) = if is_code { (&row.code, &row.member) } else { (&row.member, &row.code) };
            let place = first.as_ref().or(second.as_ref()).map_or(&row.place, |cell| &cell.place);
            findings.at(place, problem);
            None
        }
    }
}

/// A member who leaves and comes back has two rows; two rows in force at once, or in the same
/// year, would count the member twice.
fn check_once(row: &KnownRow, earlier: &[KnownRow], who: &Who<'_>, findings: &mut Findings) -> Option<()> {
    let clashes = |other: &&KnownRow| {
        other.association == row.association
            && other.membership.member == row.membership.member
            && (overlap(&other.membership, &row.membership)
                || (covers(&other.membership, who) && covers(&row.membership, who)))
    };
    let Some(other) = earlier.iter().find(clashes) else { return Some(()) };
    let problem = Problem::DuplicateMember {
        association: who.name(row.association),
        member: row.membership.name.to_string(),
        other: other.row.place.clone(),
    };
    findings.at(&row.row.place, problem);
    None
}

fn overlap(one: &Membership, other: &Membership) -> bool {
    let begins_in_time = |from: Option<Date>, to: Option<Date>| match (from, to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    begins_in_time(one.from, other.to) && begins_in_time(other.from, one.to)
}

fn check_in_year(row: &KnownRow, who: &Who<'_>, findings: &mut Findings) {
    if !covers(&row.membership, who) {
        let (association, member) = (who.name(row.association), row.membership.name.to_string());
        findings.at(&row.row.place, Problem::MembershipOutsideYear { association, member });
    }
}

/// Gotland's association has Gotland alone (law 2003:1210, 3 §): it carries the whole other half.
fn check_gotland(known: &[KnownRow], members: &mut Members, who: &Who<'_>, findings: &mut Findings) {
    for row in known.iter().filter(|row| row.membership.is_gotland() && covers(&row.membership, who)) {
        let others = known.iter().filter(|other| other.association == row.association);
        if others.filter(|other| !other.membership.is_gotland()).any(|other| covers(&other.membership, who)) {
            let association = who.name(row.association);
            findings.at(&row.row.place, Problem::GotlandWithOthers { association });
            members.unsound.insert(row.association);
        }
    }
}
