//! The sentences of one language, each taken apart when it is first said.
//!
//! A command says some dozens of a thousand sentences. To take all of them apart would be a third of its start, so
//! only their places are found at first. No sentence stands in another one; that is held by `tests/texts.rs`.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use rustc_hash::{FxBuildHasher, FxHashMap};
use unic_langid::LanguageIdentifier;

/// The sentences of one language.
pub struct Sentences {
    /// Knows the language's plurals; the sentences are not in it.
    bundle: FluentBundle<FluentResource>,
    sentences: FxHashMap<&'static str, Sentence>,
}

/// One sentence with its attributes.
struct Sentence {
    source: &'static str,
    parsed: OnceLock<FluentResource>,
}

/// A sentence takes so many bytes and more, with its identifier.
const LETTERS: usize = 64;

impl Sentences {
    /// The sentences of these files, in the language with this code.
    pub fn new(code: &str, files: impl Iterator<Item = &'static str> + Clone) -> Self {
        let locale: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks for text direction would stand in file names and cells.
        bundle.set_use_isolating(false);
        let letters: usize = files.clone().map(str::len).sum();
        let mut sentences = FxHashMap::with_capacity_and_hasher(letters / LETTERS, FxBuildHasher);
        for (id, source) in files.flat_map(in_file) {
            sentences.insert(id, Sentence { source, parsed: OnceLock::new() });
        }
        Self { bundle, sentences }
    }

    /// The sentence, or its attribute of this name, with these facts; `None` when there is none.
    pub fn say(&self, id: &str, attribute: Option<&str>, facts: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.sentences.get(id)?.pattern(attribute)?;
        if let [PatternElement::TextElement { value }] = pattern.elements.as_slice() {
            return Some((*value).to_owned());
        }
        let said: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(facts), &mut Vec::new());
        Some(said.into_owned())
    }
}

impl Sentence {
    fn pattern(&self, attribute: Option<&str>) -> Option<&Pattern<&str>> {
        let parsed = self.parsed.get_or_init(|| {
            // A sentence that does not parse is none, and is found by `tests/texts.rs`.
            FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(resource, _)| resource)
        });
        let Some(Entry::Message(message)) = parsed.get_entry(0) else { return None };
        match attribute {
            None => message.value.as_ref(),
            Some(name) => {
                let mut attributes = message.attributes.iter();
                Some(&attributes.find(|attribute| attribute.id.name == name)?.value)
            }
        }
    }
}

/// The sentences of a file, each with its identifier. A sentence begins with a letter at the beginning of a line and
/// goes on until the next one or a remark begins.
fn in_file(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut begun: Option<usize> = None;
    let mut at = 0_usize;
    // An end of file ends a sentence as a remark does.
    file.split_inclusive('\n').chain(["#"]).filter_map(move |line| {
        let here = at;
        at = here.saturating_add(line.len());
        let first = line.bytes().next()?;
        if !first.is_ascii_alphabetic() && first != b'#' {
            return None;
        }
        let source = std::mem::replace(&mut begun, first.is_ascii_alphabetic().then_some(here))
            .and_then(|start| file.get(start..here))?;
        Some((source.split([' ', '=']).next()?, source))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SUBJECTS;

    const FILE: &str = "# Om räkningen.\n\ncount = { $count ->\n    [one] ett bidrag\n\n   *[other] { $count } bidrag\n}\n\
                        # Mer.\nplain=Som det är\n    .action = Gör { $what }\nlast = Sist";

    fn said(id: &str, attribute: Option<&str>, facts: &[(&'static str, usize)]) -> Option<String> {
        let mut arguments = FluentArgs::new();
        for (name, count) in facts {
            arguments.set(*name, *count);
        }
        Sentences::new("sv", std::iter::once(FILE)).say(id, attribute, &arguments)
    }

    #[test]
    fn a_sentence_ends_where_the_next_begins() {
        let found: Vec<(&str, &str)> = in_file(FILE).collect();
        assert_eq!(found.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["count", "plain", "last"]);
        assert_eq!(found[1].1, "plain=Som det är\n    .action = Gör { $what }\n");
        assert_eq!(in_file("").count(), 0);
    }

    #[test]
    fn each_is_what_it_is_in_the_whole_file() {
        for file in SUBJECTS.iter().flat_map(|subject| [subject.swedish, subject.english]) {
            let whole = FluentResource::try_new(file.to_owned()).unwrap();
            let alone: Vec<FluentResource> = in_file(file)
                .map(|(_, source)| FluentResource::try_new(source.to_owned()).unwrap())
                .collect();
            assert!(alone.iter().all(|sentence| sentence.entries().count() == 1));
            assert!(alone.iter().flat_map(FluentResource::entries).eq(whole.entries()));
        }
    }

    #[test]
    fn each_is_said_with_its_facts_and_attributes() {
        assert_eq!(said("plain", None, &[]).as_deref(), Some("Som det är"));
        assert_eq!(said("plain", Some("action"), &[("what", 2)]).as_deref(), Some("Gör 2"));
        assert_eq!(said("count", None, &[("count", 1)]).as_deref(), Some("ett bidrag"));
        assert_eq!(said("count", None, &[("count", 3)]).as_deref(), Some("3 bidrag"));
        assert_eq!(said("last", None, &[]).as_deref(), Some("Sist"));
        for (id, attribute) in [("nothing", None), ("last", Some("action")), ("# Mer.", None)] {
            assert_eq!(said(id, attribute, &[]), None);
        }
    }
}
