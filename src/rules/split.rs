//! The exact split of an amount by largest remainder.
//!
//! The total is counted in whole units (1 kr by default). Each part first gets its exact share
//! rounded down; the units that are left go, one each, to the parts with the largest remainders.
//! Only integers are compared, so nothing is ever "nearly equal". The laws that hold:
//!
//! - the parts sum to the total;
//! - each part is less than one unit from its exact share;
//! - a weight of zero gets zero;
//! - a negative total mirrors the positive;
//! - the order of the claims changes nothing.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::ratio::Ratio;

/// What happens when equal remainders claim the last units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TiePolicy {
    /// The units go to the first claims in the order of their keys: register code order.
    #[default]
    ByCode,
    /// The split is refused, and somebody has to decide.
    Stop,
}

/// One part of a split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The amount in kr.
    pub amount: Money,
    /// The exact share of the total, before any rounding.
    pub share: Ratio,
    /// Whether the part got one unit more than its share rounded down.
    pub extra: bool,
    /// Whether the part stood in a tie for that unit, won or lost.
    pub tied: bool,
}

/// A split: the parts in the order of the claims, and the unit that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The parts, in the order of the claims.
    pub parts: Vec<Part>,
    /// The unit in kr: the one asked for, or 1 öre when the total is no whole number of those.
    pub unit: Money,
}

/// Why a total cannot be split.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// All weights are zero, or there are none.
    #[error("all weights are zero")]
    AllZero,
    /// The claim with this index has a negative weight.
    #[error("claim {0} has a negative weight")]
    Negative(usize),
    /// The claims with these indices have equal remainders, and the policy is to stop.
    #[error("equal remainders")]
    Tie(Vec<usize>),
    /// The numbers are too large to be split exactly.
    #[error("too large to be split exactly")]
    TooLarge,
}

/// Splits `total` (kr) by weight in whole units of `unit` (kr).
///
/// A claim is a key, by which ties are settled, and a weight without unit. Keys are expected to be
/// unique. When the total is not a whole number of units, the split is made in öre instead, so that
/// the parts always sum to the total.
///
/// # Errors
/// [`SplitError`].
pub fn split<K: Ord>(
    total: Money,
    unit: Money,
    claims: &[(K, Decimal)],
    ties: TiePolicy,
) -> Result<Split, SplitError> {
    let weights = integer_weights(claims)?;
    let whole = weights
        .iter()
        .try_fold(0_i128, |sum, weight| sum.checked_add(*weight))
        .ok_or(SplitError::TooLarge)?;
    if whole == 0 {
        return Err(SplitError::AllZero);
    }
    let unit =
        if divides(unit, total) { unit } else { Money::from_ore(1).map_err(|_| SplitError::TooLarge)? };
    let units = total.ore().checked_div(unit.ore()).ok_or(SplitError::TooLarge)?;

    let mut shares = exact_shares(units.abs(), whole, &weights)?;
    let given: i128 = shares.iter().map(|share| share.units).sum();
    let left = usize::try_from(units.abs().saturating_sub(given)).map_err(|_| SplitError::TooLarge)?;
    give_the_rest(&mut shares, left, claims, ties)?;

    let parts = shares
        .iter()
        .zip(&weights)
        .map(|(share, weight)| {
            let ore = share.units.checked_mul(unit.ore()).and_then(|ore| ore.checked_mul(units.signum()));
            Some(Part {
                amount: Money::from_ore(ore?).ok()?,
                share: Ratio::new(*weight, whole)?,
                extra: share.extra,
                tied: share.tied,
            })
        })
        .collect::<Option<Vec<Part>>>()
        .ok_or(SplitError::TooLarge)?;
    Ok(Split { parts, unit })
}

/// A share while the split is being made: whole units so far and the remainder over `whole`.
struct Share {
    units: i128,
    remainder: i128,
    extra: bool,
    tied: bool,
}

