//! Several places in one sentence: cells that follow each other are a range.

use super::{Fact, Text};
use crate::domain::place::{Cell, Place, Position};

/// The most ranges of cells that are named; the others are counted.
const MOST_RANGES: usize = 6;

impl Text {
    /// Places in their order, those of one sheet together: `medlemmar.xlsx, blad Medlemmar, cellerna D4:D8 och D12`.
    #[must_use]
    pub fn places(&self, places: &[&Place]) -> String {
        let mut named = Vec::new();
        for of_sheet in places.chunk_by(|one, other| are_cells_of_one_sheet(one, other)) {
            match of_sheet {
                [one] => named.push(self.place(one)),
                several => named.push(self.cells(several)),
            }
        }
        named.join("; ")
    }

    fn cells(&self, places: &[&Place]) -> String {
        let mut cells: Vec<Cell> = places.iter().filter_map(|place| cell(place)).collect();
        cells.sort_by_key(|cell| (cell.column, cell.row));
        let mut ranges: Vec<(Cell, Cell)> = Vec::new();
        for cell in cells {
            match ranges.last_mut() {
                Some((_, last))
                    if last.column == cell.column && last.row.checked_add(1) == Some(cell.row) =>
                {
                    *last = cell;
                }
                _ => ranges.push((cell, cell)),
            }
        }
        let more = ranges.len().saturating_sub(MOST_RANGES);
        ranges.truncate(MOST_RANGES);
        let mut named: Vec<String> = ranges
            .into_iter()
            .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}:{last}") })
            .collect();
        if more > 0 {
            named.push(self.say_with("place-more", &[("count", Fact::Count(more))]));
        }
        let cells = self.list(&named);
        let first = places.first().map(|place| Place::whole(&place.file)).map(|file| self.place(&file));
        let (file, sheet) = (first.unwrap_or_default(), places.first().and_then(|place| place.sheet()));
        let facts = [("file", Fact::from(&file)), ("cells", Fact::from(&cells))];
        match sheet {
            None => self.say_with("place-cells", &facts),
            Some(sheet) => {
                let [file, cells] = facts;
                self.say_with("place-sheet-cells", &[file, ("sheet", Fact::Text(sheet)), cells])
            }
        }
    }
}

fn cell(place: &Place) -> Option<Cell> {
    match place.position {
        Position::Cell { cell, .. } => Some(cell),
        _ => None,
    }
}

fn are_cells_of_one_sheet(one: &Place, other: &Place) -> bool {
    cell(one).is_some() && cell(other).is_some() && one.file == other.file && one.sheet() == other.sheet()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::domain::place::SourceFile;
    use crate::text::Language;

    #[test]
    fn cells_that_follow_each_other_are_a_range() {
        let file = Arc::new(SourceFile { path: "m.xlsx".to_owned(), sha256: String::new() });
        let sheet: Arc<str> = Arc::from("Medlemmar");
        let at = |row: u32, column: u32| Place::cell(&file, Some(&sheet), Cell::new(row, column));
        let told = |cells: &[(u32, u32)]| {
            let places: Vec<Place> = cells.iter().map(|(row, column)| at(*row, *column)).collect();
            Text::new(Language::Swedish).places(&places.iter().collect::<Vec<_>>())
        };
        assert_eq!(told(&[(3, 3)]), "m.xlsx, blad Medlemmar, cell D4");
        assert_eq!(told(&[(3, 3), (4, 3), (5, 3), (7, 3)]), "m.xlsx, blad Medlemmar, cellerna D4:D6 och D8");
        let many: Vec<(u32, u32)> = (0..10).map(|number| (2 * number, 0)).collect();
        assert!(told(&many).ends_with("A11 och 4 till"), "{}", told(&many));
        let whole = Place::whole(&file);
        let both = Text::new(Language::Swedish).places(&[&whole, &at(0, 0)]);
        assert_eq!(both, "m.xlsx; m.xlsx, blad Medlemmar, cell A1");
    }
}
