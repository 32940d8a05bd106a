//! The figures that matter, in one table at the head of an overview. Each has a name in the whole
//! workbook, by which a reader can go to it and use it in formulas.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::sheet::{Column, Content, Sheet};
use super::style::Kind;

/// The column of the figures.
const FIGURE: usize = 1;

/// The table while it is being put together.
pub struct KeyFigures<'a> {
    book: &'a Book<'a>,
    names: Vec<&'static str>,
    rows: Vec<Vec<Content>>,
}

impl<'a> KeyFigures<'a> {
    /// No figures yet.
    pub fn new(book: &'a Book<'a>) -> Self {
        Self { book, names: Vec::new(), rows: Vec::new() }
    }

    /// Adds a figure. `name` and `explanation` are identifiers of sentences.
    pub fn add(&mut self, name: &'static str, label: String, figure: Content, explanation: &str) {
        self.names.push(name);
        self.rows.push(vec![label.into(), figure, self.book.text.say(explanation).into()]);
    }

    /// The cell of the figure that is added next, when the table is written next on `sheet`.
    pub fn next_cell(&self, sheet: &Sheet<'_>) -> String {
        sheet.coming(0).cell(self.rows.len(), FIGURE)
    }

    /// Writes the table and defines the names.
    pub fn write(self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let text = self.book.text;
        let columns = [
            Column::new(text.say("heading-what"), Kind::Text, 44),
            Column::new(text.say("heading-value"), Kind::Amount, 18),
            Column::new(text.say("heading-explanation"), Kind::Prose, 46),
        ];
        sheet.widths(&columns)?;
        let area = sheet.table(&text.say("table-name-figures"), &columns, self.rows, None)?;
        for (row, name) in self.names.into_iter().enumerate() {
            sheet.define(name, area.fixed_cell(row, FIGURE));
        }
        Ok(())
    }
}
