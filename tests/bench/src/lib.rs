//! What the bare programs consist of that Shoal is measured against.

pub mod bare_item;
pub mod bare_stream;
