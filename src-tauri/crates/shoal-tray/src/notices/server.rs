//! What the desktop's notification service can do, and how it is asked: never for longer than [`PATIENCE`].
//!
//! The service may be absent, start late, hang, or be anybody's: it gets text and answers are checked against what was
//! shown. Nothing of what it says reaches more than the list of notices in [`super`].
//!
//! Source: Desktop Notifications Specification 1.3, specifications.freedesktop.org, read 2026-11.

use std::collections::HashMap;
use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_stream::StreamExt;
use zbus::zvariant::Value;
use zbus::{Connection, MatchRule, MessageStream};

/// How long any call on the bus may take: a hanging service must not hold up more than one notice.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const BUS: &str = "org.freedesktop.DBus";

/// More unread signals than this are dropped: no service sends as many.
const MOST_SIGNALS: usize = 64;

/// A notice on screen: the number that a service gave it, and which service that was.
///
/// Anybody on the bus can send us a signal that looks like the service's, so its sender is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    id: u32,
    by: String,
}

/// Why the service did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServerError {
    /// No session bus, or it refused the call.
    #[error("the session bus did not carry out the call")]
    Bus(#[from] zbus::Error),
    /// No answer in time.
    #[error("no answer within {} s", PATIENCE.as_secs())]
    NoAnswer,
}

/// A notice, ready to be sent: its text is marked up already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    /// One line of plain text.
    pub(crate) summary: String,
    /// Text in which `&`, `<` and `>` are escaped.
    pub(crate) body: String,
    /// Key and label of each button.
    pub(crate) buttons: Vec<(String, String)>,
    /// Whether it stays until it is looked at.
    pub(crate) is_urgent: bool,
}

/// What the service tells by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A button was pressed, or `default`: the notice itself.
    Pressed(Shown, String),
    /// A notice went away.
    Closed(Shown),
    /// The service began to run.
    Started,
}

/// The notification service of this session.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    bus: Connection,
}

impl Server {
    /// Connects to the session bus and listens. The service itself need not be there yet.
    ///
    /// # Errors
    /// When there is no session bus.
    pub(crate) async fn connect() -> Result<(Self, mpsc::Receiver<Told>), ServerError> {
        let connect = zbus::connection::Builder::session()?.method_timeout(PATIENCE).build();
        let bus = within_patience(connect).await?;
        let (tell, told) = mpsc::channel(MOST_SIGNALS);
        let of_service = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(SERVICE)?
            .interface(SERVICE)?
            .path(PATH)?
            .build();
        let of_owner = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(BUS)?
            .member("NameOwnerChanged")?
            .add_arg(SERVICE)?
            .build();
        for rule in [of_service, of_owner] {
            let listen = MessageStream::for_match_rule(rule, &bus, Some(MOST_SIGNALS));
            tokio::spawn(pass_on(within_patience(listen).await?, tell.clone()));
        }
        Ok((Self { bus }, told))
    }

    /// The bus that it is on.
    pub(crate) fn bus(&self) -> &Connection {
        &self.bus
    }

    /// Whether notices can have buttons.
    pub(crate) async fn has_buttons(&self) -> Result<bool, ServerError> {
        let answer: Vec<String> = self.call("GetCapabilities", &()).await?;
        Ok(answer.iter().any(|capability| capability == "actions"))
    }

    /// Name and version of the service.
    pub(crate) async fn name(&self) -> Result<String, ServerError> {
        let (name, _vendor, version, _specification): (String, String, String, String) =
            self.call("GetServerInformation", &()).await?;
        Ok(format!("{name} {version}"))
    }

    /// Shows a notice, in the place of an earlier one if there is one.
    pub(crate) async fn show(
        &self,
        message: &Message,
        instead_of: Option<&Shown>,
    ) -> Result<Shown, ServerError> {
        let buttons: Vec<&str> = message
            .buttons
            .iter()
            .flat_map(|(key, label)| [key.as_str(), label.as_str()])
            .collect();
        let urgency: u8 = if message.is_urgent { 2 } else { 1 };
        let hints = HashMap::from([
            ("urgency", Value::from(urgency)),
            ("desktop-entry", Value::from("shoal")),
            ("category", Value::from("network")),
        ]);
        let by_the_service: i32 = -1;
        let arguments = (
            "Shoal",
            instead_of.map_or(0, |shown| shown.id),
            "network-vpn",
            message.summary.as_str(),
            message.body.as_str(),
            buttons,
            hints,
            by_the_service,
        );
        let answer = self.ask("Notify", &arguments).await?;
        let by = answer.header().sender().map(ToString::to_string).unwrap_or_default();
        Ok(Shown { id: answer.body().deserialize()?, by })
    }

    /// Takes a notice away.
    pub(crate) async fn close(&self, shown: &Shown) -> Result<(), ServerError> {
        self.call("CloseNotification", &shown.id).await
    }

    async fn call<Arguments, Answer>(
        &self,
        method: &str,
        arguments: &Arguments,
    ) -> Result<Answer, ServerError>
    where
        Arguments: serde::Serialize + zbus::zvariant::DynamicType + Sync,
        Answer: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        Ok(self.ask(method, arguments).await?.body().deserialize()?)
    }

    async fn ask<Arguments>(
        &self,
        method: &str,
        arguments: &Arguments,
    ) -> Result<zbus::Message, ServerError>
    where
        Arguments: serde::Serialize + zbus::zvariant::DynamicType + Sync,
    {
        let ask = self.bus.call_method(Some(SERVICE), PATH, Some(SERVICE), method, arguments);
        within_patience(ask).await
    }
}

/// The answer, unless it takes too long.
async fn within_patience<Answer>(
    ask: impl Future<Output = zbus::Result<Answer>>,
) -> Result<Answer, ServerError> {
    match timeout(PATIENCE, ask).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(ServerError::NoAnswer),
    }
}

/// Reads signals as fast as they come, so that a flood of them holds up no answer.
async fn pass_on(mut signals: MessageStream, tell: mpsc::Sender<Told>) {
    while let Some(signal) = signals.next().await {
        let Some(told) = signal.ok().as_ref().and_then(read) else { continue };
        if let Err(mpsc::error::TrySendError::Closed(_)) = tell.try_send(told) {
            return;
        }
    }
}

fn read(signal: &zbus::Message) -> Option<Told> {
    let header = signal.header();
    let body = signal.body();
    let by = header.sender()?.to_string();
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (id, key): (u32, String) = body.deserialize().ok()?;
            Some(Told::Pressed(Shown { id, by }, key))
        }
        "NotificationClosed" => {
            let (id, _reason): (u32, u32) = body.deserialize().ok()?;
            Some(Told::Closed(Shown { id, by }))
        }
        // The bus itself has no other name than this one.
        "NameOwnerChanged" if by == BUS => {
            let (_name, _before, after): (String, String, String) = body.deserialize().ok()?;
            (!after.is_empty()).then_some(Told::Started)
        }
        _ => None,
    }
}
