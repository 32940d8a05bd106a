//! The workbooks of a finished run, taken apart into cells, tables and charts.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_xlsxwriter::{Color, Format};
use serde::Serialize;
use zip::ZipArchive;

/// A workbook.
#[derive(Serialize)]
pub struct Book {
    /// Its path in the run's folder.
    pub path: String,
    /// The form of cells, by number.
    pub formats: Vec<Form>,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
}

/// The form of a cell, as far as it takes time to write: which number format, and told from the others.
#[derive(Serialize)]
pub struct Form {
    /// The number format.
    pub number_format: String,
    /// A colour of its own, so that no two forms are the same.
    pub colour: u32,
}

/// A sheet.
#[derive(Default, Serialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its cells in the order of the file.
    pub cells: Vec<Cell>,
    /// First and last column, and the width in characters.
    pub widths: Vec<(u16, u16, f64)>,
    /// Row and height in points.
    pub heights: Vec<(u32, f64)>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Its charts.
    pub charts: Vec<Chart>,
}

/// A cell.
#[derive(Serialize)]
pub struct Cell {
    /// Its row, from nought.
    pub row: u32,
    /// Its column, from nought.
    pub column: u16,
    /// Which form it has.
    pub format: usize,
    /// What stands in it.
    pub value: Value,
}

/// What stands in a cell.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    /// Nothing.
    Blank,
    /// A number.
    Number(f64),
    /// Text.
    Text(String),
    /// A formula with its stored result.
    Formula {
        /// The formula with its equals sign.
        formula: String,
        /// The result as written.
        result: String,
    },
}

/// A table.
#[derive(Serialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// First row and column, last row and column, from nought.
    pub cells: (u32, u16, u32, u16),
    /// Its headings.
    pub columns: Vec<String>,
}

/// A chart.
#[derive(Serialize)]
pub struct Chart {
    /// Its upper left row, from nought.
    pub row: u32,
    /// Its upper left column, from nought.
    pub column: u16,
    /// Whether it has bars, or else lines.
    pub bars: bool,
    /// Its title.
    pub title: String,
    /// Its series.
    pub series: Vec<Series>,
}

/// A series of a chart.
#[derive(Default, Serialize)]
pub struct Series {
    /// Its name or the cell that holds it.
    pub name: String,
    /// The cells of its categories.
    pub categories: String,
    /// The cells of its values.
    pub values: String,
}

impl Form {
    /// The form for the library.
    pub fn format(&self) -> Format {
        Format::new().set_num_format(&self.number_format).set_font_color(Color::RGB(self.colour))
    }
}

