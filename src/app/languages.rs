//! In which languages somebody is answered.

use crate::text::Text;

pub use crate::text::Language;

/// The language that somebody asked for, and the one that is spoken where nothing else decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Languages {
    /// The language that was asked for.
    pub wished: Option<Language>,
    /// The language to fall back on: that of the machine, or Swedish.
    pub spoken: Language,
}

impl Languages {
    /// One language, whatever settings say.
    #[must_use]
    pub fn only(language: Language) -> Self {
        Self { wished: Some(language), spoken: language }
    }

    /// The sentences for an answer that no settings have a say in.
    #[must_use]
    pub fn text(self) -> Text {
        self.with_settings(None)
    }

    /// The sentences for what is made with settings that may name a language: what was asked for goes first.
    #[must_use]
    pub fn with_settings(self, named: Option<Language>) -> Text {
        Text::new(self.wished.or(named).unwrap_or(self.spoken))
    }
}
