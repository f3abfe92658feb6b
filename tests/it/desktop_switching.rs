//! One click moves the tunnel: from the menu and from the notice.

use shoal_sim::{DaemonConfig, Place, RelaySettings, SimDaemon};
use support::desktop::{self, Desktop, Trouble, until};

/// Encoded fields that nobody knows, as a daemon of next year may send them: 999 and 1000.
const UNKNOWN: &[u8] = &[0xb8, 0x3e, 0x01, 0xc2, 0x3e, 0x02, b'h', b'i'];

#[tokio::test]
async fn stockholm_chosen_in_the_menu_changes_the_location_and_nothing_else() -> Result<(), Trouble>
{
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let config = desktop.mullvad();
    let mullvad = SimDaemon::start(&config)?;
    let settings = choosy(&config);
    mullvad.plant_relay_settings(message(&settings, &config)).await?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let item = desktop.tray_item().await?;
    let before = desktop.status_when("a crowd is known", |_| true).await?;
    assert_ne!(before["tunnel"]["exit"]["city"], "Stockholm");

    item.choose(&["Switch to", "Stockholm"]).await?;
    let after = desktop
        .status_when("the crowd in Stockholm", |status| {
            status["tunnel"]["exit"]["city"] == "Stockholm"
        })
        .await?;
    let expected = RelaySettings { location: Place::city("se-sto"), ..settings };
    assert_eq!(mullvad.relay_settings_sent().await, [message(&expected, &config)]);
    assert_ne!(before["crowd"]["now"]["likely"], after["crowd"]["now"]["likely"]);

    until("the undo is taken, once the cool-down is over", async || {
        desktop.shoal(&["undo"]).await.ok()
    })
    .await?;
    assert_eq!(mullvad.relay_settings().await, message(&choosy(&config), &config));
    Ok(())
}

#[tokio::test]
async fn the_notice_about_few_people_comes_once_and_its_button_switches() -> Result<(), Trouble> {
    if !desktop::is_wanted() {
        return Ok(());
    }
    let desktop = Desktop::start().await?;
    let config = desktop.mullvad();
    let mullvad = SimDaemon::start(&config)?;
    let _shoal = desktop.start_shoal(&mullvad)?;
    let before = desktop.status_when("a crowd is known", |_| true).await?;

    desktop.notice("Few people share your address").await?;
    let exit = mullvad.exit().await.ok_or("the tunnel is up")?;
    // Events that change nothing are no reason to say it again.
    mullvad.repeat_state(50).await;
    desktop.press("Switch to best crowd").await?;
    let likely = |status: &serde_json::Value| status["crowd"]["now"]["likely"].as_u64();
    let after =
        desktop.status_when("a larger crowd", |status| likely(status) > likely(&before)).await?;
    assert_ne!(before["tunnel"]["exit"]["relay"], after["tunnel"]["exit"]["relay"]);
    assert_eq!(mullvad.relay_settings_sent().await.len(), 1);

    // Notices come in order: what was to be told before the switch's end has been told.
    desktop.notice("You leave from").await?;
    let notices = desktop.notices()?;
    let few = notices.iter().filter(|notice| notice.summary.contains("Few people"));
    assert_eq!(few.count(), 1, "{notices:?}");
    let address = exit.v4.to_string();
    for notice in &notices {
        let text = format!("{} {}", notice.summary, notice.body);
        let is_named = |relay: &shoal_sim::Relay| text.contains(&relay.name);
        assert!(!text.contains(&address), "a lock screen would show {text:?}");
        assert!(
            !mullvad.network().relays().iter().any(is_named),
            "a lock screen would show {text:?}"
        );
    }
    Ok(())
}

/// Settings of somebody who chooses with care: two hosters, one of which is in Stockholm.
fn choosy(config: &DaemonConfig) -> RelaySettings {
    let relays = config.network.relays();
    let in_city = |city: &str| {
        let relay = relays.iter().find(|relay| relay.active && relay.name.starts_with(city));
        relay.expect("the city has relays").provider.to_owned()
    };
    let providers = vec![in_city("nl-ams"), in_city("se-sto")];
    RelaySettings { providers, ..config.relay_settings.clone() }
}

fn message(settings: &RelaySettings, config: &DaemonConfig) -> Vec<u8> {
    [&settings.encode(config.layout), UNKNOWN].concat()
}
