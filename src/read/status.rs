//! What titles, names and headings of groups call amounts: possible, requested, preliminary, final or corrected.

use crate::domain::allocation::AmountKind;
use crate::domain::name::clean;

/// What words about an amount begin with, in Swedish and English.
const STEMS: [(&str, AmountKind); 18] = [
    ("möjlig", AmountKind::Possible),
    ("possible", AmountKind::Possible),
    ("antag", AmountKind::Assumed),
    ("assumed", AmountKind::Assumed),
    ("äska", AmountKind::Requested),
    ("begärd", AmountKind::Requested),
    ("requested", AmountKind::Requested),
    ("preliminär", AmountKind::Preliminary),
    ("preliminar", AmountKind::Preliminary),
    ("slutlig", AmountKind::Final),
    ("beslutad", AmountKind::Final),
    ("fastställd", AmountKind::Final),
    ("final", AmountKind::Final),
    ("rättad", AmountKind::Corrected),
    ("rättat", AmountKind::Corrected),
    ("rättelse", AmountKind::Corrected),
    ("korrigera", AmountKind::Corrected),
    ("corrected", AmountKind::Corrected),
];

/// Every kind of amount that the texts name, each once.
#[must_use]
pub fn named_in(texts: &[&str]) -> Vec<AmountKind> {
    let mut named: Vec<AmountKind> = Vec::new();
    for text in texts {
        let lower = clean(text).to_lowercase();
        for word in lower.split(|letter: char| !letter.is_alphanumeric()) {
            let stems = STEMS.iter().filter(|(stem, _)| word.starts_with(stem));
            named.extend(stems.map(|(_, kind)| *kind));
        }
    }
    named.sort();
    named.dedup();
    if named.contains(&AmountKind::Corrected) {
        // What is corrected was final: `rättad slutlig fördelning`.
        named.retain(|kind| *kind != AmountKind::Final);
    }
    named
}

/// The kind, when it is one and only one.
#[must_use]
pub fn only(named: &[AmountKind]) -> Option<AmountKind> {
    match named {
        [one] => Some(*one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_that_titles_name() {
        let status_in = |texts: &[&str]| only(&named_in(texts));
        assert_eq!(status_in(&["Bilaga slutlig fördelning 2024"]), Some(AmountKind::Final));
        assert_eq!(
            status_in(&["Preliminär fördelning", "preliminära belopp"]),
            Some(AmountKind::Preliminary)
        );
        assert_eq!(status_in(&["Preliminär och slutlig fördelning"]), None);
        assert_eq!(status_in(&["Möjlig tilldelning 2024"]), Some(AmountKind::Possible));
        assert_eq!(status_in(&["Rättad slutlig fördelning 2015"]), Some(AmountKind::Corrected));
        assert_eq!(status_in(&["Rättelse av bilagan för 2015"]), Some(AmountKind::Corrected));
        assert_eq!(status_in(&["Rättad preliminär fördelning"]), None);
        assert_eq!(status_in(&["Fördelning"]), None);
    }
}
