//! The forms that members' names take in official writing.

use rustc_hash::FxHashSet;

use crate::domain::code::Code;
use crate::names::normalise::NameKey;

/// The words that mark a municipality.
const MUNICIPALITY_WORDS: [&str; 2] = ["kommun", "stad"];

/// `Lysekil`, `Lysekil kommun`, `Lysekils kommun`, `Lysekils stad` …, of all municipalities by their names' keys.
///
/// The genitive is a form only together with the word behind it, and not where another
/// municipality is called just that.
pub fn of_municipalities(called: Vec<(NameKey, Code)>) -> Vec<(NameKey, Code)> {
    let names: FxHashSet<String> = called.iter().map(|(key, _)| key.as_str().to_owned()).collect();
    let with_words = |name: &str| MUNICIPALITY_WORDS.map(|word| format!("{name} {word}"));
    let mut forms = Vec::new();
    for (key, code) in called {
        let genitive = genitive(key.as_str());
        // Where the genitive is the name itself, or another's, there is nothing to add.
        let of_genitive = with_words(&genitive).into_iter().filter(|form| !names.contains(form));
        let of_genitive = of_genitive.filter(|_| !names.contains(&genitive));
        let longer = with_words(key.as_str()).into_iter().chain(of_genitive);
        forms.extend(longer.map(|form| (NameKey::written(form), code)));
        forms.push((key, code));
    }
    forms
}

/// `Region Örebro län`, `Örebro län`, `Örebro läns landsting`, `Landstinget i Örebro län` …, and the
/// earlier names (separated by `|`). Nothing but the words *region* and *landsting* comes or goes:
/// `Region Örebro` is not a form of `Region Örebro län`.
pub fn of_region(name: &str, county: &str, earlier: &str) -> impl Iterator<Item = NameKey> {
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
    forms.into_iter().map(|form| NameKey::of_member(&form))
}

/// The Swedish genitive: an `s`, but not after `s`, `x` or `z`.
fn genitive(name: &str) -> String {
    if name.ends_with(['s', 'x', 'z']) { name.to_owned() } else { format!("{name}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms of invented names, each with its code.
    fn of(names: &[(&str, &str)]) -> Vec<(String, String)> {
        let called = names.iter().map(|(code, name)| (NameKey::of_member(name), code.parse().unwrap()));
        let forms = of_municipalities(called.collect());
        forms.into_iter().map(|(form, code)| (form.as_str().to_owned(), code.to_string())).collect()
    }

    #[test]
    fn a_genitive_that_is_somebody_elses_name_is_no_form() {
        // Invented: Sweden has no such pair today.
        let forms = of(&[("1001", "Grum"), ("1002", "Grums")]);
        let bearers = |name: &str| -> Vec<&str> {
            forms.iter().filter(|(form, _)| form == name).map(|(_, code)| code.as_str()).collect()
        };
        assert_eq!(bearers("grums kommun"), ["1002"]);
        assert_eq!(bearers("grum kommun"), ["1001"]);
        assert_eq!(bearers("grums"), ["1002"]);
    }

    #[test]
    fn the_genitive_needs_the_word_behind_it() {
        let forms = of(&[("1484", "Lysekil"), ("1490", "Borås")]);
        let has = |name: &str| forms.iter().any(|(form, _)| form == name);
        assert!(has("lysekils kommun") && has("borås stad"));
        assert!(!has("lysekils") && !has("boråss stad"));
    }
}
