//! What happened lately, for the report that a user may make ([`crate::diagnostics`]): in memory alone, and without a
//! word about where the user is. A note can hold no address, no relay and no path, because its type has no room for one.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use shoal_core::{Command, Event, Trouble, UnixSeconds};

/// How many notes are kept.
const NOTES_KEPT: usize = 256;

/// What goes before it is forgotten too.
const FORGETTING: &str = "forgetting asked for";

/// One thing that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// What.
    pub what: &'static str,
    /// Why a source fell silent, where one did.
    pub trouble: Option<Trouble>,
}

type Notes = VecDeque<(UnixSeconds, Note)>;

/// The last notes, or none. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Log {
    kept: Option<Arc<Mutex<Notes>>>,
}

impl Log {
    /// Keeps nothing.
    pub fn off() -> Self {
        Self::default()
    }

    /// Keeps the last few hundred notes in memory.
    pub fn in_memory() -> Self {
        Self { kept: Some(Arc::default()) }
    }

    /// The notes kept, oldest first.
    pub fn notes(&self) -> Vec<(UnixSeconds, Note)> {
        let kept = self.kept.as_deref().and_then(|kept| kept.lock().ok());
        kept.map(|kept| kept.iter().copied().collect()).unwrap_or_default()
    }

    pub(crate) fn note(&self, now: UnixSeconds, note: Note) {
        let kept = self.kept.as_deref().and_then(|kept| kept.lock().ok());
        if let Some(mut kept) = kept {
            if note.what == FORGETTING {
                kept.clear();
            }
            if kept.len() == NOTES_KEPT {
                kept.pop_front();
            }
            kept.push_back((now, note));
        }
    }
}

impl Note {
    pub(crate) fn of(event: &Event) -> Self {
        let mut trouble = None;
        let what = match event {
            Event::SourceFound { .. } => "source found",
            Event::SourceFailed { trouble: why, .. } => {
                trouble = Some(*why);
                "source failed"
            }
            Event::TunnelReported(_) => "tunnel reported",
            Event::DeviceReported(_) => "device reported",
            Event::DaemonSettingsReported(_) => "daemon settings reported",
            Event::RelaysReported(_) => "relays reported",
            Event::TunnelAddressSeen { .. } => "tunnel address seen",
            Event::ExclusionSeen { .. } => "split tunnelling looked at",
            Event::BrowserSeen(_) => "browsers looked at",
            Event::LinkSeen(_) => "way out seen",
            Event::ExitSeen { .. } => "exit check answered",
            Event::CheckFailed { trouble: why, .. } => {
                trouble = Some(*why);
                "exit check failed"
            }
            Event::LeakReported => "leak reported",
            Event::SettingsWritten { .. } => "relay settings written",
            Event::KeyRotated { .. } => "key rotated",
            Event::MultihopControlSeen(_) => "multihop control seen",
            Event::ReconnectTaken { .. } => "reconnect taken",
            Event::ActionRefused { .. } => "action refused",
            Event::Commanded(command, _) => Self::of_command(command),
            Event::SettingsLoaded(_) => "settings loaded",
            Event::SettingsFileSeen(_) => "settings file was looked at",
            Event::AutostartSeen(_) => "autostart was looked at",
            Event::UndoKept(_) => "a switch of before can be undone",
            Event::SaltDrawn(_) => "salt drawn",
            Event::HistoryLoaded(_) => "history loaded",
            Event::Remembered { .. } => "history kept",
            Event::HistoryErased(_) => "history erased",
            Event::HistoryFailed(_) => "history failed",
            Event::Woke => "woke",
        };
        Self { what, trouble }
    }

    fn of_command(command: &Command) -> &'static str {
        match command {
            Command::Switch { .. } => "switch asked for",
            Command::Undo { .. } => "undo asked for",
            Command::RotateKey { .. } => "key rotation asked for",
            Command::NewIdentity { .. } => "new identity asked for",
            Command::Multihop { .. } => "multihop asked for",
            Command::Entry { .. } => "entry asked for",
            Command::Pause { .. } => "pause asked for",
            Command::Reconnect => "reconnect asked for",
            Command::CheckExit => "exit check asked for",
            Command::Dismiss { .. } => "advice dismissed",
            Command::Change { .. } => "setting changed",
            Command::Autostart { .. } => "autostart asked for",
            Command::LookAtAutostart => "a look at autostart asked for",
            Command::Numbered { command, .. } => Self::of_command(command),
            Command::Forget => FORGETTING,
            Command::OpenWindow => "window asked for",
            Command::Quit => "end asked for",
        }
    }
}
