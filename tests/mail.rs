//! `finsam mail draft`: what is composed is what a mail program reads, the same bytes each time, and
//! nobody's workbook goes to another.

use std::collections::BTreeMap;
use std::process::Command;

use finsam::domain::contact::{Contact, Contacts, Recipient};
use finsam::domain::csv_profile::CsvProfile;
use finsam::domain::email::EmailAddress;
use finsam::domain::enclosed::Enclosed;
use finsam::domain::name::Name;
use finsam::domain::place::{Place, SourceFile};
use finsam::domain::rounding::Direction;
use finsam::findings::Findings;
use finsam::mail::approval::Approval;
use finsam::mail::compose::{ComposeError, Composition, Sender};
use finsam::mail::fields;
use finsam::mail::guard::{Owner, belongs};
use finsam::mail::message::{Mailbox, Message};
use finsam::mail::templates::{Source as TemplateSource, Template, Templates};
use finsam::output::{Source, sha256};
use finsam::text::{Language, Text};
use finsam::write::documents;
use finsam::write::report::{Report, RunFacts};
use serde_json::Value;

use crate::common::run_files::facts;
use crate::common::situation::{Situation, Worked, code, orebro};
use crate::common::working_folder::WorkingFolder;

const SETTINGS: &str = "from = \"kansli@sydnarke.se\"\nname = \"Samordningsförbunden i Örebro län\"\n\
    date = 2023-11-20\ncopies-to = [\"diarium@sydnarke.se\"]\n";

const CONTACTS: &str = "Medlem;E-post;Namn;Kopia\n\
    Region Örebro län;asa.oberg@regionorebrolan.se;Åsa Öberg, Håbo kommun;\n\
    18;ekonomi@regionorebrolan.se;;chef@regionorebrolan.se, Diarium@sydnarke.se\n\
    Degerfors;registrator@degerfors.se;;\n\
    Karlskoga;registrator@karlskoga.se;=cmd();\n\
    Askersund;registrator@askersund.se;;\n\
    Hallsberg;registrator@hallsberg.se;;\n\
    1881;registrator@kumla.se;;\n\
    Laxå;registrator@laxa.se;;\n\
    Samordningsförbundet Sydnärke;kansliet@sydnarke.se;Kansliet;\n";

fn folder() -> WorkingFolder {
    WorkingFolder::orebro().file("utskick.toml", SETTINGS).file("kontakter.csv", CONTACTS)
}

/// The folder with a run in `körning`.
fn run(folder: WorkingFolder) -> WorkingFolder {
    folder.finsam(&["run", "--out", "körning"]).exits(0);
    folder
}

const DRAFT: [&str; 3] = ["mail", "draft", "körning"];

#[test]
fn a_draft_to_each_recipient_and_nothing_sent() {
    let folder = run(folder());
    let answer = folder.finsam(&["mail", "draft", "körning", "--folder"]).exits(0);
    assert!(answer.out.contains("Avsändare: Samordningsförbunden i Örebro län <kansli@sydnarke.se>"));
    // Seven members and one association; nine addresses of their own, one copy of theirs and the office's.
    assert!(answer.out.contains("Meddelanden: 8, till 11 adresser\nBilagor: 8\n"), "{}", answer.out);
    let files = folder.files("körning/epost");
    let name = "medlem-18-region-orebro-lan";
    for file in [
        "godkannande.toml".to_owned(),
        "utskick.csv".to_owned(),
        "utskick.xlsx".to_owned(),
        format!("{name}.eml"),
        format!("{name}/meddelande.txt"),
        format!("{name}/Region-Örebro-län-2024.xlsx"),
    ] {
        assert!(files.contains_key(&file), "{file} in {:?}", files.keys());
    }
    let approval = Approval::parse(&folder.read("körning/epost/godkannande.toml")).unwrap();
    let manifest = folder.json("körning/manifest.json");
    assert_eq!(Some(approval.run.as_str()), manifest["run"].as_str());
    let run = folder.files("körning");
    assert_eq!(approval.messages.len(), 8);
    for message in &approval.messages {
        assert_eq!(sha256(&run[&message.file]), message.sha256);
        assert!(run[&message.file].starts_with(b"X-Unsent: 1\r\n"));
        for attachment in &message.attachments {
            assert_eq!(sha256(&run[&attachment.path]), attachment.sha256);
        }
    }
    let region = approval.messages.iter().find(|message| message.name.as_str() == name).unwrap();
    assert_eq!(region.to.len(), 2, "two contacts are one message");
    // The office's address stands among the contact's copies too, and gets one.
    let copies: Vec<&str> = region.copy.iter().map(EmailAddress::as_str).collect();
    assert_eq!(copies, ["chef@regionorebrolan.se", "Diarium@sydnarke.se"]);
}

