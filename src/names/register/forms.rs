//! The forms that a member's name takes in official writing, computed once from the register:
//! data that names are looked up in, not rules that are tried on what a user wrote.

use std::collections::BTreeMap;

use crate::domain::code::{Code, MunicipalityCode};
use crate::domain::name::Name;
use crate::names::normalise::NameKey;

/// The words that mark a municipality.
const MUNICIPALITY_WORDS: [&str; 2] = ["kommun", "stad"];

/// Who bears a code. County 09 has no region: Gotland's municipality does what regions do elsewhere
/// and calls itself Region Gotland, but in the law it is a municipality (2003:1210, 3 §).
pub(super) fn who_bears(code: Code) -> Code {
    match code {
        Code::Region(county) if county == MunicipalityCode::GOTLAND.county() => {
            Code::Municipality(MunicipalityCode::GOTLAND)
        }
        other => other,
    }
}

/// `Lysekil`, `Lysekil kommun`, `Lysekils kommun`, `Lysekils stad` …
///
/// The genitive is a form only together with the word behind it, and not where another
/// municipality is called just that.
pub(super) fn of_municipalities(names: &BTreeMap<Code, Name>) -> BTreeMap<NameKey, Code> {
    let mut forms = BTreeMap::new();
    for (code, name) in names {
        forms.insert(NameKey::of_member(name.as_str()), *code);
        for word in MUNICIPALITY_WORDS {
            forms.insert(NameKey::of_member(&format!("{name} {word}")), *code);
        }
    }
    for (code, name) in names {
        for word in MUNICIPALITY_WORDS {
            let genitive = NameKey::of_member(&format!("{} {word}", genitive(name.as_str())));
            forms.entry(genitive).or_insert(*code);
        }
    }
    forms
}

/// `Region Örebro län`, `Örebro län`, `Örebro läns landsting`, `Landstinget i Örebro län` …, and the
/// earlier names (separated by `|`). Nothing but the words *region* and *landsting* comes or goes:
/// `Region Örebro` is not a form of `Region Örebro län`.
pub(super) fn of_region(name: &Name, county: &Name, earlier: &str) -> Vec<NameKey> {
    let (name, county) = (name.as_str(), county.as_str());
    let mut forms = vec![
        name.to_owned(),
        format!("Region {county}"),
        format!("{} landsting", genitive(county)),
        format!("Landstinget i {county}"),
        format!("Landstinget {county}"),
    ];
    if let Some(bare) = name.strip_prefix("Region ") {
        forms.extend([bare.to_owned(), format!("Landstinget i {bare}"), format!("Landstinget {bare}")]);
    }
    forms.extend(earlier.split('|').filter(|name| !name.is_empty()).map(str::to_owned));
    forms.iter().map(|form| NameKey::of_member(form)).collect()
}

/// The Swedish genitive: an `s`, but not after `s`, `x` or `z`.
fn genitive(name: &str) -> String {
    if name.ends_with(['s', 'x', 'z']) { name.to_owned() } else { format!("{name}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pairs: &[(&str, &str)]) -> BTreeMap<Code, Name> {
        pairs.iter().map(|(code, name)| (code.parse().unwrap(), Name::new(name).unwrap())).collect()
    }

    #[test]
    fn a_genitive_that_is_somebody_elses_name_is_no_form() {
        // Invented: Sweden has no such pair today.
        let forms = of_municipalities(&names(&[("1001", "Grum"), ("1002", "Grums")]));
        assert_eq!(forms[&NameKey::of_member("Grums kommun")].to_string(), "1002");
        assert_eq!(forms[&NameKey::of_member("Grum kommun")].to_string(), "1001");
        assert_eq!(forms[&NameKey::of_member("Grums")].to_string(), "1002");
    }

    #[test]
    fn the_genitive_needs_the_word_behind_it() {
        let forms = of_municipalities(&names(&[("1484", "Lysekil"), ("1490", "Borås")]));
        assert!(forms.contains_key(&NameKey::of_member("Lysekils kommun")));
        assert!(!forms.contains_key(&NameKey::of_member("Lysekils")));
        assert!(forms.contains_key(&NameKey::of_member("Borås stad")));
        assert!(!forms.contains_key(&NameKey::of_member("Boråss stad")));
    }
}
