//! The steps from the old situation to the new, one kind of change at a time.

use std::collections::BTreeMap;

use crate::domain::association::Association;
use crate::domain::code::Code;
use crate::domain::member::Membership;
use crate::domain::name::Name;

use crate::rules::situation::Situation;

/// The old situation, the situation after each cause but rounding in the order of `Cause::ALL`, of which
/// the last is the new.
pub(super) fn from_old_to_new(old: &Situation, new: &Situation) -> Vec<Situation> {
    let (old, new) = (members_of_the_year(old), members_of_the_year(new));
    let by_name: BTreeMap<&Name, &Association> =
        old.associations.iter().map(|association| (&association.name.value, association)).collect();

    let membership = Situation {
        associations: new
            .associations
            .iter()
            .map(|to| by_name.get(&to.name.value).map_or_else(|| to.clone(), |from| joined(from, to)))
            .collect(),
        ..old.clone()
    };
    let state = with(&membership, &new, |step, to| step.allocation = to.allocation.clone());
    let keys = with(&state, &new, |step, to| step.members.clone_from(&to.members));
    let last_year = with(&keys, &new, |step, to| step.last_year.clone_from(&to.last_year));
    let decisions = Situation { decisions: new.decisions.clone(), ..last_year.clone() };
    vec![old, membership, state, keys, last_year, decisions, new]
}

/// The situation with the memberships that cover its year and no others, as for good: the year then
/// decides nothing but the parameters.
fn members_of_the_year(situation: &Situation) -> Situation {
    let mut situation = situation.clone();
    for association in &mut situation.associations {
        association.members.retain(|member| member.covers(situation.year));
        for member in &mut association.members {
            (member.from, member.to) = (None, None);
        }
    }
    situation
}

/// The association with the new members, and all else as it was. A newcomer brings its key and last
/// year's amount; so does one who needs a key only now.
fn joined(from: &Association, to: &Association) -> Association {
    let before: BTreeMap<Code, &Membership> =
        from.members.iter().map(|member| (member.member, member)).collect();
    let members = to.members.iter().map(|member| {
        let mut member = member.clone();
        if let Some(key) = before.get(&member.member).and_then(|before| before.key.clone()) {
            member.key = Some(key);
        }
        member
    });
    let last_year = to.members.iter().filter_map(|member| {
        let side = if before.contains_key(&member.member) { from } else { to };
        Some((member.member, side.last_year.get(&member.member)?.clone()))
    });
    Association {
        name: to.name.clone(),
        allocation: from.allocation.clone(),
        members: members.collect(),
        last_year: last_year.collect(),
    }
}

/// The step with something taken from each of the new situation's associations.
fn with(step: &Situation, new: &Situation, take: impl Fn(&mut Association, &Association)) -> Situation {
    let mut step = step.clone();
    for (association, to) in step.associations.iter_mut().zip(&new.associations) {
        take(association, to);
    }
    step
}
