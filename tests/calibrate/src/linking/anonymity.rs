//! How well somebody is hidden among people of whom each is more or less likely to be the one.
//!
//! The measures of the literature, to compare Shoal's figures with others': Shannon's entropy H in bits and the
//! effective number of people 2^H (Serjantov and Danezis, 2002), the degree H / log2 N (Díaz and others, 2002), and
//! the worst case, the min-entropy. Shoal shows none of them. A mean hides those who fare worst, so it tells its user
//! their own share.

/// How likely each of several people is to be the one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Suspicion(Vec<f64>);

impl Suspicion {
    /// By weights, none of which is negative; `None` where they sum to nothing or to no number.
    pub(super) fn by(weights: impl IntoIterator<Item = f64>) -> Option<Self> {
        let weights: Vec<f64> = weights.into_iter().collect();
        let total: f64 = weights.iter().sum();
        let is_sound = total > 0.0 && total.is_finite() && weights.iter().all(|it| *it >= 0.0);
        is_sound.then(|| Self(weights.into_iter().map(|weight| weight / total).collect()))
    }

    /// The number of people, however unlikely some are.
    pub(super) fn people(&self) -> usize {
        self.0.len()
    }

    /// H: bits that are missing to the answer, in the mean.
    pub(super) fn bits(&self) -> f64 {
        self.0.iter().filter(|share| **share > 0.0).map(|share| -share * share.log2()).sum()
    }

    /// 2^H: among so many equally likely people somebody would be hidden as well.
    pub(super) fn effective(&self) -> f64 {
        self.bits().exp2()
    }

    /// Min-entropy: bits that are missing for the one who fares worst.
    pub(super) fn fewest_bits(&self) -> f64 {
        -self.0.iter().copied().fold(0.0, f64::max).log2()
    }

    /// H beside the most that so many people allow, 0 to 1; a single one has nobody to hide among.
    pub(super) fn degree(&self) -> f64 {
        if self.people() < 2 {
            return 0.0;
        }
        self.bits() / crate::chi_square::real(self.people()).log2()
    }

    /// What is left after something was seen that each of them shows with this probability; how probable that was at
    /// all stands beside it. `None` where nobody shows it.
    pub(super) fn after(&self, shown_by: &[f64]) -> Option<(f64, Self)> {
        let joint: Vec<f64> = self.0.iter().zip(shown_by).map(|(share, by)| share * by).collect();
        let probability = joint.iter().sum();
        Some((probability, Self::by(joint)?))
    }