#[test]
fn the_same_run_gives_the_same_bytes() {
    let drafted = || {
        let folder = run(folder());
        folder.finsam(&DRAFT).exits(0);
        let first = folder.files("körning/epost");
        // Drafts are written anew.
        folder.finsam(&DRAFT).exits(0);
        assert_eq!(folder.files("körning/epost"), first);
        first
    };
    assert_eq!(drafted(), drafted());
}

#[test]
fn letters_have_the_contacts_name_and_address() {
    let folder = run(folder());
    let letters = folder.read("körning/csv/brev.csv");
    assert!(
        letters
            .contains(";Åsa Öberg, Håbo kommun;\"asa.oberg@regionorebrolan.se; ekonomi@regionorebrolan.se\"")
    );
    assert!(letters.contains(";'=cmd();registrator@karlskoga.se"), "{letters}");
}

#[test]
fn a_member_without_contact_stops_unless_it_is_left_out() {
    let folder = run(folder().replaced("kontakter.csv", "Laxå;registrator@laxa.se;;\n", ""));
    let stopped = folder.finsam(&DRAFT);
    assert_eq!((stopped.code, stopped.codes()), (Some(1), vec!["F706".to_owned()]));
    assert!(!folder.path("körning/epost").exists());
    let skipped = folder.finsam(&["mail", "draft", "körning", "--skip-missing"]).exits(0);
    assert!(skipped.out.contains("Utan e-postadress, får inget: Laxå"), "{}", skipped.out);
}

#[test]
fn a_conditional_decision_is_said_to_be_one_with_its_date_and_number() {
    let folder = folder().replaced("beslut.csv", "Datum;Status", "Datum;Status;Diarienummer").replaced(
        "beslut.csv",
        "2024-02-28;preliminär",
        "2024-02-28;villkorad;23RS17",
    );
    let folder = run(folder);
    folder.finsam(&["mail", "draft", "körning", "--folder"]).exits(0);
    let said = "Beslutat 2024-02-28, dnr 23RS17, med villkor.";
    let condition = "under förutsättning att övriga medlemmar fattar motsvarande beslut";
    for file in ["meddelande.txt", "meddelande.html"] {
        let text = folder.read(&format!("körning/epost/medlem-18-region-orebro-lan/{file}"));
        assert_eq!(text.matches(said).count(), 2, "one for each association: {text}");
        assert_eq!(text.matches(condition).count(), 1, "once above all of them: {text}");
        // −10 % of 1 390 000 is 1 251 000, up to the next 10 000.
        assert!(text.contains("1\u{a0}260\u{a0}000\u{a0}kr") && text.contains("1\u{a0}390\u{a0}000\u{a0}kr"));
    }
    let association = folder.read("körning/epost/forbund-samordningsforbundet-sydnarke/meddelande.txt");
    assert!(
        association.contains("För Region Örebro län gäller beslutet under förutsättning"),
        "{association}"
    );
}

#[test]
fn a_corrected_amount_is_said_with_what_it_was_before() {
    let folder = folder();
    let allocation = folder.read("in/bilaga.csv");
    let (mut corrected, mut rows) = (String::new(), 0);
    for line in allocation.lines() {
        let cell = match line {
            line if line.starts_with("Förbund;") || line.starts_with("Samordningsförbund;") => {
                "Rättad tilldelning (tkr)"
            }
            line if line.contains("Sydnärke;") => "2 400",
            _ => "",
        };
        rows += usize::from(!cell.is_empty());
        corrected.push_str(&[line, ";", cell, "\n"].concat());
    }
    assert_eq!(rows, 2, "a heading and a row:\n{allocation}");
    let folder = run(folder.file("in/bilaga.csv", &corrected));
    folder.finsam(&["mail", "draft", "körning", "--folder"]).exits(0);
    let text = folder.read("körning/epost/forbund-samordningsforbundet-sydnarke/meddelande.txt");
    let text = text.replace('\u{a0}', " ");
    assert!(
        text.contains("Nu är det 2 400 000 kr, tidigare 2 360 000 kr. Det här brevet gäller i stället"),
        "{text}"
    );
}

