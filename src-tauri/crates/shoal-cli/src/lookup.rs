//! `shoal lookup`: from an exit IP to its relay, or from a relay to its exit IPs. With a relay list at hand it needs no
//! daemon.

use std::net::IpAddr;
use std::sync::Arc;

use serde::Serialize;
use shoal_core::crowd::{Model, Motive};
use shoal_core::places::find_place;
use shoal_core::{ExitIp, Relay, RelayDirectory, RelayName};
use shoal_view::Words;
use shoal_view::json::LookupJson;
use shoal_view::text::{self, Found};

use crate::args::Setting;
use crate::ended::Ended;
use crate::lists::{Origin, left_out_of, settings, tell_left_out};
use crate::print;

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
        let said = Words::english().say("cli-not-a-relay", [("asked", shown(what).into())]);
        print::refusal(setting, "usage", &[said])?;
        return Ok(Ended::WrongUsage);
    };
    let origin = Origin::open(setting).await?;
    let directory = match origin.directory(setting).await {
        Ok(directory) => directory,
        Err(error) => return error.told(setting),
    };
    let model = Model::new(Arc::clone(&directory), settings(setting).assumptions);
    let left_out = left_out_of(&directory);
    tell_left_out(left_out);
    match find(&asked, &model) {
        Some(found) => {
            if setting.json {
                let found = LookupJson::of(&found);
                print::marked(origin.source(), &FoundJson { found, left_out })?;
            } else {
                origin.caution()?;
                print::text(&text::found(Words::english(), &found))?;
            }
            Ok(Ended::Done)
        }
        None => not_found(setting, &asked, &directory),
    }
}

fn read(what: &str) -> Option<Asked> {
    match what.trim().parse::<IpAddr>() {
        Ok(address) => Some(Asked::Address(ExitIp(address))),
        Err(_) => RelayName::new(what.trim().to_lowercase()).ok().map(Asked::Relay),
    }
}

fn find<'a>(asked: &Asked, model: &'a Model) -> Option<Found<'a>> {
    let (name, exit_ip) = match asked {
        Asked::Address(address) => {
            let (name, offset) = model.locate(*address)?;
            (name, Some((*address, offset)))
        }
        Asked::Relay(name) => (name, None),
    };
    let relay: &Relay = model.directory().relay(name)?;
    Some(Found {
        relay,
        city: model.directory().city(&relay.name.city()),
        range: model.pool_of(&relay.name)?.range(),
        exit_ip,
        crowd: model.crowd_on(&relay.name, Motive::LookedAt)?,
    })
}

fn not_found(
    setting: &Setting,
    asked: &Asked,
    directory: &RelayDirectory,
) -> anyhow::Result<Ended> {
    let words = Words::english();
    let said = match asked {
        Asked::Address(address) => text::not_an_exit_ip(words, &address.to_string()).to_vec(),
        Asked::Relay(name) => {
            let similar = find_place(directory, name.as_str()).err();
            let similar = similar.map(|none| none.suggestions).unwrap_or_default();
            text::not_a_relay(words, name.as_str(), &similar)
        }
    };
    print::refusal(setting, "not_found", &said)?;
    Ok(Ended::Failed)
}

/// What somebody typed, fit to be shown.
fn shown(what: &str) -> String {
    shoal_core::directory::clean_name(what)
}
