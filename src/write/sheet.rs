//! A thin layer over a worksheet: titles, tables and formulas, so that the workbooks' own files
//! read like a table of contents.

use rust_xlsxwriter::{Format, Formula, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};

use super::area::Area;
use super::chart::BarChart;
use super::figure::{Figure, nearest};
use super::paper::Paper;
use super::room::{height, lines, room_for_names, room_for_prose, roomy, too_long};
use super::style::{Emphasis, Kind, Style, TITLE_SIZES};
use super::template::Palette;
use crate::domain::money::Money;
use crate::domain::name::printable;
use crate::domain::rate::Rate;
use crate::text::Text;

/// The height of the title, in points.
const TITLE: u32 = 24;

/// The height of a row in pixels.
const ROW_IN_PIXELS: u32 = 20;

/// How far below the top of its row a chart begins, in pixels: its edge would be printed on the page before.
const BELOW_THE_BREAK: u32 = 4;

/// A column of a table.
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub kind: Kind,
    /// Its width in characters.
    pub width: u16,
}

/// What stands in a cell.
pub enum Content {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// A figure.
    Figure(Figure),
    /// Content of another kind than its column's.
    OfKind(Kind, Box<Content>),
    /// A formula with its result.
    Formula(String, Figure),
    /// A formula that gives text, with its result.
    TextFormula(String, String),
}

impl Content {
    /// The same content in the form of another kind.
    pub fn of_kind(self, kind: Kind) -> Self {
        Self::OfKind(kind, Box::new(self))
    }

    /// An amount in kr, or the word for unknown.
    pub fn amount(amount: Option<Money>) -> Self {
        Self::Figure(Figure::amount(amount))
    }

    /// The amount of another cell.
    pub fn reference(cell: &str, amount: Option<Money>) -> Self {
        Self::Formula(format!("={cell}"), Figure::amount(amount))
    }

    /// A decided rate, with decimals only where it has them; nothing where none was declared.
    pub fn rate(rate: Option<Rate>) -> Self {
        let Some(rate) = rate else { return Self::Blank };
        let kind = if rate.percent().scale() == 0 { Kind::Rate } else { Kind::FineRate };
        Self::Figure(Figure::rate(rate)).of_kind(kind)
    }
}

impl Column {
    /// A column with this heading.
    pub fn new(heading: String, kind: Kind, width: u16) -> Self {
        Self { heading, kind, width }
    }
}

impl From<Figure> for Content {
    fn from(figure: Figure) -> Self {
        Self::Figure(figure)
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// A worksheet while it is being written, from the top down.
pub struct Sheet<'a> {
    worksheet: Worksheet,
    name: String,
    style: &'a Style,
    text: &'a Text,
    /// How many letters the title has.
    title: usize,
    row: u32,
    names: Vec<(String, String)>,
    paper: Paper,
    /// Whether its rows leave the memory as they are written: each must be whole before the next begins.
    is_long: bool,
    /// The rows before which a printed page ends.
    breaks: Vec<u32>,
    /// The row of headings that every printed page repeats.
    headings: Option<u32>,
}

/// With more rows than this a sheet does not keep them in memory.
const LONG: usize = 4_000;

impl<'a> Sheet<'a> {
    /// A sheet of this name.
    pub fn new(name: &str, style: &'a Style, text: &'a Text) -> Result<Self, XlsxError> {
        Self::on(Worksheet::new(), false, name, style, text)
    }

    /// A sheet of `workbook` with so many rows in its table. Where they are many they are kept in a temporary
    /// file until the workbook is made; no chart can draw from them.
    pub fn long(
        workbook: &mut Workbook,
        rows: usize,
        name: &str,
        style: &'a Style,
        text: &'a Text,
    ) -> Result<Self, XlsxError> {
        if rows <= LONG {
            return Self::new(name, style, text);
        }
        Self::on(workbook.new_worksheet_with_low_memory()?, true, name, style, text)
    }

    fn on(
        mut worksheet: Worksheet,
        is_long: bool,
        name: &str,
        style: &'a Style,
        text: &'a Text,
    ) -> Result<Self, XlsxError> {
        worksheet.set_name(name)?;
        worksheet.set_screen_gridlines(false);
        worksheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        worksheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        Ok(Self {
            worksheet,
            name: name.to_owned(),
            style,
            text,
            title: 0,
            row: 0,
            names: Vec::new(),
            paper: Paper::upright(),
            is_long,
            breaks: Vec::new(),
            headings: None,
        })
    }

    /// Prints the sheet across the page.
    pub fn across(&mut self) {
        self.worksheet.set_landscape();
        self.paper = Paper::across();
    }

    /// The title, in A1 of a new sheet.
    pub fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let [largest, ..] = &self.style.titles;
        self.worksheet.write_string_with_format(self.row, 0, title, largest)?;
        self.title = title.chars().count();
        self.row_height(self.row, TITLE)?;
        self.next(1);
        Ok(())
    }

