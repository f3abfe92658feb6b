//! What the stories in `it` stand on: builders, and the real surroundings that Shoal is put into.

pub mod acts;
pub mod bindings;
pub mod desktop;
pub mod part;
pub mod sources;
pub mod world;
