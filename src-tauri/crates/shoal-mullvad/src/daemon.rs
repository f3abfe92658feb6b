//! One connection to the daemon: what it tells, and what it can be asked to do.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use shoal_core::Event;
use shoal_core::constraint::{LocationTarget, RelaySettingsBytes};
use tokio::sync::mpsc;

use crate::calls::Calls;
use crate::cli::ProgramError;
use crate::convert::{self, DeviceWord};
use crate::error::{ConnectError, KeyError, WriteError};
use crate::fields::Message;
use crate::settings_splice::{relay_settings, same, with_location};
use crate::socket::{self, SocketChoice};
use crate::subscription::Subscription;
use crate::version::DaemonVersion;
use crate::wire::{Method, settings as at};

/// The daemon tries up to four times, 10 s each, and may wait for another request of its own first (read in
/// mullvadvpn-app, 2026-11).
pub(crate) const KEY_DEADLINE: Duration = Duration::from_mins(1);

/// Relay settings that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// As they were before.
    pub former: RelaySettingsBytes,
    /// As they were sent.
    pub sent: RelaySettingsBytes,
}

/// What the last write left behind, by which a later one sees whether somebody else wrote in between. It outlives
/// the connection that it was made over.
pub(crate) type Memory = Arc<Mutex<Option<LastWrite>>>;

/// The last write.
pub(crate) struct LastWrite {
    written: Written,
    /// As the daemon gave them back right after: it fills in and puts in order what it was sent.
    settled: RelaySettingsBytes,
    /// What the daemon called itself. Another release may read the former bytes as something else.
    version: DaemonVersion,
}

/// A connection to the daemon over a socket whose server was checked. Clones share it.
#[derive(Clone)]
pub struct Daemon {
    pub(crate) calls: Calls,
    pub(crate) choice: SocketChoice,
    pub(crate) version: DaemonVersion,
    memory: Memory,
}

impl Daemon {
    /// Connects, checks who serves the socket, and asks for the version.
    ///
    /// # Errors
    /// When there is no socket, it is not Mullvad's, nothing answers within 5 s, or the daemon is older than 2024.1.
    pub async fn connect(choice: &SocketChoice) -> Result<Self, ConnectError> {
        Self::connect_with(choice, Memory::default()).await
    }

    pub(crate) async fn connect_with(
        choice: &SocketChoice,
        memory: Memory,
    ) -> Result<Self, ConnectError> {
        let calls = Calls::over(socket::connect(choice).await?).await?;
        let answer = calls.ask(Method::GetCurrentVersion, Vec::new()).await?;
        let version = DaemonVersion::read(&convert::string_value(&answer)?);
        if version.is_too_old() {
            return Err(ConnectError::TooOld { version: version.text().to_owned() });
        }
        Ok(Self { calls, choice: choice.clone(), version, memory })
    }

    /// What the daemon calls itself.
    pub fn version(&self) -> &str {
        self.version.text()
    }

    /// Subscribes to the daemon's events, reads where everything stands, and tells both in one order until the
    /// receiver is dropped.
    ///
    /// The stream of events is always drained: while the receiver is slow, only the latest event of each kind is kept.
    ///
    /// # Errors
    /// When the connection ends, or something cannot be read.
    pub async fn follow(&self, sender: &mpsc::Sender<Event>) -> Result<(), ConnectError> {
        Subscription::start(self).await?.tell(sender).await
    }

    /// Exchanges the location in the daemon's relay settings; every other byte goes back as it came.
    ///
    /// # Errors
    /// When a custom endpoint is set, the settings cannot be read, or the daemon does not take them.
    pub async fn write_location(&self, target: &LocationTarget) -> Result<Written, WriteError> {
        let former = self.relay_settings().await?;
        let sent = with_location(&former, target)?;
        self.write(Written { former, sent }).await
    }

    /// Puts relay settings back as they once came. Where they are back already, nothing is written.
    ///
    /// # Errors
    /// When `expected` is given and is no longer what is set, a custom endpoint is set, or the daemon does not take
    /// the settings.
    pub async fn write_back(
        &self,
        former: &RelaySettingsBytes,
        expected: Option<&RelaySettingsBytes>,
    ) -> Result<Written, WriteError> {
        let present = self.relay_settings().await?;
        if Message::read(&present.0, "RelaySettings")?.has(at::CUSTOM_ENDPOINT) {
            return Err(WriteError::CustomEndpoint);
        }
        if present == *former {
            // Whoever it was, they are back.
            return Ok(Written { former: present, sent: former.clone() });
        }
        if !self.may_put_back(former, &present, expected) {
            return Err(WriteError::ChangedMeanwhile);
        }
        self.write(Written { former: present, sent: former.clone() }).await
    }

    /// Has somebody else change the relay settings, and reads them before and after. One who did not come to an end may
    /// have changed them all the same: what is found counts.
    ///
    /// # Errors
    /// When a custom endpoint is set, which Mullvad's program would delete; the settings cannot be read; or `change`
    /// fails and has changed nothing.
    pub async fn write_with(
        &self,
        change: impl Future<Output = Result<(), ProgramError>>,
    ) -> Result<Written, WriteError> {
        let former = self.relay_settings().await?;
        if Message::read(&former.0, "RelaySettings")?.has(at::CUSTOM_ENDPOINT) {
            return Err(WriteError::CustomEndpoint);
        }
        let done = change.await;
        let is_known = done.as_ref().is_err_and(|error| !error.is_open());
        let sent = if is_known { former.clone() } else { self.relay_settings_after().await? };
        if sent == former {
            done?;
        }
        let written = Written { former, sent: sent.clone() };
        self.remember(&written, sent);
        Ok(written)
    }

