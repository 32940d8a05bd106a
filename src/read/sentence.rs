//! A decision in one sentence, as it is said to the program: `Region Örebro län: −15 %`.
//!
//! What stands in the sentence is read as in the cells of the sheet Beslut, so that a sentence and a row
//! mean the same.

use crate::domain::decision::DecisionRule;
use crate::domain::place::{Place, Sourced};
use crate::domain::rounding::Rounding;
use crate::findings::Findings;

use super::choice::Choice;
use super::office::measure;
use super::rows::DecisionRow;
use super::sheet::Content;
use super::value::CellValue;

/// Every association.
const EVERY: &str = "*";

/// Why a sentence is no decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADecision {
    /// It has no colon with somebody before it and something decided after it.
    Unclear,
    /// It has a percentage that does not say whether it is a reduction: `10 %`, `+10 %`.
    NoReduction,
}

/// Reads `MEMBER: DECISION` or `MEMBER / ASSOCIATION: DECISION`, where the decision is a rule with its value
/// (`minskning 15 %`, `följer Region Skåne`, `tak 1 200 tkr`), a percentage less (`−15 %`) or an amount
/// (`1 200 tkr`), and after a comma its rounding (`uppåt 10 tkr`). `None` when its value cannot be read.
///
/// # Errors
/// [`NotADecision`]; what is wrong with the value is a finding at `place`.
pub fn decision(
    sentence: &str,
    place: &Place,
    findings: &mut Findings,
) -> Result<Option<DecisionRow>, NotADecision> {
    let (who, decided) = sentence.split_once(':').ok_or(NotADecision::Unclear)?;
    // With blanks around it: `Degerfors/Karlskoga` is one name.
    let (member, association) = who.split_once(" / ").unwrap_or((who, EVERY));
    let (decided, rounding) = without_rounding(decided.trim());
    let (rule, value) = rule_and_value(decided)?;
    if [member, association, value].iter().any(|part| part.trim().is_empty()) {
        return Err(NotADecision::Unclear);
    }
    let content = Content::Text(value.to_owned());
    let cell = CellValue { content: Some(&content), place: place.clone() };
    let said = |text: &str| Sourced::new(text.trim().to_owned(), place.clone());
    Ok(measure(&cell, rule, None, findings).map(|measure| DecisionRow {
        years: None,
        association: said(association),
        member: said(member),
        measure: Some(measure),
        rounding: rounding.map(|rounding| Sourced::new(rounding, place.clone())),
        date: None,
        status: None,
        reference: None,
        note: None,
        place: place.clone(),
    }))
}

/// The decision without the rounding that follows a comma. `−12,5 %` has a comma of its own.
fn without_rounding(decided: &str) -> (&str, Option<Rounding>) {
    let commas = decided.match_indices(',').filter_map(|(at, _)| decided.split_at_checked(at));
    let mut found = commas.filter_map(|(before, after)| {
        let rounding = Rounding::from_words(after.trim_start_matches(',').trim())?;
        Some((before.trim(), Some(rounding)))
    });
    found.next().unwrap_or((decided, None))
}

/// The rule that is named, or that the value has by itself.
fn rule_and_value(decided: &str) -> Result<(DecisionRule, &str), NotADecision> {
    let named = DecisionRule::WORDS.iter().find_map(|(rule, words)| {
        let value = words.iter().find_map(|word| after_word(decided, word))?;
        Some((*rule, value))
    });
    match named {
        Some(named) => Ok(named),
        None if !decided.ends_with('%') => Ok((DecisionRule::Amount, decided)),
        None if decided.starts_with(['-', '\u{2212}', '\u{2013}']) => Ok((DecisionRule::Reduction, decided)),
        None => Err(NotADecision::NoReduction),
    }
}

/// What follows a word that the text begins with, whatever its case.
fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (first, rest) = text.split_at_checked(word.len())?;
    (first.to_lowercase() == word && rest.starts_with(char::is_whitespace)).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::decision::Measure;
    use crate::domain::place::SourceFile;

    fn said(sentence: &str) -> Result<Option<DecisionRow>, NotADecision> {
        let file = SourceFile { path: "--what-if".to_owned(), sha256: String::new() };
        decision(sentence, &Place::whole(&Arc::new(file)), &mut Findings::new())
    }

    #[test]
    fn sentences_say_who_and_what() {
        for (sentence, member, association, rule, value, rounded) in [
            ("Region Örebro län: -15 %", "Region Örebro län", "*", DecisionRule::Reduction, "-15 %", false),
            (
                "Region Örebro län: −12,5 %",
                "Region Örebro län",
                "*",
                DecisionRule::Reduction,
                "-12.5 %",
                false,
            ),
            ("Kumla: minskning 5 %", "Kumla", "*", DecisionRule::Reduction, "-5 %", false),
            ("Kumla / Sydnärke: 1 200 tkr", "Kumla", "Sydnärke", DecisionRule::Amount, "1200000 kr", false),
            ("Kumla: belopp 1,2 mnkr", "Kumla", "*", DecisionRule::Amount, "1200000 kr", false),
            ("*: tak 900 000 kr", "*", "*", DecisionRule::Cap, "900000 kr", false),
            ("Kumla: Golv 10 tkr", "Kumla", "*", DecisionRule::Floor, "10000 kr", false),
            ("Kumla: följer Hallsberg", "Kumla", "*", DecisionRule::Follows, "Hallsberg", false),
            ("Kumla: −7,5 %, uppåt 10 tkr", "Kumla", "*", DecisionRule::Reduction, "-7.5 %", true),
        ] {
            let row = said(sentence).unwrap().unwrap_or_else(|| panic!("{sentence}"));
            assert_eq!(row.member.value, member, "{sentence}");
            assert_eq!(row.association.value, association, "{sentence}");
            let measure = row.measure.unwrap().value;
            assert_eq!(measure.rule(), rule, "{sentence}");
            let said = match &measure {
                Measure::Change(rate) => rate.to_string().replace('\u{2212}', "-"),
                Measure::Follows(name) => name.clone(),
                of_amount => format!("{} kr", of_amount.amount().unwrap()),
            };
            assert_eq!(said, value, "{sentence}");
            assert_eq!(row.rounding.is_some(), rounded, "{sentence}");
        }
    }

    #[test]
    fn what_may_mean_two_things_is_not_guessed() {
        assert_eq!(said("Kumla: 10 %"), Err(NotADecision::NoReduction));
        assert_eq!(said("Kumla: +10 %"), Err(NotADecision::NoReduction));
        assert_eq!(said("Kumla"), Err(NotADecision::Unclear));
        assert_eq!(said(": -5 %"), Err(NotADecision::Unclear));
        assert_eq!(said("Kumla:"), Err(NotADecision::Unclear));
        assert_eq!(said("Kumla / : -5 %"), Err(NotADecision::Unclear));
        // Without a unit nobody knows how much it is.
        assert_eq!(said("Kumla: 1 200"), Ok(None));
    }
}
