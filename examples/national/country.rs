//! An invented country: which associations there are, who belongs to them and what the state gives.
//!
//! The municipalities and the regions are the register's, with their inhabitants. Everything else follows
//! from their codes, so that it is the same each time and looks like nothing in particular.

use finsam::domain::code::Code;
use finsam::names::register::{Register, RegisteredMember};

/// The budget year.
pub const YEAR: u32 = 2026;

/// Every so many municipalities one belongs to no association, as some sixteen do.
const OUTSIDE: usize = 18;
/// As many municipalities an association usually has.
const USUALLY: usize = 4;
/// The state's funds for seventy associations, in tkr.
const FUNDS: u64 = 339_000;
/// The base amount of an association, in tkr.
const BASE: u64 = 400;
/// The county whose last association reaches over the border, and the county on the other side.
const BORDER: [&str; 2] = ["18", "19"];

/// A member.
#[derive(Clone)]
pub struct Member {
    /// Its code, as a number.
    pub code: u32,
    /// Its name.
    pub name: String,
    /// Its inhabitants; 0 for a region.
    pub inhabitants: u64,
}

impl Member {
    fn of(registered: &RegisteredMember) -> Self {
        let inhabitants = registered.population.as_ref().and_then(|number| number.value.try_into().ok());
        Self {
            code: registered.code.to_string().parse().unwrap_or_default(),
            name: registered.name.to_string(),
            inhabitants: inhabitants.unwrap_or_default(),
        }
    }

    /// Its name as a cell names one and nobody else: `0180 Stockholm` is not the region.
    pub fn called(&self) -> String {
        if self.code < 100 { self.name.clone() } else { format!("{:04} {}", self.code, self.name) }
    }

    /// Invented: inhabitants from 16 to 64 years.
    pub fn of_working_age(&self) -> u64 {
        self.inhabitants * (52 + self.scattered(11)) / 100
    }

    /// Invented: how many are supported in the sense of the state's model.
    pub fn supported(&self) -> u64 {
        self.inhabitants * (20 + self.scattered(71)) / 1_000
    }

    /// A number below `below` that the code decides.
    fn scattered(&self, below: u64) -> u64 {
        u64::from(self.code) * 7_919 % 10_007 % below
    }
}

/// An association.
pub struct Association {
    /// Its number, from 0.
    pub number: usize,
    /// Its name in the office's tables.
    pub name: String,
    /// Its name in the authority's file.
    pub published: String,
    /// Its county.
    pub county: String,
    /// Its regions; none on Gotland.
    pub regions: Vec<Member>,
    /// Its municipalities.
    pub municipalities: Vec<Member>,
    /// What the state's model makes possible, in tkr.
    pub possible: u64,
    /// What it asks for, in tkr.
    pub requested: u64,
    /// What the state gives, in tkr.
    pub given: u64,
}

impl Association {
    /// Whether the authority calls it by a name that nobody could work out from its own.
    pub fn has_other_name(&self) -> bool {
        self.number % 10 == 4
    }
}

/// Everybody.
pub struct Country {
    /// The municipalities and regions of the register.
    pub members: Vec<Member>,
    /// The associations.
    pub associations: Vec<Association>,
}

/// The members of an association and where it lies.
struct Area {
    county: String,
    regions: Vec<Member>,
    municipalities: Vec<Member>,
}

/// The country with so many associations, else with as many as its areas.
///
/// When there are more associations than areas, several have the same area.
pub fn country(associations: Option<usize>) -> Country {
    let register = Register::builtin();
    let areas = areas(&register);
    let wished = associations.unwrap_or(areas.len());
    let mut associations: Vec<Association> = (0..wished)
        .zip(areas.iter().cycle())
        .map(|(number, area)| association(number, number / areas.len() + 1, area))
        .collect();
    share_out(&mut associations);
    Country { members: register.members().map(Member::of).collect(), associations }
}

