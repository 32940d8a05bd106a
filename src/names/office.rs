//! Which office a text means.

use super::associations::Associations;
use super::register::Register;
use crate::domain::office::Office;
use crate::findings::Problem;

/// Words in a text that say that it means an association, where a member has the same name.
const OF_ASSOCIATIONS: [&str; 3] = ["förbund", "finsam", "association"];

/// Whether a text says itself that it means an association.
#[must_use]
pub fn says_association(text: &str) -> bool {
    let lower = text.to_lowercase();
    OF_ASSOCIATIONS.iter().any(|word| lower.contains(word))
}

/// The office that a text means: a region or a municipality of the register, or a listed association.
///
/// # Errors
/// [`Problem::AmbiguousMember`] for a name that several have, [`Problem::OfficeUnknown`] with suggestions.
pub fn office(text: &str, associations: &Associations, register: &Register) -> Result<Office, Problem> {
    let association = associations.find(text).and_then(|listed| associations.name(listed));
    let association = association.map(|name| name.value.clone());
    // What resembles a name is looked for only when nobody is called so: that takes longer than all else.
    if let Some(name) = &association
        && (says_association(text) || !register.has(text))
    {
        return Ok(Office::Association(name.clone()));
    }
    match (register.resolve(Some(text), None, None), association) {
        (Ok(code), Some(name)) => {
            let member = register.member(code).map(|member| format!("{code} {}", member.name));
            let candidates = member.into_iter().chain([name.to_string()]).collect();
            Err(Problem::AmbiguousMember { name: text.to_owned(), candidates })
        }
        (Ok(code), None) => Ok(Office::Member(code)),
        (Err(ambiguous @ Problem::AmbiguousMember { .. }), _) => Err(ambiguous),
        (Err(of_member), _) => {
            // An association that is called after its municipalities resembles them.
            let of_member = Some(of_member).filter(|_| !says_association(text));
            let of_association = associations.resolve(text, None).err();
            let suggestions = of_member.into_iter().chain(of_association).flat_map(suggestions).collect();
            Err(Problem::OfficeUnknown { name: text.to_owned(), suggestions })
        }
    }
}

fn suggestions(problem: Problem) -> Vec<String> {
    match problem {
        Problem::UnknownMember { suggestions, .. } | Problem::UnknownAssociation { suggestions, .. } => {
            suggestions
        }
        _ => Vec::new(),
    }
}