    /// A line of explanation.
    pub fn note(&mut self, note: &str) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(self.row, 0, note, &self.style.note)?;
        self.next(1);
        Ok(())
    }

    /// A line of explanation that a formula gives.
    pub fn live_note(&mut self, note: Content) -> Result<(), XlsxError> {
        self.value(self.row, 0, note)?;
        self.worksheet.set_cell_format(self.row, 0, &self.style.note)?;
        self.next(1);
        Ok(())
    }

    /// A heading over what follows.
    pub fn section(&mut self, heading: &str) -> Result<(), XlsxError> {
        self.worksheet.write_string_with_format(self.row, 0, heading, &self.style.section)?;
        self.next(1);
        Ok(())
    }

    /// Leaves rows empty.
    pub fn next(&mut self, rows: u32) {
        self.row = self.row.saturating_add(rows);
    }

    /// Puts a chart below what is written: on the same page as low as it must be to fit there, otherwise on
    /// a printed page of its own.
    pub fn chart(&mut self, chart: &BarChart<'_>, palette: Palette) -> Result<(), XlsxError> {
        let around = BELOW_THE_BREAK.saturating_add(if chart.missing.is_some() { ROW_IN_PIXELS } else { 0 });
        let with_all = |(width, height): (u32, u32)| (width, height.saturating_add(around));
        let here = chart.sizes().find(|size| self.paper.holds(self.row, with_all(*size)));
        let here = here.filter(|_| !chart.fills_a_page());
        let alone = chart.sizes().find(|size| self.paper.holds_alone(with_all(*size)));
        if here.is_none() && (alone.is_some() || chart.fills_a_page()) {
            // Headings of a table that ends before the chart's page would stand there over nothing.
            if self.paper.on_one_page(self.row) {
                self.headings = None;
            }
            self.breaks.push(self.row);
            self.paper.new_page(self.row);
        }
        let size = here.or(alone).or_else(|| chart.sizes().next()).unwrap_or_default();
        let drawn = chart.chart(palette, size);
        self.worksheet.insert_chart_with_offset(self.row, 0, &drawn, 0, BELOW_THE_BREAK)?;
        let (_, height) = size;
        self.next(height.saturating_add(BELOW_THE_BREAK).div_ceil(ROW_IN_PIXELS));
        if let Some(missing) = &chart.missing {
            self.note(missing)?;
        }
        self.next(1);
        Ok(())
    }

    /// The worksheet itself, for what only one sheet needs.
    pub fn worksheet(&mut self) -> &mut Worksheet {
        &mut self.worksheet
    }

    /// Names cells in the whole workbook, so that a reader can go to them and use them in formulas.
    /// `id` is the identifier of the name, `cells` their address as it never changes.
    pub fn define(&mut self, id: &str, cells: String) {
        self.names.push((self.text.say(id), cells));
    }

    /// The done worksheet and the names that it defines, each with its cells.
    pub fn done(mut self) -> Result<(Worksheet, Vec<(String, String)>), XlsxError> {
        // A title beyond the columns would be cut, or make every page of the sheet smaller. That of a long sheet has
        // left the memory, and stands over many columns.
        let fits = |size: u32| self.paper.holds_title(self.title, size);
        let size = TITLE_SIZES.iter().position(|size| fits(*size));
        let title = size.and_then(|size| self.style.titles.get(size)).or(self.style.titles.last());
        if let Some(title) = title.filter(|_| !self.is_long) {
            self.worksheet.set_cell_format(0, 0, title)?;
        }
        self.worksheet.set_page_breaks(&self.breaks)?;
        if let Some(headings) = self.headings {
            self.worksheet.set_repeat_rows(headings, headings)?;
        }
        Ok((self.worksheet, self.names))
    }

    /// Sets the widths of the columns.
    pub fn widths(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        for (index, column) in (0_u16..).zip(columns) {
            self.worksheet.set_column_width(index, f64::from(column.width))?;
        }
        self.paper.columns(columns.iter().map(|column| column.width));
        Ok(())
    }

    fn row_height(&mut self, row: u32, points: u32) -> Result<(), XlsxError> {
        self.worksheet.set_row_height(row, points)?;
        self.paper.taller(points);
        Ok(())
    }

    /// The place that the rows of a table that is written next will take, for its own formulas.
    pub fn coming(&self, rows: usize) -> Area {
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        Area::new(&self.name, self.row.saturating_add(1), rows)
    }

    /// A table: its headings, its rows, and below it the row of totals where there is one.
    ///
    /// The first table of a sheet repeats its headings on every printed page and keeps them in sight.
    pub fn table(
        &mut self,
        name: &str,
        columns: &[Column],
        rows: impl IntoIterator<IntoIter: ExactSizeIterator<Item = Vec<Content>>>,
        total: Option<Vec<Content>>,
    ) -> Result<Area, XlsxError> {
        let rows = rows.into_iter();
        let area = self.coming(rows.len());
        self.frame(name, columns, self.row, area.rows)?;
        let mut others = Vec::new();
        let mut unformatted = area.first;
        for (row, cells) in (area.first..).zip(rows) {
            self.fit_height(row, columns, &cells)?;
            self.values(row, columns, cells, &mut others)?;
            if self.is_long {
                self.formats(row, row, columns, &mut others)?;
                unformatted = row.saturating_add(1);
            }
        }
        if let Some(last) = area.first.saturating_add(area.rows).checked_sub(1)
            && unformatted <= last
        {
            self.formats(unformatted, last, columns, &mut others)?;
        }
        self.next(area.rows.saturating_add(1));
        if let Some(cells) = total {
            self.total(columns, cells)?;
        }
        self.next(1);
        Ok(area)
    }

    /// Keeps the row of headings in sight and repeats it on every printed page.
    pub fn keep_headings(&mut self, area: &Area) -> Result<(), XlsxError> {
        let heading = area.first.saturating_sub(1);
        self.worksheet.set_freeze_panes(area.first, 1)?;
        self.headings = Some(heading);
        Ok(())
    }

    fn frame(&mut self, name: &str, columns: &[Column], heading: u32, rows: u32) -> Result<(), XlsxError> {
        let lines =
            columns.iter().map(|column| lines(&column.heading, roomy(column.width))).max().unwrap_or(1);
        self.row_height(heading, height(lines))?;
        if rows == 0 {
            for (index, column) in (0_u16..).zip(columns) {
                self.worksheet.write_string(heading, index, &column.heading)?;
            }
        } else {
            let headings: Vec<TableColumn> =
                columns.iter().map(|column| TableColumn::new().set_header(column.heading.as_str())).collect();
            let table = Table::new()
                .set_name(name)
                .set_style(TableStyle::None)
                .set_autofilter(false)
                .set_banded_rows(false)
                .set_columns(&headings);
            let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            self.worksheet.add_table(heading, 0, heading.saturating_add(rows), last, &table)?;
        }
        let style = self.style;
        self.format(heading, heading, columns.iter().map(|column| style.heading_over(column.kind)))
    }

    /// Makes room for text that takes several lines: no reader does so by itself for all files.
    fn fit_height(&mut self, row: u32, columns: &[Column], cells: &[Content]) -> Result<(), XlsxError> {
        let needed = columns.iter().zip(cells).map(|(column, cell)| match cell {
            Content::Text(text) if column.kind == Kind::Prose => lines(text, room_for_prose(column.width)),
            Content::Text(text) if column.kind == Kind::Text => lines(text, room_for_names(column.width)),
            _ => 1,
        });
        let needed = needed.max().unwrap_or(1);
        if needed > 1 {
            self.row_height(row, height(needed))?;
        }
        Ok(())
    }

    /// What stands in a row, without its formats; those of another kind than their column's are put in `others`.
    fn values(
        &mut self,
        row: u32,
        columns: &[Column],
        cells: Vec<Content>,
        others: &mut Vec<(u32, u16, Kind)>,
    ) -> Result<(), XlsxError> {
        for ((index, column), content) in (0_u16..).zip(columns).zip(cells) {
            let content = match content {
                Content::OfKind(kind, content) => {
                    if kind != column.kind {
                        others.push((row, index, kind));
                    }
                    *content
                }
                Content::Text(text) if column.kind == Kind::Text && too_long(&text, column.width) => {
                    others.push((row, index, Kind::LongText));
                    Content::Text(text)
                }
                content => content,
            };
            self.value(row, index, content)?;
        }
        Ok(())
    }

    /// The row of totals, below the table.
    fn total(&mut self, columns: &[Column], cells: Vec<Content>) -> Result<(), XlsxError> {
        let row = self.row;
        let mut others = Vec::new();
        self.values(row, columns, cells, &mut others)?;
        let style = self.style;
        self.format(row, row, columns.iter().map(|column| style.cell(column.kind, Emphasis::Total)))?;
        for (row, column, kind) in others {
            self.worksheet.set_cell_format(row, column, style.cell(kind, Emphasis::Total))?;
        }
        self.next(1);
        Ok(())
    }

    /// Gives the cells of a table from one row to another their formats.
    fn formats(
        &mut self,
        first: u32,
        last: u32,
        columns: &[Column],
        others: &mut Vec<(u32, u16, Kind)>,
    ) -> Result<(), XlsxError> {
        let style = self.style;
        self.format(first, last, columns.iter().map(|column| style.cell(column.kind, Emphasis::Plain)))?;
        for (row, column, kind) in others.drain(..) {
            self.worksheet.set_cell_format(row, column, style.cell(kind, Emphasis::Plain))?;
        }
        Ok(())
    }

    /// Gives the cells from one row to another their columns' formats, as many columns at a time as have the
    /// same: to find a format is most of the work of writing a cell with one.
    fn format(
        &mut self,
        first: u32,
        last: u32,
        formats: impl Iterator<Item = &'a Format>,
    ) -> Result<(), XlsxError> {
        let formats: Vec<&Format> = formats.collect();
        let mut column = 0_u16;
        for same in formats.chunk_by(|format, next| std::ptr::eq(*format, *next)) {
            let next = column.saturating_add(u16::try_from(same.len()).unwrap_or(u16::MAX));
            if let Some(format) = same.first() {
                self.worksheet.set_range_format(first, column, last, next.saturating_sub(1), format)?;
            }
            column = next;
        }
        Ok(())
    }

    /// Writes what stands in a cell; its format comes after.
    fn value(&mut self, row: u32, column: u16, content: Content) -> Result<(), XlsxError> {
        let sheet = &mut self.worksheet;
        match content {
            // Unpacked before; one within another has no meaning.
            Content::Blank | Content::OfKind(..) => {}
            Content::Text(text) => {
                sheet.write_string(row, column, printable(&text))?;
            }
            Content::Figure(Figure::Exact(number)) => {
                sheet.write_number(row, column, nearest(number))?;
            }
            Content::Figure(Figure::Quotient(number)) => {
                sheet.write_number(row, column, number)?;
            }
            Content::Figure(figure) => {
                sheet.write_string(row, column, self.text.figure(&figure))?;
            }
            Content::Formula(formula, result) => {
                let formula = Formula::new(formula).set_result(self.text.figure(&result));
                sheet.write_formula(row, column, formula)?;
            }
            Content::TextFormula(formula, result) => {
                sheet.write_formula(row, column, Formula::new(formula).set_result(result))?;
            }
        }
        Ok(())
    }
}

