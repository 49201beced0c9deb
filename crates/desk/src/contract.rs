//! The contract as TypeScript: every type that crosses the desk and the table of commands, in one file that is
//! committed beside the window's code. A test compares; `OBELUS_WRITE_CONTRACT=1 cargo test -p obelus-desk` renews.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use obelus_model as model;
use ts_rs::{Config, TS, TypeVisitor};

use crate::FaultCode;
use crate::table::command_table;
use crate::wire::*;

/// The whole of `contract.ts`.
pub fn typescript() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config: &config, seen: BTreeSet::new(), declarations: BTreeMap::new() };
    let mut commands = String::new();
    macro_rules! declare {
        ($($(#[doc = $doc:literal])* $mode:ident $name:ident($params:ty) -> $answer:ty;)*) => {$(
            types.visit::<$params>();
            types.visit::<$answer>();
            commands.push_str(&format!(
                "{}  {}: {{ params: {}; answer: {} }};\n",
                concat!($("  /**", $doc, " */\n",)*),
                stringify!($name),
                name::<$params>(&config),
                name::<$answer>(&config),
            ));
        )*};
    }
    command_table!(declare);
    types.visit::<crate::Fault>();
    // What a host asks of a library that is not open, and answers in commands of its own.
    types.visit::<RestoreBackup>();
    types.visit::<Restored>();
    types.visit::<Repaired>();
    types.visit::<Copied>();
    let mut out = String::from("// Generated from crates/desk; not to be edited. See crates/desk/src/contract.rs.\n");
    out.push_str(&words());
    for declaration in types.declarations.values() {
        out.push('\n');
        out.push_str(declaration);
    }
    out.push_str("\n/** Every command of the desk: what it takes and what it answers. */\n");
    out.push_str("export interface Commands {\n");
    out.push_str(&commands);
    out.push_str("}\n");
    out
}

/// Ids are strings on the wire; the closed sets of words are lists, and types made of them.
fn words() -> String {
    let mut out = String::new();
    for id in
        ["Library", "Document", "Claim", "Passage", "Highlight", "Evidence", "Source", "Link", "Tag", "Annotator", "Op"]
    {
        out.push_str(&format!("export type {id}Id = string;\n"));
    }
    macro_rules! sets {
        ($($name:ident $list:literal,)*) => {$(
            let codes: Vec<String> = model::$name::ALL.iter().map(|word| format!("\"{}\"", word.code())).collect();
            out.push_str(&format!(
                "\nexport const {} = [{}] as const;\nexport type {} = (typeof {})[number];\n",
                $list, codes.join(", "), stringify!($name), $list
            ));
        )*};
    }
    sets! {
        Verdict "verdicts", Certainty "certainties", Kind "kinds", ReasonCode "reasonCodes", Stance "stances", Standing "standings",
        Want "wants",
        Relation "relations", Grade "grades", Status "statuses", HighlightColor "highlightColors", Noun "nouns",
        Verb "verbs", BackupReason "backupReasons",
    }
    let codes: Vec<String> = FaultCode::ALL.iter().map(|code| format!("\"{}\"", code.code())).collect();
    out.push_str(&format!("\nexport const faultCodes = [{}] as const;\n", codes.join(", ")));
    out
}

/// The name of a type in TypeScript; free JSON is `unknown`.
fn name<T: TS>(config: &Config) -> String {
    T::name(config).replace("JsonValue", "unknown")
}

struct Types<'a> {
    config: &'a Config,
    seen: BTreeSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Types<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Only types of ours have a place of their own; numbers, lists and the like are written in line.
        if T::output_path().is_some() && T::ident(self.config) != "JsonValue" {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}\n", T::decl(self.config).replace("JsonValue", "unknown"));
            self.declarations.insert(T::ident(self.config), declaration);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_committed_contract_is_the_one_that_is_spoken() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/generated/contract.ts");
        let spoken = super::typescript();
        if std::env::var_os("OBELUS_WRITE_CONTRACT").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &spoken).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == spoken, "stale: run OBELUS_WRITE_CONTRACT=1 cargo test -p obelus-desk contract");
    }
}
