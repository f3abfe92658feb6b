//! The two commands that the page may call, and nothing else.

use std::sync::Arc;

use shoal_core::front::{FromPage, ToPage};
use tauri::State;
use tauri::ipc::Channel;

use crate::feed::Feed;
use crate::pipe::{NobodyThere, Voice};

/// Lets the page follow all that may be shown.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "what a command takes is owned")]
pub(crate) fn snapshot(feed: State<'_, Arc<Feed>>, channel: Channel<ToPage>) {
    feed.follow(channel);
}

/// Passes on what the user asks for, looks at or chooses; what comes of it arrives as a snapshot or as data of a page.
///
/// # Errors
/// When there is nobody left to do it.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "what a command takes is owned")]
pub(crate) fn dispatch(
    feed: State<'_, Arc<Feed>>,
    voice: State<'_, Arc<Voice>>,
    said: FromPage,
) -> Result<(), String> {
    let passed_on = if feed.has_ended() { Err(NobodyThere) } else { voice.pass_on(said) };
    passed_on.map_err(|NobodyThere| "Shoal is not running".to_owned())
}
