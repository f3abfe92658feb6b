//! Sentences that tray, notices and command line share: what is the matter, where one is, how an action ended.

use serde::Serialize;
use shoal_core::advice::BetterPlace;
use shoal_core::crowd::CrowdEstimate;
use shoal_core::event::Refusal;
use shoal_core::multihop::MultihopObstacle;
use shoal_core::settings::SettingsError;
use shoal_core::snapshot::{
    ActionFigures, ActionKind, ActionPhase, ActionView, ExitIpState, Outcome, RelayView,
    SwitchBlocked, TunnelAddressChange, TunnelState,
};
use shoal_core::tunnel::BlockCause;
use shoal_core::{Profile, Snapshot, Source, Trouble};

use crate::moments::Clock;
use crate::words::{Argument, Words};

/// The name that a value of the core has on the wire: sentences about it go by that.
pub(crate) fn name_of(value: &impl Serialize) -> String {
    let wire = serde_json::to_value(value).unwrap_or_default();
    let name = wire.as_str().or_else(|| wire.get("kind")?.as_str());
    name.unwrap_or("unknown").to_owned()
}

/// A crowd's numbers as arguments.
pub(crate) fn figures(crowd: &CrowdEstimate) -> [(&'static str, Argument); 3] {
    [("likely", crowd.likely.into()), ("low", crowd.low.into()), ("high", crowd.high.into())]
}

/// What is the matter.
pub fn trouble(words: &Words, trouble: Trouble) -> String {
    words.get(&format!("page-trouble-{}", name_of(&trouble)))
}

/// What the user can do about it.
pub fn next_step(words: &Words, trouble: Trouble) -> String {
    words.get(&format!("page-trouble-{}.next", name_of(&trouble)))
}

/// Why the daemon lets nothing out.
pub fn blocked(words: &Words, cause: BlockCause) -> String {
    words.get(&format!("page-block-{}", name_of(&cause)))
}

/// Why nothing can be switched.
pub fn switch_blocked(words: &Words, why: SwitchBlocked) -> String {
    words.get(&format!("page-switch-{}", name_of(&why)))
}

/// Why something was not done.
pub fn refusal(words: &Words, refusal: Refusal) -> String {
    words.get(&format!("page-refusal-{}", name_of(&refusal)))
}

/// Against whom somebody wants to hide.
pub fn profile(words: &Words, profile: Profile) -> String {
    words.get(&format!("profile-{}", name_of(&profile)))
}

/// Why multihop cannot be set.
pub fn multihop_obstacle(words: &Words, why: &MultihopObstacle) -> String {
    words.say_all(&format!("tray-multihop-{}", name_of(why)), &versions(why))
}

/// Which versions stand in the way of setting multihop, as arguments.
pub(crate) fn versions(why: &MultihopObstacle) -> Vec<(&'static str, Argument)> {
    match why {
        MultihopObstacle::OtherVersion { program, daemon } => {
            vec![("program", program.as_str().into()), ("daemon", daemon.as_str().into())]
        }
        MultihopObstacle::NoProgram
        | MultihopObstacle::UntrustedProgram
        | MultihopObstacle::UnknownProgram => Vec::new(),
    }
}

/// Why a setting was not taken.
pub fn settings_error(words: &Words, error: SettingsError) -> String {
    let why = words.get(&format!("settings-error-{}", name_of(&error)));
    words.say("tray-setting-refused", [("why", why.into())])
}

/// A relay's place: the city. Never the relay's name, because notices and tooltips say it too.
pub fn place(words: &Words, relay: Option<&RelayView>) -> String {
    let Some(view) = relay else { return words.get("page-no-place") };
    match (&view.city, &view.relay) {
        (Some(city), _) => city.clone(),
        (None, Some(_)) => words.get("page-no-place"),
        (None, None) => words.get("tray-custom-endpoint"),
    }
}

/// Where the tunnel is, with the relay's name: for those who opened the menu or asked on the command line.
pub fn place_and_relay(words: &Words, snapshot: &Snapshot) -> Option<String> {
    let exit = snapshot.tunnel.exit.as_ref()?;
    let place_of = |view: &RelayView| match (&view.city, &view.relay) {
        (Some(city), Some(relay)) => words.say(
            "tray-place-relay",
            [("city", city.as_str().into()), ("relay", relay.as_str().into())],
        ),
        (None, Some(relay)) => relay.to_string(),
        (_, None) => place(words, Some(view)),
    };
    let exit = place_of(exit);
    Some(match &snapshot.tunnel.entry {
        Some(entry) => {
            let entry = place(words, Some(entry));
            words.say("tray-route", [("entry", entry.into()), ("exit", exit.into())])
        }
        None => exit,
    })
}

/// The number in one line with its range, or why there is none.
pub fn headline(words: &Words, snapshot: &Snapshot) -> String {
    // A crowd is no comfort while traffic goes out beside the tunnel.
    if snapshot.trouble == Some(Trouble::Leak) {
        return trouble(words, Trouble::Leak);
    }
    if let Some(crowd) = &snapshot.crowd.now {
        return words.say("crowd-line", figures(crowd));
    }
    let tunnel = &snapshot.tunnel;
    match (tunnel.state, snapshot.trouble) {
        (_, Some(reason)) => trouble(words, reason),
        (TunnelState::Unknown, None) => words.get("tray-looking"),
        (TunnelState::Down, None) if tunnel.locked_down => words.get("tray-off-locked"),
        (TunnelState::Down, None) => words.get("tray-off"),
        (TunnelState::Changing, None) => words.get("tray-connecting"),
        (TunnelState::Blocked, None) => trouble(words, Trouble::Blocked),
        (TunnelState::Up, None) if snapshot.exit_ip.v4.state == ExitIpState::NotYet => {
            words.get("tray-awaiting")
        }
        (TunnelState::Up, None) => words.get("tray-crowd-unknown"),
    }
}

/// Why an exit IP is not shown, by who would tell it.
pub(crate) fn missing_address(words: &Words, source: Source, state: ExitIpState) -> String {
    words.get(match (state, source) {
        (ExitIpState::Known | ExitIpState::NotYet, _) => "menu-address-not-yet",
        (ExitIpState::None, _) => "menu-address-none",
        (ExitIpState::NeverCame, Source::Check) => "menu-address-not-checked",
        (ExitIpState::NeverCame, Source::Daemon | Source::Simulation | Source::None) => {
            "menu-address-never-came"
        }
    })
}

/// The crowd of a better place, with its range.
pub(crate) fn better_crowd(words: &Words, best: &BetterPlace) -> String {
    let numbers =
        [("likely", best.likely.into()), ("low", best.low.into()), ("high", best.high.into())];
    words.say("crowd-people", numbers)
}

/// A crowd with its range, short; unknown as such.
pub fn crowd_short(words: &Words, crowd: Option<&CrowdEstimate>) -> String {
    match crowd {
        Some(crowd) => words.say("crowd-short", figures(crowd)),
        None => words.get("crowd-not-known"),
    }
}

/// What an action is about.
pub fn doing(words: &Words, action: &ActionView) -> String {
    match (action.kind, &action.to) {
        (ActionKind::Switch, Some(to)) => {
            words.say("page-doing-switch", [("place", place(words, Some(to)).into())])
        }
        (ActionKind::Switch, None) => words.get("page-doing-best"),
        (ActionKind::Undo, _) => words.get("page-doing-undo"),
        (ActionKind::Reconnect, _) => words.get("page-doing-reconnect"),
        (ActionKind::RotateKey, _) => words.get("page-doing-key"),
        (ActionKind::NewIdentity, _) => words.get("page-doing-identity"),
        (ActionKind::Multihop, _) => words.get("page-doing-multihop"),
        (ActionKind::Entry, _) => words.get("page-doing-entry"),
    }
}

/// How far an action under way is; `None` once it has ended.
pub fn progress(words: &Words, action: &ActionView) -> Option<String> {
    let id = match action.phase {
        ActionPhase::ReplacingKey => "page-phase-replacing_key",
        ActionPhase::Asking => "page-phase-asking",
        ActionPhase::Reconnecting => "page-phase-reconnecting",
        ActionPhase::Verifying => "page-phase-verifying",
        ActionPhase::Restoring => "page-phase-restoring",
        ActionPhase::Ended { .. } => return None,
    };
    Some(words.get(id))
}

/// How an action ended: a title and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// A few words.
    pub title: String,
    /// A sentence.
    pub detail: String,
    /// The crowd before and after, where both places are told.
    pub figures: Option<String>,
}

