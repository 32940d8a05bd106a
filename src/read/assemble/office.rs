//! Who the office is, by `[office]` in finsam.toml.

use super::members::Members;
use super::who::{Who, covers};
use crate::domain::office::Office;
use crate::domain::place::Sourced;
use crate::findings::{Findings, Problem};
use crate::names::office::office;

/// The office that the settings name. A region or a municipality that no association in the list has as a member this
/// year has nobody to write to, and that is told.
pub(super) fn find(
    text: &Sourced<String>,
    members: &Members,
    who: &Who<'_>,
    findings: &mut Findings,
) -> Option<Office> {
    let found = office(&text.value, who.associations, who.register);
    let found = found.map_err(|problem| findings.at(&text.place, problem)).ok()?;
    if let Office::Member(code) = &found {
        let is_member = |listed| {
            members.of(listed).iter().any(|membership| membership.member == *code && covers(membership, who))
        };
        if !who.associations.iter().any(|(listed, _)| is_member(listed)) {
            findings.at(&text.place, Problem::OfficeNotInList { office: text.value.clone() });
        }
    }
    Some(found)
}
