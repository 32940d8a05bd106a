//! finsam.toml carried on to the next year: comments and all, but what was said of the year before.

use toml_edit::DocumentMut;

use crate::domain::year::Year;

/// The settings of the next year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextYear {
    /// The file's text.
    pub text: String,
    /// The keys that were said of the year before, and were left out.
    pub left_out: Vec<String>,
    /// The folder with the office's own texts for mail, where the file names one.
    pub templates: Option<String>,
}

/// Keys that say something of one year's files, amounts or messages: the table, empty for the file itself, and the key.
const OF_ONE_YEAR: [(&str, &str); 6] = [
    ("", "members"),
    ("", "allocation"),
    ("checks", "magnitude"),
    ("model", "file"),
    ("model", "total"),
    ("mail", "date"),
];

/// The settings in `source`, which can be read, for `year`.
#[must_use]
pub fn next_year(source: &str, year: Year) -> Option<NextYear> {
    let mut settings: DocumentMut = source.trim_start_matches('\u{feff}').parse().ok()?;
    let number = toml_edit::Value::from(i64::from(year.number()));
    match settings.get_mut("year").and_then(toml_edit::Item::as_value_mut) {
        Some(value) => {
            let decor = value.decor().clone();
            *value = number;
            *value.decor_mut() = decor;
        }
        // A key of the file itself stands before its tables.
        None => _ = settings.insert("year", toml_edit::Item::Value(number)),
    }
    let mut left_out = Vec::new();
    for (table, key) in OF_ONE_YEAR {
        let removed = if table.is_empty() {
            settings.remove(key)
        } else {
            settings
                .get_mut(table)
                .and_then(toml_edit::Item::as_table_like_mut)
                .and_then(|table| table.remove(key))
        };
        // `true` and `false` are said of every year.
        if let Some(item) = removed {
            if key == "magnitude" && item.as_bool().is_some() {
                if let Some(table) = settings.get_mut(table).and_then(toml_edit::Item::as_table_like_mut) {
                    table.insert(key, item);
                }
                continue;
            }
            left_out.push(if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") });
        }
    }
    let templates =
        settings.get("mail").and_then(|mail| mail.get("templates")).and_then(toml_edit::Item::as_str);
    let templates = templates.map(str::to_owned);
    Some(NextYear { text: settings.to_string(), left_out, templates })
}

/// What sending needs, in `source`, for the next year.
#[must_use]
pub fn next_year_of_mail(source: &str) -> Option<NextYear> {
    let mut settings: DocumentMut = source.trim_start_matches('\u{feff}').parse().ok()?;
    let left_out = settings.remove("date").map(|_| "date".to_owned()).into_iter().collect();
    let templates = settings.get("templates").and_then(toml_edit::Item::as_str).map(str::to_owned);
    Some(NextYear { text: settings.to_string(), left_out, templates })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(source: &str) -> (String, Vec<String>) {
        let next = next_year(source, Year::new(2025).unwrap()).unwrap();
        (next.text, next.left_out)
    }

    #[test]
    fn the_year_is_raised_and_comments_are_kept() {
        let source =
            "# Kommunens egna.\nyear = 2024 # budgetåret\nlanguage = \"sv\"\n\n[office]\nname = \"Laxå\"\n";
        assert_eq!(carried(source), (source.replace("2024", "2025"), vec![]));
    }

    #[test]
    fn what_was_said_of_one_years_file_is_left_out() {
        let source = "year = 2024\nmembers = \"m.csv\"\n[allocation]\nstatus = \"slutlig\"\nfile = \"in/a.xlsx\"\n\
                      [checks]\nmagnitude = [\"D5\"]\n[model]\ntotal = 1\nmeasure = \"antal\"\n";
        let (text, left_out) = carried(source);
        assert_eq!(text, "year = 2025\n[checks]\n[model]\nmeasure = \"antal\"\n");
        assert_eq!(left_out, ["members", "allocation", "checks.magnitude", "model.total"]);
        let every_year = "year = 2024\n[checks]\nmagnitude = false\n";
        assert_eq!(carried(every_year), (every_year.replace("2024", "2025"), vec![]));
        assert_eq!(carried("[office]\nname = \"Laxå\"\n").0, "year = 2025\n[office]\nname = \"Laxå\"\n");
    }
}
