//! What is kept of a relay: how much is believed of it, never which exit IP was seen nor where it was due.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::pool::PoolRange;

use super::landing::{Landing, POOLS, SHARE_OF_WRONG};

/// Why kept evidence cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EvidenceError {
    /// A belief is no share of anything, or they do not add up.
    #[error("kept evidence on a relay's regime does not add up; it has to be collected anew")]
    DoesNotAddUp,
}

/// Share of relays that get Mullvad's fix between two tunnel addresses seen on them, a guess.
///
/// Sets how fast a fix shows: it keeps old evidence for linked from outweighing what is seen later. At the peak of the
/// rollout (13 relays on 25 May 2026, 295 of 539 on 3 July) it was more.
const FIXED_BETWEEN_KEYS: f64 = 0.01;

/// Share of linked relays whose pool changes between two tunnel addresses seen on them, a guess.
const POOL_CHANGED_BETWEEN_KEYS: f64 = 0.005;

/// Belief that a relay is linked before anything is seen of it, a guess: 295 of 539 drew for themselves on 3 July 2026,
/// nothing later is known. Verdicts go by the factor, which does not depend on it where a relay is seen alone.
const LINKED_BEFORE: f64 = 0.5;

/// The pool that evidence refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PoolKey {
    first: u32,
    size: u32,
}

impl From<PoolRange> for PoolKey {
    fn from(range: PoolRange) -> Self {
        Self { first: range.first.to_bits(), size: range.size() }
    }
}

/// Whether a relay's sightings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    /// They do.
    Counts,
    /// It showed an exit IP outside its believed pool.
    Overruled,
    /// It showed two exit IPs under one tunnel address; what was seen before is void.
    Changed,
}

/// Beliefs under one view of the position formula: that the relay is linked and its pool right, or wrong in one of the
/// known ways, or that it draws for itself. They sum to 1.
type Beliefs = [f64; POOLS + 1];

/// The last of the beliefs.
const DRAWN: usize = POOLS;

/// The first of the beliefs.
const RIGHT: usize = 0;

/// All that is kept of a relay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub(super) struct Evidence {
    pub(super) pool: PoolKey,
    pub(super) standing: Standing,
    /// Tunnel addresses that it was seen under and that count.
    pub(super) addresses: u32,
    /// Where the position formula holds.
    placed: Beliefs,
    /// Where it does not: of wrong pools nothing can be told from chance.
    unplaced: Beliefs,
    /// What this relay may have said for the formula at most, in bans (a ban is a factor of ten).
    pub(super) formula_bans: f64,
}

/// Evidence as it comes from a file.
#[derive(Deserialize)]
struct Unchecked {
    pool: PoolKey,
    standing: Standing,
    addresses: u32,
    placed: Beliefs,
    unplaced: Beliefs,
    formula_bans: f64,
}

impl TryFrom<Unchecked> for Evidence {
    type Error = EvidenceError;
    fn try_from(kept: Unchecked) -> Result<Self, EvidenceError> {
        let Unchecked { pool, standing, addresses, placed, unplaced, formula_bans } = kept;
        let adds_up = |beliefs: &Beliefs| {
            beliefs.iter().all(|belief| (0.0..=1.0).contains(belief))
                && (beliefs.iter().sum::<f64>() - 1.0).abs() < 1e-6
                && beliefs[DRAWN] > 0.0
        };
        if adds_up(&placed) && adds_up(&unplaced) && formula_bans.is_finite() && pool.size > 0 {
            Ok(Self { pool, standing, addresses, placed, unplaced, formula_bans })
        } else {
            Err(EvidenceError::DoesNotAddUp)
        }
    }
}

