//! What `shoal status` and `shoal watch` print.

use shoal_core::advice::{AdviceView, Says};
use shoal_core::crowd::{CrowdEstimate, VarianceBudget};
use shoal_core::pool::{Overruled, PoolView, Provenance};
use shoal_core::snapshot::{FamilyView, TunnelState};
use shoal_core::{Snapshot, Trouble};

use crate::advice::saying;
use crate::moments::{Clock, stretch};
use crate::sentences;
use crate::text::{Columns, caution, chance, percent};
use crate::words::Words;

/// Everything, one fact a line.
pub fn status(words: &Words, snapshot: &Snapshot, clock: Clock) -> String {
    let mut columns = Columns::default();
    if let Some(place) = sentences::place_and_relay(words, snapshot) {
        columns.add(words.get("cli-place"), place);
    }
    let leaks = snapshot.trouble == Some(Trouble::Leak);
    match &snapshot.crowd.now {
        // A crowd is no comfort while traffic goes out beside the tunnel.
        Some(crowd) if !leaks => crowd_lines(words, crowd, &mut columns),
        Some(_) | None => {
            columns.add(words.get("cli-tunnel"), sentences::headline(words, snapshot));
        }
    }
    if let Some(joint) = snapshot.crowd.joint.as_ref().filter(|_| !leaks) {
        columns.add(words.get("cli-joint"), both(words, joint, snapshot.crowd.without_v6.as_ref()));
    }
    if snapshot.tunnel.state == TunnelState::Up {
        columns.add(words.get("cli-exit-v4"), family(words, snapshot, snapshot.exit_ip.v4));
        columns.add(words.get("cli-exit-v6"), family(words, snapshot, snapshot.exit_ip.v6));
    }
    if let Some(since) = snapshot.exit_ip.since {
        columns.add(words.get("cli-since"), clock.tell(words, since));
    }
    if let Some(created) = snapshot.key.created {
        let age = stretch(words, clock.now.since(created));
        columns.add(words.get("cli-key"), words.say("page-key-age", [("time", age.into())]));
    }
    // Why nothing is let through is the next step below.
    let is_told = |said: &&AdviceView| !matches!(said.says, Says::Blocked { .. });
    let spoken = snapshot.advice.iter().filter(|said| !said.dismissed && !leaks);
    for said in spoken.filter(is_told) {
        columns.add(words.get("cli-advice"), saying(words, said, clock.now).told);
    }
    if let Some(until) = snapshot.paused_until.filter(|until| *until > clock.now) {
        let until = [("time", clock.tell(words, until).into())];
        columns.add(words.get("cli-paused"), words.say("cli-paused-until", until));
    }
    if let Some(trouble) = snapshot.trouble {
        trouble_lines(words, snapshot, trouble, &mut columns);
    }
    let lines = caution(words, snapshot).into_iter().chain(columns.lines());
    lines.collect::<Vec<String>>().join("\n")
}

fn trouble_lines(words: &Words, snapshot: &Snapshot, trouble: Trouble, columns: &mut Columns) {
    if snapshot.crowd.now.is_some() && trouble != Trouble::Leak {
        columns.add(words.get("cli-trouble"), sentences::trouble(words, trouble));
    }
    let step = match snapshot.tunnel.blocked {
        Some(cause) => sentences::blocked(words, cause),
        None => sentences::next_step(words, trouble),
    };
    columns.add(words.get("cli-next-step"), step);
}

fn crowd_lines(words: &Words, crowd: &CrowdEstimate, columns: &mut Columns) {
    let told = words.say("cli-crowd-value", sentences::figures(crowd));
    let alone =
        words.say("cli-alone", [("percent", chance(words, crowd.alone_probability).into())]);
    columns.add(words.get("cli-crowd"), format!("{told}; {alone}"));
    columns.add(words.get("cli-pool"), pool(words, crowd.pool));
    if let Some(told) = overruled(words, crowd.pool) {
        columns.add(words.get("cli-overruled"), told);
    }
    if let Some(told) = range_from(words, crowd.range_from) {
        columns.add(words.get("cli-range-from"), told);
    }
}

/// Whom a site that sees both addresses is left with, and with whom if there were no IPv6.
fn both(words: &Words, joint: &CrowdEstimate, without_v6: Option<&CrowdEstimate>) -> String {
    let told = words.say("cli-joint-value", sentences::figures(joint));
    let alone =
        words.say("cli-alone", [("percent", chance(words, joint.alone_probability).into())]);
    let without = without_v6.map(|crowd| words.say("cli-without-v6", sentences::figures(crowd)));
    [Some(told), Some(alone), without].into_iter().flatten().collect::<Vec<String>>().join("; ")
}

/// How large a pool is, and how that is known.
pub(super) fn pool(words: &Words, pool: PoolView) -> String {
    let id = match (pool.provenance, pool.size) {
        (Provenance::Measured, Some(_)) => "cli-pool-measured",
        (Provenance::Sighted, Some(_)) => "cli-pool-sighted",
        (Provenance::Predicted, Some(_)) => "cli-pool-predicted",
        (Provenance::Unknown, Some(_)) => "cli-pool-unknown",
        (Provenance::Measured, None) => "cli-pools-measured",
        (Provenance::Sighted, None) => "cli-pools-sighted",
        (Provenance::Predicted, None) => "cli-pools-predicted",
        (Provenance::Unknown, None) => "cli-pools-unknown",
        (Provenance::Mixed, _) => "cli-pool-mixed",
    };
    match pool.size {
        Some(size) => {
            let least = pool.at_least.unwrap_or(size);
            words.say(id, [("size", size.into()), ("least", least.into())])
        }
        None => words.get(id),
    }
}

/// That what was believed of a pool was wrong, where that is so.
pub(super) fn overruled(words: &Words, pool: PoolView) -> Option<String> {
    let Overruled { provenance, size } = pool.overruled?;
    let id = match provenance {
        Provenance::Measured => "cli-overruled-measured",
        Provenance::Sighted | Provenance::Predicted | Provenance::Unknown | Provenance::Mixed => {
            "cli-overruled-predicted"
        }
    };
    Some(words.say(id, [("size", size.into())]))
}

/// Where the width of a range comes from, the largest part first; `None` where everything is known.
pub(super) fn range_from(words: &Words, budget: VarianceBudget) -> Option<String> {
    let VarianceBudget { users, share, pool, time, ipv6 } = budget;
    let mut parts = [
        ("cli-doubt-users", users),
        ("cli-doubt-share", share),
        ("cli-doubt-pool", pool),
        ("cli-doubt-time", time),
        ("cli-doubt-ipv6", ipv6),
    ];
    parts.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let told = parts.into_iter().filter(|(_, part)| *part > 0.0).map(|(id, part)| {
        words.say(id, [("percent", percent(words, part / budget.total()).into())])
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn family(words: &Words, snapshot: &Snapshot, view: FamilyView) -> String {
    let missing = || sentences::missing_address(words, snapshot.source, view.state);
    view.address.map_or_else(missing, |address| address.to_string())
}

/// The time, the place and the number: one line.
pub fn watch_line(words: &Words, snapshot: &Snapshot, clock: Clock) -> String {
    let mut parts = vec![clock.tell(words, clock.now)];
    parts.extend(sentences::place_and_relay(words, snapshot));
    parts.push(sentences::headline(words, snapshot));
    if let Some(action) = &snapshot.action
        && let Some(step) = sentences::progress(words, action)
    {
        parts.push(step);
    }
    parts.join("  ")
}
