//! Where no window can be opened, the program says so in one line, greets nobody and fails.

use std::process::{Command, Stdio};

/// What the program says on standard error where this is the display that is named.
fn complaint(display: Option<&str>) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_shoal-window"));
    program.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").env_remove("DISPLAY");
    program.env("RUST_BACKTRACE", "1").stdin(Stdio::null());
    if let Some(display) = display {
        program.env("DISPLAY", display);
    }
    let output = program.output().expect("it was built for this test");
    assert!(!output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "", "hello means that a window is open");
    String::from_utf8(output.stderr).expect("it is text")
}

#[test]
fn without_a_display_one_line_says_so() {
    assert_eq!(complaint(None), "shoal-window: there is no display to open a window on\n");
}

#[test]
fn a_display_that_does_not_answer_makes_one_line_without_a_trace() {
    // Nobody numbers a display as high as this.
    let said = complaint(Some(":64999"));
    let ours = said.lines().filter(|line| line.starts_with("shoal-window: "));
    assert_eq!(ours.count(), 1, "{said}");
    assert!(!said.contains("panicked") && !said.contains(".rs"), "{said}");
}
