//! The shape of the code: who may import whom, what the core may rest on, how long a file may be.
//!
//! Each guard is a function over data, so that beside the real workspace it is shown one with the very fault
//! it is there to find.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;
use support::sources::{self, Source};

/// What of ours each package may import.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("shoal-core", &[]),
    ("shoal-view", &["shoal-core"]),
    ("shoal-mullvad", &["shoal-core"]),
    ("shoal-sim", &["shoal-core"]),
    ("shoal-agent", &["shoal-core", "shoal-mullvad"]),
    ("shoal-tray", &["shoal-core", "shoal-view", "shoal-agent"]),
    (
        "shoal-cli",
        &["shoal-core", "shoal-view", "shoal-mullvad", "shoal-agent", "shoal-tray", "shoal-sim"],
    ),
    ("shoal-window", &["shoal-core", "shoal-view"]),
    ("xtask", &[]),
    ("tauri-hello", &[]),
];

/// These may import everything but each other, and nobody imports them.
const BESIDE: [&str; 3] = ["shoal-tests", "shoal-bench", "shoal-calibrate"];

/// These may open windows.
const WITH_TAURI: [&str; 2] = ["shoal-window", "tauri-hello"];

/// All that the core may rest on.
const OUTSIDE_OF_CORE: [&str; 3] = ["serde", "thiserror", "ts-rs"];

/// Starts of the names of packages that bring GTK or WebKit into a program.
const DESKTOP_LIBRARIES: [&str; 9] =
    ["gtk", "gdk", "gio", "glib", "webkit2gtk", "javascriptcore", "soup", "wry", "tao"];

const LONGEST_FILE: usize = 400;

/// Names that say nothing about what a module holds.
const EMPTY_NAMES: [&str; 7] = ["utils", "util", "helpers", "common", "manager", "service", "misc"];

/// A package, and what it names in its `Cargo.toml`.
struct Package {
    name: String,
    imports: BTreeSet<String>,
}

#[test]
fn packages_import_only_what_the_plan_allows() {
    let packages = ours();
    assert_eq!(forbidden_imports(&packages), Vec::<String>::new());
    let known: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).chain(BESIDE).collect();
    for package in &packages {
        assert!(known.contains(&package.name.as_str()), "{} is not in the plan", package.name);
    }
}

#[test]
fn a_forbidden_import_is_found() {
    for (name, import) in [
        ("shoal-core", "shoal-view"),
        ("shoal-core", "tokio"),
        ("shoal-view", "shoal-mullvad"),
        ("shoal-tray", "tauri"),
        ("shoal-cli", "shoal-tests"),
        ("shoal-agent", "shoal-bench"),
        ("shoal-bench", "shoal-tests"),
        ("shoal-calibrate", "shoal-tests"),
        ("shoal-mullvad", "shoal-sim"),
        ("shoal-window", "shoal-agent"),
        ("shoal-agent", "tauri-plugin-shell"),
        ("shoal-bench", "tauri"),
        ("tauri-hello", "shoal-core"),
    ] {
        let planted = Package { name: name.to_owned(), imports: [import.to_owned()].into() };
        assert_eq!(forbidden_imports(&[planted]), [format!("{name} imports {import}")]);
    }
}

#[test]
fn the_resident_program_rests_on_neither_gtk_nor_webkit() {
    let tree = cargo("tree --package shoal-cli --edges normal --prefix none --format {p}");
    assert!(tree.contains("\nksni "), "the tree of packages was not read: {tree}");
    assert_eq!(desktop_libraries(&tree), Vec::<&str>::new());
}

#[test]
fn gtk_below_the_resident_program_is_found() {
    let planted = "shoal-cli v0.1.0\nwaker v1.0.0\ngtk-sys v0.18.2\nsoup3 v0.5.0 (*)\ntao v0.37.2\nglibber v1.0.0\n";
    assert_eq!(desktop_libraries(planted), ["gtk-sys", "soup3", "tao"]);
}

#[test]
fn files_are_short_and_modules_have_telling_names() {
    let mut files = sources::below("src-tauri", &[".rs"]);
    files.extend(sources::below("tests", &[".rs", ".ts"]));
    files.extend(sources::below("ui", &[".ts", ".svelte", ".css"]));
    assert!(files.len() > 20, "the sources were not found");
    assert_eq!(shapeless(&files), Vec::<String>::new());
}

#[test]
fn a_long_file_and_an_empty_name_are_found() {
    let file =
        |path: &str, lines: usize| Source { path: path.to_owned(), text: "x\n".repeat(lines) };
    let files = [
        file("src/long.rs", 401),
        file("src/right.rs", 400),
        file("src/utils.rs", 1),
        file("src/common/door.rs", 1),
        file("ui/src/bindings.ts", 4000),
        Source { path: "src/a.rs".to_owned(), text: "pub(crate) mod helpers {\n".to_owned() },
    ];
    assert_eq!(
        shapeless(&files),
        [
            "src/long.rs has 401 lines",
            "src/utils.rs is called \"utils\"",
            "src/common/door.rs is called \"common\"",
            "src/a.rs is called \"helpers\"",
        ]
    );
}

