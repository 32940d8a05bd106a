//! The state's model as files: a workbook with the amounts, their assumptions and their trace, and a
//! file of comma-separated values.

mod amounts;
mod csv;
mod trace;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::formula::Formulas;
use super::portable;
use super::sheet::Sheet;
use super::style::Style;
use super::template::Palette;
use crate::domain::money::Money;
use crate::rules::model::{ModelOutcome, ModelRow};
use crate::text::Text;

pub use csv::csv;

/// What the files are made from.
pub struct ModelReport<'a> {
    /// What the model gave.
    pub outcome: &'a ModelOutcome,
    /// What the authority's file gives each association, in the order of the outcome, in kr; empty
    /// when there is nothing to compare with.
    pub authority: &'a [Option<Money>],
    /// The language.
    pub text: &'a Text,
}

impl ModelReport<'_> {
    /// Each association with what the authority gives it.
    pub fn rows(&self) -> impl Iterator<Item = (&ModelRow, Option<Money>)> {
        let authority = self.authority.iter().copied().chain(std::iter::repeat(None));
        self.outcome.rows.iter().zip(authority)
    }

    /// Whether there is anything to compare with.
    #[must_use]
    pub fn compares(&self) -> bool {
        !self.authority.is_empty()
    }

    /// The year in a sentence.
    fn of_year(&self, id: &str) -> String {
        self.text.say_with(id, &[("year", self.outcome.year.to_string().as_str().into())])
    }
}

/// What the sheets share.
struct ModelBook<'a> {
    report: &'a ModelReport<'a>,
    style: Style,
    formulas: Formulas<'a>,
}

/// The bytes of the workbook.
///
/// # Errors
/// [`XlsxError`].
pub fn workbook(report: &ModelReport<'_>) -> Result<Vec<u8>, XlsxError> {
    let text = report.text;
    let book = ModelBook {
        report,
        style: Style::new(text.language(), false, Palette::default()),
        formulas: Formulas { text, ore: false },
    };
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(report.outcome.year.number(), 1, 1)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title(report.of_year("model-title"))
            .set_author(format!("finsam {}", env!("CARGO_PKG_VERSION")))
            .set_creation_datetime(&created),
    );
    let sheets: [Sheet<'_>; 2] = [amounts::sheet(&book)?, trace::sheet(&book)?];
    for sheet in sheets {
        let (worksheet, names) = sheet.done()?;
        for (name, cells) in names {
            workbook.define_name(name, &format!("={cells}"))?;
        }
        workbook.push_worksheet(worksheet);
    }
    portable::bytes(&mut workbook, Some(text.language()))
}
