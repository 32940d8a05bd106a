//! Three associations, for the state's model.
//!
//! Worked out by hand: 4 200 000 kr, base amount 400 000 kr each, 3 000 000 kr by the keys. Norra has 100 of 600 by the
//! support measure and 10 000 of 40 000 inhabitants: 0,75 · 1/6 + 0,25 · 1/4 = 0,1875. Mellersta has 200 and 20 000:
//! 0,375. Södra has 300 and 10 000: 0,4375. The keys give 962 500, 1 525 000 and 1 712 500.

use std::sync::Arc;

use finsam::domain::code::Code;
use finsam::domain::model::{Measure, ModelAssociation, ModelPart, NationalTotal};
use finsam::domain::money::Money;
use finsam::domain::name::Name;
use finsam::domain::place::{Place, SourceFile, Sourced};
use finsam::domain::ratio::Ratio;
use finsam::domain::year::Year;
use finsam::findings::Findings;
use finsam::model::{ModelCase, ModelOutcome, model};
use finsam::rules::parameters::Parameters;
use finsam::text::{Language, Text};
use finsam::write::model::{ModelReport, workbook};
use rust_decimal::Decimal;

pub fn place() -> Place {
    Place::whole(&Arc::new(SourceFile { path: "modell.csv".to_owned(), sha256: String::new() }))
}

pub fn kr(kronor: i64) -> Money {
    Money::new(Decimal::from(kronor)).unwrap()
}

pub fn association(name: &str, population: i64, measure: i64) -> ModelAssociation {
    ModelAssociation {
        name: Sourced::new(Name::new(name).unwrap(), place()),
        parts: vec![ModelPart {
            code: "1880".parse::<Code>().unwrap(),
            name: Name::new("Örebro").unwrap(),
            share: Ratio::ONE,
            weights: Vec::new(),
            population: Sourced::new(Decimal::from(population), place()),
            measure: Sourced::new(Measure::Number(Decimal::from(measure)), place()),
        }],
        before: None,
        own_capital: None,
        funds: None,
    }
}

pub fn three() -> Vec<ModelAssociation> {
    vec![
        association("Norra", 10_000, 100),
        association("Mellersta", 20_000, 200),
        association("Södra", 10_000, 300),
    ]
}

pub fn worked_out(
    year: u16,
    total: i64,
    associations: &[ModelAssociation],
    own: &str,
) -> Result<ModelOutcome, Findings> {
    let parameters = Parameters::built_in().unwrap().with_office(own, &|_| place()).unwrap();
    let total = NationalTotal { amount: kr(total), place: None };
    let case = ModelCase { year: Year::new(year).unwrap(), total, associations, parameters: &parameters };
    let mut findings = Findings::new();
    model(&case, &mut findings).ok_or(findings)
}

/// A workbook with a brake that binds, a difference from the authority's file, and an amount that it lacks.
pub fn braked_workbook(language: Language) -> Vec<u8> {
    let mut associations = three();
    associations[0].before = Some(Sourced::new(kr(1_200_000), place()));
    let outcome = worked_out(2016, 4_200_001, &associations, "").unwrap();
    let authority = [Some(kr(1_080_000)), None, Some(kr(1_600_000))];
    let text = Text::new(language);
    workbook(&ModelReport { outcome: &outcome, authority: &authority, text: &text }).unwrap()
}
