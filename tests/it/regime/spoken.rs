//! How a regime and its reason are told.

use std::fmt::Write;

use shoal_core::regime::{Regime, RegimeReason, Verdict};
use shoal_view::Words;
use shoal_view::text::{regime, regime_reason};

#[test]
fn each_regime_and_each_reason_has_its_sentence() {
    let words = Words::english();
    let verdict = |regime, reason, factor, addresses| Verdict { regime, reason, factor, addresses };
    let unknown = |reason| verdict(Regime::Unknown, reason, 1.0, 0);
    let all = [
        verdict(Regime::Linked, RegimeReason::Agrees, 123.4, 1),
        verdict(Regime::Linked, RegimeReason::Agrees, 4_321.0, 3),
        verdict(Regime::Linked, RegimeReason::Agrees, 5e9, 8),
        verdict(Regime::Drawn, RegimeReason::Disagrees, 1.0 / 187.0, 4),
        unknown(RegimeReason::NotSeen),
        unknown(RegimeReason::PoolUnknown),
        unknown(RegimeReason::PoolOverruled),
        verdict(Regime::Unknown, RegimeReason::NotEnough, 12.0, 1),
        verdict(Regime::Unknown, RegimeReason::FewAddresses, 0.001, 2),
        verdict(Regime::Unknown, RegimeReason::FormulaUnconfirmed, 0.001, 5),
        unknown(RegimeReason::Changed),
    ];
    let mut told = String::new();
    for verdict in all {
        let of = regime(words, verdict.regime);
        let _ = writeln!(told, "{of}\n    {}", regime_reason(words, verdict));
    }
    insta::assert_snapshot!(told);
}
