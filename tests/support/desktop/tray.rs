//! The tray of the panel: its items, what they show, and their menus.

use std::collections::HashMap;

use zbus::proxy::CacheProperties;
use zbus::zvariant::{OwnedValue, Value};

use super::{Desktop, Trouble, until};

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// An item in the tray.
#[derive(Clone, Debug)]
pub struct TrayItem {
    bus: zbus::Connection,
    owner: String,
    path: String,
}

/// What hovering over an item shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolTip {
    /// First line.
    pub title: String,
    /// The rest.
    pub text: String,
}

/// One size of an icon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    /// In pixels.
    pub width: i32,
    /// In pixels.
    pub height: i32,
    /// Four bytes a pixel: opacity, red, green, blue.
    pub argb: Vec<u8>,
}

/// A line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    /// Number by which it is chosen.
    pub id: i32,
    /// As the user reads it: without marks for keys.
    pub label: String,
    /// Whether it can be chosen.
    pub is_enabled: bool,
    /// Whether it is only a line between others.
    pub is_separator: bool,
    /// Whether it is ticked; nothing where it cannot be.
    pub is_ticked: Option<bool>,
    /// What it opens.
    pub entries: Vec<MenuEntry>,
}

impl Desktop {
    /// The items that the tray knows.
    pub async fn tray_items(&self) -> Result<Vec<TrayItem>, Trouble> {
        let watcher = proxy(self.bus(), WATCHER, "/StatusNotifierWatcher", WATCHER).await?;
        let names: Vec<String> = watcher.get_property("RegisteredStatusNotifierItems").await?;
        Ok(names.iter().map(|name| TrayItem::registered_as(self.bus(), name)).collect())
    }

    /// Waits for the first item in the tray.
    pub async fn tray_item(&self) -> Result<TrayItem, Trouble> {
        until("an item in the tray", async || self.tray_items().await.ok()?.pop()).await
    }

    /// Waits until the panel takes items into its tray.
    pub async fn tray_host_is_there(&self) -> Result<(), Trouble> {
        until("the panel takes items into its tray", async || {
            let watcher =
                proxy(self.bus(), WATCHER, "/StatusNotifierWatcher", WATCHER).await.ok()?;
            let host_is_there: bool =
                watcher.get_property("IsStatusNotifierHostRegistered").await.ok()?;
            host_is_there.then_some(())
        })
        .await
    }
}

impl TrayItem {
    /// The tray names an item by its owner on the bus and its path, in one word.
    fn registered_as(bus: &zbus::Connection, name: &str) -> Self {
        let (owner, path) = name.split_at(name.find('/').unwrap_or(name.len()));
        let path = if path.is_empty() { "/StatusNotifierItem" } else { path };
        Self { bus: bus.clone(), owner: owner.to_owned(), path: path.to_owned() }
    }

    /// Its name for people.
    pub async fn title(&self) -> Result<String, Trouble> {
        Ok(self.item().await?.get_property("Title").await?)
    }

    /// `Active`, `Passive` or `NeedsAttention`.
    pub async fn status(&self) -> Result<String, Trouble> {
        Ok(self.item().await?.get_property("Status").await?)
    }

    /// What hovering over it shows.
    pub async fn tooltip(&self) -> Result<ToolTip, Trouble> {
        type Wire = (String, Vec<(i32, i32, Vec<u8>)>, String, String);
        let (_icon_name, _icon, title, text): Wire =
            self.item().await?.get_property("ToolTip").await?;
        Ok(ToolTip { title, text })
    }

    /// Its icon in every size.
    pub async fn icon(&self) -> Result<Vec<Pixmap>, Trouble> {
        let sizes: Vec<(i32, i32, Vec<u8>)> = self.item().await?.get_property("IconPixmap").await?;
        Ok(sizes.into_iter().map(|(width, height, argb)| Pixmap { width, height, argb }).collect())
    }