#[test]
fn a_contact_is_a_member_s_or_an_association_s() {
    let folder = folder()
        .replaced("medlemmar.csv", "Samordningsförbundet Sydnärke;", "Samordningsförbundet Kumla;")
        .replaced("in/bilaga.csv", "Sydnärke;", "Kumla;")
        .replaced("föregående år.csv", "Sydnärke;", "Kumla;")
        .replaced("kontakter.csv", "Samordningsförbundet Sydnärke;", "Samordningsförbundet Kumla;")
        .replaced(
            "kontakter.csv",
            "1881;registrator@kumla.se;;\n",
            "Kumla;registrator@kumla.se;;\nLaxå;;;\n",
        );
    let folder = run(folder);
    // A row without an address is no contact and no error.
    folder.finsam(&DRAFT).exits(0);
    let approval = Approval::parse(&folder.read("körning/epost/godkannande.toml")).unwrap();
    let whose = |address: &str| {
        let address = EmailAddress::new(address).unwrap();
        let message = approval.messages.iter().find(|message| message.to.contains(&address)).unwrap();
        message.recipient.clone()
    };
    assert_eq!(whose("registrator@kumla.se"), Recipient::Member(code("1881")));
    let association = Name::new("Samordningsförbundet Kumla").unwrap();
    assert_eq!(whose("kansliet@sydnarke.se"), Recipient::Association(association));
}

#[test]
fn what_is_missing_is_told_and_nothing_is_written() {
    for (from, to, said) in [
        ("date = 2023-11-20\n", "", "Inget datum"),
        ("from = \"kansli@sydnarke.se\"\n", "", "Ingen avsändare"),
    ] {
        let folder = run(folder().replaced("utskick.toml", from, to));
        let answer = folder.finsam(&DRAFT).exits(2);
        assert!(answer.err.contains(said), "{}", answer.err);
        assert!(!folder.path("körning/epost").exists());
    }
    let folder = run(folder().replaced("utskick.toml", "date = 2023-11-20\n", ""));
    folder.finsam(&["mail", "draft", "körning", "--date", "i morgon"]).exits(2);
    folder.finsam(&["mail", "draft", "körning", "--date", "2023-11-20"]).exits(0);
}

