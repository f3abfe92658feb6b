//! The program `shoal` as its users and other programs see it: what it prints, and how it ends.

mod actions;
mod advice;
mod autostart;
mod canary;
mod choices;
mod codes;
mod crowds;
mod demo;
mod diagnostics;
mod faults;
mod history;
mod language;
mod lists;
mod machine;
mod obstacles;
mod outside;
mod predict;
mod resident;
mod shoal;
mod signals;
mod switching;
mod trail;
mod ways_in;
