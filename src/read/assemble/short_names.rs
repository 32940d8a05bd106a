//! The column Kort namn of the sheet Medlemmar: what an association is called in tables.

use std::collections::BTreeMap;

use super::who::Who;
use crate::domain::name::Name;
use crate::domain::short_names::ShortNames;
use crate::findings::{Findings, Problem};
use crate::names::normalise::NameKey;
use crate::read::rows::MemberRow;

/// One short name for each association that has one; no two have the same.
pub(super) fn join(rows: &[MemberRow], who: &Who<'_>, findings: &mut Findings) -> ShortNames {
    let mut names: BTreeMap<Name, Name> = BTreeMap::new();
    let mut whose: BTreeMap<NameKey, Name> = BTreeMap::new();
    for row in rows {
        let Some(text) = &row.short_name else { continue };
        // A name that means no association has been told.
        let Ok(listed) = who.associations.resolve(&row.association.value, who.year) else { continue };
        let Some(association) = who.associations.name(listed).map(|name| name.value.clone()) else {
            continue;
        };
        let Ok(short) = Name::new(&text.value) else {
            findings.at(&text.place, Problem::NotAName { text: text.value.clone() });
            continue;
        };
        let mut tell = |problem| findings.at(&text.place, problem);
        if let Some(other) = names.get(&association) {
            if *other != short {
                let (one, other) = (other.to_string(), short.to_string());
                tell(Problem::ShortNamesDiffer { association: association.to_string(), one, other });
            }
            continue;
        }
        let key = NameKey::of_member(short.as_str());
        if let Some(one) = whose.insert(key, association.clone()) {
            let (one, other) = (one.to_string(), association.to_string());
            tell(Problem::ShortNameOfTwo { name: short.to_string(), one, other });
        }
        names.insert(association, short);
    }
    ShortNames::new(names)
}