#[test]
fn settings_for_mail_say_where_they_are_wrong() {
    for (from, to, said) in [
        ("kansli@sydnarke.se", "kansli@sydnarke", "utskick.toml, rad 1, tecken 8"),
        ("date = 2023-11-20", "date = 2023-11-20T08:00:00", "datum och tid med tidszon"),
        ("copies-to", "copy-to", "Menar du copies-to?"),
        ("date =", "attach = \"allt\"\ndate =", "member-and-associations"),
    ] {
        let answer = run(folder().replaced("utskick.toml", from, to)).finsam(&DRAFT).exits(2);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
}

#[test]
fn what_was_sent_is_never_written_over() {
    let folder = run(folder());
    folder.finsam(&DRAFT).exits(0);
    let folder = folder.file("körning/epost/sandlogg.jsonl", "{}\n");
    let before = folder.files("körning");
    for command in [&DRAFT[..], &["run", "--out", "körning"]] {
        let answer = folder.finsam(command).exits(2);
        assert!(answer.err.contains("redan skickat"), "{}", answer.err);
    }
    assert_eq!(folder.files("körning"), before);
}

#[test]
fn a_folder_of_something_else_is_left_alone() {
    let folder = run(folder()).file("körning/epost/anteckningar.txt", "mitt");
    folder.finsam(&DRAFT).exits(2);
    assert_eq!(folder.read("körning/epost/anteckningar.txt"), "mitt");
}

#[test]
fn a_run_that_is_not_as_it_was_gives_no_drafts() {
    let kumla = "körning/medlemmar/Kumla-2024.xlsx";
    let folder = run(folder());
    let other = folder.files("körning/medlemmar")["Laxå-2024.xlsx"].clone();
    // Exchanged by hand.
    let folder = folder.bytes(kumla, &other);
    let answer = folder.finsam(&DRAFT);
    assert_eq!((answer.code, answer.codes()), (Some(1), vec!["F709".to_owned()]));
    // Exchanged, and the manifest with it.
    let manifest = folder.json("körning/manifest.json");
    let listed = manifest["outputs"].as_array().unwrap();
    let hash = listed.iter().find(|output| output["path"] == "medlemmar/Kumla-2024.xlsx").unwrap();
    let folder = folder.replaced("körning/manifest.json", hash["sha256"].as_str().unwrap(), &sha256(&other));
    let answer = folder.finsam(&DRAFT);
    assert_eq!((answer.code, answer.codes()), (Some(1), vec!["F708".to_owned()]));
    assert!(!folder.path("körning/epost").exists());
    // An input that the run kept.
    let folder = run(self::folder()).replaced("körning/underlag/beslut.csv", "−10 %", "−11 %");
    let answer = folder.finsam(&DRAFT).exits(2);
    assert!(answer.err.contains("beslut.csv är inte som när körningen gjordes"), "{}", answer.err);
}

#[test]
fn the_office_writes_its_own_texts() {
    let settings = SETTINGS.replace("date =", "templates = \"mallar\"\ndate =");
    let folder = folder().file("utskick.toml", &settings);
    folder.finsam(&["mail", "templates", "mallar"]).exits(0);
    // Never over what is there.
    folder.finsam(&["mail", "templates", "mallar"]).exits(2);
    folder.remove("mallar/medlem.html");
    let folder =
        folder.file("mallar/medlem.txt", "Ämne: Till {{ mottagare }}\r\n\r\nNi betalar {{ totalt }}.\r\n");
    folder.finsam(&["run", "--out", "ut/k"]).exits(0);
    folder.finsam(&["mail", "draft", "ut/k", "--folder"]).exits(0);
    let text = folder.read("ut/k/epost/medlem-1881-kumla/meddelande.txt").replace('\u{a0}', " ");
    assert_eq!(
        text,
        "Till: registrator@kumla.se\r\nKopia: diarium@sydnarke.se\r\nÄmne: Till Kumla\r\n\r\nNi betalar 480 486 kr.\r\n"
    );
    let html = folder.read("ut/k/epost/medlem-1881-kumla/meddelande.html").replace('\u{a0}', " ");
    assert!(html.contains("<p>Ni betalar 480 486 kr.</p>"), "{html}");
    // Another folder than that of the settings, and the run named in another way.
    let other = ["mail", "draft", "./ut/../ut/k", "--templates", "andra"];
    // No such folder.
    folder.finsam(&other).exits(2);
    folder.finsam(&["mail", "draft", "./ut/../ut/k"]).exits(0);
    let folder = folder.file("andra/medlem.txt", "Ämne: Annat\n\nHej");
    folder.finsam(&other).exits(0);
    assert!(folder.read("ut/k/epost/utskick.csv").contains(";Annat;"));
    folder.finsam(&["mail", "draft", "ut/k"]).exits(0);
    // A field that does not exist.
    let before = folder.files("ut/k/epost");
    let folder = folder.file("mallar/forbund.txt", "Ämne: x\n\n{{ totalt }}\n{{ summa }}\n");
    let answer = folder.finsam(&["mail", "draft", "ut/k"]).exits(2);
    assert!(answer.err.contains("summa") && answer.err.contains("forbund.txt, rad 4"), "{}", answer.err);
    assert_eq!(folder.files("ut/k/epost"), before);
}

/// The run's facts with these contacts.
fn facts_with(contacts: &[(Recipient, &str, Option<&str>)]) -> RunFacts {
    let file = std::sync::Arc::new(SourceFile { path: "kontakter.csv".into(), sha256: String::new() });
    let contact = |(recipient, address, name): &(Recipient, &str, Option<&str>)| Contact {
        recipient: recipient.clone(),
        address: EmailAddress::new(address).unwrap(),
        name: name.map(|name| Name::new(name).unwrap()),
        copies: Vec::new(),
        place: Place::whole(&file),
    };
    RunFacts { contacts: Contacts::new(contacts.iter().map(contact).collect()), ..facts(CsvProfile::Rfc4180) }
}

fn sender() -> Sender {
    Sender {
        from: Mailbox {
            address: EmailAddress::new("kansli@sydnarke.se").unwrap(),
            name: Some(Name::new("Åsa \"Kansli\" Öberg").unwrap()),
        },
        reply_to: Some(EmailAddress::new("svar@sydnarke.se").unwrap()),
        copies_to: Vec::new(),
        date: "2023-11-20T12:00:00Z".parse().unwrap(),
    }
}

fn built_in(text: &Text) -> Templates {
    let files = text
        .mail_templates()
        .map(|(name, content)| TemplateSource { file: name.to_owned(), text: content.to_owned() });
    let [member, member_html, association, association_html] = files;
    Templates {
        member: Template { text: member, html: Some(member_html) },
        association: Template { text: association, html: Some(association_html) },
    }
}

/// The messages of a worked situation, with `change` done to its workbooks first.
fn composed(
    worked: &Worked,
    run: &RunFacts,
    language: Language,
    enclosed: Enclosed,
    change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>),
) -> Result<Vec<Message>, ComposeError> {
    let text = Text::new(language);
    let findings = Findings::new();
    let report = Report::new(&worked.outcome, &findings, &text, run);
    let mut workbooks: BTreeMap<String, Vec<u8>> = documents(&report, None)
        .unwrap()
        .iter()
        .map(|document| (document.path().to_owned(), document.bytes().unwrap()))
        .collect();
    change(&mut workbooks);
    let composition = Composition {
        report: &report,
        sender: &sender(),
        templates: &built_in(&text),
        enclosed,
        workbooks: &workbooks,
    };
    composition.messages()
}

