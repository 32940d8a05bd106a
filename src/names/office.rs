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
    let association = associations.resolve(text, None);
    let association = association.map(|listed| associations.name(listed).map(|name| name.value.clone()));
    if says_association(text)
        && let Ok(Some(name)) = association
    {
        return Ok(Office::Association(name));
    }
    let member = register.resolve(Some(text), None, None);
    match (member, association) {
        (Ok(code), Ok(Some(name))) => Err(Problem::AmbiguousMember {
            name: text.to_owned(),
            candidates: register
                .member(code)
                .map(|member| format!("{code} {}", member.name))
                .into_iter()
                .chain([name.to_string()])
                .collect(),
        }),
        (Ok(code), _) => Ok(Office::Member(code)),
        (Err(_), Ok(Some(name))) => Ok(Office::Association(name)),
        (Err(ambiguous @ Problem::AmbiguousMember { .. }), _) => Err(ambiguous),
        (Err(of_member), of_association) => {
            // An association that is called after its municipalities resembles them.
            let of_member = Some(of_member).filter(|_| !says_association(text));
            let suggestions = of_member.into_iter().chain(of_association.err()).flat_map(suggestions);
            Err(Problem::OfficeUnknown { name: text.to_owned(), suggestions: suggestions.collect() })
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