    /// H that is left in the mean, over everything that can be seen: for each such thing, how probably each shows it.
    pub(super) fn bits_left<'a>(&self, seen: impl IntoIterator<Item = &'a [f64]>) -> f64 {
        let left = seen.into_iter().filter_map(|shown_by| self.after(shown_by));
        left.map(|(probability, after)| probability * after.bits()).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// From 1 to 12 people; some may be out of the question.
    fn people() -> impl Strategy<Value = Vec<f64>> {
        let weight = prop_oneof![4 => 0.001..1_000.0, 1 => Just(0.0)];
        prop::collection::vec(weight, 1..=12)
            .prop_filter("somebody it must be", |weights| weights.iter().sum::<f64>() > 0.0)
    }

    /// Up to five things that can be seen, each shown by each of twelve people with some probability; one of them is.
    fn observations() -> impl Strategy<Value = Vec<Vec<f64>>> {
        prop::collection::vec(prop::collection::vec(0.0..1.0, 12), 2..=5).prop_map(|mut rows| {
            for person in 0..12 {
                let total: f64 = rows.iter().map(|row| row[person]).sum();
                for row in &mut rows {
                    row[person] /= total.max(f64::MIN_POSITIVE);
                }
            }
            rows
        })
    }

    fn suspicion(weights: &[f64]) -> Suspicion {
        Suspicion::by(weights.iter().copied()).expect("the weights are sound")
    }

    proptest! {
        #[test]
        fn nobody_is_hidden_among_more_people_than_there_are(weights in people()) {
            let found = suspicion(&weights);
            let all = crate::chi_square::real(found.people());
            prop_assert!(found.effective() >= 1.0 - 1e-12);
            prop_assert!(found.effective() <= all * (1.0 + 1e-12));
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&found.degree()));
        }

        #[test]
        fn they_hide_each_other_completely_only_where_all_are_as_likely(
            weights in prop::collection::vec(1_u32..=4, 2..=12),
        ) {
            let found = suspicion(&weights.iter().copied().map(f64::from).collect::<Vec<_>>());
            let all = crate::chi_square::real(found.people());
            let is_even = weights.iter().all(|weight| *weight == weights[0]);
            prop_assert_eq!(found.effective() > all * (1.0 - 1e-9), is_even);
            prop_assert_eq!(found.degree() > 1.0 - 1e-9, is_even);
        }

        #[test]
        fn the_one_who_fares_worst_is_never_better_hidden_than_the_mean(weights in people()) {
            let found = suspicion(&weights);
            prop_assert!(found.fewest_bits() <= found.bits() + 1e-12);
        }

        #[test]
        fn what_is_seen_never_hides_anybody_in_the_mean(
            weights in people(),
            seen in observations(),
        ) {
            let before = suspicion(&weights);
            let left = before.bits_left(seen.iter().map(|row| &row[..weights.len()]));
            prop_assert!(left <= before.bits() + 1e-12, "{} became {left}", before.bits());
        }

        #[test]
        fn the_order_of_people_does_not_matter(
            (weights, other) in people().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle())),
        ) {
            let [one, other] = [weights, other].map(|weights| suspicion(&weights));
            prop_assert!((one.bits() - other.bits()).abs() < 1e-12);
            prop_assert!((one.degree() - other.degree()).abs() < 1e-12);
            prop_assert!((one.fewest_bits() - other.fewest_bits()).abs() < 1e-12);
        }

        #[test]
        fn equally_likely_people_hide_each_other_completely(count in 2_usize..=12) {
            let found = suspicion(&vec![0.3; count]);
            let all = crate::chi_square::real(count);
            prop_assert!((found.effective() - all).abs() < 1e-12 * all);
            prop_assert!((found.degree() - 1.0).abs() < 1e-12);
            prop_assert!((found.fewest_bits() - all.log2()).abs() < 1e-12);
        }
    }

    #[test]
    fn figures_by_hand() {
        let found = suspicion(&[2.0, 1.0, 1.0]);
        assert!((found.bits() - 1.5).abs() < 1e-15);
        assert!((found.fewest_bits() - 1.0).abs() < 1e-15);
        assert!((found.degree() - 1.5 / 3.0_f64.log2()).abs() < 1e-15);
        // Who shows it for sure, in half of the cases, and never.
        let (probability, after) = found.after(&[1.0, 0.5, 0.0]).expect("two of them show it");
        assert!((probability - 0.625).abs() < 1e-15);
        assert_eq!(after, suspicion(&[4.0, 1.0, 0.0]));
    }

    #[test]
    fn one_person_alone_is_not_hidden() {
        let found = suspicion(&[7.0, 0.0]);
        assert!(found.bits().abs() < 1e-15 && found.degree().abs() < 1e-15);
        assert!(suspicion(&[1.0]).degree().abs() < 1e-15);
    }

    #[test]
    fn weights_of_nothing_or_of_no_number_tell_of_nobody() {
        for weights in [vec![], vec![0.0, 0.0], vec![1.0, -0.5], vec![f64::NAN], vec![f64::MAX; 2]]
        {
            assert_eq!(Suspicion::by(weights.clone()), None, "{weights:?}");
        }
        assert_eq!(suspicion(&[1.0]).after(&[0.0]), None);
    }
}
