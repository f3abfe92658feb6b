//! What the page is to be shown: the latest of everything, handed over at once when the page asks, then as it comes.
//!
//! What has ended stays ended: after the last message no snapshot is kept, so that a page that is loaded again
//! cannot show a figure of the past.

use std::sync::Mutex;

use shoal_core::Source;
use shoal_core::front::ToPage;
use tauri::ipc::Channel;

use crate::pipe::Heard;

/// What the window itself has to do about something heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// Nothing.
    Nothing,
    /// The facts are now of the simulated network, or no longer.
    Simulated(bool),
    /// Come to the front.
    Show,
    /// End.
    Quit,
}

/// The latest of everything, and the page that follows it.
#[derive(Default)]
pub(crate) struct Feed(Mutex<Latest>);

#[derive(Default)]
struct Latest {
    page: Option<Channel<ToPage>>,
    snapshot: Option<ToPage>,
    data: Option<ToPage>,
    ending: Option<ToPage>,
    simulated: bool,
}

impl Feed {
    /// Lets a page follow; it replaces the one before, and gets the latest at once.
    pub(crate) fn follow(&self, page: Channel<ToPage>) {
        let Ok(mut latest) = self.0.lock() else { return };
        let Latest { snapshot, data, ending, .. } = &*latest;
        for message in [snapshot, data, ending].into_iter().flatten() {
            send(&page, message);
        }
        latest.page = Some(page);
    }

    /// Whether the conversation is over.
    pub(crate) fn has_ended(&self) -> bool {
        self.0.lock().is_ok_and(|latest| latest.ending.is_some())
    }

    /// Whether all that was said could be read.
    pub(crate) fn was_understood(&self) -> bool {
        self.0
            .lock()
            .is_ok_and(|latest| !matches!(latest.ending, Some(ToPage::NotUnderstood { .. })))
    }

    /// Keeps what was heard and passes it on to the page.
    pub(crate) fn take(&self, heard: Heard) -> News {
        let Ok(mut latest) = self.0.lock() else { return News::Nothing };
        match heard {
            Heard::Snapshot(snapshot) => {
                let simulated = snapshot.source == Source::Simulation;
                latest.tell(ToPage::Snapshot { snapshot }, |latest| &mut latest.snapshot);
                let changed = latest.simulated != simulated;
                latest.simulated = simulated;
                if changed { News::Simulated(simulated) } else { News::Nothing }
            }
            Heard::Page(data) => {
                latest.tell(ToPage::Page { data }, |latest| &mut latest.data);
                News::Nothing
            }
            Heard::Died => {
                latest.end(ToPage::Stopped);
                News::Nothing
            }
            Heard::NotUnderstood { theirs } => {
                latest.end(ToPage::NotUnderstood { theirs });
                News::Nothing
            }
            Heard::Show => News::Show,
            Heard::Bye => News::Quit,
        }
    }
}

impl Latest {
    fn tell(&mut self, message: ToPage, slot: impl FnOnce(&mut Self) -> &mut Option<ToPage>) {
        if let Some(page) = &self.page {
            send(page, &message);
        }
        *slot(self) = Some(message);
    }

    fn end(&mut self, message: ToPage) {
        self.snapshot = None;
        self.data = None;
        self.tell(message, |latest| &mut latest.ending);
    }
}

fn send(page: &Channel<ToPage>, message: &ToPage) {
    // A page that is gone is replaced by the next one that follows.
    let _ = page.send(message.clone());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tauri::ipc::InvokeResponseBody;

    use super::*;

    /// A page that writes down the kind of each message.
    fn page() -> (Channel<ToPage>, Arc<Mutex<Vec<String>>>) {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let writes = Arc::clone(&seen);
        let channel = Channel::new(move |body: InvokeResponseBody| {
            let message: serde_json::Value = body.deserialize()?;
            let kind = message["kind"].as_str().expect("messages are tagged").to_owned();
            writes.lock().expect("nobody panicked").push(kind);
            Ok(())
        });
        (channel, seen)
    }

    fn snapshot(source: &str) -> Heard {
        let text = include_str!("../../tests/fixtures/snapshots/few.json");
        let text = text.replace("\"source\": \"daemon\"", &format!("\"source\": \"{source}\""));
        Heard::Snapshot(serde_json::from_str(&text).expect("the fixture is a snapshot"))
    }

    #[test]
    fn a_page_that_comes_late_gets_the_latest_at_once() {
        let feed = Feed::default();
        assert_eq!(feed.take(snapshot("daemon")), News::Nothing);
        let (channel, seen) = page();
        feed.follow(channel);
        feed.take(snapshot("daemon"));
        assert_eq!(*seen.lock().expect("nobody panicked"), ["snapshot", "snapshot"]);
    }

    #[test]
    fn after_the_end_a_new_page_sees_no_figure() {
        let feed = Feed::default();
        feed.take(snapshot("daemon"));
        assert!(!feed.has_ended());
        feed.take(Heard::Died);
        let (channel, seen) = page();
        feed.follow(channel);
        assert!(feed.has_ended());
        assert_eq!(*seen.lock().expect("nobody panicked"), ["stopped"]);
    }

    #[test]
    fn the_title_follows_the_source_and_only_its_changes() {
        let feed = Feed::default();
        assert_eq!(feed.take(snapshot("simulation")), News::Simulated(true));
        assert_eq!(feed.take(snapshot("simulation")), News::Nothing);
        assert_eq!(feed.take(snapshot("daemon")), News::Simulated(false));
    }

    #[test]
    fn show_and_bye_are_for_the_window_and_not_for_the_page() {
        let feed = Feed::default();
        let (channel, seen) = page();
        feed.follow(channel);
        assert_eq!(feed.take(Heard::Show), News::Show);
        assert_eq!(feed.take(Heard::Bye), News::Quit);
        assert!(seen.lock().expect("nobody panicked").is_empty());
    }
}
