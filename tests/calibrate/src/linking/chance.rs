//! T9, within one tunnel address: how often chance passes for a shared position, and how soon a shared position shows.
//!
//! The factor is the closed form of `shoal_core::regime` where every pool is right and all relays are either linked or
//! draw for themselves: the width of what is left of the positions, times the sizes of all pools. Under chance its mean
//! is 1 at any length, so it ever reaches 99 in at most one of 99 trails, however long one looks (Ville's inequality).

use shoal_core::interval::Interval;
use shoal_core::regime::DECISIVE_FACTOR;

use super::network::{Formula, Key, Known, Truth, measured, shuffled, some};
use crate::dice::Dice;
use crate::extent::Extent;
use crate::finding::{Allowed, Finding, Unit};

/// So many relays are looked at.
const LONGEST: u32 = 20;

/// How a trail went: after which relay, counted from 1, the factor was first decisive.
fn decisive_after(relays: &[Known], dice: &mut Dice) -> Option<usize> {
    let key = Key::new(dice, Formula::Holds);
    let (mut left, mut factor) = (Some(Interval::WHOLE), 1.0);
    for (after, relay) in (1..).zip(relays) {
        let shown = relay.believed.offset_of(relay.shows(&key, dice).exit_ip)?;
        let proved = Interval::of_offset(shown, relay.believed.size())?;
        let together = left.and_then(|left| left.intersection(proved));
        factor *= proved.one_in()
            * match (left, together) {
                (Some(before), Some(now)) => now.width() / before.width(),
                (_, None) | (None, _) => 0.0,
            };
        left = together;
        if factor >= DECISIVE_FACTOR {
            return Some(after);
        }
    }
    None
}

/// T9 for trails under one tunnel address.
pub(crate) fn findings(relays: &[Known], extent: &Extent) -> Vec<Finding> {
    let trails = extent.worlds.saturating_mul(10);
    let dice = Dice::new(extent.seed, "trails");
    let by_chance = |number: u32| {
        let mut dice = dice.for_world(number);
        let mut drawing = some(relays, LONGEST, &mut dice);
        for relay in &mut drawing {
            relay.truth = Truth::Drawn;
        }
        decisive_after(&drawing, &mut dice).is_some()
    };
    let alarms = (0..trails).filter(|number| by_chance(*number)).count();
    let nine = measured(relays);
    let dice = Dice::new(extent.seed, "linked trails");
    let mut found_after = [0_u32; 10];
    for number in 0..trails {
        let mut dice = dice.for_world(number);
        let linked = shuffled(&nine, &mut dice);
        if let Some(after) = decisive_after(&linked, &mut dice) {
            found_after[after..].iter_mut().for_each(|count| *count += 1);
        }
    }
    let share = |count: f64| count / f64::from(trails);
    // One of 99, and three standard errors of so many trails.
    let most = 1.0 / 99.0 + 3.0 * (0.01 * 0.99 / f64::from(trails)).sqrt();
    let power = |after: usize| share(f64::from(found_after[after]));
    vec![
        Finding::new(
            "T9",
            format!("chance ever decisive on {LONGEST} relays"),
            share(crate::chi_square::real(alarms)),
            Unit::Percent(2),
        )
        .must(Allowed::AtMost(most))
        .noting(format!("{trails} trails")),
        Finding::new("T9", "linked relays decisive after 2 relays", power(2), Unit::Percent(1))
            .must(Allowed::AtMost(0.0))
            .noting("two relays never decide it"),
        Finding::new("T9", "linked relays decisive after 3 relays", power(3), Unit::Percent(1)),
        Finding::new("T9", "linked relays decisive after 4 relays", power(4), Unit::Percent(1))
            .must(Allowed::AtLeast(0.99)),
    ]
}
