//! The blueprint: weights become whole points per skill, and a skill's points are shared over its items.
//!
//! Both by the method of largest remainders (Alexander Hamilton's report on apportionment, 1792; Hare–Niemeyer in
//! Europe; analysed in M. L. Balinski and H. P. Young, *Fair Representation*, 2nd edition, Brookings 2001): each gets
//! the whole part of its quota, and what is left goes, one each, to the largest fractions. It keeps every share within
//! one of its quota and the sum exact. Its known paradoxes concern a total that grows, and here the total stands still.

use super::model::PlacedItem;
use crate::kit::Points;
use std::cmp::Reverse;

/// Shares `total` over `weights` in proportion, in whole units. The shares add up to `total`, each is within one of its
/// quota, and a larger weight never gets less. Equal fractions are settled by the larger weight, then by position, the
/// earlier first; so the order of the weights decides between equal weights only.
///
/// `None` when every weight is zero. An empty slice is also `None`.
pub fn shares(total: u32, weights: &[u32]) -> Option<Vec<u32>> {
    let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum();
    if sum == 0 {
        return None;
    }
    let quota = |w: &u32| u64::from(total) * u64::from(*w);
    let mut shares: Vec<u32> = weights.iter().map(|w| u32::try_from(quota(w) / sum).unwrap_or(u32::MAX)).collect();
    let left = total - shares.iter().sum::<u32>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|i| (Reverse(quota(&weights[*i]) % sum), Reverse(weights[*i]), *i));
    for i in order.into_iter().take(left as usize) {
        shares[i] += 1;
    }
    Some(shares)
}

/// As [`shares`], but every weight above zero gets at least one unit when there are enough to go round.
///
/// A weight whose quota is under one gets one, and the rest is shared again among the others, as the United States give
/// each state a seat before counting heads. Those others may so fall under their quota by more than one.
pub fn shares_at_least_one(total: u32, weights: &[u32]) -> Option<Vec<u32>> {
    let mut open = weights.to_vec();
    let heard = weights.iter().filter(|w| **w > 0).count();
    if heard > total as usize {
        return shares(total, weights);
    }
    let mut held = vec![0u32; weights.len()];
    loop {
        let left = total - held.iter().sum::<u32>();
        let sum: u64 = open.iter().map(|w| u64::from(*w)).sum();
        if sum == 0 {
            // Nobody asks for more: either no weight at all, or exactly one unit each.
            return (heard > 0).then_some(held);
        }
        let small: Vec<usize> = (0..open.len()).filter(|i| open[*i] > 0 && u64::from(left) * u64::from(open[*i]) < sum).collect();
        if small.is_empty() {
            let rest = shares(left, &open)?;
            return Some(held.iter().zip(rest).map(|(a, b)| a + b).collect());
        }
        for i in small {
            held[i] = 1;
            open[i] = 0;
        }
    }
}

/// The points of each skill: `total` whole points by weight, at least one for each that has any weight.
/// `None` when no skill has a weight.
pub fn points_per_skill(total: u32, weights: &[u32]) -> Option<Vec<Points>> {
    let shares = shares_at_least_one(total, weights)?;
    Some(shares.into_iter().map(|n| Points::whole(i32::try_from(n).unwrap_or(i32::MAX / 100))).collect())
}

/// The points of each item of one skill that is worth `wanted`: by minutes, whole points where each item can have one,
/// else hundredths. What a recruiter set by hand stands, and the rest of `wanted` is shared over the other items.
///
/// Without points set by hand the sum is exactly `wanted`. When those set by hand leave nothing, the others get zero.
pub fn points_per_item(wanted: Points, items: &[PlacedItem]) -> Vec<Points> {
    let by_hand: Points = items.iter().filter_map(|i| i.own_points).sum();
    let open: Vec<u32> = items.iter().filter(|i| i.own_points.is_none()).map(|i| i.minutes.max(1)).collect();
    let left = u32::try_from((wanted - by_hand).hundredths()).unwrap_or(0);
    let whole = left.is_multiple_of(100) && (left / 100) as usize >= open.len();
    let (units, size) = if whole { (left / 100, 100) } else { (left, 1) };
    let mut shared = shares_at_least_one(units, &open).unwrap_or_default().into_iter();
    let mut next = || Points(i32::try_from(shared.next().unwrap_or(0) * size).unwrap_or(0));
    items.iter().map(|i| i.own_points.unwrap_or_else(&mut next)).collect()
}

