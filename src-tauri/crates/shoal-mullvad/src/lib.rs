//! Talks: Mullvad's daemon over its socket, and relay-list files.
