//! A situation in a few words: associations, members and decisions for the tests of the rules.
//!
//! Every value gets a cell of its own in an invented file, so that a trace can be followed to it
//! and a single cell can be changed.

use std::cell::Cell as Counter;
use std::sync::Arc;

use finsam::domain::allocation::AmountKind;
use finsam::domain::association::Association;
use finsam::domain::code::Code;
use finsam::domain::decision::{Decision, DecisionStatus, Measure, Scope};
use finsam::domain::member::Membership;
use finsam::domain::money::Money;
use finsam::domain::name::Name;
use finsam::domain::place::{Cell, Place, SourceFile, Sourced};
use finsam::domain::rate::Rate;
use finsam::domain::rounding::{Direction, Rounding};
use finsam::domain::split_key::SplitKey;
use finsam::domain::unread::Unread;
use finsam::domain::year::Year;
use finsam::findings::{Finding, Findings};
use finsam::rules::financing::work_out;
use finsam::rules::outcome::{AssociationOutcome, MemberOutcome, Outcome};
use finsam::rules::parameters::Parameters;
use finsam::rules::settings::RuleSettings;
use finsam::rules::situation;
use finsam::text::{Language, Text};
use jiff::civil::Date;
use rust_decimal::Decimal;

pub fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

pub fn kr(text: &str) -> Money {
    Money::new(decimal(text)).unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    text.replace(' ', "").parse().unwrap()
}

pub fn percent(number: &str) -> Rate {
    Rate::from_percent(decimal(number)).unwrap()
}

pub fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub fn rounding(direction: Direction, step: &str) -> Rounding {
    Rounding::new(direction, kr(step)).unwrap()
}

/// What the rules are given, and how the tests change it.
#[derive(Clone)]
pub struct Situation {
    pub year: u16,
    pub associations: Vec<Association>,
    pub decisions: Vec<Decision>,
    pub settings: RuleSettings,
    file: Arc<SourceFile>,
    next_row: Counter<u32>,
}

impl Situation {
    pub fn new(year: u16) -> Self {
        Self {
            year,
            associations: Vec::new(),
            decisions: Vec::new(),
            settings: RuleSettings::default(),
            file: Arc::new(SourceFile { path: "situation.xlsx".into(), sha256: "0".repeat(64) }),
            next_row: Counter::new(0),
        }
    }

    fn place(&self) -> Place {
        let row = self.next_row.get();
        self.next_row.set(row + 1);
        Place::cell(&self.file, Some(&"Blad".into()), Cell::new(row, 0))
    }

    fn here<T>(&self, value: T) -> Sourced<T> {
        Sourced::new(value, self.place())
    }

    fn last(&mut self) -> &mut Association {
        self.associations.last_mut().expect("an association first")
    }

    /// An association with the state's final amount in kr.
    pub fn association(mut self, called: &str, state: &str) -> Self {
        let mut association = Association {
            name: self.here(name(called)),
            allocation: finsam::domain::allocation::Allocation::default(),
            members: Vec::new(),
            last_year: std::collections::BTreeMap::new(),
        };
        association.allocation.set(AmountKind::Final, self.here(kr(state)));
        self.associations.push(association);
        self
    }

    pub fn amount(mut self, kind: AmountKind, amount: &str) -> Self {
        let amount = self.here(kr(amount));
        self.last().allocation.set(kind, amount);
        self
    }

    /// A member of the association named last, without a key.
    pub fn member(mut self, number: &str, called: &str) -> Self {
        let member = Membership {
            member: code(number),
            name: name(called),
            place: self.place(),
            key: None,
            from: None,
            to: None,
        };
        self.last().members.push(member);
        self
    }

    /// The key of the member named last.
    pub fn key(mut self, make: impl FnOnce(Place) -> SplitKey) -> Self {
        let key = make(self.place());
        self.last().members.last_mut().expect("a member first").key = Some(key);
        self
    }

    pub fn population(self, number: &str) -> Self {
        let number = decimal(number);
        self.key(|place| SplitKey::Population(Sourced::new(number, place)))
    }

    pub fn weight(self, number: &str) -> Self {
        let number = decimal(number);
        self.key(|place| SplitKey::Weight(Sourced::new(number, place)))
    }

    pub fn share(self, rate: &str) -> Self {
        let rate = percent(rate);
        self.key(|place| SplitKey::Percent(Sourced::new(rate, place)))
    }

    pub fn fixed(self, amount: &str) -> Self {
        let amount = kr(amount);
        self.key(|place| SplitKey::Amount(Sourced::new(amount, place)))
    }

    /// What the member named last contributed last year, in kr; several are predecessors' amounts.
    pub fn last_year(mut self, amount: &str) -> Self {
        let amount = self.here(kr(amount));
        let association = self.last();
        let member = association.members.last().expect("a member first").member;
        association.last_year.entry(member).or_default().push(amount);
        self
    }

    /// A decision; `*` is everyone.
    pub fn decision(mut self, association: &str, member: &str, measure: Measure) -> Self {
        let decision = Decision {
            association: if association == "*" { Scope::All } else { Scope::One(name(association)) },
            member: if member == "*" { Scope::All } else { Scope::One(code(member)) },
            measure: self.here(measure),
            followed: None,
            years: None,
            rounding: None,
            date: None,
            status: Some(DecisionStatus::Final),
            reference: None,
            note: None,
            place: self.place(),
        };
        self.decisions.push(decision);
        self
    }

