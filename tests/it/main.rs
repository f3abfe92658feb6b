//! Stories about the whole of Shoal, told through what its crates offer to each other and to people.

mod advice;
mod architecture;
mod bindings;
mod contracts;
mod desktop_start;
mod journeys;
mod layouts;
mod model;
mod privacy;
mod properties;
mod relay_lists;
mod switching;
mod window_config;
mod window_snapshots;
