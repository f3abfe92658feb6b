//! What `shoal places` prints: a table.

use shoal_core::places::PlaceRow;
use shoal_core::pool::Provenance;

use crate::sentences;
use crate::text::table;
use crate::words::Words;

/// A table of these cities, in this order.
pub fn places(words: &Words, rows: &[PlaceRow]) -> String {
    if rows.is_empty() {
        return words.get("cli-no-places");
    }
    let head = ["place", "code", "crowd", "relays", "pool", "distance"]
        .map(|column| words.get(&format!("cli-head-{column}")));
    let rows = std::iter::once(head).chain(rows.iter().map(|row| cells(words, row)));
    let mut lines = table(rows.collect());
    lines.push(String::new());
    lines.push(words.get("cli-popular-note"));
    lines.join("\n")
}

fn cells(words: &Words, row: &PlaceRow) -> [String; 6] {
    let place = [("city", row.city.as_str().into()), ("country", row.country.as_str().into())];
    let distance = row.distance_km.map(|km| words.say("cli-km", [("km", km.into())]));
    let pools = row.crowd.map(|crowd| match crowd.pool.provenance {
        Provenance::Measured => "cli-pools-measured",
        Provenance::Sighted => "cli-pools-sighted",
        Provenance::Predicted => "cli-pools-predicted",
        Provenance::Unknown => "cli-pools-unknown",
        Provenance::Mixed => "cli-pools-mixed",
    });
    [
        words.say("tray-place", place),
        row.code.to_string(),
        sentences::crowd_short(words, row.crowd.as_ref()),
        row.relays.to_string(),
        pools.map(|id| words.get(id)).unwrap_or_default(),
        if row.here { words.get("cli-here") } else { distance.unwrap_or_default() },
    ]
}