/// The points of every item of an assessment, in the order of `items`: each skill's points over its items.
pub fn points_of_items(skills: &[Points], items: &[PlacedItem]) -> Vec<Points> {
    let mut points: Vec<Points> = items.iter().map(|i| i.own_points.unwrap_or(Points::ZERO)).collect();
    for (skill, wanted) in skills.iter().enumerate() {
        let at: Vec<usize> = (0..items.len()).filter(|i| items[*i].skill == skill).collect();
        let mine: Vec<PlacedItem> = at.iter().map(|i| items[*i].clone()).collect();
        for (i, p) in at.into_iter().zip(points_per_item(*wanted, &mine)) {
            points[i] = p;
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::super::model::samples::placed;
    use super::*;
    use proptest::prelude::*;

    fn weights() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(0u32..60, 1..14).prop_filter("a weight", |w| w.iter().any(|w| *w > 0))
    }

    #[test]
    fn points_go_to_the_largest_remainders() {
        // Quotas 33.3 each: the odd point goes to the first.
        assert_eq!(shares(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        // Quotas 48, 31.2, 14.4, 6.4: two points are left, for .4 and .4, not for .2.
        assert_eq!(shares(100, &[60, 39, 18, 8]), Some(vec![48, 31, 15, 6]));
        assert_eq!(shares(2, &[1, 3]), Some(vec![0, 2]), "both fractions are a half: the larger weight has the point");
        assert_eq!(shares(100, &[0, 0]), None);
        assert_eq!(shares(100, &[]), None);
        assert_eq!(shares(0, &[3, 1]), Some(vec![0, 0]));
    }

    #[test]
    fn a_small_weight_still_gets_a_point() {
        assert_eq!(shares(10, &[100, 1, 1]), Some(vec![10, 0, 0]));
        assert_eq!(shares_at_least_one(10, &[100, 1, 1]), Some(vec![8, 1, 1]));
        assert_eq!(shares_at_least_one(10, &[100, 0, 1]), Some(vec![9, 0, 1]));
        assert_eq!(shares_at_least_one(2, &[1, 1, 1]), Some(vec![1, 1, 0]), "too few to go round");
        assert_eq!(shares_at_least_one(3, &[9, 1, 1]), Some(vec![1, 1, 1]));
        assert_eq!(shares_at_least_one(5, &[0, 0]), None);
    }

    #[test]
    fn an_items_points_follow_its_minutes_and_add_up_to_the_skills() {
        let items = [placed(1, 0, 3), placed(2, 0, 5), placed(3, 0, 12)];
        assert_eq!(points_per_item(Points::whole(20), &items), [3, 5, 12].map(Points::whole));
        assert_eq!(
            points_per_item(Points::whole(2), &items),
            [Points(30), Points(50), Points(120)],
            "hundredths when whole points are too coarse"
        );
        let mut own = items.clone();
        own[1].own_points = Some(Points(750));
        assert_eq!(points_per_item(Points::whole(20), &own), [Points(250), Points(750), Points(1000)]);
        own[1].own_points = Some(Points::whole(30));
        assert_eq!(points_per_item(Points::whole(20), &own), [Points::ZERO, Points::whole(30), Points::ZERO]);
    }

    #[test]
    fn items_have_their_own_skills_points_whatever_their_order() {
        let items = [placed(1, 1, 3), placed(2, 0, 5), placed(3, 1, 1)];
        assert_eq!(points_of_items(&[Points::whole(60), Points::whole(40)], &items), [30, 60, 10].map(Points::whole));
    }

    proptest! {
        #[test]
        fn shares_add_up_and_stay_within_one_of_their_quota(total in 0u32..400, weights in weights()) {
            let got = shares(total, &weights).unwrap();
            let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum();
            prop_assert_eq!(got.iter().sum::<u32>(), total);
            for (share, w) in got.iter().zip(&weights) {
                // |share - total*w/sum| < 1, without fractions.
                let (share, quota) = (u64::from(*share) * sum, u64::from(total) * u64::from(*w));
                prop_assert!(share.abs_diff(quota) < sum);
            }
        }

        #[test]
        fn more_weight_never_means_fewer_points(total in 0u32..400, weights in weights()) {
            for got in [shares(total, &weights).unwrap(), shares_at_least_one(total, &weights).unwrap()] {
                for i in 0..weights.len() {
                    for j in 0..weights.len() {
                        if weights[i] > weights[j] { prop_assert!(got[i] >= got[j]); }
                        if weights[i] == weights[j] { prop_assert!(got[i].abs_diff(got[j]) <= 1); }
                    }
                }
            }
        }

        #[test]
        fn the_order_of_the_skills_only_settles_ties(total in 0u32..400, weights in weights(), seed in any::<u64>()) {
            let mut order: Vec<usize> = (0..weights.len()).collect();
            crate::kit::Dice::seeded(seed).shuffle(&mut order);
            let turned: Vec<u32> = order.iter().map(|i| weights[*i]).collect();
            let pairs = |weights: &[u32]| {
                let mut pairs: Vec<_> = weights.iter().copied().zip(shares_at_least_one(total, weights).unwrap()).collect();
                pairs.sort_unstable();
                pairs
            };
            prop_assert_eq!(pairs(&weights), pairs(&turned));
        }

        #[test]
        fn everyone_with_a_weight_gets_one_when_there_is_enough(total in 0u32..60, weights in weights()) {
            let got = shares_at_least_one(total, &weights).unwrap();
            let sum: u64 = weights.iter().map(|w| u64::from(*w)).sum();
            prop_assert_eq!(got.iter().sum::<u32>(), total);
            let enough = weights.iter().filter(|w| **w > 0).count() <= total as usize;
            for (share, w) in got.iter().zip(&weights) {
                let quota = u64::from(total) * u64::from(*w);
                prop_assert!(*w > 0 || *share == 0);
                if enough && *w > 0 { prop_assert!(*share >= 1); }
                // Nobody above one unit gets more than its quota rounded up: the minimum is paid for, never added.
                if *share > 1 { prop_assert!(u64::from(*share) * sum < quota + sum); }
            }
        }

        #[test]
        fn the_items_of_a_skill_add_up_to_it(wanted in 0i32..200, minutes in prop::collection::vec(1u32..30, 1..12)) {
            let items: Vec<_> = minutes.iter().enumerate().map(|(n, m)| placed(n as u64, 0, *m)).collect();
            let points = points_per_item(Points::whole(wanted), &items);
            prop_assert_eq!(points.iter().copied().sum::<Points>(), Points::whole(wanted));
            if wanted as usize >= items.len() { prop_assert!(points.iter().all(|p| p.hundredths() % 100 == 0 && p.hundredths() >= 100)); }
        }
    }
}
