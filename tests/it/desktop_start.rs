//! The virtual desktop itself: is it one?

use support::desktop::{self, Desktop, Trouble};

#[tokio::test]
async fn the_desktop_without_a_screen_has_a_tray_notices_and_a_picture() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let mut desktop = Desktop::start().await?;
    assert!(desktop.tray_items().await?.is_empty());

    desktop.output("gdbus", &NOTIFY).await?;
    let notice = desktop.notice("A story").await?;
    assert_eq!((notice.body.as_str(), notice.urgency.as_str()), ("of two\nlines", "NORMAL"));
    desktop.press("Tell on").await?;
    assert_eq!(desktop.notices()?, [notice]);

    desktop::until("the notice and the panel are painted", async || {
        let picture = desktop.picture().await.ok()?;
        (picture.colours(0..48) > 1 && picture.colours(600..800) > 10).then_some(())
    })
    .await?;

    desktop.restart_panel().await
}

const NOTIFY: [&str; 14] = [
    "call",
    "--session",
    "--dest=org.freedesktop.Notifications",
    "--object-path=/org/freedesktop/Notifications",
    "--method=org.freedesktop.Notifications.Notify",
    "--",
    "Test",
    "uint32 0",
    "",
    "A story",
    "of two\nlines",
    "['on', 'Tell on', 'off', 'Be quiet']",
    "{}",
    "int32 0",
];
