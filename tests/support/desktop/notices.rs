//! What the notification server showed, and its buttons.

use std::fs;
use std::time::Duration;

use super::wait::until_within;
use super::{DEADLINE, Desktop, Trouble, until};

/// A notice as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Number that the server gave it.
    pub id: u32,
    /// First line.
    pub summary: String,
    /// Text, with its markup.
    pub body: String,
    /// `LOW`, `NORMAL` or `CRITICAL`.
    pub urgency: String,
}

impl Desktop {
    /// Every notice since the desktop started, the oldest first; one that was updated stands there twice.
    pub fn notices(&self) -> Result<Vec<Notice>, Trouble> {
        let text = fs::read_to_string(self.dir().join("notices"))?;
        text.split_terminator('\u{1e}').map(read).collect()
    }

    /// Waits for a notice whose summary or body contains `words`.
    pub async fn notice(&self, words: &str) -> Result<Notice, Trouble> {
        self.notice_due_in(Duration::ZERO, words).await
    }

    /// The same for one that is due in so long.
    pub async fn notice_due_in(&self, due: Duration, words: &str) -> Result<Notice, Trouble> {
        until_within(due + DEADLINE, &format!("a notice with {words:?}"), async || {
            let says_so =
                |notice: &Notice| notice.summary.contains(words) || notice.body.contains(words);
            self.notices().ok()?.into_iter().rev().find(says_so)
        })
        .await
    }

    /// Presses a button of a notice that is shown, by the start of its label.
    pub async fn press(&self, label: &str) -> Result<(), Trouble> {
        let menu = self.dir().join("buttons");
        let _ = fs::remove_file(&menu);
        fs::write(self.dir().join("wish"), label)?;
        self.output("dunstctl", &["context"]).await?;
        let offered =
            until("the menu of buttons opens", async || fs::read_to_string(&menu).ok()).await?;
        if offered.lines().any(|line| line.starts_with(&format!("#{label}"))) {
            return Ok(());
        }
        Err(format!("no notice has a button {label:?}; there are: {offered}").into())
    }

    /// Closes every notice that is shown.
    pub async fn close_notices(&self) -> Result<(), Trouble> {
        self.output("dunstctl", &["close-all"]).await.map(drop)
    }
}

fn read(record: &str) -> Result<Notice, Trouble> {
    let mut fields = record.split('\u{1f}').map(str::to_owned);
    let mut field = || fields.next().ok_or("a notice was written down in part");
    Ok(Notice { id: field()?.parse()?, summary: field()?, body: field()?, urgency: field()? })
}