/// The weights as integers in the proportions of the decimals.
fn integer_weights<K>(claims: &[(K, Decimal)]) -> Result<Vec<i128>, SplitError> {
    let weights: Vec<Decimal> = claims.iter().map(|(_, weight)| weight.normalize()).collect();
    if let Some(index) = weights.iter().position(|weight| *weight < Decimal::ZERO) {
        return Err(SplitError::Negative(index));
    }
    let scale = weights.iter().map(Decimal::scale).max().unwrap_or_default();
    weights
        .iter()
        .map(|weight| {
            let factor = 10_i128.checked_pow(scale.saturating_sub(weight.scale()))?;
            weight.mantissa().checked_mul(factor)
        })
        .collect::<Option<Vec<i128>>>()
        .ok_or(SplitError::TooLarge)
}

fn divides(unit: Money, total: Money) -> bool {
    unit > Money::ZERO && total.ore().checked_rem(unit.ore()) == Some(0)
}

fn exact_shares(units: i128, whole: i128, weights: &[i128]) -> Result<Vec<Share>, SplitError> {
    weights
        .iter()
        .map(|weight| {
            let product = units.checked_mul(*weight)?;
            Some(Share {
                units: product.checked_div(whole)?,
                remainder: product.checked_rem(whole)?,
                extra: false,
                tied: false,
            })
        })
        .collect::<Option<Vec<Share>>>()
        .ok_or(SplitError::TooLarge)
}

