//! How a press of a button is told from a forged one.
//!
//! Any program of the session can send the signal that says that a button was pressed, and what hears it does not tell
//! who sent it. The keys of a notice's buttons are therefore drawn anew whenever it is shown, and told to the
//! notification service alone: who was not told cannot name one. Listening ends at the first signal for the notice, so
//! there is one guess in 2^64.

/// The part of a notice's keys that cannot be guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Secret(u64);

impl Secret {
    /// A new one; none where the system gives no random numbers.
    pub(super) fn draw() -> Option<Self> {
        getrandom::u64().ok().map(Self)
    }

    /// The key of a button, by its place in the notice.
    pub(super) fn key_of(&self, number: usize) -> String {
        format!("{number}-{:016x}", self.0)
    }

    /// The place of the button that has this key.
    pub(super) fn number_of(&self, key: &str) -> Option<usize> {
        let (number, _) = key.split_once('-')?;
        let number = number.parse().ok()?;
        (self.key_of(number) == key).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_key_that_was_given_out_names_its_button() {
        let secret = Secret(0xfeed);
        assert_eq!(secret.number_of(&secret.key_of(1)), Some(1));
        let strange = ["1", "1-", "-", "", "1-feed", "01-000000000000feed", "1-000000000000FEED"];
        for key in strange.map(str::to_owned).into_iter().chain([Secret(0xbeef).key_of(1)]) {
            assert_eq!(secret.number_of(&key), None, "{key}");
        }
    }

    #[test]
    fn no_two_notices_have_the_same_keys() {
        let keys: Vec<_> = (0..1_000).map(|_| Secret::draw().map(|drawn| drawn.0)).collect();
        let distinct: std::collections::BTreeSet<_> = keys.iter().flatten().collect();
        assert_eq!(distinct.len(), keys.len());
    }
}
