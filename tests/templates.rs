//! `--template`: the office's own look.

use fs_err as fs;

use crate::common::workbook::unzipped;
use crate::common::working_folder::WorkingFolder;

/// A picture of one point, as the PNG specification builds it.
const PNG: &[u8] = &[
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00,
    0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8, 0xCF, 0xC0, 0xF0, 0x1F, 0x00, 0x05,
    0x00, 0x01, 0xFF, 0x56, 0xC7, 0x2F, 0x0D, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42,
    0x60, 0x82,
];

fn with_template(template: &str) -> WorkingFolder {
    let folder = WorkingFolder::orebro().file("kontoret.toml", template);
    fs::write(folder.path("logo.png"), PNG).unwrap();
    folder
}

#[test]
fn colours_logo_and_footer_are_the_offices_own() {
    let folder = with_template(
        "heading = \"#5B2333\"\ntotal = \"#F7F4F3\"\nbars = [\"#5B2333\", \"#8A6D3B\", \"#3A5A40\"]\n\
         logo = \"logo.png\"\nfooter = \"Region Örebro län & Ekonomi\"\n",
    );
    folder.finsam(&["run", ".", "--out", "ut/a", "--template", "kontoret.toml"]).exits(0);
    let parts = unzipped(&fs::read(folder.path("ut/a/sammanstallning-2024.xlsx")).unwrap());
    let text = |part: &str| String::from_utf8(parts[part].clone()).unwrap();
    assert!(text("xl/styles.xml").contains("FF5B2333") && text("xl/styles.xml").contains("FFF7F4F3"));
    assert!(text("xl/charts/chart1.xml").contains("8A6D3B"));
    assert_eq!(parts["xl/media/image1.png"], PNG);
    assert!(text("xl/worksheets/sheet1.xml").contains("Region Örebro län &amp;&amp; Ekonomi"));
    let manifest = fs::read_to_string(folder.path("ut/a/manifest.json")).unwrap();
    assert!(
        manifest.contains("\"mall/kontoret.toml\"") && manifest.contains("\"mall/logo.png\""),
        "{manifest}"
    );
}

#[test]
fn a_template_makes_another_run() {
    let folder = with_template("footer = \"Ekonomi\"\n");
    for arguments in [&["run", "."][..], &["run", ".", "--template", "kontoret.toml"]] {
        folder.finsam(arguments).exits(0);
    }
    assert_eq!(folder.visible("ut").len(), 2);
}

#[test]
fn what_is_wrong_in_a_template_is_said_with_its_place() {
    for (template, place, said) in [
        ("heading = \"#FFFF00\"\n", "rad 1, tecken 11", "Kontrasten blir för liten"),
        ("\ntotal = \"röd\"\n", "rad 2, tecken 9", "Skriv sex siffror efter #"),
        ("logo = \"kontoret.toml\"\n", "rad 1, tecken 8", "PNG"),
        ("footer = \"a\\nb\"\n", "rad 1, tecken 10", "Sidfoten"),
        ("färg = \"#000000\"\n", "rad 1", "går inte att förstå"),
    ] {
        let answer = with_template(template).finsam(&["run", ".", "--template", "kontoret.toml"]);
        assert_eq!(answer.code, Some(2), "{template}: {answer:?}");
        assert!(answer.err.contains(place) && answer.err.contains(said), "{template}: {}", answer.err);
    }
}