/// How an action ended; `None` while it is under way.
pub fn ending(words: &Words, action: &ActionView, clock: Clock) -> Option<Ending> {
    let ActionPhase::Ended { outcome, before, after, tunnel_address } = &action.phase else {
        return None;
    };
    let place: Argument = match outcome {
        Outcome::SavedForLater => place(words, action.to.as_ref()).into(),
        Outcome::Verified
        | Outcome::Unchanged
        | Outcome::UpUnverified
        | Outcome::Failed { .. }
        | Outcome::TimedOut { .. }
        | Outcome::Refused { .. }
        | Outcome::Stale
        | Outcome::AlreadyUnderWay
        | Outcome::TooSoon
        | Outcome::KeyTooYoung { .. }
        | Outcome::NoSuchPlace
        | Outcome::NothingToUndo => place(words, after.relay.as_ref()).into(),
    };
    let id = outcome_id(action, outcome);
    let detail = match outcome {
        Outcome::Refused { refusal: why } => refusal(words, *why),
        Outcome::Failed { restored: true } | Outcome::TimedOut { restored: true } => {
            words.get(&format!("{id}.restored"))
        }
        Outcome::Failed { restored: false } | Outcome::TimedOut { restored: false } => {
            words.get(&format!("{id}.not-restored"))
        }
        // What is left open is the tunnel's address, and that is said below.
        Outcome::UpUnverified if action.key_replaced && is_another(before, after) => {
            words.get(&format!("{id}.told"))
        }
        Outcome::UpUnverified if after.exit_ip.is_some() => {
            words.get(&format!("{id}.unknown-before"))
        }
        Outcome::SavedForLater if action.to.is_none() && action.kind != ActionKind::Entry => {
            words.get(&format!("{id}.nowhere"))
        }
        Outcome::KeyTooYoung { from } => {
            words.say(&format!("{id}.detail"), [("time", clock.tell(words, *from).into())])
        }
        Outcome::Verified if is_way_in(action) && is_another(before, after) => {
            words.say(&format!("{id}.moved"), [("place", place.clone())])
        }
        Outcome::Verified
        | Outcome::Unchanged
        | Outcome::UpUnverified
        | Outcome::SavedForLater
        | Outcome::Stale
        | Outcome::AlreadyUnderWay
        | Outcome::TooSoon
        | Outcome::NoSuchPlace
        | Outcome::NothingToUndo => words.say(&format!("{id}.detail"), [("place", place.clone())]),
    };
    let key = key_sentence(words, action, *outcome, *tunnel_address);
    let detail = [Some(detail), key].into_iter().flatten().collect::<Vec<String>>().join(" ");
    Some(Ending {
        title: words.say(&id, [("place", place)]),
        detail,
        figures: outcome.is_there().then(|| before_after(words, before, after)),
    })
}

