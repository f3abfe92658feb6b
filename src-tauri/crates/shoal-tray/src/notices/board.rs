//! The notices that should be on screen, and those that are.

use std::collections::BTreeMap;

use shoal_core::Command;
use shoal_view::notices::Notice;

use super::ITSELF;
use super::secret::Secret;
use super::server::{Held, Message, Server, Shown};

/// A notice that should be on screen.
#[derive(Debug)]
struct Pinned {
    notice: Notice,
    /// The service's number for it; none where it could not be shown, or was closed by the user.
    shown: Option<Shown>,
    /// What the keys of its buttons end with; where there is none, it has no buttons.
    secret: Option<Secret>,
    _held: Option<Held>,
    /// It was never taken by a service.
    is_waiting: bool,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Board {
    server: Server,
    /// Whether the running service has buttons; unknown before it was asked.
    buttons: Option<bool>,
    /// By what they are about: one advice, one notice.
    pinned: BTreeMap<String, Pinned>,
}

impl Board {
    pub(super) fn new(server: Server) -> Self {
        Self { server, buttons: None, pinned: BTreeMap::new() }
    }

    /// Shows a notice, in the place of an earlier one about the same.
    pub(super) async fn put(&mut self, notice: Notice) {
        let earlier = self.pinned.get(&notice.about).and_then(|pinned| pinned.shown);
        let secret = Secret::draw();
        let (shown, held) = self.show(&notice, secret.as_ref(), earlier.as_ref()).await.unzip();
        let pinned = Pinned { is_waiting: shown.is_none(), shown, secret, _held: held, notice };
        self.pinned.insert(pinned.notice.about.clone(), pinned);
    }

    /// Takes away the notice about something that is no longer so.
    pub(super) async fn withdraw(&mut self, about: &str) {
        if let Some(shown) = self.pinned.remove(about).and_then(|pinned| pinned.shown) {
            // Where the service is gone, so is the notice.
            let _ = self.server.close(&shown).await;
        }
    }

    /// Takes all of them away.
    pub(super) async fn clear(&mut self) {
        while let Some(about) = self.pinned.keys().next().cloned() {
            self.withdraw(&about).await;
        }
    }

    /// A service has started: it knows nothing of earlier notices, and shows those that none has taken yet.
    pub(super) async fn start_over(&mut self) {
        self.buttons = None;
        let mut waiting = Vec::new();
        for pinned in self.pinned.values_mut() {
            pinned.shown = None;
            if pinned.is_waiting {
                waiting.push(pinned.notice.clone());
            }
        }
        for notice in waiting {
            self.put(notice).await;
        }
    }

    /// The user closed a notice, or its time was over: it is not shown again.
    pub(super) fn closed(&mut self, shown: Shown) {
        for pinned in self.pinned.values_mut() {
            if pinned.shown == Some(shown) {
                pinned.shown = None;
            }
        }
    }

    /// What the button of a notice that is on screen does.
    pub(super) fn pressed(&mut self, shown: Shown, key: &str) -> Option<Command> {
        let pinned = self.pinned.values().find(|pinned| pinned.shown == Some(shown))?;
        if key == ITSELF {
            return Some(Command::OpenWindow);
        }
        let number = pinned.secret.as_ref()?.number_of(key)?;
        Some(pinned.notice.buttons.get(number)?.command.clone())
    }

    async fn show(
        &mut self,
        notice: &Notice,
        secret: Option<&Secret>,
        instead_of: Option<&Shown>,
    ) -> Option<(Shown, Held)> {
        if self.buttons.is_none() {
            self.buttons = self.server.has_buttons().await.ok();
        }
        // A service that does not say what it can do is not waited for a second time.
        self.buttons?;
        let message = message(notice, secret.filter(|_| self.buttons == Some(true)));
        self.server.show(&message, instead_of).await.ok()
    }
}

/// Some desktops make a button of the notice itself, if it has a label. It needs none where another button opens the
/// window too.
fn label_of_itself(notice: &Notice) -> String {
    let opens = notice.buttons.iter().any(|button| button.command == Command::OpenWindow);
    if opens { String::new() } else { notice.open.clone() }
}

fn message(notice: &Notice, secret: Option<&Secret>) -> Message {
    let buttons = secret.map(|secret| {
        let own = notice.buttons.iter().enumerate();
        let own = own.map(|(number, button)| (secret.key_of(number), button.label.clone()));
        own.chain([(ITSELF.to_owned(), label_of_itself(notice))]).collect()
    });
    Message {
        summary: notice.summary.clone(),
        body: notice.body.clone(),
        buttons: buttons.unwrap_or_default(),
        is_urgent: notice.is_urgent,
    }
}
