//! What is asked of the index: which pieces of texts and which records have the words, the best or the newest first.
//! Invariant: nothing that a person wrote reaches FTS5 as its language; each word goes in quotation marks.

use std::fmt::Write;

use obelus_model::{Noun, RecordKey};
use obelus_text::Phrase;
use rusqlite::params_from_iter;
use rusqlite::types::Value;
use uuid::Uuid;

use super::PIECES;
use super::narrow::{Narrow, conditions, put};
use super::rank::best;
use super::seek::{attentive, segments};
use crate::cells::{find, has_table, list};
use crate::{Result, Rows, StoreError};

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Words one right after the other; never empty.
    Phrase(Phrase),
    /// All of these; never empty.
    All(Vec<Sought>),
    /// Any of these; never empty.
    Any(Vec<Sought>),
    /// The first, and not the second.
    Without(Box<Sought>, Box<Sought>),
}

/// In what order what was found is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Rank,
    /// What came last first.
    Newest,
    /// Text by text, as it stands there.
    Place,
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// So many.
    pub total: u64,
    /// Whether it was counted to the end.
    pub is_exact: bool,
}

/// Where a piece lies: the number of its text and its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PieceRow(pub(crate) i64);

impl PieceRow {
    /// The number of its text.
    pub fn text(self) -> i64 {
        self.0 / PIECES
    }
}

impl Sought {
    /// As FTS5 reads it.
    fn written(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let mut joined = |all: &[Sought], word: &str| {
            for (index, one) in all.iter().enumerate() {
                out.push_str(if index == 0 { "(" } else { word });
                one.write(out);
            }
            out.push(')');
        };
        match self {
            Sought::Phrase(phrase) => {
                // Words are letters and figures alone: no quotation mark can stand in one.
                let star = if phrase.is_open { " *" } else { "" };
                let _ = write!(out, "\"{}\"{star}", phrase.words.join(" "));
            }
            Sought::All(all) => joined(all, " AND "),
            Sought::Any(any) => joined(any, " OR "),
            Sought::Without(wanted, unwanted) => {
                out.push('(');
                wanted.write(out);
                out.push_str(" NOT ");
                unwanted.write(out);
                out.push(')');
            }
        }
    }
}

