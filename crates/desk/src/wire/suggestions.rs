//! Suggestions on the wire: what was noticed in a document, why, and a person's answers.

use obelus_engine as engine;
use obelus_model::DocumentId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than these are not told at once: nobody works off so many, and the first ones are.
const MOST_ROWS: usize = 20_000;

/// What is noticed in a document and not answered yet.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestions {
    /// In the order of the text.
    pub rows: Vec<SuggestionRow>,
    /// Whether that is all.
    pub is_whole: bool,
}

/// Something that was noticed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuggestionRow {
    /// What it is answered by; made of its words.
    pub key: String,
    /// Its sort.
    pub kind: SuggestionKind,
    /// The first code point of what it is about.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
    /// How surely, from 0 to 1.
    pub score: f32,
    /// How likely its sentence is a statement that could be looked up, from 0 to 1.
    pub worth: f32,
    /// Why.
    pub why: WhyRow,
    /// The words that fired, here or in the related places, in the order of the text.
    pub fired: Vec<SpanRow>,
    /// The other places that it is about.
    pub related: Vec<SpanRow>,
    /// Damaged words as they likely were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub repair: Option<String>,
    /// The code of the reason that accepting gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub reason: Option<String>,
    /// What a citation names, in few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cited: Option<String>,
}

/// A place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SpanRow {
    /// The first code point.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

impl From<engine::Span> for SpanRow {
    fn from(span: engine::Span) -> SpanRow {
        SpanRow { start: span.start(), end: span.end() }
    }
}

/// Why something was noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WhyRow {
    /// A code (docs/noticing.md).
    pub code: String,
    /// What goes into the sentence, in the order of docs/noticing.md.
    pub facts: Vec<String>,
}

/// Sorts of things that are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// Sentences that say the same words, or nearly.
    Repeat,
    /// Statements that cannot both be right.
    Conflict,
    /// What a page carries around its text.
    Boilerplate,
    /// What belongs to no other sentence.
    OffTopic,
    /// Letters that were lost, glued or garbled.
    Damage,
    /// Words that name a source.
    Citation,
    /// A statement that leans on nobody who could be asked.
    Hedge,
    /// What asks and states nothing.
    Question,
    /// What its author feels or values.
    Opinion,
}

/// What in a document is worth checking.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Checkable {
    /// Of each sentence, in the order of the text, how likely it is a statement that could be looked up, in percent.
    pub likely: Vec<u8>,
}

/// Asks for dated statements.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskTimeline {
    /// The document; absent: of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "DocumentId")]
    pub document: Option<DocumentId>,
}

/// Dated statements.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// In the order of the texts; one sentence with two dates is there twice.
    pub statements: Vec<DatedRow>,
    /// Whether these are all.
    pub is_whole: bool,
}

impl Timeline {
    /// The rows of dated statements, as many as are told at once.
    pub fn of(statements: Vec<engine::DatedStatement>) -> Timeline {
        let is_whole = statements.len() <= MOST_ROWS;
        let mut rows: Vec<DatedRow> = statements.into_iter().take(MOST_ROWS).map(DatedRow::from).collect();
        if !is_whole {
            let is_told = |at: &u32| usize::try_from(*at).is_ok_and(|at| at < MOST_ROWS);
            rows.iter_mut().for_each(|row| row.conflicts.retain(is_told));
        }
        Timeline { statements: rows, is_whole }
    }
}

/// A date, with the statement that it stands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DatedRow {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// The first code point of the statement.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
    /// The words that are the date.
    pub written: SpanRow,
    /// The statement's words.
    pub text: String,
    /// The first day, month or year that it may be: `1940-08-20`, `1940-08`, `1940`; before our era with a minus.
    pub from: String,
    /// The last.
    pub to: String,
    /// Those that contradict it, by their places in the list.
    pub conflicts: Vec<u32>,
}

