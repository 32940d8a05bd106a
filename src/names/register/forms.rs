//! The forms that a member's name takes in official writing, computed once from the register:
//! data that names are looked up in, not rules that are tried on what a user wrote.

use crate::domain::code::{Code, MunicipalityCode};
use crate::domain::name::Name;
use crate::names::normalise::{NameKey, genitive};

/// The words that mark a municipality.
const MUNICIPALITY_WORDS: [&str; 2] = ["kommun", "stad"];

/// The most forms that a municipality's name takes: alone and with each word, in the genitive too.
const FORMS: usize = 5;

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
pub(super) fn of_municipalities<'n>(names: impl Iterator<Item = (Code, &'n Name)>) -> Vec<(NameKey, Code)> {
    let mut keys: Vec<(NameKey, Code)> =
        names.map(|(code, name)| (NameKey::of_member(name.as_str()), code)).collect();
    keys.sort_unstable();
    let is_called = |form: &NameKey| keys.binary_search_by(|(key, _)| key.cmp(form)).is_ok();
    let with_words = |key: &NameKey| MUNICIPALITY_WORDS.map(|word| key.with_word(word));
    let mut forms = Vec::with_capacity(keys.len().saturating_mul(FORMS));
    for (key, code) in &keys {
        let genitive = key.in_genitive();
        // Where the genitive is the name itself, or another's, there is nothing to add.
        if !is_called(&genitive) {
            let others = with_words(&genitive).into_iter().filter(|form| !is_called(form));
            forms.extend(others.map(|form| (form, *code)));
        }
        forms.extend(with_words(key).map(|form| (form, *code)));
    }
    forms.extend(keys);
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn forms(pairs: &[(&str, &str)]) -> BTreeMap<NameKey, Code> {
        let names: Vec<(Code, Name)> =
            pairs.iter().map(|(code, name)| (code.parse().unwrap(), Name::new(name).unwrap())).collect();
        let forms = of_municipalities(names.iter().map(|(code, name)| (*code, name)));
        let count = forms.len();
        let forms: BTreeMap<NameKey, Code> = forms.into_iter().collect();
        assert_eq!(forms.len(), count, "no form stands twice");
        forms
    }

    #[test]
    fn a_genitive_that_is_somebody_elses_name_is_no_form() {
        // Invented: Sweden has no such pair today.
        let forms = forms(&[("1001", "Grum"), ("1002", "Grums")]);
        assert_eq!(forms[&NameKey::of_member("Grums kommun")].to_string(), "1002");
        assert_eq!(forms[&NameKey::of_member("Grum kommun")].to_string(), "1001");
        assert_eq!(forms[&NameKey::of_member("Grums")].to_string(), "1002");
    }

    #[test]
    fn the_genitive_needs_the_word_behind_it() {
        let forms = forms(&[("1484", "Lysekil"), ("1490", "Borås")]);
        assert!(forms.contains_key(&NameKey::of_member("Lysekils kommun")));
        assert!(!forms.contains_key(&NameKey::of_member("Lysekils")));
        assert!(forms.contains_key(&NameKey::of_member("Borås stad")));
        assert!(!forms.contains_key(&NameKey::of_member("Boråss stad")));
    }
}
