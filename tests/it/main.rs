//! Stories about the whole of Shoal, told through what its crates offer to each other and to people.

mod architecture;
mod desktop_start;
mod privacy;
