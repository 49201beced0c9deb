//! Giving a passage up that was not found for sure: it is lost, keeps its words, and is not asked for again.

use obelus_model::{Anchoring, Noun, Passage, PassageKey, Record, Verb};

use crate::fault::Result;
use crate::{Done, EngineError, Writer};

/// Gives a passage up; one that is given up already stays so. One that stands for sure needs no look
/// (`EngineError::LookUnneeded`): it is taken off its claim instead, or deleted.
pub fn give_up_passage(writer: &mut Writer, key: PassageKey) -> Result<Done<PassageKey>> {
    writer.write(Verb::GiveUpPassage, |work| {
        let rows = work.tx.rows();
        let record = match key {
            PassageKey::Claim(id) => {
                let unknown = || EngineError::PassageUnknown(id);
                let mut claim = rows.find_claim_of_passage(id)?.ok_or_else(unknown)?;
                let place = claim.passages.iter_mut().find(|place| place.id == id).ok_or_else(unknown)?;
                lose(&mut place.passage)?;
                if !claim.is_given_up(id) {
                    claim.set_given_up(id, true);
                    claim.modified = work.now;
                }
                Record::Claim(claim)
            }
            PassageKey::Highlight(id) => {
                let found = rows.find_highlight(id)?;
                let mut highlight = found.ok_or_else(|| EngineError::not_found(Noun::Highlight, id))?;
                lose(&mut highlight.passage)?;
                if !highlight.is_given_up() {
                    highlight.set_given_up(true);
                    highlight.modified = work.now;
                }
                Record::Highlight(highlight)
            }
            PassageKey::Evidence(id) => {
                let unknown = || EngineError::not_found(Noun::Evidence, id);
                let mut evidence = rows.find_evidence(id)?.ok_or_else(unknown)?;
                lose(evidence.passage.as_mut().ok_or_else(unknown)?)?;
                if !evidence.is_given_up() {
                    evidence.set_given_up(true);
                    evidence.modified = work.now;
                }
                Record::Evidence(evidence)
            }
        };
        work.tx.put(record)?;
        Ok(key)
    })
}

fn lose(passage: &mut Passage) -> Result<()> {
    if passage.anchoring == Anchoring::Exact {
        return Err(EngineError::LookUnneeded);
    }
    passage.anchoring = Anchoring::Lost;
    Ok(())
}
