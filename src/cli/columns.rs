//! Columns of text for the terminal: words to the left, numbers to the right.

/// Rows of cells that are lined up when they are printed.
pub struct Columns {
    rows: Vec<Vec<String>>,
    left: Vec<usize>,
    rule_before_last: bool,
}

impl Columns {
    /// Columns with these headings. The first is words, the others numbers.
    #[must_use]
    pub fn new(headings: &[String]) -> Self {
        Self { rows: vec![headings.to_vec()], left: vec![0], rule_before_last: false }
    }

    /// Makes a column one of words.
    pub fn left(&mut self, column: usize) {
        self.left.push(column);
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[String]) {
        self.rows.push(cells.to_vec());
    }

    /// Adds the row of totals, under a line.
    pub fn last(&mut self, cells: &[String]) {
        self.row(cells);
        self.rule_before_last = true;
    }

    /// The columns in lines.
    #[must_use]
    pub fn in_lines(&self) -> String {
        let count = self.rows.first().map_or(0, Vec::len);
        let widths: Vec<usize> = (0..count)
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let whole: usize =
            widths.iter().sum::<usize>().saturating_add(count.saturating_sub(1).saturating_mul(2));
        let rule = format!("{}\n", "─".repeat(whole));
        let last = self.rows.len().saturating_sub(1);
        let mut lines = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            if self.rule_before_last && index == last {
                lines.push_str(&rule);
            }
            lines.push_str(&self.line(row, &widths));
            if index == 0 {
                lines.push_str(&rule);
            }
        }
        lines
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            let blanks = " ".repeat(width.saturating_sub(cell.chars().count()));
            if self.left.contains(&column) { format!("{cell}{blanks}") } else { format!("{blanks}{cell}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_the_left_and_figures_to_the_right() {
        let mut columns = Columns::new(&["Förbund".into(), "Kr".into()]);
        columns.row(&["Å".into(), "1\u{a0}000".into()]);
        columns.last(&["Summa".into(), "5".into()]);
        assert_eq!(
            columns.in_lines(),
            "Förbund     Kr\n──────────────\nÅ        1\u{a0}000\n──────────────\nSumma        5\n"
        );
    }
}
