//! All quotes of evidence checked at once: first in the documents that they are said to be from, then, of the others, by the
//! index of words, and by reading every text only what that is not sure of.
//! Not here: what one quote comes to (`check_quote`).

use std::collections::BTreeSet;

use obelus_insight::QuoteFinder;
use obelus_model::{DocumentId, Evidence, Sha256};
use obelus_store::Rows;

use crate::Reader;
use crate::check_quote::{
    Best, Checked, HowFar, QuoteAsk, Standing, answer, ask_of, best_by_index, end_where, own, take_better, text_of,
};
use crate::fault::Result;

/// Of more quotes than these, reading every text once for all of them is sooner than asking the index for each: at a gigabyte
/// 24 s, and 0.2 s.
const MOST_BY_INDEX: usize = 200;

/// A quote that is looked for, and the best places of it so far.
struct Looked {
    piece: Evidence,
    ask: QuoteAsk,
    /// The documents that it is said to be from.
    own: BTreeSet<DocumentId>,
    in_own: Best,
    in_others: Best,
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
        let is_own = |document: &DocumentId| all.iter().any(|one| one.own.contains(document));
        let (own, others): (Vec<_>, Vec<_>) = rows.present_texts()?.into_iter().partition(|(text, _)| is_own(text));
        let far = |looked| HowFar { looked, of: own.len() + others.len() };
        read_for(rows, all.iter_mut().collect(), &own, &|looked| goes_on(far(looked)))?;
        let mut left: Vec<&mut Looked> = all.iter_mut().filter(|one| one.in_own.is_none()).collect();
        if left.len() <= MOST_BY_INDEX {
            let mut unsure = Vec::new();
            for one in left {
                end_where(!goes_on(far(own.len())))?;
                if !look_by_index(rows, one) {
                    unsure.push(one);
                }
            }
            left = unsure;
        }
        if !left.is_empty() {
            read_for(rows, left, &others, &|looked| goes_on(far(own.len() + looked)))?;
        }
        let each = all.into_iter();
        Ok(each.map(|one| (one.piece, answer(one.ask.is_said(), &one.own, one.in_own, one.in_others))).collect())
    })
}

/// Looks for a quote in the documents that it is not said to be from; whether that is sure.
fn look_by_index(rows: Rows<'_>, one: &mut Looked) -> bool {
    let finder = QuoteFinder::new([one.ask.quote.as_str()]);
    let (own, ask) = (&one.own, &one.ask);
    let is_other = |document: &DocumentId| !own.contains(document) && !ask.not_in.contains(document);
    // A library of an older version that is only read has no index; what is wrong with one is told where it is searched.
    let (found, is_sure) = best_by_index(rows, &finder, &ask.quote, is_other).unwrap_or_default();
    found.into_iter().for_each(|(document, found)| take_better(&mut one.in_others, document, found));
    is_sure
}

/// Looks for these quotes in these texts, which are read; `goes_on` is told how many were.
fn read_for(
    rows: Rows<'_>,
    mut sought: Vec<&mut Looked>,
    texts: &[(DocumentId, Sha256)],
    goes_on: &dyn Fn(usize) -> bool,
) -> Result<()> {
    let quotes: Vec<String> = sought.iter().map(|one| one.ask.quote.clone()).collect();
    let finder = QuoteFinder::new(quotes.iter().map(String::as_str));
    for (looked, (document, sha)) in texts.iter().enumerate() {
        end_where(!goes_on(looked))?;
        let Some(text) = text_of(rows, sha)? else { continue };
        for (one, found) in sought.iter_mut().zip(finder.look(&text)) {
            let Some(found) = found else { continue };
            if one.own.contains(document) {
                take_better(&mut one.in_own, *document, found);
            } else if !one.ask.not_in.contains(document) {
                take_better(&mut one.in_others, *document, found);
            }
        }
    }
    Ok(())
}
