//! What `src/names/data/namnformer.csv` holds: the forms that members' names take in official writing, made from the register.
//!
//! To make them anew would be a fifth of every start, so they are kept as data, and the data is held to the rules here.
//! After a change of the register the file is written by `INSTA_UPDATE=always cargo test the_file_of_forms`.

use super::*;
use crate::names::kept_tests::assert_is_made;

/// The words that mark a municipality.
const MUNICIPALITY_WORDS: [&str; 2] = ["kommun", "stad"];

/// `Lysekil`, `Lysekil kommun`, `Lysekils kommun`, `Lysekils stad` …
///
/// The genitive is a form only together with the word behind it, and not where another
/// municipality is called just that.
fn of_municipalities(members: &[(Code, &str)]) -> Vec<(String, Code)> {
    let keys: Vec<(String, Code)> = members.iter().map(|(code, name)| (key(name), *code)).collect();
    let is_called = |form: &str| keys.iter().any(|(key, _)| key == form);
    let with_words = |name: &str| MUNICIPALITY_WORDS.map(|word| format!("{name} {word}"));
    let mut forms = keys.clone();
    for (key, code) in &keys {
        let genitive = genitive(key);
        // Where the genitive is the name itself, or another's, there is nothing to add.
        if !is_called(&genitive) {
            let others = with_words(&genitive).into_iter().filter(|form| !is_called(form));
            forms.extend(others.map(|form| (form, *code)));
        }
        forms.extend(with_words(key).map(|form| (form, *code)));
    }
    forms
}

/// `Region Örebro län`, `Örebro län`, `Örebro läns landsting`, `Landstinget i Örebro län` …, and the
/// earlier names (separated by `|`). Nothing but the words *region* and *landsting* comes or goes:
/// `Region Örebro` is not a form of `Region Örebro län`.
fn of_region(name: &str, county: &str, earlier: &str) -> Vec<String> {
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
    forms.iter().map(|form| key(form)).collect()
}

/// The Swedish genitive: an `s`, but not after `s`, `x` or `z`.
fn genitive(name: &str) -> String {
    if name.ends_with(['s', 'x', 'z']) { name.to_owned() } else { format!("{name}s") }
}

fn key(name: &str) -> String {
    NameKey::of_member(name).as_str().to_owned()
}

#[test]
fn the_file_of_forms_is_what_the_register_makes() {
    let municipalities: Vec<(Code, &str)> =
        records(MUNICIPALITIES).map(|(_, [code, name])| (code.parse().unwrap(), name)).collect();
    let mut forms: BTreeSet<(String, Code)> = of_municipalities(&municipalities).into_iter().collect();
    for (_, [code, name, county, earlier]) in records(REGIONS) {
        let bearer = who_bears(code.parse().unwrap());
        forms.extend(of_region(name, county, earlier).into_iter().map(|form| (form, bearer)));
    }
    let lines = forms.iter().map(|(form, code)| format!("{form},{code}\n"));
    let made: Vec<String> = std::iter::once("form,kod\n".to_owned()).chain(lines).collect();
    assert_is_made("src/names/data/namnformer.csv", FORMS, &made.concat());
    // Every line is read: no form has a comma, and every code is somebody's.
    let register = Register::builtin();
    assert!(super::forms(FORMS).map(|(form, code)| (form.as_str().to_owned(), code)).eq(forms));
    assert!(super::forms(FORMS).all(|(_, code)| register.member(code).is_some()));
}

#[test]
fn the_file_is_searched_for_what_is_in_it_and_between() {
    let file = "form,kod\na,1\nb,2\nb,3\nd,4\n";
    for (form, rest) in [
        ("", "a,1\nb,2\nb,3\nd,4\n"),
        ("a", "a,1\nb,2\nb,3\nd,4\n"),
        ("aa", "b,2\nb,3\nd,4\n"),
        ("b", "b,2\nb,3\nd,4\n"),
        ("c", "d,4\n"),
        ("d", "d,4\n"),
        ("e", ""),
    ] {
        assert_eq!(from(file, form), rest, "{form}");
    }
    assert_eq!((from("", "a"), from("form,kod", "a"), from("form,kod\n", "a")), ("", "", ""));
    for (form, code) in super::forms(FORMS) {
        assert!(super::forms(from(FORMS, form.as_str())).take(2).any(|found| found == (form.clone(), code)));
    }
}

#[test]
fn a_genitive_that_is_somebody_elses_name_is_no_form() {
    // Invented: Sweden has no such pair today.
    let (grum, grums) = ("1001".parse().unwrap(), "1002".parse().unwrap());
    let forms = of_municipalities(&[(grum, "Grum"), (grums, "Grums")]);
    let bearers =
        |name: &str| forms.iter().filter(|(form, _)| form == name).map(|(_, code)| *code).collect::<Vec<_>>();
    assert_eq!(bearers("grums kommun"), [grums]);
    assert_eq!(bearers("grum kommun"), [grum]);
    assert_eq!(bearers("grums"), [grums]);
}

#[test]
fn the_genitive_needs_the_word_behind_it() {
    let forms =
        of_municipalities(&[("1484".parse().unwrap(), "Lysekil"), ("1490".parse().unwrap(), "Borås")]);
    let has = |name: &str| forms.iter().any(|(form, _)| form == name);
    assert!(has("lysekils kommun") && has("borås stad"));
    assert!(!has("lysekils") && !has("boråss stad"));
}
