//! A finished run, taken apart: its workbooks into cells, tables, charts and all that makes up their look, and
//! its other files.
//!
//! What only the same job in other languages needs is named as `XlsxWriter` and its likes name it.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_xlsxwriter::{Color, Format};
use serde::{Serialize, Serializer};
use serde_json::{Map, json};
use zip::ZipArchive;

/// What is set, by the name of the setting.
type Settings = Map<String, serde_json::Value>;

/// A finished run.
#[derive(Serialize)]
pub struct Run {
    /// Its workbooks.
    pub books: Vec<Book>,
    /// Its files of comma-separated values: the path and the rows with the header.
    pub tables: Vec<(String, Vec<Vec<String>>)>,
    /// The description of those files.
    pub package: serde_json::Value,
    /// The manifest without the files that were written.
    pub manifest: serde_json::Value,
}

/// A workbook.
#[derive(Serialize)]
pub struct Book {
    /// Its path in the run's folder.
    pub path: String,
    /// The form of cells, by number.
    pub formats: Vec<Form>,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// The names that it gives to cells, each with its formula.
    pub names: Vec<(String, String)>,
    /// Its properties.
    pub properties: Settings,
    /// The office's own properties, each with its text.
    pub custom_properties: Vec<(String, String)>,
}

/// The form of a cell.
///
/// For the floor it is only what takes time to write: which number format, and told from the others.
#[derive(Serialize)]
pub struct Form {
    /// The number format.
    #[serde(rename = "num_format")]
    pub number_format: String,
    /// A colour of its own, so that no two forms are the same.
    #[serde(skip)]
    pub colour: u32,
    /// How it really looks.
    #[serde(flatten)]
    pub look: Settings,
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
    /// How it is shown and printed.
    pub page: Page,
    /// The cells in which one of some words is chosen.
    pub choices: Vec<Choice>,
}

/// How a sheet is shown and printed.
#[derive(Default, Serialize)]
pub struct Page {
    /// Whether lines stand between the cells on the screen.
    pub gridlines: bool,
    /// How many rows and columns stay in sight.
    pub freeze: Option<(u32, u16)>,
    /// The first and last row that is repeated on every printed page.
    pub repeat: Option<(u32, u32)>,
    /// The number of the kind of paper.
    pub paper: Option<u8>,
    /// Whether it is printed across the page.
    pub landscape: bool,
    /// How many pages across and down it is printed on; 0 is as many as needed.
    pub fit: Option<(u16, u16)>,
    /// The left, right, upper and lower margin in inches.
    pub margins: (f64, f64, f64, f64),
    /// The head of the page.
    pub header: Option<String>,
    /// The foot of the page.
    pub footer: Option<String>,
    /// How far from the paper's edges the head and the foot stand, in inches.
    pub header_margins: (f64, f64),
    /// The rows that a page begins with.
    pub breaks: Vec<u32>,
}

/// Cells in which one of some words is chosen.
#[derive(Serialize)]
pub struct Choice {
    /// First row and column, last row and column, from nought.
    pub cells: (u32, u16, u32, u16),
    /// The words.
    pub words: Vec<String>,
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
        #[serde(serialize_with = "number_or_text")]
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
    /// The forms of the headings.
    pub forms: Vec<usize>,
    /// The style that it has from the spreadsheet program.
    pub style: Option<String>,
    /// Whether every other row has a ground.
    pub banded: bool,
}

/// A chart.
#[derive(Default, Serialize)]
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
    /// What is special about its kind.
    pub subtype: Option<String>,
    /// Its width and height in pixels.
    pub size: (f64, f64),
    /// What it shows, in words.
    pub description: String,
    /// The letters of its title.
    pub title_font: Settings,
    /// The settings of the axis with the categories.
    pub categories: Settings,
    /// The settings of the axis with the values.
    pub values: Settings,
    /// The settings of the legend.
    pub legend: Settings,
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
    /// Its ground, and the room between its bars.
    pub look: Settings,
}

