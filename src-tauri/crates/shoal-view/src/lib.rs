//! Phrases: turns a snapshot into a tray face, icon pixels, menus, notices and sentences.
