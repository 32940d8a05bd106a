//! Whose a workbook is, told by the workbook itself: a file that was renamed, or put in another's place,
//! still says whom it may go to.

use std::fmt::Write as _;

use rust_xlsxwriter::DocProperties;

use crate::domain::code::Code;
use crate::rules::outcome::AssociationOutcome;

/// The run that wrote the workbook.
pub const RUN: &str = "finsam-run";
/// The code of the member whose workbook it is.
pub const MEMBER: &str = "finsam-member";
/// The name of the association whose workbook it is.
pub const ASSOCIATION: &str = "finsam-association";
/// The codes of the association's members, with blanks between them.
pub const MEMBERS: &str = "finsam-members";

/// Whose a workbook is.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    /// The office's own: it goes to nobody by mail.
    Office,
    /// A member's.
    Member(Code),
    /// An association's.
    Association(&'a AssociationOutcome),
}

impl Owner<'_> {
    /// The workbook's properties with the owner and the run among them.
    #[must_use]
    pub fn mark(self, properties: DocProperties, run: &str) -> DocProperties {
        let properties = properties.set_custom_property(RUN, run);
        match self {
            Self::Office => properties,
            Self::Member(code) => properties.set_custom_property(MEMBER, code.to_string()),
            Self::Association(association) => {
                let mut codes = String::new();
                for code in association.members().filter_map(|line| line.payer.code()) {
                    let between = if codes.is_empty() { "" } else { " " };
                    let _ = write!(codes, "{between}{code}");
                }
                let properties = properties.set_custom_property(ASSOCIATION, association.name.as_str());
                // A property holds no empty text.
                if codes.is_empty() { properties } else { properties.set_custom_property(MEMBERS, codes) }
            }
        }
    }
}
