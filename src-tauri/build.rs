//! Bakes the page and the closed list of IPC commands into the program.

fn main() {
    // The page is baked in, and Cargo sees only sources by itself.
    println!("cargo::rerun-if-changed=../ui/dist");
    // A capability must name each of these; a command that is not listed cannot be called from the page.
    let commands = tauri_build::AppManifest::new().commands(&["snapshot", "dispatch"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)).expect(
        "tauri.conf.json and capabilities are readable, and ui/dist is built (cargo xtask setup)",
    );
}
