//! What was put comes back, joined or not; what is damaged is a fault.

use std::collections::{BTreeMap, VecDeque};

use proptest::prelude::*;

use super::*;

/// Word, then piece, then places.
type Index = BTreeMap<String, BTreeMap<u32, Vec<u32>>>;

struct Made(VecDeque<Block>);

impl Blocks for Made {
    type Error = Broken;

    fn next(&mut self) -> Result<Option<Block>, Broken> {
        Ok(self.0.pop_front())
    }
}

fn build(pieces: &[Vec<String>]) -> Vec<Block> {
    let mut builder = Builder::for_bytes(9);
    for piece in pieces {
        builder.begin_piece();
        piece.iter().for_each(|word| builder.put(word));
    }
    assert_eq!(builder.count() as usize, pieces.iter().map(Vec::len).sum::<usize>());
    builder.finish()
}

fn read(blocks: &[Block]) -> Result<Index, Broken> {
    let mut index = Index::new();
    for block in blocks {
        let mut entries = block.entries();
        while let Some(entry) = entries.read()? {
            let mut places = entry.places(&block.places)?;
            let mut hits = BTreeMap::new();
            for hit in entry.hits() {
                let hit = hit?;
                let mut out = Vec::new();
                hit.take_places(&mut places, &mut out)?;
                hits.insert(hit.piece, out);
            }
            assert!(places.is_empty());
            assert!(index.last_key_value().is_none_or(|(last, _)| last.as_str() < entry.word));
            assert_eq!(entry.keep_hits().read()?.len(), hits.len());
            index.insert(entry.word.to_owned(), hits);
        }
    }
    Ok(index)
}

/// The same, made the plain way.
fn expected(pieces: &[Vec<String>]) -> Index {
    let mut index = Index::new();
    for (piece, words) in (0..).zip(pieces) {
        for (place, word) in (0..).zip(words) {
            index.entry(word.clone()).or_default().entry(piece).or_default().push(place);
        }
    }
    index
}

fn pieces() -> impl Strategy<Value = Vec<Vec<String>>> {
    let word = prop_oneof!["[ab]{1,2}", "[a-d]{1,6}", Just("Мир".to_owned()), "[\u{4e00}-\u{4e04}]{2}", "z{1,90}"];
    prop::collection::vec(prop::collection::vec(word, 0..40), 0..12)
}

proptest! {
    #[test]
    fn what_was_put_comes_back(pieces in pieces()) {
        prop_assert_eq!(read(&build(&pieces)).unwrap(), expected(&pieces));
    }

    #[test]
    fn joined_segments_are_those_of_all_pieces_that_stay(
        texts in prop::collection::vec((pieces(), prop::collection::vec(any::<bool>(), 12)), 0..5),
    ) {
        let (mut segments, mut staying) = (Vec::new(), Vec::new());
        for (pieces, stays) in &texts {
            let mut kept = Vec::new();
            for (number, piece) in pieces.iter().enumerate().filter(|(number, _)| stays[*number]) {
                let number = number as u32;
                kept.push(Kept { pieces: number..number + 1, becomes: staying.len() as u32 });
                staying.push(piece.clone());
            }
            segments.push((Made(build(pieces).into()), kept));
        }
        let mut joined = Vec::new();
        join(segments, |block| {
            joined.push(block);
            Ok(())
        })
        .unwrap();
        prop_assert_eq!(read(&joined).unwrap(), expected(&staying));
        prop_assert_eq!(joined, build(&staying));
    }

    #[test]
    fn damaged_blocks_are_faults_or_other_words(
        pieces in pieces(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        for block in build(&pieces) {
            let mut damaged = block.clone();
            for (at, bits) in &flips {
                let at = at.index(damaged.entries.len());
                damaged.entries[at] ^= bits;
            }
            prop_assert!(damaged == block || damaged.checksum() != block.checksum());
            let all = Kept { pieces: 0..u32::MAX, becomes: 0 };
            let _ = join(vec![(Made([damaged.clone()].into()), vec![all])], |_| Ok(()));
            damaged.entries.truncate(cut.index(damaged.entries.len()));
            let mut entries = damaged.entries();
            while let Ok(Some(entry)) = entries.read() {
                let _ = entry.places(&damaged.places);
                prop_assert!(entry.hits().count() <= damaged.entries.len() + 1);
            }
        }
    }
}

#[test]
fn a_long_segment_is_many_blocks_with_their_first_words() {
    let pieces: Vec<Vec<String>> =
        (0..400).map(|piece| (0..60).map(|word| format!("w{}", piece * 37 + word * word)).collect()).collect();
    let blocks = build(&pieces);
    assert!(blocks.len() > 2);
    for block in &blocks {
        let mut entries = block.entries();
        assert_eq!(entries.read().unwrap().unwrap().word, block.first);
    }
    assert_eq!(read(&blocks).unwrap(), expected(&pieces));
}

#[test]
fn words_out_of_order_are_no_segment() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut blocks = build(&[words(&["b"])]);
    blocks.extend(build(&[words(&["a"])]));
    let kept = vec![Kept { pieces: 0..1, becomes: 0 }];
    assert_eq!(join(vec![(Made(blocks.into()), kept)], |_| Ok(())), Err(Broken));
}
