//! What holds of the file as a database: SQLite's own checks, the head, the tables, the references.
//! Not here: what is in the tables.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use obelus_model::Noun;
use rusqlite::Connection;

use super::{Finding, damage};
use crate::cells::{find, has_table, list};
use crate::{Result, Rows, open};

/// Something in a schema.
struct Made {
    kind: String,
    table: String,
    /// How it was made; nothing for what SQLite made by itself.
    sql: Option<String>,
}

/// Everything in a schema, by its name.
type Schema = BTreeMap<String, Made>;

impl Rows<'_> {
    /// SQLite's own check, of every page and index.
    pub(super) fn verify_structure(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let index = "search_in_records";
        if has_table(self.connection, index)? {
            // FTS5 keeps in memory what an index is built of, and looks whether another connection has rebuilt it when it is
            // asked something, not when it is checked: unasked, it would miss what is gone for good. What is broken is told below.
            drop(find(self.connection, &format!("SELECT 1 FROM {index} LIMIT 1"), [], |_| Ok(())));
        }
        let told = list(self.connection, "PRAGMA integrity_check(100)", [], |row| row.get::<_, String>(0))?;
        findings.extend(told.into_iter().filter(|told| told != "ok").map(Finding::Structure));
        Ok(())
    }

    /// What the first page says of the whole.
    pub(super) fn verify_head(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let number = |sql| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        if number("PRAGMA application_id")? != i64::from(open::APPLICATION_ID) {
            findings.push(Finding::Head("application_id"));
        }
        let encoding: String = self.connection.query_row("PRAGMA encoding", [], |row| row.get(0))?;
        if encoding != "UTF-8" {
            findings.push(Finding::Head("encoding"));
        }
        // A library never shrinks: a file with more pages than it counts has met the log of an older one.
        let whole = number("PRAGMA page_count")?.saturating_mul(number("PRAGMA page_size")?);
        let path = self.connection.path().filter(|path| !path.is_empty());
        if path
            .and_then(|path| std::fs::metadata(path).ok())
            .is_some_and(|metadata| !u64::try_from(whole).is_ok_and(|whole| metadata.len() <= whole))
        {
            findings.push(Finding::Head("page_count"));
        }
        Ok(())
    }

    /// Whether it is a library of an earlier version: by its number, and by what it does not have yet.
    pub(super) fn is_older(&self) -> Result<bool> {
        Ok(!has_table(self.connection, "content_part")? && self.version()? < open::VERSION)
    }

    /// Whether its log is a chain: since version 3.
    pub(super) fn is_chained(&self) -> Result<bool> {
        has_table(self.connection, "op_hash")
    }

    /// Its number is that of its tables.
    pub(super) fn verify_version(&self, findings: &mut Vec<Finding>) -> Result<()> {
        if self.version()? != open::VERSION {
            findings.push(Finding::Head("user_version"));
        }
        Ok(())
    }

    fn version(&self) -> Result<u32> {
        Ok(self.connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }

    /// Tables and indexes are those of a fresh library: none more, none less, none other.
    pub(super) fn verify_schema(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let mut found = read_schema(self.connection)?;
        for (name, made) in fresh_schema()? {
            if !found.remove(name).is_some_and(|found| found.is_like(made)) {
                findings.push(Finding::Schema(name.clone()));
            } else if made.kind == "index" {
                self.verify_index(name, made, findings)?;
            }
        }
        // Its name may be anybody's words.
        findings.extend(found.into_keys().map(|_| Finding::Schema(String::new())));
        Ok(())
    }

    /// An index has as many entries as its table has rows. SQLite's check finds each row in the index, but does not see
    /// that a partial one, whose first page became another's, has entries of rows that are not there.
    fn verify_index(&self, name: &str, made: &Made, findings: &mut Vec<Finding>) -> Result<()> {
        let Made { table, sql, .. } = made;
        let sql = sql.as_deref().map(even).unwrap_or_default();
        let part = sql.split_once(" WHERE ").map_or("", |(_, part)| part);
        let part = if part.is_empty() { String::new() } else { format!("WHERE {part}") };
        let count = |how: &str| format!("(SELECT count(*) FROM \"{table}\" {how} {part})");
        let sql = format!("SELECT {} = {}", count(&format!("INDEXED BY \"{name}\"")), count("NOT INDEXED"));
        let counted = self.connection.query_row(&sql, [], |row| row.get(0));
        match counted {
            Ok(true) => {}
            Ok(false) => findings.push(Finding::Structure(format!("wrong # of entries in index {name}"))),
            Err(fault) => findings.push(Finding::Structure(format!("index {name}: {}", damage(fault.into())?))),
        }
        Ok(())
    }

    /// What is named is there; there is one library, and somebody who judges.
    pub(super) fn verify_references(&self, findings: &mut Vec<Finding>) -> Result<()> {
        let dangling = "SELECT DISTINCT \"table\", \"parent\" FROM pragma_foreign_key_check";
        match list(self.connection, dangling, [], |row| Ok(Finding::Reference { from: row.get(0)?, to: row.get(1)? })) {
            Ok(dangling) => findings.extend(dangling),
            Err(fault) => findings.push(Finding::Structure(damage(fault)?)),
        }
        if find(self.connection, "SELECT 1 FROM library", [], |_| Ok(()))?.is_none() {
            findings.push(Finding::Incomplete(Noun::Library));
        }
        if find(self.connection, "SELECT 1 FROM annotator", [], |_| Ok(()))?.is_none() {
            findings.push(Finding::Incomplete(Noun::Annotator));
        }
        Ok(())
    }
}

/// The schema of a fresh library. It is always the same, and to make it takes as long as all else that is looked at in a
/// small library: so it is made once.
fn fresh_schema() -> Result<&'static Schema> {
    static FRESH: OnceLock<Schema> = OnceLock::new();
    if let Some(fresh) = FRESH.get() {
        return Ok(fresh);
    }
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(open::SCHEMA)?;
    let schema = read_schema(&fresh)?;
    Ok(FRESH.get_or_init(|| schema))
}

fn read_schema(connection: &Connection) -> Result<Schema> {
    let sql = "SELECT name, type, tbl_name, sql FROM sqlite_schema";
    let rows = list(connection, sql, [], |row| {
        Ok((row.get(0)?, Made { kind: row.get(1)?, table: row.get(2)?, sql: row.get(3)? }))
    })?;
    Ok(rows.into_iter().collect())
}

impl Made {
    fn is_like(&self, other: &Made) -> bool {
        let is_sql_like = || self.sql.as_deref().map(even) == other.sql.as_deref().map(even);
        self.kind == other.kind && self.table == other.table && (self.sql == other.sql || is_sql_like())
    }
}

/// How a table was made, without comments and with white space made even: a migration writes neither as the schema does.
fn even(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ")
}
