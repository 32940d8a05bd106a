//! What `finsam run` answers.

use schemars::JsonSchema;
use serde::Serialize;

use crate::app::making::Making;
use crate::app::run::Run;
use crate::app::runs::RunFolder;
use crate::findings::Findings;
use crate::output::Written;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Outcome, Payer, Planned, PlannedYear};

use super::finding::FindingAnswer;
use super::names::{AllocationStatusName, PartyName};
use super::number::{Kr, Percent};

/// What a run came to, and what it wrote.
#[derive(Serialize, JsonSchema)]
pub struct RunAnswer<'a> {
    /// The id of the run; null when nothing was written.
    run: Option<&'a str>,
    /// The run's folder; null when nothing was written.
    folder: Option<String>,
    /// The number of the version; null when nothing was written, with `--only` and with `--out`.
    version: Option<u32>,
    /// The folder of the run that is marked as current, when that is another one than this.
    still_current: Option<String>,
    /// The files that were written; null when nothing was.
    files: Option<Vec<WrittenAnswer<'a>>>,
    /// The associations of the member list; null when the input has errors.
    associations: Option<Vec<AssociationAnswer<'a>>>,
    /// What was found, gravest first.
    findings: Vec<FindingAnswer<'a>>,
}

/// A file that was written.
#[derive(Serialize, JsonSchema)]
struct WrittenAnswer<'a> {
    /// Where in the run's folder, with `/` between its parts.
    path: &'a str,
    /// SHA-256 of its bytes.
    sha256: &'a str,
    /// Its size in bytes.
    size: u64,
}

/// What an association comes to.
#[derive(Serialize, JsonSchema)]
struct AssociationAnswer<'a> {
    /// Its name.
    association: &'a str,
    /// The status of the state's amount.
    status: AllocationStatusName,
    /// The state's amount.
    state: Kr,
    /// The part of it that the members match.
    matched: Kr,
    /// The part of it that nobody matches.
    unmatched: Kr,
    /// What each member contributes, regions first.
    members: Vec<ContributionAnswer<'a>>,
    /// The codes of the members whose final decision is missing.
    undecided: Vec<String>,
    /// The years that are planned; null where nothing is.
    plan: Option<Vec<PlannedYearAnswer>>,
}

/// What a member contributes to an association.
#[derive(Serialize, JsonSchema)]
struct ContributionAnswer<'a> {
    /// The member's code; null for a party that contributes as one.
    code: Option<String>,
    /// The member's name; null for a party that contributes as one.
    member: Option<&'a str>,
    /// Its party.
    party: PartyName,
    /// The contribution by law and key.
    calculated: Kr,
    /// The contribution.
    contribution: Kr,
    /// What it contributed last year; null when that is not known.
    last_year: Option<Kr>,
    /// The contribution less last year's; null when that is not known.
    change: Option<Kr>,
    /// The same in per cent of last year's; null when that is not known.
    actual_percent: Option<Percent>,
    /// The change that was decided; null where no such decision made the contribution.
    declared_percent: Option<Percent>,
}

/// A year of a plan.
#[derive(Serialize, JsonSchema)]
struct PlannedYearAnswer {
    /// The year.
    year: u16,
    /// The state's amount.
    state: Kr,
    /// How much that is of what the state's model makes possible; null when that is not known.
    use_percent: Option<Percent>,
    /// What each member would contribute.
    members: Vec<PlannedContributionAnswer>,
}

/// What a member would contribute in a year of a plan.
#[derive(Serialize, JsonSchema)]
struct PlannedContributionAnswer {
    /// The member's code; null for a party that contributes as one.
    code: Option<String>,
    /// Its party.
    party: PartyName,
    /// The contribution by law and key.
    amount: Kr,
}

impl<'a> RunAnswer<'a> {
    /// What was made, what was written of it, and which other run is marked as current.
    pub fn of(
        making: &'a Making,
        findings: &'a Findings,
        written: Option<&'a Run>,
        still_current: Option<&RunFolder>,
    ) -> Self {
        let job = &making.job;
        Self {
            run: written.map(|_| making.facts.id.as_str()),
            folder: written.map(|run| run.target.display().to_string()),
            version: written.and_then(|run| run.number),
            still_current: still_current.map(|run| run.path.display().to_string()),
            files: written.map(|run| run.files.iter().map(WrittenAnswer::of).collect()),
            associations: job.sound_outcome().ok().map(AssociationAnswer::all),
            findings: FindingAnswer::all(findings, &job.text),
        }
    }
}

impl<'a> WrittenAnswer<'a> {
    fn of(written: &'a Written) -> Self {
        Self { path: &written.path, sha256: &written.sha256, size: written.size }
    }
}

impl<'a> AssociationAnswer<'a> {
    fn all(outcome: &'a Outcome) -> Vec<Self> {
        let of = |association: &'a AssociationOutcome| Self {
            association: association.name.as_str(),
            status: association.status.into(),
            state: association.state.value.into(),
            matched: association.matched.value.into(),
            unmatched: association.unmatched.value.into(),
            members: association.members().map(ContributionAnswer::of).collect(),
            undecided: association
                .undecided()
                .filter_map(|line| line.payer.code())
                .map(|code| code.to_string())
                .collect(),
            plan: outcome.plan(&association.name).map(PlannedYearAnswer::all),
        };
        outcome.associations.iter().map(of).collect()
    }
}

impl<'a> ContributionAnswer<'a> {
    fn of(line: &'a MemberOutcome) -> Self {
        let name = match &line.payer {
            Payer::Member { name, .. } => Some(name.as_str()),
            Payer::PartyAsOne(_) => None,
        };
        Self {
            code: line.payer.code().map(|code| code.to_string()),
            member: name,
            party: line.party.into(),
            calculated: line.calculated.value.into(),
            contribution: line.contribution.value.into(),
            last_year: line.last_year.as_ref().map(|amount| amount.value.into()),
            change: line.change.as_ref().map(|change| change.value.into()),
            actual_percent: line.actual_change().map(|change| Percent::of(change.percent(2))),
            declared_percent: line.declared.map(|rate| Percent::of(rate.percent())),
        }
    }
}

impl PlannedYearAnswer {
    fn all(planned: &Planned) -> Vec<Self> {
        let of = |year: &PlannedYear| Self {
            year: year.year.number(),
            state: year.state.value.into(),
            use_percent: year.use_of(planned.possible).map(|used| Percent::of(used.percent(2))),
            members: year
                .members()
                .map(|member| PlannedContributionAnswer {
                    code: member.payer.code().map(|code| code.to_string()),
                    party: member.party.into(),
                    amount: member.calculated.value.into(),
                })
                .collect(),
        };
        planned.years.iter().map(of).collect()
    }
}
