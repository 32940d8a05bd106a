//! The cells of a table, as formulas on its own sheet and on others name them.

use rust_xlsxwriter::XlsxError;

use super::heading::Heading;
use crate::domain::place::Cell;

/// The cells that a table took, without its headings and its row of totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The sheet's name as formulas on other sheets write it: `'Bidrag'!`.
    sheet: String,
    /// The first row, from 0.
    pub first: u32,
    /// How many rows there are.
    pub rows: u32,
    /// The headings of its columns, in their order.
    columns: Vec<Heading>,
}

/// What a formula names in place of a cell that is not there, as a spreadsheet does.
const NO_CELL: &str = "#REF!";

impl Area {
    /// So many rows from a row, from 0, of the sheet with this name.
    pub fn new(sheet: &str, first: u32, rows: u32, columns: Vec<Heading>) -> Self {
        Self { sheet: format!("'{}'!", sheet.replace('\'', "''")), first, rows, columns }
    }

    /// The range of a column, as a formula on the same sheet names it: `I5:I16`.
    pub fn column(&self, column: Heading) -> String {
        let last = self.first.saturating_add(self.rows).saturating_sub(1);
        format!("{}:{}", self.address(self.first, column), self.address(last, column))
    }

    /// The range of a column, as a formula on another sheet names it: `'Bidrag'!I5:I16`.
    pub fn column_from_outside(&self, column: Heading) -> String {
        format!("{}{}", self.sheet, self.column(column))
    }

    /// Some rows (from 0, one past the last) of a column, as a formula on another sheet names them.
    pub fn part_from_outside(&self, (first, end): (usize, usize), column: Heading) -> String {
        format!("{}:{}", self.cell_from_outside(first, column), self.cell(end.saturating_sub(1), column))
    }

    /// Some rows (from 0, one past the last) of a column, as a formula on the same sheet names them.
    pub fn part(&self, (first, end): (usize, usize), column: Heading) -> String {
        format!("{}:{}", self.cell(first, column), self.cell(end.saturating_sub(1), column))
    }

    /// The cell of a row (from 0 within the area) and a column, as a formula on the same sheet names it.
    pub fn cell(&self, row: usize, column: Heading) -> String {
        self.address(self.first.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)), column)
    }

    fn address(&self, row: u32, column: Heading) -> String {
        let column = self.place(column).map(u32::from);
        column.map_or_else(|| NO_CELL.to_owned(), |column| Cell::new(row, column).to_string())
    }

    /// Where a column stands, from 0.
    fn place(&self, column: Heading) -> Option<u16> {
        (0..).zip(&self.columns).find(|(_, heading)| **heading == column).map(|(place, _)| place)
    }

    /// The cell, as a formula on another sheet names it.
    pub fn cell_from_outside(&self, row: usize, column: Heading) -> String {
        format!("{}{}", self.sheet, self.cell(row, column))
    }

    /// The cell, wherever it is named from and whatever is copied: `'Översikt'!$B$5`.
    pub fn fixed_cell(&self, row: usize, column: Heading) -> String {
        format!("{}{}", self.sheet, fixed(&self.cell(row, column)))
    }

    /// The row of totals of a column, as [`Self::fixed_cell`].
    pub fn fixed_total(&self, column: Heading) -> String {
        self.fixed_cell(self.rows(), column)
    }

    /// The range of a column, as [`Self::fixed_cell`].
    pub fn fixed_column(&self, column: Heading) -> String {
        let last = fixed(&self.cell(self.rows().saturating_sub(1), column));
        format!("{}:{last}", self.fixed_cell(0, column))
    }

    /// The same column in the row of totals below the area.
    pub fn total_from_outside(&self, column: Heading) -> String {
        self.cell_from_outside(usize::try_from(self.rows).unwrap_or_default(), column)
    }

    /// Does something with the rows (first and last, from 0) of a column, when there are any.
    pub fn over(
        &self,
        column: Heading,
        act: impl FnOnce(u32, u32, u16) -> Result<(), XlsxError>,
    ) -> Result<(), XlsxError> {
        let last = self.first.saturating_add(self.rows).saturating_sub(1);
        self.place(column).filter(|_| self.rows > 0).map_or(Ok(()), |column| act(self.first, last, column))
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        usize::try_from(self.rows).unwrap_or_default()
    }
}

/// `$B$5` of `B5`.
fn fixed(cell: &str) -> String {
    let digits = cell.find(|letter: char| letter.is_ascii_digit()).unwrap_or_default();
    let (column, row) = cell.split_at(digits);
    format!("${column}${row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_from_outside_and_for_good() {
        let mut columns = vec![Heading::Of("other"); 28];
        let [second, last] = ["second", "last"].map(Heading::Of);
        (columns[1], columns[27]) = (second, last);
        let area = Area::new("Räkna 'själv'", 4, 3, columns);
        assert_eq!(area.cell_from_outside(0, second), "'Räkna ''själv'''!B5");
        assert_eq!(area.fixed_cell(0, last), "'Räkna ''själv'''!$AB$5");
        assert_eq!(area.fixed_total(second), "'Räkna ''själv'''!$B$8");
        assert_eq!(area.fixed_column(second), "'Räkna ''själv'''!$B$5:$B$7");
        assert_eq!(area.cell(0, Heading::Of("none")), "#REF!");
    }
}
