//! Two situations set against each other.

use finsam::compare::difference::{Difference, difference};
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::decision::Measure;
use finsam::domain::rounding::Direction;
use finsam::text::Language;
use finsam::write::difference::workbook;

use super::run_files::with_report;
use super::situation::{Situation, code, kr, orebro, percent};

pub fn between(old: &Situation, new: &Situation) -> Difference {
    difference(&old.given(), &new.given()).unwrap()
}

/// The workbooks of a difference of every cause, with öre, with what comes and goes, and of none.
pub fn workbooks(language: Language) -> Vec<Vec<u8>> {
    let old = orebro(Direction::Up, "10000").association("Väst", "400 000").member("18", "Region Örebro län");
    let mut new = orebro(Direction::Nearest, "10000")
        .association("=cmd()|'/C calc'!A0 & <Söner>", "1 000 000")
        .member("18", "Region Örebro län")
        .member("1880", "+Örebro");
    new.associations[2].allocation.amounts_mut().next().unwrap().value = kr("2 400 000");
    new.associations[2].members.pop();
    new.decisions[0].measure.value = Measure::reduction(percent("7.5"));
    let region = code("18");
    new.associations[1].last_year.get_mut(&region).unwrap()[0].value = kr("1 400 000.35");
    let worked = new.work_out();
    with_report(&worked, language, CsvProfile::ExcelSwedish, |report| {
        let found = [between(&old, &new), between(&new, &new)];
        found.map(|found| workbook(report, &found, ("då (2024)", "nu (2024)")).unwrap()).into()
    })
}
