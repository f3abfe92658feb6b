//! Stories about the whole of Shoal, told through what its crates offer to each other and to people.

mod advice;
mod architecture;
mod bindings;
mod desktop_start;
mod journeys;
mod model;
mod privacy;
mod properties;
mod switching;
