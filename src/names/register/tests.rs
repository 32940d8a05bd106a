use super::*;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn named(name: &str) -> Result<String, Problem> {
    Register::builtin().resolve(Some(name), None, None).map(|code| code.to_string())
}

fn suggested(name: &str) -> Vec<String> {
    match named(name) {
        Err(Problem::UnknownMember { suggestions, .. }) => suggestions,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn the_whole_country() {
    let register = Register::builtin();
    let (regions, municipalities): (Vec<_>, Vec<_>) =
        register.members().partition(|member| party_of(member.code) == Party::Regions);
    // src/names/data/README.md: 290 municipalities and 10 587 710 inhabitants; 21 regions, one of them Gotland.
    assert_eq!((regions.len(), municipalities.len()), (20, 290));
    let inhabitants: Decimal =
        municipalities.iter().map(|member| member.population.as_ref().unwrap().value).sum();
    assert_eq!(inhabitants, Decimal::from(10_587_710));
    assert_eq!(register.counties.len(), 21);
    assert!(register.members().map(|member| member.code).is_sorted());
}

#[test]
fn the_built_in_files_are_read_as_csv() {
    fn read<const N: usize>(file: &'static str) {
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let whole: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let split: Vec<Vec<&str>> = records::<N>(file).map(|(_, fields)| fields.to_vec()).collect();
        assert!(whole == split, "{N}");
    }
    read::<5>(MUNICIPALITIES);
    read::<4>(REGIONS);
}

#[test]
fn a_population_can_be_looked_up_where_it_says() {
    let register = Register::builtin();
    let askersund = register.member(code("1882")).unwrap();
    let population = askersund.population.as_ref().unwrap();
    let Place { file, position } = &population.place;
    assert_eq!(file.path, "finsam/kommuner.csv");
    assert_eq!(file.sha256.len(), 64);
    let crate::domain::place::Position::Cell { sheet: None, cell } = position else { panic!("{position:?}") };
    let line = MUNICIPALITIES.lines().nth(usize::try_from(cell.row).unwrap()).unwrap();
    let field = line.split(',').nth(usize::try_from(cell.column).unwrap()).unwrap();
    assert!(line.starts_with("1882,Askersund,"), "{line}");
    assert_eq!(field, population.value.to_string());
}

#[test]
fn counties_have_names_also_gotlands() {
    let register = Register::builtin();
    assert_eq!(register.county(RegionCode::new(18).unwrap()).unwrap().as_str(), "Örebro län");
    assert_eq!(register.county(RegionCode::new(9).unwrap()).unwrap().as_str(), "Gotlands län");
    assert_eq!(register.county(RegionCode::new(2).unwrap()), None);
    let names: Vec<&str> =
        register.municipalities_of(RegionCode::new(9).unwrap()).map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Gotland"]);
}

#[test]
fn official_forms_are_known() {
    for (name, code) in [
        ("Lysekil", "1484"),
        ("Lysekils kommun", "1484"),
        ("Stockholms stad", "0180"),
        ("Göteborgs Stad", "1480"),
        ("Borås Stad", "1490"),
        ("Essunga", "1445"),
        ("Essunga kommun", "1445"),
        ("Malung-sälen", "2023"),
        ("VA\u{308}STERA\u{30A}S", "1980"),
        ("Upplands\u{a0}Väsby", "0114"),
        ("Upplands–Bro", "0139"),
        ("Region Örebro län", "18"),
        ("Örebro läns landsting", "18"),
        ("Landstinget Dalarna", "20"),
        ("Landstinget i Värmland", "17"),
        ("Stockholms läns landsting", "01"),
        ("Västra Götalandsregionen", "14"),
        ("VGR", "14"),
        ("Kalmar län", "08"),
        ("Kalmar", "0880"),
        ("Region Jämtland Härjedalen", "23"),
        ("Örebro", "1880"),
    ] {
        assert_eq!(named(name), Ok(code.to_owned()), "{name}");
    }
}

#[test]
fn gotland_is_a_municipality_whatever_it_calls_itself() {
    for name in ["Gotland", "Gotlands kommun", "Region Gotland", "980", "0980", "09"] {
        assert_eq!(named(name), Ok("0980".to_owned()), "{name}");
    }
}

#[test]
fn the_two_upplands_are_never_exchanged() {
    // A ministry once swapped their populations (docs: corrected table of 2015).
    assert_eq!(named("Upplands Väsby"), Ok("0114".to_owned()));
    assert_eq!(named("Upplands-Bro"), Ok("0139".to_owned()));
    assert_eq!(suggested("Upplands Vesby").first().map(String::as_str), Some("Upplands Väsby"));
    assert_eq!(suggested("Upplands Bro").first().map(String::as_str), Some("Upplands-Bro"));
}

#[test]
fn what_is_only_alike_is_unknown() {
    assert_eq!(suggested("Lysekils").first().map(String::as_str), Some("Lysekil"));
    assert_eq!(suggested("Region Örebro").first().map(String::as_str), Some("Region Örebro län"));
    assert_eq!(suggested("Malung").first().map(String::as_str), Some("Malung-Sälen"));
    assert!(suggested("Region Västra Götaland").contains(&"Västra Götalandsregionen".to_owned()));
    assert!(suggested("Köpenhamn").len() <= 3);
    assert_eq!(suggested("Qwxyz"), Vec::<String>::new());
    // Real pairs that differ in one letter only.
    assert_eq!(named("Habo"), Ok("0643".to_owned()));
    assert_eq!(named("Håbo"), Ok("0305".to_owned()));
}

#[test]
fn a_shared_name_needs_the_party_or_the_code() {
    let register = Register::builtin();
    for (name, region, municipality) in [("Stockholm", "01", "0180"), ("Uppsala", "03", "0380")] {
        let Err(Problem::AmbiguousMember { candidates, .. }) = register.resolve(Some(name), None, None)
        else {
            panic!("{name} is both")
        };
        assert_eq!(candidates, [format!("{region} Region {name}"), format!("{municipality} {name}")]);
        assert_eq!(register.resolve(Some(name), None, Some(Party::Regions)), Ok(code(region)));
        assert_eq!(register.resolve(Some(name), None, Some(Party::Municipalities)), Ok(code(municipality)));
        assert_eq!(register.resolve(Some(name), Some(municipality), None), Ok(code(municipality)));
        assert_eq!(register.resolve(Some(&candidates[0]), None, None), Ok(code(region)));
        assert!(register.resolve(Some(name), None, Some(Party::State)).is_err());
    }
}

#[test]
fn the_party_does_not_change_who_is_meant() {
    let register = Register::builtin();
    assert_eq!(register.resolve(Some("Örebro"), None, Some(Party::Regions)), Ok(code("1880")));
    assert_eq!(register.resolve(Some("Region Gotland"), None, Some(Party::Regions)), Ok(code("0980")));
}

#[test]
fn codes_with_and_without_leading_zero_and_with_the_name_in_one_cell() {
    let register = Register::builtin();
    for (name, number) in [
        (None, Some("0114")),
        (None, Some("114")),
        (Some("0114"), None),
        (Some("0114 Upplands Väsby"), None),
        (None, Some("114 Upplands Väsby")),
        (Some("Upplands Väsby"), Some("114")),
        (Some("0114 Upplands Väsby"), Some("114")),
    ] {
        assert_eq!(register.resolve(name, number, None), Ok(code("0114")), "{name:?} {number:?}");
    }
}

#[test]
fn a_code_and_a_name_that_disagree() {
    let register = Register::builtin();
    let disagree = |name, number| match register.resolve(name, number, None) {
        Err(Problem::CodeDisagrees { of_code, of_name, .. }) => (of_code, of_name),
        other => panic!("{other:?}"),
    };
    let both = ("0139 Upplands-Bro".to_owned(), "0114 Upplands Väsby".to_owned());
    assert_eq!(disagree(Some("Upplands Väsby"), Some("0139")), both);
    assert_eq!(disagree(Some("0139 Upplands Väsby"), None), both);
    assert_eq!(disagree(Some("0114"), Some("139")), both);
}

#[test]
fn what_no_register_knows() {
    let register = Register::builtin();
    for text in ["0199", "02", "abc", "12345", "0"] {
        let problem = register.resolve(None, Some(text), None);
        assert_eq!(problem, Err(Problem::UnknownCode { code: text.to_owned() }));
    }
    // A right code does not make a wrong name right.
    assert!(matches!(
        register.resolve(Some("Upplands Vesby"), Some("0114"), None),
        Err(Problem::UnknownMember { .. })
    ));
    assert!(matches!(register.resolve(None, None, None), Err(Problem::CellEmpty { .. })));
    assert!(matches!(register.resolve(Some(" \u{a0}"), None, None), Err(Problem::CellEmpty { .. })));
}

#[test]
fn every_member_is_found_by_its_name_and_by_its_code() {
    let register = Register::builtin();
    for member in register.members() {
        let party = Some(party_of(member.code));
        assert_eq!(register.resolve(Some(member.name.as_str()), None, party), Ok(member.code));
        assert_eq!(register.resolve(None, Some(&member.code.to_string()), None), Ok(member.code));
    }
}

#[test]
fn only_stockholm_and_uppsala_are_shared_names() {
    let register = Register::builtin();
    let shared = register.forms.iter().filter(|(_, codes)| codes.len() > 1);
    let shared: Vec<&str> = shared.map(|(form, _)| form.as_str()).collect();
    assert_eq!(shared, ["stockholm", "uppsala"]);
}
