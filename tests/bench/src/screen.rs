//! The screen from outside: when a window has drawn something to read, and its close button.
//!
//! A page's own clock begins when its program has long been starting, and a page that measures itself is another page.
//! So both programs are looked at in the same way: the X server tells each time something was drawn, and then the
//! window's pixels are read. A blank window, of whatever colour, has few neighbours in a row that differ much; letters
//! have many.

use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, Window,
};
use x11rb::rust_connection::RustConnection;

/// How long a window may take to show something.
const DEADLINE: Duration = Duration::from_secs(30);

/// How much red, green and blue of two neighbours differ together where a letter begins or ends.
const EDGE: u32 = 96;

/// A line of text has more such places; a blank window has none.
const EDGES: usize = 100;

/// Four bytes for each pixel of a screen 24 bits deep.
const PIXEL: usize = 4;

/// The screen of one program. What is drawn is told from here on.
pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
    damage: u32,
    client_list: Atom,
    close_window: Atom,
    manager: Atom,
}

impl Screen {
    /// Looks at a display such as `:99`.
    pub(crate) fn look_at(display: &str) -> anyhow::Result<Self> {
        let (connection, number) = RustConnection::connect(Some(display))?;
        let root = connection.setup().roots[number].root;
        connection.damage_query_version(1, 1)?.reply()?;
        let damage = connection.generate_id()?;
        connection.damage_create(damage, root, ReportLevel::NON_EMPTY)?.check()?;
        let atom = |name: &str| -> anyhow::Result<Atom> {
            Ok(connection.intern_atom(false, name.as_bytes())?.reply()?.atom)
        };
        let (client_list, close_window) = (atom("_NET_CLIENT_LIST")?, atom("_NET_CLOSE_WINDOW")?);
        let manager = atom("_NET_SUPPORTING_WM_CHECK")?;
        Ok(Self { connection, root, damage, client_list, close_window, manager })
    }

    /// Waits until a window manager says that it is there.
    pub(crate) fn is_managed(&self) -> anyhow::Result<()> {
        let until = Instant::now() + DEADLINE;
        while self.listed(self.manager)?.is_empty() {
            anyhow::ensure!(Instant::now() < until, "the window manager did not start");
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// Waits until a window shows something to read, and tells when that was.
    pub(crate) fn first_content(&self) -> anyhow::Result<Instant> {
        let until = Instant::now() + DEADLINE;
        loop {
            let drawn = self.next_drawn(until)?;
            let windows = self.windows()?;
            if windows.into_iter().any(|window| self.has_content(window)) {
                return Ok(drawn);
            }
        }
    }

    /// Closes every window, as their close buttons do.
    pub(crate) fn close_windows(&self) -> anyhow::Result<()> {
        let windows = self.windows()?;
        anyhow::ensure!(!windows.is_empty(), "there is no window to be closed");
        for window in windows {
            // By a pager (2): the window manager hands it on to the program.
            let message = ClientMessageEvent::new(32, window, self.close_window, [0, 2, 0, 0, 0]);
            let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
            self.connection.send_event(false, self.root, to, message)?.check()?;
        }
        Ok(())
    }

    /// The windows that the window manager knows.
    pub(crate) fn windows(&self) -> anyhow::Result<Vec<Window>> {
        self.listed(self.client_list)
    }

    /// The windows that a property of the root window names.
    fn listed(&self, property: Atom) -> anyhow::Result<Vec<Window>> {
        let kind = AtomEnum::WINDOW;
        let asked = self.connection.get_property(false, self.root, property, kind, 0, 64)?;
        Ok(asked.reply()?.value32().map(Iterator::collect).unwrap_or_default())
    }

    /// Waits until something is drawn; what was drawn before is taken together.
    fn next_drawn(&self, until: Instant) -> anyhow::Result<Instant> {
        loop {
            let mut drawn = None;
            while let Some(event) = self.connection.poll_for_event()? {
                if matches!(event, Event::DamageNotify(_)) {
                    drawn = Some(Instant::now());
                }
            }
            if let Some(drawn) = drawn {
                self.connection.damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?.check()?;
                return Ok(drawn);
            }
            let left = until.checked_duration_since(Instant::now());
            let left = Timespec::try_from(left.context("no window has shown anything to read")?)?;
            let stream = self.connection.stream().as_fd();
            poll(&mut [PollFd::new(&stream, PollFlags::IN)], Some(&left))?;
        }
    }

    fn has_content(&self, window: Window) -> bool {
        // One that has just come may not be shown yet, and one that goes cannot be read.
        self.pixels(window).is_ok_and(|(width, pixels)| has_text(width, &pixels))
    }

    fn pixels(&self, window: Window) -> anyhow::Result<(usize, Vec<u8>)> {
        let size = self.connection.get_geometry(window)?.reply()?;
        let all = ImageFormat::Z_PIXMAP;
        let (width, height) = (size.width, size.height);
        let image =
            self.connection.get_image(all, window, 0, 0, width, height, u32::MAX)?.reply()?;
        Ok((width.into(), image.data))
    }
}

/// Whether there are letters, or drawings with as many outlines, in rows of so many pixels.
fn has_text(width: usize, pixels: &[u8]) -> bool {
    let edges = |row: &[u8]| {
        let neighbours = row.chunks_exact(PIXEL).zip(row.chunks_exact(PIXEL).skip(1));
        neighbours.filter(|(left, right)| contrast(left, right) >= EDGE).count()
    };
    let rows = pixels.chunks_exact((width * PIXEL).max(PIXEL));
    rows.map(edges).sum::<usize>() >= EDGES
}

/// The fourth byte of a pixel says nothing.
fn contrast(left: &[u8], right: &[u8]) -> u32 {
    let parts = left.iter().zip(right).take(3);
    parts.map(|(left, right)| u32::from(left.abs_diff(*right))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window of 100 × 40 pixels, each as bright as `bright` says for its column and row.
    fn window(bright: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        let places = (0..40).flat_map(|row| (0..100).map(move |column| (column, row)));
        places
            .flat_map(|(column, row)| [[bright(column, row); 3].as_slice(), &[7]].concat())
            .collect()
    }

    #[test]
    fn letters_are_content_and_blank_or_shaded_windows_are_not() {
        let blank = window(|_, _| 255);
        let shaded = window(|column, row| u8::try_from(column * 2 + row).expect("it is small"));
        let lines = window(|_, row| if row % 10 == 0 { 255 } else { 0 });
        let one_edge = window(|column, _| if column < 50 { 0 } else { 255 });
        let letters =
            window(|column, row| if (10..20).contains(&row) && column % 6 < 2 { 0 } else { 255 });
        for (what, pixels) in
            [("blank", &blank), ("shaded", &shaded), ("lines", &lines), ("an edge", &one_edge)]
        {
            assert!(!has_text(100, pixels), "{what}");
        }
        assert!(has_text(100, &letters));
        assert!(!has_text(0, &[]) && !has_text(100, &[]));
    }
}
