//! The window of Shoal: a page that shows what the resident program says, and hands back what its user asks for.
//!
//! # Design
//!
//! A program of its own, because a web view never gives its memory back (see the top-level README): started on click,
//! fed by pipes, ended on close. It reads [`shoal_core::front::ToFront`] on standard input and writes
//! [`shoal_core::front::FromFront`] on standard output, one JSON object a line, `hello` first each way. It opens no
//! socket, reads no file and keeps nothing: the web view's data is in memory only.
//!
//! The page may call two commands ([`ipc`]), and can do no more even if it is taken over: its policy lets it load
//! nothing from elsewhere, it cannot navigate, open windows or download.

mod colours;
mod display;
mod feed;
mod graphics;
mod ipc;
mod pipe;
mod scratch;
mod window;

use std::process::ExitCode;
use std::sync::Arc;
use std::{io, thread};

use tauri::{AppHandle, RunEvent};

use crate::feed::{Feed, News};
use crate::pipe::Voice;
use crate::scratch::Scratch;

fn main() -> ExitCode {
    if !display::is_named() {
        pipe::complain("there is no display to open a window on");
        return ExitCode::FAILURE;
    }
    display::on_panic_say("the display cannot be used, so no window can be opened");
    if let Some((name, value)) = graphics::workaround() {
        return start_again_with(name, value);
    }
    match Scratch::new() {
        Ok(scratch) => run(&scratch),
        Err(trouble) => {
            pipe::complain(&format!("no folder for the web view's files can be made: {trouble}"));
            ExitCode::FAILURE
        }
    }
}

fn run(scratch: &Scratch) -> ExitCode {
    let feed = Arc::new(Feed::default());
    let ending = Arc::clone(&feed);
    let data_dir = scratch.path().to_owned();
    let voice = Arc::new(Voice::new(io::stdout()));
    let app = tauri::Builder::default()
        .manage(Arc::clone(&feed))
        .manage(Arc::clone(&voice))
        .invoke_handler(tauri::generate_handler![ipc::snapshot, ipc::dispatch])
        .setup(move |app| {
            window::open(app.handle(), Arc::clone(&voice), data_dir)?;
            // It says that the window is open, so it comes after that.
            voice.say_hello();
            display::on_panic_say("the window has run into a fault of its own");
            listen(app.handle().clone(), feed);
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            let code = app.run_return(|_app, _event: RunEvent| {});
            if ending.was_understood() { ended(code) } else { ExitCode::FAILURE }
        }
        Err(trouble) => {
            pipe::complain(&format!("the window cannot be opened: {trouble}"));
            ExitCode::FAILURE
        }
    }
}

/// Follows standard input on a thread of its own, until it ends or cannot be understood.
fn listen(app: AppHandle, feed: Arc<Feed>) {
    thread::spawn(move || {
        pipe::follow(io::stdin().lock(), |heard| match feed.take(heard) {
            News::Nothing => {}
            News::Simulated(simulated) => window::entitle(&app, simulated),
            News::Show => window::raise(&app),
            News::Quit => app.exit(0),
        });
    });
}

/// The graphics driver is told by the environment, which only a new program sees whole.
fn start_again_with(name: &str, value: &str) -> ExitCode {
    use std::os::unix::process::CommandExt;

    let itself = std::env::current_exe().unwrap_or_else(|_| "shoal-window".into());
    let trouble = std::process::Command::new(itself)
        .args(std::env::args_os().skip(1))
        .env(name, value)
        .exec();
    pipe::complain(&format!("the window cannot be started again with {name}={value}: {trouble}"));
    ExitCode::FAILURE
}

fn ended(code: i32) -> ExitCode {
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
