//! A thin layer over a worksheet: titles, tables and formulas, so that the workbooks' own files
//! read like a table of contents.

use rust_xlsxwriter::{Format, Formula, Table, TableColumn, TableStyle, Workbook, Worksheet, XlsxError};

use super::area::Area;
use super::chart::BarChart;
use super::column::{Cells, Column};
use super::content::Content;
use super::figure::{Figure, nearest};
use super::formula::Formulas;
use super::paper::Paper;
use super::room::{height, lines, room_for_names, room_for_prose, roomy, too_long};
use super::style::{Emphasis, Kind, Style, TITLE_SIZES};
use super::template::Palette;
use crate::domain::name::printable;
use crate::domain::year::Year;
use crate::text::Text;

/// The height of the title, in points.
const TITLE: u32 = 24;

/// The height of a row in pixels.
const ROW_IN_PIXELS: u32 = 20;

/// How far below the top of its row a chart begins, in pixels: its edge would be printed on the page before.
const BELOW_THE_BREAK: u32 = 4;

/// The form of a table's column.
struct Form {
    heading: String,
    kind: Kind,
    /// Its width in characters.
    width: u16,
}

/// A worksheet while it is being written, from the top down.
pub struct Sheet<'a> {
    worksheet: Worksheet,
    name: String,
    style: &'a Style,
    formulas: Formulas<'a>,
    /// The year that headings name.
    year: Year,
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
    pub fn new(name: &str, style: &'a Style, formulas: Formulas<'a>, year: Year) -> Result<Self, XlsxError> {
        Self::on(Worksheet::new(), false, name, style, (formulas, year))
    }

    /// A sheet of `workbook` with so many rows in its table. Where they are many they are kept in a temporary
    /// file until the workbook is made; no chart can draw from them.
    pub fn long(
        workbook: &mut Workbook,
        rows: usize,
        name: &str,
        style: &'a Style,
        (formulas, year): (Formulas<'a>, Year),
    ) -> Result<Self, XlsxError> {
        if rows <= LONG {
            return Self::new(name, style, formulas, year);
        }
        Self::on(workbook.new_worksheet_with_low_memory()?, true, name, style, (formulas, year))
    }

    fn on(
        mut worksheet: Worksheet,
        is_long: bool,
        name: &str,
        style: &'a Style,
        (formulas, year): (Formulas<'a>, Year),
    ) -> Result<Self, XlsxError> {
        worksheet.set_name(name)?;
        worksheet.set_screen_gridlines(false);
        worksheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
        worksheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        Ok(Self {
            worksheet,
            name: name.to_owned(),
            style,
            formulas,
            year,
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

    /// Begins a sheet that is printed across the page: its title, a line of explanation, and a row between them and what
    /// follows.
    pub fn headed(&mut self, title: &str, note: &str) -> Result<(), XlsxError> {
        self.across();
        self.title(title)?;
        self.note(note)?;
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
        self.names.push((self.formulas.text.say(id), cells));
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
    fn widths(&mut self, columns: &[Form]) -> Result<(), XlsxError> {
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

    /// The place that the rows of a table that is written next will take, for its own formulas and others'.
    pub fn coming<Row>(&self, columns: &[Column<'_, Row>], rows: usize) -> Area {
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        let headings = columns.iter().map(|column| column.heading).collect();
        Area::new(&self.name, self.row.saturating_add(1), rows, headings)
    }

    /// A table: its headings, its rows, and below it the row of totals where a column has one. `name` is the
    /// identifier of its name in the workbook.
    pub fn table<Row>(
        &mut self,
        name: &str,
        columns: &[Column<'_, Row>],
        rows: &[Row],
    ) -> Result<Area, XlsxError> {
        let area = self.coming(columns, rows.len());
        let (formulas, year) = (self.formulas, self.year);
        let forms = columns.iter().map(|column| Form {
            heading: column.heading.said(formulas.text, year),
            kind: column.kind,
            width: column.width,
        });
        let cells = |row| Cells { area: &area, row, formulas };
        let in_rows = rows
            .iter()
            .enumerate()
            .map(|(index, row)| columns.iter().map(|column| column.cell(row, &cells(index))).collect());
        let below = || columns.iter().map(|column| column.total_of(rows, &cells(rows.len()))).collect();
        let total = columns.iter().any(Column::has_total).then(below);
        self.fill(&formulas.text.say(name), &forms.collect::<Vec<_>>(), &area, in_rows, total)?;
        Ok(area)
    }

    /// Writes what stands in a table.
    fn fill(
        &mut self,
        name: &str,
        columns: &[Form],
        area: &Area,
        rows: impl Iterator<Item = Vec<Content>>,
        total: Option<Vec<Content>>,
    ) -> Result<(), XlsxError> {
        self.widths(columns)?;
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
        Ok(())
    }

    /// Keeps the row of headings in sight and repeats it on every printed page.
    pub fn keep_headings(&mut self, area: &Area) -> Result<(), XlsxError> {
        let heading = area.first.saturating_sub(1);
        self.worksheet.set_freeze_panes(area.first, 1)?;
        self.headings = Some(heading);
        Ok(())
    }

    fn frame(&mut self, name: &str, columns: &[Form], heading: u32, rows: u32) -> Result<(), XlsxError> {
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
    fn fit_height(&mut self, row: u32, columns: &[Form], cells: &[Content]) -> Result<(), XlsxError> {
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
        columns: &[Form],
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
    fn total(&mut self, columns: &[Form], cells: Vec<Content>) -> Result<(), XlsxError> {
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
        columns: &[Form],
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
                sheet.write_string(row, column, self.formulas.text.figure(&figure))?;
            }
            Content::Formula(formula, result) => {
                let formula = Formula::new(formula).set_result(self.formulas.text.figure(&result));
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
    use crate::domain::money::Money;
    use crate::domain::rate::Rate;
    use crate::text::Language;
    use crate::write::heading::{CALCULATED, CHANGE, MEMBER, PARTY, PROGRAM};

    /// A part of a workbook with one table, whose rows leave the memory as they are written or do not.
    fn part_of_table(is_long: bool, part: &str) -> String {
        let text = Text::new(Language::Swedish);
        let style = Style::new(Language::Swedish, false, Palette::default());
        let mut workbook = Workbook::new();
        let worksheet =
            if is_long { workbook.new_worksheet_with_low_memory().unwrap() } else { Worksheet::new() };
        let formulas = Formulas { text: &text, ore: false };
        let said = (formulas, Year::new(2024).unwrap());
        let mut sheet = Sheet::on(worksheet, is_long, "Bidrag", &style, said).unwrap();
        sheet.across();
        sheet.title("Bidrag 2024").unwrap();
        sheet.next(1);
        let columns = [
            Column::new(MEMBER, Kind::Text, 12, |row: &i32, _| format!("förbund {row}").into()).total_word(),
            Column::amounts(PROGRAM, Kind::Amount, 12, |row| Some(Money::kr(*row)))
                .total(|_, _| Content::amount(None)),
            Column::amounts(CALCULATED, Kind::Amount, 12, |row| Some(Money::kr(*row)))
                .formula(|row, _, amount| Content::reference(&format!("B{row}"), amount)),
            Column::new(CHANGE, Kind::Rate, 12, |_, _| {
                Content::from(Figure::rate(Rate::ZERO)).of_kind(Kind::FineRate)
            }),
            Column::new(PARTY, Kind::Prose, 12, |_, _| "ord ".repeat(20).into()),
        ];
        let area = sheet.table("table-name-contributions", &columns, &[1, 2, 3]).unwrap();
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
