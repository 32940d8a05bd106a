//! The office's own tables: Medlemmar, Beslut, Föregående år, Alias and Kontakter, from one workbook or from a
//! file for each.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::domain::decision::{DecisionRule, Measure, Takes};
use crate::domain::name::clean;
use crate::domain::place::{Place, Sourced};
use crate::domain::split_key::KeyKind;
use crate::domain::unit::Unit;
use crate::domain::word::Word;
use crate::findings::{Findings, Problem};
use crate::names::alias::Alias;
use crate::names::normalise::AssociationKey;

use super::column::Column;
use super::header::Words;
use super::rows::{
    AssociationRow, ContactRow, DecisionRow, LastYearRow, MemberRow, OfficeRows, PlanRow, PlanSays, RowValue,
};
use super::sheet::{Content, Sheet};
use super::sum_label::SumLabel;
use super::sums::Running;
use super::table::{HeaderCell, Table};
use super::table_kind::TableKind;
use super::value::CellValue;

/// Reads the office's tables from the sheets of its files.
pub fn rows(sheets: &[Sheet], findings: &mut Findings) -> OfficeRows {
    let words = Words::built_in();
    let mut office = OfficeRows::default();
    for (sheet, tables) in sheets.iter().zip(tables(sheets, &words)) {
        if !sheet.visible {
            if !tables.is_empty() {
                findings.at(&sheet.whole(), Problem::HiddenSheet {});
            }
            continue;
        }
        if tables.is_empty() && !sheet.rows.is_empty() {
            findings.at(&sheet.whole(), Problem::SheetIgnored {});
        }
        for mut table in tables {
            leave_out_hidden_columns(&mut table, findings);
            report_columns(&table, findings);
            read(&table, &words, &mut office, findings);
        }
    }
    // They stay for as long as somebody may be asked for by name.
    office.members.shrink_to_fit();
    office
}

/// With more rows than this the tables of several sheets are looked for at the same time.
const MANY_ROWS: usize = 500;

/// The tables in each of the sheets.
fn tables<'a>(sheets: &'a [Sheet], words: &Words) -> Vec<Vec<Table<'a>>> {
    if sheets.iter().map(|sheet| sheet.rows.len()).sum::<usize>() < MANY_ROWS {
        return sheets.iter().map(|sheet| Table::of_office(sheet, words)).collect();
    }
    sheets.par_iter().map_init(Words::built_in, |words, sheet| Table::of_office(sheet, words)).collect()
}

/// Reads the rows of one table.
fn read(table: &Table<'_>, words: &Words, office: &mut OfficeRows, findings: &mut Findings) {
    let mut hidden = Vec::new();
    let mut sum = Running::default();
    let mut confirmations = Confirmations::default();
    for row in table.rows() {
        let row = Row { table, row };
        if row.is_blank() {
            continue;
        }
        if table.sheet.hidden_rows.contains(&row.row) {
            hidden.push(table.row_place(row.row));
            continue;
        }
        match table.kind {
            TableKind::Members => {
                confirmations.add(&row, findings);
                office.members.extend(row.member(findings));
            }
            TableKind::Decisions => office.decisions.extend(row.decision(findings)),
            TableKind::LastYear => match words.sum_label(&row.label()) {
                Some(kind) => row.check_sum(kind, &mut sum, findings),
                None => office.last_year.extend(row.last_year(&mut sum, findings)),
            },
            TableKind::Aliases => office.aliases.extend(row.alias(findings)),
            TableKind::Contacts => office.contacts.extend(row.contact(findings)),
            TableKind::Associations => {
                if words.sum_label(&row.label()).is_none() {
                    office.associations.extend(row.association(findings));
                }
            }
            TableKind::Plan => office.plans.extend(row.plan(findings)),
            TableKind::Allocation | TableKind::Model => {}
        }
    }
    if let Some(first) = hidden.first() {
        findings.at(first, Problem::HiddenRows { rows: hidden.len() });
    }
    confirmations.report(findings);
}

/// What the rows of the member list say of having been checked: an association's rows count when one of them says yes
/// and none says anything else. A list without the column is the office's own work and needs no confirmation.
#[derive(Default)]
struct Confirmations(BTreeMap<AssociationKey, Confirmation>);

