//! What leaves the machine, read from the sources: hosts, sockets, calls to Mullvad's daemon.
//!
//! Reading sources proves little about what a program does; it makes that a new contact has to be written into a
//! list here, where a reviewer sees it. What the running program does is watched by the desktop tests.

use support::sources::{self, Source};

/// Hosts that may stand in code, and why.
const HOSTS: [(&str, &str); 6] = [
    ("ipv4.am.i.mullvad.net", "the exit check, which the user has to allow"),
    ("ipv6.am.i.mullvad.net", "the same, over IPv6"),
    ("localhost", "gRPC wants the name of a host, also over a Unix socket"),
    ("ipc.localhost", "how the page reaches its own window"),
    ("www.w3.org", "names the format of a drawing and is never asked"),
    ("schema.tauri.app", "names the format of a settings file and is never asked"),
];

/// Last labels by which a name in quotes is taken for a host. Names on D-Bus start with one, which does not count.
const LAST_LABELS: [&str; 9] = ["com", "net", "org", "io", "dev", "app", "eu", "se", "info"];

/// Ways to reach the network other than the daemon's socket. One module may use them: the exit check, which runs in a
/// process of its own.
const WAYS_OUT: [&str; 10] = [
    "TcpStream",
    "TcpListener",
    "TcpSocket",
    "UdpSocket",
    "ToSocketAddrs",
    "lookup_host",
    "reqwest",
    "rustls",
    "bind_device",
    "MULLVAD_RPC_SOCKET_PATH",
];

const EXIT_CHECK: [&str; 3] = [
    "src-tauri/crates/shoal-mullvad/src/exit_check.rs",
    "src-tauri/crates/shoal-mullvad/src/exit_check/",
    "src-tauri/crates/shoal-mullvad/Cargo.toml",
];
/// The one file that starts Mullvad's program, and may tell it which socket the user named.
const PROGRAM_RUN: &str = "src-tauri/crates/shoal-mullvad/src/cli/run.rs";

/// The stories that name the daemon's socket, as its user does.
const SOCKET_STORIES: &str = "src-tauri/crates/shoal-cli/tests/cli/ways_in.rs";

/// All files of Shoal's programs that start a program, and which.
const STARTERS: [(&str, &str); 4] = [
    (PROGRAM_RUN, "Mullvad's, for multihop"),
    ("src-tauri/crates/shoal-agent/src/exit_task.rs", "Shoal itself, for the exit check"),
    ("src-tauri/crates/shoal-tray/src/window.rs", "Shoal's window"),
    ("src-tauri/src/main.rs", "Shoal's window anew, with other settings of its surroundings"),
];

/// Ways out of a page.
const WAYS_OUT_OF_A_PAGE: [&str; 6] =
    ["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection"];

/// All that Mullvad's daemon is ever asked. None of it is about the account.
const CALLS: [&str; 10] = [
    "EventsListen",
    "GetCurrentVersion",
    "GetDevice",
    "GetRelayLocations",
    "GetSettings",
    "GetTunnelState",
    "GetWireguardKey",
    "ReconnectTunnel",
    "RotateWireguardKey",
    "SetRelaySettings",
];

/// All files of Shoal's programs that may put something on a disk, and what.
const WRITERS: [(&str, &str); 10] = [
    ("src-tauri/crates/shoal-agent/src/autostart.rs", "what starts Shoal, once the user asks"),
    (
        "src-tauri/crates/shoal-agent/src/private_files.rs",
        "how: closed to others, whole or not at all",
    ),
    ("src-tauri/crates/shoal-agent/src/settings_file.rs", "settings"),
    (
        "src-tauri/crates/shoal-agent/src/history_store.rs",
        "the history, once the user has chosen it",
    ),
    ("src-tauri/crates/shoal-agent/src/kept_undo.rs", "what can be undone, for the session"),
    (
        "src-tauri/crates/shoal-agent/src/single_instance.rs",
        "the lock, with the socket named by hand",
    ),
    (
        "src-tauri/crates/shoal-agent/src/diagnostics/file.rs",
        "a report that the user has read and wants saved",
    ),
    ("src-tauri/crates/shoal-cli/src/diagnostics.rs", "the same, in the file that the user names"),
    ("src-tauri/crates/shoal-cli/src/demo.rs", "a folder for the simulated daemon's socket"),
    ("src-tauri/src/scratch.rs", "the web view's folder, gone at its end"),
];

/// How something comes onto a disk.
const WAYS_TO_WRITE: [&str; 13] = [
    "new_private(",
    "replace_private(",
    "ensure_private_file(",
    "Connection::open",
    "OFlags::CREATE",
    "OpenOptions",
    "File::create",
    "fs::write",
    "fs::copy",
    "create_dir",
    "DirBuilder",
    "tempdir",
    "tempfile(",
];

