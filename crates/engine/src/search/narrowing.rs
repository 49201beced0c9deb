//! What the fields of a query mean: words of closed sets, names of tags, documents and sources, days.
//! Invariant: a value that nothing fits narrows to nothing where it names something of the library, and is left out with a
//! remark where it is no word of its field.

use obelus_model::{Moment, Noun, SourceId, TagId};
use obelus_store::{Narrow, Part, Rows};
use obelus_text::folded;

use super::query::{Field, Query, RemarkCode};
use crate::EngineError;
use crate::fault::Result;
use crate::find_id::find_id;

/// The conditions that a query's fields make, which it takes out of it; what is no value of its field makes none.
pub(crate) fn narrowing(rows: Rows<'_>, query: &mut Query) -> Result<Vec<Narrow>> {
    let mut narrows = Vec::new();
    for field in std::mem::take(&mut query.fields) {
        match meaning(rows, &field)? {
            Some(narrow) if field.is_wanted => narrows.push(narrow),
            Some(narrow) => narrows.push(Narrow::Not(Box::new(narrow))),
            None => query.remark(RemarkCode::ValueUnknown, format!("{}:{}", field.name, field.value)),
        }
    }
    Ok(narrows)
}

fn meaning(rows: Rows<'_>, field: &Field) -> Result<Option<Narrow>> {
    let value = field.value.trim();
    let code = value.to_lowercase();
    Ok(match field.name.as_str() {
        _ if value.is_empty() => None,
        "verdict" if matches!(code.as_str(), "none" | "unjudged") => Some(Narrow::Verdict(None)),
        "verdict" => code.replace('-', "_").parse().ok().map(|verdict| Narrow::Verdict(Some(verdict))),
        "certainty" => code.parse().ok().map(Narrow::Certainty),
        "kind" => code.parse().ok().map(Narrow::Kind),
        "reason" => code.parse().ok().map(Narrow::Reason),
        "tag" => Some(Narrow::Tags(tags(rows, value)?)),
        "document" => Some(Narrow::Documents(documents(rows, value)?)),
        "source" => Some(Narrow::Sources(sources(rows, value)?)),
        "has" => part(&code).map(Narrow::Has),
        "no" => part(&code).map(|part| Narrow::Not(Box::new(Narrow::Has(part)))),
        "after" => day(value).map(Narrow::From),
        "before" => day(value).map(Narrow::Until),
        "is" => noun(&code).map(|noun| Narrow::Noun(vec![noun])),
        _ => None,
    })
}

fn part(code: &str) -> Option<Part> {
    Some(match code {
        "evidence" => Part::Evidence,
        "source" => Part::Source,
        "quote" => Part::Quote,
        "note" => Part::Note,
        "tag" => Part::Tag,
        "reason" => Part::Reason,
        "link" => Part::Link,
        "verdict" => Part::Verdict,
        _ => return None,
    })
}

fn noun(code: &str) -> Option<Noun> {
    let searched = [Noun::Document, Noun::Claim, Noun::Highlight, Noun::Evidence, Noun::Source];
    searched.into_iter().find(|noun| noun.code() == code)
}

/// The first moment of a day, a month or a year, in UTC.
fn day(written: &str) -> Option<Moment> {
    let whole = match written.len() {
        4 => format!("{written}-01-01"),
        7 => format!("{written}-01"),
        _ => written.to_owned(),
    };
    Moment::of_day(&whole)
}

/// The tags of this name, or else those whose name begins so; with the tags that are a kind of them.
fn tags(rows: Rows<'_>, name: &str) -> Result<Vec<TagId>> {
    let all = rows.tags()?;
    let wanted = folded(name);
    let mut found: Vec<TagId> = all.iter().filter(|tag| folded(&tag.name) == wanted).map(|tag| tag.id).collect();
    if found.is_empty() && !wanted.is_empty() {
        found = all.iter().filter(|tag| folded(&tag.name).starts_with(&wanted)).map(|tag| tag.id).collect();
    }
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        let kinds = all.iter().filter(|tag| tag.parent == Some(parent) && !found.contains(&tag.id));
        let kinds: Vec<TagId> = kinds.map(|tag| tag.id).collect();
        found.extend(kinds);
        at += 1;
    }
    Ok(found)
}

/// The document of this id or beginning of one, or those whose titles have all these words.
fn documents(rows: Rows<'_>, name: &str) -> Result<Vec<obelus_model::DocumentId>> {
    if let Ok(document) = crate::find_document(rows, name) {
        return Ok(vec![document.id]);
    }
    let all = rows.documents()?;
    Ok(all.iter().filter(|document| has_words(&document.title, name)).map(|document| document.id).collect())
}

/// The source of this key or id, or those whose titles or names have all these words.
fn sources(rows: Rows<'_>, name: &str) -> Result<Vec<SourceId>> {
    match find_id(rows, Noun::Source, name) {
        Ok(found) => return Ok(found.parse().into_iter().collect()),
        Err(EngineError::NotFound(_) | EngineError::NameAmbiguous { .. }) => {}
        Err(fault) => return Err(fault),
    }
    let all = rows.sources()?;
    let has_all = |source: &&obelus_model::Source| {
        let record = obelus_model::Record::Source((*source).clone());
        obelus_store::fields(&record)
            .is_some_and(|fields| has_words(&format!("{} {}", fields.title, fields.body.join(" ")), name))
    };
    Ok(all.iter().filter(has_all).map(|source| source.id).collect())
}

/// Whether a name has all these words, in whatever order; the last may be a beginning.
fn has_words(name: &str, words: &str) -> bool {
    let (name, words) = (folded(name), folded(words));
    let mut wanted = words.split(' ').filter(|word| !word.is_empty()).peekable();
    wanted.peek().is_some() && wanted.all(|word| name.split(' ').any(|there| there.starts_with(word)))
}
