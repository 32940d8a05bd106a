//! The association and the member that somebody asks about, in what was worked out.

use super::error::Error;
use super::job::Job;
use super::refusal::Refusal;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Outcome};

/// What was asked about.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The association.
    pub association: &'a AssociationOutcome,
    /// The member of it, where one was asked about.
    pub member: Option<&'a MemberOutcome>,
}

/// Looks up an association, and a member of it, by what they are called: a name, an alias or a code.
///
/// # Errors
/// [`Error::Asked`] when nobody is called so, [`Refusal::NotInRun`] when the outcome does not have it.
pub fn look_up<'a>(
    job: &Job,
    outcome: &'a Outcome,
    association: &str,
    member: Option<&str>,
) -> Result<Found<'a>, Error> {
    let missing = |what: &str| Error::from(Refusal::NotInRun { what: what.to_owned() });
    let name = job.association(association).map_err(Error::Asked)?;
    let association = outcome.associations.iter().find(|association| association.name == name);
    let association = association.ok_or_else(|| missing(name.as_str()))?;
    let of_name = |called: &str| {
        let code = job.member(called).map_err(Error::Asked)?;
        let member = association.members().find(|line| line.payer.code() == Some(code));
        member.ok_or_else(|| missing(called))
    };
    Ok(Found { association, member: member.map(of_name).transpose()? })
}