/// What the README says is kept on the machine: each must be named there, where it lies and how it goes.
const KEPT: [&str; 7] = [
    "`~/.config/autostart/shoal.desktop`",
    "`~/.config/shoal/settings.toml`",
    "`~/.local/share/shoal/history.db`",
    "`$XDG_RUNTIME_DIR/shoal`",
    "`~/.local/state/shoal/diagnostics-DAY.txt`",
    "30 days (1 to 365)",
    "`shoal forget`",
];

fn programs() -> Vec<Source> {
    let mut sources = sources::below("src-tauri", &[".rs", ".json", ".toml", ".ftl"]);
    sources.extend(sources::below("ui/src", &[".ts", ".svelte", ".css"]));
    sources.extend(sources::below("ui", &["index.html"]));
    assert!(sources.len() > 20, "the sources were not found");
    sources
}

#[test]
fn no_source_names_a_host_outside_the_list() {
    assert_eq!(programs().iter().flat_map(strange_hosts).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn a_host_in_code_is_found_and_one_in_a_comment_is_not() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let found = |text: &str| strange_hosts(&source("a.rs", text));
    assert_eq!(
        found(r#"get("https://telemetry.example/ping")"#),
        ["a.rs:1 names telemetry.example"]
    );
    assert_eq!(
        found("\nconst HOST: &str = \"api.mullvad.net\";"),
        ["a.rs:2 names api.mullvad.net"]
    );
    assert_eq!(found(r#"get("https://am.i.mullvad.net.evil.example/json")"#).len(), 1);
    assert_eq!(found(r#"get("https://ipv4.am.i.mullvad.net/json")"#), [""; 0]);
    assert_eq!(found(r#"get("https://am.i.mullvad.net/json")"#).len(), 1);
    assert_eq!(found("/// See <https://datatracker.ietf.org/doc/html/rfc5737>."), [""; 0]);
    assert_eq!(found(r#"name("org.kde.StatusNotifierWatcher", state.net, "plugin.rs")"#), [""; 0]);
    let page = source("a.ts", "const host = 'stats.example.com'");
    assert_eq!(strange_hosts(&page), ["a.ts:1 names stats.example.com"]);
}

#[test]
fn nothing_but_the_exit_check_can_reach_the_internet() {
    for source in programs() {
        let ways: &[&str] =
            if source.path.starts_with("ui/") { &WAYS_OUT_OF_A_PAGE } else { &WAYS_OUT };
        let is_exit_check = EXIT_CHECK.iter().any(|place| source.path.starts_with(place));
        if [PROGRAM_RUN, SOCKET_STORIES].contains(&source.path.as_str()) {
            let named = named_in_code(&source, ways);
            assert!(named.iter().all(|it| it.ends_with("MULLVAD_RPC_SOCKET_PATH")), "{named:?}");
        } else if !is_exit_check && !source.path.ends_with("clippy.toml") {
            assert_eq!(named_in_code(&source, ways), Vec::<String>::new());
        }
    }
}

#[test]
fn a_way_out_is_found_in_code_only() {
    let text = "// A TcpStream would do.\nlet a = TcpStream::connect(b);\n";
    let source = Source { path: "a.rs".to_owned(), text: text.to_owned() };
    assert_eq!(named_in_code(&source, &WAYS_OUT), ["a.rs:2 names TcpStream"]);
}

#[test]
fn the_daemon_is_asked_nothing_outside_the_list() {
    let client = sources::below("src-tauri/crates/shoal-mullvad/src", &[".rs"]);
    let strange: Vec<String> = client.iter().flat_map(strange_calls).collect();
    assert_eq!(strange, Vec::<String>::new());
    for call in CALLS {
        let declared = format!("ManagementService/{call}\"");
        assert!(client.iter().any(|source| source.text.contains(&declared)), "{call} is not asked");
    }
}

#[test]
fn a_call_about_the_account_and_one_made_of_parts_are_found() {
    let call =
        |path: &str| Source { path: "wire.rs".to_owned(), text: format!("call(\"{path}\")") };
    assert_eq!(
        strange_calls(&call("/a.ManagementService/GetAccountData")),
        ["wire.rs:1 calls GetAccountData"]
    );
    assert_eq!(strange_calls(&call("/a.ManagementService/{call}")), ["wire.rs:1 calls "]);
    assert_eq!(strange_calls(&call("/a.ManagementService/GetTunnelState")), [""; 0]);
}

#[test]
fn lock_files_do_not_tell_where_packages_were_downloaded() {
    for lock in sources::below("ui", &["package-lock.json"]) {
        assert!(!lock.text.contains("\"resolved\": \"http"), "{} names hosts", lock.path);
    }
}

/// Those of Shoal's own files that name one of the words; the simulation and the tool that builds are no part of what
/// runs at a user's.
fn at_a_users(words: &[&str]) -> Vec<String> {
    let ours = programs().into_iter().filter(|source| {
        std::path::Path::new(&source.path).extension().is_some_and(|kind| kind == "rs")
            && !["shoal-sim", "xtask"].iter().any(|package| source.path.contains(package))
            && !source.path.contains("/tests/")
    });
    let ours = ours.map(without_tests);
    let naming = ours.filter(|source| !named_in_code(source, words).is_empty());
    let mut paths: Vec<String> = naming.map(|source| source.path).collect();
    paths.sort();
    paths
}

/// Tests at the end of a file are no part of what runs at a user's.
fn without_tests(source: Source) -> Source {
    let text = match source.text.split_once("\n#[cfg(test)]\nmod tests {\n") {
        Some((text, tests)) if tests.ends_with("\n}\n") && !tests.contains("\n}\n\n") => text,
        Some(_) | None => &source.text,
    };
    Source { text: text.to_owned(), ..source }
}

fn listed(files: &[(&str, &str)]) -> Vec<String> {
    let mut listed: Vec<String> = files.iter().map(|(path, _what)| (*path).to_owned()).collect();
    listed.sort();
    listed
}

#[test]
fn nothing_is_put_on_a_disk_outside_the_list() {
    assert_eq!(at_a_users(&WAYS_TO_WRITE), listed(&WRITERS));
}

#[test]
fn no_program_is_started_outside_the_list() {
    assert_eq!(at_a_users(&["Command::new(", "Command::cargo_bin", "exec("]), listed(&STARTERS));
}

#[test]
fn the_readme_tells_all_that_is_kept() {
    let readme = std::fs::read_to_string(sources::root().join("README.md")).expect("it is there");
    let told = readme.split("## What is kept on this machine").nth(1).expect("it has the table");
    let told = told.split("\n## ").next().unwrap_or(told);
    for what in KEPT {
        assert!(told.contains(what), "{what} is not told");
    }
}

fn strange_hosts(source: &Source) -> Vec<String> {
    let is_known = |host: &str| HOSTS.iter().any(|(known, _why)| *known == host);
    code_lines(source)
        .flat_map(|(number, line)| hosts(line).into_iter().map(move |host| (number, host)))
        .filter(|(_, host)| !is_known(host))
        .map(|(number, host)| format!("{}:{number} names {host}", source.path))
        .collect()
}

/// Hosts of addresses in a line, and names in quotes that look like hosts.
fn hosts(line: &str) -> Vec<String> {
    let authority = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ".-_@".contains(c)));
        rest[..end.unwrap_or(rest.len())].trim_end_matches('.').to_owned()
    };
    let addresses = line.split("://").skip(1).map(authority).filter(|host| !host.is_empty());
    let mut found: Vec<String> = addresses.collect();
    let quoted = line.split(['"', '\'', '`']).skip(1).step_by(2);
    for word in quoted
        .flat_map(|text| text.split(|c: char| !(c.is_ascii_alphanumeric() || ".-".contains(c))))
    {
        let is_host = word.rsplit_once('.').is_some_and(|(rest, last)| {
            rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && LAST_LABELS.contains(&last)
        });
        if is_host && !found.iter().any(|host| host == word) {
            found.push(word.to_owned());
        }
    }
    found
}

fn named_in_code(source: &Source, words: &[&str]) -> Vec<String> {
    code_lines(source)
        .flat_map(|(number, line)| {
            let named = words.iter().filter(|word| line.contains(**word));
            named.map(move |word| format!("{}:{number} names {word}", source.path))
        })
        .collect()
}

fn strange_calls(source: &Source) -> Vec<String> {
    let name =
        |rest: &str| -> String { rest.chars().take_while(char::is_ascii_alphanumeric).collect() };
    code_lines(source)
        .flat_map(|(number, line)| {
            line.split("ManagementService/").skip(1).map(move |rest| (number, name(rest)))
        })
        .filter(|(_, call)| !CALLS.contains(&call.as_str()))
        .map(|(number, call)| format!("{}:{number} calls {call}", source.path))
        .collect()
}

/// The lines that are no comment, with their numbers from 1.
fn code_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let is_comment = |line: &str| {
        ["//", "/*", "* ", "<!--", "# "].iter().any(|start| line.trim_start().starts_with(start))
    };
    (1..).zip(source.text.lines()).filter(move |(_, line)| !is_comment(line))
}
