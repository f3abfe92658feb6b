//! A session bus of a test's own, with a tray and a notification service that do as the test says.
//!
//! The bus is a real `dbus-daemon` without activation, so nothing of the machine's desktop answers on it.
#![expect(
    clippy::used_underscore_binding,
    reason = "the bus's macro names every argument, wanted or not"
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use support::desktop::Trouble;
use tempfile::TempDir;
use tokio::sync::mpsc;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

/// A private session bus; it ends when this is dropped.
pub(crate) struct Bus {
    daemon: Child,
    address: String,
    _dir: TempDir,
}

impl Bus {
    /// Starts one, or says "skipped" where there is no `dbus-daemon`.
    #[expect(clippy::print_stdout, reason = "a test that was left out says so")]
    pub(crate) fn start() -> Result<Option<Self>, Trouble> {
        let dir = tempfile::tempdir()?;
        let settings = dir.path().join("bus.conf");
        std::fs::write(
            &settings,
            format!(
                "<busconfig><type>session</type><listen>unix:dir={}</listen>\
                 <policy context='default'><allow send_destination='*' eavesdrop='true'/>\
                 <allow eavesdrop='true'/><allow own='*'/></policy></busconfig>",
                dir.path().display()
            ),
        )?;
        let started = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", settings.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut daemon) = started else {
            println!("skipped: there is no dbus-daemon on this machine");
            return Ok(None);
        };
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().ok_or("its output is piped")?)
            .read_line(&mut address)?;
        Ok(Some(Self { daemon, address: address.trim().to_owned(), _dir: dir }))
    }

    /// Where programs find it.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// A connection to it.
    pub(crate) async fn connect(&self) -> Result<zbus::Connection, Trouble> {
        Ok(zbus::connection::Builder::address(self.address())?.build().await?)
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A tray: takes items and names them to the test.
pub(crate) struct Tray {
    /// Bus names of items, in the order in which they came.
    pub(crate) items: mpsc::UnboundedReceiver<String>,
    bus: zbus::Connection,
}

struct Watcher {
    items: mpsc::UnboundedSender<String>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: String) {
        let _ = self.items.send(service);
    }

    #[zbus(property)]
    #[expect(clippy::unused_self, reason = "a property belongs to its object")]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }
}

impl Tray {
    /// Appears on the bus.
    pub(crate) async fn appear(bus: &Bus) -> Result<Self, Trouble> {
        let (tell, items) = mpsc::unbounded_channel();
        let bus = zbus::connection::Builder::address(bus.address())?
            .serve_at("/StatusNotifierWatcher", Watcher { items: tell })?
            .name("org.kde.StatusNotifierWatcher")?
            .build()
            .await?;
        Ok(Self { items, bus })
    }

    /// The tray's connection.
    pub(crate) fn bus(&self) -> &zbus::Connection {
        &self.bus
    }

    /// Disappears, as a panel does that crashes.
    pub(crate) async fn vanish(self) -> Result<(), Trouble> {
        Ok(self.bus.close().await?)
    }
}

/// One call of `Notify`.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    pub(crate) id: u32,
    /// Bus name of the program that asked.
    pub(crate) from: String,
    pub(crate) summary: String,
    pub(crate) body: String,
    /// Keys and labels, one after the other.
    pub(crate) buttons: Vec<String>,
}

/// What was asked of the notification service.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    Show(Shown),
    Close(u32),
    /// It will not answer this call.
    InVain,
}

/// How the notification service behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    WithButtons,
    TextOnly,
    /// It never answers.
    Hanging,
    /// It tells what it can do, and never answers that a notice is shown.
    HangingOnNotices,
    /// It does not answer what it is asked first, and everything after that.
    HangingOnce,
}

/// A notification service.
pub(crate) struct Notifications {
    /// What it was asked.
    pub(crate) asked: mpsc::UnboundedReceiver<Asked>,
    bus: zbus::Connection,
}

