//! A workbook as a whole: its style, its properties, its footers, and its bytes.

use std::sync::Arc;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, HeaderImagePosition, Image, Workbook, XlsxError};

use super::formula::Formulas;
use super::owner::Owner;
use super::portable;
use super::report::Report;
use super::sheet::Sheet;
use super::style::Style;
use super::template::Palette;
use crate::domain::name::printable;
use crate::rules::outcome::MemberOutcome;
use crate::text::Text;

/// The room for a logo in the head of a page, in pixels.
const LOGO: (u16, u16) = (160, 40);

/// The most names in a line below a chart.
const NAMES: usize = 5;

/// What all sheets of a workbook share.
pub struct Book<'a> {
    /// What the workbook is made from.
    pub report: &'a Report<'a>,
    /// The language's words.
    pub text: &'a Text,
    /// The formats.
    pub style: Arc<Style>,
    /// The formulas.
    pub formulas: Formulas<'a>,
}

impl<'a> Book<'a> {
    /// A workbook of this report.
    pub fn new(report: &'a Report<'a>) -> Self {
        let ore = report.ore;
        let text = report.text;
        Self { report, text, style: Arc::clone(&report.style), formulas: Formulas { text, ore } }
    }

    /// The colours.
    pub fn palette(&self) -> Palette {
        self.report.run.template.palette
    }

    /// A new sheet, named by the sentence `name`.
    pub fn sheet(&self, name: &str) -> Result<Sheet<'_>, XlsxError> {
        Sheet::new(&self.text.say(name), &self.style, self.formulas, self.report.outcome.year)
    }

    /// A new sheet of `workbook` with so many rows in its table, which no chart draws from.
    pub fn long_sheet(
        &self,
        workbook: &mut Workbook,
        rows: usize,
        name: &str,
    ) -> Result<Sheet<'_>, XlsxError> {
        let said = (self.formulas, self.report.outcome.year);
        Sheet::long(workbook, rows, &self.text.say(name), &self.style, said)
    }

    /// The year in a sentence: `Bidrag 2024`.
    pub fn of_year(&self, id: &str) -> String {
        self.text.say_with(id, &[("year", self.report.outcome.year.to_string().as_str().into())])
    }

    /// The year before in a sentence: `Bidrag 2023`.
    pub fn of_last_year(&self, id: &str) -> String {
        self.text.say_with(id, &[("year", self.report.outcome.year.before().to_string().as_str().into())])
    }

    /// For a chart: whether it has bars of last year, and whose are missing. Where nobody's is known there are
    /// no such bars, and nothing to say of them.
    pub fn last_year_bars<'m>(
        &self,
        lines: impl Iterator<Item = (&'m str, &'m MemberOutcome)>,
    ) -> (bool, Option<String>) {
        let (mut any, mut unknown) = (false, Vec::new());
        for (name, line) in lines {
            match line.last_year {
                Some(_) => any = true,
                None => unknown.push(name.to_owned()),
            }
        }
        let missing = (any && !unknown.is_empty()).then(|| {
            self.text.say_with(
                "chart-last-year-missing",
                &[
                    ("year", (&self.report.outcome.year.before().to_string()).into()),
                    ("names", (&self.text.first_of(&unknown, NAMES)).into()),
                ],
            )
        });
        (any, missing)
    }

    /// The bytes of the workbook with these sheets, in this order.
    pub fn bytes(&self, title: &str, owner: Owner<'_>, sheets: Vec<Sheet<'_>>) -> Result<Vec<u8>, XlsxError> {
        self.bytes_of(Workbook::new(), title, owner, sheets)
    }

    /// The bytes of the workbook with these sheets, the long ones of which are its own already.
    pub fn bytes_of(
        &self,
        mut workbook: Workbook,
        title: &str,
        owner: Owner<'_>,
        sheets: Vec<Sheet<'_>>,
    ) -> Result<Vec<u8>, XlsxError> {
        workbook.set_properties(&owner.mark(self.properties(title)?, &self.report.run.id));
        let footer = self.footer();
        let logo =
            self.report.run.template.logo.as_ref().map(|logo| Image::new_from_buffer(logo)).transpose()?;
        let logo = logo.map(|logo| {
            logo.set_scale_to_size(LOGO.0, LOGO.1, true).set_alt_text(self.text.say("workbook-logo"))
        });
        for sheet in sheets {
            let (mut worksheet, names) = sheet.done()?;
            for (name, cells) in names {
                workbook.define_name(name, &format!("={cells}"))?;
            }
            worksheet.set_footer(footer.as_str());
            if let Some(logo) = &logo {
                worksheet.set_header("&R&G").set_header_image(logo, HeaderImagePosition::Right)?;
            }
            workbook.push_worksheet(worksheet);
        }
        portable::bytes(&mut workbook, Some(self.text.language()))
    }

    /// The footer: the file's name with the office's own line under it, and at the right the page with the run
    /// under it. Nothing stands in the middle, where a long file name would run into it.
    fn footer(&self) -> String {
        let run = &self.report.run.id;
        let own = self.report.run.template.footer.as_ref();
        // An ampersand begins a code in a footer; two are an ampersand.
        let own = own.map(|line| format!("\n{}", printable(line).replace('&', "&&"))).unwrap_or_default();
        self.text.say_with("workbook-footer", &[("run", run.into()), ("own", (&own).into())])
    }

    /// The properties, with a creation date that the year gives: a clock would make every run's
    /// bytes different.
    fn properties(&self, title: &str) -> Result<DocProperties, XlsxError> {
        let run = self.report.run;
        let created = ExcelDateTime::from_ymd(self.report.outcome.year.number(), 1, 1)?;
        Ok(DocProperties::new()
            .set_title(title)
            .set_subject(self.of_year("workbook-subject"))
            .set_author(format!("finsam {}", run.version))
            .set_comment(self.text.say_with("workbook-run", &[("run", (&run.id).into())]))
            .set_creation_datetime(&created))
    }
}