/// Neighbours in code order, some four to an area and never over the county's border but once.
fn areas(register: &Register) -> Vec<Area> {
    let mut areas = Vec::new();
    // Begun so that Gotland, alone in its county, is not one of those outside.
    let mut seen = 5_usize;
    for (code, county) in register.counties() {
        let region = register.member(Code::Region(code)).map(Member::of);
        let mut municipalities: Vec<Member> = register.municipalities_of(code).map(Member::of).collect();
        municipalities.retain(|_| {
            seen += 1;
            !seen.is_multiple_of(OUTSIDE)
        });
        let count = ((municipalities.len() + USUALLY / 2) / USUALLY).max(1);
        for index in 0..count {
            let bounds = [index, index + 1].map(|index| index * municipalities.len() / count);
            areas.push(Area {
                county: county.to_string(),
                regions: region.iter().cloned().collect(),
                municipalities: municipalities.iter().take(bounds[1]).skip(bounds[0]).cloned().collect(),
            });
        }
    }
    reach_over_the_border(&mut areas, register);
    areas
}

/// One area has a municipality of the next county too, which then belongs to two associations, and so
/// two regions.
fn reach_over_the_border(areas: &mut [Area], register: &Register) {
    let [here, there] = BORDER.map(|code| {
        let code: Option<Code> = code.parse().ok();
        code.and_then(|code| register.member(code))
    });
    let (Some(here), Some(there)) = (here, there) else { return };
    let beyond = areas.iter().find(|area| area.county == there.county.as_str());
    let neighbour = beyond.and_then(|area| area.municipalities.first()).cloned();
    let last = areas.iter_mut().rfind(|area| area.county == here.county.as_str());
    if let (Some(area), Some(neighbour)) = (last, neighbour) {
        area.municipalities.push(neighbour);
        area.regions.push(Member::of(there));
    }
}

/// The association with this number, the `turn`th of its area. The authority writes its name in another
/// way than the office.
fn association(number: usize, turn: usize, area: &Area) -> Association {
    let of = |index: usize| area.municipalities.get(index).map_or("", |member| member.name.as_str());
    let (name, published) = match (area.municipalities.len(), turn) {
        (2, 1) => {
            (format!("Samordningsförbundet {}/{}", of(0), of(1)), format!("Finsam {}/{}", of(1), of(0)))
        }
        (_, 1) => match number % 3 {
            0 => (format!("Samordningsförbundet {}", of(0)), format!("{} samordningsförbund", of(0))),
            1 => (format!("Samordningsförbundet i {}", of(0)), of(0).to_owned()),
            _ => (format!("Finsam {}", of(0)), format!("Samordningsförbundet {}", of(0).to_uppercase())),
        },
        _ => (format!("Samordningsförbundet {} krets {turn}", of(0)), format!("{} krets {turn}", of(0))),
    };
    let mut association = Association {
        number,
        name,
        published,
        county: area.county.clone(),
        regions: area.regions.clone(),
        municipalities: area.municipalities.clone(),
        possible: 0,
        requested: 0,
        given: 0,
    };
    if association.has_other_name() {
        association.published = format!("Påhittade förbundet nr {}", number + 1);
    }
    association
}

/// Shares out the state's funds: a base amount each, and the rest by those supported (three quarters) and
/// those of working age (one quarter). Some ask for less than is possible, and get that.
fn share_out(associations: &mut [Association]) {
    let sum = |association: &Association, of: fn(&Member) -> u64| -> u64 {
        association.municipalities.iter().map(of).sum()
    };
    let count = associations.len() as u64;
    let rest = (FUNDS - 70 * BASE) * count / 70;
    let supported: u64 = associations.iter().map(|one| sum(one, Member::supported)).sum();
    let of_working_age: u64 = associations.iter().map(|one| sum(one, Member::of_working_age)).sum();
    for association in associations {
        let by_support = rest * 3 / 4 * sum(association, Member::supported) / supported.max(1);
        let by_age = rest / 4 * sum(association, Member::of_working_age) / of_working_age.max(1);
        association.possible = BASE + by_support + by_age;
        let share = match association.number % 7 {
            2 => 92,
            3 => 85,
            5 => 78,
            6 => 65,
            _ => 100,
        };
        association.requested = association.possible * share / 100;
        association.given = association.requested;
    }
}
