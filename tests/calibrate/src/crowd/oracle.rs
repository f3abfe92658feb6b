//! Who is asked: the model as it is, or with a mistake planted.

use std::cell::OnceCell;
use std::sync::Arc;

use shoal_core::crowd::{Model, Motive};
use shoal_core::mixture::Mixture;

use super::visit::{Purpose, Survey, Visit};
use crate::dice::Dice;

/// What is to be expected of a relay: the distribution of others on an exit IP there.
pub(crate) type Answer = fn(&Model, usize, Motive) -> Mixture;

/// Asks once for each relay and motive.
pub(crate) struct Oracle {
    model: Arc<Model>,
    answer: Answer,
    asked: Vec<[OnceCell<Mixture>; 3]>,
}

/// A figure of the truth in the distribution that was expected: even between 0 and 1 if the model is right.
///
/// A count has a step at each whole number; where in its step the truth lies is drawn, as a count that is just at the
/// end of a range would else be inside too often.
pub(crate) fn place(expected: &Mixture, others: u32, dice: &mut Dice) -> f64 {
    let below = others.checked_sub(1).map_or(0.0, |fewer| expected.cdf(fewer));
    below + dice.fraction() * (expected.cdf(others) - below)
}

impl Oracle {
    /// Asks this way.
    pub(crate) fn new(model: &Arc<Model>, answer: Answer) -> Self {
        let asked = model.directory().relays().iter().map(|_| Default::default()).collect();
        Self { model: Arc::clone(model), answer, asked }
    }

    /// What is to be expected by somebody with this purpose.
    pub(crate) fn expects(&self, relay: usize, purpose: Purpose) -> &Mixture {
        let slot = match purpose.motive() {
            Motive::LookedAt => 0,
            Motive::InUse => 1,
            Motive::ChosenAsOthers => 2,
        };
        self.asked[relay][slot].get_or_init(|| (self.answer)(&self.model, relay, purpose.motive()))
    }

    /// Where the truths of so many worlds lie.
    pub(crate) fn places(&self, survey: &Survey, worlds: u32, purpose: Purpose) -> Vec<Placed> {
        let mut dice = Dice::new(u64::from(worlds), "places");
        (0..worlds)
            .map(|number| {
                let visit = survey.visit(number, purpose);
                let place = place(self.expects(visit.relay, purpose), visit.others, &mut dice);
                Placed { visit, place }
            })
            .collect()
    }
}

/// A visit, and where its truth lay.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) visit: Visit,
    pub(crate) place: f64,
}

/// The model as it is.
pub(crate) fn as_it_is(model: &Model, relay: usize, motive: Motive) -> Mixture {
    let name = &model.directory().relays()[relay].name;
    model.others_on(name, motive).expect("it is in the list")
}
