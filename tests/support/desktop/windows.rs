//! The windows on the screen.

use super::{Desktop, Trouble, until};

/// A window that the window manager knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// As `wmctrl` and `import` take it.
    pub id: String,
    /// In its bar.
    pub title: String,
}

impl Desktop {
    /// All windows with a bar, in the order in which they were opened.
    pub async fn windows(&self) -> Result<Vec<Window>, Trouble> {
        let listed = self.output("wmctrl", &["-l"]).await?;
        // Number, desktop (-1 for the panel, which has no bar), host, title.
        let window = |line: &str| {
            let mut words = line.split_whitespace();
            let (id, desktop, _host) = (words.next()?, words.next()?, words.next()?);
            let title = words.collect::<Vec<_>>().join(" ");
            (desktop != "-1").then(|| Window { id: id.to_owned(), title })
        };
        Ok(listed.lines().filter_map(window).collect())
    }

    /// Waits for a window whose title contains `words`.
    pub async fn window(&self, words: &str) -> Result<Window, Trouble> {
        let what = format!("a window called {words:?}");
        let found = until(&what, async || {
            self.windows().await.ok()?.into_iter().find(|window| window.title.contains(words))
        });
        let found = found.await;
        found.map_err(|late| format!("{late}; Shoal printed: {:?}", self.printed()).into())
    }

    /// Asks a window to close, as its close button does.
    pub async fn close(&self, window: &Window) -> Result<(), Trouble> {
        self.output("wmctrl", &["-i", "-c", &window.id]).await.map(drop)
    }
}
