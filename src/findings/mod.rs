//! Findings (avvikelser): everything a run has to say about its input, collected, never one at
//! a time.
//!
//! A finding is a [`Problem`] with fields, a severity and a place. Its sentences, what is wrong
//! and what to do, stand in `text`, in both languages, under the problem's identifier.

mod argument;
mod catalogue;
mod severity;

use std::collections::BTreeMap;

use crate::domain::place::Place;

pub use argument::Argument;
pub use catalogue::{CATALOGUE, CatalogueEntry, Problem};
pub use severity::Severity;

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong, with the facts of the case.
    pub problem: Problem,
    /// Where to look; `None` when it is nowhere in particular.
    pub place: Option<Place>,
}

impl Finding {
    /// How grave the finding is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

/// A problem with every place where it is: what a person is told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// What is wrong.
    pub problem: &'a Problem,
    /// Where to look, in order; none when it is nowhere in particular.
    pub places: Vec<&'a Place>,
}

impl Group<'_> {
    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.severity()
    }
}

/// All findings of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding at a place.
    pub fn at(&mut self, place: &Place, problem: Problem) {
        self.0.push(Finding { problem, place: Some(place.clone()) });
    }

    /// Adds a finding that is nowhere in particular.
    pub fn general(&mut self, problem: Problem) {
        self.0.push(Finding { problem, place: None });
    }

    /// Adds all of `others`.
    pub fn append(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Those that are not among `known`.
    #[must_use]
    pub fn without(mut self, known: &Self) -> Self {
        self.0.retain(|finding| !known.0.contains(finding));
        self
    }

    /// Those whose problem is not one of these.
    #[must_use]
    pub fn excluding(mut self, these: impl Fn(&Problem) -> bool) -> Self {
        self.0.retain(|finding| !these(&finding.problem));
        self
    }

    /// Without the warnings about decisions and rules where the year, the unit or the column is in doubt: they are about
    /// amounts that will be others when that is mended.
    #[must_use]
    pub fn without_what_follows(self) -> Self {
        let in_doubt = self.0.iter().any(|finding| finding.problem.unsettles_every_amount());
        self.excluding(|problem| {
            in_doubt && problem.severity() == Severity::Warning && problem.code().starts_with("F6")
        })
    }

    /// Those of some severities.
    #[must_use]
    pub fn of_severity(mut self, wanted: impl Fn(Severity) -> bool) -> Self {
        self.0.retain(|finding| wanted(finding.severity()));
        self
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any finding stops the run.
    #[must_use]
    pub fn stop_the_run(&self) -> bool {
        self.0.iter().any(|finding| finding.severity() == Severity::Error)
    }

    /// The findings, gravest first, then by place, each only once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut sorted: Vec<&Finding> = self.0.iter().collect();
        sorted.sort_by_cached_key(|finding| {
            let arguments = format!("{:?}", finding.problem);
            (finding.severity(), &finding.place, finding.problem.code(), arguments)
        });
        sorted.dedup();
        sorted
    }

    /// The same problem of many rows is one, with all of their places: gravest first, then by the first place.
    #[must_use]
    pub fn grouped(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        // Only problems of one code can be the same.
        let mut of_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for finding in self.sorted() {
            let alike = of_code.entry(finding.problem.code()).or_default();
            let same = alike
                .iter()
                .copied()
                .find(|index| groups.get(*index).is_some_and(|group| *group.problem == finding.problem));
            let index = same.unwrap_or_else(|| {
                alike.push(groups.len());
                groups.push(Group { problem: &finding.problem, places: Vec::new() });
                groups.len().saturating_sub(1)
            });
            if let Some(group) = groups.get_mut(index) {
                group.places.extend(&finding.place);
            }
        }
        groups
    }

    /// How many problems there are of this severity, each counted once.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.grouped().iter().filter(|group| group.severity() == severity).count()
    }
}
