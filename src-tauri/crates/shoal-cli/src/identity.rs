//! `shoal rotate-key` and `shoal new-identity`.

use shoal_core::Command;
use shoal_core::snapshot::{PlaceAhead, Snapshot, TunnelState};
use shoal_tray::clock::here_and_now;
use shoal_view::text;
use shoal_view::text::ActionStep;

use crate::acting::{Wish, carry_out, open};
use crate::args::{NewKey, Setting};
use crate::ended::Ended;
use crate::language::words;

const KEY_ALONE: &[ActionStep] = &[ActionStep::NewKey];
const KEY: &[ActionStep] = &[ActionStep::NewKey, ActionStep::Reconnect, ActionStep::Verify];
const IDENTITY: &[ActionStep] = &[ActionStep::NewKey, ActionStep::Location, ActionStep::Verify];

/// A new key, and the tunnel anew.
pub(crate) async fn rotate_key(setting: &Setting, how: NewKey) -> anyhow::Result<Ended> {
    let Some((session, snapshot)) = open(setting, how.dry_run).await? else {
        return Ok(Ended::NotReachable);
    };
    let is_down = snapshot.tunnel.state == TunnelState::Down;
    let mut said = text::target(words(), text::Target::Key, None);
    said.extend(young(&snapshot, how));
    let wish = Wish {
        name: "rotate-key",
        command: Command::RotateKey { insist: how.insist, seen_in: None },
        said,
        steps: if is_down { KEY_ALONE } else { KEY },
        target: None,
        place: None,
        expected: None,
    };
    carry_out(setting, how.dry_run, (session, snapshot), wish).await
}

/// A new key, and then another relay.
pub(crate) async fn new_identity(setting: &Setting, how: NewKey) -> anyhow::Result<Ended> {
    let Some((session, snapshot)) = open(setting, how.dry_run).await? else {
        return Ok(Ended::NotReachable);
    };
    let ahead = snapshot.ahead.new_identity.clone();
    let target = text::Target::Identity(ahead.as_ref());
    let replaces = snapshot.replaces_custom_list.as_deref().filter(|_| ahead.is_some());
    let mut said = text::target(words(), target, replaces);
    said.extend(young(&snapshot, how));
    let wish = Wish {
        name: "new-identity",
        command: Command::NewIdentity { insist: how.insist, seen_in: None },
        said,
        steps: if ahead.is_some() { IDENTITY } else { KEY },
        target: None,
        place: ahead.as_ref().map(PlaceAhead::place),
        expected: ahead.and_then(|ahead| ahead.crowd),
    };
    carry_out(setting, how.dry_run, (session, snapshot), wish).await
}

/// That the last key is too young for another one, before that is asked for.
fn young(snapshot: &Snapshot, how: NewKey) -> Option<String> {
    let clock = here_and_now();
    let next_at =
        snapshot.key.next_at.filter(|at| how.dry_run && !how.insist && *at > clock.now)?;
    Some(words().say("cli-young", [("time", clock.tell(words(), next_at).into())]))
}
