//! The fields that a template may use. Their names are a contract with the offices' own templates and are
//! the same in both languages; amounts are ready text. What is not known, or does not apply, is empty.

use minijinja::Value;

use super::templates::Fields;
use crate::domain::allocation::{AllocationStatus, AmountKind};
use crate::domain::comparison::Comparison;
use crate::domain::decision::DecisionStatus;
use crate::domain::money::Money;
use crate::domain::office::Office;
use crate::rules::outcome::{AssociationOutcome, MemberOutcome, Payer, sum_if_known};
use crate::text::Text;
use crate::write::MemberReport;
use crate::write::report::Report;
use crate::write::sentences::{Sentences, condition};

/// The fields of a message to a member.
#[must_use]
pub fn of_member(report: &Report<'_>, member: &MemberReport<'_>) -> Fields {
    let lines: Vec<&MemberOutcome> = member.lines.iter().map(|(_, line)| *line).collect();
    let mut fields = common(report, member.name.as_str(), &lines);
    let statuses = member.lines.iter().map(|(association, _)| association.status);
    state_status(report.text, statuses.min(), &mut fields);
    let rows = member.lines.iter().map(|(association, line)| {
        let mut row = row(report, association, line);
        row.insert("forbund", association.name.as_str().into());
        Value::from_pairs(row)
    });
    fields.insert("rader", rows.collect::<Vec<_>>().into());
    let named = member.lines.iter().map(|(association, line)| (association.name.to_string(), *line));
    fields.insert("villkor", condition(report.text, named).unwrap_or_default().into());
    let associations = member.lines.iter().map(|(association, _)| *association);
    fields.insert("rattat", corrected(report.text, associations).into());
    fields
}

/// The fields of a message to an association.
#[must_use]
pub fn of_association(report: &Report<'_>, association: &AssociationOutcome) -> Fields {
    let text = report.text;
    let lines: Vec<&MemberOutcome> = association.members().collect();
    let mut fields = common(report, association.name.as_str(), &lines);
    state_status(text, Some(association.status), &mut fields);
    let rows = lines.iter().map(|line| {
        let mut row = row(report, association, line);
        row.insert("medlem", text.payer(&line.payer).into_owned().into());
        row.insert("part", text.word(&line.party).into());
        Value::from_pairs(row)
    });
    fields.insert("rader", rows.collect::<Vec<_>>().into());
    let named = lines.iter().map(|line| (text.payer(&line.payer).into_owned(), *line));
    fields.insert("villkor", condition(text, named).unwrap_or_default().into());
    fields.insert("rattat", corrected(text, [association]).into());
    fields.extend(of_office(report, association, &lines));
    let amount = |amount: Money| Value::from(text.form().kr(amount));
    fields.insert("stat", amount(association.state.value));
    fields.insert("motsvarat", amount(association.matched.value));
    let unmatched = association.unmatched.value;
    fields.insert("outtaget", if unmatched.is_zero() { Value::from("") } else { amount(unmatched) });
    fields
}

/// What the office, when it is a region or a municipality, says of its own contribution to the association.
fn of_office(report: &Report<'_>, association: &AssociationOutcome, lines: &[&MemberOutcome]) -> Fields {
    let own = lines.iter().find_map(|line| match (&report.run.office, &line.payer) {
        (Some(Office::Member(office)), Payer::Member { code, name }) if office == code => Some((name, *line)),
        _ => None,
    });
    let [mut name, mut contribution, mut decided] = [const { String::new() }; 3];
    if let Some((payer, line)) = own {
        name = payer.to_string();
        contribution = report.text.form().kr(line.contribution.value);
        decided = decision(&Sentences { text: report.text, year: report.outcome.year, association, line });
    }
    Fields::from([
        ("kontor", name.into()),
        ("kontor_bidrag", contribution.into()),
        ("kontor_beslut", decided.into()),
    ])
}

