//! The one way in which every command acts: the target before, progress while it lasts, and the outcome with exit IP and
//! crowd before and after.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use shoal_agent::tempo::Tempo;
use shoal_core::event::Refusal;
use shoal_core::snapshot::{
    ActionPhase, ActionView, ExitIpState, Outcome, RelayView, Snapshot, SwitchBlocked, TunnelState,
};
use shoal_core::{Command, CrowdEstimate, SwitchTarget};
use shoal_tray::clock::here_and_now;
use shoal_view::json::{ActionJson, EndedJson};
use shoal_view::text::ActionStep;
use shoal_view::{sentences, text};
use tokio::time::{Instant, timeout, timeout_at};

use crate::args::Setting;
use crate::ended::Ended;
use crate::language::words;
use crate::print;
use crate::session::{PATIENCE, Purpose, Session, is_silent};

/// Longer than the state lets any action last: 70 s for a key, 60 s for the settings, 60 s for the tunnel, 60 s to put
/// the settings back.
const DEADLINE: Duration = Duration::from_secs(280);

/// How long what an action is compared with may take to be told.
const TO_BE_TOLD: Duration = Duration::from_secs(8);

/// How long the tunnel's address may take to be read.
const TO_BE_READ: Duration = Duration::from_secs(2);

/// What is asked for, and what is said before.
#[derive(Debug)]
pub(crate) struct Wish {
    /// The command, as it is typed.
    pub(crate) name: &'static str,
    /// What the agent is asked for.
    pub(crate) command: Command,
    /// Where it leads, in words.
    pub(crate) said: Vec<String>,
    /// What is done for it, in this order.
    pub(crate) steps: &'static [ActionStep],
    /// The place, where one was asked for.
    pub(crate) target: Option<SwitchTarget>,
    /// Where it leads, in names.
    pub(crate) place: Option<RelayView>,
    /// The crowd to expect there.
    pub(crate) expected: Option<CrowdEstimate>,
}

impl Wish {
    /// Whether it writes a location into the relay settings.
    fn writes_location(&self) -> bool {
        self.steps.contains(&ActionStep::Location)
    }

    /// Whether settings that cannot be read stand in its way.
    fn needs_settings(&self) -> bool {
        let writes = |step: &ActionStep| {
            !matches!(step, ActionStep::NewKey | ActionStep::Reconnect | ActionStep::Verify)
        };
        self.steps.iter().any(writes)
    }
}

/// Opens a session and waits for all that an action is compared with. `None`: the daemon is silent, and that was said.
pub(crate) async fn open(
    setting: &Setting,
    dry_run: bool,
) -> anyhow::Result<Option<(Session, Snapshot)>> {
    let purpose = if dry_run { Purpose::Look } else { Purpose::Act };
    let mut session = Session::open(setting, purpose).await?;
    let snapshot = session.settled().await;
    if is_silent(&snapshot) {
        session.close().await;
        print::silence(setting, &snapshot)?;
        return Ok(None);
    }
    let snapshot = session.within(TO_BE_TOLD, is_told).await;
    Ok(Some((session, snapshot)))
}

/// The same for an action that writes settings: what stands in the way of that was said as well.
///
/// # Errors
/// What the command ends with, where it cannot begin.
pub(crate) async fn open_to_write(
    setting: &Setting,
    dry_run: bool,
) -> anyhow::Result<Result<(Session, Snapshot), Ended>> {
    let Some((session, snapshot)) = open(setting, dry_run).await? else {
        return Ok(Err(Ended::NotReachable));
    };
    // Without a daemon that could do it there is no relay list of the daemon's either, and that is not what matters.
    if let Some(why) = snapshot.switch_blocked {
        session.close().await;
        return tell_blocked(setting, why).map(Err);
    }
    Ok(Ok((session, snapshot)))
}

/// Whether the exit IP of before is known, if it will ever be.
fn is_told(snapshot: &Snapshot) -> bool {
    snapshot.tunnel.state != TunnelState::Up || snapshot.exit_ip.v4.state != ExitIpState::NotYet
}

/// Carries out what is asked for, or only says what would be done.
pub(crate) async fn carry_out(
    setting: &Setting,
    dry_run: bool,
    (mut session, before): (Session, Snapshot),
    wish: Wish,
) -> anyhow::Result<Ended> {
    tell_before(setting, &before, &wish)?;
    let blocked =
        before.switch_blocked.filter(|why| stands_in_the_way(*why, wish.needs_settings()));
    if let Some(why) = blocked {
        session.close().await;
        return tell_blocked(setting, why);
    }
    if dry_run {
        session.close().await;
        tell_steps(setting, &before, &wish)?;
        return Ok(Ended::Done);
    }
    if wish.steps.contains(&ActionStep::NewKey) && before.tunnel.state == TunnelState::Up {
        session.tunnel_address_read(TO_BE_READ).await;
    }
    // What others ask for meanwhile is not this command's.
    let number = drawn();
    let command = Box::new(wish.command.clone());
    session.command(Command::Numbered { number, command }).await?;
    IS_UNDER_WAY.store(true, Ordering::Relaxed);
    let came = timeout(deadline(), follow(&mut session, number)).await.unwrap_or(Came::Nothing);
    IS_UNDER_WAY.store(false, Ordering::Relaxed);
    let snapshot = session.snapshots.borrow().clone();
    session.close().await;
    match came {
        Came::Ended(action) => {
            tell_after(setting, &snapshot, &wish, &action)?;
            Ok(verdict(&action))
        }
        Came::TurnedDown => tell_blocked(setting, SwitchBlocked::ActionUnderWay),
        Came::Nothing => {
            print::refusal(setting, "no_answer", &[words().get("cli-action-no-answer")])?;
            Ok(Ended::Failed)
        }
    }
}

