//! What a front end holds: everything it may read, and the one place to send what its user asks.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use shoal_core::findings::ResidentFinding;
use shoal_core::front::{Page, PageData};
use shoal_core::signals::{Signals, SignalsPage};
use shoal_core::{Command, Snapshot};
use tokio::sync::{Notify, mpsc, oneshot, watch};

use crate::diagnostics::Reporter;

/// A front end's ends of the agent's channels. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Ports {
    /// All that may be shown. `changed()` is an error once the agent has stopped: no number may stay on screen then.
    pub snapshots: watch::Receiver<Snapshot>,
    /// What the user asks for; what comes of it shows in a later snapshot.
    pub commands: mpsc::Sender<Command>,
    /// What pages hold beside the snapshot, for a front end that looks at one.
    pub pages: Pages,
    pub(crate) questions: mpsc::Sender<SignalsQuestion>,
    /// Rises each time the window is to be opened, or brought to the front.
    pub show: watch::Receiver<u64>,
    /// Which windows have the focus.
    pub focus: Focus,
    /// Makes reports; `None`: an agent on nothing but its channels, which has no surroundings to report on.
    pub(crate) reporter: Option<Reporter>,
    pub(crate) ended_well: watch::Receiver<bool>,
}

impl Ports {
    /// Whether Shoal was ended by its user. Asked after `snapshots` has ended: `false` means that the agent died.
    pub fn has_ended_well(&self) -> bool {
        *self.ended_well.borrow()
    }

    /// What signals take off the crowd on the exit IP in use; `None` once the agent has stopped. It keeps neither the
    /// question nor the answer.
    pub async fn signals(&self, signals: Signals) -> Option<SignalsPage> {
        let (reply, answer) = oneshot::channel();
        self.questions.send(SignalsQuestion { signals, reply }).await.ok()?;
        answer.await.ok()
    }

    /// A report on this Shoal, redacted: what is shown of it is what may be saved. `resident` is what was found in the
    /// place of the one running Shoal.
    pub async fn diagnostics(&self, resident: ResidentFinding) -> String {
        let snapshot = self.snapshots.borrow().clone();
        match self.reporter.clone() {
            Some(reporter) => reporter.report(snapshot, resident).await,
            None => String::new(),
        }
    }

    /// The folder of the reports that the user saved; `None`: nothing is kept.
    pub(crate) fn reports_dir(&self) -> Option<PathBuf> {
        self.reporter.as_ref()?.folder()
    }
}

/// Asks what signals take off the crowd.
#[derive(Debug)]
pub(crate) struct SignalsQuestion {
    pub(crate) signals: Signals,
    pub(crate) reply: oneshot::Sender<SignalsPage>,
}

/// The data of each page: made only while somebody looks, at most four times a second.
#[derive(Clone, Debug)]
pub struct Pages {
    shelf: Arc<BTreeMap<Page, watch::Sender<Option<PageData>>>>,
    pub(crate) wanted: Arc<Notify>,
}

impl Pages {
    pub(crate) fn new() -> Self {
        let shelf = Page::WITH_DATA.into_iter().map(|page| (page, watch::Sender::new(None)));
        Self { shelf: Arc::new(shelf.collect()), wanted: Arc::new(Notify::new()) }
    }

    /// Starts to look; `None` for a page that needs only the snapshot. Fresh data comes with the first `changed()`;
    /// what is there before it may be `None` or old.
    pub fn look(&self, page: Page) -> Option<watch::Receiver<Option<PageData>>> {
        let data = self.shelf.get(&page)?.subscribe();
        self.wanted.notify_one();
        Some(data)
    }

    /// Those that somebody looks at.
    pub(crate) fn looked_at(&self) -> impl Iterator<Item = Page> {
        self.shelf.iter().filter(|(_, data)| data.receiver_count() > 0).map(|(page, _)| *page)
    }

    /// Hands new data to all who look at its page, even if it is the same: somebody may have begun to look.
    pub(crate) fn put(&self, data: PageData) {
        if let Some(place) = self.shelf.get(&data.page()) {
            place.send_replace(Some(data));
        }
    }
}

/// Counts windows that have the focus: no notices while one has.
#[derive(Clone, Debug)]
pub struct Focus(watch::Sender<u32>);

impl Focus {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(0))
    }

    /// Whether a window of Shoal's has the focus.
    pub fn is_held(&self) -> bool {
        *self.0.borrow() > 0
    }

    /// How many windows have it, for who wants to know when that changes.
    pub fn follow(&self) -> watch::Receiver<u32> {
        self.0.subscribe()
    }

    pub(crate) fn of_one_window(&self) -> WindowFocus {
        WindowFocus { all: self.0.clone(), held: false }
    }
}

/// One window's part in [`Focus`]; given back when the window is gone.
#[derive(Debug)]
pub(crate) struct WindowFocus {
    all: watch::Sender<u32>,
    held: bool,
}

impl WindowFocus {
    pub(crate) fn set(&mut self, held: bool) {
        if held != self.held {
            self.held = held;
            self.all.send_modify(|count| {
                *count = if held { count.saturating_add(1) } else { count.saturating_sub(1) };
            });
        }
    }
}

impl Drop for WindowFocus {
    fn drop(&mut self) {
        self.set(false);
    }
}
