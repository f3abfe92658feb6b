//! What can go wrong, on demand?

use std::time::Duration;

use tonic::Code;

/// Something that the daemon does wrong until the fault is taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The second `connected` event never comes.
    NoExitIp,
    /// The second `connected` event has an IPv6 address only.
    OnlyIpv6,
    /// The second `connected` event has an IPv4 address only, although IPv6 is on.
    OnlyIpv4,
    /// The second `connected` event takes this much longer; not divided by the speed.
    LateExitIp(Duration),
    /// A new tunnel stays in `connecting`.
    NeverConnects,
    /// Calls of this method get no answer.
    Hang(&'static str),
    /// Calls of this method are refused.
    Refuse(&'static str, Code, &'static str),
    /// Calls of this method are answered with bytes that are no message.
    Garbage(&'static str),
    /// `SetRelaySettings` says yes and changes nothing.
    IgnoreRelaySettings,
    /// A new tunnel goes to another relay than the settings allow.
    WrongRelay,
    /// A new key comes with the tunnel address of before.
    SameTunnelAddress,
    /// A new key comes with a tunnel address that leads to the exit IP of before, on the relay of before.
    SameExitIp,
}

/// What the daemon's socket does with those who connect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Door {
    /// Serves them.
    #[default]
    Open,
    /// There is no socket.
    Gone,
    /// There is a socket and nobody listens.
    Refusing,
    /// Accepts and closes.
    Closing,
    /// Accepts and closes only its own side for writing.
    HalfClosing,
    /// Accepts and says nothing.
    Silent,
    /// Accepts and answers with bytes that are no HTTP/2.
    Babbling,
}

/// The faults that are set.
#[derive(Debug, Clone, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn set(&mut self, fault: Fault) {
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn has(&self, fault: &Fault) -> bool {
        self.0.contains(fault)
    }

    /// The fault of a method, if one is set.
    pub(crate) fn of(&self, called: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| match fault {
            Fault::Hang(method) | Fault::Refuse(method, ..) | Fault::Garbage(method) => {
                *method == called
            }
            Fault::NoExitIp
            | Fault::OnlyIpv6
            | Fault::OnlyIpv4
            | Fault::LateExitIp(_)
            | Fault::NeverConnects
            | Fault::IgnoreRelaySettings
            | Fault::WrongRelay
            | Fault::SameTunnelAddress
            | Fault::SameExitIp => false,
        })
    }

    /// How much longer the second `connected` event takes.
    pub(crate) fn delay(&self) -> Duration {
        let delay = |fault: &Fault| {
            if let Fault::LateExitIp(delay) = fault { *delay } else { Duration::ZERO }
        };
        self.0.iter().map(delay).sum()
    }
}
