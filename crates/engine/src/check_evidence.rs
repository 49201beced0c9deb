//! All quotes of evidence checked at once: first in the documents that they are said to be from, then, what is not there, in all
//! others: by the index of words where that is sure of each, else by reading every text.
//! Not here: what one quote comes to (`check_quote`).

use std::collections::BTreeSet;

use obelus_insight::{QuoteFinder, QuoteMatch};
use obelus_model::{DocumentId, Evidence, Sha256};
use obelus_store::Rows;

use crate::Reader;
use crate::check_quote::{
    Best, Checked, HowFar, QuoteAsk, Standing, answer, ask_of, best_by_index, end_where, may_be_sure, own, take_better,
    text_of,
};
use crate::fault::Result;

/// Of more quotes than these, reading every text once for all of them is sooner than asking the index for each: at 100 MB 2.2 s,
/// and 25 ms; at a gigabyte 24 s, and up to 0.2 s.
const MOST_BY_INDEX: usize = 100;

/// A quote that is looked for, and the best places of it so far.
struct Looked {
    piece: Evidence,
    ask: QuoteAsk,
    /// The documents that it is said to be from.
    own: BTreeSet<DocumentId>,
    in_own: Best,
    in_others: Best,
}

impl Looked {
    /// Whether a document is one in which it counts that is none of its own.
    fn is_other(&self, document: &DocumentId) -> bool {
        !self.own.contains(document) && !self.ask.not_in.contains(document)
    }
}

/// The evidence of the library that has a quote, each with what came of looking for that. May look at every text; ends soon
/// after `goes_on`, which is told how far it is, says no (`EngineError::Stopped`).
pub fn check_evidence(reader: &mut Reader, goes_on: &dyn Fn(HowFar) -> bool) -> Result<Vec<(Evidence, Checked)>> {
    reader.read_kept(|rows, kept| {
        let held = kept.held(rows)?;
        let (mut all, mut standing) = (Vec::new(), Standing::default());
        for piece in rows.evidence()? {
            if let Some(ask) = ask_of(rows, &mut standing, &piece)? {
                let own = own(&held, &ask);
                all.push(Looked { piece, ask, own, in_own: None, in_others: None });
            }
        }
        let texts = rows.present_texts()?;
        let owned: BTreeSet<DocumentId> = all.iter().flat_map(|one| &one.own).copied().collect();
        let own: Vec<_> = texts.iter().filter(|(document, _)| owned.contains(document)).cloned().collect();
        let far = |looked| end_where(!goes_on(HowFar { looked, of: own.len() + texts.len() }));
        let take_own = |one: &mut Looked, document: DocumentId, found| {
            if one.own.contains(&document) {
                take_better(&mut one.in_own, document, found);
            }
        };
        read_for(rows, all.iter_mut().collect(), &own, &far, take_own)?;
        let mut left: Vec<&mut Looked> = all.iter_mut().filter(|one| one.in_own.is_none()).collect();
        let by_index = |asked: usize, of: usize| far(own.len() + texts.len() * asked / of.max(1));
        if !left.is_empty() && !look_by_index(rows, &mut left, &by_index)? {
            // What was found so far is found again.
            let take_other = |one: &mut Looked, document: DocumentId, found| {
                if one.is_other(&document) {
                    take_better(&mut one.in_others, document, found);
                }
            };
            left.iter_mut().for_each(|one| one.in_others = None);
            read_for(rows, left, &texts, &|looked| far(own.len() + looked), take_other)?;
        }
        let each = all.into_iter();
        Ok(each.map(|one| (one.piece, answer(one.ask.is_said(), &one.own, one.in_own, one.in_others))).collect())
    })
}

/// Looks for quotes in the documents that they are not said to be from; whether that was sure of all. Ends with the first of
/// which it is not: then every text has to be read, and that takes hardly longer for all than for one.
fn look_by_index(
    rows: Rows<'_>,
    sought: &mut [&mut Looked],
    goes_on: &dyn Fn(usize, usize) -> Result<()>,
) -> Result<bool> {
    let of = sought.len();
    if of > MOST_BY_INDEX || !sought.iter().all(|one| may_be_sure(&one.ask.quote)) {
        return Ok(false);
    }
    for (asked, one) in sought.iter_mut().enumerate() {
        goes_on(asked, of)?;
        let finder = QuoteFinder::new([one.ask.quote.as_str()]);
        // A library of an older version that is only read has no index; what is wrong with one is told where it is searched.
        let found = best_by_index(rows, &finder, &one.ask.quote, |document| one.is_other(document));
        let (found, is_sure) = found.unwrap_or_default();
        if !is_sure {
            return Ok(false);
        }
        one.in_others = found;
    }
    Ok(true)
}

/// Looks for these quotes in these texts, which are read; `goes_on` is told how many were.
fn read_for(
    rows: Rows<'_>,
    mut sought: Vec<&mut Looked>,
    texts: &[(DocumentId, Sha256)],
    goes_on: &dyn Fn(usize) -> Result<()>,
    take: impl Fn(&mut Looked, DocumentId, QuoteMatch),
) -> Result<()> {
    let quotes: Vec<String> = sought.iter().map(|one| one.ask.quote.clone()).collect();
    let finder = QuoteFinder::new(quotes.iter().map(String::as_str));
    for (looked, (document, sha)) in texts.iter().enumerate() {
        goes_on(looked)?;
        let Some(text) = text_of(rows, sha)? else { continue };
        for (one, found) in sought.iter_mut().zip(finder.look(&text)) {
            found.into_iter().for_each(|found| take(one, *document, found));
        }
    }
    Ok(())
}
