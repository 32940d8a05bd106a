//! The house as `docs/architecture.md` draws it: arrows of use point down the list of rooms, and no files import
//! each other in a circle.
//!
//! Every source file is taken apart by `syn`, and every path in it is looked at: in `use`, in types and
//! expressions, and between the tokens of macros. A path that a file only hands on (`pub use`) leads to where the
//! thing is defined. Left out is what is compiled for tests alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use syn::buffer::Cursor;
use syn::visit::{self, Visit};

/// The rooms at the top of `src`, from the highest to the lowest, with the others that each may use: only such as
/// stand below it here. `page` and `edit` are rooms to come.
const ROOMS: &[(&str, &[&str])] = &[
    ("cli", OF_A_FRONT),
    ("page", OF_A_FRONT),
    (
        "app",
        &[
            "config", "mail", "edit", "write", "text", "compare", "model", "read", "names", "rules",
            "findings", "domain", "output",
        ],
    ),
    ("config", &["text", "rules", "findings", "domain"]),
    ("mail", &["write", "text", "rules", "findings", "domain", "output"]),
    ("edit", &["text", "read", "findings", "domain"]),
    ("write", &["text", "compare", "model", "read", "rules", "findings", "domain", "output"]),
    ("text", &["compare", "model", "rules", "findings", "domain"]),
    ("compare", &["rules", "findings", "domain"]),
    ("model", &["rules", "findings", "domain"]),
    ("read", &["names", "rules", "findings", "domain"]),
    ("names", &["findings", "domain"]),
    ("rules", &["findings", "domain"]),
    ("findings", &["domain"]),
    ("domain", &[]),
    ("output", &[]),
];

/// What a front uses: the tasks, and the data that they give back. Not the other front, and nothing that does the work.
const OF_A_FRONT: &[&str] =
    &["app", "mail", "write", "text", "compare", "model", "read", "rules", "findings", "domain", "output"];

/// Libraries that only the named folders and files may know.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("calamine", &["src/read/"]),
    ("rust_xlsxwriter", &["src/write/"]),
    ("clap", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("rpassword", &["src/cli/"]),
    ("lettre", &["src/mail/"]),
    ("minijinja", &["src/mail/"]),
    ("mail_parser", &["src/mail/"]),
    ("fs_err", &["src/app/", "src/cli/", "src/output.rs", "src/output/"]),
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
    /// Modules in files of their own.
    children: BTreeSet<String>,
    /// Modules in files of their own that are for tests alone.
    for_tests: BTreeSet<Vec<String>>,
    /// What the file hands on by `pub use`, by the name that it has here.
    handed_on: BTreeMap<String, Used>,
}

impl Uses {
    fn of(module: Vec<String>, source: &str) -> syn::Result<Self> {
        let mut uses = Self {
            module,
            found: BTreeSet::new(),
            children: BTreeSet::new(),
            for_tests: BTreeSet::new(),
            handed_on: BTreeMap::new(),
        };
        let file = syn::parse_file(source)?;
        uses.children = children_of(&file);
        uses.visit_file(&file);
        let known = uses.found.iter().map(|used| uses.rooted(used)).collect();
        let handed_on = uses.handed_on.iter().map(|(name, used)| (name.clone(), uses.rooted(used))).collect();
        Ok(Self { found: known, handed_on, ..uses })
    }

    /// The path of a module below this one, which is written without its beginning, from the root.
    fn rooted(&self, used: &Used) -> Used {
        match used {
            Used::Other(path) if path.len() > 1 && self.children.contains(&path[0]) => {
                Used::Own([self.module.as_slice(), path].concat())
            }
            // What it hands on, it may use by the name alone.
            Used::Other(path) => match self.handed_on.get(&path[0]) {
                Some(Used::Own(handed_on)) => Used::Own([handed_on.as_slice(), &path[1..]].concat()),
                Some(Used::Other(handed_on)) if self.children.contains(&handed_on[0]) => {
                    Used::Own([self.module.as_slice(), handed_on, &path[1..]].concat())
                }
                _ => used.clone(),
            },
            Used::Own(_) => used.clone(),
        }
    }

    fn path(&self, segments: &[String]) -> Used {
        let steps_up = segments.iter().take_while(|segment| *segment == "super").count();
        match segments.first().map(String::as_str) {
            Some("crate") => Used::Own(segments[1..].to_vec()),
            Some("self") => Used::Own([&self.module, &segments[1..]].concat()),
            Some("super") => {
                let outer = &self.module[..self.module.len().saturating_sub(steps_up)];
                Used::Own([outer, &segments[steps_up..]].concat())
            }
            _ => Used::Other(segments.to_vec()),
        }
    }

