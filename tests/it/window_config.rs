//! What the page of the window may do is a closed list, and the list is short.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

/// The policy of the page, word for word; Tauri adds the hashes of its own scripts when it builds.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src ipc: http://ipc.localhost; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    object-src 'none'; require-trusted-types-for 'script'";

fn window_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri")
}

fn read(path: &str) -> String {
    fs::read_to_string(window_dir().join(path))
        .unwrap_or_else(|trouble| panic!("{path}: {trouble}"))
}

fn config() -> Value {
    serde_json::from_str(&read("tauri.conf.json")).expect("the configuration is JSON")
}

#[test]
fn the_policy_of_the_page_is_word_for_word_the_agreed_one() {
    assert_eq!(config()["app"]["security"]["csp"], json!(POLICY));
    assert_eq!(config()["app"]["security"].get("devCsp"), None);
    assert_eq!(config()["app"]["security"].get("dangerousDisableAssetCspModification"), None);
}

#[test]
fn the_page_reaches_nothing_of_the_system() {
    let config = config();
    let security = &config["app"]["security"];
    assert_eq!(config["app"]["withGlobalTauri"], json!(false));
    assert_eq!(security["freezePrototype"], json!(true));
    assert_eq!(security["assetProtocol"]["enable"], json!(false));
    assert_eq!(config["build"]["removeUnusedCommands"], json!(true));
    assert_eq!(config.get("plugins"), None);
}

#[test]
fn no_window_is_configured_beside_the_one_that_the_program_opens() {
    assert_eq!(config()["app"]["windows"], json!([]));
}

#[test]
fn the_page_is_inside_the_program_and_no_development_server_is_ever_asked() {
    let build = &config()["build"];
    assert_eq!(build["frontendDist"], json!("../ui/dist"));
    assert_eq!(build.get("devUrl"), None);
    assert!(read("Cargo.toml").contains("default = [\"custom-protocol\"]"));
}

#[test]
fn the_only_capability_names_two_commands_for_one_window() {
    let files: Vec<_> = fs::read_dir(window_dir().join("capabilities"))
        .expect("there is a folder of capabilities")
        .map(|entry| entry.expect("it can be read").file_name())
        .collect();
    assert_eq!(files, ["page.json"]);
    assert_eq!(config()["app"]["security"]["capabilities"], json!(["page"]));
    let page: Value = serde_json::from_str(&read("capabilities/page.json")).expect("it is JSON");
    assert_eq!(page["permissions"], json!(["allow-snapshot", "allow-dispatch"]));
    assert_eq!(page["windows"], json!(["main"]));
    assert_eq!(page["local"], json!(true));
    assert_eq!(page.get("remote"), None);
    assert_eq!(page.get("webviews"), None);
}

#[test]
fn the_build_lists_the_same_two_commands() {
    assert!(read("build.rs").contains("commands(&[\"snapshot\", \"dispatch\"])"));
    assert!(read("src/main.rs").contains("generate_handler![ipc::snapshot, ipc::dispatch]"));
}

#[test]
fn the_window_uses_no_plugin_no_tray_and_no_developer_tools() {
    let manifest = read("Cargo.toml");
    let workspace = read("../Cargo.toml");
    let tauri =
        workspace.lines().find(|line| line.starts_with("tauri = ")).expect("tauri is named");
    assert!(!manifest.contains("tauri-plugin"), "{manifest}");
    for feature in ["devtools", "tray-icon", "protocol-asset", "unstable", "isolation"] {
        assert!(!tauri.contains(feature) && !manifest.contains(feature), "{feature}");
    }
}
