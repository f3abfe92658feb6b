//! How far off the number of people on a whole relay or in a whole city may be.
//!
//! Pools do not matter here, only how many use Mullvad, which share of them is there, and what time of day it is. In a
//! city the shares of its relays are of one sum: what one gets another has not, so only the city's own share counts.

use crate::crowd::{Model, Motive};
use crate::population;
use crate::relay::{CityCode, Relay};

/// The 90 % quantile of the standard normal distribution.
const TEN_IN_A_HUNDRED: f64 = 1.281_551_565_544_600_4;

impl Model {
    /// Users on the relay with this index for whoever looks at it: as likely more as fewer. Below
    /// [`Model::users_on`], because the noise on a share has mean one. Source: `model.md` section 2.
    pub(crate) fn users_looked_at(&self, index: usize) -> Option<f64> {
        Some(self.ingredients(index, Motive::LookedAt)?.ln_people.exp())
    }

    /// The same for a city: the users of its active relays. Of the shares within it what one gets another has not.
    pub(crate) fn users_looked_at_in(&self, city: &CityCode) -> f64 {
        let active = |relay: &&Relay| relay.active && population::has_users(relay);
        let relays = self.directory().relays_in(city).filter(active);
        let users: f64 = relays.filter_map(|relay| self.users_on(&relay.name)).sum();
        users * (population::CITY_LN_VARIANCE * Motive::LookedAt.shift()).exp()
    }

    /// By which factor, at least 1, there may be fewer (10 %) or more (90 %) users on the relay with this index than
    /// [`Model::users_looked_at`] tells.
    pub(crate) fn users_factor_on(&self, index: usize) -> Option<f64> {
        Some(factor(self.share_at(index)?.ln_variance + self.variance_beside_shares()))
    }

    /// The same for a city.
    pub(crate) fn users_factor_in_cities(&self) -> f64 {
        factor(population::CITY_LN_VARIANCE + self.variance_beside_shares())
    }
}

fn factor(ln_variance: f64) -> f64 {
    (TEN_IN_A_HUNDRED * ln_variance.sqrt()).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_of_ten_lie_between_the_ends() {
        // A standard deviation of ln 2: the ends are 2^1.28 = 2.43 times as many and as few.
        let sigma = std::f64::consts::LN_2;
        assert!((factor(sigma * sigma) - 2.431).abs() < 0.001, "{}", factor(sigma * sigma));
        assert!((factor(0.0) - 1.0).abs() < f64::EPSILON);
    }
}
