//! `sources`: bibliographies in and out, and what is done with a source.

use obelus_desk::model::{Noun, SourceId};
use obelus_desk::wire::{
    CiteSource as AskCite, Cited, EditSource, ExportSources as AskExport, ExportedSources, LoadSources as AskLoad,
    LoadedSources, LocatorRow, MergeSources as AskMerge, Nothing, SourceRow, WhichSource, Written,
};
use obelus_desk::{Desk, Fault, LIMIT_BYTES};
use serde_json::json;

use super::evidence::found;
use super::standard_input;
use crate::answer::Answer;
use crate::arguments::{
    CiteSource, DeleteSource, ExportSources, GradeSource, ListSources, LoadSources, MergeSources, Sources, SourcesAct,
};
use crate::place::Place;
use crate::stop::Stop;
use crate::table::{one_line, table};

pub(super) async fn run(ask: Sources, place: Place, answer: &Answer) -> Result<(), Stop> {
    match ask.act {
        SourcesAct::Load(ask) => load(ask, place, answer).await,
        SourcesAct::List(ask) => list(ask, place, answer).await,
        SourcesAct::Export(ask) => export(ask, place, answer).await,
        SourcesAct::Cite(ask) => cite(ask, place, answer).await,
        SourcesAct::Merge(ask) => merge(ask, place, answer).await,
        SourcesAct::Grade(ask) => grade(ask, place, answer).await,
        SourcesAct::Delete(ask) => delete(ask, place, answer).await,
    }
}

async fn load(ask: LoadSources, place: Place, answer: &Answer) -> Result<(), Stop> {
    let path = ask.file.display().to_string();
    let filling = place.to_fill()?;
    let working = answer.working("loading");
    let loaded: Result<LoadedSources, Fault> = if standard_input::is_meant(&ask.file) {
        let about = |fault: Fault| Fault { subject: standard_input::NAME.to_owned(), ..fault };
        filling.desk.load_source_bytes(standard_input::read(LIMIT_BYTES)?).await.map_err(about)
    } else {
        filling.desk.ask("load_sources", &AskLoad { path: path.clone() }).await
    };
    working.finish_and_clear();
    filling.close(answer).await?;
    let LoadedSources { added, known, changed, refused, .. } = loaded?;
    let value = json!({ "added": added, "known": known, "changed": changed, "refused": refused });
    answer.give(value, || {
        let mut words = format!("{added} added, {known} there already, {} not read\n", refused.len());
        for entry in &refused {
            let name = entry.entry.as_deref().map(|name| format!(" ({})", one_line(name, 80))).unwrap_or_default();
            words.push_str(&format!("line {}{name}: {}\n", entry.line, why(&entry.detail)));
        }
        words
    })
}

/// Why an entry could not be read.
fn why(code: &str) -> &str {
    match code {
        "unclosed" => "a brace or quotation mark is not closed",
        "value" => "a value is missing or broken",
        "comma" => "a comma is missing",
        "equals" => "an equals sign is missing",
        "key" => "a comma is missing behind the citation key",
        "json" => "this is no JSON",
        "type" => "the item has no type",
        "shape" => "a value has the wrong form for CSL-JSON",
        "tag" => "this stands outside of any record",
        other => other,
    }
}

async fn list(ask: ListSources, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let mut sources = all(&desk).await?;
    let words: Vec<String> = ask.words.iter().map(|word| word.to_lowercase()).collect();
    sources.retain(|row| {
        let title = row.csl.get("title").and_then(|title| title.as_str()).unwrap_or_default();
        let said = format!("{} {} {title}", row.key, row.label).to_lowercase();
        words.iter().all(|word| said.contains(word.as_str()))
    });
    if sources.is_empty() && words.is_empty() {
        answer.note("no sources yet; `sources load FILE` brings some");
    }
    answer.give(&sources, || {
        let row = |source: &SourceRow| {
            let grade = source.grade.map(|grade| grade.code().to_owned()).unwrap_or_default();
            let uses = (source.evidence + source.origins).to_string();
            [one_line(&source.key, 40), grade, uses, one_line(&source.label, 120)]
        };
        let rows: Vec<_> = sources.iter().map(row).collect();
        if rows.is_empty() { String::new() } else { table(["key", "grade", "uses", "source"], &rows) }
    })
}

async fn export(ask: ExportSources, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    if standard_input::is_meant(&ask.output) {
        // The answer is the file itself, with --json as well.
        return answer.bytes(&desk.export_source_bytes(ask.format).await?.0);
    }
    let path = ask.output.display().to_string();
    let exported: ExportedSources = desk.ask("export_sources", &AskExport { path, format: ask.format }).await?;
    answer.give(&exported, || {
        format!("{}: {} bytes, {} sources\n", one_line(&exported.path, 200), exported.bytes, exported.sources)
    })
}

async fn cite(ask: CiteSource, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_read()?;
    let source = source_named(&desk, &ask.source).await?;
    let locator = match (ask.page, ask.locator) {
        (Some(page), _) => Some(LocatorRow { label: "page".to_owned(), value: page }),
        (None, Some(other)) => {
            let (label, value) = other.split_once('=').unwrap_or(("page", &other));
            Some(LocatorRow { label: label.trim().to_owned(), value: value.trim().to_owned() })
        }
        (None, None) => None,
    };
    let cited: Cited =
        desk.ask("cite_source", &AskCite { source, style: ask.style, locator, language: Some(ask.language) }).await?;
    answer.give(&cited, || format!("{}\n{}\n", one_line(&cited.text, 10_000), one_line(&cited.in_text, 10_000)))
}

async fn merge(ask: MergeSources, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let into = source_named(&desk, &ask.into).await?;
    let mut from = Vec::new();
    for name in &ask.from {
        from.push(source_named(&desk, name).await?);
    }
    let written: Written = desk.ask("merge_sources", &AskMerge { into, from }).await?;
    give_id(written, answer)
}

async fn grade(ask: GradeSource, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let source = source_named(&desk, &ask.source).await?;
    let written: Written = desk.ask("edit_source", &EditSource { source, csl: None, grade: Some(ask.grade.0) }).await?;
    give_id(written, answer)
}

async fn delete(ask: DeleteSource, place: Place, answer: &Answer) -> Result<(), Stop> {
    let desk = place.to_change(answer)?;
    let source = source_named(&desk, &ask.source).await?;
    let written: Written = desk.ask("delete_source", &WhichSource { source }).await?;
    give_id(written, answer)
}

fn give_id(written: Written, answer: &Answer) -> Result<(), Stop> {
    let id = written.id.unwrap_or_default();
    answer.give(json!({ "id": id }), || format!("{id}\n"))
}

async fn all(desk: &Desk) -> Result<Vec<SourceRow>, Fault> {
    desk.ask("list_sources", &Nothing {}).await
}

/// The source that a person names: by its citation key, letter case aside, by its id, or by a unique beginning of one.
pub(super) async fn source_named(desk: &Desk, name: &str) -> Result<SourceId, Fault> {
    found(desk, Noun::Source, name).await
}
