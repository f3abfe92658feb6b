//! Somebody looks at a relay, for some reason; how many others are truly on the exit IP?

use std::fmt;
use std::sync::Arc;

use shoal_core::crowd::{Model, Motive};
use shoal_core::pool::{ExitPool, Provenance};
use shoal_core::ranking::RankingQuery;
use shoal_core::settings::Assumptions;
use shoal_core::{Draw, RelayDirectory};

use super::assumed::Assumed;
use super::pools;
use super::world::{Terrain, World};
use crate::chi_square::real;
use crate::dice::Dice;
use crate::list::{Speeds, directory};

/// Why a relay is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// The tunnel leaves there; whether its owner chose as others choose is a matter of [`Assumed::as_others`].
    InUse,
    /// The tunnel leaves there, and its owner chose as others choose and said so.
    AsOthers,
    /// Somebody compares places; the measured relays are asked about more often than they would be.
    LookedAt,
    /// Shoal's ranking sends somebody there.
    Ranked,
    /// Somebody compares measured relays with few exit IPs, where one more or less matters.
    SmallPool,
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::InUse => "in use",
            Self::AsOthers => "chosen as others choose",
            Self::LookedAt => "looked at",
            Self::Ranked => "sent there by Shoal",
            Self::SmallPool => "small pools",
        })
    }
}

/// Pools with this many exit IPs or fewer are small.
const SMALL_POOL: u32 = 13;

impl Purpose {
    /// Worlds of its own: their numbers have this bit.
    fn worlds(self) -> u32 {
        match self {
            Self::InUse => 0,
            Self::AsOthers => 1 << 27,
            Self::LookedAt => 1 << 28,
            Self::Ranked => 1 << 29,
            Self::SmallPool => 1 << 30,
        }
    }

    /// What the model is told of it.
    pub(crate) fn motive(self) -> Motive {
        match self {
            Self::InUse => Motive::InUse,
            Self::AsOthers => Motive::ChosenAsOthers,
            Self::LookedAt | Self::Ranked | Self::SmallPool => Motive::LookedAt,
        }
    }
}

/// One look at one world.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    /// Of which world.
    pub(crate) number: u32,
    /// The relay's index in the list.
    pub(crate) relay: usize,
    pub(crate) purpose: Purpose,
    /// How many others are truly on the exit IP.
    pub(crate) others: u32,
    /// How busy the hour is, in standard deviations.
    pub(crate) hour: f64,
}

/// Worlds of one kind, and the model that is held against them.
pub(crate) struct Survey {
    pub(crate) model: Arc<Model>,
    pub(crate) terrain: Terrain,
    pub(crate) assumed: Assumed,
    /// The ground of each relay in the list, where people are on it.
    ground_of: Vec<Option<usize>>,
    /// Grounds whose pool was measured, and those of them with a small one.
    measured: Vec<usize>,
    small: Vec<usize>,
    dice: Dice,
}

impl Survey {
    /// Worlds of the kind that is assumed, on the list that all share, with the model as it comes.
    pub(crate) fn new(assumed: Assumed, dice: Dice) -> Self {
        let list = directory(Speeds::Told);
        let model = Model::new(Arc::clone(&list), Assumptions::default());
        Self::of(Arc::new(model), &list, assumed, dice)
    }

    /// The same with another model. What its list does not tell (port speeds) is true all the same: `list` has it.
    pub(crate) fn of(
        model: Arc<Model>,
        list: &RelayDirectory,
        assumed: Assumed,
        dice: Dice,
    ) -> Self {
        let mut terrain = Terrain::new(list, assumed);
        let mut ground_of = vec![None; model.directory().relays().len()];
        for (ground, there) in terrain.grounds.iter().enumerate() {
            ground_of[there.relay] = Some(ground);
        }
        let measured_with = |most: u32| -> Vec<usize> {
            let is_wanted =
                |pool: ExitPool| pool.provenance() == Provenance::Measured && pool.size() <= most;
            let all = terrain.grounds.iter().enumerate();
            all.filter(|(_, there)| is_wanted(model.pools().pool(there.relay)))
                .map(|(ground, _)| ground)
                .collect()
        };
        let (measured, small) = (measured_with(u32::MAX), measured_with(SMALL_POOL));
        if assumed.following > 0.0 {
            let mut dice = dice.clone();
            let mut chances = vec![0.0; terrain.grounds.len()];
            for _ in 0..2_000 {
                if let Some(ground) = ranked(&model, &mut dice).and_then(|relay| ground_of[relay]) {
                    chances[ground] += 1.0;
                }
            }
            terrain = terrain.followed(&chances);
        }
        Self { model, terrain, assumed, ground_of, measured, small, dice }
    }