impl Text {
    /// The figure as the result of a formula: plain digits, or the word for what is unknown.
    fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::Exact(number) => nearest(*number).to_string(),
            Figure::Quotient(number) => number.to_string(),
            Figure::Unknown => self.say("unknown"),
            Figure::None => self.say("no-figure"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    /// A part of a workbook with one table, whose rows leave the memory as they are written or do not.
    fn part_of_table(is_long: bool, part: &str) -> String {
        let text = Text::new(Language::Swedish);
        let style = Style::new(Language::Swedish, false, Palette::default());
        let mut workbook = Workbook::new();
        let worksheet =
            if is_long { workbook.new_worksheet_with_low_memory().unwrap() } else { Worksheet::new() };
        let mut sheet = Sheet::on(worksheet, is_long, "Bidrag", &style, &text).unwrap();
        sheet.across();
        sheet.title("Bidrag 2024").unwrap();
        sheet.next(1);
        let kinds = [Kind::Text, Kind::Amount, Kind::Amount, Kind::Rate, Kind::Prose];
        let columns: Vec<Column> = (1..)
            .zip(kinds)
            .map(|(number, kind)| Column::new(format!("{kind:?} {number}"), kind, 12))
            .collect();
        sheet.widths(&columns).unwrap();
        let rows = (1..=3).map(|row| {
            vec![
                Content::from(format!("förbund {row}")),
                Content::amount(Some(Money::kr(row))),
                Content::Formula(format!("=B{row}"), Figure::amount(Some(Money::kr(row)))),
                Content::from(Figure::rate(Rate::ZERO)).of_kind(Kind::FineRate),
                Content::from("ord ".repeat(20)),
            ]
        });
        let total = vec![
            Content::from("Summa"),
            Content::amount(None),
            Content::Blank,
            Content::Blank,
            Content::Blank,
        ];
        let area = sheet.table("Tabell", &columns, rows.collect::<Vec<_>>(), Some(total)).unwrap();
        sheet.keep_headings(&area).unwrap();
        sheet.note("En fotnot.").unwrap();
        let (worksheet, _) = sheet.done().unwrap();
        workbook.push_worksheet(worksheet);
        let bytes = workbook.save_to_buffer().unwrap();
        let mut content = String::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        std::io::Read::read_to_string(&mut archive.by_name(part).unwrap(), &mut content).unwrap();
        // How far a row reaches is a hint that only a sheet kept in memory can give.
        content.replace(" spans=\"1:5\"", "")
    }

    #[test]
    fn a_long_sheet_is_as_any_other() {
        for part in
            ["xl/worksheets/sheet1.xml", "xl/tables/table1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
        {
            assert_eq!(part_of_table(true, part), part_of_table(false, part), "{part}");
        }
    }
}