struct Confirmation {
    association: String,
    says_yes: bool,
    rows: usize,
    /// The cells that say anything but yes.
    others: Vec<Place>,
    first: Place,
}

impl Confirmations {
    fn add(&mut self, row: &Row<'_>, findings: &mut Findings) {
        if row.table.column(Column::Confirmed).is_none() {
            return;
        }
        let cell = row.cell(Column::Confirmed);
        let association = row.cell(Column::Association).content.map(Content::as_text).unwrap_or_default();
        let confirmation = self.0.entry(AssociationKey::new(&association)).or_insert_with(|| Confirmation {
            association,
            says_yes: false,
            rows: 0,
            others: Vec::new(),
            first: cell.place.clone(),
        });
        confirmation.rows = confirmation.rows.saturating_add(1);
        match cell.text(findings).map(|text| text.value.to_lowercase()).as_deref() {
            None => {}
            Some("ja" | "j" | "x" | "yes") => confirmation.says_yes = true,
            Some(_) => confirmation.others.push(cell.place),
        }
    }

    /// One question for all of them, at the cell of each.
    fn report(self, findings: &mut Findings) {
        let (mut associations, mut rows, mut places) = (Vec::new(), 0_usize, Vec::new());
        for confirmation in self.0.into_values() {
            let Confirmation { association, says_yes, rows: all, others, first } = confirmation;
            let unconfirmed = if says_yes { others.len() } else { all };
            if unconfirmed > 0 {
                rows = rows.saturating_add(unconfirmed);
                places.push(others.into_iter().next().unwrap_or(first));
                associations.push(association);
            }
        }
        places.sort();
        for place in places {
            findings.at(&place, Problem::MembersNotConfirmed { associations: associations.clone(), rows });
        }
    }
}

/// Takes hidden columns out of the table, with a finding for each that it would have used.
fn leave_out_hidden_columns(table: &mut Table<'_>, findings: &mut Findings) {
    let sheet = table.sheet;
    let shown = |header: &HeaderCell| !sheet.hides_column(header.cell.column);
    for header in table.columns.values().flatten().filter(|header| !shown(header)) {
        findings.at(&sheet.place(header.cell), Problem::HiddenColumn { column: header.text.clone() });
    }
    for headers in table.columns.values_mut() {
        headers.retain(shown);
    }
    table.unknown.retain(shown);
}

/// Tells of columns that are not known, and of those that stand twice: their cells are not read.
fn report_columns(table: &Table<'_>, findings: &mut Findings) {
    for header in &table.unknown {
        findings.at(&table.sheet.place(header.cell), Problem::ColumnIgnored { column: header.text.clone() });
    }
    for (column, headers) in &table.columns {
        if let [_, second, ..] = headers.as_slice() {
            let candidates =
                headers.iter().map(|header| format!("{} ({})", header.text, header.cell)).collect();
            let problem = Problem::SeveralColumns { column: column.id(), candidates };
            findings.at(&table.sheet.place(second.cell), problem);
        }
    }
}

/// One row of a table.
struct Row<'a> {
    table: &'a Table<'a>,
    row: u32,
}

