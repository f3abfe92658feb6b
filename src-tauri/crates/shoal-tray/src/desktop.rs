//! What this desktop offers to Shoal: a session bus, a tray, a notification service. For `shoal doctor`.

use tokio::time::timeout;
use zbus::Connection;

use crate::notices::server::{PATIENCE, Server};

/// The name on the bus by which a tray is found.
pub(crate) const TRAY: &str = "org.kde.StatusNotifierWatcher";

/// What was found. Each answer is waited for two seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DesktopFound {
    /// There is a session bus.
    pub bus: bool,
    /// A panel takes items into its tray.
    pub tray: bool,
    /// Name and version of the notification service.
    pub notifications: Option<String>,
    /// Notices can have buttons.
    pub buttons: bool,
}

impl DesktopFound {
    /// Looks around. Whatever does not answer counts as absent.
    pub async fn look() -> Self {
        let Ok((server, _told)) = Server::connect().await else { return Self::default() };
        // At once, so that whatever hangs takes its two seconds and not those of the others.
        let (tray, notifications, buttons) =
            tokio::join!(is_there(server.bus(), TRAY), server.name(), server.has_buttons());
        Self {
            bus: true,
            tray,
            notifications: notifications.ok(),
            buttons: buttons.unwrap_or_default(),
        }
    }
}

/// Whether somebody owns a name on the bus.
pub(crate) async fn is_there(bus: &Connection, name: &'static str) -> bool {
    let ask = async {
        let name = name.try_into().ok()?;
        zbus::fdo::DBusProxy::new(bus).await.ok()?.name_has_owner(name).await.ok()
    };
    timeout(PATIENCE, ask).await.ok().flatten().unwrap_or_default()
}