impl Form {
    /// The form for the library.
    pub fn format(&self) -> Format {
        Format::new().set_num_format(&self.number_format).set_font_color(Color::RGB(self.colour))
    }
}

/// The run in `run`, with its headings only in its tables: a library writes them with the table.
pub fn run(run: &Path) -> Run {
    let mut books = books(run);
    for sheet in books.iter_mut().flat_map(|book| &mut book.sheets) {
        let tables = &sheet.tables;
        sheet.cells.retain(|cell| !tables.iter().any(|table| table.heads(cell)));
    }
    let json = |path: &str| -> serde_json::Value {
        serde_json::from_str(&fs_err::read_to_string(run.join(path)).unwrap()).unwrap()
    };
    let mut manifest = json("manifest.json");
    let written = manifest.as_object_mut().unwrap().remove("outputs").unwrap();
    let written = written.as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap());
    let tables = written.filter(|path| is(Path::new(path), "csv"));
    let tables = tables.map(|path| (path.to_owned(), rows(&run.join(path)))).collect();
    Run { books, tables, package: json("csv/datapackage.json"), manifest }
}

/// The rows of a file of comma-separated values as Excel in Sweden reads them.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn is(path: &Path, kind: &str) -> bool {
    path.extension().is_some_and(|extension| extension == kind)
}