    /// The rounding of the decision named last.
    pub fn rounded(mut self, direction: Direction, step: &str) -> Self {
        let rounding = self.here(rounding(direction, step));
        self.decisions.last_mut().expect("a decision first").rounding = Some(rounding);
        self
    }

    /// How firm the decision named last is; `None` where its row does not say.
    pub fn firm(mut self, status: Option<DecisionStatus>) -> Self {
        self.decisions.last_mut().expect("a decision first").status = status;
        self
    }

    /// The days of the membership named last.
    pub fn during(mut self, from: Option<Date>, to: Option<Date>) -> Self {
        let member = self.last().members.last_mut().expect("a member first");
        (member.from, member.to) = (from, to);
        self
    }

    /// The situation as the rules are given it.
    pub fn given(&self) -> situation::Situation {
        situation::Situation {
            year: Year::new(self.year).unwrap(),
            associations: self.associations.clone(),
            decisions: self.decisions.clone(),
            supposed: Vec::new(),
            unread: Unread::default(),
            plans: Vec::new(),
            parameters: Parameters::built_in().unwrap(),
            settings: self.settings.clone(),
        }
    }

    pub fn work_out(&self) -> Worked {
        let mut findings = Findings::new();
        let outcome = work_out(&self.given(), &mut findings);
        Worked { outcome, findings }
    }
}

/// What the rules gave.
pub struct Worked {
    pub outcome: Outcome,
    pub findings: Findings,
}

impl Worked {
    pub fn association(&self, called: &str) -> &AssociationOutcome {
        self.outcome.associations.iter().find(|outcome| outcome.name.as_str() == called).expect(called)
    }

    pub fn member(&self, association: &str, number: &str) -> &MemberOutcome {
        let member = Some(code(number));
        self.association(association).members().find(|line| line.payer.code() == member).expect(number)
    }

    pub fn contributions(&self, member: &str) -> Vec<String> {
        let outcomes = &self.outcome.associations;
        outcomes
            .iter()
            .flat_map(AssociationOutcome::members)
            .filter(|line| line.payer.code() == Some(code(member)))
            .map(|line| line.contribution.value.to_string())
            .collect()
    }

    /// The identifiers of the findings, gravest first.
    pub fn found(&self) -> Vec<&'static str> {
        self.findings.sorted().into_iter().map(|finding: &Finding| finding.problem.id()).collect()
    }

    /// What the findings say, gravest first, with plain blanks.
    pub fn messages(&self, language: Language) -> Vec<String> {
        let text = Text::new(language);
        self.findings
            .sorted()
            .into_iter()
            .map(|finding| text.message(&finding.problem).replace('\u{a0}', " "))
            .collect()
    }
}

/// Region Örebro län 2024 as the memo of 28 February 2024 has it: amounts in kr, the state's derived as
/// twice the region's (`fixtures/orebro-2024/README.md`).
pub fn orebro(direction: Direction, step: &str) -> Situation {
    Situation::new(2024)
        .association("Norra Örebro län", "1 800 000")
        .member("18", "Region Örebro län")
        .last_year("994 000")
        .association("Degerfors/Karlskoga", "2 520 000")
        .member("18", "Region Örebro län")
        .last_year("1 390 000")
        .association("Sydnärke", "2 360 000")
        .member("18", "Region Örebro län")
        .last_year("1 305 500")
        .member("1860", "Laxå")
        .population("5423")
        .member("1861", "Hallsberg")
        .population("16120")
        .member("1881", "Kumla")
        .population("22681")
        .member("1882", "Askersund")
        .population("11477")
        .association("Finsam Lekeberg och Örebro", "2 000 000")
        .member("18", "Region Örebro län")
        .last_year("2 000 000")
        .member("1814", "Lekeberg")
        .population("8789")
        .member("1880", "Örebro")
        .population("160000")
        .decision("*", "18", Measure::reduction(percent("10")))
        .rounded(direction, step)
        .decision("Finsam Lekeberg och Örebro", "1880", Measure::reduction(percent("50")))
        .decision("Finsam Lekeberg och Örebro", "18", Measure::Follows(code("1880")))
        .rounded(direction, step)
}

/// As large as the country: 70 associations with a region and four municipalities each, long names,
/// and a cut in every region.
pub fn country() -> Situation {
    let mut country = Situation::new(2026);
    for number in 0..70_u32 {
        let state = format!("{}", 1_000_000 + number * 124_000);
        let name = format!("Samordningsförbundet för arbete och hälsa i mellersta och norra länet {number}");
        let region = format!("{:02}", 1 + number % 25);
        country = country.association(&name, &state).member(&region, &format!("Region {region} län"));
        country = country.last_year(&format!("{}", 400_000 + number * 61_013));
        for municipality in 0..4 {
            let code = format!("{}", 1000 + number * 10 + municipality);
            country = country
                .member(&code, &format!("Kommun {code}"))
                .population(&format!("{}", 3_001 + number * 997 + municipality * 13_337))
                .last_year(&format!("{}", 100_000 + municipality * 7));
        }
    }
    for region in 1..=25 {
        let reduction = Measure::reduction(percent("7.5"));
        country = country.decision("*", &format!("{region:02}"), reduction).rounded(Direction::Up, "1000");
    }
    country
}
