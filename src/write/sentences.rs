//! Ready sentences for a member's decision: what to decide, how the amount came about, and what to
//! know before deciding.

use crate::domain::decision::{DecisionRule, DecisionStatus};
use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::word::Word;
use crate::domain::year::Year;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome};
use crate::text::Text;

/// The sentences about one member's contribution to one association.
pub struct Sentences<'a> {
    /// The language's words.
    pub text: &'a Text,
    /// The budget year.
    pub year: Year,
    /// The association.
    pub association: &'a AssociationOutcome,
    /// The member's line in it.
    pub line: &'a MemberOutcome,
}

impl Sentences<'_> {
    /// What to decide: `lämna bidrag till samordningsförbundet Degerfors/Karlskoga med
    /// 1 260 000 kronor för år 2024`. How firm it is stands beside it, and a condition once above all of them.
    pub fn decision(&self) -> String {
        self.text.say_with(
            "sentence-decision",
            &[
                ("association", (&self.association_named()).into()),
                ("amount", (&self.amount(self.line.contribution.value)).into()),
                ("year", (&self.year.to_string()).into()),
            ],
        )
    }

    /// How the amount came about.
    pub fn origin(&self) -> String {
        let by_law = || self.by_law();
        match self.line.governed_by {
            None => by_law(),
            Some(rule) if rule.kind() == DecisionRule::Reduction => self.reduced().unwrap_or_else(by_law),
            Some(rule) => self.text.say(&format!("sentence-{}", rule.id())),
        }
    }

    fn by_law(&self) -> String {
        let payer = self.text.possessive(&self.line.payer);
        let Some(key) = self.line.key else {
            return self.text.say_with("sentence-by-law", &[("payer", (&payer).into())]);
        };
        let key = self.text.split_in_words(key);
        self.text.say_with("sentence-by-law-divided", &[("payer", (&payer).into()), ("key", (&key).into())])
    }

    /// What to know before deciding: how the amount differs from last year's, whether the state's
    /// amount may change, and what state money is lost; nothing where there is nothing to know.
    pub fn remarks(&self) -> String {
        let mut remarks = Vec::new();
        remarks.extend(self.compared());
        if !self.association.status.is_final() {
            remarks.push(self.text.say("sentence-state-not-final"));
        }
        remarks.extend(self.lost());
        remarks.join(" ")
    }

    fn compared(&self) -> Option<String> {
        let change = self.line.change.as_ref()?.value;
        let id = match change {
            change if change.is_zero() => return Some(self.text.say("sentence-unchanged")),
            change if change.is_negative() => "sentence-less",
            _ => "sentence-more",
        };
        let size = if change.is_negative() { Money::ZERO.minus(change).ok()? } else { change };
        Some(self.text.say_with(
            id,
            &[("amount", (&self.amount(size)).into()), ("year", (&self.year.before().to_string()).into())],
        ))
    }

    fn lost(&self) -> Option<String> {
        let lost = lost_by_party(self.association, self.line);
        if lost.is_zero() {
            return None;
        }
        let unmatched = self.association.unmatched.value;
        let named = |party| self.text.party_in_words(party);
        let own = named(self.association.party(self.line.party)?);
        let (amount, whole) = (self.amount(lost), self.amount(unmatched));
        // The lowest party governs: what this party falls short of is what the state does not pay, unless
        // another party falls short of more.
        let lowest = self.association.parties.iter().min_by_key(|party| party.matches.value);
        let Some(lowest) = lowest.filter(|_| lost < unmatched) else {
            let facts = [("amount", (&amount).into()), ("party", (&own).into())];
            return Some(self.text.say_with("sentence-lost", &facts));
        };
        let lowest = named(lowest);
        let facts = [
            ("amount", (&amount).into()),
            ("party", (&own).into()),
            ("whole", (&whole).into()),
            ("lowest", (&lowest).into()),
        ];
        Some(self.text.say_with("sentence-lost-more", &facts))
    }

    fn reduced(&self) -> Option<String> {
        let last_year = self.line.last_year.as_ref()?.value;
        let rate = self.line.declared?;
        let rounding = self.line.rounded.as_ref()?.rounding;
        let (id, size) = if rate > Rate::ZERO {
            ("sentence-increased", rate)
        } else {
            ("sentence-reduced", rate.negated())
        };
        let facts = [
            ("last", self.amount(last_year)),
            ("rate", self.text.form().rate(size)),
            ("rounding", self.text.rounding_in_words(&rounding)),
        ];
        let facts: Vec<(&str, crate::text::Fact<'_>)> =
            facts.iter().map(|(name, fact)| (*name, fact.into())).collect();
        let mut sentence = self.text.say_with(id, &facts);
        if let Some(followed) = &self.line.follows {
            sentence.push(' ');
            let member = [("member", followed.as_str().into())];
            let id = if rate > Rate::ZERO { "sentence-follows-increase" } else { "sentence-follows" };
            sentence.push_str(&self.text.say_with(id, &member));
        }
        Some(sentence)
    }

    /// The association with its kind before its name, where the name does not say it.
    fn association_named(&self) -> String {
        let name = self.association.name.as_str();
        let lower = name.to_lowercase();
        if ["samordningsförbund", "coordination association"].iter().any(|kind| lower.contains(kind)) {
            return name.to_owned();
        }
        self.text.say_with("association-named", &[("name", name.into())])
    }

    fn amount(&self, amount: Money) -> String {
        self.text.say_with("amount-in-words", &[("amount", (&self.text.form().amount(amount)).into())])
    }
}

