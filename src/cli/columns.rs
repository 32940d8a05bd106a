//! Columns of text for the terminal: words to the left, numbers to the right.

/// The most letters of a line: a terminal has eighty.
const WIDEST: usize = 80;

/// The fewest letters that a column of words is folded to.
const NARROWEST: usize = 16;

/// What stands between two columns.
const BETWEEN: &str = "  ";

/// What stands before the words of a folded line.
const INDENT: &str = "  ";

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

    /// The columns in lines of at most [`WIDEST`] letters: words fold where they do not fit, and a column with nothing in
    /// it is left out.
    #[must_use]
    pub fn in_lines(&self) -> String {
        let widths = self.widths();
        let shown = || widths.iter().filter(|width| **width > 0);
        let blanks = shown().count().saturating_sub(1).saturating_mul(BETWEEN.len());
        let rule = format!("{}\n", "─".repeat(shown().sum::<usize>().saturating_add(blanks)));
        let last = self.rows.len().saturating_sub(1);
        let mut lines = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            if self.rule_before_last && index == last {
                lines.push_str(&rule);
            }
            lines.push_str(&self.row_in_lines(row, &widths));
            if index == 0 {
                lines.push_str(&rule);
            }
        }
        lines
    }

    /// How many letters each column takes; none for one in which no row has anything.
    fn widths(&self) -> Vec<usize> {
        let count = self.rows.first().map_or(0, Vec::len);
        let length =
            |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| cell.chars().count());
        let mut widths: Vec<usize> = (0..count)
            .map(|column| {
                let is_empty = self.rows.iter().skip(1).all(|row| length(row, column) == 0);
                let widest = self.rows.iter().map(|row| length(row, column)).max().unwrap_or(0);
                if is_empty && self.rows.len() > 1 { 0 } else { widest }
            })
            .collect();
        let blanks =
            widths.iter().filter(|width| **width > 0).count().saturating_sub(1).saturating_mul(BETWEEN.len());
        loop {
            let whole = widths.iter().sum::<usize>().saturating_add(blanks);
            let words = widths.iter_mut().enumerate().filter(|(column, _)| self.left.contains(column));
            let foldable = words.filter(|(column, width)| **width > self.narrowest(*column));
            match foldable.map(|(_, width)| width).max() {
                Some(widest) if whole > WIDEST => *widest = widest.saturating_sub(1),
                _ => return widths,
            }
        }
    }

    /// The fewest letters that a column of words is folded to: its longest word stays whole.
    fn narrowest(&self, column: usize) -> usize {
        let words = self.rows.iter().filter_map(|row| row.get(column)).flat_map(|cell| cell.split(' '));
        let longest = words.map(|word| word.chars().count()).max().unwrap_or(0);
        longest.saturating_add(INDENT.len()).max(NARROWEST)
    }

    fn row_in_lines(&self, row: &[String], widths: &[usize]) -> String {
        let folded: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| if *width == 0 { Vec::new() } else { fold(cell, *width) })
            .collect();
        let height = folded.iter().map(Vec::len).max().unwrap_or(0);
        let mut lines = String::new();
        for line in 0..height {
            let cells = folded.iter().zip(widths).enumerate().filter(|(_, (_, width))| **width > 0);
            let cells = cells.map(|(column, (cell, width))| {
                let part = cell.get(line).map_or("", String::as_str);
                let blanks = " ".repeat(width.saturating_sub(part.chars().count()));
                if self.left.contains(&column) {
                    format!("{part}{blanks}")
                } else {
                    format!("{blanks}{part}")
                }
            });
            lines.push_str(cells.collect::<Vec<_>>().join(BETWEEN).trim_end());
            lines.push('\n');
        }
        lines
    }
}

/// A text in lines of at most so many letters, broken between words; what follows is a little further in.
fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { continue };
        let length = line.chars().count().saturating_add(1).saturating_add(word.chars().count());
        if line.is_empty() {
            line.push_str(word);
        } else if length <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(format!("{INDENT}{word}"));
        }
    }
    lines
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

    #[test]
    fn what_does_not_fit_is_folded_and_what_is_empty_left_out() {
        let mut columns = Columns::new(&["Förbund".into(), "Kr".into(), "Tomt".into(), "Tal".into()]);
        let name = "Samordningsförbundet Sollentuna, Upplands Väsby och Sigtuna med ett mycket långt namn";
        columns.row(&[name.into(), "1\u{a0}000".into(), String::new(), "2".into()]);
        let lines = columns.in_lines();
        assert!(lines.lines().all(|line| line.chars().count() <= WIDEST), "{lines}");
        assert!(!lines.contains("Tomt") && lines.contains("\n  "), "{lines}");
        assert_eq!(lines.split_whitespace().filter(|word| name.contains(*word)).count(), 11, "{lines}");
    }
}
