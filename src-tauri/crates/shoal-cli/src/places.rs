//! `shoal places`: every city with the crowd to expect there.

use anyhow::bail;
use std::sync::Arc;

use serde::Serialize;
use shoal_core::front::{Page, PageData};
use shoal_core::places::{PlaceRow, PlacesPage};
use shoal_core::{Event, RelayDirectory, Source, State, UnixSeconds};
use shoal_view::text;

use crate::args::{Order, Setting};
use crate::ended::Ended;
use crate::language::words;
use crate::lists::{ListError, Origin, left_out_of, settings, tell_left_out};
use crate::print;
use crate::session::{Purpose, Session, is_silent};

/// Lists cities.
pub(crate) async fn run(
    setting: &Setting,
    order: Order,
    country: Option<&str>,
) -> anyhow::Result<Ended> {
    let Gathered { page, left_out, source, caution, .. } = match gathered(setting).await? {
        Ok(gathered) => gathered,
        Err(ended) => return Ok(ended),
    };
    tell_left_out(left_out);
    let mut rows = page.cities;
    if let Some(country) = country.map(str::to_lowercase) {
        rows.retain(|row| row.code.country() == country);
        if rows.is_empty() {
            let words = words();
            let country = shoal_core::directory::clean_name(&country);
            let said = words.say("cli-no-country", [("country", country.into())]);
            print::refusal(setting, "not_found", &[said])?;
            return Ok(Ended::Failed);
        }
    }
    if order == Order::Distance && rows.iter().all(|row| row.distance_km.is_none()) {
        print::aside(&words().get("cli-no-distances"));
    }
    sort(&mut rows, order);
    if setting.json {
        let schema = shoal_core::snapshot::SCHEMA;
        print::marked(source, &PlacesJson { schema, left_out, cities: rows })?;
    } else {
        caution.map_or(Ok(()), |caution| print::text(&caution))?;
        print::text(&text::places(words(), &rows))?;
    }
    Ok(Ended::Done)
}

/// `shoal places --json`.
#[derive(Debug, Serialize)]
struct PlacesJson {
    schema: u32,
    /// How many entries of the relay list were left out.
    left_out: u32,
    cities: Vec<PlaceRow>,
}

/// The page of places, and whose it is.
pub(crate) struct Gathered {
    pub(crate) page: PlacesPage,
    pub(crate) directory: Arc<RelayDirectory>,
    pub(crate) left_out: u32,
    pub(crate) source: Source,
    pub(crate) caution: Option<String>,
}

/// From files, or from an agent, which knows the distance from the present exit.
pub(crate) async fn gathered(setting: &Setting) -> anyhow::Result<Result<Gathered, Ended>> {
    if !setting.relays.is_empty() {
        let directory = match Origin::Files.directory(setting).await {
            Ok(directory) => directory,
            Err(error) => return error.told(setting).map(Err),
        };
        let left_out = left_out_of(&directory);
        let mut state = State::new(settings(setting), Source::None);
        state.handle(Event::RelaysReported(Arc::clone(&directory)), UnixSeconds(0));
        let page = state.places();
        return Ok(Ok(Gathered { page, directory, left_out, source: Source::None, caution: None }));
    }
    let mut session = Session::open(setting, Purpose::Look).await?;
    let words = words();
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        session.close().await;
        print::silence(setting, &snapshot)?;
        return Ok(Err(Ended::NotReachable));
    }
    let PageData::Places(page) = session.page(Page::Places).await? else {
        bail!("the page of places has other data");
    };
    let directory = session.directory().await;
    session.close().await;
    let directory = match directory {
        Ok(directory) => directory,
        Err(trouble) => return ListError::Daemon(trouble).told(setting).map(Err),
    };
    let caution = text::caution(words, &snapshot);
    let left_out = snapshot.relays_left_out;
    Ok(Ok(Gathered { page, directory, left_out, source: snapshot.source, caution }))
}

/// What is not known comes last, whatever the order.
fn sort(rows: &mut [PlaceRow], order: Order) {
    match order {
        Order::Crowd => rows.sort_by_key(|row| {
            let crowd = row.crowd.map(|crowd| (crowd.low, crowd.likely));
            (std::cmp::Reverse(crowd), row.code.clone())
        }),
        Order::Distance => rows.sort_by_key(|row| {
            let km = if row.here { Some(0) } else { row.distance_km };
            (km.unwrap_or(u32::MAX), row.code.clone())
        }),
        Order::Name => rows.sort_by_cached_key(|row| (row.city.to_lowercase(), row.code.clone())),
    }
}
