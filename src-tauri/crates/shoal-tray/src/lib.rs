//! Shows: the tray item, notices, and the window's process.