/// The workbooks of the run in `run`, in order of their paths.
pub fn books(run: &Path) -> Vec<Book> {
    let mut paths: Vec<PathBuf> = ["", "forbund", "medlemmar"]
        .iter()
        .flat_map(|folder| fs_err::read_dir(run.join(folder)).expect("a finished run"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| is(path, "xlsx"))
        .collect();
    paths.sort();
    paths.iter().map(|path| book(run, path)).collect()
}

type Archive = ZipArchive<Cursor<Vec<u8>>>;

fn book(run: &Path, path: &Path) -> Book {
    let mut archive = ZipArchive::new(Cursor::new(fs_err::read(path).unwrap())).unwrap();
    let strings = shared_strings(&part(&mut archive, "xl/sharedStrings.xml"));
    let workbook = node(&mut archive, "xl/workbook.xml");
    let mut sheets: Vec<Sheet> = (1..)
        .zip(workbook.all("sheet"))
        .map(|(number, entry)| {
            let text = part(&mut archive, &format!("xl/worksheets/sheet{number}.xml"));
            let (before, rest) = text.split_once("<sheetData").unwrap();
            let (_, after) = rest.split_once("</sheetData>").unwrap_or(("", "</worksheet>"));
            let around = Node::read(&format!("{before}{after}"));
            let name = entry.get("name").unwrap().to_owned();
            let (page, choices) = (page(&around), choices(&around));
            let mut sheet = Sheet { name, page, choices, ..sheet(&text, &strings) };
            belongings(&mut archive, number, &mut sheet);
            sheet
        })
        .collect();
    let mut names = Vec::new();
    for name in workbook.all("definedName") {
        if name.get("name") == Some("_xlnm.Print_Titles") {
            let (_, rows) = name.text.rsplit_once('!').unwrap();
            let (first, last) = rows.split_once(':').unwrap();
            let row = |text: &str| text.replace('$', "").parse::<u32>().unwrap() - 1;
            let sheet = sheets.get_mut(name.number::<usize>("localSheetId")).unwrap();
            sheet.page.repeat = Some((row(first), row(last)));
        } else {
            names.push((name.get("name").unwrap().to_owned(), format!("={}", name.text)));
        }
    }
    let custom = node(&mut archive, "docProps/custom.xml");
    Book {
        path: path.strip_prefix(run).unwrap().to_str().unwrap().to_owned(),
        formats: formats(&node(&mut archive, "xl/styles.xml")),
        sheets,
        names,
        properties: properties(&node(&mut archive, "docProps/core.xml")),
        custom_properties: custom
            .all("property")
            .into_iter()
            .map(|property| (property.get("name").unwrap().to_owned(), property.all_text()))
            .collect(),
    }
}

fn part(archive: &mut Archive, name: &str) -> String {
    let mut text = String::new();
    if let Ok(mut file) = archive.by_name(name) {
        file.read_to_string(&mut text).unwrap();
    }
    text
}

fn node(archive: &mut Archive, name: &str) -> Node {
    Node::read(&part(archive, name))
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

/// An element with all that is in it.
#[derive(Default)]
struct Node {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Node>,
    text: String,
}

impl Node {
    /// The outermost element of a part; an empty one where there is no part.
    fn read(text: &str) -> Self {
        let mut open = vec![Self::default()];
        walk(text, |piece| match piece {
            Piece::Start(start) => open.push(Self {
                name: start.local_name().as_ref().to_owned(),
                attributes: start
                    .attributes()
                    .map(|attribute| attribute.unwrap())
                    .map(|attribute| {
                        let value = quick_xml::escape::unescape(&attribute.value).unwrap();
                        (attribute.key.local_name().as_ref().to_owned(), value.into_owned())
                    })
                    .collect(),
                ..Self::default()
            }),
            Piece::Text(text) => open.last_mut().unwrap().text.push_str(text),
            Piece::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
        });
        open.remove(0).children.pop().unwrap_or_default()
    }

    /// The elements of this name within, in the order of the text.
    fn all(&self, name: &str) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            found.extend(child.all(name));
        }
        found
    }

    /// The first element within, by the names of what it is in and its own.
    fn first(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.all(name).first().copied())
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The attribute `val` of the element at this path.
    fn value(&self, path: &[&str]) -> Option<&str> {
        self.first(path)?.get("val")
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> T {
        self.get(name).and_then(|value| value.parse().ok()).expect("a number")
    }

    /// The number that stands in the first element of this name within.
    fn inner<T: std::str::FromStr>(&self, name: &str) -> T {
        self.first(&[name]).and_then(|node| node.text.parse().ok()).expect("a number")
    }

    /// Whether an attribute says yes.
    fn says(&self, name: &str) -> bool {
        self.get(name) == Some("1")
    }

    fn all_text(&self) -> String {
        self.children.iter().fold(self.text.clone(), |text, child| text + &child.all_text())
    }
}

fn shared_strings(text: &str) -> Vec<String> {
    let mut strings = Vec::new();
    let mut current = String::new();
    walk(text, |piece| match piece {
        Piece::Start(start) if start.local_name().as_ref() == "si" => current.clear(),
        Piece::Text(text) => current.push_str(text),
        Piece::End("si") => strings.push(std::mem::take(&mut current)),
        _ => {}
    });
    strings
}

fn properties(core: &Node) -> Settings {
    let names = [
        ("title", "title"),
        ("subject", "subject"),
        ("author", "creator"),
        ("comments", "description"),
        ("created", "created"),
    ];
    let found = names.into_iter().filter_map(|(setting, name)| Some((setting, core.first(&[name])?)));
    found.map(|(setting, node)| (setting.to_owned(), json!(node.text))).collect()
}

/// The air in a column in characters: the file's width is that of the characters and this.
const EDGES: f64 = 0.710_937_5;

/// The kinds of line round a cell, in the order of their numbers.
const LINES: [&str; 14] = [
    "none",
    "thin",
    "medium",
    "dashed",
    "dotted",
    "thick",
    "double",
    "hair",
    "mediumDashed",
    "dashDot",
    "mediumDashDot",
    "dashDotDot",
    "mediumDashDotDot",
    "slantDashDot",
];

fn formats(styles: &Node) -> Vec<Form> {
    let codes = styles.all("numFmt");
    let code = |id: &str| codes.iter().find(|code| code.get("numFmtId") == Some(id))?.get("formatCode");
    (1..)
        .zip(styles.first(&["cellXfs"]).unwrap().all("xf"))
        .map(|(colour, form)| Form {
            number_format: code(form.get("numFmtId").unwrap()).unwrap_or("General").to_owned(),
            colour,
            look: look(styles, form),
        })
        .collect()
}

/// How a cell of this form looks, where it is not as usual.
fn look(styles: &Node, form: &Node) -> Settings {
    let mut look = Settings::new();
    let mut set = |name: &str, value: serde_json::Value| look.insert(name.to_owned(), value);
    let of = |list: &str, id: &str| {
        styles.first(&[list]).unwrap().children.get(form.number::<usize>(id)).expect("a part of a style")
    };
    let font = of("fonts", "fontId");
    if font.first(&["b"]).is_some() {
        set("bold", json!(true));
    }
    set("font_size", json!(font.first(&["sz"]).unwrap().number::<serde_json::Number>("val")));
    if let Some(color) = font.first(&["color"]).and_then(color) {
        set("font_color", json!(color));
    }
    if let Some(color) = of("fills", "fillId").first(&["fgColor"]).and_then(color) {
        set("bg_color", json!(color));
    }
    for side in ["left", "right", "top", "bottom"] {
        let line = of("borders", "borderId").first(&[side]).unwrap();
        if let Some(style) = line.get("style") {
            set(side, json!(LINES.iter().position(|known| *known == style)));
            set(&format!("{side}_color"), json!(line.first(&["color"]).and_then(color)));
        }
    }
    if let Some(alignment) = form.first(&["alignment"]) {
        for (name, attribute) in [("align", "horizontal"), ("valign", "vertical")] {
            if let Some(side) = alignment.get(attribute) {
                set(name, json!(side));
            }
        }
        if alignment.get("indent").is_some() {
            set("indent", json!(alignment.number::<u8>("indent")));
        }
        if alignment.says("wrapText") {
            set("text_wrap", json!(true));
        }
    }
    if form.first(&["protection"]).is_some_and(|protection| protection.get("locked") == Some("0")) {
        set("locked", json!(false));
    }
    look
}

/// `#RRGGBB`, where the colour is not the theme's.
fn color(color: &Node) -> Option<String> {
    color.get("rgb")?.strip_prefix("FF").map(|color| format!("#{color}"))
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
                    number::<f64>(start, "width") - EDGES,
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

/// `C4` or `C4:D9` as first row and column, last row and column.
fn cells_at(range: &str) -> (u32, u16, u32, u16) {
    let (first, last) = range.split_once(':').unwrap_or((range, range));
    let (first, last) = (cell_at(first), cell_at(last));
    (first.0, first.1, last.0, last.1)
}

/// How the sheet with these elements is shown and printed.
fn page(around: &Node) -> Page {
    let view = around.first(&["sheetView"]).unwrap();
    let setup = around.first(&["pageSetup"]);
    let pages = |setup: &Node, side: &str| setup.get(side).map_or(1, |pages| pages.parse().unwrap());
    let margins = around.first(&["pageMargins"]).unwrap();
    let margin = |side: &str| margins.number::<f64>(side);
    Page {
        gridlines: view.get("showGridLines") != Some("0"),
        freeze: view.first(&["pane"]).map(|pane| {
            let (row, column, ..) = cells_at(pane.get("topLeftCell").unwrap());
            (row, column)
        }),
        repeat: None,
        paper: setup.and_then(|setup| setup.get("paperSize")).map(|paper| paper.parse().unwrap()),
        landscape: setup.and_then(|setup| setup.get("orientation")) == Some("landscape"),
        fit: around
            .first(&["pageSetUpPr"])
            .filter(|fitted| fitted.says("fitToPage"))
            .and(setup)
            .map(|setup| (pages(setup, "fitToWidth"), pages(setup, "fitToHeight"))),
        margins: (margin("left"), margin("right"), margin("top"), margin("bottom")),
        header: around.first(&["oddHeader"]).map(|header| header.text.clone()),
        footer: around.first(&["oddFooter"]).map(|footer| footer.text.clone()),
        header_margins: (margin("header"), margin("footer")),
        breaks: around.all("brk").iter().map(|row| row.number("id")).collect(),
    }
}

fn choices(around: &Node) -> Vec<Choice> {
    let choice = |validation: &Node| Choice {
        cells: cells_at(validation.get("sqref").unwrap()),
        words: validation.all_text().trim_matches('"').split(',').map(str::to_owned).collect(),
    };
    around.all("dataValidation").into_iter().map(choice).collect()
}

/// The tables and charts of a sheet, by its relations.
fn belongings(archive: &mut Archive, number: u32, sheet: &mut Sheet) {
    let relations = node(archive, &format!("xl/worksheets/_rels/sheet{number}.xml.rels"));
    for target in relations.all("Relationship").iter().filter_map(|relation| relation.get("Target")) {
        let belonging = node(archive, &target.replace("..", "xl"));
        if target.contains("/tables/") {
            sheet.tables.push(table(&belonging, &sheet.cells));
        } else if target.contains("/drawings/") {
            let (_, file) = target.rsplit_once('/').unwrap();
            let relations = node(archive, &format!("xl/drawings/_rels/{file}.rels"));
            let charts = relations.all("Relationship");
            let charts = charts.iter().filter_map(|relation| relation.get("Target"));
            let charts = charts.filter(|path| path.contains("/charts/"));
            for (path, anchor) in charts.zip(belonging.all("twoCellAnchor")) {
                let chart = drawn(&node(archive, &path.replace("..", "xl")), anchor, sheet);
                sheet.charts.push(chart);
            }
        }
    }
}

fn table(text: &Node, cells: &[Cell]) -> Table {
    let style = text.first(&["tableStyleInfo"]).unwrap();
    let columns = text.all("tableColumn");
    let mut table = Table {
        name: text.get("name").unwrap().to_owned(),
        cells: cells_at(text.get("ref").unwrap()),
        columns: columns.iter().map(|column| column.get("name").unwrap().to_owned()).collect(),
        forms: Vec::new(),
        style: style.get("name").map(str::to_owned),
        banded: style.says("showRowStripes"),
    };
    table.forms = cells.iter().filter(|cell| table.heads(cell)).map(|cell| cell.format).collect();
    table
}

impl Table {
    /// Whether the cell is one of the table's headings.
    fn heads(&self, cell: &Cell) -> bool {
        cell.row == self.cells.0 && (self.cells.1..=self.cells.3).contains(&cell.column)
    }
}

/// The number of EMU, the unit of drawings, in a pixel.
const PIXEL: f64 = 9525.0;

impl Sheet {
    /// The width of a column in pixels.
    fn column_width(&self, column: u16) -> f64 {
        let width = self.widths.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        width.map_or(64.0, |(.., characters)| (characters * 7.0).round() + 5.0)
    }

    /// The height of a row in pixels.
    fn row_height(&self, row: u32) -> f64 {
        let height = self.heights.iter().find(|(known, _)| *known == row);
        height.map_or(20.0, |(_, points)| points * 4.0 / 3.0)
    }
}

/// A chart, where its anchor puts it on the sheet.
fn drawn(text: &Node, anchor: &Node, sheet: &Sheet) -> Chart {
    let corner = |name: &str| {
        let corner = anchor.first(&[name]).unwrap();
        let off = |name: &str| corner.inner::<f64>(name) / PIXEL;
        (corner.inner::<u32>("row"), off("rowOff"), corner.inner::<u16>("col"), off("colOff"))
    };
    let ((row, above, column, left), (last_row, below, last_column, right)) = (corner("from"), corner("to"));
    let width: f64 = (column..last_column).map(|column| sheet.column_width(column)).sum();
    let height: f64 = (row..last_row).map(|row| sheet.row_height(row)).sum();

    let plot = text.first(&["plotArea"]).unwrap();
    let bars = plot.first(&["barChart"]);
    let title = text.first(&["title"]);
    let mut legend = Settings::new();
    if let Some(place) = text.value(&["legend", "legendPos"]) {
        legend
            .insert("position".to_owned(), json!(SIDES.iter().find(|(short, _)| *short == place).unwrap().1));
    }
    Chart {
        row,
        column,
        bars: bars.is_some(),
        title: title
            .and_then(|title| title.first(&["t"]))
            .map(|title| title.text.clone())
            .unwrap_or_default(),
        series: plot.all("ser").into_iter().map(|series| drawn_series(series, bars)).collect(),
        subtype: plot.value(&["grouping"]).filter(|kind| kind.contains("tacked")).map(str::to_owned),
        size: (width + right - left, height + below - above),
        description: anchor
            .first(&["cNvPr"])
            .and_then(|about| about.get("descr"))
            .unwrap_or_default()
            .to_owned(),
        title_font: title.and_then(|title| title.first(&["rPr"])).map(letters).unwrap_or_default(),
        categories: plot.first(&["catAx"]).map(axis).unwrap_or_default(),
        values: plot.first(&["valAx"]).map(axis).unwrap_or_default(),
        legend,
    }
}

/// The sides of a chart, short and in full.
const SIDES: [(&str, &str); 4] = [("b", "bottom"), ("t", "top"), ("l", "left"), ("r", "right")];

fn drawn_series(series: &Node, bars: Option<&Node>) -> Series {
    let formula = |name: &str| series.first(&[name, "f"]).map(|cells| format!("={}", cells.text));
    let mut look = Settings::new();
    if let Some(color) = series.first(&["spPr"]).and_then(drawn_color) {
        look.insert("fill".to_owned(), json!({ "color": color }));
    }
    for (name, element) in [("gap", "gapWidth"), ("overlap", "overlap")] {
        if let Some(share) = bars.and_then(|bars| bars.value(&[element])) {
            look.insert(name.to_owned(), json!(share.parse::<i32>().unwrap()));
        }
    }
    let name = || series.first(&["tx", "v"]).map(|name| name.text.clone());
    Series {
        name: formula("tx").or_else(name).unwrap_or_default(),
        categories: formula("cat").unwrap_or_default(),
        values: formula("val").unwrap_or_default(),
        look,
    }
}

/// The settings of an axis, where they are not as usual.
fn axis(axis: &Node) -> Settings {
    let mut settings = Settings::new();
    let mut set = |name: &str, value: serde_json::Value| settings.insert(name.to_owned(), value);
    if axis.value(&["orientation"]) == Some("maxMin") {
        set("reverse", json!(true));
    }
    if let Some(font) = axis.first(&["txPr", "defRPr"]) {
        set("num_font", json!(letters(font)));
    }
    if let Some(format) = axis.first(&["numFmt"]) {
        set("num_format", json!(format.get("formatCode")));
    }
    if let Some(place @ ("high" | "low" | "none")) = axis.value(&["tickLblPos"]) {
        set("label_position", json!(place));
    }
    let lines = axis.first(&["majorGridlines"]);
    set(
        "major_gridlines",
        match lines.and_then(drawn_color) {
            Some(color) => json!({ "visible": true, "line": { "color": color } }),
            None => json!({ "visible": lines.is_some() }),
        },
    );
    settings
}

/// The letters of a text in a chart.
fn letters(font: &Node) -> Settings {
    let mut letters = Settings::new();
    // In a drawing, letters are measured in hundredths of a point.
    letters.insert("size".to_owned(), json!(font.number::<u32>("sz") / 100));
    if font.says("b") {
        letters.insert("bold".to_owned(), json!(true));
    }
    if let Some(color) = drawn_color(font) {
        letters.insert("color".to_owned(), json!(color));
    }
    letters
}

/// `#RRGGBB`.
fn drawn_color(node: &Node) -> Option<String> {
    node.value(&["solidFill", "srgbClr"]).map(|color| format!("#{color}"))
}

/// A result as the number that it is, or else as text.
fn number_or_text<S: Serializer>(result: &str, serializer: S) -> Result<S::Ok, S::Error> {
    match result.parse::<serde_json::Number>() {
        Ok(number) => number.serialize(serializer),
        Err(_) => serializer.serialize_str(result),
    }
}
