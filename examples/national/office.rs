//! The office's tables of the invented country: members with every kind of key, decisions of every kind,
//! last year, other names and contacts.

use rust_xlsxwriter::XlsxError;

use super::country::{Association, Country, Member, YEAR};
use super::sheet::{self, Cell, Header, INVENTED, Row, text};

const MEMBERS: &[Header] = &[
    ("Förbund", 46.0),
    ("Medlem", 24.0),
    ("Part", 10.0),
    ("Kod", 8.0),
    ("Nyckel", 18.0),
    ("Värde", 12.0),
    ("Från", 12.0),
    ("Till", 12.0),
];
const DECISIONS: &[Header] = &[
    ("Förbund", 46.0),
    ("Medlem", 24.0),
    ("Regel", 12.0),
    ("Värde", 24.0),
    ("Avrundning", 18.0),
    ("Datum", 12.0),
    ("Status", 12.0),
    ("Diarienummer", 16.0),
    ("Not", 40.0),
];
const LAST_YEAR: &[Header] = &[("Förbund", 46.0), ("Medlem", 24.0), ("År", 8.0), ("Belopp (kr)", 14.0)];
const ALIASES: &[Header] = &[("Namn", 46.0), ("Avser", 46.0), ("Från", 12.0), ("Till", 12.0)];
const CONTACTS: &[Header] = &[("Medlem", 46.0), ("E-post", 46.0), ("Namn", 24.0), ("Kopia", 46.0)];

/// The association that became one of two at the turn of the year.
const MERGED: usize = 20;

/// As many associations as the tables of one workbook have room for: finsam reads no more cells than it
/// must from a workbook that may be hostile.
const IN_ONE_WORKBOOK: usize = 2_000;

/// The tables in one workbook, or in a workbook each: their paths and bytes.
///
/// # Errors
/// What the library says.
pub fn workbooks(country: &Country) -> Result<Vec<(String, Vec<u8>)>, XlsxError> {
    let tables = tables(country);
    if country.associations.len() <= IN_ONE_WORKBOOK {
        return Ok(vec![("medlemmar.xlsx".to_owned(), workbook(&tables)?)]);
    }
    tables
        .chunks(1)
        .map(|table| {
            let name = table.iter().map(|(name, ..)| name.to_lowercase()).collect::<String>();
            Ok((format!("{name}.xlsx"), workbook(table)?))
        })
        .collect()
}

type Table = (&'static str, &'static [Header], Vec<Row>);

fn workbook(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = sheet::workbook()?;
    for (name, headers, rows) in tables {
        sheet::add(&mut workbook, name, &[INVENTED], headers, rows)?;
    }
    finsam::write::portable::bytes(&mut workbook, None)
}

fn tables(country: &Country) -> [Table; 5] {
    let associations = &country.associations;
    let regions = country.members.iter().filter(|member| is_region(member));
    let mut decisions: Vec<Row> = regions.filter_map(cut_everywhere).collect();
    decisions.extend(associations.iter().flat_map(decided));
    let of_all =
        |rows: fn(&Association) -> Vec<Row>| -> Vec<Row> { associations.iter().flat_map(rows).collect() };
    [
        ("Medlemmar", MEMBERS, of_all(members)),
        ("Beslut", DECISIONS, decisions),
        ("Föregående år", LAST_YEAR, of_all(last_year)),
        ("Alias", ALIASES, of_all(other_names)),
        ("Kontakter", CONTACTS, contacts(country)),
    ]
}

fn is_region(member: &Member) -> bool {
    member.code < 100
}

fn members(association: &Association) -> Vec<Row> {
    let regions = association.regions.iter().map(|region| {
        let shared = association.regions.len() > 1;
        let key = if shared { text("lika") } else { Cell::Empty };
        membership(association, region, "region", [key, Cell::Empty])
    });
    let municipalities = association.municipalities.iter().enumerate().map(|(index, municipality)| {
        let mut row = membership(association, municipality, "kommun", key(association, index, municipality));
        let joins =
            association.number % 29 == 12 && index > 0 && index + 1 == association.municipalities.len();
        if joins && let Some(from) = row.get_mut(6) {
            *from = Cell::Date(year(0), 6, 1);
        }
        row
    });
    regions.chain(municipalities).collect()
}

fn membership(association: &Association, member: &Member, party: &str, key: [Cell; 2]) -> Row {
    let [kind, value] = key;
    let code = Cell::Number(u64::from(member.code));
    let name = text(&member.name);
    vec![text(&association.name), name, text(party), code, kind, value, Cell::Empty, Cell::Empty]
}

/// The key of a municipality and its value: most share by inhabitants.
fn key(association: &Association, index: usize, municipality: &Member) -> [Cell; 2] {
    let count = association.municipalities.len();
    if count < 2 {
        return [Cell::Empty, Cell::Empty];
    }
    match association.number % 11 {
        3 => [text("lika"), Cell::Empty],
        5 => {
            let each = 100 / count;
            let share = if index == 0 { 100 - each * (count - 1) } else { each };
            [text("procent"), text(format!("{share} %"))]
        }
        7 => [text("vikt"), Cell::Number(1 + municipality.inhabitants / 10_000)],
        8 => [text("befolkning 16–64"), Cell::Number(municipality.of_working_age())],
        _ if pays_fixed_amount(association, municipality) => [text("belopp"), text("50 tkr")],
        _ => [text("befolkning"), Cell::Empty],
    }
}

/// Whether the municipality pays 50 tkr, whatever its inhabitants.
fn pays_fixed_amount(association: &Association, municipality: &Member) -> bool {
    let first = association.municipalities.first().is_some_and(|first| first.code == municipality.code);
    first && association.municipalities.len() > 1 && association.number % 11 == 9
}