impl Rows<'_> {
    /// How many pieces of texts have what is sought, counted up to so many.
    pub fn count_pieces(&self, sought: &Sought, among: &Among, most: u32) -> Result<Reach> {
        attentive(self.connection, || {
            let mut total = 0;
            for segment in segments(self.connection, among)?.iter().rev() {
                total += segment.rows(sought)?.len() as u64;
                if total >= u64::from(most) {
                    return Ok(Reach { total: u64::from(most), is_exact: false });
                }
            }
            Ok(Reach { total, is_exact: true })
        })
    }

    /// The pieces that have what is sought, at most so many, with how well each fits: less is better.
    pub fn seek_pieces(&self, sought: &Sought, among: &Among, order: Order, most: u32) -> Result<Vec<(PieceRow, f64)>> {
        let most = most as usize;
        if order == Order::Rank {
            return Ok(self.rank_pieces(sought, among, (usize::MAX, most), |_| true)?.0);
        }
        attentive(self.connection, || {
            let mut segments = segments(self.connection, among)?;
            if order == Order::Newest {
                segments.reverse();
            }
            let mut found = Vec::new();
            for segment in segments {
                let mut rows = segment.rows(sought)?;
                if order == Order::Newest {
                    rows.reverse();
                }
                found.extend(rows.into_iter().map(|row| (row, 0.0)).take(most - found.len()));
                if found.len() == most {
                    break;
                }
            }
            Ok(found)
        })
    }

    /// Of the pieces that have what is sought the best so many, with how well each fits: less is better. They are gathered the newest
    /// first, until at least so many are found or `go_on`, which is told how many there are, says that it is enough; and how
    /// many were gathered, which is all where it is exact.
    pub fn rank_pieces(
        &self,
        sought: &Sought,
        among: &Among,
        (enough, answered): (usize, usize),
        go_on: impl FnMut(usize) -> bool,
    ) -> Result<(Vec<(PieceRow, f64)>, Reach)> {
        attentive(self.connection, || best(self.connection, sought, among, (enough, answered), go_on))
    }

    /// How many records have what is sought, or all that are searched, counted up to so many.
    pub fn count_records(&self, sought: Option<&Sought>, narrows: &[Narrow], most: u32) -> Result<Reach> {
        let mut values = Vec::new();
        let from = records(sought, "", narrows, &mut values);
        let most_at = put(&mut values, Value::Integer(i64::from(most)));
        self.reach(&format!("SELECT count(*) FROM (SELECT 1 {from} LIMIT {most_at})"), values, most)
    }

    /// The records that have what is sought, or all that are searched; at most so many, with how well each fits: less is
    /// better. Only what is sought can be ranked; everything else comes with the newest first.
    pub fn seek_records(
        &self,
        sought: Option<&Sought>,
        narrows: &[Narrow],
        order: Order,
        most: u32,
    ) -> Result<Vec<(RecordKey, f64)>> {
        let mut values = Vec::new();
        let is_ranked = sought.is_some() && order == Order::Rank;
        let weight = if is_ranked { ", bm25(search_in_records, 4.0, 1.0) AS fit" } else { "" };
        let from = records(sought, weight, narrows, &mut values);
        let most = put(&mut values, Value::Integer(i64::from(most)));
        let (fit, by) = match (is_ranked, sought) {
            (true, _) => ("fit", "fit, r.number DESC"),
            // By the index's own rows, so that it stops when there are enough.
            (false, Some(_)) => ("0.0", "row DESC"),
            (false, None) => ("0.0", "r.number DESC"),
        };
        let sql = format!("SELECT r.noun, r.id, {fit} {from} ORDER BY {by} LIMIT {most}");
        list(self.connection, &sql, params_from_iter(values), |row| {
            let id = row.get::<_, Uuid>(1)?.as_hyphenated().to_string();
            Ok((RecordKey { noun: crate::cells::word::<Noun>(row, 0)?, id }, row.get(2)?))
        })
    }

    /// The texts that fit these conditions, by which their documents are meant; all where there is none.
    pub fn texts_among(&self, narrows: &[Narrow]) -> Result<Among> {
        if narrows.is_empty() {
            return Ok(Among::All);
        }
        if narrows.iter().any(Narrow::is_of_claims) {
            return Ok(Among::These(Vec::new()));
        }
        let mut values = Vec::new();
        let conditions = conditions(narrows, &mut values);
        let sql = format!(
            "SELECT t.number FROM search_record r JOIN search_text t ON t.document = r.id \
            WHERE r.noun = 'document'{conditions} ORDER BY t.number"
        );
        Ok(Among::These(list(self.connection, &sql, params_from_iter(values), |row| row.get(0))?))
    }

    fn reach(&self, sql: &str, values: Vec<Value>, most: u32) -> Result<Reach> {
        let count: Option<u32> = find(self.connection, sql, params_from_iter(values), |row| row.get(0))?;
        let count = count.unwrap_or_default();
        Ok(Reach { total: u64::from(count), is_exact: count < most })
    }

    /// The pieces of the texts that came last, the last of each first, at most so many.
    pub fn newest_pieces(&self, among: &Among, most: usize) -> Result<Vec<PieceRow>> {
        let sql = "SELECT number, length(pieces) / 8 FROM search_text ORDER BY number DESC";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut newest = Vec::new();
        while let Some(row) = rows.next()?
            && newest.len() < most
        {
            let (number, count): (i64, i64) = (row.get(0)?, row.get(1)?);
            if among.has(number) {
                let all = (0..count).rev().map(|piece| PieceRow(number * PIECES + piece));
                newest.extend(all.take(most - newest.len()));
            }
        }
        Ok(newest)
    }

    /// Whether it has the index of words; a library of an earlier version gets it when it is opened for writing.
    pub fn is_indexed(&self) -> Result<bool> {
        has_table(self.connection, "search_block")
    }

    /// How many pieces all texts have together.
    pub fn count_all_pieces(&self) -> Result<u64> {
        if !self.is_indexed()? {
            return Err(StoreError::ReadOnly);
        }
        let sql = "SELECT ifnull(sum(count), 0) FROM search_part";
        let count: Option<u32> = find(self.connection, sql, [], |row| row.get(0))?;
        Ok(u64::from(count.unwrap_or_default()))
    }
}

/// Which texts are searched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Among {
    /// All.
    All,
    /// Those of these numbers, in order.
    These(Vec<i64>),
}

impl Among {
    /// Whether this text is meant.
    pub(super) fn has(&self, text: i64) -> bool {
        match self {
            Among::All => true,
            Among::These(numbers) => numbers.binary_search(&text).is_ok(),
        }
    }
}

/// Where the records come from that have what is sought, with what else is asked of the index, and fit all conditions.
fn records(sought: Option<&Sought>, more: &str, narrows: &[Narrow], values: &mut Vec<Value>) -> String {
    let from = match sought {
        Some(sought) => {
            let sought = put(values, Value::Text(sought.written()));
            format!(
                "FROM (SELECT rowid AS row{more} FROM search_in_records WHERE search_in_records MATCH {sought}) \
                JOIN search_record r ON r.number = row"
            )
        }
        None => "FROM search_record r".to_owned(),
    };
    format!("{from} WHERE TRUE{}", conditions(narrows, values))
}
