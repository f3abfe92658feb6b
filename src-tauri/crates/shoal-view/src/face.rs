//! What the tray icon shows, before it is painted.

use shoal_core::settings::TrayInk;
use shoal_core::snapshot::{ExitIpState, TunnelState};
use shoal_core::{Level, Snapshot, Source, Trouble};

use crate::badge::Badge;

/// What the icon says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Glyph {
    /// So many people.
    Number(Badge),
    /// A tunnel is up; how many people share its exit IP is not known.
    UnknownCrowd,
    /// No tunnel.
    Off,
    /// The tunnel is changing, or its exit IP is not told yet.
    Connecting,
    /// The daemon lets nothing out.
    Blocked,
    /// Traffic goes out beside the tunnel.
    Leak,
    /// The daemon cannot be reached, or says nothing that can be read.
    Unreachable,
    /// Shoal has stopped.
    Stopped,
}

/// The icon as data: equal faces look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TrayFace {
    /// What it says.
    pub glyph: Glyph,
    /// How a number is spoken of; its bars are the shape that tells levels apart without colour.
    pub level: Option<Level>,
    /// With which ink.
    pub ink: TrayInk,
    /// Whether nothing of it is real.
    pub simulation: bool,
    /// Whether the panel should draw attention to it.
    pub urgent: bool,
}

impl TrayFace {
    /// The icon for what may be shown.
    pub fn of(snapshot: &Snapshot) -> Self {
        let glyph = glyph(snapshot);
        let crowd = snapshot.crowd.now.filter(|_| matches!(glyph, Glyph::Number(_)));
        Self {
            glyph,
            level: crowd.map(|crowd| crowd.level),
            ink: snapshot.settings.tray_ink,
            simulation: snapshot.source == Source::Simulation,
            urgent: glyph == Glyph::Leak,
        }
    }

    /// The icon of an agent that has stopped: no number stays.
    pub fn stopped(ink: TrayInk) -> Self {
        Self { glyph: Glyph::Stopped, level: None, ink, simulation: false, urgent: false }
    }
}

fn glyph(snapshot: &Snapshot) -> Glyph {
    if snapshot.trouble == Some(Trouble::Leak) {
        return Glyph::Leak;
    }
    match snapshot.tunnel.state {
        TunnelState::Unknown => Glyph::Unreachable,
        TunnelState::Down => Glyph::Off,
        TunnelState::Changing => Glyph::Connecting,
        TunnelState::Blocked => Glyph::Blocked,
        TunnelState::Up => match (snapshot.crowd.now, snapshot.exit_ip.v4.state) {
            (Some(crowd), _) => Glyph::Number(Badge::of(crowd.likely)),
            (None, ExitIpState::NotYet) => Glyph::Connecting,
            (None, ExitIpState::Known | ExitIpState::None | ExitIpState::NeverCame) => {
                Glyph::UnknownCrowd
            }
        },
    }
}