#[test]
fn the_guide_names_every_field_of_the_texts() {
    let guide = include_str!("../docs/handledning.md");
    let worked = orebro(Direction::Up, "10000").work_out();
    let run = facts(CsvProfile::Rfc4180);
    let text = Text::new(Language::Swedish);
    let findings = Findings::new();
    let report = Report::new(&worked.outcome, &findings, &text, &run);
    let members = finsam::write::members(&report);
    let of_member = fields::of_member(&report, &members[0]);
    let of_association = fields::of_association(&report, &worked.outcome.associations[0]);
    let mut names = vec!["avsandare".to_owned(), "bilagor".to_owned()];
    for fields in [of_member, of_association] {
        let row = fields["rader"].try_iter().unwrap().next().unwrap();
        names.extend(row.try_iter().unwrap().map(|name| name.to_string()));
        names.extend(fields.into_keys().map(str::to_owned));
    }
    for name in names {
        let told = guide.lines().any(|line| line.starts_with('|') && line.contains(&format!("`{name}`")));
        assert!(told, "no table of the guide names {name}");
    }
}

#[test]
fn a_workbook_says_whose_it_is() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let run = facts(CsvProfile::Rfc4180);
    let text = Text::new(Language::English);
    let findings = Findings::new();
    let report = Report::new(&worked.outcome, &findings, &text, &run);
    let documents = documents(&report, None).unwrap();
    let bytes = |path: &str| documents.iter().find(|it| it.path() == path).expect(path).bytes().unwrap();
    let region = belongs(&bytes("medlemmar/Region-Örebro-län-2024.xlsx")).unwrap();
    assert_eq!((region.run.as_str(), &region.owner), ("0123abcd", &Owner::Member(code("18"))));
    let association = belongs(&bytes("forbund/Degerfors-Karlskoga-2024.xlsx")).unwrap();
    let name = Name::new("Degerfors/Karlskoga").unwrap();
    assert!(
        matches!(&association.owner, Owner::Association(owner, members) if *owner == name && members.contains(&code("18")))
    );
    assert!(association.may_go_to(&Recipient::Association(name.clone()), "0123abcd"));
    assert!(association.may_go_to(&Recipient::Member(code("18")), "0123abcd"));
    assert!(!association.may_go_to(&Recipient::Member(code("1881")), "0123abcd"), "no member of it");
    assert!(!association.may_go_to(&Recipient::Association(name), "99999999"), "of another run");
    assert!(!region.may_go_to(&Recipient::Member(code("1881")), "0123abcd"));
    for other in ["sammanstallning-2024.xlsx", "csv/bidrag.csv"] {
        assert_eq!(belongs(&bytes(other)), None, "{other}");
    }
}