/// The condition of those of the decisions that are conditional, said once for all of them: each by the name that it
/// has in its list. `None` where none is.
pub fn condition<'a>(
    text: &Text,
    lines: impl IntoIterator<Item = (String, &'a MemberOutcome)>,
) -> Option<String> {
    let is_conditional = |line: &MemberOutcome| line.status() == Some(DecisionStatus::Conditional);
    let (conditional, others): (Vec<_>, Vec<_>) =
        lines.into_iter().partition(|(_, line)| is_conditional(line));
    if conditional.is_empty() {
        return None;
    }
    if others.is_empty() {
        return Some(text.say("decisions-condition"));
    }
    let names: Vec<String> = conditional.into_iter().map(|(name, _)| name).collect();
    Some(text.say_with("decisions-condition-some", &[("names", (&text.list(&names)).into())]))
}

/// What a municipality is called as one that decides: `Kumla kommun`, `Karlstads kommun`, `Region Gotland`.
///
/// A name that ends in a consonant has the genitive's s, as the municipalities themselves write it, but for those that
/// end in s, x or z and a few that have none.
pub fn municipality_in_full(name: &str) -> String {
    const WITHOUT: [&str; 2] = ["Kalmar", "Orust"];
    match name {
        "Gotland" => "Region Gotland".to_owned(),
        "Falun" => "Falu kommun".to_owned(),
        _ if WITHOUT.contains(&name) || !name.ends_with(takes_genitive) => format!("{name} kommun"),
        _ => format!("{name}s kommun"),
    }
}

fn takes_genitive(letter: char) -> bool {
    letter.is_alphabetic() && !"aeiouyåäösxz".contains(letter)
}

/// The state money that is lost because the member's party offers less than the law's share.
pub fn lost_by_party(association: &AssociationOutcome, line: &MemberOutcome) -> Money {
    association
        .party(line.party)
        .and_then(|party| association.state.value.minus(party.matches.value).ok())
        .unwrap_or(Money::ZERO)
        .max(Money::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_municipality_decides_by_its_own_name() {
        let names = [
            ("Kumla", "Kumla kommun"),
            ("Degerfors", "Degerfors kommun"),
            ("Karlstad", "Karlstads kommun"),
            ("Upplands Väsby", "Upplands Väsby kommun"),
            ("Kalix", "Kalix kommun"),
            ("Kalmar", "Kalmar kommun"),
            ("Falun", "Falu kommun"),
            ("Gotland", "Region Gotland"),
        ];
        for (name, in_full) in names {
            assert_eq!(municipality_in_full(name), in_full);
        }
    }
}
