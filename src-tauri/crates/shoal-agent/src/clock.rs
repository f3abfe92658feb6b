//! What time it is, and waiting for a time.
//!
//! Wall time, because keys and reminders age while a laptop sleeps. The kernel's timer counts wall time too and fires
//! early when somebody sets the clock or the machine wakes up, so that nothing has to look at the clock now and then.

use std::io;
use std::time::SystemTime;

use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
    timerfd_settime,
};
use shoal_core::UnixSeconds;
use tokio::sync::watch;

use crate::descriptor::Descriptor;
use crate::tempo::Tempo;

/// A time that no timer reaches: the year 2500.
const NEVER: UnixSeconds = UnixSeconds(16_725_225_600);

/// Tells the time to the agent.
#[derive(Debug)]
pub enum Clock {
    /// This machine's.
    Wall(WallClock),
    /// A simulation's, which runs faster than life.
    Faster(Tempo),
    /// Somebody else's, for a test that lets hours pass at once.
    Given(watch::Receiver<UnixSeconds>),
}

impl Clock {
    /// The clock of this process: this machine's, or that of the simulation that it runs.
    ///
    /// # Errors
    /// When the kernel gives no timer.
    pub fn of_process() -> io::Result<Self> {
        match Tempo::of_process() {
            tempo if tempo.is_life() => Self::wall(),
            tempo => Ok(Self::Faster(tempo)),
        }
    }

    /// This machine's clock.
    ///
    /// # Errors
    /// When the kernel gives no timer.
    pub fn wall() -> io::Result<Self> {
        WallClock::new().map(Self::Wall)
    }

    /// What time it is.
    pub fn now(&self) -> UnixSeconds {
        match self {
            Self::Wall(_) => wall_time(),
            Self::Faster(tempo) => tempo.now(),
            Self::Given(time) => *time.borrow(),
        }
    }

    /// Waits until `due` (`None`: as long as it takes), or until the clock was set or the machine woke up.
    pub async fn until(&mut self, due: Option<UnixSeconds>) {
        match self {
            Self::Wall(clock) => clock.until(due.unwrap_or(NEVER)).await,
            Self::Faster(tempo) => match due {
                Some(due) => tokio::time::sleep(tempo.time_until(due)).await,
                None => std::future::pending().await,
            },
            Self::Given(time) => {
                let is_due = |now: &UnixSeconds| due.is_some_and(|due| *now >= due);
                if time.wait_for(is_due).await.is_err() {
                    std::future::pending::<()>().await;
                }
            }
        }
    }
}

/// Wall-clock time of this machine.
pub fn wall_time() -> UnixSeconds {
    let seconds = match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |early| -early),
    };
    UnixSeconds(seconds)
}

/// A timer of the kernel's on wall time.
#[derive(Debug)]
pub struct WallClock {
    timer: Descriptor,
}

impl WallClock {
    fn new() -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        let timer = timerfd_create(TimerfdClockId::Realtime, flags)?;
        Ok(Self { timer: Descriptor::new(timer)? })
    }

    async fn until(&self, due: UnixSeconds) {
        let zero = Timespec { tv_sec: 0, tv_nsec: 0 };
        // Zero would disarm the timer.
        let at = Timespec { tv_sec: due.0.max(1), tv_nsec: 0 };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        let time = Itimerspec { it_interval: zero, it_value: at };
        if timerfd_settime(self.timer.get(), flags, &time).is_ok() {
            // An error says that the clock was set: the wait is over as well.
            drop(self.timer.read(&mut [0_u8; 8]).await);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_time_that_has_passed_is_not_waited_for() {
        let mut clock = Clock::wall().expect("this machine has timers");
        let past = clock.now().plus(-10);
        clock.until(Some(past)).await;
        clock.until(Some(past)).await;
    }

    #[tokio::test]
    async fn a_timer_fires_in_its_second() {
        let mut clock = Clock::wall().expect("this machine has timers");
        let due = clock.now().plus(1);
        clock.until(Some(due)).await;
        assert!(clock.now() >= due);
    }
}