/// The fields that every message has, with the sums of its lines.
fn common(report: &Report<'_>, recipient: &str, lines: &[&MemberOutcome]) -> Fields {
    let year = report.outcome.year;
    let now = Money::sum(lines.iter().map(|line| line.contribution.value)).ok();
    let before = sum_if_known(lines.iter().map(|line| line.last_year.as_ref().map(|last| last.value)));
    let [total, last_year, change, percent] = compared(report.text, now, before);
    let conditional = lines.iter().any(|line| line.status() == Some(DecisionStatus::Conditional));
    Fields::from([
        ("mottagare", recipient.into()),
        ("ar", year.to_string().into()),
        ("foregaende_ar", year.before().to_string().into()),
        ("korning", report.run.id.as_str().into()),
        ("antal", lines.len().into()),
        ("totalt", total.into()),
        ("totalt_foregaende", last_year.into()),
        ("totalt_forandring", change.into()),
        ("totalt_forandring_procent", percent.into()),
        ("villkorad", conditional.into()),
    ])
}

fn state_status(text: &Text, status: Option<AllocationStatus>, fields: &mut Fields) {
    fields.insert("status", status.map(|status| text.word(&status)).unwrap_or_default().into());
    fields.insert("slutlig", status.is_some_and(AllocationStatus::is_final).into());
}

fn row(report: &Report<'_>, association: &AssociationOutcome, line: &MemberOutcome) -> Fields {
    let (text, year) = (report.text, report.outcome.year);
    let sentences = Sentences { text, year, association, line };
    let last_year = line.last_year.as_ref().map(|last| last.value);
    let [contribution, last_year, change, percent] = compared(text, Some(line.contribution.value), last_year);
    Fields::from([
        ("bidrag", contribution.into()),
        ("foregaende", last_year.into()),
        ("forandring", change.into()),
        ("forandring_procent", percent.into()),
        ("status", text.word(&line.status()).into()),
        ("villkorad", (line.status() == Some(DecisionStatus::Conditional)).into()),
        ("beslut", decision(&sentences).into()),
        ("mening", sentences.decision().into()),
        ("ursprung", sentences.origin().into()),
        ("anmarkning", sentences.remarks().into()),
    ])
}

/// This year's amount, last year's, the change in kr and the change in per cent.
fn compared(text: &Text, now: Option<Money>, before: Option<Money>) -> [String; 4] {
    let form = text.form();
    let compared = Comparison { now, before };
    let (change, ratio) = (compared.change(), compared.ratio());
    let plus = if change > Some(Money::ZERO) { "+" } else { "" };
    [
        now.map(|now| form.kr(now)).unwrap_or_default(),
        before.map(|before| form.kr(before)).unwrap_or_default(),
        change.map(|change| form.change(change)).unwrap_or_default(),
        ratio.map(|ratio| format!("{plus}{}", form.ratio(ratio, 2))).unwrap_or_default(),
    ]
}

/// That the authority has corrected its amount, and what it was before where its file says so; empty where it has not.
fn corrected<'a>(text: &Text, associations: impl IntoIterator<Item = &'a AssociationOutcome>) -> String {
    let is_corrected = |association: &&AssociationOutcome| association.status == AllocationStatus::Corrected;
    let sentences = associations.into_iter().filter(is_corrected).map(|association| {
        let before =
            association.allocation.amount(AmountKind::Final).map(|amount| text.form().kr(amount.value));
        let before = before.unwrap_or_else(|| "none".to_owned());
        let now = text.form().kr(association.state.value);
        let facts = [
            ("association", association.name.as_str().into()),
            ("now", (&now).into()),
            ("before", (&before).into()),
        ];
        text.say_with("mail-corrected", &facts)
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// How firm the contribution is, and when and under which number that was decided.
fn decision(sentences: &Sentences<'_>) -> String {
    let text = sentences.text;
    let Some(decided) = sentences.line.decision() else { return sentences.origin() };
    let date = decided.date.map(|date| date.to_string());
    let numbered = |number: &String| text.say_with("mail-reference", &[("reference", number.into())]);
    let reference = decided.reference.as_ref().map(numbered);
    let when: Vec<String> = date.into_iter().chain(reference).collect();
    // An empty list is another sentence.
    let when = if when.is_empty() { "none".to_owned() } else { when.join(", ") };
    let id = match decided.status {
        Some(DecisionStatus::Final) => "mail-decided-final",
        Some(DecisionStatus::Conditional) => "mail-decided-conditional",
        Some(DecisionStatus::Preliminary) => "mail-decided-preliminary",
        None => "mail-decided",
    };
    text.say_with(id, &[("when", (&when).into())])
}
