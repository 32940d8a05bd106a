//! The words that a column takes: parties, keys, rules, methods, statuses.

use crate::domain::decision::{DecisionRule, DecisionStatus};
use crate::domain::member::Party;
use crate::domain::plan::PlanMethod;
use crate::domain::split_key::KeyKind;
use crate::domain::word::Word;

/// A kind of value with the words for it, in Swedish and English.
pub trait Choice: Copy + Word + 'static {
    /// Each value with its words in lower case.
    const WORDS: &'static [(Self, &'static [&'static str])];
}

impl Choice for Party {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Regions, &["region", "regioner", "landsting", "regions"]),
        (Self::Municipalities, &["kommun", "kommuner", "municipality", "municipalities"]),
    ];
}

impl Choice for KeyKind {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Population, &["befolkning", "folkmängd", "invånare", "population"]),
        (
            Self::Population16To64,
            &[
                "befolkning 16–64",
                "befolkning 16-64",
                "befolkning 16 - 64",
                "population 16–64",
                "population 16-64",
            ],
        ),
        (Self::Equal, &["lika", "lika delar", "equal"]),
        (Self::Percent, &["procent", "%", "percent", "per cent"]),
        (Self::Weight, &["vikt", "weight"]),
        (Self::Amount, &["belopp", "fast belopp", "amount"]),
    ];
}

impl Choice for DecisionRule {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Reduction, &["minskning", "neddragning", "reduction"]),
        (Self::Follows, &["följer", "follows"]),
        (Self::Amount, &["belopp", "beslutat belopp", "amount"]),
        (Self::Cap, &["tak", "cap"]),
        (Self::Floor, &["golv", "floor"]),
    ];
}

impl Choice for PlanMethod {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Linear, &["linjär", "linjärt", "lika belopp", "linear"]),
        (Self::EqualPercent, &["procent", "lika procent", "percent", "equal per cent", "equal percent"]),
    ];
}

impl Choice for DecisionStatus {
    const WORDS: &'static [(Self, &'static [&'static str])] = &[
        (Self::Preliminary, &["preliminär", "preliminärt", "förslag", "preliminary"]),
        (Self::Conditional, &["villkorad", "villkorat", "conditional"]),
        (Self::Final, &["slutlig", "slutligt", "beslutad", "beslutat", "final"]),
    ];
}
