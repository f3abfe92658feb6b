//! A multihop tunnel that enters and leaves in one country: one authority, and often one network, can watch both ends.

use crate::advice::{Finding, PROFILES_MINDING_SITES, Rule, Says, Severity};

/// See the module.
pub(super) const RULE: Rule = Rule {
    id: "same-country",
    severity: Severity::Notable,
    speaks_for: PROFILES_MINDING_SITES,
    // Not while relays are being tried out.
    patience: 10,
    silenced_by: &["leak"],
    due_at: |_| None,
    check: |facts, _| {
        let route = facts.route().filter(|_| facts.settings.warn_same_country)?;
        let (entry, exit) = (route.entry.as_ref()?.city(), route.exit.as_ref()?.city());
        if entry.country() != exit.country() {
            return None;
        }
        let listed = facts.places.directory.city(&exit);
        let country = listed.map_or_else(|| exit.country().to_owned(), |city| city.country.clone());
        Some(Finding { says: Says::SameCountry { country }, action: None })
    },
};