struct Service {
    manner: Manner,
    tell: mpsc::UnboundedSender<Asked>,
    last: Arc<AtomicU32>,
    calls: AtomicU32,
}

impl Service {
    /// Returns unless this is a call that is never answered.
    async fn may_hang(&self, is_notice: bool) {
        let is_first = self.calls.fetch_add(1, Ordering::Relaxed) == 0;
        let hangs = match self.manner {
            Manner::WithButtons | Manner::TextOnly => false,
            Manner::Hanging => true,
            Manner::HangingOnNotices => is_notice,
            Manner::HangingOnce => is_first,
        };
        if hangs {
            let _ = self.tell.send(Asked::InVain);
            std::future::pending::<()>().await;
        }
    }
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    async fn get_capabilities(&self) -> Vec<&'static str> {
        self.may_hang(false).await;
        if self.manner == Manner::TextOnly {
            vec!["body"]
        } else {
            vec!["actions", "body", "body-markup"]
        }
    }

    async fn get_server_information(
        &self,
    ) -> (&'static str, &'static str, &'static str, &'static str) {
        self.may_hang(false).await;
        ("Service of the story", "Nobody", "1", "1.3")
    }

    #[expect(clippy::too_many_arguments, reason = "the specification has them")]
    async fn notify(
        &self,
        _program: String,
        instead_of: u32,
        _icon: String,
        summary: String,
        body: String,
        buttons: Vec<String>,
        _hints: std::collections::HashMap<String, OwnedValue>,
        _expires: i32,
        #[zbus(header)] header: zbus::message::Header<'_>,
    ) -> u32 {
        self.may_hang(true).await;
        let id = if instead_of == 0 {
            self.last.fetch_add(1, Ordering::Relaxed) + 1
        } else {
            instead_of
        };
        let from = header.sender().map(ToString::to_string).unwrap_or_default();
        let _ = self.tell.send(Asked::Show(Shown { id, from, summary, body, buttons }));
        id
    }

    async fn close_notification(
        &self,
        id: u32,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) {
        let _ = self.tell.send(Asked::Close(id));
        let _ = emitter.notification_closed(id, 3).await;
    }

    #[zbus(signal)]
    async fn notification_closed(
        emitter: &SignalEmitter<'_>,
        id: u32,
        reason: u32,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, key: &str) -> zbus::Result<()>;
}

const NOTIFICATIONS: &str = "/org/freedesktop/Notifications";

impl Notifications {
    /// Appears on the bus.
    pub(crate) async fn appear(bus: &Bus, manner: Manner) -> Result<Self, Trouble> {
        Self::appear_at(bus.address(), manner).await
    }

    /// Appears on the bus that is found there.
    pub(crate) async fn appear_at(bus: &str, manner: Manner) -> Result<Self, Trouble> {
        let (tell, asked) = mpsc::unbounded_channel();
        let service = Service { manner, tell, last: Arc::default(), calls: AtomicU32::new(0) };
        let bus = zbus::connection::Builder::address(bus)?
            .serve_at(NOTIFICATIONS, service)?
            .name("org.freedesktop.Notifications")?
            .build()
            .await?;
        Ok(Self { asked, bus })
    }

    /// Presses a button of a notice.
    pub(crate) async fn press(&self, id: u32, key: &str) -> Result<(), Trouble> {
        let service = self.bus.object_server().interface::<_, Service>(NOTIFICATIONS).await?;
        Ok(service.signal_emitter().action_invoked(id, key).await?)
    }

    /// Waits for a call that is never answered.
    pub(crate) async fn asked_in_vain(&mut self) -> Result<(), Trouble> {
        loop {
            if let Asked::InVain = self.asked.recv().await.ok_or("the service runs")? {
                return Ok(());
            }
        }
    }

    /// The next notice shown.
    pub(crate) async fn shown(&mut self) -> Result<Shown, Trouble> {
        loop {
            match self.asked.recv().await.ok_or("the service runs")? {
                Asked::Show(shown) => return Ok(shown),
                Asked::Close(_) | Asked::InVain => {}
            }
        }
    }
}
