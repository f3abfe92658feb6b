//! What a user means who types a place, and what is to be expected there.

use std::sync::Arc;

use shoal_core::crowd::{Model, Motive};
use shoal_core::places::{NoSuchPlace, find_place};
use shoal_core::snapshot::RelayView;
use shoal_core::{CrowdEstimate, RelayDirectory, Snapshot, SwitchTarget};
use shoal_view::text;

/// A place to go to.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// What to ask the agent for.
    pub(crate) ask_for: SwitchTarget,
    /// Its names; for the best crowd those of the best city at present.
    pub(crate) place: Option<RelayView>,
    /// The crowd to expect there.
    pub(crate) crowd: Option<CrowdEstimate>,
}

impl Target {
    /// Finds the place that a text names.
    ///
    /// # Errors
    /// Where it names none, or several.
    pub(crate) fn find(
        text: &str,
        directory: Arc<RelayDirectory>,
        snapshot: &Snapshot,
    ) -> Result<Self, NoSuchPlace> {
        let target = find_place(&directory, text)?;
        let model = Model::new(directory, snapshot.settings.assumptions);
        let city = |code| {
            let city = model.directory().city(code)?;
            Some((city.name.clone(), city.country.clone()))
        };
        let (place, crowd) = match &target {
            SwitchTarget::City { city: code } => {
                let (city, country) = city(code).unzip();
                let city_code = Some(code.clone());
                (Some(RelayView { relay: None, city, city_code, country }), model.crowd_in(code))
            }
            SwitchTarget::Relay { relay } => {
                let (city, country) = city(&relay.city()).unzip();
                let city_code = Some(relay.city());
                let place = RelayView { relay: Some(relay.clone()), city, city_code, country };
                (Some(place), model.crowd_on(relay, Motive::LookedAt))
            }
            SwitchTarget::Best | SwitchTarget::AnotherRelay => {
                let best = snapshot.quick_places.iter().find(|place| place.target == target);
                let place = best.map(|best| RelayView {
                    relay: None,
                    city: Some(best.city.clone()),
                    city_code: Some(best.city_code.clone()),
                    country: Some(best.country.clone()),
                });
                (place, best.and_then(|best| best.crowd))
            }
        };
        Ok(Self { ask_for: target, place, crowd })
    }

    /// For the sentence that tells it.
    pub(crate) fn in_words(&self) -> text::Target<'_> {
        let crowd = self.crowd.as_ref();
        let place = self.place.as_ref();
        let city = place.and_then(|place| place.city.as_deref()).unwrap_or_default();
        let country = place.and_then(|place| place.country.as_deref()).unwrap_or_default();
        match &self.ask_for {
            SwitchTarget::City { .. } => text::Target::City { city, country, crowd },
            SwitchTarget::Relay { relay } => text::Target::Relay { relay, city, crowd },
            SwitchTarget::Best | SwitchTarget::AnotherRelay => text::Target::Best { city, crowd },
        }
    }
}