    /// Sets the tunnel up anew.
    ///
    /// # Errors
    /// When there is none, or the call fails.
    pub async fn reconnect(&self) -> Result<(), WriteError> {
        let answer = self.calls.ask(Method::ReconnectTunnel, Vec::new()).await;
        let answer = answer.map_err(WriteError::Change)?;
        if convert::bool_value(&answer)? { Ok(()) } else { Err(WriteError::NothingToReconnect) }
    }

    /// Has a new key made. The tunnel that is up keeps the one of before until it is set up anew.
    ///
    /// # Errors
    /// When there is no account, Mullvad's service cannot be reached or refuses, or no answer comes within 60 s: the
    /// daemon goes on with it then, and may have a new key later.
    pub async fn rotate_key(&self) -> Result<(), KeyError> {
        self.rotate_key_within(KEY_DEADLINE).await
    }

    /// The same with another deadline.
    ///
    /// # Errors
    /// As there.
    pub async fn rotate_key_within(&self, deadline: Duration) -> Result<(), KeyError> {
        let answer = self.calls.ask_within(deadline, Method::RotateWireguardKey, Vec::new()).await;
        let Err(error) = answer.map_err(KeyError::of) else { return Ok(()) };
        // The daemon says the same of a device that is gone from the account.
        let is_revoked = matches!(error, KeyError::NotLoggedIn) && self.is_revoked().await;
        Err(if is_revoked { KeyError::Revoked } else { error })
    }

    async fn is_revoked(&self) -> bool {
        let state = self.calls.ask(Method::GetDevice, Vec::new()).await;
        state.is_ok_and(|state| convert::device_state(&state) == Ok(DeviceWord::Revoked))
    }

    /// Asks for a sign of life: a frozen daemon keeps its socket open and its stream silent.
    ///
    /// # Errors
    /// When none comes within 5 s.
    pub async fn probe(&self) -> Result<(), WriteError> {
        self.calls.ask(Method::GetTunnelState, Vec::new()).await?;
        Ok(())
    }

    async fn relay_settings(&self) -> Result<RelaySettingsBytes, WriteError> {
        let settings = self.calls.ask(Method::GetSettings, Vec::new()).await?;
        Ok(relay_settings(&settings)?)
    }

    /// The same after somebody may have changed them: without an answer that is open.
    async fn relay_settings_after(&self) -> Result<RelaySettingsBytes, WriteError> {
        let told = self.relay_settings().await;
        if let Err(WriteError::Call(error)) = told { Err(WriteError::Change(error)) } else { told }
    }

    async fn write(&self, written: Written) -> Result<Written, WriteError> {
        let taken = self.calls.ask(Method::SetRelaySettings, written.sent.0.clone()).await;
        taken.map_err(WriteError::Change)?;
        // The write is done, whatever becomes of this reading.
        let settled = self.relay_settings().await.ok().filter(|s| is_same_place(s, &written.sent));
        let settled = settled.unwrap_or_else(|| written.sent.clone());
        self.remember(&written, settled);
        Ok(written)
    }

    fn remember(&self, written: &Written, settled: RelaySettingsBytes) {
        let last = LastWrite { written: written.clone(), settled, version: self.version.clone() };
        *self.memory.lock().unwrap_or_else(PoisonError::into_inner) = Some(last);
    }

    fn may_put_back(
        &self,
        former: &RelaySettingsBytes,
        present: &RelaySettingsBytes,
        expected: Option<&RelaySettingsBytes>,
    ) -> bool {
        let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let last = memory.as_ref();
        let is_other_release =
            last.is_some_and(|last| last.written.former == *former && last.version != self.version);
        let is_as_sent = expected.is_none_or(|expected| {
            same(present, expected) || last.is_some_and(|last| last.left(expected, present))
        });
        !is_other_release && is_as_sent
    }
}

impl LastWrite {
    /// Whether `present` is what became of `sent`.
    fn left(&self, sent: &RelaySettingsBytes, present: &RelaySettingsBytes) -> bool {
        self.written.sent == *sent && same(present, &self.settled)
    }
}

/// Whether two relay settings name the same place.
fn is_same_place(a: &RelaySettingsBytes, b: &RelaySettingsBytes) -> bool {
    let place = |settings: &RelaySettingsBytes| {
        Message::read(&settings.0, "RelaySettings").and_then(|m| convert::location_of(m, &[])).ok()
    };
    place(a).is_some_and(|place_a| Some(place_a) == place(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_the_daemon_filled_in_are_still_those_that_were_sent() {
        let settings = |normal: &[u8]| {
            let length = u8::try_from(normal.len()).expect("a short message");
            RelaySettingsBytes([&[0x12, length], normal].concat())
        };
        let (sent, settled) = (settings(&[0x18, 1]), settings(&[0x18, 1, 0x28, 7]));
        let last = LastWrite {
            written: Written { former: settings(&[]), sent: sent.clone() },
            settled: settled.clone(),
            version: DaemonVersion::read("2026.4"),
        };
        assert!(last.left(&sent, &settled));
        assert!(!last.left(&sent, &settings(&[0x18, 2, 0x28, 7])));
        assert!(!last.left(&settled, &settled));
    }
}