impl Row<'_> {
    fn is_blank(&self) -> bool {
        let cells = self.table.sheet.rows.get(&self.row);
        let known: Vec<u32> =
            self.table.columns.values().flatten().map(|header| header.cell.column).collect();
        !cells.is_some_and(|cells| {
            cells
                .iter()
                .any(|(column, content)| known.contains(column) && !content.as_text().trim().is_empty())
        })
    }

    fn member(&self, findings: &mut Findings) -> Option<MemberRow> {
        let key: Option<Sourced<KeyKind>> = self.cell(Column::Key).word(Column::Key.id(), findings);
        let cell = self.cell(Column::Value);
        let value = match key.as_ref().map(|key| key.value) {
            _ if cell.is_missing() => None,
            Some(KeyKind::Amount) => {
                cell.money(self.unit(Column::Value), "Värde", findings).map(|it| it.map(RowValue::Money))
            }
            Some(KeyKind::Percent) => cell.rate(true, findings).map(|it| it.map(RowValue::Rate)),
            _ => cell.number(findings).map(|it| it.map(RowValue::Number)),
        };
        let unread = value.is_none() && !cell.is_missing()
            || key.is_none() && self.cell(Column::Key).content.is_some();
        let member = self.cell(Column::Member).text(findings);
        let code = self.cell(Column::Code).text(findings);
        if member.is_none() && code.is_none() {
            findings.at(
                &self.table.place(self.row, Column::Member),
                Problem::CellEmpty { column: Column::Member.id() },
            );
            return None;
        }
        Some(MemberRow {
            association: self.required(Column::Association, findings)?,
            short_name: self.cell(Column::ShortName).text(findings),
            member,
            party: self.cell(Column::Party).word(Column::Party.id(), findings),
            code,
            key,
            value,
            unread,
            from: self.cell(Column::From).date(findings),
            to: self.cell(Column::To).date(findings),
            place: self.table.row_place(self.row),
        })
    }

    fn decision(&self, findings: &mut Findings) -> Option<DecisionRow> {
        let association = self.required(Column::Association, findings);
        let member = self.required(Column::Member, findings);
        let rule = self.cell(Column::Rule);
        let rule: Option<Sourced<DecisionRule>> = if rule.is_missing() {
            findings.at(&rule.place, Problem::CellEmpty { column: Column::Rule.id() });
            None
        } else {
            rule.word(Column::Rule.id(), findings)
        };
        let measure = rule.and_then(|rule| {
            measure(&self.cell(Column::Value), rule.value, self.unit(Column::Value), findings)
        });
        let years = self.cell(Column::Year).years(findings);
        let rounding = self.cell(Column::Rounding).rounding(findings);
        let date = self.cell(Column::Date).date(findings);
        let status = self.cell(Column::Status).word(Column::Status.id(), findings).map(|status| status.value);
        Some(DecisionRow {
            years,
            association: association?,
            member: member?,
            measure,
            rounding,
            date,
            status,
            reference: self.cell(Column::Reference).text(findings).map(|text| text.value),
            note: self.cell(Column::Note).text(findings).map(|text| text.value),
            place: self.table.row_place(self.row),
        })
    }

    fn last_year(&self, sum: &mut Running, findings: &mut Findings) -> Option<LastYearRow> {
        let association = self.required(Column::Association, findings);
        let member = self.required(Column::Member, findings);
        let year = self.cell(Column::Year);
        let year = if year.is_missing() {
            findings.at(&year.place, Problem::CellEmpty { column: Column::Year.id() });
            None
        } else {
            year.year(findings)
        };
        let cell = self.cell(Column::Amount);
        let unit = self.unit(Column::Amount);
        let amount = cell.money(unit, "Belopp", findings);
        match cell.amount(unit) {
            Ok(Some(amount)) => sum.add(amount),
            Ok(None) => {}
            Err(_) => sum.break_off(),
        }
        Some(LastYearRow {
            association: association?,
            member: member?,
            year: year?,
            amount,
            place: self.table.row_place(self.row),
        })
    }

    /// A sum row is no contribution, but it must agree with those above it.
    fn check_sum(&self, kind: SumLabel, sum: &mut Running, findings: &mut Findings) {
        let cell = self.cell(Column::Amount);
        if let Ok(Some(stated)) = cell.amount(self.unit(Column::Amount)) {
            sum.check(&self.label(), kind, stated, &cell.place, findings);
        }
        sum.mark();
    }

    /// The first text of the row.
    fn label(&self) -> String {
        let cells = self.table.sheet.rows.get(&self.row).into_iter().flatten();
        cells.map(|(_, content)| clean(&content.as_text())).find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn association(&self, findings: &mut Findings) -> Option<AssociationRow> {
        let association = self.required(Column::Association, findings);
        let mut amount =
            |column: Column, name: &str| self.cell(column).money(self.unit(column), name, findings);
        let own_capital = amount(Column::OwnCapital, "Eget kapital");
        let funds = amount(Column::Funds, "Årets medel");
        let before = amount(Column::StateBefore, "Statens belopp föregående år");
        Some(AssociationRow { association: association?, own_capital, funds, before })
    }

    fn alias(&self, findings: &mut Findings) -> Option<Alias> {
        Some(Alias {
            name: self.required(Column::Name, findings)?,
            target: self.required(Column::Target, findings)?,
            from: self.cell(Column::From).date(findings),
            to: self.cell(Column::To).date(findings),
        })
    }

    /// A row without an address is a recipient that nobody has found an address for yet.
    fn contact(&self, findings: &mut Findings) -> Option<ContactRow> {
        let (email, copies) = (self.cell(Column::Email), self.cell(Column::Copy));
        if email.is_missing() && copies.is_missing() {
            return None;
        }
        let (recipient, email) =
            (self.required(Column::Member, findings), self.required(Column::Email, findings));
        Some(ContactRow {
            recipient: recipient?,
            email: email?,
            name: self.cell(Column::Name).text(findings),
            copies: copies.text(findings),
        })
    }

    /// A year without an amount is one that nobody has decided on yet.
    fn plan(&self, findings: &mut Findings) -> Option<PlanRow> {
        let association = self.required(Column::Association, findings);
        let (method, amount) = (self.cell(Column::Method), self.cell(Column::StateAmount));
        let goals = [Column::TargetYear, Column::TargetAmount];
        let has_goal = !method.is_missing() || goals.iter().any(|column| !self.cell(*column).is_missing());
        if has_goal && !amount.is_missing() {
            findings.at(&amount.place, Problem::PlanSaysTwo {});
            return None;
        }
        let says = if has_goal {
            self.require(&[&[Column::Method], &goals[..]].concat(), findings)?;
            let method = method.word(Column::Method.id(), findings);
            let year = self.cell(Column::TargetYear).year(findings);
            let unit = self.unit(Column::TargetAmount);
            let amount = self.cell(Column::TargetAmount).money(unit, "Målbelopp", findings);
            PlanSays::Goal(method?, year?, amount?)
        } else if amount.is_missing() {
            return None;
        } else {
            self.require(&[Column::Year], findings)?;
            let year = self.cell(Column::Year).year(findings);
            let amount = amount.money(self.unit(Column::StateAmount), "Statligt belopp", findings);
            PlanSays::Amount(year?, amount?)
        };
        Some(PlanRow { association: association?, says, place: self.table.row_place(self.row) })
    }

    /// Tells of every cell that is empty and must not be.
    fn require(&self, columns: &[Column], findings: &mut Findings) -> Option<()> {
        let mut all = Some(());
        for column in columns {
            let cell = self.cell(*column);
            if cell.is_missing() {
                findings.at(&cell.place, Problem::CellEmpty { column: column.id() });
                all = None;
            }
        }
        all
    }

    /// The text of a cell that must be filled in.
    fn required(&self, column: Column, findings: &mut Findings) -> Option<Sourced<String>> {
        let cell = self.cell(column);
        if cell.content.is_none() {
            findings.at(&cell.place, Problem::CellEmpty { column: column.id() });
            return None;
        }
        cell.text(findings)
    }

    fn cell(&self, column: Column) -> CellValue<'_> {
        let content = self.table.cell(self.row, column).map(|(_, content)| content);
        CellValue { content, place: self.table.place(self.row, column) }
    }

    fn unit(&self, column: Column) -> Option<Unit> {
        self.table.column(column).and_then(|header| self.table.unit(header))
    }
}

