//! `shoal lookup`: from an exit IP to its relay, or from a relay to its exit IPs.
//!
//! With a relay list at hand it needs no daemon, and without a list it falls back on the measured pools.

use std::net::IpAddr;

use serde::Serialize;
use shoal_core::crowd::{Model, Motive};
use shoal_core::places::find_place;
use shoal_core::pool::{self, ExitPool};
use shoal_core::{ExitIp, RelayName, Trouble};
use shoal_view::json::LookupJson;
use shoal_view::sentences;
use shoal_view::text::{self, Found, Listed};

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::relays::Known;
use crate::session::is_of_daemon;

/// What can be asked for.
enum Asked {
    Address(ExitIp),
    Relay(RelayName),
}

/// `shoal lookup --json`.
#[derive(Debug, Serialize)]
struct FoundJson {
    #[serde(flatten)]
    found: LookupJson,
    /// How many entries of the relay list were left out.
    left_out: u32,
}

/// Prints what is known of an exit IP or a relay.
pub(crate) async fn run(setting: &Setting, what: &str) -> anyhow::Result<Ended> {
    let Some(asked) = read(what) else {
        let said = words().say("cli-not-a-relay", [("asked", shown(what).into())]);
        print::refusal(setting, "usage", &[said])?;
        return Ok(Ended::WrongUsage);
    };
    let known = match Known::gathered(setting).await? {
        Ok(known) => known,
        Err(error) => return error.told(setting),
    };
    let name = relay_asked_for(&asked, &known);
    match name.as_ref().and_then(|name| find(&asked, name, &known)) {
        Some(found) => {
            if setting.json {
                let (found, left_out) = (LookupJson::of(&found), known.left_out());
                print::marked(known.source(), &FoundJson { found, left_out })?;
            } else {
                known.caution()?;
                print::text(&text::found(words(), &found))?;
            }
            Ok(Ended::Done)
        }
        None => not_found(setting, &asked, &known),
    }
}

fn read(what: &str) -> Option<Asked> {
    match what.trim().parse::<IpAddr>() {
        Ok(address) => Some(Asked::Address(ExitIp(address))),
        Err(_) => RelayName::new(what.trim().to_lowercase()).ok().map(Asked::Relay),
    }
}

/// The relay that is meant, whether or not anything is known of it.
fn relay_asked_for(asked: &Asked, known: &Known) -> Option<RelayName> {
    match asked {
        Asked::Relay(name) => Some(name.clone()),
        Asked::Address(address) if known.has_list() => {
            known.model.locate(*address).map(|(name, _)| name.clone())
        }
        Asked::Address(address) => {
            let mut measured = pool::measured();
            let holds = |range| ExitPool::Measured(range).offset_of(*address).is_some();
            measured.find(|(_, range)| holds(*range)).map(|(name, _)| name)
        }
    }
}

fn find<'a>(asked: &Asked, relay: &'a RelayName, known: &'a Known) -> Option<Found<'a>> {
    let (listed, pool) = if known.has_list() {
        (Some(listed(relay, &known.model)?), known.model.pool_of(relay)?)
    } else {
        (None, Some(known.model.best_known_pool(relay)).filter(|pool| pool.range().is_some())?)
    };
    let offset = match asked {
        Asked::Address(address) => pool.offset_of(*address),
        Asked::Relay(_) => None,
    };
    Some(Found { relay, pool, offset, listed })
}

fn listed<'a>(relay: &RelayName, model: &'a Model) -> Option<Listed<'a>> {
    let entry = model.directory().relay(relay)?;
    let city = model.directory().city(&entry.name.city());
    Some(Listed { entry, city, crowd: model.crowd_on(relay, Motive::LookedAt)? })
}

fn not_found(setting: &Setting, asked: &Asked, known: &Known) -> anyhow::Result<Ended> {
    if let Some(trouble) = known.missing() {
        return not_measured(setting, asked, trouble);
    }
    let words = words();
    let said = match asked {
        Asked::Address(address) => text::not_an_exit_ip(words, &address.to_string()).to_vec(),
        Asked::Relay(name) => {
            let similar = find_place(known.model.directory(), name.as_str()).err();
            let similar = similar.map(|none| none.suggestions).unwrap_or_default();
            text::not_a_relay(words, name.as_str(), &similar)
        }
    };
    print::refusal(setting, "not_found", &said)?;
    Ok(Ended::Failed)
}

/// The daemon, which would know more, is what is missing.
fn not_measured(setting: &Setting, asked: &Asked, missing: Trouble) -> anyhow::Result<Ended> {
    let words = words();
    let (id, asked) = match asked {
        Asked::Address(address) => ("cli-lookup-not-measured", address.to_string()),
        Asked::Relay(name) => ("cli-lookup-not-measured.relay", name.to_string()),
    };
    let said = [words.say(id, [("asked", asked.into())]), sentences::next_step(words, missing)];
    print::refusal(setting, "daemon", &said)?;
    Ok(if is_of_daemon(missing) { Ended::NotReachable } else { Ended::Failed })
}

/// What somebody typed, fit to be shown.
fn shown(what: &str) -> String {
    shoal_core::directory::clean_name(what)
}