impl From<engine::DatedStatement> for DatedRow {
    fn from(statement: engine::DatedStatement) -> DatedRow {
        let engine::DatedStatement { document, span, written, text, from, to, conflicts } = statement;
        DatedRow {
            document,
            start: span.start(),
            end: span.end(),
            written: written.into(),
            text,
            from: point(from),
            to: point(to),
            conflicts: conflicts.into_iter().filter_map(|at| u32::try_from(at).ok()).collect(),
        }
    }
}

/// A point of the calendar as ISO 8601 writes it.
fn point(engine::CalendarPoint { year, month, day }: engine::CalendarPoint) -> String {
    let sign = if year < 0 { "-" } else { "" };
    let parts = [month, day].map(|part| part.map(|part| format!("-{part:02}")).unwrap_or_default());
    format!("{sign}{:04}{}{}", year.unsigned_abs(), parts[0], parts[1])
}

/// Accepts suggestions about a document, all in one op; of one that is not there, `suggestion-gone`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AcceptSuggestions {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Their keys.
    pub keys: Vec<String>,
    /// Whether both sides of a conflict become dubious, contradicted; absent: no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub dubious: Option<bool>,
}

/// Dismisses suggestions about a document, all in one op; of one that is not there, `suggestion-gone`.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DismissSuggestions {
    /// The document.
    #[ts(type = "DocumentId")]
    pub document: DocumentId,
    /// Their keys.
    pub keys: Vec<String>,
}

impl Suggestions {
    /// The rows of what was noticed, as many as are told at once.
    pub fn of(noticed: &[engine::Noticed]) -> Suggestions {
        let rows = noticed.iter().take(MOST_ROWS).map(SuggestionRow::from).collect();
        Suggestions { rows, is_whole: noticed.len() <= MOST_ROWS }
    }
}

impl From<&engine::Noticed> for SuggestionRow {
    fn from(noticed: &engine::Noticed) -> SuggestionRow {
        let engine::Noticed { key, sentences: _, worth, suggestion } = noticed;
        let engine::Suggestion { kind, span, score, why, fired, related, detail } = suggestion;
        let (repair, reason, cited) = match detail {
            engine::Detail::None => (None, None, None),
            engine::Detail::Repair(repair) => (Some(repair.clone()), None, None),
            engine::Detail::Reason(code) => (None, Some((*code).to_owned()), None),
            engine::Detail::Cited(work) => (None, None, Some(few_words(work)).filter(|words| !words.is_empty())),
        };
        SuggestionRow {
            key: key.clone(),
            kind: (*kind).into(),
            start: span.start(),
            end: span.end(),
            score: *score,
            worth: *worth,
            why: WhyRow { code: why.code.clone(), facts: why.facts.clone() },
            fired: fired.iter().map(|span| SpanRow::from(*span)).collect(),
            related: related.iter().map(|span| SpanRow::from(*span)).collect(),
            repair,
            reason,
            cited,
        }
    }
}

/// `Service, Stalin, 2004, page 143`: names and numbers alone, no words of a language but the code of the locator.
fn few_words(work: &engine::CitedWork) -> String {
    let engine::CitedWork { author, title, year, locator_label: _, locator, url, doi, isbn } = work;
    let parts = [author, title, year, doi, isbn, url, locator];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")
}

impl From<engine::NoticedKind> for SuggestionKind {
    fn from(kind: engine::NoticedKind) -> SuggestionKind {
        match kind {
            engine::NoticedKind::Repeat => SuggestionKind::Repeat,
            engine::NoticedKind::Conflict => SuggestionKind::Conflict,
            engine::NoticedKind::Boilerplate => SuggestionKind::Boilerplate,
            engine::NoticedKind::OffTopic => SuggestionKind::OffTopic,
            engine::NoticedKind::Damage => SuggestionKind::Damage,
            engine::NoticedKind::Citation => SuggestionKind::Citation,
            engine::NoticedKind::Hedge => SuggestionKind::Hedge,
            engine::NoticedKind::Question => SuggestionKind::Question,
            engine::NoticedKind::Opinion => SuggestionKind::Opinion,
        }
    }
}
