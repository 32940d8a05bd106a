//! Municipalities in several associations, and those in none although their region is in several.

use std::collections::BTreeMap;

use crate::domain::association::Association;
use crate::domain::code::{Code, RegionCode};
use crate::domain::member::Membership;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};
use crate::names::register::Register;

/// Who sits where: every member of the year with its associations.
type Seats<'a> = BTreeMap<Code, Vec<(&'a Association, &'a Membership)>>;

/// Tells of both, for the record: neither is wrong, but either may be a slip.
pub fn report(associations: &[Association], register: &Register, year: Year, findings: &mut Findings) {
    let mut seats = Seats::new();
    for association in associations {
        for member in association.members.iter().filter(|member| member.covers(year)) {
            seats.entry(member.member).or_default().push((association, member));
        }
    }
    for (code, of_member) in &seats {
        match (code, of_member.as_slice()) {
            (Code::Municipality(_), [_, (_, second), ..]) => {
                let associations =
                    of_member.iter().map(|(association, _)| association.name.value.to_string());
                let problem = Problem::MunicipalityInSeveral {
                    member: second.name.to_string(),
                    associations: associations.collect(),
                };
                findings.at(&second.place, problem);
            }
            (Code::Region(region), [(_, first), _, ..]) => none(*region, first, &seats, register, findings),
            _ => {}
        }
    }
}

/// The municipalities of a region that is in several associations, and that are in none themselves.
fn none(
    region: RegionCode,
    first: &Membership,
    seats: &Seats<'_>,
    register: &Register,
    findings: &mut Findings,
) {
    let outside = register.municipalities_of(region).filter(|member| !seats.contains_key(&member.code));
    let members: Vec<String> = outside.map(|member| member.name.to_string()).collect();
    if let Some(county) = register.county(region).filter(|_| !members.is_empty()) {
        let problem = Problem::MunicipalitiesInNone { county: county.to_string(), members };
        findings.at(&first.place, problem);
    }
}
