//! Stories about the whole of Shoal, told through what its crates offer to each other and to people.

mod advice;
mod agent;
mod architecture;
mod bindings;
mod contracts;
mod desktop_number;
mod desktop_pictures;
mod desktop_privacy;
mod desktop_start;
mod desktop_surroundings;
mod desktop_switching;
mod desktop_window;
mod faces;
mod journeys;
mod layouts;
mod local_socket;
mod model;
mod privacy;
mod program_terminal;
mod properties;
mod relay_lists;
mod settings_file;
mod switching;
mod window_config;
mod window_snapshots;
mod words;
