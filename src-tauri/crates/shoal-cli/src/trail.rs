//! `shoal trail`: what the exit IPs that were seen under one tunnel address give away.

use std::path::Path;

use serde::Serialize;
use shoal_core::regime::RegimeBook;
use shoal_core::snapshot::SCHEMA;
use shoal_core::trail::{Trail, TrailContext, TrailPage};
use shoal_core::{RelayName, Source};
use shoal_view::{Words, text};

use crate::args::Setting;
use crate::ended::Ended;
use crate::print;
use crate::relays::Known;
use crate::sightings_file;

/// `shoal trail --json`.
#[derive(Serialize)]
struct TrailJson<'a> {
    schema: u32,
    #[serde(flatten)]
    page: &'a TrailPage,
}

/// Shows the trail of the sightings in a file.
pub(crate) async fn of_file(setting: &Setting, path: &Path) -> anyhow::Result<Ended> {
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
    show(setting, known.source(), &page)?;
    Ok(Ended::Done)
}

fn show(setting: &Setting, source: Source, page: &TrailPage) -> Result<(), print::PrintError> {
    if setting.json {
        return print::marked(source, &TrailJson { schema: SCHEMA, page });
    }
    print::text(&text::trail(Words::english(), page))
}
