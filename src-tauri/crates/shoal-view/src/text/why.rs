//! What `shoal places --why` prints.

use shoal_core::places::{Limit, PlaceRow, RelayRow};

use crate::sentences::{self, name_of};
use crate::text::Columns;
use crate::text::status::{overruled, pool};
use crate::words::{Argument, Words};

/// What limits a city, or a relay in it.
pub fn why(words: &Words, place: &PlaceRow, relay: Option<&RelayRow>) -> String {
    let mut columns = Columns::default();
    if let Some(relay) = relay {
        columns.add(words.get("cli-relay"), relay.relay.as_str());
    }
    let names = [("city", place.city.as_str().into()), ("country", place.country.as_str().into())];
    columns.add(words.get("cli-place"), words.say("tray-place", names));
    let crowd = relay.map_or_else(
        || sentences::crowd_short(words, place.crowd.as_ref()),
        |relay| words.say("crowd-short", figures(relay)),
    );
    columns.add(words.get("cli-head-crowd"), crowd);
    let pools = relay.map(|relay| relay.pool).or(place.crowd.map(|crowd| crowd.pool));
    if let Some(view) = pools {
        columns.add(words.get("cli-pool"), pool(words, view));
        columns.add_known(words.get("cli-overruled"), overruled(words, view));
    }
    let (users, low, high) = relay
        .map_or((place.users, place.users_low, place.users_high), |relay| {
            (relay.users, relay.users_low, relay.users_high)
        });
    let users = [("users", users.into()), ("low", low.into()), ("high", high.into())];
    columns.add(words.get("cli-users"), words.say("cli-users-value", users));
    let distance = place.distance_km.map(|km| words.say("cli-km", [("km", km.into())]));
    columns.add_known(words.get("cli-head-distance"), distance);
    let (limits, among_best) =
        relay.map_or((&place.limits, place.among_best), |relay| (&relay.limits, relay.among_best));
    let verdict = match (among_best, limits.is_empty()) {
        (true, true) => "cli-why-among-best",
        (true, false) => "cli-why-among-best.but",
        (false, _) => "cli-why-not",
    };
    let mut lines = columns.lines();
    lines.push(String::new());
    lines.push(words.get(verdict));
    let told = limits.iter().map(|limit| format!("- {}", said(words, *limit)));
    lines.extend(told);
    if limits.is_empty() && !among_best {
        lines.push(format!("- {}", words.get("cli-why-beaten")));
    }
    lines.join("\n")
}

fn figures(relay: &RelayRow) -> [(&'static str, Argument); 3] {
    [("likely", relay.likely.into()), ("low", relay.low.into()), ("high", relay.high.into())]
}

/// One limit as a sentence.
fn said(words: &Words, limit: Limit) -> String {
    let id = format!("limit-{}", name_of(&limit));
    match limit {
        Limit::NotActive | Limit::NotAllowed | Limit::Here | Limit::PoolOverruled => words.get(&id),
        Limit::NobodyLandsHere { weight } => words.say(&id, [("weight", weight.into())]),
        Limit::FarAway { km, region_km } => {
            words.say(&id, [("km", km.into()), ("region", region_km.into())])
        }
        Limit::SmallerCrowd { low, best_low } => {
            words.say(&id, [("low", low.into()), ("best", best_low.into())])
        }
        Limit::UnknownPool { unknown, relays } => {
            words.say(&id, [("unknown", unknown.into()), ("relays", relays.into())])
        }
        Limit::LargePool { size } | Limit::SmallPool { size } => {
            words.say(&id, [("size", size.into())])
        }
        Limit::FewUsers { users, average } => {
            words.say(&id, [("users", users.into()), ("average", average.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_is_about_one_thing_says_so() {
        let words = Words::english();
        let one = Limit::UnknownPool { unknown: 1, relays: 5 };
        assert!(said(words, one).contains("1 of its 5 relays has"), "{}", said(words, one));
        let two = Limit::UnknownPool { unknown: 2, relays: 5 };
        assert!(said(words, two).contains("2 of its 5 relays have"), "{}", said(words, two));
        let small = said(words, Limit::SmallPool { size: 1 });
        assert!(small.contains("one exit IP per relay"), "{small}");
    }
}
