//! `shoal trail`: what the exit IPs that were seen under one tunnel address give away.

use std::path::Path;

use anyhow::bail;
use serde::Serialize;
use shoal_core::front::{Page, PageData};
use shoal_core::regime::RegimeBook;
use shoal_core::snapshot::{SCHEMA, TunnelState};
use shoal_core::trail::{Trail, TrailContext, TrailPage};
use shoal_core::{RelayName, Source};
use shoal_view::text;

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::relays::Known;
use crate::session::{Purpose, Session, is_silent};
use crate::sightings_file;

/// `shoal trail --json`.
#[derive(Serialize)]
struct TrailJson<'a> {
    schema: u32,
    #[serde(flatten)]
    page: &'a TrailPage,
}

/// Shows a trail: that of the sightings in a file, or this machine's own.
pub(crate) async fn run(setting: &Setting, file: Option<&Path>) -> anyhow::Result<Ended> {
    match file {
        Some(path) => of_file(setting, path).await,
        None => of_this_machine(setting).await,
    }
}

async fn of_this_machine(setting: &Setting) -> anyhow::Result<Ended> {
    let mut session = Session::open(setting, Purpose::Look).await?;
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        session.close().await;
        print::silence(setting, &snapshot)?;
        return Ok(Ended::NotReachable);
    }
    let is_up = snapshot.tunnel.state == TunnelState::Up;
    let is_enough = |data: &PageData| match data {
        PageData::Trail(page) => !is_up || !page.sightings.is_empty(),
        PageData::Places(_)
        | PageData::Position(_)
        | PageData::Signals(_)
        | PageData::History(_)
        | PageData::Diagnostics(_) => true,
    };
    let PageData::Trail(page) = session.page_until(Page::Trail, is_enough).await? else {
        bail!("the page of the trail has other data");
    };
    session.close().await;
    if !setting.json {
        text::caution(words(), &snapshot).map_or(Ok(()), |said| print::text(&said))?;
    }
    show(setting, snapshot.source, &page)?;
    Ok(Ended::Done)
}

async fn of_file(setting: &Setting, path: &Path) -> anyhow::Result<Ended> {
    let sightings = sightings_file::read(path)?;
    let known = match Known::gathered(setting).await? {
        Ok(known) => known,
        Err(error) => return error.told(setting),
    };
    let pool_of = |relay: &RelayName| known.model.best_known_pool(relay);
    let mut regimes = RegimeBook::default();
    regimes.observe(&sightings, pool_of, None);
    // One tunnel address never shows that a relay draws for itself.
    let trail = Trail::of(&sightings, pool_of, |_| false);
    let page = TrailPage::of(&trail, TrailContext { regimes: &regimes, predicted: None });
    if !setting.json {
        known.caution()?;
    }
    show(setting, known.source(), &page)?;
    Ok(Ended::Done)
}

fn show(setting: &Setting, source: Source, page: &TrailPage) -> Result<(), print::PrintError> {
    if setting.json {
        return print::marked(source, &TrailJson { schema: SCHEMA, page });
    }
    print::text(&text::trail(words(), page))
}
