//! What one piece of advice says: for notices and windows a title with a text, for menus one line.
//!
//! Sentences are found by the name of what the core says: `advice-no_tunnel` is the title, its `.body` the text and its
//! `.line` the line. The two oldest have their own words at each place.

use shoal_core::advice::{AdviceView, BetterPlace, Says};
use shoal_core::{Command, UnixSeconds};

use crate::moments::stretch;
use crate::sentences::{self, name_of};
use crate::text::chance;
use crate::words::{Argument, Words};

/// A piece of advice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// A few words.
    pub title: String,
    /// One to three sentences.
    pub body: String,
    /// One line, for a menu that stays as it is while time passes.
    pub line: String,
    /// One line, for a terminal.
    pub told: String,
}

type Arguments = Vec<(&'static str, Argument)>;

/// What this advice says at a moment.
pub fn saying(words: &Words, advice: &AdviceView, now: UnixSeconds) -> Saying {
    let arguments = match &advice.says {
        Says::FewPeople { low, likely, high, best } => {
            return few_people(words, (*low, *likely, *high), best.as_ref());
        }
        Says::LongStay { since, after_minutes } => {
            let makes_key = matches!(advice.action, Some(Command::NewIdentity { .. }));
            return long_stay(words, now.since(*since), *after_minutes, makes_key);
        }
        Says::NoTunnel
        | Says::OutsideTunnel
        | Says::AskBrowsers
        | Says::Leak
        | Says::UseTor
        | Says::KeyNeverRotates
        | Says::ExitChanged { .. }
        | Says::ThinRelay { .. } => Arguments::new(),
        Says::OldKey { rotation_hours, .. } => vec![("days", rotation_hours.div_ceil(24).into())],
        Says::LinkStrong { one_in, odds } => {
            vec![("one", (*one_in).into()), ("odds", (*odds).into())]
        }
        Says::ReturningExit { days } => vec![("days", (*days).into())],
        Says::Ipv6 { alone, low, likely, high } => {
            let mut arguments = figures(*low, *likely, *high);
            arguments.push(("percent", chance(words, *alone).into()));
            arguments
        }
        Says::RelayDraws { addresses } | Says::RelayLinked { addresses } => {
            vec![("count", (*addresses).into())]
        }
        Says::SameCountry { country } => vec![("country", country.as_str().into())],
        Says::SameProvider { provider } => vec![("provider", provider.as_str().into())],
        Says::SuggestMultihop { is_offered } => {
            vec![("offered", if *is_offered { "yes" } else { "no" }.into())]
        }
        Says::CleanBrowser { browser, low, likely, high } => {
            let mut arguments = figures(*low, *likely, *high);
            arguments.push(("browser", name_of(browser).into()));
            arguments
        }
        Says::Blocked { cause } => vec![("cause", sentences::blocked(words, *cause).into())],
        Says::KeyBeforeSwitch { exits, just_left } => {
            let left = if *just_left { "yes" } else { "no" };
            vec![("exits", (*exits).into()), ("left", left.into())]
        }
        Says::BetterCrowd { low, likely, high, better, popular } => {
            let mut arguments = figures(*low, *likely, *high);
            arguments.push(("city", better.city.as_str().into()));
            arguments.push(("crowd", sentences::better_crowd(words, better).into()));
            arguments.push(("count", popular.len().into()));
            arguments.push(("popular", places(words, popular).into()));
            arguments
        }
    };
    by_name(words, &advice.says, &arguments)
}

/// The sentences that go by the name of what is said.
fn by_name(words: &Words, says: &Says, arguments: &Arguments) -> Saying {
    let id = format!("advice-{}", name_of(says));
    let line = words.say_all(&format!("{id}.line"), arguments);
    Saying {
        title: words.say_all(&id, arguments),
        body: words.say_all(&format!("{id}.body"), arguments),
        told: line.clone(),
        line,
    }
}

fn few_people(
    words: &Words,
    (low, likely, high): (u32, u32, u32),
    best: Option<&BetterPlace>,
) -> Saying {
    let mut body = words.say_all("notice-few-body", &figures(low, likely, high));
    let better = best.map(|best| {
        let crowd = sentences::better_crowd(words, best);
        [("city", Argument::from(best.city.as_str())), ("crowd", crowd.into())]
    });
    let (line, told) = match better {
        None => (words.get("tray-advice-few"), words.get("cli-advice-few")),
        Some(better) => {
            body.push(' ');
            body.push_str(&words.say("notice-few-better", better.clone()));
            let line = words.say("tray-advice-few-better", better.clone());
            (line, words.say("cli-advice-few-better", better))
        }
    };
    Saying { title: words.get("notice-few"), body, line, told }
}

fn long_stay(words: &Words, seconds: i64, after_minutes: u32, makes_key: bool) -> Saying {
    let period = i64::from(after_minutes) * 60;
    let time = |seconds| [("time", Argument::from(stretch(words, seconds)))];
    let stayed = capitalised(&stretch(words, seconds.max(period)));
    let (body, told) = if makes_key {
        ("notice-stay-identity", "cli-advice-stay-identity")
    } else {
        ("notice-stay-body", "cli-advice-stay")
    };
    Saying {
        title: words.say("notice-stay", [("time", stayed.into())]),
        body: words.get(body),
        line: words.say("tray-advice-stay", time(period)),
        told: words.say(told, time(seconds)),
    }
}

fn figures(low: u32, likely: u32, high: u32) -> Arguments {
    vec![("low", low.into()), ("likely", likely.into()), ("high", high.into())]
}

/// Places with their figures, one after the other.
fn places(words: &Words, places: &[BetterPlace]) -> String {
    let told = places.iter().map(|place| {
        let crowd = sentences::better_crowd(words, place);
        let place = [("city", place.city.as_str().into()), ("crowd", crowd.into())];
        words.say("advice-place", place)
    });
    told.collect::<Vec<String>>().join("; ")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
