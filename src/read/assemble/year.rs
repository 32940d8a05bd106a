//! Which year the run is about.

use crate::domain::place::Sourced;
use crate::domain::year::Year;
use crate::findings::{Findings, Problem};

/// The year of the settings, else of the allocation file. Every place that says another year is an
/// error: a file for another year must not be used by mistake.
pub(super) fn find(
    of_file: &[&Sourced<Year>],
    of_settings: Option<&Sourced<Year>>,
    findings: &mut Findings,
) -> Option<Year> {
    let Some(year) = of_settings.or(of_file.first().copied()).map(|year| year.value) else {
        findings.general(Problem::YearUnknown {});
        return None;
    };
    for other in of_file.iter().filter(|other| other.value != year) {
        let (expected, found) = (usize::from(year.number()), usize::from(other.value.number()));
        findings.at(&other.place, Problem::OtherYear { expected, found });
    }
    Some(year)
}