    /// A click with the left button.
    pub async fn activate(&self) -> Result<(), Trouble> {
        Ok(self.item().await?.call("Activate", &(0_i32, 0_i32)).await?)
    }

    /// Its whole menu, as it stands.
    pub async fn menu(&self) -> Result<Vec<MenuEntry>, Trouble> {
        let names: &[&str] = &[];
        let (_revision, root): (u32, Layout) =
            self.menu_proxy().await?.call("GetLayout", &(0_i32, -1_i32, names)).await?;
        Ok(entry(root)?.entries)
    }

    /// Chooses a line of the menu by the starts of the labels on the way to it. A menu that changes in between gets
    /// other numbers: then it is read again, as a user would look again.
    pub async fn choose(&self, labels: &[&str]) -> Result<(), Trouble> {
        let mut last = None;
        let chosen = until("the menu's line is chosen", async || {
            last = self.try_to_choose(labels).await.err();
            last.is_none().then_some(())
        });
        chosen.await.map_err(|late| last.unwrap_or(late))
    }

    async fn try_to_choose(&self, labels: &[&str]) -> Result<(), Trouble> {
        let mut entries = self.menu().await?;
        let mut chosen = None;
        for label in labels {
            let there: Vec<_> = entries.iter().map(|entry| entry.label.clone()).collect();
            let found = entries.into_iter().find(|entry| entry.label.starts_with(label));
            let found = found.ok_or_else(|| format!("no line {label:?} among {there:?}"))?;
            chosen = Some((found.id, found.is_enabled));
            entries = found.entries;
        }
        let (id, is_enabled) = chosen.ok_or("no label was given")?;
        if !is_enabled {
            return Err(format!("{labels:?} cannot be chosen").into());
        }
        let event = (id, "clicked", Value::from(0_i32), 0_u32);
        Ok(self.menu_proxy().await?.call("Event", &event).await?)
    }

    async fn item(&self) -> Result<zbus::Proxy<'static>, Trouble> {
        proxy(&self.bus, &self.owner, &self.path, ITEM).await
    }

    async fn menu_proxy(&self) -> Result<zbus::Proxy<'static>, Trouble> {
        let path: zbus::zvariant::OwnedObjectPath = self.item().await?.get_property("Menu").await?;
        proxy(&self.bus, &self.owner, path.as_str(), MENU).await
    }
}

/// Without a cache: the tests ask for what is there at that moment.
async fn proxy(
    bus: &zbus::Connection,
    owner: &str,
    path: &str,
    interface: &str,
) -> Result<zbus::Proxy<'static>, Trouble> {
    let proxy = zbus::proxy::Builder::new(bus)
        .destination(owner.to_owned())?
        .path(path.to_owned())?
        .interface(interface.to_owned())?
        .cache_properties(CacheProperties::No);
    Ok(proxy.build().await?)
}

type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

fn entry((id, mut properties, children): Layout) -> Result<MenuEntry, Trouble> {
    let mut text =
        |name: &str| properties.remove(name).and_then(|value| String::try_from(value).ok());
    let label = text("label").unwrap_or_default();
    let is_separator = text("type").is_some_and(|kind| kind == "separator");
    let can_be_ticked = text("toggle-type").is_some_and(|kind| !kind.is_empty());
    let state = properties.remove("toggle-state").and_then(|value| i32::try_from(value).ok());
    let is_enabled = properties.remove("enabled").and_then(|value| bool::try_from(value).ok());
    let child = |value: OwnedValue| entry(Layout::try_from(value)?);
    Ok(MenuEntry {
        id,
        label: label.replace("__", "\u{0}").replace('_', "").replace('\u{0}', "_"),
        is_enabled: is_enabled.unwrap_or(true),
        is_separator,
        is_ticked: can_be_ticked.then_some(state == Some(1)),
        entries: children.into_iter().map(child).collect::<Result<_, Trouble>>()?,
    })
}
