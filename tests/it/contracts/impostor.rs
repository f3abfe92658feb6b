//! A socket in Mullvad's place that somebody else serves hears nothing at all.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::{env, fs};

use rustix::io::{FdFlags, fcntl_setfd};
use shoal_core::{Event, Source, Trouble};
use shoal_mullvad::{SocketChoice, keep_following};
use tokio::sync::mpsc;

use super::socket;

/// Names the impostor's socket to the child process.
const PLACE: &str = "SHOAL_TEST_IMPOSTOR";

/// The user called nobody on every Linux.
const NOBODY: u32 = 65_534;

/// The child process: serves a socket and writes how many bytes each connection brought.
#[test]
#[ignore = "started by the story below, as another user"]
fn an_impostor_serves_a_socket_until_it_is_ended() {
    // Whoever asks for all ignored tests names none.
    let Some(place) = env::var_os(PLACE) else { return };
    let listener = UnixListener::bind(&place).expect("a socket");
    fs::set_permissions(&place, fs::Permissions::from_mode(0o777)).expect("open to everybody");
    let mut out = std::io::stdout();
    writeln!(out, "impostor: listening").expect("a parent that reads");
    loop {
        let (mut stream, _) = listener.accept().expect("a connection");
        let mut heard = Vec::new();
        stream.read_to_end(&mut heard).expect("an end of the connection");
        writeln!(out, "impostor: {}", heard.len()).expect("a parent that reads");
    }
}

struct Impostor {
    process: Child,
    words: BufReader<ChildStdout>,
}

impl Impostor {
    /// Starts this very program again as another user. The folder of the program may be closed to that user, so it
    /// is started through an open file.
    fn start(place: &std::path::Path) -> Self {
        let program = fs::File::open("/proc/self/exe").expect("readable");
        fcntl_setfd(&program, FdFlags::empty()).expect("a file that is handed down");
        let mut command = Command::new(format!("/proc/self/fd/{}", program.as_raw_fd()));
        command.args([
            "--exact",
            "contracts::impostor::an_impostor_serves_a_socket_until_it_is_ended",
            "--ignored",
            "--nocapture",
        ]);
        command.env(PLACE, place).stdout(Stdio::piped()).stderr(Stdio::null()).current_dir("/");
        if rustix::process::geteuid().is_root() {
            command.uid(NOBODY).gid(NOBODY);
        }
        let mut process = command.spawn().expect("a process of another user");
        let words = BufReader::new(process.stdout.take().expect("a pipe"));
        Self { process, words }
    }

    /// The next word of the child's.
    fn word(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            let length = self.words.read_line(&mut line).expect("a child that writes");
            assert!(length > 0, "the child ended");
            if let Some((_, word)) = line.split_once("impostor: ") {
                return word.trim().to_owned();
            }
        }
    }
}

impl Drop for Impostor {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn an_impostor_hears_nothing_at_any_connect() {
    let (folder, place) = socket();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("a folder");
    let mut impostor = Impostor::start(&place);
    assert_eq!(impostor.word(), "listening");
    let (sender, mut events) = mpsc::channel(16);
    // Whoever runs this story, the impostor is another user than the one who should serve.
    let is_root = rustix::process::geteuid().is_root();
    let user = if is_root { 0 } else { rustix::process::geteuid().as_raw() + 1 };
    let choice = SocketChoice::ServedBy { path: place, user };
    let (handle, follower) = keep_following(choice, sender);
    let follower = tokio::spawn(follower);
    let (source, trouble) = (Source::Daemon, Trouble::NotMullvads);
    assert_eq!(events.recv().await, Some(Event::SourceFailed { source, trouble }));
    for _ in 0..100 {
        let heard = tokio::task::spawn_blocking(move || (impostor.word(), impostor));
        let (heard, back) = heard.await.expect("a word");
        assert_eq!(heard, "0");
        impostor = back;
        handle.probe().await.expect_err("no connection to an impostor");
    }
    assert!(events.try_recv().is_err(), "the trouble is told once");
    follower.abort();
}
