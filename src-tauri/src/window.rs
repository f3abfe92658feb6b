//! The one window: its size, its title, and what its page may not do.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tauri::webview::{NewWindowResponse, PageLoadEvent, WebviewWindowBuilder};
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WindowEvent};

use crate::colours;
use crate::pipe::Voice;

/// The window's name inside the program; the capability names it too.
const LABEL: &str = "main";

/// A page that is not loaded by then is waited for in sight.
const LONGEST_HIDDEN: Duration = Duration::from_secs(1);

/// Opens the window, which is seen once its page is loaded; its web view's files go to `data_dir`.
pub(crate) fn open(app: &AppHandle, voice: Arc<Voice>, data_dir: PathBuf) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(title(false))
        .inner_size(400.0, 640.0)
        .min_inner_size(360.0, 560.0)
        .center()
        // Nothing of the page is written to disk. A test that drives the page cannot reach such a view.
        .incognito(!is_driven())
        .data_directory(data_dir)
        .background_color(colours::background())
        .visible(false)
        .on_page_load(|window, page| {
            if page.event() == PageLoadEvent::Finished {
                appear(&window);
            }
        })
        .disable_drag_drop_handler()
        .zoom_hotkeys_enabled(true)
        .on_navigation(is_own_page)
        .on_new_window(|_url, _features| NewWindowResponse::Deny)
        .on_download(|_webview, _event| false)
        .build()?;
    let hidden = window.clone();
    thread::spawn(move || {
        thread::sleep(LONGEST_HIDDEN);
        appear(&hidden);
    });
    window.on_window_event(move |event| {
        if let WindowEvent::Focused(focused) = event {
            voice.say_focus(*focused);
        } else if let WindowEvent::CloseRequested { .. } = event {
            voice.say_closing();
        }
    });
    Ok(())
}

/// Lets a window be seen that is hidden still.
fn appear(window: &WebviewWindow) {
    if window.is_visible().is_ok_and(|visible| !visible) {
        let _ = window.show();
    }
}

/// Says in the title whether what is shown is real.
pub(crate) fn entitle(app: &AppHandle, simulated: bool) {
    on_window(app, |window| window.set_title(title(simulated)));
}

/// Brings the window to the front.
pub(crate) fn raise(app: &AppHandle) {
    on_window(app, |window| {
        window.unminimize()?;
        window.show()?;
        window.set_focus()
    });
}

/// A window that is being closed has nothing left to be done to it.
fn on_window(app: &AppHandle, act: impl FnOnce(&WebviewWindow) -> tauri::Result<()>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = act(&window);
    }
}

fn title(simulated: bool) -> &'static str {
    if simulated { "Shoal — SIMULATION" } else { "Shoal" }
}

/// Whether a test has asked Tauri to let `WebDriver` in; the folder for files is in memory then too.
fn is_driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some_and(|value| value == "true")
}

/// Whether an address is the page inside this program.
fn is_own_page(url: &Url) -> bool {
    // Windows and Android serve it under another name.
    matches!(
        (url.scheme(), url.host_str()),
        ("tauri", Some("localhost")) | ("http", Some("tauri.localhost"))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_can_go_nowhere_else() {
        let own = "tauri://localhost/index.html".parse().expect("an address");
        assert!(is_own_page(&own));
        for (scheme, rest) in [
            ("https", "//elsewhere/"),
            ("http", "//127.0.0.1:8000/"),
            ("http", "//localhost/"),
            ("file", "///etc/passwd"),
            ("data", "text/html,hello"),
            ("javascript", "alert(1)"),
            ("about", "blank"),
            ("tauri", "//elsewhere/"),
        ] {
            let elsewhere = format!("{scheme}:{rest}");
            assert!(!is_own_page(&elsewhere.parse().expect("an address")), "{elsewhere}");
        }
    }
}
