//! What the desktop's notification service can do, and how it is asked: never for longer than [`PATIENCE`].
//!
//! Notices are sent and their buttons heard by notify-rust, on one connection a notice: some services tell a pressed
//! button to the sender's connection only, and some desktops take a notice away when that is gone. The service may be
//! absent, start late or hang, and whoever is on the session bus may forge the press of a button: see
//! [`secret`](super::secret).
//!
//! Source: Desktop Notifications Specification 1.3, specifications.freedesktop.org, read 2026-11.

use std::time::Duration;

use notify_rust::{Hint, Notification, NotificationHandle, NotificationResponse, Timeout, Urgency};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_stream::StreamExt;
use zbus::{Connection, MatchRule, MessageStream};

use super::ITSELF;

/// How long any call on the bus may take: a hanging service must not hold up more than one notice.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

const SERVICE: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const BUS: &str = "org.freedesktop.DBus";

/// More unread signals than this are dropped: no service sends as many.
const MOST_SIGNALS: usize = 64;

/// The number that the service gave to a notice on screen.
pub(crate) type Shown = u32;

/// Keeps a notice's connection and listens on it; dropping it ends both.
#[derive(Debug)]
pub(crate) struct Held {
    listening: JoinHandle<()>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

/// Why the service did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServerError {
    /// No session bus, or it refused the call.
    #[error("the session bus did not carry out the call")]
    Bus(#[from] zbus::Error),
    /// The service did not take the notice.
    #[error("the notification service did not take the notice")]
    NotTaken(#[from] notify_rust::error::Error),
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
    tell: mpsc::Sender<Told>,
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
        let of_owner = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(BUS)?
            .member("NameOwnerChanged")?
            .add_arg(SERVICE)?
            .build();
        let listen = MessageStream::for_match_rule(of_owner, &bus, Some(MOST_SIGNALS));
        tokio::spawn(pass_on(within_patience(listen).await?, tell.clone()));
        Ok((Self { bus, tell }, told))
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
    ) -> Result<(Shown, Held), ServerError> {
        let mut notification = Notification::new();
        notification
            .appname("Shoal")
            .icon("network-vpn")
            .summary(&message.summary)
            .body(&message.body)
            .urgency(if message.is_urgent { Urgency::Critical } else { Urgency::Normal })
            .hint(Hint::DesktopEntry(String::from("shoal")))
            .hint(Hint::Category(String::from("network")))
            .timeout(Timeout::Default);
        for (key, label) in &message.buttons {
            notification.action(key, label);
        }
        if let Some(earlier) = instead_of {
            notification.id(*earlier);
        }
        let shown = timeout(PATIENCE, notification.show_async()).await;
        let handle = shown.map_err(|_| ServerError::NoAnswer)??;
        let id = handle.id();
        let listening = tokio::spawn(listen(handle, self.tell.clone()));
        Ok((id, Held { listening }))
    }

    /// Takes a notice away.
    pub(crate) async fn close(&self, shown: &Shown) -> Result<(), ServerError> {
        self.call("CloseNotification", shown).await
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

/// Waits until the user presses a button of the notice, or it goes away.
async fn listen(notice: NotificationHandle, tell: mpsc::Sender<Told>) {
    let id = notice.id();
    let heard = |response: &NotificationResponse| {
        let told = match response {
            NotificationResponse::Default => Told::Pressed(id, ITSELF.to_owned()),
            NotificationResponse::Action(key) => Told::Pressed(id, key.clone()),
            NotificationResponse::Closed(_) => Told::Closed(id),
            // Only macOS has replies.
            NotificationResponse::Reply(_) => return,
        };
        // A list so full means that nobody listens any more.
        let _ = tell.try_send(told);
    };
    notice.wait_for_action_async(heard).await;
}

/// Tells whenever a service starts to run, until nobody listens: the stream holds the connection open.
async fn pass_on(mut signals: MessageStream, tell: mpsc::Sender<Told>) {
    loop {
        let signal = tokio::select! {
            signal = signals.next() => signal,
            () = tell.closed() => return,
        };
        let Some(signal) = signal else { return };
        let Ok(signal) = signal else { continue };
        let owner: Result<(String, String, String), _> = signal.body().deserialize();
        let has_started = owner.is_ok_and(|(_name, _before, after)| !after.is_empty());
        if has_started && tell.send(Told::Started).await.is_err() {
            return;
        }
    }
}
