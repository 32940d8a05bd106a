//! The arrows of use point one way: cli → config, mail, write, read → rules → domain.
//!
//! Every source file is taken apart by `syn`, and every path in it is looked at: in `use`, in types and
//! expressions, and between the tokens of macros. Left out is what is compiled for tests alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::buffer::Cursor;
use syn::visit::{self, Visit};

/// The folders and files at the top of `src`, from the highest to the lowest, with the others that each may use:
/// only such as stand below it here.
const LAYERS: &[(&str, &[&str])] = &[
    ("cli", &["config", "mail", "write", "text", "read", "names", "rules", "findings", "domain", "output"]),
    ("config", &["mail", "write", "text", "read", "names", "rules", "findings", "domain"]),
    ("mail", &["write", "text", "rules", "findings", "domain", "output"]),
    ("write", &["text", "read", "rules", "findings", "domain", "output"]),
    ("text", &["rules", "findings", "domain"]),
    ("read", &["names", "findings", "domain"]),
    ("names", &["findings", "domain"]),
    ("rules", &["findings", "domain"]),
    ("findings", &["domain"]),
    ("domain", &[]),
    ("output", &[]),
];

/// Arrows that go up today, each with its reason. One that is no longer needed fails the test.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "src/names/associations.rs",
    "read",
    "the rows of the member list and of the aliases are types of the reader; they belong below both",
)];

/// Libraries that only the named folders and files may know.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("calamine", &["src/read/"]),
    ("rust_xlsxwriter", &["src/write/"]),
    ("clap", &["src/cli/"]),
    ("lettre", &["src/mail/"]),
    ("minijinja", &["src/mail/"]),
    ("mail_parser", &["src/mail/"]),
    ("fs_err", &["src/cli/", "src/output.rs", "src/output/"]),
];

/// A path somewhere in a source file, without generic arguments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Used {
    /// Of the crate itself, from its root: `names`, `register` for `crate::names::register`.
    Own(Vec<String>),
    /// Anything else as it is written: `calamine`, `Data`.
    Other(Vec<String>),
}

/// What a source file uses outside its tests.
struct Uses {
    /// The module that is being looked at, from the root.
    module: Vec<String>,
    found: BTreeSet<Used>,
    /// Modules in files of their own that are for tests alone.
    for_tests: BTreeSet<Vec<String>>,
}

impl Uses {
    fn of(module: Vec<String>, source: &str) -> syn::Result<Self> {
        let mut uses = Self { module, found: BTreeSet::new(), for_tests: BTreeSet::new() };
        uses.visit_file(&syn::parse_file(source)?);
        Ok(uses)
    }

    fn add(&mut self, segments: &[String]) {
        let steps_up = segments.iter().take_while(|segment| *segment == "super").count();
        let used = match segments.first().map(String::as_str) {
            Some("crate") => Used::Own(segments[1..].to_vec()),
            Some("self") => Used::Own([&self.module, &segments[1..]].concat()),
            Some("super") => {
                let outer = &self.module[..self.module.len().saturating_sub(steps_up)];
                Used::Own([outer, &segments[steps_up..]].concat())
            }
            _ => Used::Other(segments.to_vec()),
        };
        self.found.insert(used);
    }

    fn add_tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.add(&with(&name.ident)),
            syn::UseTree::Rename(rename) => self.add(&with(&rename.ident)),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree);
                }
            }
        }
    }

    /// The paths between tokens that are no code yet: those of a macro or an attribute.
    fn add_tokens(&mut self, mut rest: Cursor<'_>) {
        while !rest.eof() {
            if let Some((inside, _, _, after)) = rest.any_group() {
                self.add_tokens(inside);
                rest = after;
            } else if let Some((first, mut after)) = rest.ident() {
                let mut segments = vec![first.to_string()];
                while let Some((next, behind)) = after_double_colon(after).and_then(Cursor::ident) {
                    segments.push(next.to_string());
                    after = behind;
                }
                self.add(&segments);
                rest = after;
            } else {
                rest = rest.token_tree().unwrap().1;
            }
        }
    }

    fn layers(&self) -> BTreeSet<&str> {
        let own = self.found.iter().filter_map(|used| match used {
            Used::Own(path) => path.first(),
            Used::Other(_) => None,
        });
        own.map(String::as_str).filter(|first| LAYERS.iter().any(|(layer, _)| layer == first)).collect()
    }

    fn knows(&self, library: &str) -> bool {
        self.found.iter().any(|used| matches!(used, Used::Other(path) if path[0] == library))
    }
}

