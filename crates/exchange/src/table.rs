//! Writes the claims of a bundle as CSV (RFC 4180, UTF-8): one row a passage, in the order of reading.
//!
//! Invariant: no cell can be taken for a formula by a spreadsheet, and numbers stay numbers. Not here: a way back.

mod evidence;

use std::collections::HashMap;
use std::io::Write;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use obelus_model::{AnnotatorId, Claim, ClaimId, DocumentId, Moment, Passage, TagId, Tally};

use crate::{Bundle, WriteFault};

pub use evidence::write_evidence_csv;

/// The header row; the columns' meaning is in docs/formats.md.
const COLUMNS: [&str; 19] = [
    "document",
    "claim",
    "start",
    "end",
    "quote",
    "statement",
    "verdict",
    "certainty",
    "reasons",
    "kind",
    "note",
    "next_step",
    "tags",
    "annotator",
    "created",
    "modified",
    "anchoring",
    "evidence",
    "standing",
];

/// Writes one row for each passage of each claim, under a header row, as CSV in UTF-8 with CR LF.
///
/// A text that a spreadsheet would take for a formula has an apostrophe before it. Fails only where `out` does.
pub fn write_csv(bundle: &Bundle, out: impl Write) -> Result<(), WriteFault> {
    let mut rows = writer(out);
    rows.write_record(COLUMNS).map_err(as_io)?;
    let names = Names::of(bundle);
    for (claim, passage) in in_reading_order(bundle, &names) {
        rows.write_record(names.row(claim, passage)).map_err(as_io)?;
    }
    rows.flush()?;
    Ok(())
}

fn writer<W: Write>(out: W) -> Writer<W> {
    // Quoting all but numbers keeps a cell whole where a spreadsheet splits at semicolons too.
    WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).terminator(Terminator::CRLF).from_writer(out)
}

/// What rows call by name and records by id.
struct Names<'a> {
    documents: HashMap<DocumentId, (Moment, &'a str)>,
    annotators: HashMap<AnnotatorId, &'a str>,
    tags: HashMap<TagId, &'a str>,
    /// What the evidence on claims adds up to.
    tallies: HashMap<ClaimId, Tally>,
}

/// Passages by document (in the order in which they were added), start, end, claim.
fn in_reading_order<'a>(bundle: &'a Bundle, names: &Names<'_>) -> Vec<(&'a Claim, &'a Passage)> {
    let passages = |claim: &'a Claim| claim.passages.iter().map(move |at| (claim, &at.passage));
    let mut rows: Vec<(&Claim, &Passage)> = bundle.claims.iter().flat_map(passages).collect();
    rows.sort_by_key(|(claim, passage)| {
        let added = names.documents.get(&passage.document).map(|(added, _)| *added);
        (added, passage.document, passage.span, claim.created, claim.id)
    });
    rows
}

impl<'a> Names<'a> {
    fn of(bundle: &'a Bundle) -> Names<'a> {
        let documents = bundle.documents.iter().map(|bundled| &bundled.document);
        let mut tallies: HashMap<ClaimId, Tally> = HashMap::new();
        for piece in &bundle.evidence {
            tallies.entry(piece.claim).or_default().add(piece.stance, 1);
        }
        Names {
            documents: documents.map(|document| (document.id, (document.added, document.title.as_str()))).collect(),
            annotators: bundle.annotators.iter().map(|annotator| (annotator.id, annotator.name.as_str())).collect(),
            tags: bundle.tags.iter().map(|tag| (tag.id, tag.name.as_str())).collect(),
            tallies,
        }
    }

    fn row(&self, claim: &Claim, passage: &Passage) -> [String; COLUMNS.len()] {
        let title = self.documents.get(&passage.document).map(|(_, title)| *title);
        let annotator = self.annotators.get(&claim.annotator).copied();
        let mut tags: Vec<&str> = claim.tags.iter().filter_map(|tag| self.tags.get(tag).copied()).collect();
        tags.sort_unstable();
        let tally = self.tallies.get(&claim.id).copied().unwrap_or_default();
        let reasons: Vec<&str> = claim.reasons.iter().map(|reason| reason.code.code()).collect();
        [
            guarded(title),
            claim.id.to_string(),
            passage.span.start().to_string(),
            passage.span.end().to_string(),
            guarded(Some(&passage.exact)),
            guarded(claim.statement.as_deref()),
            code(claim.verdict.map(|verdict| verdict.code())),
            code(Some(claim.certainty.code())),
            reasons.join(";"),
            code(claim.kind.map(|kind| kind.code())),
            guarded(claim.note.as_deref()),
            guarded(claim.next_step.as_deref()),
            guarded(Some(&tags.join(";"))),
            guarded(annotator),
            claim.created.to_string(),
            claim.modified.to_string(),
            code(Some(passage.anchoring.code())),
            tally.pieces().to_string(),
            code(Some(tally.standing().code())),
        ]
    }
}

fn code(word: Option<&str>) -> String {
    word.unwrap_or_default().to_owned()
}

/// Free text that no spreadsheet takes for a formula: an apostrophe goes before what begins with one of the
/// characters that the OWASP page on CSV injection names, also behind what a program may strip or not show, unless the
/// whole is a plain number such as `-5`.
fn guarded(written: Option<&str>) -> String {
    let written = written.unwrap_or_default();
    let bare = written.trim_start_matches(is_passed_over);
    let starts = written.starts_with(['\t', '\r', '\n']) || bare.starts_with(is_opener);
    if starts && !is_number(written) { format!("'{written}") } else { written.to_owned() }
}

/// Begins a formula, as it is or in a form of another width.
fn is_opener(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫')
}

/// Is stripped by some program before it looks for a formula, or cannot be seen: space, controls, quotes, marks of byte
/// order and direction, joiners.
fn is_passed_over(character: char) -> bool {
    let is_unseen = matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    character.is_whitespace() || character.is_control() || is_unseen || matches!(character, '"' | '\'')
}

/// A sign at most, digits, and a decimal point among them at most.
fn is_number(written: &str) -> bool {
    let unsigned = written.strip_prefix(['+', '-']).unwrap_or(written);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(decimals)
}

fn as_io(fault: csv::Error) -> std::io::Error {
    fault.into()
}