/// Every third region gives less to all its associations.
fn cut_everywhere(region: &Member) -> Option<Row> {
    let cut = match region.code % 9 {
        0 => "10 %",
        3 => "5 %",
        6 => "2,5 %",
        _ => return None,
    };
    let date = Cell::Date(year(0), 2, 28);
    let status = text("preliminär");
    Some(vec![
        text("*"),
        text(&region.name),
        text("minskning"),
        text(cut),
        text("uppåt 10 tkr"),
        date,
        status,
    ])
}

/// What members of an association have decided; in a third of them nobody has.
fn decided(association: &Association) -> Vec<Row> {
    let row = |member: &Member, rule: &str, value: &str, rounding: &str, status: &str| -> Row {
        let reference = format!("PÅHITT {}/{}", YEAR - 1, association.number + 1);
        let date = Cell::Date(year(1), 12, 15);
        [&association.name, &member.called(), rule, value, rounding]
            .map(text)
            .into_iter()
            .chain([date, text(status), text(reference), text("Påhittat beslut")])
            .collect()
    };
    let Some(first) = association.municipalities.first() else { return Vec::new() };
    let last = association.municipalities.last().unwrap_or(first);
    let quarter = association.given / 2;
    match association.number % 9 {
        1 => vec![row(first, "minskning", "5 %", "närmaste 1 tkr", "slutlig")],
        2 => {
            let mut rows = vec![row(first, "minskning", "25 %", "nedåt 100 kr", "villkorad")];
            rows.extend(
                association
                    .regions
                    .first()
                    .map(|region| row(region, "följer", &first.called(), "uppåt 10 tkr", "preliminär")),
            );
            rows
        }
        4 => vec![row(last, "belopp", &format!("{} tkr", quarter / 3), "", "slutlig")],
        5 => vec![row(last, "tak", &format!("{} tkr", quarter / 2), "", "slutlig")],
        7 => vec![row(first, "golv", &format!("{} tkr", quarter / 4), "", "villkorad")],
        8 => association
            .municipalities
            .iter()
            .map(|member| row(member, "minskning", "3 %", "uppåt 1 tkr", "slutlig"))
            .collect(),
        _ => Vec::new(),
    }
}

/// Last year's contributions: about as much as this year's, and here and there unknown.
fn last_year(association: &Association) -> Vec<Row> {
    let state = association.given * 1_000;
    let inhabitants: u64 = association.municipalities.iter().map(|one| one.inhabitants).sum();
    let parties = if association.regions.is_empty() { 1 } else { 2 };
    let names = former_names(association);
    let mut rows = Vec::new();
    for member in association.regions.iter().chain(&association.municipalities) {
        let share = if pays_fixed_amount(association, member) {
            50_000
        } else if is_region(member) {
            state / 2 / association.regions.len().max(1) as u64
        } else {
            state / parties * member.inhabitants / inhabitants.max(1)
        };
        let seed = u64::from(member.code) + association.number as u64;
        let amount = share * (94 + seed * 31 % 17) / 100 / 500 * 500 / names.len() as u64;
        for name in &names {
            let amount = if seed.is_multiple_of(61) { text("..") } else { Cell::Number(amount) };
            rows.push(vec![text(name), text(member.called()), Cell::Number(u64::from(year(1))), amount]);
        }
    }
    rows
}

/// What the association was called last year; two names for one that was two.
fn former_names(association: &Association) -> Vec<String> {
    if association.number != MERGED {
        return vec![association.name.clone()];
    }
    let members = association.municipalities.first().into_iter().chain(association.municipalities.last());
    members.map(|member| format!("Samordningsförbundet Gamla {}", member.name)).collect()
}

fn other_names(association: &Association) -> Vec<Row> {
    let target = || text(&association.name);
    let mut rows = Vec::new();
    if association.has_other_name() {
        rows.push(vec![text(&association.published), target()]);
    }
    if association.number == MERGED {
        let end = || Cell::Date(year(1), 12, 31);
        let names = former_names(association);
        rows.extend(names.into_iter().map(|name| vec![text(name), target(), Cell::Empty, end()]));
    }
    rows
}

/// An address to each member that belongs to an association, and to each association.
fn contacts(country: &Country) -> Vec<Row> {
    let belongs = |member: &&Member| {
        let members =
            country.associations.iter().flat_map(|one| one.regions.iter().chain(&one.municipalities));
        members.into_iter().any(|one| one.code == member.code)
    };
    let members = country.members.iter().filter(belongs).map(|member| {
        let domain = domain(&member.name);
        let copy = if member.code % 5 == 0 { text(format!("ekonomi@{domain}")) } else { Cell::Empty };
        vec![text(member.called()), text(format!("registrator@{domain}")), text("Registrator"), copy]
    });
    let associations = country.associations.iter().map(|association| {
        // All begin with a word that says what they are: a municipality may have the same name.
        let address = format!("kansli{}@{}", association.number + 1, domain(&association.county));
        vec![text(&association.name), text(address), text("Kansliet"), Cell::Empty]
    });
    members.chain(associations).collect()
}

/// An address that leads nowhere (RFC 2606).
fn domain(name: &str) -> String {
    let plain = |letter| match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        letter if char::is_ascii_alphanumeric(&letter) => letter,
        _ => '-',
    };
    format!("{}.example", name.to_lowercase().chars().map(plain).collect::<String>())
}

/// The year so many years before the budget year.
fn year(before: u16) -> u16 {
    u16::try_from(YEAR).unwrap_or_default() - before
}
