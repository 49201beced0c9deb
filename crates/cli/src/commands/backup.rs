//! `backup`: a copy of the library in a file; `backups`: those that were made by themselves.

use obelus_desk::list_backups;
use obelus_desk::wire::BackupLine;
use serde_json::json;

use crate::answer::Answer;
use crate::arguments::Backup;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(ask: Backup, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let working = answer.working("copying the library");
    let copied = desk.copy_to(&ask.file).await;
    working.finish_and_clear();
    let copied = copied?;
    answer.give(&copied, || format!("{}: {} bytes\n", one_line(&copied.path, 200), copied.bytes))
}

pub(super) fn list(place: &Place, answer: &Answer) -> Result<(), Stop> {
    let lines = list_backups(place.path())?;
    if lines.is_empty() {
        answer.note(
            "there are no backups yet; the first is made when a library with something in it is opened for writing",
        );
    }
    let values: Vec<_> = lines.iter().map(value).collect();
    answer.give(values, || words(&lines))
}

fn value(line: &BackupLine) -> serde_json::Value {
    let BackupLine { name, made, reason, bytes, documents, claims, judged, last_change, fault } = line;
    json!({
        "name": name, "made": made, "reason": reason, "bytes": bytes, "documents": documents, "claims": claims,
        "judged": judged, "last_change": last_change, "fault": fault,
    })
}

fn words(lines: &[BackupLine]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 6]> = lines.iter().map(row).collect();
    table(["name", "documents", "claims", "judged", "last change", "bytes"], &rows)
}

fn row(line: &BackupLine) -> [String; 6] {
    let number = |number: u32| if line.fault.is_some() { "?".to_owned() } else { number.to_string() };
    let last = match (line.fault, line.last_change) {
        (Some(fault), _) => fault.code().to_owned(),
        (None, Some(last)) => last.to_string(),
        (None, None) => String::new(),
    };
    let [documents, claims, judged] = [line.documents, line.claims, line.judged].map(number);
    [line.name.clone(), documents, claims, judged, last, line.bytes.to_string()]
}
