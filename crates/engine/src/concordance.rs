//! Where words stand in the texts of the library, each with what is around it.

use obelus_model::DocumentId;
use obelus_store::{Narrow, Order, Sought};
use obelus_text::{Span, folded};

use crate::Reader;
use crate::fault::Result;
use crate::search::{Query, Remark, marks, narrowing, title_of};

/// So many code points are shown on each side.
const AROUND: usize = 80;

/// So many words on a side decide the order.
const COMPARED: usize = 6;

/// So many pieces of texts are looked through at most: some tens of thousands of lines, more than anybody reads.
const MOST_PIECES: u32 = 4_000;

/// What is asked.
#[derive(Clone, Debug)]
pub struct AskConcordance {
    /// The query, as it was typed.
    pub query: String,
    /// The one document; none: all.
    pub document: Option<DocumentId>,
    /// The order of the lines.
    pub order: LineOrder,
    /// So many lines at most.
    pub limit: u32,
}

/// The order of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOrder {
    /// By document and place.
    Place,
    /// By the words before the hit, the nearest first.
    Left,
    /// By the words behind it.
    Right,
}

/// Where words stand.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// The lines, in order.
    pub lines: Vec<Line>,
    /// How many there are, as far as was counted.
    pub total: u64,
    /// Whether that is all.
    pub is_exact: bool,
    /// What of the query did not fit.
    pub remarks: Vec<Remark>,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The document.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// Where the hit stands.
    pub span: Span,
    /// What stands before it.
    pub left: String,
    /// The hit.
    pub hit: String,
    /// What stands behind it.
    pub right: String,
}

/// The places where what is sought stands in texts, and what is around it.
pub fn concordance(reader: &mut Reader, ask: &AskConcordance) -> Result<Concordance> {
    reader.read(|rows| {
        let mut query = Query::read(&ask.query);
        let mut narrows = narrowing(rows, &mut query)?;
        narrows.extend(ask.document.map(|document| Narrow::Documents(vec![document])));
        let phrases = query.phrases();
        let mut found = Concordance { is_exact: true, ..Concordance::default() };
        // Each place by itself: where all of several words are sought, the places are those of any of them in pieces
        // that have all.
        let sought: Option<Sought> = query.sought.take();
        found.remarks = query.remarks;
        let Some(sought) = sought else { return Ok(found) };
        let among = rows.texts_among(&narrows)?;
        let pieces = rows.seek_pieces(&sought, &among, Order::Place, MOST_PIECES)?;
        found.is_exact = pieces.len() < MOST_PIECES as usize;
        let mut reader = rows.pieces();
        let mut title: Option<(DocumentId, String)> = None;
        for (row, _) in pieces {
            let Some(piece) = reader.read_within(row, AROUND)? else { continue };
            let called = match &title {
                Some((document, called)) if *document == piece.document => called.clone(),
                _ => title_of(rows, piece.document)?,
            };
            title = Some((piece.document, called.clone()));
            let characters: Vec<char> = piece.text.chars().collect();
            let own = piece.own.clone();
            for mark in marks(&piece.text, &phrases) {
                let (start, end) = (mark.span.start() as usize, mark.span.end() as usize);
                // What begins in the next piece is found there.
                if !own.contains(&mark.span.start()) {
                    continue;
                }
                let Some(span) = Span::new(piece.start + mark.span.start(), piece.start + mark.span.end()) else {
                    continue;
                };
                found.lines.push(Line {
                    document: piece.document,
                    title: called.clone(),
                    span,
                    left: cut(&characters, start.saturating_sub(AROUND), start),
                    hit: cut(&characters, start, end),
                    right: cut(&characters, end, end + AROUND),
                });
            }
        }
        found.total = found.lines.len() as u64;
        sort(&mut found.lines, ask.order);
        found.lines.truncate(ask.limit as usize);
        Ok(found)
    })
}

/// Characters on one line.
fn cut(characters: &[char], from: usize, to: usize) -> String {
    let within = characters.get(from..to.min(characters.len())).unwrap_or_default();
    within.iter().map(|character| if character.is_whitespace() { ' ' } else { *character }).collect()
}

fn sort(lines: &mut [Line], order: LineOrder) {
    match order {
        LineOrder::Place => {}
        LineOrder::Left => lines.sort_by_cached_key(|line| {
            let words = folded(&line.left);
            words.rsplit(' ').take(COMPARED).map(str::to_owned).collect::<Vec<_>>()
        }),
        LineOrder::Right => lines.sort_by_cached_key(|line| {
            let words = folded(&line.right);
            words.split(' ').take(COMPARED).map(str::to_owned).collect::<Vec<_>>()
        }),
    }
}