/// Gives one unit each to the `left` largest remainders. There are always fewer units left than
/// claims with a remainder, so a claim without one (a weight of zero, say) gets none.
fn give_the_rest<K: Ord>(
    shares: &mut [Share],
    left: usize,
    claims: &[(K, Decimal)],
    ties: TiePolicy,
) -> Result<(), SplitError> {
    let mut remainders: Vec<i128> = shares.iter().map(|share| share.remainder).collect();
    remainders.sort_unstable_by(|one, other| other.cmp(one));
    let Some(&cut) = left.checked_sub(1).and_then(|last| remainders.get(last)) else {
        return Ok(());
    };
    // A tie only where the cut goes between equal remainders.
    let contested = remainders.get(left) == Some(&cut);
    let above = remainders.iter().filter(|remainder| **remainder > cut).count();

    let mut at_the_cut: Vec<usize> = Vec::new();
    for (index, share) in shares.iter_mut().enumerate() {
        share.extra = share.remainder > cut;
        share.tied = contested && share.remainder == cut;
        if share.remainder == cut {
            at_the_cut.push(index);
        }
    }
    if contested && ties == TiePolicy::Stop {
        return Err(SplitError::Tie(at_the_cut));
    }
    at_the_cut.sort_by_key(|index| claims.get(*index).map(|(key, _)| key));
    for index in at_the_cut.into_iter().take(left.saturating_sub(above)) {
        if let Some(share) = shares.get_mut(index) {
            share.extra = true;
        }
    }
    for share in shares.iter_mut().filter(|share| share.extra) {
        share.units = share.units.saturating_add(1);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::str::FromStr;

    fn kr(text: &str) -> Money {
        Money::new(Decimal::from_str(text).unwrap()).unwrap()
    }

    fn claims(weights: &[&str]) -> Vec<(usize, Decimal)> {
        weights.iter().map(|weight| Decimal::from_str(weight).unwrap()).enumerate().collect()
    }

    fn amounts(total: &str, unit: &str, weights: &[&str]) -> Vec<String> {
        let split = split(kr(total), kr(unit), &claims(weights), TiePolicy::ByCode).unwrap();
        split.parts.iter().map(|part| part.amount.to_string()).collect()
    }

    #[test]
    fn equal_remainders_go_by_code_and_are_named() {
        // 29; 35,5; 35,5: one unit left, two equal claims.
        let split = split(kr("100"), kr("1"), &claims(&["29", "35.5", "35.5"]), TiePolicy::ByCode).unwrap();
        assert_eq!(
            split.parts.iter().map(|part| part.amount).collect::<Vec<_>>(),
            ["29", "36", "35"].map(kr)
        );
        assert_eq!(
            split.parts.iter().map(|part| (part.extra, part.tied)).collect::<Vec<_>>(),
            [(false, false), (true, true), (false, true)]
        );
    }

    #[test]
    fn equal_remainders_stop_when_so_decided() {
        let error = split(kr("100"), kr("1"), &claims(&["29", "35.5", "35.5"]), TiePolicy::Stop).unwrap_err();
        assert_eq!(error, SplitError::Tie(vec![1, 2]));
        // No tie: the policy has nothing to stop.
        assert!(split(kr("10"), kr("1"), &claims(&["50", "26", "24"]), TiePolicy::Stop).is_ok());
    }

    #[test]
    fn the_largest_remainder_gets_the_unit() {
        // 5; 2,6; 2,4.
        assert_eq!(amounts("10", "1", &["50", "26", "24"]), ["5", "3", "2"]);
    }

    #[test]
    fn large_totals_are_exact() {
        // 7·10¹² / 3 = 2 333 333 333 333 ⅓ and twice that.
        assert_eq!(amounts("7000000000000", "1", &["1", "2"]), ["2333333333333", "4666666666667"]);
        assert_eq!(amounts("25000001", "1", &["1"]), ["25000001"]);
    }

    #[test]
    fn a_weight_of_zero_gets_zero() {
        // 100 öre by 462: 86,58; 0; 8,66; 4,33; 0,43. Two öre left: to 8,66 and 86,58.
        assert_eq!(
            amounts("1.00", "0.01", &["400", "0", "40", "20", "2"]),
            ["0.87", "0", "0.09", "0.04", "0"]
        );
    }

    #[test]
    fn negative_mirrors_positive() {
        assert_eq!(amounts("-100", "1", &["29", "35.5", "35.5"]), ["-29", "-36", "-35"]);
        assert_eq!(
            amounts("-1.00", "0.01", &["400", "0", "40", "20", "2"]),
            ["-0.87", "0", "-0.09", "-0.04", "0"]
        );
    }

    #[test]
    fn a_total_that_is_no_whole_number_of_units_is_split_in_ore() {
        let split = split(kr("1000.50"), kr("1"), &claims(&["1", "1"]), TiePolicy::ByCode).unwrap();
        assert_eq!(split.unit, kr("0.01"));
        assert_eq!(
            split.parts.iter().map(|part| part.amount).collect::<Vec<_>>(),
            ["500.25", "500.25"].map(kr)
        );
    }

    #[test]
    fn larger_units() {
        assert_eq!(amounts("1000000", "1000", &["1", "1", "1"]), ["334000", "333000", "333000"]);
    }

    #[test]
    fn what_cannot_be_split() {
        assert_eq!(split::<u8>(kr("1"), kr("1"), &[], TiePolicy::ByCode), Err(SplitError::AllZero));
        assert_eq!(
            split(kr("1"), kr("1"), &claims(&["0", "0"]), TiePolicy::ByCode),
            Err(SplitError::AllZero)
        );
        assert_eq!(
            split(kr("1"), kr("1"), &claims(&["2", "-1"]), TiePolicy::ByCode),
            Err(SplitError::Negative(1))
        );
    }

    #[test]
    fn sydnarkes_quarter_by_population() {
        // Inhabitants 31 December 2024 (SCB): Laxå 5 423, Hallsberg 16 120, Kumla 22 681, Askersund
        // 11 477, together 55 701. Exactly 114 883,75; 341 494,77; 480 486,53; 243 134,95: the three
        // units left go to Askersund, Hallsberg and Laxå.
        assert_eq!(
            amounts("1180000", "1", &["5423", "16120", "22681", "11477"]),
            ["114884", "341495", "480486", "243135"]
        );
    }

    fn any_money() -> impl Strategy<Value = Money> {
        (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(|ore| Money::from_ore(i128::from(ore)).unwrap())
    }

    fn any_unit() -> impl Strategy<Value = Money> {
        prop_oneof![Just("0.01"), Just("1"), Just("100"), Just("1000")].prop_map(kr)
    }

    fn any_claims() -> impl Strategy<Value = Vec<(usize, Decimal)>> {
        // Small numbers with few decimals make ties common; zero is one of them.
        let weight = prop_oneof![
            3 => (0_i64..50, 0_u32..2).prop_map(|(number, scale)| Decimal::new(number, scale)),
            1 => (0_i64..10_000_000, 0_u32..4).prop_map(|(number, scale)| Decimal::new(number, scale)),
        ];
        prop::collection::vec(weight, 1..14)
            .prop_map(|weights| weights.into_iter().enumerate().collect())
            .prop_filter("a positive weight", |claims: &Vec<(usize, Decimal)>| {
                claims.iter().any(|(_, weight)| !weight.is_zero())
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn the_parts_are_the_whole(total in any_money(), unit in any_unit(), claims in any_claims()) {
            let split = split(total, unit, &claims, TiePolicy::ByCode).unwrap();
            let sum = Money::sum(split.parts.iter().map(|part| part.amount)).unwrap();
            prop_assert_eq!(sum, total);
        }

        #[test]
        fn each_part_is_less_than_a_unit_from_its_share(total in any_money(), unit in any_unit(), claims in any_claims()) {
            let split = split(total, unit, &claims, TiePolicy::ByCode).unwrap();
            for part in &split.parts {
                // |part − total · n/d| < unit, in integers: |part · d − total · n| < unit · d.
                let (above, below) = (part.share.numerator(), part.share.denominator());
                let distance = (part.amount.ore() * below - total.ore() * above).abs();
                prop_assert!(distance < split.unit.ore() * below);
            }
        }

        #[test]
        fn zero_weight_gets_zero(total in any_money(), unit in any_unit(), claims in any_claims()) {
            let split = split(total, unit, &claims, TiePolicy::ByCode).unwrap();
            for (part, (_, weight)) in split.parts.iter().zip(&claims) {
                prop_assert!(!weight.is_zero() || part.amount.is_zero());
            }
        }

        #[test]
        fn a_negative_total_mirrors_the_positive(total in any_money(), unit in any_unit(), claims in any_claims()) {
            let negative = Money::ZERO.minus(total).unwrap();
            let positive_parts = split(total, unit, &claims, TiePolicy::ByCode).unwrap().parts;
            let negative_parts = split(negative, unit, &claims, TiePolicy::ByCode).unwrap().parts;
            for (positive, negative) in positive_parts.iter().zip(&negative_parts) {
                prop_assert_eq!(positive.amount.ore(), -negative.amount.ore());
            }
        }

        #[test]
        fn the_order_of_the_claims_changes_nothing(
            (total, unit, claims, shuffled) in (any_money(), any_unit(), any_claims())
                .prop_flat_map(|(total, unit, claims)| (Just(total), Just(unit), Just(claims.clone()), Just(claims).prop_shuffle()))
        ) {
            let by_key = |claims: &[(usize, Decimal)]| {
                let parts = split(total, unit, claims, TiePolicy::ByCode).unwrap().parts;
                let mut keyed: Vec<(usize, Money)> =
                    claims.iter().zip(parts).map(|((key, _), part)| (*key, part.amount)).collect();
                keyed.sort();
                keyed
            };
            prop_assert_eq!(by_key(&claims), by_key(&shuffled));
        }

        #[test]
        fn the_scale_of_the_weights_changes_nothing(total in any_money(), unit in any_unit(), claims in any_claims(), factor in 1_i64..1_000) {
            let scaled: Vec<(usize, Decimal)> =
                claims.iter().map(|(key, weight)| (*key, weight * Decimal::from(factor))).collect();
            prop_assert_eq!(
                split(total, unit, &claims, TiePolicy::ByCode).unwrap().parts,
                split(total, unit, &scaled, TiePolicy::ByCode).unwrap().parts
            );
        }

        #[test]
        fn a_heavier_claim_never_gets_less(total in any_money(), unit in any_unit(), claims in any_claims()) {
            let split = split(total, unit, &claims, TiePolicy::ByCode).unwrap();
            for (one, (_, weight)) in split.parts.iter().zip(&claims) {
                for (other, (_, lighter)) in split.parts.iter().zip(&claims) {
                    if lighter < weight {
                        prop_assert!(other.amount.ore().abs() <= one.amount.ore().abs());
                    }
                }
            }
        }
    }
}
