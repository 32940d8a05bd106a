//! The figures that matter, in one table at the head of an overview. Each has a name in the whole
//! workbook, by which a reader can go to it and use it in formulas.

use rust_xlsxwriter::XlsxError;

use super::book::Book;
use super::column;
use super::content::Content;
use super::heading::Heading;
use super::sheet::Sheet;
use super::style::Kind;

/// A column of the table.
type Column<'t> = column::Column<'t, KeyFigure>;

/// The column of the figures.
const FIGURE: Heading = Heading::Of("heading-value");

/// The table while it is being put together.
pub struct KeyFigures<'a> {
    book: &'a Book<'a>,
    rows: Vec<KeyFigure>,
}

/// A figure: its name in the workbook, what it is, itself, and what is said of it. Name and explanation are
/// identifiers of sentences.
struct KeyFigure {
    name: &'static str,
    label: String,
    figure: Content,
    explanation: &'static str,
}

impl<'a> KeyFigures<'a> {
    /// No figures yet.
    pub fn new(book: &'a Book<'a>) -> Self {
        Self { book, rows: Vec::new() }
    }

    /// Adds a figure. `name` and `explanation` are identifiers of sentences.
    pub fn add(&mut self, name: &'static str, label: String, figure: Content, explanation: &'static str) {
        self.rows.push(KeyFigure { name, label, figure, explanation });
    }

    /// The cell of the figure that is added next, when the table is written next on `sheet`.
    pub fn next_cell(&self, sheet: &Sheet<'_>) -> String {
        sheet.coming(&self.columns(), 0).cell(self.rows.len(), FIGURE)
    }

    fn columns(&self) -> [Column<'a>; 3] {
        let text = self.book.text;
        [
            Column::new(Heading::Of("heading-what"), Kind::Text, 44, |row, _| row.label.as_str().into()),
            Column::new(FIGURE, Kind::Amount, 18, |row, _| row.figure.clone()),
            Column::new(Heading::Of("heading-explanation"), Kind::Prose, 46, |row, _| {
                text.say(row.explanation).into()
            }),
        ]
    }

    /// Writes the table and defines the names.
    pub fn write(self, sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
        let area = sheet.table("table-name-figures", &self.columns(), &self.rows)?;
        for (row, figure) in self.rows.iter().enumerate() {
            sheet.define(figure.name, area.fixed_cell(row, FIGURE));
        }
        Ok(())
    }
}
