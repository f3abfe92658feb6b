//! As much of `WebDriver` as the stories need: a session, an element, a click, a text typed, a script.
//!
//! Source: W3C `WebDriver`, sections 8, 12.3, 12.5.1, 12.5.3 and 13.2, read 2026-11. One request a connection, to this machine
//! only.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::Trouble;

/// Longer than anything here takes; starting the program is the longest.
const DEADLINE: Duration = Duration::from_mins(1);

/// The key under which an element is referred to.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session with a driver on this machine.
#[derive(Debug)]
pub(super) struct Session {
    port: u16,
    id: String,
}

/// An element of the page.
#[derive(Debug)]
pub(super) struct Element<'a> {
    session: &'a Session,
    id: String,
}

impl Session {
    /// Has the driver start the program.
    pub(super) async fn start(port: u16, capabilities: Value) -> Result<Self, Trouble> {
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = ask(port, "POST", "/session", Some(wanted)).await?;
        let id = value["sessionId"].as_str().ok_or("a session has an id")?.to_owned();
        Ok(Self { port, id })
    }

    /// The first element that an `XPath` expression finds.
    pub(super) async fn find(&self, path: &str) -> Result<Element<'_>, Trouble> {
        let by = json!({ "using": "xpath", "value": path });
        let value = self.ask("POST", "/element", Some(by)).await?;
        let id = value[ELEMENT].as_str().ok_or("an element has an id")?.to_owned();
        Ok(Element { session: self, id })
    }

    /// Runs a script in the page and gives back what it returns.
    pub(super) async fn run(&self, script: &str) -> Result<Value, Trouble> {
        let script = json!({ "script": script, "args": [] });
        self.ask("POST", "/execute/sync", Some(script)).await
    }

    /// Ends the program.
    pub(super) async fn end(self) -> Result<(), Trouble> {
        self.ask("DELETE", "", None).await.map(drop)
    }

    async fn ask(&self, verb: &str, path: &str, body: Option<Value>) -> Result<Value, Trouble> {
        ask(self.port, verb, &format!("/session/{}{path}", self.id), body).await
    }
}

impl Element<'_> {
    /// Clicks it.
    pub(super) async fn click(&self) -> Result<(), Trouble> {
        let path = format!("/element/{}/click", self.id);
        self.session.ask("POST", &path, Some(json!({}))).await.map(drop)
    }

    /// Types into it.
    pub(super) async fn type_in(&self, text: &str) -> Result<(), Trouble> {
        let path = format!("/element/{}/value", self.id);
        self.session.ask("POST", &path, Some(json!({ "text": text }))).await.map(drop)
    }
}

async fn ask(port: u16, verb: &str, path: &str, body: Option<Value>) -> Result<Value, Trouble> {
    let answered = tokio::time::timeout(DEADLINE, exchange(port, verb, path, body)).await;
    let (is_well, value) = answered.map_err(|_| format!("{verb} {path} was not answered"))??;
    if is_well { Ok(value) } else { Err(format!("{verb} {path}: {value}").into()) }
}

/// One request and its answer: whether it went well, and the value.
async fn exchange(
    port: u16,
    verb: &str,
    path: &str,
    body: Option<Value>,
) -> Result<(bool, Value), Trouble> {
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    let length = body.len();
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let request = format!(
        "{verb} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8(answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("an answer has a head")?;
    let status = head.split(' ').nth(1).ok_or("an answer has a status")?;
    let mut body: Value = serde_json::from_str(body)?;
    Ok((status == "200", body["value"].take()))
}
