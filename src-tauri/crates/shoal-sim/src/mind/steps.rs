//! How does the tunnel go from state to state?

use tokio::time::Instant;

use super::{Mind, addresses};
use crate::encode::Happening;
use crate::fault::Fault;
use crate::registration::Login;
use crate::tunnel::{After, Blocked, Reason, Tunnel};

/// What happens to the tunnel next, by time alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A tunnel is begun.
    Connect,
    /// The tunnel is there.
    Arrive,
    /// The exit IPs are known.
    TellExitIp,
    /// The tunnel is down.
    Settle,
    /// Traffic is blocked.
    Block,
}

impl Mind {
    /// When something happens by time alone.
    pub(super) fn due(&self) -> Option<Instant> {
        let step = self.next.map(|(at, _)| at);
        step.into_iter().chain(self.rotation_due).min()
    }

    /// Does what is due.
    pub(super) fn step(&mut self) {
        let now = Instant::now();
        if let Some((_, step)) = self.next.take_if(|(at, _)| *at <= now) {
            match step {
                Step::Connect => self.begin(),
                Step::Arrive => self.arrive(),
                Step::TellExitIp => self.tell_exit_ip(),
                Step::Settle => self.settle(),
                Step::Block => self.block(Reason::StartTunnel, false),
            }
        }
        if self.rotation_due.take_if(|at| *at <= now).is_some() {
            self.reconnect();
        }
    }

    /// Makes a tunnel; true if there was none.
    pub(crate) fn connect(&mut self) -> bool {
        match self.tunnel {
            Tunnel::Disconnected { .. } => self.begin(),
            Tunnel::Disconnecting(After::Nothing | After::Block) => {
                self.enter(Tunnel::Disconnecting(After::Reconnect));
            }
            Tunnel::Disconnecting(After::Reconnect)
            | Tunnel::Connecting(_)
            | Tunnel::Connected { .. }
            | Tunnel::Blocked(_) => return false,
        }
        true
    }

    /// Takes the tunnel down; true if there was one.
    pub(crate) fn disconnect(&mut self) -> bool {
        match self.tunnel {
            Tunnel::Connecting(_)
            | Tunnel::Connected { .. }
            | Tunnel::Disconnecting(After::Reconnect) => {
                self.enter(Tunnel::Disconnecting(After::Nothing));
            }
            Tunnel::Blocked(_) => self.settle(),
            Tunnel::Disconnecting(After::Nothing | After::Block) | Tunnel::Disconnected { .. } => {
                return false;
            }
        }
        true
    }

    /// Makes the tunnel anew; true if the daemon is set on having one.
    pub(crate) fn reconnect(&mut self) -> bool {
        match self.tunnel {
            Tunnel::Connecting(_) | Tunnel::Connected { .. } => {
                self.enter(Tunnel::Disconnecting(After::Reconnect));
            }
            Tunnel::Blocked(_) => self.begin(),
            Tunnel::Disconnecting(_) | Tunnel::Disconnected { .. } => {}
        }
        self.tunnel.is_secured()
    }

    /// Blocks, or leaks, by an error.
    pub(crate) fn block(&mut self, reason: Reason, leaking: bool) {
        self.enter(Tunnel::Blocked(Blocked { reason, leaking }));
    }

    /// Starts over, as after a restart: nothing is replayed, and a tunnel is made anew.
    pub(crate) fn boot(&mut self) {
        let secured = self.tunnel.is_secured();
        self.end_streams(None);
        self.hung.clear();
        self.next = None;
        self.rotation_due = None;
        self.tunnel = Tunnel::Disconnected { locked_down: self.options.switches.lockdown };
        self.interface.send_replace(None);
        if secured {
            self.begin();
        }
    }

    /// The second `connected` event, for whatever is known of the exit IPs.
    pub(crate) fn tell_exit_ip(&mut self) {
        let Some((relay, address)) = self.exit() else { return };
        let (mut first, mut second) = {
            let (v4, v6) = addresses(&relay, address, self.options.ipv6);
            (Some(v4), v6)
        };
        if self.faults.has(&Fault::OnlyIpv4) {
            second = None;
        }
        if self.faults.has(&Fault::OnlyIpv6) {
            first = None;
            second = Some(relay.exit_v6(address));
        }
        if let Tunnel::Connected { v4, v6, .. } = &mut self.tunnel {
            (*v4, *v6) = (first, second);
        }
        self.emit_state();
    }

    /// Enters a state, tells it and plans what follows.
    pub(super) fn enter(&mut self, tunnel: Tunnel) {
        self.tunnel = tunnel;
        self.next = self.follow_up().map(|(after, step)| (Instant::now() + after, step));
        match self.tunnel {
            Tunnel::Connected { .. } => {}
            Tunnel::Connecting(_) => {
                self.rotation_due = None;
                self.interface.send_replace(Some(self.registration.address));
            }
            Tunnel::Disconnecting(_) | Tunnel::Disconnected { .. } | Tunnel::Blocked(_) => {
                self.rotation_due = None;
                self.interface.send_replace(None);
            }
        }
        self.emit_state();
    }

    /// Plans the reconnect that follows a key rotation.
    pub(super) fn schedule_rotation_reconnect(&mut self) {
        if matches!(self.tunnel, Tunnel::Connected { .. }) {
            self.rotation_due = Some(Instant::now() + self.pace.scaled(self.pace.rotation));
        }
    }

    fn follow_up(&self) -> Option<(std::time::Duration, Step)> {
        let pace = &self.pace;
        match &self.tunnel {
            Tunnel::Connecting(_) => {
                let arrives = !self.faults.has(&Fault::NeverConnects);
                arrives.then(|| (pace.scaled(pace.connecting), Step::Arrive))
            }
            Tunnel::Connected { .. } => {
                let told = !self.faults.has(&Fault::NoExitIp);
                let after = pace.scaled(pace.exit_ip) + self.faults.delay();
                told.then_some((after, Step::TellExitIp))
            }
            Tunnel::Disconnecting(after) => Some((pace.scaled(pace.disconnecting), after.step())),
            Tunnel::Disconnected { .. } | Tunnel::Blocked(_) => None,
        }
    }

    pub(crate) fn emit_state(&mut self) {
        let state = self.state();
        self.emit(Happening::Tunnel, &state);
    }

    /// Begins a tunnel.
    fn begin(&mut self) {
        if self.registration.login != Login::LoggedIn {
            self.block(Reason::AuthFailed, false);
            return;
        }
        match self.choose() {
            Some(route) => self.enter(Tunnel::Connecting(route)),
            None => self.block(Reason::NoMatchingRelay, false),
        }
    }

    fn arrive(&mut self) {
        if let Tunnel::Connecting(route) = &self.tunnel {
            let route = route.clone();
            self.enter(Tunnel::Connected { route, v4: None, v6: None });
        }
    }

    fn settle(&mut self) {
        self.enter(Tunnel::Disconnected { locked_down: self.options.switches.lockdown });
    }
}
