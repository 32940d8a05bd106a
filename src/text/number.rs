//! How numbers look: `1 260 000`, `−9,35 %` in Swedish; `1,260,000`, `−9.35%` in English.

use rust_decimal::Decimal;

use super::language::Language;
use crate::domain::money::Money;
use crate::domain::rate::Rate;
use crate::domain::ratio::Ratio;

/// The form of numbers in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    group: &'static str,
    mark: &'static str,
    percent: &'static str,
}

/// The true minus sign, as wide as a digit (U+2212).
const MINUS: &str = "\u{2212}";

impl Form {
    /// The form of `language`.
    #[must_use]
    pub fn new(language: Language) -> Self {
        match language {
            // No-break blanks: an amount is never broken across lines.
            Language::Swedish => Self { group: "\u{a0}", mark: ",", percent: "\u{a0}%" },
            Language::English => Self { group: ",", mark: ".", percent: "%" },
        }
    }

    /// An amount with its unit: `1 260 000 kr`. Öre only where there are any.
    #[must_use]
    pub fn kr(self, amount: Money) -> String {
        format!("{}\u{a0}kr", self.amount(amount))
    }

    /// An amount without its unit: `1 260 000` or `1 250 000,50`.
    #[must_use]
    pub fn amount(self, amount: Money) -> String {
        let kronor = amount.kronor();
        if kronor.scale() == 0 {
            self.grouped(&kronor.to_string())
        } else {
            self.grouped(&format!("{kronor:.2}"))
        }
    }

    /// An amount with its sign even when it is an increase: `+375 000 kr`, `−130 000 kr`.
    #[must_use]
    pub fn change(self, amount: Money) -> String {
        let plus = if amount > Money::ZERO { "+" } else { "" };
        format!("{plus}{}", self.kr(amount))
    }

    /// A decided or declared rate, with all of its decimals: `−10 %`.
    #[must_use]
    pub fn rate(self, rate: Rate) -> String {
        format!("{}{}", self.number(rate.percent()), self.percent)
    }

    /// A ratio in per cent with `decimals` decimals: `−9,35 %`.
    #[must_use]
    pub fn ratio(self, ratio: Ratio, decimals: u32) -> String {
        let places = usize::try_from(decimals).unwrap_or_default();
        let percent = ratio.percent(decimals);
        format!("{}{}", self.grouped(&format!("{percent:.places$}")), self.percent)
    }

    /// A number of per cent with all of its decimals: `28,3519 %`.
    #[must_use]
    pub fn percent(self, percent: Decimal) -> String {
        format!("{}{}", self.number(percent), self.percent)
    }

    /// A number with all of its decimals.
    #[must_use]
    pub fn number(self, number: Decimal) -> String {
        self.grouped(&number.normalize().to_string())
    }

    fn grouped(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| (MINUS, digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mut out = String::from(sign);
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(index);
            if index > 0 && left.is_multiple_of(3) {
                out.push_str(self.group);
            }
            out.push(digit);
        }
        if !decimals.is_empty() {
            out.push_str(self.mark);
            out.push_str(decimals);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_and_english_forms() {
        let (swedish, english) = (Form::new(Language::Swedish), Form::new(Language::English));
        let amount = Money::new(Decimal::new(-126_000_050, 2)).unwrap();
        assert_eq!(swedish.kr(amount), "\u{2212}1\u{a0}260\u{a0}000,50\u{a0}kr");
        assert_eq!(english.kr(amount), "\u{2212}1,260,000.50\u{a0}kr");
        assert_eq!(swedish.kr(Money::kr(900)), "900\u{a0}kr");
        assert_eq!(swedish.change(Money::kr(375_000)), "+375\u{a0}000\u{a0}kr");
        let change = Ratio::change(Money::kr(2_000_000), Money::kr(1_000_000)).unwrap();
        assert_eq!(swedish.ratio(change, 2), "\u{2212}50,00\u{a0}%");
        assert_eq!(english.rate(Rate::from_percent(Decimal::new(-105, 1)).unwrap()), "\u{2212}10.5%");
    }
}
