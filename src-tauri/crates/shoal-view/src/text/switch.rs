//! What the commands that act print, before and after.

use shoal_core::crowd::CrowdEstimate;
use shoal_core::multihop::MultihopMode;
use shoal_core::places::{NoSuchPlace, WhyNot};
use shoal_core::relay::RelayName;
use shoal_core::snapshot::{ActionView, PlaceAhead};

use crate::moments::Clock;
use crate::sentences;
use crate::words::Words;

/// Where a switch would lead.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// To a city.
    City {
        /// Its name.
        city: &'a str,
        /// Its country's name.
        country: &'a str,
        /// The crowd to expect.
        crowd: Option<&'a CrowdEstimate>,
    },
    /// To one relay.
    Relay {
        /// Its name.
        relay: &'a RelayName,
        /// Its city's name.
        city: &'a str,
        /// The crowd to expect.
        crowd: Option<&'a CrowdEstimate>,
    },
    /// To one of the best relays.
    Best {
        /// The city of the very best.
        city: &'a str,
        /// The crowd to expect there.
        crowd: Option<&'a CrowdEstimate>,
    },
    /// To another relay in the same city.
    Another {
        /// Its name.
        city: &'a str,
        /// The crowd to expect.
        crowd: Option<&'a CrowdEstimate>,
    },
    /// With a new key to one of the best relays within the user's settings; `None`: there is no other one.
    Identity(Option<&'a PlaceAhead>),
    /// With a new key to wherever the settings lead.
    Key,
    /// Over two relays, or over one.
    Multihop(MultihopMode),
    /// Another way in, by the name of its city or relay; `None`: wherever Mullvad's app likes.
    Entry(Option<&'a str>),
    /// Back.
    Undo,
}

/// Where it leads, with the crowd to expect, and the custom list that it replaces (empty where it has no readable name).
pub fn target(words: &Words, target: Target<'_>, replaces: Option<&str>) -> Vec<String> {
    let crowd_of = |crowd| sentences::crowd_short(words, crowd).into();
    let line = match target {
        Target::City { city, country, crowd } => words.say(
            "cli-target-city",
            [("city", city.into()), ("country", country.into()), ("crowd", crowd_of(crowd))],
        ),
        Target::Relay { relay, city, crowd } => words.say(
            "cli-target-relay",
            [("relay", relay.as_str().into()), ("city", city.into()), ("crowd", crowd_of(crowd))],
        ),
        Target::Best { city, crowd } => {
            words.say("cli-target-best", [("city", city.into()), ("crowd", crowd_of(crowd))])
        }
        Target::Another { city, crowd } => {
            words.say("cli-target-another", [("city", city.into()), ("crowd", crowd_of(crowd))])
        }
        Target::Identity(Some(ahead)) => words.say(
            "cli-target-identity",
            [("city", ahead.city.as_str().into()), ("crowd", crowd_of(ahead.crowd.as_ref()))],
        ),
        Target::Identity(None) => words.get("cli-target-identity-here"),
        Target::Key => words.get("cli-target-key"),
        Target::Multihop(mode) => {
            words.say("cli-target-multihop", [("mode", sentences::name_of(&mode).into())])
        }
        Target::Entry(Some(place)) => words.say("cli-target-entry", [("place", place.into())]),
        Target::Entry(None) => words.get("cli-target-entry-anywhere"),
        Target::Undo => words.get("cli-target-undo"),
    };
    let list = match replaces {
        None => None,
        Some("") => Some(words.get("cli-custom-list-unnamed")),
        Some(list) => Some(words.say("cli-custom-list", [("list", list.into())])),
    };
    std::iter::once(line).chain(list).collect()
}

/// How it ended; `None` while it is under way.
pub fn ending(words: &Words, action: &ActionView, clock: Clock) -> Option<Vec<String>> {
    let sentences::Ending { title, detail, figures } = sentences::ending(words, action, clock)?;
    let told = words.say("action-ended", [("title", title.into()), ("detail", detail.into())]);
    Some(std::iter::once(told).chain(figures).collect())
}

/// A text that names no place, with those that it may have meant.
pub fn no_such_place(words: &Words, error: &NoSuchPlace) -> String {
    let asked = error.asked.as_str().into();
    let names = error.suggestions.join(", ");
    let why = match error.why {
        WhyNot::Unknown if !names.is_empty() => {
            let names = names.into();
            return words.say("cli-no-such-place-similar", [("asked", asked), ("names", names)]);
        }
        WhyNot::Unknown => {
            let said =
                words.say("cli-no-such-place", [("asked", asked), ("why", "unknown".into())]);
            return format!("{said} {}", words.get("cli-see-places"));
        }
        WhyNot::Country => "country",
        WhyNot::SeveralCities => "several",
    };
    words.say("cli-no-such-place", [("asked", asked), ("why", why.into()), ("names", names.into())])
}