#[test]
fn anothers_workbook_stops_everything() {
    let worked = orebro(Direction::Up, "10000").work_out();
    let run = facts_with(&[
        (Recipient::Member(code("18")), "a@region.se", None),
        (Recipient::Member(code("1814")), "a@lekeberg.se", None),
    ]);
    let leak = |from: &str, to: &str, enclosed| {
        composed(&worked, &run, Language::Swedish, enclosed, |workbooks| {
            let bytes = workbooks[from].clone();
            workbooks.insert(to.to_owned(), bytes);
        })
    };
    let own = "medlemmar/Lekeberg-2024.xlsx";
    let fine = leak(own, own, Enclosed::AssociationsToo).unwrap();
    let lekeberg = fine.iter().find(|message| message.name.as_str() == "medlem-1814-lekeberg").unwrap();
    assert_eq!(lekeberg.attachments.len(), 2, "its own workbook and its association's");
    for (from, to) in [
        ("medlemmar/Region-Örebro-län-2024.xlsx", own),
        ("sammanstallning-2024.xlsx", own),
        ("csv/bidrag.csv", own),
        ("forbund/Sydnärke-2024.xlsx", "forbund/Finsam-Lekeberg-och-Örebro-2024.xlsx"),
    ] {
        let Err(ComposeError::Findings(findings)) = leak(from, to, Enclosed::AssociationsToo) else {
            panic!("{from} went out as {to}");
        };
        assert!(findings.sorted().iter().all(|finding| finding.problem.code() == "F708"), "{findings:?}");
    }
}

/// What Python's `email` makes of a message, as JSON: another program than the one that wrote it.
const READER: &str = r#"
import email, email.header, email.policy, email.utils, html, json, re, sys

# The newer parser leaves the blank between two encoded words of a name, which RFC 2047, 6.2 takes away;
# the older one does not.
def people(path, header):
    with open(path, "rb") as file:
        raw = email.message_from_binary_file(file)[header]
    decoded = lambda name: str(email.header.make_header(email.header.decode_header(name)))
    return [[decoded(name), address] for name, address in email.utils.getaddresses([raw])]

told = []
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    defects = [str(d) for part in message.walk() for d in part.defects]
    defects += [str(d) for part in message.walk() for v in part.values() for d in getattr(v, "defects", [])]
    text = message.get_body(("plain",)).get_content()
    page = message.get_body(("html",)).get_content()
    page = re.sub(r"(?s)<head>.*?</head>", "", page)
    attached = list(message.iter_attachments())
    told.append({
        "defects": defects,
        "unsent": message["X-Unsent"],
        "subject": message["Subject"],
        "from": people(path, "From"),
        "to": people(path, "To"),
        "short": [a.display_name for a in message["To"].addresses if len(a.display_name) < 30],
        "id": message["Message-ID"],
        "date": message["Date"].datetime.isoformat(),
        "text": text.replace("\r\n", "\n"),
        "words": " ".join(re.split("[ \\t\\r\\n]+", html.unescape(re.sub(r"<[^>]*>", " ", page)))).strip(" "),
        "names": [part.get_filename() for part in attached],
        "sizes": [len(part.get_content()) for part in attached],
        "longest": max(len(line) for line in open(path, "rb").read().split(b"\r\n")),
        "bare": open(path, "rb").read().replace(b"\r\n", b"").count(b"\n"),
    })
json.dump(told, sys.stdout)
"#;