/// The core's own settings of Clippy are in force, and repeat those of the workspace, which they replace.
#[test]
fn the_core_may_not_ask_for_time_settings_files_or_order_at_random() {
    let root = sources::root();
    let read =
        |path: &str| std::fs::read_to_string(root.join(path)).expect("it is part of the clone");
    let own = read("src-tauri/crates/shoal-core/clippy.toml");
    for line in read(".clippy.toml").lines().filter(|line| !line.starts_with('#')) {
        assert!(own.contains(line), "the core's clippy.toml lacks {line:?}");
    }
    let said = clippy_on(&own, PLANTED);
    for line in 1..=PLANTED.lines().count() {
        assert!(
            said.contains(&format!("src/lib.rs:{line}:")),
            "line {line} was not found:\n{said}"
        );
    }
}

/// All that is imported against the plan.
fn forbidden_imports(packages: &[Package]) -> Vec<String> {
    let planned: Vec<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    let names: Vec<&str> = planned.iter().copied().chain(BESIDE).collect();
    let mut found = Vec::new();
    for Package { name, imports } in packages {
        let is_beside = BESIDE.contains(&name.as_str());
        let allowed = ALLOWED.iter().find(|(ours, _)| ours == name);
        let allowed = if is_beside { &planned } else { allowed.map_or(&[][..], |(_, them)| them) };
        for import in imports {
            let is_ours = names.contains(&import.as_str());
            let is_tauri = import == "tauri" || import.starts_with("tauri-");
            let forbidden = (is_ours && !allowed.contains(&import.as_str()))
                || (is_tauri && !WITH_TAURI.contains(&name.as_str()))
                || (name == "shoal-core"
                    && !is_ours
                    && !OUTSIDE_OF_CORE.contains(&import.as_str()));
            if forbidden {
                found.push(format!("{name} imports {import}"));
            }
        }
    }
    found
}

/// Those of the packages in `tree`, one a line, that bring GTK or WebKit.
fn desktop_libraries(tree: &str) -> Vec<&str> {
    let brings_one = |name: &&str| {
        DESKTOP_LIBRARIES.iter().any(|library| {
            name.strip_prefix(library).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with(|c: char| c == '-' || c.is_ascii_digit())
            })
        })
    };
    tree.lines().filter_map(|line| line.split(' ').next()).filter(brings_one).collect()
}

fn shapeless(files: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for Source { path, text } in files {
        let lines = text.lines().count();
        if lines > LONGEST_FILE && !path.ends_with("/bindings.ts") {
            found.push(format!("{path} has {lines} lines"));
        }
        let parts = path.split('/').map(|part| part.split('.').next().unwrap_or(part));
        let inside = text.lines().filter_map(|line| {
            let named =
                line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            named.strip_prefix("mod ").map(|name| name.trim_end_matches([' ', ';', '{']))
        });
        let empty = parts.chain(inside).filter(|name| EMPTY_NAMES.contains(name));
        found.extend(empty.map(|name| format!("{path} is called {name:?}")));
    }
    found
}

/// What Cargo prints; without the network, as everything was built before.
fn cargo(line: &str) -> String {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(line.split(' '))
        .args(["--locked", "--offline"])
        .current_dir(sources::root())
        .output()
        .expect("Cargo runs these tests, so it is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("Cargo prints text")
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().expect("this is a list in Cargo's format 1").iter()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().expect("this is a text in Cargo's format 1").to_owned()
}

/// The packages of the workspace.
fn ours() -> Vec<Package> {
    let metadata: Value =
        serde_json::from_str(&cargo("metadata --no-deps --format-version 1")).expect("it is JSON");
    list(&metadata, "packages")
        .map(|package| Package {
            name: text(package, "name"),
            imports: list(package, "dependencies").map(|import| text(import, "name")).collect(),
        })
        .collect()
}

/// Each line does one thing that the core must not.
const PLANTED: &str = "\
pub fn a() -> std::time::Instant { std::time::Instant::now() }
pub fn b() -> std::time::SystemTime { std::time::SystemTime::now() }
pub fn c() -> bool { std::env::var(\"HOME\").is_ok() }
pub fn d() -> bool { std::fs::read(\"secret\").is_ok() }
pub fn e() -> bool { std::fs::File::open(\"secret\").is_ok() }
pub fn f() -> usize { std::collections::HashMap::<u8, u8>::new().len() }
pub fn g() -> bool { std::os::unix::net::UnixStream::connect(\"socket\").is_ok() }
";

/// What Clippy says about a crate that holds `source`, under `settings`.
fn clippy_on(settings: &str, source: &str) -> String {
    let planted = tempfile::tempdir().expect("there is room for a small crate");
    let write = |name: &str, text: &str| std::fs::write(planted.path().join(name), text);
    std::fs::create_dir(planted.path().join("src")).expect("the folder is new");
    let package =
        "[package]\nname = \"planted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n";
    write("Cargo.toml", package).expect("the folder is ours");
    write("clippy.toml", settings).expect("the folder is ours");
    write("src/lib.rs", source).expect("the folder is ours");
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["clippy", "--offline", "--quiet"])
        .current_dir(planted.path())
        .env("CARGO_TARGET_DIR", planted.path().join("target"))
        .output()
        .expect("Cargo runs these tests, so it is there");
    String::from_utf8_lossy(&output.stderr).into_owned()
}
