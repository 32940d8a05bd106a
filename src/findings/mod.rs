//! Findings (avvikelser): everything a run has to say about its input, collected, never one at
//! a time.
//!
//! A finding is a [`Problem`] with fields, a severity and a place. Its sentences, what is wrong
//! and what to do, stand in `text`, in both languages, under the problem's identifier.

mod argument;
mod catalogue;
mod severity;

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

    /// How many findings there are of this severity, each counted once.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|finding| finding.severity() == severity).count()
    }
}