fn read_by_python(messages: &[Message]) -> Option<Vec<Value>> {
    let python = ["python3", "python"].into_iter().find(|python| {
        Command::new(python).arg("--version").output().is_ok_and(|answer| answer.status.success())
    });
    let Some(python) = python else {
        assert!(std::env::var_os("CI").is_none(), "CI must have Python (python3)");
        eprintln!("skipped: Python (python3) is not on the path");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(python);
    command.arg("-X").arg("utf8").arg("-c").arg(READER);
    for message in messages {
        let path = folder.path().join(format!("{}.eml", message.name));
        fs_err::write(&path, &message.bytes).unwrap();
        command.arg(path);
    }
    let answer = command.output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    Some(serde_json::from_slice(&answer.stdout).unwrap())
}

/// The amounts and percentages that a text tells, in their order.
fn figures(text: &str) -> Vec<String> {
    let text = text.replace('\u{a0}', "_");
    let words =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| "().,:".contains(c)).to_owned());
    words.filter(|word| word.ends_with("_kr") || word.ends_with('%') || word.starts_with("SEK")).collect()
}

#[test]
fn another_program_reads_the_messages_as_they_are_meant() {
    let long = format!("Samordningsförbundet {}", "Ångermanlands ödebygder och öar ".repeat(5).trim());
    let situation = Situation::new(2024)
        .association(&long, "1 000 000")
        .member("18", "Region Örebro län")
        .last_year("450 000")
        .member("1880", "=cmd(\"Örebro\") & <b>fet</b>")
        .association("=1+1", "500 000.50")
        .member("18", "Region Örebro län")
        .last_year("0");
    let region = Recipient::Member(code("18"));
    let run = facts_with(&[
        (region.clone(), "asa@region.se", Some("Åsa Öberg, Håbo kommun")),
        (region, "bo@region.se", Some("=cmd()")),
        (Recipient::Member(code("1880")), "a@orebro.se", Some(&"Förvaltningschef ".repeat(11))),
        (Recipient::Association(Name::new(&long).unwrap()), "kansli@angermanland.se", None),
        (Recipient::Association(Name::new("=1+1").unwrap()), "a@b.se", None),
    ]);
    let worked = situation.work_out();
    for language in [Language::Swedish, Language::English] {
        let messages = composed(&worked, &run, language, Enclosed::AssociationsToo, |_| ()).unwrap();
        let again = composed(&worked, &run, language, Enclosed::AssociationsToo, |_| ()).unwrap();
        assert_eq!(messages, again, "the same bytes");
        assert_eq!(messages.len(), 4);
        let Some(read) = read_by_python(&messages) else { return };
        for (message, read) in messages.iter().zip(read) {
            assert_eq!(read["defects"], serde_json::json!([]), "{}", message.name);
            assert_eq!(read["unsent"], "1");
            assert_eq!(read["subject"], message.subject);
            assert_eq!(read["from"], serde_json::json!([["Åsa \"Kansli\" Öberg", "kansli@sydnarke.se"]]));
            let to: Vec<(String, &str)> = message
                .to
                .iter()
                .map(|to| {
                    (to.name.as_ref().map(ToString::to_string).unwrap_or_default(), to.address.as_str())
                })
                .collect();
            assert_eq!(read["to"], serde_json::json!(to));
            let short = to.iter().map(|(name, _)| name).filter(|name| name.chars().count() < 30);
            assert_eq!(read["short"], serde_json::json!(short.collect::<Vec<_>>()));
            assert_eq!(read["id"], message.message_id);
            assert_eq!(read["date"], "2023-11-20T12:00:00+00:00");
            assert_eq!(read["text"], message.text);
            let names: Vec<&str> =
                message.attachments.iter().map(|it| it.path.rsplit('/').next().unwrap()).collect();
            assert_eq!(read["names"], serde_json::json!(names));
            let sizes: Vec<u64> = message.attachments.iter().map(|attachment| attachment.size).collect();
            assert_eq!(read["sizes"], serde_json::json!(sizes));
            // Text and HTML tell the same figures in the same order, and say so in the same words.
            let words = read["words"].as_str().unwrap();
            assert_eq!(figures(words), figures(&message.text), "{}", message.name);
            assert!(!figures(words).is_empty(), "{words}");
            assert_eq!(read["bare"], 0, "every line ends with CRLF");
            assert!(read["longest"].as_u64().unwrap() <= 998, "RFC 5322, 2.1.1");
        }
    }
}
