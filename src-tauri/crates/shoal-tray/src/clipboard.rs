//! Puts a text on the clipboard. On X11 a clipboard is asked of the program that filled it, so this lives in a thread
//! that keeps it until another text takes its place.

use std::sync::mpsc;
use std::thread;

use arboard::Clipboard;
use shoal_core::ExitIp;

/// The way to the clipboard. The thread starts with the first text: most days there is none.
#[derive(Debug, Default)]
pub(crate) struct ToClipboard {
    keeper: Option<mpsc::Sender<String>>,
}

impl ToClipboard {
    /// Puts an exit IP there. Where the desktop has no clipboard for programs without a window, nothing happens: the menu
    /// shows the address as well.
    pub(crate) fn copy(&mut self, address: ExitIp) {
        let text = address.to_string();
        let unsent = match &self.keeper {
            Some(keeper) => keeper.send(text).err().map(|unsent| unsent.0),
            None => Some(text),
        };
        let Some(text) = unsent else { return };
        let (keeper, texts) = mpsc::channel();
        if keeper.send(text).is_ok() {
            thread::spawn(move || keep(&texts));
            self.keeper = Some(keeper);
        }
    }
}

fn keep(texts: &mpsc::Receiver<String>) {
    let Ok(mut clipboard) = Clipboard::new() else { return };
    while let Ok(text) = texts.recv() {
        if clipboard.set_text(text).is_err() {
            return;
        }
    }
}