impl Evidence {
    /// Nothing seen yet of a relay whose pool is wrong with this belief.
    pub(super) fn before(pool: PoolKey, wrong: f64, standing: Standing) -> Self {
        let mut beliefs = [0.0; POOLS + 1];
        for (belief, share) in beliefs.iter_mut().zip(SHARE_OF_WRONG) {
            *belief = LINKED_BEFORE * wrong * share;
        }
        beliefs[RIGHT] = LINKED_BEFORE * (1.0 - wrong);
        beliefs[DRAWN] = 1.0 - LINKED_BEFORE;
        Self { pool, standing, addresses: 0, placed: beliefs, unplaced: beliefs, formula_bans: 0.0 }
    }

    /// The pool that it refers to is wrong: nothing of it counts.
    pub(super) fn overrule(&mut self) {
        self.standing = Standing::Overruled;
        self.addresses = 0;
    }

    /// What may have happened to the relay since the last tunnel address: it was fixed, or got another pool.
    pub(super) fn pass_on(&mut self) {
        if self.addresses == 0 {
            return;
        }
        for beliefs in [&mut self.placed, &mut self.unplaced] {
            let linked: f64 = beliefs[..POOLS].iter().sum();
            for belief in &mut beliefs[..POOLS] {
                *belief *= 1.0 - FIXED_BETWEEN_KEYS - POOL_CHANGED_BETWEEN_KEYS;
            }
            for (belief, share) in beliefs.iter_mut().zip(SHARE_OF_WRONG) {
                *belief += POOL_CHANGED_BETWEEN_KEYS * linked * share;
            }
            beliefs[DRAWN] += FIXED_BETWEEN_KEYS * linked;
        }
    }

    /// Belief that an exit IP of it follows the position, where the formula does not hold.
    pub(super) fn follows(&self) -> f64 {
        self.unplaced[RIGHT]
    }

    /// Takes how many times likelier its exit IP is if it follows a position that nobody knows than if not.
    pub(super) fn learn_unplaced(&mut self, for_following: f64) {
        reweigh(&mut self.unplaced, |at| if at == RIGHT { for_following } else { 1.0 });
    }

    /// Takes the same where the formula holds but its prediction is not known.
    pub(super) fn learn_unpredicted(&mut self, for_following: f64) {
        reweigh(&mut self.placed, |at| if at == RIGHT { for_following } else { 1.0 });
    }

    /// Takes where an exit IP landed beside the predicted one; how many times likelier that was than at random.
    pub(super) fn learn_placed(&mut self, landing: Landing) -> f64 {
        let ratios = landing.of_linked(self.pool.size);
        reweigh(&mut self.placed, |at| ratios.get(at).copied().unwrap_or(1.0))
    }

    /// How many times likelier everything was if the relay is linked than if it draws for itself; `formula_odds` are
    /// those of the position formula. Finite and over 0.
    pub(super) fn factor(&self, formula_odds: f64) -> f64 {
        let drawn = formula_odds * self.placed[DRAWN] + self.unplaced[DRAWN];
        let all = formula_odds + 1.0;
        let before = LINKED_BEFORE / (1.0 - LINKED_BEFORE);
        ((all - drawn) / drawn / before).clamp(1e-12, 1e12)
    }
}

/// Multiplies beliefs by ratios and scales them to sum to 1 again; the factor that took off. None falls to nothing.
fn reweigh(beliefs: &mut Beliefs, ratio: impl Fn(usize) -> f64) -> f64 {
    const LEAST: f64 = 1e-15;
    for (at, belief) in beliefs.iter_mut().enumerate() {
        *belief *= ratio(at);
    }
    let sum: f64 = beliefs.iter().sum();
    for belief in beliefs.iter_mut() {
        *belief = (*belief / sum).max(LEAST);
    }
    sum
}

/// How much one tunnel address may say of a relay where its position was not known, in what is kept.
const STEP_KEPT: f64 = 16.0;

/// Such a ratio as it is kept: rounded towards 1 to one step or none. The exact figure depends on where the intervals of
/// all relays meet, and many of them would give the position away.
pub(super) fn coarse(for_following: f64) -> f64 {
    if for_following >= STEP_KEPT {
        STEP_KEPT
    } else if for_following <= 1.0 / STEP_KEPT {
        1.0 / STEP_KEPT
    } else {
        1.0
    }
}
