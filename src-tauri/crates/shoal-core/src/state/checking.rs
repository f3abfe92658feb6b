//! Where no daemon tells the exit IP and the user allowed it, the exit check does: when it is asked, and what its
//! answer means.
//!
//! It is asked when a tunnel comes up, when the network changes after it failed, and when the user wants it; never
//! because time passes, never while a daemon speaks, and never while traffic does not leave through a tunnel of this
//! machine's. Whether there is one is told by its interface: up or down, no more.

use crate::address::ExitIp;
use crate::event::Effect;
use crate::health::{Retry, Source, Trouble};
use crate::relay::RelayName;
use crate::state::State;
use crate::time::UnixSeconds;
use crate::tunnel::{Route, Tunnel, TunnelLink, TunnelReport};

/// Seconds between two questions about one tunnel: a network that comes up changes many times.
pub(super) const GAP: i64 = 10;

/// What was seen of tunnels of this machine's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Seen {
    /// It was not looked yet.
    #[default]
    NotLooked,
    /// None, and none before.
    None,
    /// One that is up.
    Up(TunnelLink),
    /// One that has gone.
    Gone,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub(super) struct Checking {
    /// Links are followed, because nobody else tells the exit IP and the user allowed this.
    follows: bool,
    seen: Seen,
    /// Why there is no answer about the tunnel that is up, and when asking again makes sense.
    failed: Option<(Trouble, Retry)>,
    asked_at: Option<UnixSeconds>,
}

/// What the exit check answered.
pub(super) struct Exit {
    pub(super) relay: RelayName,
    pub(super) v4: ExitIp,
    pub(super) v6: Option<ExitIp>,
}

impl Checking {
    /// Whether what is shown rests on it.
    pub(super) fn speaks(&self) -> bool {
        self.follows && matches!(self.seen, Seen::Up(_) | Seen::Gone)
    }

    /// Why something is not known, where `of_daemon` is why the daemon does not tell it.
    pub(super) fn trouble(&self, of_daemon: Option<Trouble>) -> Option<Trouble> {
        match self.seen {
            _ if !self.follows => of_daemon,
            Seen::None => of_daemon,
            // It is looked at this moment: what comes of it is told in place of the daemon's silence.
            Seen::NotLooked => None,
            Seen::Up(_) | Seen::Gone => self.failed.map(|(trouble, _)| trouble),
        }
    }

    /// Takes back moments that lie in the future, because the clock was set back.
    pub(super) fn clock_set_back(&mut self, now: UnixSeconds) {
        self.asked_at = self.asked_at.min(Some(now));
    }

    fn is_cool(&self, now: UnixSeconds) -> bool {
        self.asked_at.is_none_or(|at| now.since(at) >= GAP)
    }
}

impl State {
    /// Begins or ends to follow links, where that is another thing than before.
    pub(super) fn follow_links(&mut self, now: UnixSeconds) -> Option<Effect> {
        // A daemon that is there but cannot be read, or not by this user, is one that Shoal asks nothing beside.
        let is_alone =
            matches!(self.speaker.trouble, Some(Trouble::NotInstalled | Trouble::DaemonNotRunning));
        let is_wanted = self.settings.exit_check
            && self.source != Source::Simulation
            && !self.speaker.speaks
            && is_alone;
        if is_wanted == self.checking.follows {
            return None;
        }
        if self.checking.speaks() {
            // Nobody vouches any more for what the check has told.
            self.forget_exit(now);
        }
        self.checking = Checking { follows: is_wanted, ..Checking::default() };
        Some(Effect::FollowLinks(is_wanted))
    }

    /// Takes through which tunnel traffic leaves.
    pub(super) fn link_seen(&mut self, link: Option<TunnelLink>, now: UnixSeconds) -> Vec<Effect> {
        if !self.checking.follows {
            return Vec::new();
        }
        match (link, &self.checking.seen) {
            (Some(link), Seen::Up(known)) if link == *known => {
                let again =
                    matches!(self.checking.failed, Some((_, Retry::Soon | Retry::After(_))));
                if again { self.check_again(now).into_iter().collect() } else { Vec::new() }
            }
            (Some(link), _) => self.tunnel_seen(link, now),
            (None, Seen::Up(_) | Seen::Gone) => {
                self.checking.seen = Seen::Gone;
                self.checking.failed = None;
                let down = Tunnel::Down { locked_down: false };
                self.tunnel_reported(TunnelReport { tunnel: down, v4: None, v6: None }, now)
            }
            (None, Seen::NotLooked | Seen::None) => {
                self.checking.seen = Seen::None;
                Vec::new()
            }
        }
    }

    /// Asks again about the tunnel that is up, unless that was done a moment ago.
    pub(super) fn check_again(&mut self, now: UnixSeconds) -> Option<Effect> {
        let Seen::Up(link) = self.checking.seen.clone() else { return None };
        self.checking.is_cool(now).then(|| self.ask_exit(link, now))
    }

    /// Takes what the check says about the tunnel that is up.
    pub(super) fn exit_seen(&mut self, exit: Exit, now: UnixSeconds) -> Vec<Effect> {
        let Seen::Up(_) = self.checking.seen else { return Vec::new() };
        let Exit { relay, v4, v6 } = exit;
        self.checking.failed = None;
        self.exit.name_exit(relay.clone());
        let tunnel = Tunnel::Up(Route { exit: Some(relay), entry: None });
        self.tunnel_reported(TunnelReport { tunnel, v4: Some(v4), v6 }, now)
    }

    /// The check says nothing that counts, and so nobody vouches for what it said before.
    pub(super) fn check_failed(&mut self, trouble: Trouble, retry: Retry, now: UnixSeconds) {
        let Seen::Up(_) = self.checking.seen else { return };
        self.checking.failed = Some((trouble, retry));
        let nameless = Tunnel::Up(Route { exit: None, entry: None });
        self.exit.report(TunnelReport { tunnel: nameless, v4: None, v6: None }, now);
        self.exit.give_up();
    }

    fn tunnel_seen(&mut self, link: TunnelLink, now: UnixSeconds) -> Vec<Effect> {
        self.forget_exit(now);
        self.checking.seen = Seen::Up(link.clone());
        self.checking.failed = None;
        let tunnel = Tunnel::Up(Route { exit: None, entry: None });
        let began = self.tunnel_reported(TunnelReport { tunnel, v4: None, v6: None }, now);
        let ask = self.ask_exit(link, now);
        began.into_iter().chain([ask]).collect()
    }

    fn ask_exit(&mut self, link: TunnelLink, now: UnixSeconds) -> Effect {
        self.checking.asked_at = Some(now);
        Effect::CheckExit { epoch: self.exit.epoch(), link }
    }

    fn forget_exit(&mut self, now: UnixSeconds) {
        self.exit.lose(now);
        self.sightings.tunnel_began();
        self.tunnel_address = crate::address::TunnelAddress::default();
    }
}
