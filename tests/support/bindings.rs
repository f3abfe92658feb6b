//! What the page of the window must know of the core's types: their twins in TypeScript, in one file.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use shoal_core::front::{FromFront, FromPage, ToFront, ToPage};
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "\
// Made from the types of shoal-core; do not edit.
// Made anew by: SHOAL_WRITE_BINDINGS=1 cargo test -p shoal-tests bindings
";

/// The text of `ui/src/bindings.ts`: every type that crosses a pipe or reaches the page, by name.
pub fn generate() -> String {
    of(|roots| {
        roots.visit::<ToFront>();
        roots.visit::<FromFront>();
        roots.visit::<ToPage>();
        roots.visit::<FromPage>();
    })
}

/// The text for the types that `roots` visits and those they are made of.
///
/// # Panics
/// When two of them have the same name: the page could have only one.
pub fn of(roots: impl FnOnce(&mut Collected)) -> String {
    let mut collected = Collected {
        config: Config::default(),
        declarations: BTreeMap::new(),
        unnamed: BTreeSet::new(),
    };
    roots(&mut collected);
    let mut text = HEAD.to_owned();
    for declaration in collected.declarations.values() {
        text.push('\n');
        text.push_str(declaration);
    }
    text
}

/// Declarations by the name of their type.
pub struct Collected {
    config: Config,
    declarations: BTreeMap<String, String>,
    /// Visited types without a declaration.
    unnamed: BTreeSet<TypeId>,
}

impl TypeVisitor for Collected {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without a file of their own are TypeScript's: numbers, strings, lists.
        if T::output_path().is_none() {
            // A type may hold itself, in a box.
            if self.unnamed.insert(TypeId::of::<T>()) {
                T::visit_generics(self);
                T::visit_dependencies(self);
            }
            return;
        }
        let name = T::ident(&self.config);
        if let Some(known) = self.declarations.get(&name) {
            let is_same = known.ends_with(&format!("export {}\n", T::decl(&self.config)));
            assert!(is_same, "two types are called {name}: the page can have only one");
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let docs = if docs.is_empty() || docs.ends_with('\n') { docs } else { docs + "\n" };
        self.declarations.insert(name, format!("{docs}export {}\n", T::decl(&self.config)));
        T::visit_dependencies(self);
    }
}
