//! A run with drafts to seven members, the server that they are sent to, and what has become of them.

use std::collections::BTreeMap;

use finsam::mail::approval::Approval;
use serde_json::Value;

use super::program::Answer;
use super::smtp_server::Server;
use super::working_folder::WorkingFolder;

pub const PASSWORD: &str = "hemligt-7f3a";

const CONTACTS: &str = "Medlem;E-post;Namn;Kopia\n\
    Region Örebro län;asa.oberg@regionorebrolan.se;Åsa Öberg, Håbo kommun;chef@regionorebrolan.se\n\
    Degerfors;registrator@degerfors.se;;\n\
    Karlskoga;registrator@karlskoga.se;;\n\
    Askersund;registrator@askersund.se;;\n\
    Hallsberg;registrator@hallsberg.se;;\n\
    1881;registrator@kumla.se;;\n\
    Laxå;registrator@laxa.se;;\n";

pub const APPROVAL: &str = "ut/körning/epost/godkannande.toml";
pub const LEDGER: &str = "ut/körning/epost/sandlogg.jsonl";

/// A utskick.toml.
pub fn settings(port: u16, security: &str, more: &str) -> String {
    format!(
        "from = \"kansli@sydnarke.se\"\ndate = 2023-11-20\n\
         [smtp]\nhost = \"localhost\"\nport = {port}\nsecurity = \"{security}\"\nauthority = \"ca.pem\"\n\
         per-minute = 10000\nretry-after = 0\n{more}"
    )
}

/// A working folder with seven drafts, and the server in its settings.
pub fn drafted(server: &Server, security: &str, more: &str) -> WorkingFolder {
    drafted_for(&settings(server.port, security, more), &server.authority)
}

pub fn drafted_for(settings: &str, authority: &str) -> WorkingFolder {
    let folder = WorkingFolder::orebro()
        .file("utskick.toml", settings)
        .file("kontakter.csv", CONTACTS)
        .file("ca.pem", authority);
    folder.finsam(&["run", "--out", "ut/körning"]).exits(0);
    folder.finsam(&["mail", "draft", "ut/körning", "--skip-missing"]).exits(0);
    folder
}

pub fn send(folder: &WorkingFolder, more: &[&str]) -> Answer {
    let arguments = [&["mail", "send", "ut/körning"], more].concat();
    folder.program(&arguments).environment("FINSAM_SMTP_PASSWORD", PASSWORD).answer()
}

/// Where each message stands, by name.
pub fn states(folder: &WorkingFolder) -> BTreeMap<String, String> {
    let status = folder.finsam(&["mail", "status", "ut/körning", "--format", "json"]).exits(0).json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let messages = status["messages"].as_array().unwrap();
    messages.iter().map(|message| (text(&message["name"]), text(&message["state"]))).collect()
}

pub fn approval(folder: &WorkingFolder) -> Approval {
    Approval::parse(&folder.read(APPROVAL)).unwrap()
}
