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
        Self {
            bus: true,
            tray: is_there(server.bus(), TRAY).await,
            notifications: server.name().await.ok(),
            buttons: server.has_buttons().await.unwrap_or_default(),
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
