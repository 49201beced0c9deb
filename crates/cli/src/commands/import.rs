//! `import`: documents into the library, each answered; one that fails does not stop the others.

use std::path::{Path, PathBuf};

use futures_util::future::join;
use obelus_desk::wire::{
    EncodingCertainty, FindFiles, FoundFiles, ImportFile, ImportStatus, Imported, InvisibleRow, SameBytes, WayWord,
};
use obelus_desk::{Desk, Fault, FaultCode, LIMIT_BYTES, ReadFile};
use serde_json::{Value, json};
use tokio::sync::Semaphore;
use tokio::sync::mpsc::unbounded_channel;

use super::standard_input;
use crate::answer::Answer;
use crate::arguments::Import;
use crate::place::Place;
use crate::stop::Stop;
use crate::table::one_line;

/// How much may be read and not yet kept, in KiB of memory: 32 MiB of plain text. Long and short files come mixed, and reading
/// takes as long as keeping: with less, one of the two waits for the other.
const AHEAD_KIB: u32 = 128 * 1024;

/// A plain text that is read takes so many times its file.
const TIMES: u64 = 4;

pub(super) async fn run(ask: Import, place: Place, answer: &Answer) -> Result<(), Stop> {
    let filling = place.to_fill()?;
    let found = find(&filling.desk, &ask).await?;
    let files: Vec<PathBuf> = found.files.iter().map(PathBuf::from).collect();
    let (mut values, mut words, mut failures) = (Vec::new(), String::new(), Vec::new());
    for (file, kept) in bring_in(&filling.desk, &files, &ask, answer).await {
        match kept {
            Ok(imported) => {
                words.push_str(&row(&imported));
                values.push(value(&imported));
            }
            Err(fault) => {
                let subject = json!({ "code": fault.code, "subject": fault.subject });
                values.push(json!({ "file": file.display().to_string(), "fault": subject }));
                failures.push(fault);
            }
        }
    }
    filling.close(answer).await?;
    if found.others > 0 {
        words.push_str(&format!("{} other files in the folders are of kinds that are not read\n", found.others));
    }
    answer.give(&values, || words)?;
    for folder in found.closed {
        failures.push(Fault { code: FaultCode::FileNoPermission, subject: folder, detail: String::new() });
    }
    for fault in &failures {
        answer.refuse_one_of_many(fault);
    }
    if failures.is_empty() { Ok(()) } else { Err(Stop::Told) }
}

/// The files that are meant; standard input is itself.
async fn find(desk: &Desk, ask: &Import) -> Result<FoundFiles, Fault> {
    let paths = ask.files.iter().map(|file| file.display().to_string()).collect();
    desk.ask("find_files", &FindFiles { paths }).await
}

/// Brings files in, in the order in which they were named: while one is kept, the next are read.
async fn bring_in<'a>(
    desk: &Desk,
    files: &'a [PathBuf],
    ask: &Import,
    answer: &Answer,
) -> Vec<(&'a Path, Result<Imported, Fault>)> {
    let bar = answer.steps(files.len());
    let room = Semaphore::new(AHEAD_KIB as usize);
    let (give, mut take) = unbounded_channel();
    let reading = async {
        for file in files {
            let guess = guessed_kib(file);
            take_room(&room, guess).await;
            bar.set_message(one_line(&file.display().to_string(), 60));
            bar.tick();
            let read = read(desk, file, ask).await;
            // A file that is packed is more than it looked like: the next waits until that is kept.
            let more = read.as_ref().map_or(0, |read| kib(read.size() as u64).saturating_sub(guess));
            let _ = give.send((file.as_path(), read, guess + more));
            take_room(&room, more).await;
        }
        drop(give);
    };
    let keeping = async {
        let mut all = Vec::with_capacity(files.len());
        while let Some((file, read, taken)) = take.recv().await {
            let kept = async { desk.keep_read(read?).await };
            all.push((file, kept.await));
            room.add_permits(taken as usize);
            bar.inc(1);
        }
        all
    };
    let ((), all) = join(reading, keeping).await;
    bar.finish_and_clear();
    all
}

/// How much memory a file takes when it is read, as far as its length tells. Nobody knows how much comes by standard input, nor
/// when: what was read before is kept first.
fn guessed_kib(file: &Path) -> u32 {
    match standard_input::is_meant(file) {
        true => AHEAD_KIB,
        false => kib(std::fs::metadata(file).map_or(0, |known| known.len().saturating_mul(TIMES))),
    }
}

fn kib(bytes: u64) -> u32 {
    u32::try_from(bytes / 1024).map_or(AHEAD_KIB, |size| size.clamp(1, AHEAD_KIB))
}

/// Waits until there is so much room, and takes it; whoever keeps what was read gives it back.
async fn take_room(room: &Semaphore, kib: u32) {
    if let Ok(taken) = room.acquire_many(kib).await {
        taken.forget();
    }
}

async fn read(desk: &Desk, file: &Path, ask: &Import) -> Result<ReadFile, Fault> {
    let import = ImportFile {
        path: file.display().to_string(),
        encoding: ask.encoding.clone(),
        way: ask.whole.then_some(WayWord::Whole),
        password: ask.password.clone(),
        same_bytes: if ask.again { SameBytes::Again } else { SameBytes::Known },
        title: ask.title.clone(),
        author: ask.author.clone(),
        url: ask.url.clone(),
        language: ask.language.clone(),
    };
    if standard_input::is_meant(file) {
        return desk.read_bytes(standard_input::read(LIMIT_BYTES)?, None, import).await;
    }
    desk.read_file(import).await
}

fn value(imported: &Imported) -> Value {
    json!({
        "document": imported.document,
        "title": imported.title,
        "characters": imported.characters,
        "sentences": imported.sentences,
        "status": imported.status,
    })
}

fn row(imported: &Imported) -> String {
    let Imported { document, title, characters, sentences, encoding, .. } = imported;
    let guessed = match (imported.encoding_certainty, encoding) {
        (EncodingCertainty::Certain, _) | (_, None) => String::new(),
        (EncodingCertainty::Guessed, Some(encoding)) => {
            format!("; read as {encoding}, a guess: --encoding LABEL --again reads it otherwise")
        }
    };
    let unseen = invisible(&imported.invisible);
    let blank = match imported.blank_pages {
        0 => String::new(),
        1 => "; 1 page has no text (a picture, or blank)".to_owned(),
        pages => format!("; {pages} pages have no text (pictures, or blank)"),
    };
    let known = match imported.status {
        ImportStatus::Added => "",
        ImportStatus::Known => "; the same bytes were there already, nothing was added",
    };
    let title = one_line(title, 80);
    format!("{document}  {title}: {characters} characters, {sentences} sentences{known}{guessed}{unseen}{blank}\n")
}

/// What is in a text that cannot be seen; nothing to say where nothing is.
fn invisible(counts: &InvisibleRow) -> String {
    let told = [
        (counts.bidi, "that steer the direction of reading"),
        (counts.zero_width, "that take no room"),
        (counts.control, "that are control characters"),
    ];
    let told = told.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let told = told.collect::<Vec<_>>().join(", ");
    if told.is_empty() { told } else { format!("; characters that cannot be seen: {told}") }
}
