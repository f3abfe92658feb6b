//! The least Tauri program with a window: what the memory and the speed of Shoal's window are measured against.
//!
//! A window of the same size, whose web view keeps nothing, with a page of one line. Without arguments the program opens
//! it at once and ends when it is closed. `tauri-hello stays` opens it at each line that it reads and goes on when it is
//! closed: what a resident program would be like that has its window in itself. It ends with its input.

use std::io::BufRead;
use std::path::PathBuf;

use tauri::webview::WebviewWindowBuilder;
use tauri::{AppHandle, RunEvent, WebviewUrl};

fn main() -> tauri::Result<()> {
    let stays = std::env::args().nth(1).is_some_and(|argument| argument == "stays");
    let app = tauri::Builder::default()
        .setup(move |app| {
            if stays {
                follow(app.handle().clone());
            } else {
                open(app.handle())?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(move |_app, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = event
            && stays
        {
            api.prevent_exit();
        }
    });
    Ok(())
}

fn follow(app: AppHandle) {
    std::thread::spawn(move || {
        for _ in std::io::stdin().lock().lines().map_while(Result::ok) {
            // Who waits for the window finds out where it did not open.
            let _ = open(&app);
        }
        app.exit(0);
    });
}

fn open(app: &AppHandle) -> tauri::Result<()> {
    let files = std::env::var_os("XDG_RUNTIME_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Hello")
        .inner_size(400.0, 640.0)
        .min_inner_size(360.0, 560.0)
        .center()
        .incognito(true)
        .data_directory(files.join("tauri-hello"))
        .build()
        .map(drop)
}
