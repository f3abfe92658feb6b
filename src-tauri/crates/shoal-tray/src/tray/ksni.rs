//! The item as the bus sees it: a StatusNotifierItem with a menu.
//!
//! Source: freedesktop.org StatusNotifierItem 0.1 and com.canonical.dbusmenu, as panels read them in 2026.

use ksni::menu::{RadioGroup, RadioItem, StandardItem, SubMenu};
use ksni::{Category, Handle, Icon, MenuItem as Line, OfflineReason, Status, ToolTip, TrayMethods};
use shoal_core::{Command, Snapshot};
use shoal_view::icon::{self, IconPixels};
use shoal_view::menu::{menu, menu_stopped, without_mnemonics};
use shoal_view::{Menu, MenuAction, MenuItem, Tooltip, TrayFace, Words};
use tokio::sync::{mpsc, watch};

use super::{Host, TrayPorts};
use crate::clipboard::ToClipboard;
use crate::clock::here_and_now;

/// All that can be seen of the item: equal looks are not sent twice.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    face: TrayFace,
    tooltip: Tooltip,
    menu: Menu,
}

impl Look {
    /// For what may be shown.
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let words = Words::of(snapshot.language);
        Self {
            face: TrayFace::of(snapshot),
            tooltip: Tooltip::of(words, snapshot),
            menu: menu(words, snapshot, here_and_now()),
        }
    }

    /// When the agent has died; of what it showed last only the ink and the language stay.
    pub(super) fn stopped(last: &Snapshot) -> Self {
        let words = Words::of(last.language);
        Self {
            face: TrayFace::stopped(last.settings.tray_ink),
            tooltip: Tooltip::stopped(words),
            menu: menu_stopped(words),
        }
    }
}

/// The item.
#[derive(Debug)]
pub(super) struct Item {
    look: Look,
    icons: Vec<Icon>,
    commands: mpsc::Sender<Command>,
    host: watch::Sender<Host>,
    quit: mpsc::Sender<()>,
    clipboard: ToClipboard,
}

impl Item {
    pub(super) fn new(look: Look, ports: &TrayPorts) -> Self {
        Self {
            icons: painted(&look.face),
            look,
            commands: ports.commands.clone(),
            host: ports.host.clone(),
            quit: ports.quit.clone(),
            clipboard: ToClipboard::default(),
        }
    }

    /// Comes onto the session bus, and into the tray as soon as there is one.
    ///
    /// # Errors
    /// When there is no session bus.
    pub(super) async fn appear(self) -> Result<Handle<Self>, ksni::Error> {
        let host = self.host.clone();
        let handle = self.assume_sni_available(true).spawn().await?;
        // The absence of a tray was told while it was looked for.
        host.send_if_modified(|host| {
            let is_unknown = *host == Host::Unknown;
            if is_unknown {
                *host = Host::There;
            }
            is_unknown
        });
        Ok(handle)
    }

    /// Looks otherwise from here on. Painting is done only where the face is another one.
    pub(super) fn put_on(&mut self, look: Look) {
        if look.face != self.look.face {
            self.icons = painted(&look.face);
        }
        self.look = look;
    }

    fn act(&mut self, action: &MenuAction) {
        match action {
            MenuAction::Command(command) => self.ask(command.clone()),
            MenuAction::Copy(address) => self.clipboard.copy(*address),
        }
    }

    /// A click is never waited for: where sixteen are under way already, one more changes nothing.
    fn ask(&self, command: Command) {
        let is_quit = command == Command::Quit;
        let sent = self.commands.try_send(command);
        if is_quit && matches!(sent, Err(mpsc::error::TrySendError::Closed(_))) {
            // Already asked for where this fails.
            let _ = self.quit.try_send(());
        }
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "shoal".to_owned()
    }

    fn title(&self) -> String {
        "Shoal".to_owned()
    }

    fn category(&self) -> Category {
        Category::SystemServices
    }

    fn status(&self) -> Status {
        if self.look.face.urgent { Status::NeedsAttention } else { Status::Active }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        self.icons.clone()
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icons.clone()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: self.look.tooltip.title.clone(),
            // Panels read this as markup.
            description: shoal_view::notices::escaped(&self.look.tooltip.text),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.ask(Command::OpenWindow);
    }

    fn menu(&self) -> Vec<Line<Self>> {
        lines(&self.look.menu)
    }

    fn watcher_online(&self) {
        self.host.send_replace(Host::There);
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        self.host.send_replace(Host::Absent);
        // It moves in when a tray appears.
        true
    }
}

fn painted(face: &TrayFace) -> Vec<Icon> {
    let picture = |IconPixels { size, argb }| {
        let side = i32::try_from(size).ok()?;
        Some(Icon { width: side, height: side, data: argb })
    };
    icon::paint(face).into_iter().filter_map(picture).collect()
}

/// The menu for the bus. Choices that follow each other are of one group.
fn lines(menu: &[MenuItem]) -> Vec<Line<Item>> {
    menu.chunk_by(|one, next| is_choice(one) && is_choice(next))
        .flat_map(|group| match group {
            [MenuItem::Choice { .. }, ..] => vec![choices(group)],
            items => items.iter().map(line).collect(),
        })
        .collect()
}

fn is_choice(item: &MenuItem) -> bool {
    matches!(item, MenuItem::Choice { .. })
}

fn line(item: &MenuItem) -> Line<Item> {
    match item {
        MenuItem::Line(text) => StandardItem {
            label: without_mnemonics(text),
            enabled: false,
            ..StandardItem::default()
        }
        .into(),
        MenuItem::Button { label, action } => {
            let enabled = action.is_some();
            let action = action.clone();
            StandardItem {
                label: without_mnemonics(label),
                enabled,
                activate: Box::new(move |item: &mut Item| {
                    if let Some(action) = &action {
                        item.act(action);
                    }
                }),
                ..StandardItem::default()
            }
            .into()
        }
        MenuItem::Submenu { label, items } => {
            SubMenu { label: without_mnemonics(label), submenu: lines(items), ..SubMenu::default() }
                .into()
        }
        MenuItem::Separator => Line::Separator,
        MenuItem::Choice { .. } => choices(std::slice::from_ref(item)),
    }
}

fn choices(group: &[MenuItem]) -> Line<Item> {
    let mut options = Vec::new();
    let mut actions = Vec::new();
    // A group without a chosen one has none ticked.
    let mut selected = usize::MAX;
    for item in group {
        let MenuItem::Choice { label, action, chosen } = item else { continue };
        if *chosen {
            selected = options.len();
        }
        options.push(RadioItem { label: without_mnemonics(label), ..RadioItem::default() });
        actions.push(action.clone());
    }
    let select = move |item: &mut Item, chosen: usize| {
        if let Some(action) = actions.get(chosen) {
            item.act(action);
        }
    };
    RadioGroup { selected, select: Box::new(select), options }.into()
}
