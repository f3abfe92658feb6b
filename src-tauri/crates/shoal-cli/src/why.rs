//! `shoal places --why`: what limits one city or relay, and why Shoal does not pick it.

use serde::Serialize;
use shoal_core::places::{PlaceRow, PlacesPage, RelayRow, find_place};
use shoal_core::snapshot::SCHEMA;
use shoal_core::{CityCode, SwitchTarget};
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::lists::tell_left_out;
use crate::places::{Gathered, gathered};
use crate::print;

/// `shoal places --why --json`.
#[derive(Debug, Serialize)]
struct WhyJson<'a> {
    schema: u32,
    /// The city.
    place: &'a PlaceRow,
    /// The relay, where one was asked for.
    relay: Option<&'a RelayRow>,
}

/// Tells what limits a place.
pub(crate) async fn run(setting: &Setting, asked: &str) -> anyhow::Result<Ended> {
    let Gathered { page, directory, left_out, source, caution } = match gathered(setting).await? {
        Ok(gathered) => gathered,
        Err(ended) => return Ok(ended),
    };
    tell_left_out(left_out);
    let words = words();
    let (place, relay) = match find_place(&directory, asked).map(|target| found(&page, &target)) {
        Ok(Some(found)) => found,
        Ok(None) => {
            print::refusal(setting, "not_found", &[words.get("cli-no-places")])?;
            return Ok(Ended::Failed);
        }
        Err(none) => {
            print::refusal(setting, "not_found", &[text::no_such_place(words, &none)])?;
            return Ok(Ended::Failed);
        }
    };
    if setting.json {
        print::marked(source, &WhyJson { schema: SCHEMA, place, relay })?;
    } else {
        caution.map_or(Ok(()), |caution| print::text(&caution))?;
        print::text(&text::why(words, place, relay))?;
    }
    Ok(Ended::Done)
}

/// The city that is meant, and the relay where one is; for the best crowd the first city to which it may lead.
fn found<'a>(
    page: &'a PlacesPage,
    target: &SwitchTarget,
) -> Option<(&'a PlaceRow, Option<&'a RelayRow>)> {
    let city = |code: &CityCode| page.cities.iter().find(|row| row.code == *code);
    match target {
        SwitchTarget::City { city: code } => Some((city(code)?, None)),
        SwitchTarget::Relay { relay } => {
            let row = page.relays.iter().find(|row| row.relay == *relay)?;
            Some((city(&row.city_code)?, Some(row)))
        }
        SwitchTarget::Best | SwitchTarget::AnotherRelay => {
            Some((page.cities.iter().find(|row| row.among_best)?, None))
        }
    }
}
