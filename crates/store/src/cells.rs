//! From cells of a row to values, and the few loops over rows that every query shares.
//! Invariant: a cell that is no value of its type is a damage of the file, never a panic and never a guess.

use std::error::Error;
use std::str::FromStr;

use obelus_model::{Anchoring, Extra, Moment, Passage};
use obelus_text::Span;
use rusqlite::types::Type;
use rusqlite::{Connection, Params, Row};
use serde_json::Value;
use uuid::Uuid;

use crate::Result;

/// What reading one cell or row answers.
pub(crate) type Cell<T> = rusqlite::Result<T>;

/// All rows of a query.
pub(crate) fn list<T>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
    read: impl FnMut(&Row<'_>) -> Cell<T>,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(values, read)?;
    Ok(rows.collect::<Cell<Vec<T>>>()?)
}

/// The first row of a query.
pub(crate) fn find<T>(
    connection: &Connection,
    sql: &str,
    values: impl Params,
    mut read: impl FnMut(&Row<'_>) -> Cell<T>,
) -> Result<Option<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    Ok(rows.next()?.map(&mut read).transpose()?)
}

/// Whether there is a table of this name; a library of an earlier version lacks some.
pub(crate) fn has_table(connection: &Connection, name: &str) -> Result<bool> {
    Ok(find(connection, "SELECT 1 FROM sqlite_schema WHERE name = ?1", [name], |_| Ok(()))?.is_some())
}

/// Runs a statement that answers no rows; answers how many rows it changed.
pub(crate) fn run(connection: &Connection, sql: &str, values: impl Params) -> Result<usize> {
    Ok(connection.prepare_cached(sql)?.execute(values)?)
}

/// The order of spans of text is the order of their starts; of everything with a time, the time and then the id.
pub(crate) fn sort_by_time<T, Id: Ord>(records: &mut [T], of: impl Fn(&T) -> (Moment, Id)) {
    records.sort_by_key(of);
}

/// An id.
pub(crate) fn id<T>(row: &Row<'_>, index: usize, wrap: fn(Uuid) -> T) -> Cell<T> {
    row.get(index).map(wrap)
}

/// An id that may be absent.
pub(crate) fn optional_id<T>(row: &Row<'_>, index: usize, wrap: fn(Uuid) -> T) -> Cell<Option<T>> {
    Ok(row.get::<_, Option<Uuid>>(index)?.map(wrap))
}

/// A word of a closed set, or anything else that is parsed from text.
pub(crate) fn word<T: FromStr<Err: Error + Send + Sync + 'static>>(row: &Row<'_>, index: usize) -> Cell<T> {
    row.get_ref(index)?.as_str()?.parse().map_err(|fault: T::Err| wrong(index, fault))
}

/// The same where it may be absent.
pub(crate) fn optional_word<T>(row: &Row<'_>, index: usize) -> Cell<Option<T>>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let written = row.get_ref(index)?.as_str_or_null()?;
    written.map(|written| written.parse().map_err(|fault: T::Err| wrong(index, fault))).transpose()
}

/// A moment.
pub(crate) fn moment(row: &Row<'_>, index: usize) -> Cell<Moment> {
    Moment::from_milliseconds(row.get(index)?).ok_or_else(|| wrong(index, "no moment"))
}

/// A span in two cells.
pub(crate) fn span(row: &Row<'_>, index: usize) -> Cell<Span> {
    Span::new(row.get(index)?, row.get(index + 1)?).ok_or_else(|| wrong(index, "no span"))
}

/// Spans as a JSON list of pairs, for a question about many places at once.
pub(crate) fn span_list(spans: &[Span]) -> String {
    let pairs: Vec<String> = spans.iter().map(|span| format!("[{},{}]", span.start(), span.end())).collect();
    format!("[{}]", pairs.join(","))
}

/// A JSON object; absent is empty.
pub(crate) fn object(row: &Row<'_>, index: usize) -> Cell<Extra> {
    match row.get_ref(index)?.as_str_or_null()? {
        None => Ok(Extra::new()),
        Some(written) => serde_json::from_str(written).map_err(|fault| wrong(index, fault)),
    }
}

/// A JSON list; absent is empty.
pub(crate) fn array(row: &Row<'_>, index: usize) -> Cell<Vec<Value>> {
    match row.get_ref(index)?.as_str_or_null()? {
        None => Ok(Vec::new()),
        Some(written) => serde_json::from_str(written).map_err(|fault| wrong(index, fault)),
    }
}

/// The ten cells of a passage, in the order of `select_passage.sql`, from `first` on.
pub(crate) fn passage(row: &Row<'_>, first: usize) -> Cell<Passage> {
    let grade = row.get_ref(first + 7)?.as_str()?;
    let anchoring = Anchoring::new(grade, row.get(first + 8)?).ok_or_else(|| wrong(first + 7, "no grade"))?;
    Ok(Passage {
        document: id(row, first, obelus_model::DocumentId)?,
        version: row.get(first + 1)?,
        span: span(row, first + 2)?,
        exact: row.get(first + 4)?,
        prefix: row.get(first + 5)?,
        suffix: row.get(first + 6)?,
        anchoring,
        page: row.get(first + 9)?,
    })
}

/// A JSON object as it is kept: absent where it is empty.
pub(crate) fn kept_object(extra: &Extra) -> Option<String> {
    // A map of JSON values always has a written form; `Value`'s Display cannot fail either.
    (!extra.is_empty()).then(|| Value::Object(extra.clone()).to_string())
}

/// A JSON list as it is kept: absent where it is empty.
pub(crate) fn kept_array(values: &[Value]) -> Option<String> {
    (!values.is_empty()).then(|| Value::Array(values.to_vec()).to_string())
}

fn wrong(index: usize, fault: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, fault.into())
}
