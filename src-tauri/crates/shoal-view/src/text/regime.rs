//! How a relay's regime is told.

use shoal_core::regime::{ADDRESSES_FOR_DRAWN, Regime, RegimeReason, Verdict};

use crate::words::{Argument, Words};

/// A regime in a word or three.
pub fn regime(words: &Words, regime: Regime) -> String {
    words.get(match regime {
        Regime::Linked => "regime-linked",
        Regime::Drawn => "regime-drawn",
        Regime::Unknown => "regime-unknown",
    })
}

/// What is known of a relay's regime and why, as a sentence or two.
pub fn regime_reason(words: &Words, verdict: Verdict) -> String {
    let addresses = || ("addresses", verdict.addresses.into());
    let times = || ("times", times(words, verdict.factor));
    match verdict.reason {
        RegimeReason::Agrees => words.say("regime-reason-agrees", [addresses(), times()]),
        RegimeReason::Disagrees => words.say("regime-reason-disagrees", [addresses(), times()]),
        RegimeReason::NotSeen => words.get("regime-reason-not-seen"),
        RegimeReason::PoolUnknown => words.get("regime-reason-pool-unknown"),
        RegimeReason::PoolOverruled => words.get("regime-reason-pool-overruled"),
        RegimeReason::NotEnough => words.get("regime-reason-not-enough"),
        RegimeReason::FewAddresses => {
            let needed = ("needed", ADDRESSES_FOR_DRAWN.into());
            words.say("regime-reason-few-addresses", [addresses(), needed])
        }
        RegimeReason::FormulaUnconfirmed => words.get("regime-reason-formula-unconfirmed"),
        RegimeReason::Changed => words.get("regime-reason-changed"),
    }
}

/// How many times likelier, to two digits: more would claim too much.
fn times(words: &Words, factor: f64) -> Argument {
    let times = factor.max(1.0 / factor);
    let unit = 10_f64.powf(times.log10().floor() - 1.0).max(1.0);
    if times < 1e6 {
        Argument::Number((times / unit).round() * unit)
    } else {
        words.get("regime-million").into()
    }
}