/// The workbooks of the run in `run`, in order of their paths.
pub fn books(run: &Path) -> Vec<Book> {
    let mut paths: Vec<PathBuf> = ["", "forbund", "medlemmar"]
        .iter()
        .flat_map(|folder| fs_err::read_dir(run.join(folder)).expect("a finished run"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xlsx"))
        .collect();
    paths.sort();
    paths.iter().map(|path| book(run, path)).collect()
}

type Archive = ZipArchive<Cursor<Vec<u8>>>;

fn book(run: &Path, path: &Path) -> Book {
    let mut archive = ZipArchive::new(Cursor::new(fs_err::read(path).unwrap())).unwrap();
    let strings = shared_strings(&part(&mut archive, "xl/sharedStrings.xml"));
    let names = attributes_of(&part(&mut archive, "xl/workbook.xml"), "sheet", "name");
    let sheets = (1..)
        .zip(names)
        .map(|(number, name)| {
            let text = part(&mut archive, &format!("xl/worksheets/sheet{number}.xml"));
            let mut sheet = Sheet { name, ..sheet(&text, &strings) };
            belongings(&mut archive, number, &mut sheet);
            sheet
        })
        .collect();
    Book {
        path: path.strip_prefix(run).unwrap().to_str().unwrap().to_owned(),
        formats: formats(&part(&mut archive, "xl/styles.xml")),
        sheets,
    }
}

fn part(archive: &mut Archive, name: &str) -> String {
    let mut text = String::new();
    if let Ok(mut file) = archive.by_name(name) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

/// The events of a part, with its elements' local names and its text unescaped.
enum Piece<'a> {
    Start(&'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

fn walk(text: &str, mut each: impl FnMut(Piece<'_>)) {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => each(Piece::Start(&start)),
            Event::Empty(start) => {
                each(Piece::Start(&start));
                each(Piece::End(start.local_name().as_ref()));
            }
            Event::End(end) => each(Piece::End(end.local_name().as_ref())),
            Event::Text(text) => each(Piece::Text(&text)),
            Event::GeneralRef(name) => {
                let name = format!("&{};", &*name);
                each(Piece::Text(&quick_xml::escape::unescape(&name).unwrap()));
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).unwrap()?;
    Some(quick_xml::escape::unescape(&attribute.value).unwrap().into_owned())
}

fn attributes_of(text: &str, element: &str, name: &str) -> Vec<String> {
    let mut values = Vec::new();
    walk(text, |piece| {
        if let Piece::Start(start) = piece
            && start.local_name().as_ref() == element
        {
            values.extend(attribute(start, name));
        }
    });
    values
}

fn shared_strings(text: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut current = String::new();
    walk(text, |piece| match piece {
        Piece::Text(text) => current.push_str(text),
        Piece::End("si") => strings.push(std::mem::take(&mut current)),
        _ => {}
    });
    strings
}

fn formats(text: &str) -> Vec<Form> {
    let codes: Vec<(String, String)> = attributes_of(text, "numFmt", "numFmtId")
        .into_iter()
        .zip(attributes_of(text, "numFmt", "formatCode"))
        .collect();
    let mut used = Vec::new();
    let mut within = false;
    walk(text, |piece| match piece {
        Piece::Start(start) if start.local_name().as_ref() == "cellXfs" => within = true,
        Piece::End("cellXfs") => within = false,
        Piece::Start(start) if within && start.local_name().as_ref() == "xf" => {
            used.extend(attribute(start, "numFmtId"));
        }
        _ => {}
    });
    (1..)
        .zip(used)
        .map(|(colour, id)| {
            let code = codes.iter().find(|(known, _)| *known == id).map(|(_, code)| code.clone());
            Form { number_format: code.unwrap_or_else(|| "General".to_owned()), colour }
        })
        .collect()
}

fn sheet(text: &str, strings: &[String]) -> Sheet {
    let mut sheet = Sheet::default();
    let (mut place, mut format, mut kind) = ((0, 0), 0, String::new());
    let (mut formula, mut value, mut current) = (None, None, String::new());
    walk(text, |piece| match piece {
        Piece::Text(text) => current.push_str(text),
        Piece::Start(start) => {
            current.clear();
            match start.local_name().as_ref() {
                "col" => sheet.widths.push((
                    number::<u16>(start, "min") - 1,
                    number::<u16>(start, "max") - 1,
                    number(start, "width"),
                )),
                "row" if attribute(start, "ht").is_some() => {
                    sheet.heights.push((number::<u32>(start, "r") - 1, number(start, "ht")));
                }
                "c" => {
                    place = cell_at(&attribute(start, "r").unwrap());
                    format = attribute(start, "s").map_or(0, |style| style.parse().unwrap());
                    kind = attribute(start, "t").unwrap_or_default();
                    (formula, value) = (None, None);
                }
                _ => {}
            }
        }
        Piece::End("f") => formula = Some(format!("={}", std::mem::take(&mut current))),
        Piece::End("v") => value = Some(std::mem::take(&mut current)),
        Piece::End("c") => {
            let value = match (formula.take(), value.take()) {
                (Some(formula), result) => Value::Formula { formula, result: result.unwrap_or_default() },
                (None, Some(index)) if kind == "s" => {
                    Value::Text(strings.get(index.parse::<usize>().unwrap()).unwrap().clone())
                }
                (None, Some(number)) => Value::Number(number.parse().unwrap()),
                (None, None) => Value::Blank,
            };
            sheet.cells.push(Cell { row: place.0, column: place.1, format, value });
        }
        Piece::End(_) => {}
    });
    sheet
}

fn number<T: std::str::FromStr>(start: &BytesStart<'_>, name: &str) -> T {
    attribute(start, name).and_then(|value| value.parse().ok()).expect("a number")
}

/// `C4` as row and column from nought.
fn cell_at(address: &str) -> (u32, u16) {
    let address = address.replace('$', "");
    let digits = address.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let (letters, row) = address.split_at(digits);
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u16::from(letter - b'A' + 1));
    (row.parse::<u32>().unwrap() - 1, column - 1)
}

/// The tables and charts of a sheet, by its relations.
fn belongings(archive: &mut Archive, number: u32, sheet: &mut Sheet) {
    let relations = part(archive, &format!("xl/worksheets/_rels/sheet{number}.xml.rels"));
    for target in attributes_of(&relations, "Relationship", "Target") {
        let text = part(archive, &target.replace("..", "xl"));
        if target.contains("/tables/") {
            sheet.tables.push(table(&text));
        } else if target.contains("/drawings/") {
            let (_, file) = target.rsplit_once('/').unwrap();
            let relations = part(archive, &format!("xl/drawings/_rels/{file}.rels"));
            let charts = attributes_of(&relations, "Relationship", "Target");
            for (chart, place) in charts.iter().filter(|path| path.contains("/charts/")).zip(anchors(&text)) {
                sheet.charts.push(drawn(&part(archive, &chart.replace("..", "xl")), place));
            }
        }
    }
}

fn table(text: &str) -> Table {
    let cells = attributes_of(text, "table", "ref").remove(0);
    let (first, last) = cells.split_once(':').unwrap();
    let (first, last) = (cell_at(first), cell_at(last));
    Table {
        name: attributes_of(text, "table", "name").remove(0),
        cells: (first.0, first.1, last.0, last.1),
        columns: attributes_of(text, "tableColumn", "name"),
    }
}

/// The upper left cells of what is drawn.
fn anchors(text: &str) -> Vec<(u32, u16)> {
    let mut places = Vec::new();
    let (mut column, mut current, mut from) = (0, String::new(), false);
    walk(text, |piece| match piece {
        Piece::Start(start) => {
            current.clear();
            from |= start.local_name().as_ref() == "from";
        }
        Piece::Text(text) => current.push_str(text),
        Piece::End("from") => from = false,
        Piece::End("col") if from => column = current.parse().unwrap(),
        Piece::End("row") if from => places.push((current.parse().unwrap(), column)),
        Piece::End(_) => {}
    });
    places
}

fn drawn(text: &str, (row, column): (u32, u16)) -> Chart {
    let mut chart = Chart { row, column, bars: false, title: String::new(), series: Vec::new() };
    let (mut series, mut current) = (Series::default(), String::new());
    let mut path: Vec<String> = Vec::new();
    walk(text, |piece| match piece {
        Piece::Start(start) => {
            current.clear();
            let name = start.local_name().as_ref().to_owned();
            chart.bars |= name == "barChart";
            path.push(name);
        }
        Piece::Text(text) => current.push_str(text),
        Piece::End(name) => {
            path.pop();
            let inside = |element: &str| path.iter().any(|outer| outer == element);
            match name {
                "f" if inside("tx") && inside("ser") => series.name = format!("={current}"),
                "f" if inside("cat") => series.categories = format!("={current}"),
                "f" if inside("val") => series.values = format!("={current}"),
                "t" if inside("title") && !inside("ser") && chart.title.is_empty() => {
                    chart.title.clone_from(&current);
                }
                "ser" => chart.series.push(std::mem::take(&mut series)),
                _ => {}
            }
        }
    });
    chart
}
