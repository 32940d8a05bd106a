//! The sentences of one language. No sentence stands in another one; that is held by `tests/texts.rs`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// The sentences of one language.
pub struct Sentences(FluentBundle<FluentResource>);

impl Sentences {
    /// The sentences of these files, in the language with this code.
    pub fn new(code: &str, files: impl Iterator<Item = &'static str>) -> Self {
        let locale: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks for text direction would stand in file names and cells.
        bundle.set_use_isolating(false);
        for file in files {
            // A sentence that does not parse, or stands there twice, is found by `tests/texts.rs`.
            let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        Self(bundle)
    }

    /// The sentence, or its attribute of this name, with these facts; `None` when there is none.
    pub fn say(&self, id: &str, attribute: Option<&str>, facts: &FluentArgs<'_>) -> Option<String> {
        let message = self.0.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        Some(self.0.format_pattern(pattern, Some(facts), &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "count = { $count ->\n    [one] ett bidrag\n   *[other] { $count } bidrag\n}\n\
                        plain=Som det är\n    .action = Gör { $what }\nlast = Sist";

    fn said(id: &str, attribute: Option<&str>, facts: &[(&'static str, usize)]) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, count) in facts {
            arguments.set(*name, *count);
        }
        Sentences::new("sv", std::iter::once(FILE)).say(id, attribute, &arguments)
    }

    #[test]
    fn each_is_said_with_its_facts_and_attributes() {
        assert_eq!(said("plain", None, &[]).as_deref(), Some("Som det är"));
        assert_eq!(said("plain", Some("action"), &[("what", 2)]).as_deref(), Some("Gör 2"));
        assert_eq!(said("count", None, &[("count", 1)]).as_deref(), Some("ett bidrag"));
        assert_eq!(said("count", None, &[("count", 3)]).as_deref(), Some("3 bidrag"));
        for (id, attribute) in [("nothing", None), ("last", Some("action"))] {
            assert_eq!(said(id, attribute, &[]), None);
        }
    }
}