    fn add(&mut self, segments: &[String]) {
        let used = self.path(segments);
        self.found.insert(used);
    }

    fn add_tree(&mut self, before: &[String], tree: &syn::UseTree, is_handed_on: bool) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        let (segments, name) = match tree {
            syn::UseTree::Path(path) => return self.add_tree(&with(&path.ident), &path.tree, is_handed_on),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_tree(before, tree, is_handed_on);
                }
                return;
            }
            syn::UseTree::Name(name) => (with(&name.ident), &name.ident),
            syn::UseTree::Rename(rename) => (with(&rename.ident), &rename.rename),
            syn::UseTree::Glob(_) => return self.add(before),
        };
        let used = self.path(&segments);
        // Whoever hands on what is defined below it does not use it by that.
        let is_own = match &used {
            Used::Own(path) => path.starts_with(&self.module),
            Used::Other(path) => self.children.contains(&path[0]),
        };
        if !is_handed_on || !is_own {
            self.found.insert(used.clone());
        }
        if is_handed_on {
            self.handed_on.insert(name.to_string(), used);
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

    fn knows(&self, library: &str) -> bool {
        self.found.iter().any(|used| matches!(used, Used::Other(path) if path[0] == library))
    }
}

/// The modules of a file that stand in files of their own.
fn children_of(file: &syn::File) -> BTreeSet<String> {
    let modules = file.items.iter().filter_map(|item| match item {
        syn::Item::Mod(module) if module.content.is_none() => Some(module.ident.to_string()),
        _ => None,
    });
    modules.collect()
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

    /// Who may see something is no use of theirs: `pub(super)`.
    fn visit_visibility(&mut self, _node: &'ast syn::Visibility) {}

    fn visit_item_use(&mut self, node: &'ast syn::ItemUse) {
        if !is_for_tests(&node.attrs) {
            self.add_tree(&[], &node.tree, !matches!(node.vis, syn::Visibility::Inherited));
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

/// The source files that are not for tests alone, with what each uses.
struct House(BTreeMap<String, Uses>);

impl House {
    fn of_this_program() -> Self {
        let mut files = BTreeMap::new();
        sources("src", &mut files);
        Self::of(&files)
    }

    fn of(files: &BTreeMap<String, String>) -> Self {
        let of_file = |(path, source): (&String, &String)| {
            let uses = Uses::of(module_of(path), source).map_err(|error| format!("{path}: {error}"));
            (path.clone(), uses.unwrap())
        };
        let mut all: BTreeMap<String, Uses> = files.iter().map(of_file).collect();
        let for_tests: Vec<Vec<String>> =
            all.values().flat_map(|uses| uses.for_tests.iter().cloned()).collect();
        all.retain(|_, uses| !for_tests.iter().any(|tests| uses.module.starts_with(tests)));
        Self(all)
    }

    /// The file in which the thing at a path from the root is defined.
    fn home_of(&self, path: &[String]) -> Option<&str> {
        let of_module = |length: &usize| {
            self.0.iter().find(|(_, uses)| !uses.module.is_empty() && uses.module == path[..*length])
        };
        let length = (1..=path.len()).rev().find(|length| of_module(length).is_some())?;
        let (file, uses) = of_module(&length)?;
        match path.get(length).and_then(|name| uses.handed_on.get(name)) {
            Some(Used::Own(handed_on)) => self.home_of(&[handed_on, &path[length + 1..]].concat()),
            _ => Some(file),
        }
    }

    /// The files that each file uses.
    fn arrows(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let used_by = |(file, uses): (&'_ String, &Uses)| {
            let own = uses.found.iter().filter_map(|used| match used {
                Used::Own(path) => self.home_of(path),
                Used::Other(_) => None,
            });
            own.filter(|used| used != file).collect()
        };
        self.0.iter().map(|(file, uses)| (file.as_str(), used_by((file, uses)))).collect()
    }

    /// The files that use each other, directly or by others between them.
    fn circles(&self) -> BTreeSet<Vec<&str>> {
        let arrows = self.arrows();
        let reach = |from| {
            let (mut reached, mut ahead) = (BTreeSet::new(), vec![from]);
            while let Some(file) = ahead.pop() {
                ahead.extend(arrows[file].iter().filter(|next| reached.insert(**next)));
            }
            reached
        };
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            arrows.keys().map(|file| (*file, reach(*file))).collect();
        let circle = |file: &&str| -> Vec<&str> {
            let ahead = reached[file].iter().copied();
            ahead.filter(|other| reached[other].contains(file)).collect()
        };
        arrows.keys().map(circle).filter(|files| files.len() > 1).collect()
    }

    /// The arrows that go up: the file, the file that it uses, and the room of that.
    fn upward(&self) -> BTreeSet<(&str, &str, &str)> {
        let mut upward = BTreeSet::new();
        for (file, used) in self.arrows() {
            // The root is the map of the house and knows all of it.
            let Some(room) = room_of(file) else { continue };
            let (_, below) = ROOMS.iter().find(|(name, _)| *name == room).unwrap();
            for other in used {
                let other_room = room_of(other).unwrap_or("the root");
                if other_room != room && !below.contains(&other_room) {
                    upward.insert((file, other, other_room));
                }
            }
        }
        upward
    }
}

/// The room of a source file; none for the root.
fn room_of(file: &str) -> Option<&str> {
    let inside = file.strip_prefix("src/")?;
    let room = inside.split('/').next()?;
    let room = room.strip_suffix(".rs").unwrap_or(room);
    (!["lib", "main"].contains(&room)).then_some(room)
}

#[test]
fn every_folder_of_the_source_is_a_room() {
    let house = House::of_this_program();
    for file in house.0.keys() {
        if let Some(room) = room_of(file) {
            assert!(
                ROOMS.iter().any(|(listed, _)| *listed == room),
                "{file} stands in a room that is not listed"
            );
        }
    }
}

#[test]
fn a_room_may_only_use_what_is_listed_below_it() {
    let mut below: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    for (room, allowed) in ROOMS {
        below.remove(room);
        assert!(allowed.iter().all(|used| below.contains(used)), "{room}: {allowed:?}");
    }
}

#[test]
fn no_room_knows_what_is_above_it() {
    let house = House::of_this_program();
    assert_eq!(house.upward(), BTreeSet::new(), "arrows that go up: who, whom, and the room of that");
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let house = House::of_this_program();
    assert_eq!(house.circles(), BTreeSet::new(), "files that use each other in a circle");
}

#[test]
fn libraries_stay_in_their_rooms() {
    for (path, uses) in &House::of_this_program().0 {
        for (library, rooms) in LIBRARIES {
            let at_home = rooms.iter().any(|room| path.starts_with(room));
            assert!(at_home || !uses.knows(library), "{path} uses {library}");
        }
    }
}

/// The alarm itself: what it has to see, and what it must not take for a use.
mod alarm {
    use super::{House, Uses};

    /// A house of these files and a few others.
    fn house(files: &[(&str, &str)]) -> House {
        let rooms = ["src/cli/mod.rs", "src/cli/job.rs", "src/domain/code.rs", "src/names/mod.rs"];
        let rooms = rooms.map(|file| (file.to_owned(), String::new())).into_iter();
        let given = files.iter().map(|(file, source)| ((*file).to_owned(), (*source).to_owned()));
        House::of(&rooms.chain(given).collect())
    }

    fn seen(source: &str) -> Vec<String> {
        let house = house(&[("src/domain/money.rs", source)]);
        let rooms: std::collections::BTreeSet<&str> =
            house.upward().into_iter().map(|(_, _, room)| room).collect();
        rooms.into_iter().map(str::to_owned).collect()
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

    #[test]
    fn a_circle_is_seen_through_what_is_handed_on_and_between_parent_and_child() {
        let circles = |files: &[(&str, &str)]| {
            let house = house(files);
            house.circles().into_iter().map(|files| files.join(" ")).collect::<Vec<_>>()
        };
        let parent = "mod unit; pub use unit::Unit; pub struct Amount;";
        let child = ("src/domain/sum/unit.rs", "use super::Amount; pub struct Unit;");
        assert!(circles(&[("src/domain/sum.rs", parent), child]).is_empty(), "handing on is no use");
        for used in
            ["use unit::Unit;", "fn f() { unit::Unit::new() }", "pub use unit::Unit; fn f(unit: Unit) {}"]
        {
            let parent = format!("mod unit; {used} pub struct Amount;");
            let found = circles(&[("src/domain/sum.rs", &parent), child]);
            assert_eq!(found, ["src/domain/sum.rs src/domain/sum/unit.rs"], "{used}");
        }
        let seen = ("src/domain/sum/unit.rs", "pub(super) struct Unit { pub(in crate::domain) amount: u8 }");
        assert!(circles(&[("src/domain/sum.rs", "mod unit; use unit::Unit;"), seen]).is_empty());
        let other = ("src/domain/other.rs", "use crate::domain::sum::Unit;");
        let child = ("src/domain/sum/unit.rs", "use crate::domain::other::f;");
        let found = circles(&[("src/domain/sum.rs", parent), child, other]);
        assert_eq!(found, ["src/domain/other.rs src/domain/sum/unit.rs"]);
    }
}
