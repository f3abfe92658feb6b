//! Imitates: a Mullvad network with known truth, and a daemon that serves it.
