//! What `shoal predict` prints.

use shoal_core::pool::Provenance;
use shoal_core::prediction::{PlacedAddress, PredictedExit, Prediction};

use crate::text::{Columns, table};
use crate::words::Words;

/// A tunnel address and where it lands.
pub fn placed(words: &Words, placed: PlacedAddress) -> String {
    let mut columns = Columns::default();
    columns.add(words.get("predict-address"), placed.tunnel_address.to_string());
    columns.add(words.get("predict-hash"), placed.hash.to_string());
    let rounded = format!("{:.9}", placed.position.min(0.999_999_999));
    let value = [("rounded", rounded.into()), ("hash", placed.hash.to_string().into())];
    columns.add(words.get("predict-position"), words.say("predict-position-value", value));
    let mut lines = columns.lines();
    if placed.tunnel_address.is_ipv6() {
        lines.push(words.get("predict-no-v6-pool"));
    }
    lines.join("\n")
}

/// The exit IP on each relay, and how far that can be trusted.
pub fn prediction(words: &Words, prediction: &Prediction) -> String {
    let head = ["relay", "exit-ip", "place", "pool"]
        .map(|column| words.get(&format!("predict-head-{column}")));
    let rows = prediction.exits.iter().map(|exit| cells(words, exit));
    let mut lines = table(std::iter::once(head).chain(rows).collect());
    lines.push(String::new());
    if prediction.unknown_pools > 0 {
        lines.push(words.say("predict-unknown", [("count", prediction.unknown_pools.into())]));
    }
    lines.push(words.get("predict-hypothesis"));
    lines.join("\n")
}

fn cells(words: &Words, exit: &PredictedExit) -> [String; 4] {
    let number = exit.offset.saturating_add(1);
    let place = [("number", number.into()), ("size", exit.range.size().into())];
    let pool = match exit.provenance {
        Provenance::Measured => "predict-pool-measured",
        Provenance::Predicted => "predict-pool-predicted",
        Provenance::Sighted | Provenance::Unknown | Provenance::Mixed => "predict-pool-other",
    };
    [
        exit.relay.to_string(),
        exit.exit_ip.to_string(),
        words.say("predict-place", place),
        words.get(pool),
    ]
}
