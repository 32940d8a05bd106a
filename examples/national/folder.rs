//! The working folder of the invented country: the authority's file, the office's tables, the figures of
//! the state's model and the settings. Every file says that it is invented.

use rust_xlsxwriter::XlsxError;

use super::country::{Association, Country, YEAR, country};
use super::office;
use super::sheet::{self, Cell, Header, INVENTED, Row, text};

/// The files of the folder: their paths in it and their bytes.
///
/// # Errors
/// What the library says.
pub fn files(associations: Option<usize>) -> Result<Vec<(String, Vec<u8>)>, XlsxError> {
    let country = country(associations);
    let mut files = vec![
        ("README.md".to_owned(), readme(&country).into_bytes()),
        ("finsam.toml".to_owned(), format!("# {INVENTED}.\nyear = {YEAR}\nlanguage = \"sv\"\n").into_bytes()),
        ("utskick.toml".to_owned(), mail_settings().into_bytes()),
        (format!("in/Bilaga slutlig fördelning samordningsförbund {YEAR}.xlsx"), allocation(&country)?),
        ("modell.xlsx".to_owned(), model(&country)?),
    ];
    files.extend(office::workbooks(&country)?);
    Ok(files)
}

fn readme(country: &Country) -> String {
    let [members, associations] = [country.members.len(), country.associations.len()];
    format!(
        "# Påhittat underlag för hela landet\n\n{INVENTED}.\nVerkliga är bara kommunernas och regionernas \
         namn och koder och folkmängden den 31 december 2024.\n\nHär finns {associations} förbund och \
         {members} kommuner och regioner. Mappen är gjord med\n`cargo run --release --example national -- \
         MAPP --associations {associations}` och blir likadan varje gång.\n"
    )
}

fn mail_settings() -> String {
    format!(
        "# {INVENTED}.\nfrom = \"kansli@finsam.example\"\nname = \"Påhittade samordningsförbundet\"\n\
         date = {}-11-20\n",
        YEAR - 1
    )
}

/// The authority's file, in tkr, with a county to each row and the sum under them.
fn allocation(country: &Country) -> Result<Vec<u8>, XlsxError> {
    const HEADERS: &[Header] = &[
        ("Samordningsförbund", 50.0),
        ("Län", 24.0),
        ("Möjlig tilldelning", 20.0),
        ("Äskade medel", 20.0),
        ("Slutlig tilldelning", 20.0),
    ];
    let row = |name: &str, place: Cell, amounts: [u64; 3]| -> Row {
        let [possible, requested, given] = amounts.map(Cell::Number);
        vec![text(name), place, possible, requested, given]
    };
    let associations = &country.associations;
    let mut rows: Vec<Row> = associations
        .iter()
        .map(|one| row(&one.published, text(&one.county), [one.possible, one.requested, one.given]))
        .collect();
    let sum = |of: fn(&Association) -> u64| associations.iter().map(of).sum();
    rows.push(row(
        "Totalt",
        Cell::Empty,
        [sum(|one| one.possible), sum(|one| one.requested), sum(|one| one.given)],
    ));
    let title = format!("Bilaga slutlig fördelning samordningsförbund {YEAR}, belopp i tusentals kronor");
    let mut workbook = sheet::workbook()?;
    sheet::add(&mut workbook, &format!("Fördelning {YEAR}"), &[INVENTED, &title], HEADERS, &rows)?;
    finsam::write::portable::bytes(&mut workbook, None)
}

/// The figures of the state's model for each municipality.
fn model(country: &Country) -> Result<Vec<u8>, XlsxError> {
    const HEADERS: &[Header] =
        &[("Kommun", 24.0), ("Kod", 8.0), ("Befolkning 16–64", 18.0), ("Försörjningsmått (antal)", 26.0)];
    let municipalities = country.members.iter().filter(|member| member.inhabitants > 0);
    let rows: Vec<Row> = municipalities
        .map(|member| {
            let figures = [u64::from(member.code), member.of_working_age(), member.supported()];
            std::iter::once(text(&member.name)).chain(figures.map(Cell::Number)).collect()
        })
        .collect();
    let mut workbook = sheet::workbook()?;
    sheet::add(&mut workbook, "Kommuner", &[INVENTED], HEADERS, &rows)?;
    finsam::write::portable::bytes(&mut workbook, None)
}