fn after_double_colon(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (first, after) = cursor.punct()?;
    let (second, after) = after.punct()?;
    (first.as_char() == ':' && second.as_char() == ':').then_some(after)
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|argument| argument.is_ident("test"))
    })
}

/// Goes into what is compiled outside tests too.
macro_rules! leave_out_tests {
    ($($visit:ident: $node:ty,)+) => {
        $(fn $visit(&mut self, node: &'ast $node) {
            if !is_for_tests(&node.attrs) {
                visit::$visit(self, node);
            }
        })+
    };
}

impl<'ast> Visit<'ast> for Uses {
    leave_out_tests! {
        visit_item_const: syn::ItemConst,
        visit_item_enum: syn::ItemEnum,
        visit_item_fn: syn::ItemFn,
        visit_item_impl: syn::ItemImpl,
        visit_item_macro: syn::ItemMacro,
        visit_item_static: syn::ItemStatic,
        visit_item_struct: syn::ItemStruct,
        visit_item_trait: syn::ItemTrait,
        visit_item_type: syn::ItemType,
        visit_impl_item_const: syn::ImplItemConst,
        visit_impl_item_fn: syn::ImplItemFn,
        visit_trait_item_fn: syn::TraitItemFn,
        visit_field: syn::Field,
        visit_variant: syn::Variant,
        visit_arm: syn::Arm,
        visit_local: syn::Local,
        visit_expr_block: syn::ExprBlock,
    }

    fn visit_item_mod(&mut self, node: &'ast syn::ItemMod) {
        self.module.push(node.ident.to_string());
        if !is_for_tests(&node.attrs) {
            visit::visit_item_mod(self, node);
        } else if node.content.is_none() {
            self.for_tests.insert(self.module.clone());
        }
        self.module.pop();
    }

    fn visit_item_use(&mut self, node: &'ast syn::ItemUse) {
        if !is_for_tests(&node.attrs) {
            self.add_tree(&[], &node.tree);
        }
    }

    fn visit_path(&mut self, node: &'ast syn::Path) {
        let segments: Vec<String> = node.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(&segments);
        visit::visit_path(self, node);
    }

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        self.visit_path(&node.path);
        self.add_tokens(syn::buffer::TokenBuffer::new2(node.tokens.clone()).begin());
    }

    fn visit_meta_list(&mut self, node: &'ast syn::MetaList) {
        self.visit_path(&node.path);
        self.add_tokens(syn::buffer::TokenBuffer::new2(node.tokens.clone()).begin());
    }
}

/// The source files below a folder, by their paths from the root of the project.
fn sources(folder: &str, found: &mut BTreeMap<String, String>) {
    for entry in fs_err::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            sources(&name, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.insert(name, fs_err::read_to_string(path).unwrap());
        }
    }
}

/// The module of a source file: `names`, `register` for `src/names/register.rs`.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs");
    let module: Vec<String> = inside.split('/').map(str::to_owned).collect();
    match module.split_last() {
        Some((last, outer)) if ["mod", "lib", "main"].contains(&last.as_str()) => outer.to_vec(),
        _ => module,
    }
}

/// What every source file uses outside its tests; files that are for tests alone are left out.
fn program() -> BTreeMap<String, Uses> {
    let mut files = BTreeMap::new();
    sources("src", &mut files);
    let mut all: BTreeMap<String, Uses> = files
        .into_iter()
        .map(|(path, source)| {
            let uses = Uses::of(module_of(&path), &source).map_err(|error| format!("{path}: {error}"));
            (path, uses.unwrap())
        })
        .collect();
    let for_tests: Vec<Vec<String>> = all.values().flat_map(|uses| uses.for_tests.iter().cloned()).collect();
    all.retain(|_, uses| !for_tests.iter().any(|tests| uses.module.starts_with(tests)));
    all
}

