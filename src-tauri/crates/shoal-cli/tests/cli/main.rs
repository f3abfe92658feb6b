//! The program `shoal` as its users and other programs see it: what it prints, and how it ends.

mod codes;
mod demo;
mod lists;
mod predict;
mod resident;
mod shoal;
mod signals;
mod switching;
mod trail;