/// Where the way in is changed, an exit IP that stays is no failure. What was refused after the key was made is half done.
fn outcome_id(action: &ActionView, outcome: &Outcome) -> String {
    let name = name_of(outcome);
    if action.key_replaced && matches!(outcome, Outcome::Refused { .. }) {
        "page-outcome-refused-half".to_owned()
    } else if *outcome == Outcome::Unchanged && is_on_another_exit_ip(action) {
        "page-outcome-same_address".to_owned()
    } else if action.kind == ActionKind::Undo && *outcome == Outcome::Unchanged {
        // What it was asked for is done, whatever the exit IP.
        "page-outcome-undone".to_owned()
    } else if action.kind == ActionKind::Entry && *outcome == Outcome::SavedForLater {
        "page-outcome-entry-waits".to_owned()
    } else if is_way_in(action) && matches!(outcome, Outcome::Verified | Outcome::Unchanged) {
        format!("page-outcome-way-in-{name}")
    } else {
        format!("page-outcome-{name}")
    }
}

fn is_another(before: &ActionFigures, after: &ActionFigures) -> bool {
    before.exit_ip.is_some() && after.exit_ip.is_some() && before.exit_ip != after.exit_ip
}

fn is_way_in(action: &ActionView) -> bool {
    matches!(action.kind, ActionKind::Multihop | ActionKind::Entry)
}

/// Whether the exit IP is another one: what a new key did not change then is the tunnel's address.
pub(crate) fn is_on_another_exit_ip(action: &ActionView) -> bool {
    let ActionPhase::Ended { before, after, .. } = &action.phase else { return false };
    action.key_replaced && is_another(before, after)
}

/// What became of the key and the tunnel's address, where a new key was made or may have been.
fn key_sentence(
    words: &Words,
    action: &ActionView,
    outcome: Outcome,
    change: Option<TunnelAddressChange>,
) -> Option<String> {
    let makes_key = matches!(action.kind, ActionKind::RotateKey | ActionKind::NewIdentity);
    match (action.key_replaced, change) {
        (true, Some(change)) if outcome.is_there() => {
            Some(words.get(&format!("page-key-{}", name_of(&change))))
        }
        (true, _) => Some(words.get("page-key-waits")),
        (false, _) if makes_key && matches!(outcome, Outcome::TimedOut { .. }) => {
            Some(words.get("page-key-maybe"))
        }
        (false, _) => None,
    }
}

fn before_after(words: &Words, before: &ActionFigures, after: &ActionFigures) -> String {
    let figure = |figures: &ActionFigures| match &figures.crowd {
        Some(crowd) => crowd_short(words, Some(crowd)),
        None => words.get("action-crowd-unknown"),
    };
    words.say(
        "action-crowd-changed",
        [("before", figure(before).into()), ("after", figure(after).into())],
    )
}