    /// The world with this number.
    pub(crate) fn world(&self, number: u32) -> (World, Dice) {
        let mut dice = self.dice.for_world(number);
        (self.terrain.world(&mut dice), dice)
    }

    /// Somebody looks at the world with this number, for this reason.
    pub(crate) fn visit(&self, number: u32, purpose: Purpose) -> Visit {
        let (world, mut dice) = self.world(number | purpose.worlds());
        let ground = match purpose {
            Purpose::InUse => self.in_use(&world, &mut dice),
            Purpose::AsOthers => dice.weighted(&world.shares),
            Purpose::LookedAt if dice.chance(1.0 / 3.0) => Some(one_of(&self.measured, &mut dice)),
            Purpose::LookedAt => Some(any(world.shares.len(), &mut dice)),
            Purpose::SmallPool => Some(one_of(&self.small, &mut dice)),
            Purpose::Ranked => self.ranked(&mut dice),
        };
        let ground = ground.expect("people are on every relay that can be chosen");
        let others = self.others_at(&world, ground, &mut dice);
        Visit {
            number,
            relay: self.terrain.grounds[ground].relay,
            purpose,
            others,
            hour: world.hour,
        }
    }

    /// Chance that is left after a visit, for what else may be asked of its world.
    pub(crate) fn dice_of(&self, visit: &Visit) -> Dice {
        self.dice.for_world(visit.number ^ 0x8000_0000)
    }

    /// The ground of somebody whose tunnel is up.
    pub(crate) fn in_use(&self, world: &World, dice: &mut Dice) -> Option<usize> {
        if dice.chance(self.assumed.as_others) {
            dice.weighted(&world.shares)
        } else {
            Some(any(world.shares.len(), dice))
        }
    }

    /// The ground that Shoal's ranking sends somebody to who stands in one of the list's cities.
    pub(crate) fn ranked(&self, dice: &mut Dice) -> Option<usize> {
        ranked(&self.model, dice).and_then(|relay| self.ground_of[relay])
    }

    /// How many others are on an exit IP of this ground.
    pub(crate) fn others_at(&self, world: &World, ground: usize, dice: &mut Dice) -> u32 {
        let known = self.model.pools().pool(self.terrain.grounds[ground].relay);
        let pool = pools::truth(known, self.assumed.pools, dice);
        dice.poisson(world.users * world.shares[ground] / pool.size)
    }
}

fn one_of(grounds: &[usize], dice: &mut Dice) -> usize {
    grounds[any(grounds.len(), dice)]
}

/// A place in a list of this length.
fn any(length: usize, dice: &mut Dice) -> usize {
    let end = u32::try_from(length).unwrap_or(u32::MAX);
    usize::try_from(dice.below(end)).unwrap_or_default()
}

/// Where Shoal would send somebody who stands in one of the list's cities.
fn ranked(model: &Model, dice: &mut Dice) -> Option<usize> {
    let cities = model.directory().cities();
    let standpoint = cities[any(cities.len().min(12), dice)].coordinates;
    let query = RankingQuery { standpoint, ..RankingQuery::default() };
    let (relay, _) = model.best_crowd(&query, Draw(dice.bits()))?;
    model.directory().relays().binary_search_by(|known| known.name.cmp(&relay)).ok()
}

/// The middle of shares or scores; 0 of none.
pub(crate) fn mean(figures: impl IntoIterator<Item = f64>) -> f64 {
    let figures: Vec<f64> = figures.into_iter().collect();
    figures.iter().sum::<f64>() / real(figures.len().max(1))
}
