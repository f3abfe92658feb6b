//! How fast time passes: as in life, or faster in a simulation.
//!
//! A simulation that runs a hundred times faster must remind a hundred times sooner, so everything in its program that
//! asks for the time asks here. One process has one time: a demo sets it once, before anything looks.

use std::sync::OnceLock;
use std::time::{Duration, SystemTime};

use shoal_core::{Pace, UnixSeconds};

static TEMPO: OnceLock<Tempo> = OnceLock::new();

/// A time that began to run at some speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tempo {
    /// When both times were the same: seconds since 1970.
    begun: f64,
    /// How many of its seconds pass in one of life's.
    speed: f64,
}

impl Tempo {
    /// As in life.
    pub const LIFE: Self = Self { begun: 0.0, speed: 1.0 };

    /// From a moment on, so many times faster than life; a speed that is none counts as 1.
    pub fn since(begun: UnixSeconds, speed: f64) -> Self {
        let speed = if speed.is_finite() && speed > 0.0 { speed } else { 1.0 };
        #[expect(clippy::cast_precision_loss, reason = "seconds of this age are far below 2^53")]
        let begun = begun.0 as f64;
        Self { begun, speed }
    }

    /// This process's.
    pub fn of_process() -> Self {
        TEMPO.get().copied().unwrap_or(Self::LIFE)
    }

    /// Has this process live at this tempo. Only the first call counts.
    pub fn set_for_process(self) {
        let _ = TEMPO.set(self);
    }

    /// Whether it is that of life.
    pub fn is_life(self) -> bool {
        self == Self::LIFE
    }

    /// What a front end of another process must know of it; `None`: nothing, it is that of life.
    pub fn pace(self) -> Option<Pace> {
        let Self { begun, speed } = self;
        #[expect(clippy::cast_possible_truncation, reason = "it was made of whole seconds")]
        let pace = Pace { begun: UnixSeconds(begun as i64), speed };
        (!self.is_life()).then_some(pace)
    }

    /// What time it is by it.
    pub fn now(self) -> UnixSeconds {
        self.at(life())
    }

    /// How long that takes in life, from now on.
    pub fn time_until(self, due: UnixSeconds) -> Duration {
        #[expect(clippy::cast_precision_loss, reason = "seconds of this age are far below 2^53")]
        let ahead = (due.0 as f64 - self.exactly(life())) / self.speed;
        // Never a hair too early: whoever wakes looks at the time again.
        Duration::try_from_secs_f64(ahead.max(0.0)).unwrap_or(Duration::MAX).saturating_add(HAIR)
    }

    fn exactly(self, life: f64) -> f64 {
        self.begun + (life - self.begun) * self.speed
    }

    fn at(self, life: f64) -> UnixSeconds {
        #[expect(clippy::cast_possible_truncation, reason = "it saturates in the year 292 billion")]
        UnixSeconds(self.exactly(life).floor() as i64)
    }
}

/// More than a floating-point number of seconds since 1970 is rounded by.
const HAIR: Duration = Duration::from_micros(1);

fn life() -> f64 {
    match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => after.as_secs_f64(),
        Err(before) => -before.duration().as_secs_f64(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_passes_in_a_minute_at_speed_sixty() {
        let tempo = Tempo::since(UnixSeconds(1_000), 60.0);
        for (life, then) in [(1_000.0, 1_000), (1_000.5, 1_030), (1_060.0, 4_600), (990.0, 400)] {
            assert_eq!(tempo.at(life), UnixSeconds(then), "{life}");
        }
    }

    #[test]
    fn what_is_due_in_an_hour_takes_a_minute() {
        let now = Tempo::LIFE.now();
        let tempo = Tempo::since(now, 60.0);
        let takes = tempo.time_until(tempo.now().plus(3_600));
        assert!((58.0..61.0).contains(&takes.as_secs_f64()), "{takes:?}");
        assert!(tempo.time_until(now.plus(-5)) <= HAIR);
    }

    #[test]
    fn who_looks_from_outside_is_told_the_pace_of_a_simulation_and_none_of_life() {
        let pace = Pace { begun: UnixSeconds(1_000), speed: 60.0 };
        assert_eq!(Tempo::since(UnixSeconds(1_000), 60.0).pace(), Some(pace));
        assert_eq!(Tempo::LIFE.pace(), None);
    }

    #[test]
    fn a_speed_that_is_none_is_that_of_life() {
        for speed in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let now = Tempo::since(UnixSeconds(7), speed);
            assert_eq!(now.at(20.0), UnixSeconds(20), "{speed}");
        }
    }
}