/// What a decision decides, as its rule takes it; `unit` is that of the column.
pub(super) fn measure(
    value: &CellValue<'_>,
    rule: DecisionRule,
    unit: Option<Unit>,
    findings: &mut Findings,
) -> Option<Sourced<Measure<String>>> {
    if value.is_missing() {
        findings.at(&value.place, Problem::CellEmpty { column: Column::Value.id() });
        return None;
    }
    match rule.takes() {
        Takes::Rate => {
            // `10 %` and `−10 %` are a cut; who writes a plus means a rise.
            if let Some(Content::Text(text)) = value.content
                && text.trim_start().starts_with(['+', '\u{ff0b}'])
            {
                findings.at(&value.place, Problem::RiseAsReduction { text: clean(text) });
                return None;
            }
            value.rate(false, findings).map(|it| it.map(Measure::reduction))
        }
        Takes::Member => value.text(findings).map(|it| it.map(Measure::Follows)),
        Takes::Amount => {
            if matches!(value.content, Some(Content::Percent(_))) {
                let text = value.text(findings)?.value;
                findings.at(&value.place, Problem::ValueNotWanted { text, by: rule.id() });
                return None;
            }
            let Sourced { value: amount, place } = value.money(unit, "Värde", findings)?;
            Some(Sourced { value: Measure::of_amount(rule, amount)?, place })
        }
    }
}
