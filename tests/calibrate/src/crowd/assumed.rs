//! What worlds are made of. The model's own assumptions, written a second time, and ways to break them.

/// What is true of users and pools, up to chance.
///
/// Source of the values of [`Assumed::default`]: the model's own (2026); they are written again here, so that a slip
/// in the model's constants is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Assumed {
    /// Median of the devices connected to the whole network, and the standard deviation of their logarithm.
    pub(crate) users: (f64, f64),
    /// Factor on the devices, and the standard deviation of its logarithm: the hour of the day.
    pub(crate) hour: (f64, f64),
    /// Standard deviation of ln(share of a city).
    pub(crate) city: f64,
    /// How the noise of a city is spread.
    pub(crate) tails: Tails,
    /// Standard deviation of ln(share within the city), for most relays and for those of weight 2 or less.
    pub(crate) within: (f64, f64),
    /// Part of a city's people who pinned a relay and lie evenly over its relays.
    pub(crate) pinned: f64,
    /// What draws people to a city.
    pub(crate) demand: Demand,
    /// Part of all people who go where Shoal's ranking sends them.
    pub(crate) following: f64,
    /// How true pools differ from what is known of them.
    pub(crate) pools: Pools,
    /// How likely somebody whose relay is in use chose as others choose.
    pub(crate) as_others: f64,
}

/// How noise is spread; its logarithm has the same standard deviation in either case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tails {
    /// Log-normal.
    Normal,
    /// Student's t with four degrees of freedom: now and then a city is far off.
    Heavy,
}

/// What draws people to a city.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Demand {
    /// The speed of the ports there.
    Ports,
    /// That and the country: noise that all its cities share, with this sigma.
    Countries(f64),
    /// Where people live, which has nothing to do with where relays stand: countries draw by 1, 1/2, 1/3 …
    Anywhere,
}

/// How true pools differ from what is known of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pools {
    /// In size alone, log-normally, by the model's own sigmas.
    AsSupposed,
    /// One prediction in four is wrong: at its end, its start, in size or altogether.
    Mistaken,
    /// The same, and where a prediction is wrong a third of the addresses is not in use.
    Holed,
}

impl Default for Assumed {
    fn default() -> Self {
        Self {
            users: (150_000.0, 0.7),
            hour: (1.0, 0.2),
            city: 0.5,
            tails: Tails::Normal,
            within: (0.25, 0.6),
            pinned: 0.3,
            demand: Demand::Ports,
            following: 0.0,
            pools: Pools::AsSupposed,
            as_others: 0.5,
        }
    }
}
