//! Runs: the event loop, effects, settings on disk and the local socket.
