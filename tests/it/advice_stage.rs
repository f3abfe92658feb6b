//! What stories about advice are told with: worlds under a profile, and what is said in them.

use std::sync::Arc;

use shoal_core::advice::AdviceView;
use shoal_core::profile::Profile;
use shoal_core::relay::Relay;
use shoal_core::{Command, Event, RelayDirectory, Settings, SettingsChange};
use shoal_view::advice::{Saying, saying};
use shoal_view::{Notifier, Words};
use support::world::{World, city, directory};

use crate::advice_first::words_of;
use crate::words::at;

/// A daemon that speaks, no tunnel yet, and this profile.
pub(crate) fn under(profile: Profile) -> World {
    let mut world = World::with(Settings { profile: Some(profile), ..Settings::default() });
    world.daemon_starts();
    world
}

/// The same with a tunnel in Amsterdam, which has lasted long enough for every patience.
pub(crate) fn in_amsterdam(profile: Profile) -> World {
    let mut world = under(profile);
    world.connected("nl-ams-wg-001");
    world.told("nl-ams-wg-001", "198.18.2.10");
    world.passes(10);
    world
}

/// Changes one of Shoal's settings.
pub(crate) fn set(world: &mut World, change: SettingsChange) {
    world.asks(Command::Change { change });
}

/// What a rule says at present.
pub(crate) fn said(world: &mut World, id: &str) -> Option<AdviceView> {
    world.shown().advice.into_iter().find(|advice| advice.id == id)
}

/// Which rules speak at present, the most important first.
pub(crate) fn speaking(world: &mut World) -> Vec<String> {
    world.shown().advice.into_iter().map(|advice| advice.id).collect()
}

/// What the desktop is asked to show at present, by rule.
pub(crate) fn noticed(world: &mut World, notifier: &mut Notifier) -> Vec<String> {
    let clock = at(world.now());
    let due = notifier.look(&world.shown(), false, clock).due;
    due.into_iter().map(|notice| notice.about).collect()
}

/// What a rule says at each place, and what its button does. None of it names an exit IP or a relay.
pub(crate) fn told(world: &mut World, id: &str) -> String {
    let advice = said(world, id).expect("it speaks");
    let Saying { title, body, .. } = saying(Words::english(), &advice, world.now());
    let text = format!("page:   {title} | {body}\n{}", words_of(world, id));
    assert!(!text.contains("198.18.") && !text.contains("-wg-"), "{text}");
    text
}

/// The usual relays, each as `change` makes it.
pub(crate) fn relays_as(world: &mut World, change: impl Fn(&mut Relay)) {
    let usual = directory();
    let relays = usual.relays().iter().cloned().map(|mut relay| {
        change(&mut relay);
        relay
    });
    let relays = RelayDirectory::new(relays, usual.cities().iter().cloned());
    world.happens(Event::RelaysReported(Arc::new(relays)));
}

/// Other relays, in Stockholm and Amsterdam.
pub(crate) fn relays_are(world: &mut World, relays: impl IntoIterator<Item = Relay>) {
    let cities = [
        city("se-sto", "Stockholm", "Sweden", (59.33, 18.06)),
        city("nl-ams", "Amsterdam", "Netherlands", (52.37, 4.9)),
    ];
    let relays = RelayDirectory::new(relays, cities);
    world.happens(Event::RelaysReported(Arc::new(relays)));
}
