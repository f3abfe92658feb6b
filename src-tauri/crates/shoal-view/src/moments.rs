//! How moments and stretches of time are told.
//!
//! A moment is told as such ("since 09:12"), not as an age: what is shown must stay true without anybody waking up.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use shoal_core::UnixSeconds;

use crate::words::Words;

const MINUTES_A_DAY: i64 = 1_440;

/// What is needed to tell a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The present.
    pub now: UnixSeconds,
    /// Seconds that local time is ahead of UTC.
    pub seconds_east: i32,
}

impl Clock {
    /// A moment: the time of day, with its date where it is not today.
    pub fn tell(&self, words: &Words, moment: UnixSeconds) -> String {
        let (Some(then), Some(now)) = (self.local(moment), self.local(self.now)) else {
            return String::from("?");
        };
        if then.date() == now.date() {
            then.strftime("%H:%M").to_string()
        } else if then.year() == now.year() {
            words.day_and_time(then.datetime())
        } else {
            words.day(then.datetime())
        }
    }

    /// A moment's time of day.
    pub fn tell_time(&self, moment: UnixSeconds) -> String {
        let Some(then) = self.local(moment) else { return String::from("?") };
        then.strftime("%H:%M").to_string()
    }

    /// A moment's date.
    pub fn tell_date(&self, words: &Words, moment: UnixSeconds) -> String {
        let Some(then) = self.local(moment) else { return String::from("?") };
        words.day(then.datetime())
    }

    /// Whether two moments are of one day, local time.
    pub(crate) fn is_one_day(&self, one: UnixSeconds, other: UnixSeconds) -> bool {
        let day = |moment| self.local(moment).map(|then| then.date());
        day(one) == day(other)
    }

    /// Minutes since midnight, local time: 0 to 1,439.
    pub fn minute_of_day(&self) -> u32 {
        let seconds = self.now.0.saturating_add(self.seconds_east.into());
        u32::try_from(seconds.div_euclid(60).rem_euclid(MINUTES_A_DAY)).unwrap_or_default()
    }

    /// The next moment at which local time shows this minute of the day, if no clock is changed until then.
    pub fn next_at_minute(&self, minute: u32) -> UnixSeconds {
        let this_minute =
            self.now.plus(-self.now.0.saturating_add(self.seconds_east.into()).rem_euclid(60));
        let ahead = (i64::from(minute) - i64::from(self.minute_of_day())).rem_euclid(MINUTES_A_DAY);
        this_minute.plus(if ahead == 0 { MINUTES_A_DAY } else { ahead } * 60)
    }

    fn local(&self, moment: UnixSeconds) -> Option<jiff::Zoned> {
        let offset = Offset::from_seconds(self.seconds_east).unwrap_or(Offset::UTC);
        Some(Timestamp::from_second(moment.0).ok()?.to_zoned(TimeZone::fixed(offset)))
    }
}

/// A stretch of time in its largest unit: minutes up to an hour, hours up to two days, then days.
pub fn stretch(words: &Words, seconds: i64) -> String {
    let minutes = u32::try_from(seconds.max(0) / 60).unwrap_or(u32::MAX);
    let (id, count) = match minutes {
        0..60 => ("page-minutes", minutes),
        60..2_880 => ("page-hours", minutes / 60),
        2_880.. => ("page-days", minutes / 1_440),
    };
    words.say(id, [("count", count.into())])
}
