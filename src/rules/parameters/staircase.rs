//! The staircase (trappan): how much own capital an association may hold, by the size of its yearly
//! funds. Its steps are not known here; the office gives them with their source.

use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::domain::money::Money;

/// The steps from the smallest associations to the largest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staircase(Vec<Stair>);

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stair {
    /// The most yearly funds, in tkr, that the step is for; the last step has no end.
    up_to: Option<u32>,
    limit: Limit,
}

/// How much own capital a step allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many per cent of the year's funds.
    Percent(u32),
    /// So many thousands of kronor.
    Tkr(u32),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct RawStep {
    up_to_tkr: Option<u32>,
    percent: Option<u32>,
    tkr: Option<u32>,
}

impl Staircase {
    /// The steps in rising order, of which only the last has no end; `None` when they are not so.
    pub(super) fn new(steps: Vec<RawStep>) -> Option<Self> {
        let last = steps.len().checked_sub(1)?;
        let mut stairs: Vec<Stair> = Vec::with_capacity(steps.len());
        for (index, step) in steps.into_iter().enumerate() {
            let limit = match (step.percent, step.tkr) {
                (Some(percent), None) if percent <= 100 => Limit::Percent(percent),
                (None, Some(tkr)) => Limit::Tkr(tkr),
                _ => return None,
            };
            let rises = stairs.last().is_none_or(|before| {
                before.up_to.zip(step.up_to_tkr).is_none_or(|(lower, upper)| lower < upper)
            });
            if step.up_to_tkr.is_none() != (index == last) || !rises {
                return None;
            }
            stairs.push(Stair { up_to: step.up_to_tkr, limit });
        }
        Some(Self(stairs))
    }

    /// What an association with these yearly funds (kr) may hold: the step, and the amount in kr.
    #[must_use]
    pub fn limit(&self, funds: Money) -> Option<(Limit, Money)> {
        let is_for = |stair: &&Stair| stair.up_to.is_none_or(|up_to| funds.kronor() <= kronor(up_to));
        let limit = self.0.iter().find(is_for)?.limit;
        let amount = match limit {
            Limit::Tkr(tkr) => Money::new(kronor(tkr)).ok()?,
            Limit::Percent(percent) => {
                let ore = funds.ore().checked_mul(i128::from(percent))?.checked_div(100)?;
                Money::from_ore(ore).ok()?
            }
        };
        Some((limit, amount))
    }
}

fn kronor(tkr: u32) -> Decimal {
    Decimal::from(u64::from(tkr).saturating_mul(1_000))
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => write!(f, "{percent} %"),
            Self::Tkr(tkr) => write!(f, "{tkr} tkr"),
        }
    }
}

impl fmt::Display for Staircase {
    /// The steps in a line: `≤ 3000 tkr: 20 %; > 3000 tkr: 10 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut below = None;
        for (index, stair) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            match (stair.up_to, below) {
                (Some(up_to), _) => write!(f, "≤ {up_to} tkr: {}", stair.limit)?,
                (None, Some(below)) => write!(f, "> {below} tkr: {}", stair.limit)?,
                (None, None) => write!(f, "{}", stair.limit)?,
            }
            below = stair.up_to;
        }
        Ok(())
    }
}