/// Whether something was asked for that has not ended yet.
static IS_UNDER_WAY: AtomicBool = AtomicBool::new(false);

/// What to say where this command is interrupted in the middle of what it asked for.
pub(crate) fn interrupted() -> Option<String> {
    IS_UNDER_WAY.load(Ordering::Relaxed).then(|| words().get("cli-action-interrupted"))
}

/// A number that no other front end has drawn, for all that can be told.
fn drawn() -> u32 {
    let [first, second, third, fourth, ..] =
        RandomState::new().hash_one(std::process::id()).to_ne_bytes();
    u32::from_ne_bytes([first, second, third, fourth])
}

/// A simulation that is slower than life takes longer, whoever started it.
fn deadline() -> Duration {
    let speed = Tempo::of_process().pace().map_or(1.0, |pace| pace.speed);
    DEADLINE.div_f64(speed.min(1.0))
}

/// What stands in the way of an action that writes settings, or of any.
fn stands_in_the_way(why: SwitchBlocked, needs_settings: bool) -> bool {
    match why {
        SwitchBlocked::NoDaemon | SwitchBlocked::OtherClient | SwitchBlocked::ActionUnderWay => {
            true
        }
        SwitchBlocked::CustomEndpoint | SwitchBlocked::UnreadableSettings => needs_settings,
    }
}

/// Says what stands in the way.
fn tell_blocked(setting: &Setting, why: SwitchBlocked) -> anyhow::Result<Ended> {
    let said = sentences::switch_blocked(words(), why);
    print::refusal(setting, "switch_blocked", &[said])?;
    let is_gone = why == SwitchBlocked::NoDaemon;
    Ok(if is_gone { Ended::NotReachable } else { Ended::Failed })
}

fn tell_before(setting: &Setting, before: &Snapshot, wish: &Wish) -> anyhow::Result<()> {
    if setting.json {
        return Ok(());
    }
    let caution = text::caution(words(), before);
    for line in caution.iter().chain(&wish.said) {
        print::text(line)?;
    }
    Ok(())
}

fn tell_steps(setting: &Setting, before: &Snapshot, wish: &Wish) -> anyhow::Result<()> {
    let words = words();
    if setting.json {
        return Ok(print::json(&ActionJson { dry_run: true, ..json(before, wish) })?);
    }
    for line in text::steps(words, wish.steps) {
        print::text(&line)?;
    }
    Ok(print::text(&words.get("cli-dry-run"))?)
}

fn tell_after(
    setting: &Setting,
    after: &Snapshot,
    wish: &Wish,
    action: &ActionView,
) -> anyhow::Result<()> {
    let (words, clock) = (words(), here_and_now());
    if setting.json {
        let ended = EndedJson::of(words, action, clock);
        let action = Some(action.clone());
        return Ok(print::json(&ActionJson { ended, action, ..json(after, wish) })?);
    }
    let ending = text::ending(words, action, clock).unwrap_or_default();
    for line in ending.into_iter().chain(text::next_step(words, action, clock)) {
        print::text(&line)?;
    }
    Ok(())
}

fn json(snapshot: &Snapshot, wish: &Wish) -> ActionJson {
    let mode = if let Command::Multihop { mode } = &wish.command { Some(*mode) } else { None };
    let entry =
        if let Command::Entry { entry } = &wish.command { Some(entry.clone()) } else { None };
    ActionJson {
        mode,
        entry,
        target: wish.target.clone(),
        place: wish.place.clone(),
        expected: wish.expected,
        replaces_custom_list: replaced_list(snapshot, wish),
        ..ActionJson::of(wish.name, wish.steps, snapshot.source)
    }
}

fn replaced_list(snapshot: &Snapshot, wish: &Wish) -> Option<String> {
    snapshot.replaces_custom_list.clone().filter(|_| wish.writes_location())
}

/// What came of what was asked for.
enum Came {
    /// It was done, or was not.
    Ended(Box<ActionView>),
    /// Another action is under way.
    TurnedDown,
    /// Nothing that was told: no answer came, or Shoal stopped.
    Nothing,
}

/// Tells how far the action of this number is until it has ended.
async fn follow(session: &mut Session, number: u32) -> Came {
    let (mut told, mut is_begun) = (None, false);
    let taken_by = Instant::now() + PATIENCE;
    loop {
        let action = session.snapshots.borrow_and_update().action.clone();
        match action {
            Some(action) if action.number == Some(number) => {
                is_begun = true;
                if matches!(action.phase, ActionPhase::Ended { .. }) {
                    return Came::Ended(Box::new(action));
                }
                let step = sentences::progress(words(), &action);
                if step != told {
                    if let Some(step) = &step {
                        print::aside(step);
                    }
                    told = step;
                }
            }
            Some(action) if action.turned_down == Some(number) => return Came::TurnedDown,
            // It ended, and another one took its place before that was told.
            Some(_) | None if is_begun => return Came::Nothing,
            Some(_) | None => {}
        }
        let changed = session.snapshots.changed();
        let is_told = if is_begun {
            changed.await.is_ok()
        } else {
            timeout_at(taken_by, changed).await.is_ok_and(|told| told.is_ok())
        };
        if !is_told {
            return Came::Nothing;
        }
    }
}

/// An exit IP that stays is a normal outcome.
fn verdict(action: &ActionView) -> Ended {
    let ActionPhase::Ended { outcome, .. } = &action.phase else { return Ended::Failed };
    if *outcome == (Outcome::Refused { refusal: Refusal::NotReachable }) {
        Ended::NotReachable
    } else if outcome.is_done() {
        Ended::Done
    } else {
        Ended::Failed
    }
}