/// The layers that a layer's file uses and must not.
fn forbidden<'u>(layer: &str, uses: &'u Uses) -> Vec<&'u str> {
    let (_, allowed) = LAYERS.iter().find(|(name, _)| *name == layer).unwrap();
    uses.layers().into_iter().filter(|used| *used != layer && !allowed.contains(used)).collect()
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let found: BTreeSet<String> =
        program().values().map(|uses| uses.module.first().cloned().unwrap_or_default()).collect();
    let listed = LAYERS.iter().map(|(layer, _)| (*layer).to_owned());
    assert_eq!(found, listed.chain([String::new()]).collect());
}

#[test]
fn a_layer_may_only_use_what_is_listed_below_it() {
    let mut below: BTreeSet<&str> = LAYERS.iter().map(|(layer, _)| *layer).collect();
    for (layer, allowed) in LAYERS {
        below.remove(layer);
        assert!(allowed.iter().all(|used| below.contains(used)), "{layer}: {allowed:?}");
    }
}

#[test]
fn no_layer_knows_what_is_above_it() {
    let mut up = BTreeSet::new();
    for (path, uses) in &program() {
        // The root is the map of the house and knows all of it.
        let Some(layer) = uses.module.first() else { continue };
        up.extend(forbidden(layer, uses).into_iter().map(|used| (path.clone(), used.to_owned())));
    }
    let excepted =
        EXCEPTIONS.iter().map(|(path, used, _)| ((*path).to_owned(), (*used).to_owned())).collect();
    assert_eq!(up, excepted, "arrows that go up, and those that may");
    assert!(EXCEPTIONS.iter().all(|(_, _, reason)| reason.len() > 10));
}

#[test]
fn libraries_stay_in_their_rooms() {
    for (path, uses) in &program() {
        for (library, rooms) in LIBRARIES {
            let at_home = rooms.iter().any(|room| path.starts_with(room));
            assert!(at_home || !uses.knows(library), "{path} uses {library}");
        }
    }
}

/// The alarm itself: what it has to see, and what it must not take for a use.
mod alarm {
    use super::{Uses, forbidden};

    fn seen(source: &str) -> Vec<String> {
        let uses = Uses::of(vec!["domain".into(), "money".into()], source).unwrap();
        forbidden("domain", &uses).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn every_form_of_use_is_seen() {
        for source in [
            "use crate::cli::run;",
            "pub use crate::cli::run as start;",
            "pub(crate) use crate::{domain::code, cli::{run, job}};",
            "use crate::cli::*;",
            "use super::super::cli;",
            "mod inside { use super::super::super::cli::run; }",
            "fn f() { use crate::cli::run; }",
            "fn f() { crate::cli::run() }",
            "fn f() -> Option<crate::cli::Job> { None }",
            "fn f() { let run = <crate::cli::Job as Clone>::clone; }",
            "impl crate::cli::Answer for Money {}",
            "fn f() { assert!(true, \"{}\", crate::cli::run()) }",
            "macro_rules! run { () => { [$crate::cli::run()] }; }",
            "#[serde(with(crate::cli::job))] struct Money;",
            "#[cfg(test)] fn f() {} use crate::cli::run;",
            "#[cfg(test)] mod tests { fn f() { let text = \"}\"; } } fn f() { crate::cli::run() }",
            "#[cfg(test)] mod forms; fn f() { crate::cli::run() }",
            "#[cfg(not(test))] use crate::cli::run;",
        ] {
            assert_eq!(seen(source), ["cli"], "{source}");
        }
    }

    #[test]
    fn tests_texts_and_ones_own_are_no_uses() {
        for source in [
            "#[cfg(test)] use crate::cli::run;",
            "#[cfg(test)] mod tests { use crate::cli::run; fn f() { crate::names::f() } }",
            "impl Money { #[cfg(test)] fn f() { crate::cli::run() } }",
            "fn f() { #[cfg(test)] let run = crate::cli::run(); }",
            "// use crate::cli::run;\nconst TEXT: &str = \"crate::cli::run\";",
            "use super::code; use self::cli; use crate::domain::cli; use cli::run;",
        ] {
            assert_eq!(seen(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn modules_in_files_of_their_own_are_known_to_be_tests() {
        let uses = Uses::of(vec!["names".into()], "#[cfg(test)] mod forms; mod known;").unwrap();
        assert_eq!(uses.for_tests, [vec!["names".to_owned(), "forms".to_owned()]].into());
    }
}
