//! What `verify` finds, as rows: a code for its kind, a subject, a detail. No finding quotes a text.

use obelus_engine as engine;

use crate::wire::FindingRow;

impl From<engine::Finding> for FindingRow {
    fn from(finding: engine::Finding) -> FindingRow {
        use engine::Finding as Found;
        let row = |code: &str, subject: String, detail: String| FindingRow { code: code.to_owned(), subject, detail };
        match finding {
            Found::Structure(words) => row("structure", String::new(), words),
            Found::Head(number) => row("head", number.to_owned(), String::new()),
            Found::Schema(name) => row("schema", name, String::new()),
            Found::Reference { from, to } => row("reference", from, to),
            Found::Incomplete(noun) => row("incomplete", noun.code().to_owned(), String::new()),
            Found::Content(sha) => row("content", sha.to_string(), String::new()),
            Found::Text(key) => row("text", key.id, key.noun.code().to_owned()),
            Found::Sentences(sha) => row("sentences", sha.to_string(), String::new()),
            Found::Index(what) => row("index", what.to_owned(), String::new()),
            Found::Record(key, detail) => row("record", key.id, format!("{}: {detail}", key.noun.code())),
            Found::Differs(key) => row("differs", key.id, key.noun.code().to_owned()),
            Found::Missing(key) => row("missing", key.id, key.noun.code().to_owned()),
            Found::Unlogged(key) => row("unlogged", key.id, key.noun.code().to_owned()),
            Found::Placeless(key) => row("placeless", key.id, key.noun.code().to_owned()),
            Found::Outside(key) => row("outside", key.id, key.noun.code().to_owned()),
            Found::Words(key) => row("words", key.id, key.noun.code().to_owned()),
            Found::Image(op, change) => row("image", op.to_string(), change.to_string()),
            Found::Before(op, change) => row("before", op.to_string(), change.to_string()),
            Found::Log(op) => row("log", op.to_string(), String::new()),
            Found::Op(op) => row("op", op.to_string(), String::new()),
            Found::Gap(op) => row("gap", op.to_string(), String::new()),
            Found::Reverts(op) => row("reverts", op.to_string(), String::new()),
            Found::State(op) => row("state", op.to_string(), String::new()),
            Found::Subject(op) => row("subject", op.to_string(), String::new()),
            Found::Chain(op) => row("chain", op.to_string(), String::new()),
            Found::Journal => row("journal", String::new(), String::new()),
        }
    }
}
