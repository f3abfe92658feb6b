//! The window alone, its pipes held by the test: a real web view, a real page, nobody behind it.

use std::io::Write;
use std::process::Stdio;

use serde_json::json;
use shoal_core::front::{FromFront, PROTOCOL, ToFront};
use support::desktop::{self, Desktop, Drivable, Trouble, WebView, until};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::net::unix::pipe::{OpenOptions, Receiver, Sender};
use tokio::time::timeout;

/// A snapshot of the page's tests.
const FEW: &str = include_str!("../fixtures/snapshots/few.json");

/// The ends of the window's pipes.
struct Pipes {
    to_window: Sender,
    from_window: Lines<BufReader<Receiver>>,
}

impl Pipes {
    /// Held open for both directions, so that nobody waits for the other end.
    fn open(desktop: &Desktop) -> Result<Self, Trouble> {
        let dir = desktop.dir().join("drivable");
        let mut both_ways = OpenOptions::new();
        both_ways.read_write(true);
        let to_window = both_ways.open_sender(dir.join("to-window"))?;
        let from_window = both_ways.open_receiver(dir.join("from-window"))?;
        Ok(Self { to_window, from_window: BufReader::new(from_window).lines() })
    }

    async fn tell(&mut self, said: &ToFront) -> Result<(), Trouble> {
        let line = serde_json::to_string(said)? + "\n";
        Ok(self.to_window.write_all(line.as_bytes()).await?)
    }

    /// The next thing that is no news about the focus.
    async fn heard(&mut self) -> Result<FromFront, Trouble> {
        loop {
            let line = self.from_window.next_line().await?.ok_or("the window is gone")?;
            let said = serde_json::from_str(&line)?;
            if !matches!(said, FromFront::Focus { .. }) {
                return Ok(said);
            }
        }
    }
}

/// A desktop with a window that shows few people.
async fn shown() -> Result<(Desktop, Pipes, WebView), Trouble> {
    let desktop = Desktop::start().await?;
    let mut drivable = Drivable::furnish(&desktop).await?;
    let mut pipes = Pipes::open(&desktop)?;
    pipes.tell(&ToFront::Hello { protocol: PROTOCOL }).await?;
    pipes.tell(&ToFront::Snapshot { snapshot: serde_json::from_str(FEW)? }).await?;
    let page = drivable.open().await?;
    page.says("the number", |text| text.contains("Likely between 2 and 16")).await?;
    Ok((desktop, pipes, page))
}

#[tokio::test]
async fn a_click_becomes_a_line_and_an_end_without_bye_takes_the_number_away() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    let (_desktop, mut pipes, page) = shown().await?;
    assert_eq!(pipes.heard().await?, FromFront::Hello { protocol: PROTOCOL });
    page.click("Switch to Stockholm").await?;
    let FromFront::Command { command } = pipes.heard().await? else {
        return Err("the click was not heard as a command".into());
    };
    let expected =
        json!({ "kind": "switch", "target": { "kind": "city", "city": "se-sto" }, "seen_in": 3 });
    assert_eq!(serde_json::to_value(command)?, expected);

    drop(pipes.to_window);
    let text = page.says("the end", |text| text.contains("Shoal has stopped")).await?;
    assert!(!text.chars().any(|c| c.is_ascii_digit()), "{text}");
    page.close().await
}

#[tokio::test]
async fn bye_ends_the_window_and_nothing_of_it_is_left_on_disk() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let mut window = desktop.command(desktop::built("shoal-window")?);
    window.stdin(Stdio::piped()).stdout(Stdio::null());
    let mut window = desktop::Process::start(window)?;
    let mut input = window.take_input().ok_or("its input is piped")?;
    let mut tell = |said: &ToFront| -> Result<(), Trouble> {
        serde_json::to_writer(&mut input, said)?;
        Ok(input.write_all(b"\n")?)
    };
    tell(&ToFront::Hello { protocol: PROTOCOL })?;
    tell(&ToFront::Snapshot { snapshot: serde_json::from_str(FEW)? })?;
    desktop.window("Shoal").await?;
    tell(&ToFront::Bye)?;
    assert!(window.ended().await?.success());
    let left: Vec<_> = desktop::contents(desktop.dir())?
        .into_iter()
        .filter_map(|(path, _)| {
            Some(path.strip_prefix(desktop.dir()).ok()?.to_string_lossy().to_lowercase())
        })
        .filter(|path| {
            path.contains("webkit") || path.contains("shoal") || path.contains("storage")
        })
        .collect();
    assert!(left.is_empty(), "{left:?}");
    Ok(())
}

#[tokio::test]
async fn whoever_takes_the_page_over_gets_no_further() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let (_desktop, mut pipes, page) = shown().await?;
    assert_eq!(pipes.heard().await?, FromFront::Hello { protocol: PROTOCOL });
    page.run(INTRUDE).await?;
    let tried = until("the intruder is done", async || {
        page.run("return window.tried ?? null").await.ok().filter(|tried| !tried.is_null())
    })
    .await?;
    assert_eq!(tried["intruded"], json!(0), "{tried}");
    assert_eq!(tried["fetched"], json!(false), "{tried}");
    assert_eq!(tried["opened"], json!(false), "{tried}");
    assert_eq!(tried["allowed"], json!([]), "{tried}");

    page.run("location.href = 'https://example.org/'").await?;
    page.run("location.href = 'data:text/html,gone'").await?;
    // Wherever it was sent, the page is still there to be clicked, and what is clicked is still heard.
    page.click("Switch to Stockholm").await?;
    let heard = timeout(desktop::DEADLINE, pipes.heard()).await??;
    assert!(matches!(heard, FromFront::Command { .. }), "{heard:?}");
    assert_eq!(
        page.run("return location.protocol + '//' + location.host").await?,
        json!("tauri://localhost")
    );
    page.close().await
}

/// In a task of its own: what a driver runs directly is above the page's policy.
const INTRUDE: &str = r#"
const tell = { intruded: 0, fetched: false, opened: false, allowed: [] };
window.intruded = 0;
const attempts = [
  () => { const s = document.createElement("script"); s.append("window.intruded += 1"); document.body.append(s); },
  () => { (0, eval)("window.intruded += 1"); },
  () => { const d = document.createElement("div"); document.body.append(d); d.innerHTML = "<img src=x onerror='window.intruded += 1'>"; },
  () => { const f = document.createElement("iframe"); f.src = "javascript:parent.intruded += 1"; document.body.append(f); },
  () => { new WebSocket("ws://127.0.0.1:9/"); },
];
const commands = ["plugin:app|version", "plugin:event|listen", "plugin:window|close", "plugin:webview|create_webview",
  "plugin:path|resolve_directory", "plugin:menu|new", "plugin:resources|close", "plugin:fs|read_file", "plugin:shell|execute"];
setTimeout(async () => {
  for (const attempt of attempts) { try { attempt(); } catch { /* refused */ } }
  try { tell.opened = window.open("https://example.org/") !== null; } catch { /* refused */ }
  try { await fetch("https://example.org/"); tell.fetched = true; } catch { /* refused */ }
  for (const command of commands) {
    try { await window.__TAURI_INTERNALS__.invoke(command, {}); tell.allowed.push(command); } catch { /* refused */ }
  }
  tell.intruded = window.intruded;
  window.tried = tell;
}, 0);
"#;
