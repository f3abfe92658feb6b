//! What does the daemon answer to a call?

use prost::bytes::Bytes;
use tokio::sync::oneshot;
use tonic::Status;

use super::{Answer, Mind};
use crate::constraint::{self, RelaySettings};
use crate::encode;
use crate::fault::Fault;
use crate::protobuf::{fields, number_in};
use crate::registration::Login;

/// The shortest interval between key rotations that the daemon takes, in seconds.
const SHORTEST_ROTATION_INTERVAL: u64 = 24 * 60 * 60;

/// Bytes that are no message: a field of a wire type that does not exist.
const NO_MESSAGE: &[u8] = &[0x0f, 0xff, 0xff];

impl Mind {
    /// Takes a call and answers it, unless a fault says otherwise.
    pub(super) fn call(&mut self, method: &str, message: &Bytes, reply: oneshot::Sender<Answer>) {
        self.log(method, message);
        let answer = match self.faults.of(method) {
            Some(Fault::Hang(_)) => {
                self.hung.push(reply);
                return;
            }
            Some(Fault::Refuse(_, code, why)) => Err(Status::new(*code, *why)),
            Some(Fault::Garbage(_)) => Ok(Bytes::from_static(NO_MESSAGE)),
            _ => self.answer(method, message).map(Bytes::from),
        };
        // A caller who has gone needs no answer; the call counts all the same.
        let _ = reply.send(answer);
    }

    fn answer(&mut self, method: &str, message: &[u8]) -> Result<Vec<u8>, Status> {
        match method {
            "GetTunnelState" => Ok(self.state()),
            "GetDevice" => Ok(encode::account_device(&self.registration)),
            "GetSettings" => Ok(self.settings()),
            "GetRelayLocations" => Ok(self.listing.encode(&self.network, self.layout)),
            "GetCurrentVersion" => Ok(encode::string(self.layout.version())),
            "ConnectTunnel" => Ok(encode::truth(self.connect())),
            "DisconnectTunnel" => Ok(encode::truth(self.disconnect())),
            "ReconnectTunnel" => Ok(encode::truth(self.reconnect())),
            "SetRelaySettings" => self.put_relay_settings(message).map(|()| Vec::new()),
            "UpdateRelayLocations" => {
                self.emit_relay_list();
                Ok(Vec::new())
            }
            "GetWireguardKey" => self.logged_in().map(|()| encode::public_key(&self.registration)),
            "RotateWireguardKey" => {
                self.logged_in().map_err(|_| Status::not_found("No device is set"))?;
                self.rotate_key();
                Ok(Vec::new())
            }
            "SetWireguardRotationInterval" => self.set_rotation_interval(message),
            "ResetWireguardRotationInterval" => {
                self.options.rotation_interval = None;
                self.emit_settings();
                Ok(Vec::new())
            }
            _ => Err(Status::unimplemented("")),
        }
    }

    /// Takes relay settings: an event and a reconnect if they differ, else nothing.
    pub(crate) fn put_relay_settings(&mut self, message: &[u8]) -> Result<(), Status> {
        let stored = constraint::read(message, self.layout)
            .map_err(|error| Status::invalid_argument(error.to_string()))?;
        if !self.faults.has(&Fault::IgnoreRelaySettings) && stored != self.stored {
            self.stored = stored;
            self.emit_settings();
            self.reconnect();
        }
        Ok(())
    }

    /// Changes relay settings as a client does that knows all their fields, and drops a custom endpoint.
    pub(crate) fn change_relay_settings(&mut self, change: impl FnOnce(&mut RelaySettings)) {
        let mut settings = self.stored.meaning.clone().unwrap_or_default();
        change(&mut settings);
        let sent = settings.encode(self.layout);
        let taken = self.put_relay_settings(&sent);
        debug_assert!(taken.is_ok(), "the daemon takes what it wrote itself");
    }

    fn set_rotation_interval(&mut self, message: &[u8]) -> Result<Vec<u8>, Status> {
        let duration = fields(message).map_err(|error| Status::internal(error.to_string()))?;
        let seconds = number_in(&duration, 1);
        let longest = self.layout.longest_rotation_interval();
        if !(SHORTEST_ROTATION_INTERVAL..=longest).contains(&seconds) {
            return Err(Status::invalid_argument("Rotation interval is out of range"));
        }
        self.options.rotation_interval = Some(seconds);
        self.emit_settings();
        Ok(Vec::new())
    }

    fn logged_in(&self) -> Result<(), Status> {
        match self.registration.login {
            Login::LoggedIn => Ok(()),
            Login::LoggedOut | Login::Revoked => Err(Status::unauthenticated("No account")),
        }
    }
}
