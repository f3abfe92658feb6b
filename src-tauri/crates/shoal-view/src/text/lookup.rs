//! What `shoal lookup` prints.

use shoal_core::RelayName;
use shoal_core::crowd::CrowdEstimate;
use shoal_core::pool::{ExitPool, PoolRange};
use shoal_core::relay::{City, Relay};

use crate::sentences;
use crate::text::Columns;
use crate::text::status::{overruled, pool, range_from};
use crate::words::Words;

/// A relay that was looked up, by its name or by one of its exit IPs.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The relay.
    pub relay: &'a RelayName,
    /// Its pool.
    pub pool: ExitPool,
    /// Where in the pool the exit IP that was asked for stands, from 0, where that is known.
    pub offset: Option<u32>,
    /// What a relay list tells of it; `None` where there is no list.
    pub listed: Option<Listed<'a>>,
}

/// What only a relay list tells.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// The relay's entry.
    pub entry: &'a Relay,
    /// Its city.
    pub city: Option<&'a City>,
    /// People on each of its exit IPs.
    pub crowd: CrowdEstimate,
}

/// What is known of it.
pub fn found(words: &Words, found: &Found<'_>) -> String {
    let mut columns = Columns::default();
    columns.add(words.get("cli-relay"), found.relay.as_str());
    if let Some(city) = found.listed.and_then(|listed| listed.city) {
        let [name, country] = [city.name.as_str(), city.country.as_str()];
        let place = words.say("tray-place", [("city", name.into()), ("country", country.into())]);
        columns.add(words.get("cli-place"), place);
    }
    let range = found.pool.range();
    let mut told = pool(words, found.pool.view());
    if let Some(PoolRange { first, last }) = range {
        let ends = [("first", first.to_string().into()), ("last", last.to_string().into())];
        told = format!("{} ({told})", words.say("cli-range", ends));
    }
    columns.add(words.get("cli-pool"), told);
    if let (Some(offset), Some(range)) = (found.offset, range) {
        let number = offset.saturating_add(1);
        let told =
            words.say("cli-offset", [("number", number.into()), ("size", range.size().into())]);
        columns.add(words.get("cli-position"), told);
    }
    columns.add(words.get("cli-head-crowd"), crowd(words, found.listed));
    if let Some(told) = overruled(words, found.pool.view()) {
        columns.add(words.get("cli-overruled"), told);
    }
    if let Some(told) = found.listed.and_then(|listed| range_from(words, listed.crowd.range_from)) {
        columns.add(words.get("cli-range-from"), told);
    }
    let mut lines = columns.lines();
    if found.listed.is_some_and(|listed| !listed.entry.active) {
        lines.push(words.get("cli-inactive"));
    }
    lines.join("\n")
}

/// How users are spread over relays is in the list alone.
fn crowd(words: &Words, listed: Option<Listed<'_>>) -> String {
    match listed {
        Some(listed) => words.say("crowd-people", sentences::figures(&listed.crowd)),
        None => words.get("cli-lookup-no-crowd"),
    }
}

/// An address that is in no known pool, and what that may mean.
pub fn not_an_exit_ip(words: &Words, asked: &str) -> [String; 2] {
    [
        words.say("cli-not-an-exit-ip", [("asked", asked.into())]),
        words.get("cli-not-an-exit-ip.next"),
    ]
}

/// A text that names no relay, with those that it may have meant.
pub fn not_a_relay(words: &Words, asked: &str, similar: &[String]) -> Vec<String> {
    let mut lines = vec![words.say("cli-not-a-relay", [("asked", asked.into())])];
    lines.push(if similar.is_empty() {
        words.get("cli-not-a-relay.shape")
    } else {
        words.say("cli-not-a-relay.similar", [("names", similar.join(", ").into())])
    });
    lines
}
