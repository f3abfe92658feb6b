//! What `shoal trail` prints.

use shoal_core::pool::Provenance;
use shoal_core::regime::Regime;
use shoal_core::trail::{
    AgainstPrediction, LinkView, PositionRange, PredictionVerdict, SightingSays, SightingView,
    TrailPage,
};

use crate::sentences::name_of;
use crate::text::{regime, table};
use crate::words::{Argument, Words};

/// So many pairs of relays are told; the rest is in the JSON.
const PAIRS_TOLD: usize = 5;

/// A trail, in words.
pub fn trail(words: &Words, page: &TrailPage) -> String {
    if page.sightings.is_empty() {
        return words.get(match page {
            TrailPage { forgotten: true, .. } => "trail-forgotten",
            TrailPage { tunnel_address_known: true, .. } => "trail-none",
            TrailPage { .. } => "trail-no-address",
        });
    }
    let head = ["predict-head-relay", "predict-head-exit-ip", "predict-head-place"]
        .into_iter()
        .chain(["predict-head-pool", "trail-head-positions", "trail-head-regime"]);
    let head: Vec<String> = head.map(|id| words.get(id)).collect();
    let head: [String; 6] = std::array::from_fn(|column| head[column].clone());
    let rows = page.sightings.iter().map(|seen| cells(words, page, seen));
    let mut lines = table(std::iter::once(head).chain(rows).collect());
    lines.push(String::new());
    if page.of_tunnel_before {
        lines.push(words.get("trail-before"));
    }
    lines.extend(left(words, page));
    lines.extend(page.prediction.map(|against| prediction(words, against)));
    lines.extend(links(words, page));
    let rests_on_guess = |seen: &SightingView| seen.pool.provenance == Provenance::Predicted;
    if page.sightings.iter().any(|seen| seen.says == SightingSays::Position && rests_on_guess(seen))
    {
        lines.push(words.get("trail-pools-note"));
    }
    if page.regime.iter().any(|relay| relay.verdict.regime == Regime::Unknown) {
        lines.push(words.get("trail-regime-note"));
    }
    lines.join("\n")
}

/// Predicted against seen.
pub(super) fn prediction(words: &Words, against: AgainstPrediction) -> String {
    let AgainstPrediction { verdict, hits, tested, .. } = against;
    if verdict == PredictionVerdict::Confirmed && tested == 0 {
        return words.get("trail-prediction-confirmed-before");
    }
    let counts = [("hits", hits.into()), ("tested", tested.into())];
    words.say(&format!("trail-prediction-{}", name_of(&verdict)), counts)
}

fn cells(words: &Words, page: &TrailPage, seen: &SightingView) -> [String; 6] {
    let size = seen.pool.size.unwrap_or_default();
    let place = seen.offset.map(|offset| {
        let number = offset.saturating_add(1);
        words.say("predict-place", [("number", number.into()), ("size", size.into())])
    });
    let pool = match seen.pool.provenance {
        Provenance::Measured => words.get("predict-pool-measured"),
        Provenance::Predicted => words.get("predict-pool-predicted"),
        Provenance::Sighted | Provenance::Unknown | Provenance::Mixed => String::new(),
    };
    let positions = match seen.position {
        Some(range) => words.say("trail-positions", ends(range)),
        None => words.get(&format!("trail-says-{}", name_of(&seen.says))),
    };
    let known = page.regime.iter().find(|relay| relay.relay == seen.relay);
    let regime = known.map(|relay| regime(words, relay.verdict.regime));
    [
        seen.relay.to_string(),
        seen.exit_ip.to_string(),
        place.unwrap_or_default(),
        pool,
        positions,
        regime.unwrap_or_default(),
    ]
}

/// What all of them leave.
fn left(words: &Words, page: &TrailPage) -> Vec<String> {
    if let Some(between) = page.contradiction {
        let seen = |at: u32| page.sightings.get(usize::try_from(at).ok()?);
        if let [Some(a), Some(b)] = between.map(seen) {
            let told = [
                ("a", a.exit_ip.to_string().into()),
                ("relay-a", a.relay.as_str().into()),
                ("b", b.exit_ip.to_string().into()),
                ("relay-b", b.relay.as_str().into()),
            ];
            return vec![words.say("trail-contradiction", told)];
        }
    }
    let (Some(range), Some(one_in)) = (page.position, page.match_one_in) else {
        return vec![words.get("trail-nothing-said")];
    };
    let [low, high] = ends(range);
    let exactly: Argument = format!("[{}, {})", range.low_exact, range.high_exact).into();
    let matched = if one_in > 1.0 {
        words.say("trail-match", [("number", ratio(words, one_in))])
    } else {
        words.get("trail-match-everybody")
    };
    vec![words.say("trail-left", [low, high, ("exactly", exactly)]), matched]
}

fn links(words: &Words, page: &TrailPage) -> Vec<String> {
    if page.link.is_empty() {
        return Vec::new();
    }
    let told = page.link.iter().take(PAIRS_TOLD);
    let mut lines = vec![words.get("trail-links")];
    lines.extend(told.map(|LinkView { relays: [a, b], odds }| {
        let odds =
            if *odds > 0.0 { ratio(words, *odds) } else { words.get("trail-link-none").into() };
        let pair = [("relay-a", a.as_str().into()), ("relay-b", b.as_str().into())];
        let [a, b] = pair;
        format!("  {}", words.say("trail-link", [("odds", odds), a, b]))
    }));
    let listed = u32::try_from(page.link.len().saturating_sub(PAIRS_TOLD)).unwrap_or(u32::MAX);
    let more = listed.saturating_add(page.links_left_out);
    if more > 0 {
        lines.push(words.say("trail-links-more", [("count", more.into())]));
    }
    lines.push(words.get("trail-odds-note"));
    lines
}

fn ends(range: PositionRange) -> [(&'static str, Argument); 2] {
    let digits = |end: f64| Argument::from(format!("{end:.5}"));
    [("low", digits(range.low)), ("high", digits(range.high))]
}

/// A ratio with as many digits as mean something.
fn ratio(words: &Words, number: f64) -> Argument {
    if number < 10.0 { words.tenths(number).into() } else { Argument::Number(number.round()) }
}
