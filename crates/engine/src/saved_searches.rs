//! Searches that were given names. They lie in the library's own record, so that the log, undo and Obelus JSON have them.
//! Invariant: what else stands there is kept as it is.

use obelus_model::{Extra, LibraryId, Noun, Record, Verb};
use obelus_store::Rows;
use serde_json::{Value, json};

use crate::fault::Result;
use crate::import_document::named;
use crate::{Done, EngineError, Writer};

/// Where in the record they lie.
const KEY: &str = "searches";

/// A search that was given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name.
    pub name: String,
    /// The query.
    pub query: String,
}

/// The saved searches, in the order in which they were first saved.
pub fn saved_searches(rows: Rows<'_>) -> Result<Vec<SavedSearch>> {
    Ok(rows.find_library_record()?.map(|library| read(&library.extra)).unwrap_or_default())
}

/// Gives a search a name; one of that name is replaced in its place.
pub fn save_search(writer: &mut Writer, name: String, query: String) -> Result<Done<LibraryId>> {
    let name = named(name).ok_or(EngineError::NameEmpty)?;
    let query = named(query).ok_or(EngineError::NameEmpty)?;
    change(writer, Verb::SaveSearch, |list| {
        let saved = json!({ "name": name, "query": query });
        match list.iter_mut().find(|one| is_called(one, &name)) {
            Some(there) => *there = saved,
            None => list.push(saved),
        }
        Ok(())
    })
}

/// Forgets the search of a name.
pub fn forget_search(writer: &mut Writer, name: &str) -> Result<Done<LibraryId>> {
    change(writer, Verb::ForgetSearch, |list| {
        let before = list.len();
        list.retain(|one| !is_called(one, name));
        if list.len() < before { Ok(()) } else { Err(EngineError::NameUnknown(name.to_owned())) }
    })
}

fn change(
    writer: &mut Writer,
    verb: Verb,
    edit: impl FnOnce(&mut Vec<Value>) -> Result<()>,
) -> Result<Done<LibraryId>> {
    writer.write(verb, |work| {
        let found = work.tx.rows().find_library_record()?;
        let mut library = found.ok_or_else(|| EngineError::not_found(Noun::Library, ""))?;
        let mut list = match library.extra.get(KEY) {
            Some(Value::Array(list)) => list.clone(),
            _ => Vec::new(),
        };
        edit(&mut list)?;
        match list.is_empty() {
            true => drop(library.extra.remove(KEY)),
            false => drop(library.extra.insert(KEY.to_owned(), Value::Array(list))),
        }
        let id = library.id;
        work.tx.put(Record::Library(library))?;
        Ok(id)
    })
}

fn is_called(saved: &Value, name: &str) -> bool {
    saved.get("name").and_then(Value::as_str) == Some(name)
}

/// Those that can be read; another program may have put anything there.
fn read(extra: &Extra) -> Vec<SavedSearch> {
    let list = extra.get(KEY).and_then(Value::as_array).into_iter().flatten();
    let text = |saved: &Value, key: &str| saved.get(key).and_then(Value::as_str).map(str::to_owned);
    list.filter_map(|saved| Some(SavedSearch { name: text(saved, "name")?, query: text(saved, "query")? })).collect()
}
