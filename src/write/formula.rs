//! The formulas of the workbooks, each with its exact result. What is made from something unknown
//! is unknown: the formula says so too, and comes alive when a reader fills in the figure.

use super::content::Content;
use super::figure::Figure;
use crate::domain::comparison::Comparison;
use crate::domain::money::Money;
use crate::text::Text;

/// Writes formulas in the language of a workbook.
#[derive(Clone, Copy)]
pub struct Formulas<'a> {
    /// The words for what is unknown.
    pub text: &'a Text,
    /// Whether any amount has öre, so that sums and differences are rounded to whole öre: binary
    /// fractions do not hold them exactly.
    pub ore: bool,
}

impl Formulas<'_> {
    /// The sum of a range.
    pub fn sum(self, range: &str, result: Option<Money>) -> Content {
        let sum = self.exact(&format!("SUM({range})"));
        let formula = format!("=IF(COUNT({range})=ROWS({range}),{sum},{})", self.unknown());
        Content::Formula(formula, Figure::amount(result))
    }

    /// The sum of the amounts whose key is that of `cell`.
    pub fn sum_by(self, keys: &str, cell: &str, amounts: &str, result: Option<Money>) -> Content {
        self.sum_by_and(keys, cell, amounts, Money::ZERO, result)
    }

    /// The sum of the amounts whose key is that of `cell`, and `more` that stands in no cell.
    pub fn sum_by_and(
        self,
        keys: &str,
        cell: &str,
        amounts: &str,
        more: Money,
        result: Option<Money>,
    ) -> Content {
        // A name that begins with a sign of comparison is a name.
        let same = format!("\"=\"&{cell}");
        let more = if more.is_zero() { String::new() } else { format!("+{more}") };
        let sum = self.exact(&format!("SUMIF({keys},{same},{amounts}){more}"));
        let known = format!("SUMPRODUCT(--({keys}={cell}),--ISNUMBER({amounts}))=COUNTIF({keys},{same})");
        Content::Formula(format!("=IF({known},{sum},{})", self.unknown()), Figure::amount(result))
    }

    /// The sum of the amounts whose key is that of a cell and whose other key is this word.
    pub fn sum_by_two(
        self,
        (keys, cell): (&str, &str),
        (others, word): (&str, &str),
        amounts: &str,
        result: Option<Money>,
    ) -> Content {
        // A name that begins with a sign of comparison is a name.
        let (same, word) = (format!("\"=\"&{cell}"), quoted(word));
        let sum = self.exact(&format!("SUMIFS({amounts},{keys},{same},{others},{word})"));
        let known = format!(
            "SUMPRODUCT(--({keys}={cell}),--({others}={word}),--ISNUMBER({amounts}))=\
             COUNTIFS({keys},{same},{others},{word})"
        );
        Content::Formula(format!("=IF({known},{sum},{})", self.unknown()), Figure::amount(result))
    }

    /// `left − right`.
    pub fn difference(self, left: &str, right: &str, result: Option<Money>) -> Content {
        let difference = self.exact(&format!("{left}-{right}"));
        Content::Formula(self.known(&[left, right], &difference), Figure::amount(result))
    }

    /// `left + right`.
    pub fn addition(self, left: &str, right: &str, result: Option<Money>) -> Content {
        let addition = self.exact(&format!("{left}+{right}"));
        Content::Formula(self.known(&[left, right], &addition), Figure::amount(result))
    }

    /// `part / whole`, a dash when the whole is 0 kr.
    pub fn quotient(self, part: &str, whole: &str, values: (Option<Money>, Option<Money>)) -> Content {
        let none = quoted(&self.text.say("no-figure"));
        let formula = self.known(&[part, whole], &format!("IF({whole}=0,{none},{part}/{whole})"));
        Content::Formula(formula, Figure::quotient(values.0, values.1))
    }

    /// A change in kr as a part of what was before.
    pub fn change_percent(self, change: &str, before: &str, compared: Comparison) -> Content {
        self.quotient(change, before, (compared.change(), compared.before))
    }

    /// The lowest of several amounts, but not below 0 kr; unknown where any in a range that they are made from is.
    pub fn lowest(self, range: &str, terms: &[String], result: Money) -> Content {
        let lowest = self.exact(&format!("MAX(0,MIN({}))", terms.join(",")));
        let formula = format!("=IF(COUNT({range})=ROWS({range}),{lowest},{})", self.unknown());
        Content::Formula(formula, Figure::amount(Some(result)))
    }

    /// Any formula over known amounts.
    pub fn amount(self, formula: &str, result: Money) -> Content {
        Content::Formula(format!("={}", self.exact(formula)), Figure::amount(Some(result)))
    }

    /// A sentence for whether two ranges of as many rows are the same.
    pub fn same(self, one: &str, other: &str, rows: u32) -> Content {
        let [same, changed] = ["as-finsam", "not-as-finsam"].map(|id| self.text.say(id));
        if rows == 0 {
            return Content::Text(same);
        }
        let formula =
            format!("=IF(SUMPRODUCT(--({one}={other}))=ROWS({one}),{},{})", quoted(&same), quoted(&changed));
        Content::TextFormula(formula, same)
    }

    /// Any formula over these cells, where they are known.
    pub fn known_amount(self, cells: &[&str], formula: &str, result: Option<Money>) -> Content {
        Content::Formula(self.known(cells, &self.exact(formula)), Figure::amount(result))
    }

    /// Whether the difference in `cell` is zero: a word for that, or one of `off` for what is less and for what is more.
    pub fn verdict(self, cell: &str, difference: Option<Money>, off: [&str; 2]) -> Content {
        let [agrees, unknown] = ["verdict-agrees", "unknown"].map(|id| self.text.say(id));
        let [less, more] = off.map(|id| self.text.say(id));
        let formula = format!(
            "=IF(ISNUMBER({cell}),IF({cell}=0,{},IF({cell}<0,{},{})),{})",
            quoted(&agrees),
            quoted(&less),
            quoted(&more),
            quoted(&unknown)
        );
        let result = match difference {
            None => unknown,
            Some(difference) if difference.is_zero() => agrees,
            Some(difference) if difference.is_negative() => less,
            Some(_) => more,
        };
        Content::TextFormula(formula, result)
    }

    fn known(self, cells: &[&str], formula: &str) -> String {
        format!("=IF(COUNT({})={},{formula},{})", cells.join(","), cells.len(), self.unknown())
    }

    fn unknown(self) -> String {
        quoted(&self.text.say("unknown"))
    }

    fn exact(self, formula: &str) -> String {
        if self.ore { format!("ROUND({formula},2)") } else { formula.to_owned() }
    }
}

/// Text as a formula writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
