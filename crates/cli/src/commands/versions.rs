//! `versions`: which texts a document has had. `compare`: how two of them differ, word by word.

use obelus_desk::model::DocumentId;
use obelus_desk::wire::{CompareVersions, StretchColumns, StretchWord, VersionRow, WhichDocument};
use obelus_desk::{Desk, Fault, FaultCode};
use serde_json::{Value, json};

use super::replace::counted;
use super::spot::document_named;
use crate::answer::Answer;
use crate::arguments::{Compare, Versions};
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

/// So many characters of what is the same are shown on either side of what is not.
const AROUND: usize = 40;
/// So many characters of what is gone, new or moved are shown.
const LONGEST: usize = 2_000;

pub(super) async fn run(ask: Versions, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = document_named(&desk, &ask.document).await?.id;
    let rows: Vec<VersionRow> = desk.ask("list_versions", &WhichDocument { document }).await?;
    answer.give(&rows, || {
        let rows: Vec<[String; 5]> = rows.iter().map(row).collect();
        table(["version", "when", "characters", "file", "passages"], &rows)
    })
}

fn row(row: &VersionRow) -> [String; 5] {
    let number = if row.present { format!("{} (read now)", row.number) } else { row.number.to_string() };
    let at = row.at.map_or("-".to_owned(), |at| at.to_string());
    let file = row.file_name.as_deref().map_or("-".to_owned(), |file| one_line(file, 60));
    [number, at, row.length.to_string(), file, counted(&row.passages).replacen("passages: ", "", 1)]
}

pub(super) async fn compare(ask: Compare, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let document = document_named(&desk, &ask.document).await?.id;
    let (from, to) = match ask.from.zip(ask.to) {
        Some(named) => named,
        None => newest_two(&desk, document).await?,
    };
    let working = answer.working("comparing");
    let ask = CompareVersions { document, from, to };
    let columns: Result<StretchColumns, _> = desk.ask("compare_versions", &ask).await;
    working.finish_and_clear();
    let columns = columns.map_err(by_its_number)?;
    if columns.kinds.iter().all(|kind| *kind == StretchWord::Same) {
        answer.note("the two texts are the same");
        return answer.give(values(&columns), String::new);
    }
    let old = Letters::of(&desk, document, from).await?;
    let new = Letters::of(&desk, document, to).await?;
    answer.give(values(&columns), || told(&columns, &old, &new))
}

/// The same fault with the version by its number, as a person named it: the key has the document's id before it.
fn by_its_number(fault: Fault) -> Fault {
    match (fault.code, fault.subject.rsplit_once('/')) {
        (FaultCode::NotFound, Some((_, number))) => Fault { subject: number.to_owned(), ..fault },
        _ => fault,
    }
}

/// The present version and the one before it; where there is no other, it is held against itself.
async fn newest_two(desk: &Desk, document: DocumentId) -> Result<(u32, u32), Stop> {
    let rows: Vec<VersionRow> = desk.ask("list_versions", &WhichDocument { document }).await?;
    let newest = rows.first().map_or(1, |row| row.number);
    Ok((rows.get(1).map_or(newest, |row| row.number), newest))
}

fn values(columns: &StretchColumns) -> Vec<Value> {
    let place = |[start, end]: [u32; 2]| if start < end { json!([start, end]) } else { Value::Null };
    let stretches = columns.kinds.iter().zip(&columns.olds).zip(&columns.news);
    stretches.map(|((kind, old), new)| json!({ "kind": kind, "old": place(*old), "new": place(*new) })).collect()
}

/// A text, and where each of its code points begins.
struct Letters {
    text: String,
    starts: Vec<usize>,
}

impl Letters {
    async fn of(desk: &Desk, document: DocumentId, number: u32) -> Result<Letters, Stop> {
        let text = String::from_utf8_lossy(&desk.document_text(&document.to_string(), number).await?).into_owned();
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Ok(Letters { text, starts })
    }

    fn slice(&self, [start, end]: [u32; 2]) -> &str {
        let at = |point: u32| usize::try_from(point).ok().and_then(|point| self.starts.get(point)).copied();
        at(start).zip(at(end)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }
}

/// What is gone as `[-…-]`, what is new as `{+…+}`, what moved as `{~…~}`, with a little around; each place on a line.
fn told(columns: &StretchColumns, old: &Letters, new: &Letters) -> String {
    let (mut lines, mut line, mut differs) = (String::new(), String::new(), false);
    for ((kind, olds), news) in columns.kinds.iter().zip(&columns.olds).zip(&columns.news) {
        if *kind != StretchWord::Same {
            differs = true;
            line.push_str(&change(*kind, old.slice(*olds), new.slice(*news)));
            continue;
        }
        let same = new.slice(*news);
        let length = same.chars().count();
        if length <= 2 * AROUND {
            line.push_str(&format!("{} ", one_line(same, length)));
            continue;
        }
        if differs {
            lines.push_str(&format!("{line}{}\n", one_line(same, AROUND)));
        }
        let tail: String = same.chars().skip(length - AROUND).collect();
        (line, differs) = (format!("…{} ", one_line(&tail, AROUND)), false);
    }
    if differs {
        lines.push_str(line.trim_end());
        lines.push('\n');
    }
    lines
}

fn change(kind: StretchWord, old: &str, new: &str) -> String {
    match kind {
        StretchWord::Gone => format!("[-{}-] ", one_line(old, LONGEST)),
        StretchWord::New => format!("{{+{}+}} ", one_line(new, LONGEST)),
        StretchWord::Moved => format!("{{~{}~}} ", one_line(new, LONGEST)),
        StretchWord::Same => format!("{} ", one_line(new, LONGEST)),
    }
}
