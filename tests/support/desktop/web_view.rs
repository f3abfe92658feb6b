//! The page inside the window, read and clicked through `WebDriver`.
//!
//! `WebKitWebDriver` insists on starting the program itself, and so does `shoal`. So `shoal` gets a go-between as its
//! window, which hands its two pipes over named ones to the real window, started by the driver.

use std::cell::Cell;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde_json::json;

use super::web_driver::Session;
use super::{Desktop, Process, Trouble, built, until};

/// What `shoal` takes for its window.
const GO_BETWEEN: &str = r#"#!/bin/sh
exec 3<&0
cat <&3 > "{dir}/to-window" &
exec cat "{dir}/from-window"
"#;

/// What the driver takes for the browser.
const BROWSER: &str = r#"#!/bin/sh
exec "{window}" "$@" < "{dir}/to-window" > "{dir}/from-window"
"#;

/// A folder in which `shoal` lies beside a window that can be driven.
pub struct Drivable {
    dir: PathBuf,
    /// Listens before `shoal` asks for its window: that one is given up when it says nothing for ten seconds.
    driver: Option<Driver>,
}

/// A running `WebKitWebDriver`, for one session.
struct Driver {
    process: Process,
    port: u16,
}

/// The page of an open window.
pub struct WebView {
    session: Session,
    _process: Process,
}

impl Drivable {
    /// Makes it, inside the desktop's folder.
    pub async fn furnish(desktop: &Desktop) -> Result<Self, Trouble> {
        let dir = desktop.dir().join("drivable");
        fs::create_dir(&dir)?;
        let window = built("shoal-window")?;
        fs::copy(built("shoal")?, dir.join("shoal"))?;
        for (name, text) in [("shoal-window", GO_BETWEEN), ("browser", BROWSER)] {
            let text = text.replace("{dir}", &dir.to_string_lossy());
            fs::write(dir.join(name), text.replace("{window}", &window.to_string_lossy()))?;
            fs::set_permissions(dir.join(name), fs::Permissions::from_mode(0o700))?;
        }
        let pipes = [dir.join("to-window"), dir.join("from-window")];
        let [to, from] = pipes.each_ref().map(|pipe| pipe.to_string_lossy());
        desktop.output("mkfifo", &[&to, &from]).await?;
        let mut furnished = Self { dir, driver: None };
        furnished.prepare(desktop).await?;
        Ok(furnished)
    }

    /// Has a driver ready for the next window that is opened.
    pub async fn prepare(&mut self, desktop: &Desktop) -> Result<(), Trouble> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut driver = desktop.command("WebKitWebDriver");
        driver.arg(format!("--port={port}")).env("TAURI_WEBVIEW_AUTOMATION", "true");
        let process = Process::start_quietly(driver, &desktop.dir().join("driver.log"))?;
        until("the driver listens", async || {
            tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()
        })
        .await?;
        self.driver = Some(Driver { process, port });
        Ok(())
    }

    /// The `shoal` in it.
    pub fn shoal(&self) -> PathBuf {
        self.dir.join("shoal")
    }

    /// Opens the window that `shoal` has asked for, and takes hold of its page.
    pub async fn open(&mut self) -> Result<WebView, Trouble> {
        let Driver { process, port } = self.driver.take().ok_or("a driver was prepared")?;
        let browser = json!({ "binary": self.dir.join("browser"), "args": [] });
        let session = Session::start(port, json!({ "webkitgtk:browserOptions": browser })).await?;
        Ok(WebView { session, _process: process })
    }
}

impl WebView {
    /// All text on the page, also what only a screen reader tells. The driver's own way to ask stumbles over lists to
    /// choose from.
    pub async fn text(&self) -> Result<String, Trouble> {
        let text = self.run("return document.body.innerText").await?;
        Ok(text.as_str().ok_or("a text is a string")?.to_owned())
    }

    /// Waits until the page's text is as `expected`.
    pub async fn says(
        &self,
        what: &str,
        expected: impl Fn(&str) -> bool,
    ) -> Result<String, Trouble> {
        let seen = until(what, async || self.text().await.ok().filter(|text| expected(text))).await;
        match seen {
            Ok(text) => Ok(text),
            Err(trouble) => {
                Err(format!("{trouble}; the page says: {:?}", self.text().await).into())
            }
        }
    }

    /// Clicks the first button whose text, or name for those who hear it, contains `words`, once there is one that
    /// takes a click.
    pub async fn click(&self, words: &str) -> Result<(), Trouble> {
        self.click_on(&format!(
            "//button[contains(normalize-space(.), '{words}') or contains(@aria-label, '{words}')]\
             [not(@aria-disabled='true')]"
        ))
        .await
    }

    /// Opens a page by its tab.
    pub async fn open_page(&self, tab: &str) -> Result<(), Trouble> {
        self.click_on(&format!("//nav//button[normalize-space(.)='{tab}']")).await
    }

    /// Opens a page by the place of its tab, whatever it is called; the first has 0.
    pub async fn open_page_at(&self, place: usize) -> Result<(), Trouble> {
        self.click_on(&format!("(//nav//button)[{}]", place + 1)).await
    }

    /// Opens the part of a page that is folded under `title`.
    pub async fn unfold(&self, title: &str) -> Result<(), Trouble> {
        self.click_on(&format!("//summary[contains(normalize-space(.), '{title}')]")).await
    }

    /// Types into the first field whose hint contains `hint`.
    pub async fn type_into(&self, hint: &str, text: &str) -> Result<(), Trouble> {
        let path = format!("//input[contains(@placeholder, '{hint}')]");
        self.session.find(&path).await?.type_in(text).await
    }

    /// Clicks the row of a table in which `words` stand, once there is one.
    pub async fn click_row(&self, words: &str) -> Result<(), Trouble> {
        let path = format!("//*[@role='row'][contains(normalize-space(.), '{words}')]");
        // The driver scrolls an element no further than to the window's edge, and there the tabs are before it.
        let to_the_middle = format!(
            "const row = document.evaluate(\"{path}\", document, null, 9, null).singleNodeValue;\
             row?.scrollIntoView({{ block: 'center' }});\
             return row !== null"
        );
        until(&format!("{path} is there"), async || {
            self.run(&to_the_middle).await.ok().filter(|found| *found == true)
        })
        .await?;
        self.click_on(&path).await
    }

    async fn click_on(&self, path: &str) -> Result<(), Trouble> {
        let what = format!("{path} takes a click");
        let last = Cell::new(None);
        let click = async || {
            let clicked = async { self.session.find(path).await?.click().await };
            clicked.await.map_err(|trouble| last.set(Some(trouble))).ok()
        };
        match until(&what, click).await {
            Ok(()) => Ok(()),
            Err(trouble) => {
                let (last, text) = (last.take(), self.text().await);
                Err(format!("{trouble}: {last:?}; the page says: {text:?}").into())
            }
        }
    }

    /// Runs a script in the page and gives back what it returns.
    pub async fn run(&self, script: &str) -> Result<serde_json::Value, Trouble> {
        self.session.run(script).await
    }

    /// Ends the session, and with it the window.
    pub async fn close(self) -> Result<(), Trouble> {
        self.session.end().await
    }
}
