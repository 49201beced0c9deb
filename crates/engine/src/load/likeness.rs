//! Which document of the library a document of a file may be, where neither hash nor id tells: another scan or transcription
//! of it, with the same title and a like text, or with another title and nearly the same text.
//!
//! Those with the title are compared first, and the others only where none of them is nearly the same. A short sketch of each
//! text tells which are worth a close look, and few of them get one: of the library one text is in memory at a time, and each
//! is read once for its sketch, however many documents are in the file. Not here: whether it is taken for it; a person is asked.

use std::collections::{BTreeSet, HashMap, hash_map};
use std::hash::{DefaultHasher, Hash, Hasher};

use obelus_model::DocumentId;
use obelus_store::{Rows, Shelved};
use obelus_text::{CanonicalText, SENTENCE_RULES, cut_words, folded};

use crate::fault::Result;

/// With the same title so much of the pairs of neighbouring words must be the same: another scan or edition has far more, a
/// chapter with a common title far less.
const WITH_TITLE: f64 = 0.5;

/// With another title so much: a copy with some letters read otherwise has it, two editions seldom.
const WHATEVER_TITLE: f64 = 0.9;

/// Texts whose lengths differ by more than this factor are not nearly the same.
const LENGTHS: f64 = 1.25;

/// So many of the smallest hashes are the sketch of a text: as a sample of its pairs they tell the likeness of two texts to a
/// few percent, in 4 kB a text.
const SKETCH: usize = 1_024;

/// So far a sketch may be off, downwards: six times its standard error.
const SKETCH_OFF: f64 = 0.12;

/// So many documents are looked at closely for one of a file: the ones that the sketches find most alike. Among more that are
/// as much alike, any is as good.
const CLOSELY: usize = 4;

/// Of the passages of a document that came without its text so many are looked for, spread over all of them.
const SOUGHT: usize = 256;

/// Where of the first so many hardly any is found, the others are not looked for.
const FIRST_SOUGHT: usize = 16;

/// A document of the library that one of the file is like.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Alike {
    /// Which one.
    pub document: DocumentId,
    /// Its title.
    pub title: String,
    /// How alike the two are, from 0 to 1.
    pub likeness: f64,
}

/// A document of a file that is looked for.
pub(super) struct Wanted<'a> {
    /// Its title.
    pub title: &'a str,
    /// What it can be known by.
    pub by: By<'a>,
}

/// What a document of a file can be known by.
pub(super) enum By<'a> {
    /// Its text.
    Text(&'a CanonicalText),
    /// The words of its passages, where it came without its text.
    Passages(Vec<&'a str>),
}

/// The documents of the library, looked at once for all documents of a file.
pub(super) struct Library {
    shelf: Vec<Shelved>,
    by_title: HashMap<String, Vec<usize>>,
    /// The sketches of their texts, as far as they were wanted.
    sketches: HashMap<usize, Vec<u32>>,
}

impl Library {
    /// Looks at what the library holds, its texts aside.
    pub fn look(rows: Rows<'_>) -> Result<Library> {
        let shelf = rows.shelved(None, SENTENCE_RULES)?;
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, shelved) in shelf.iter().enumerate() {
            by_title.entry(folded(&shelved.title)).or_default().push(place);
        }
        by_title.remove("");
        Ok(Library { shelf, by_title, sketches: HashMap::new() })
    }

    /// The document that one of a file is most like, where it is like enough, without those that are taken already.
    pub fn find(&mut self, rows: Rows<'_>, wanted: &Wanted<'_>, taken: &BTreeSet<DocumentId>) -> Result<Option<Alike>> {
        let titled = self.by_title.get(&folded(wanted.title)).cloned().unwrap_or_default();
        let is_free = |place: &usize| self.shelf.get(*place).is_some_and(|one| !taken.contains(&one.document));
        let text = match &wanted.by {
            By::Text(text) => *text,
            By::Passages(passages) => {
                let titled: Vec<usize> = titled.into_iter().filter(is_free).collect();
                let sought = spread(passages, SOUGHT);
                return self.most_alike(rows, &titled, WITH_TITLE, |other| quoted(&sought, other));
            }
        };
        let is_near = |one: &Shelved| are_near(text.length(), one.length);
        let others = (0..self.shelf.len()).filter(|place| self.shelf.get(*place).is_some_and(is_near));
        let others: Vec<usize> = others.filter(is_free).filter(|place| !titled.contains(place)).collect();
        let titled: Vec<usize> = titled.iter().copied().filter(is_free).collect();
        let own = pairs(text.as_str());
        let mut best: Option<Alike> = None;
        for (places, least) in [(titled, WITH_TITLE), (others, WHATEVER_TITLE)] {
            // What has the title and nearly the same text is it: nothing else is read.
            if best.as_ref().is_some_and(|best| best.likeness >= WHATEVER_TITLE) {
                break;
            }
            let places = self.promising(rows, &places, &own, least - SKETCH_OFF)?;
            let found = self.most_alike(rows, &places, least, |other| shared(&own, &pairs(other)))?;
            best = best
                .into_iter()
                .chain(found)
                .reduce(|best, next| if next.likeness > best.likeness { next } else { best });
        }
        Ok(best)
    }

    /// Those whose sketches look at least so much alike, the most alike first, and few of them.
    fn promising(&mut self, rows: Rows<'_>, places: &[usize], own: &[u32], least: f64) -> Result<Vec<usize>> {
        let mut promising = Vec::new();
        for place in places {
            let Some(shelved) = self.shelf.get(*place) else { continue };
            let sketch = match self.sketches.entry(*place) {
                hash_map::Entry::Occupied(known) => known.into_mut(),
                hash_map::Entry::Vacant(unknown) => {
                    let mut pairs = pairs(&text_of(rows, shelved)?);
                    pairs.truncate(SKETCH);
                    pairs.shrink_to_fit();
                    unknown.insert(pairs)
                }
            };
            promising.push((guessed(own, sketch), *place));
        }
        promising.retain(|(guess, _)| *guess >= least);
        promising.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        Ok(promising.into_iter().map(|(_, place)| place).take(CLOSELY).collect())
    }

    /// The most alike of these, read one after the other.
    fn most_alike(
        &self,
        rows: Rows<'_>,
        places: &[usize],
        least: f64,
        likeness: impl Fn(&str) -> f64,
    ) -> Result<Option<Alike>> {
        let mut best: Option<Alike> = None;
        for shelved in places.iter().filter_map(|place| self.shelf.get(*place)) {
            let likeness = likeness(&text_of(rows, shelved)?);
            if likeness >= least && best.as_ref().is_none_or(|best| likeness > best.likeness) {
                best = Some(Alike { document: shelved.document, title: shelved.title.clone(), likeness });
            }
        }
        Ok(best)
    }
}

fn text_of(rows: Rows<'_>, shelved: &Shelved) -> Result<String> {
    // A text that is missing is like nothing; whoever opens its document is told.
    Ok(rows.text(&shelved.text)?.unwrap_or_default())
}

fn are_near(one: u32, other: u32) -> bool {
    f64::from(one.max(other)) <= f64::from(one.min(other)) * LENGTHS
}

/// The pairs of neighbouring words of a text, each once, by short hashes in order. The beginning and the end are neighbours,
/// too, so that one word makes two pairs.
fn pairs(text: &str) -> Vec<u32> {
    let mut pairs = Vec::new();
    let mut last = 0;
    let mut push = |last: u64, next: u64| {
        let mut hasher = DefaultHasher::new();
        (last, next).hash(&mut hasher);
        // Half of the hash is enough: of a million pairs a few hundred are taken for others.
        pairs.push(hasher.finish() as u32);
    };
    cut_words(text, |word| {
        let mut hasher = DefaultHasher::new();
        word.folded.hash(&mut hasher);
        let next = hasher.finish();
        push(last, next);
        last = next;
    });
    push(last, 0);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How much of two lists of pairs is in both.
fn shared(one: &[u32], other: &[u32]) -> f64 {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut both = 0usize;
    while let (Some(mine), Some(yours)) = (left.peek(), right.peek()) {
        match mine.cmp(yours) {
            std::cmp::Ordering::Less => {
                left.next();
            }
            std::cmp::Ordering::Greater => {
                right.next();
            }
            std::cmp::Ordering::Equal => {
                both += 1;
                left.next();
                right.next();
            }
        }
    }
    2.0 * both as f64 / (one.len() + other.len()).max(1) as f64
}

/// What `shared` will say of a text, by its pairs or a sketch of it, and another of which there is a sketch: of the smallest
/// hashes of both together it is counted how many are in both.
fn guessed(one: &[u32], sketch: &[u32]) -> f64 {
    let (mut left, mut right) = (one.iter().take(SKETCH).peekable(), sketch.iter().peekable());
    let (mut both, mut all) = (0usize, 0usize);
    while all < SKETCH {
        let next = match (left.peek(), right.peek()) {
            (Some(mine), Some(yours)) => (mine <= yours, yours <= mine),
            (mine, yours) => (mine.is_some(), yours.is_some()),
        };
        match next {
            (false, false) => break,
            (mine, yours) => {
                left.next_if(|_| mine);
                right.next_if(|_| yours);
                both += usize::from(mine && yours);
                all += 1;
            }
        }
    }
    // Of `all` there are `both` in each: the two have `all + both` together.
    2.0 * both as f64 / (all + both).max(1) as f64
}

/// At most so many of some things, evenly from all of them.
fn spread<'a>(all: &[&'a str], most: usize) -> Vec<&'a str> {
    all.iter().step_by(all.len().div_ceil(most).max(1)).copied().collect()
}

/// How many of some passages stand in a text, letter by letter; of one that has hardly any of the first, how many of those.
fn quoted(passages: &[&str], text: &str) -> f64 {
    let there = |passages: &[&str]| {
        let there = passages.iter().filter(|words| text.contains(**words)).count();
        there as f64 / passages.len().max(1) as f64
    };
    let first = spread(passages, FIRST_SOUGHT);
    let likely = there(&first);
    if likely * 4.0 < WITH_TITLE { likely } else { there(passages) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        shared(&pairs(one), &pairs(other))
    }

    #[test]
    fn likeness_is_the_share_of_pairs_that_both_have() {
        assert_eq!(likeness("One came. Two went.", "one came, two went"), 1.0);
        assert_eq!(likeness("one", "two"), 0.0);
        assert_eq!(likeness("", ""), 1.0);
        // (one two), (two three) of (^ one), (one two), (two three), (three $) and (^ zero), (zero one), …, (three $).
        let more = likeness("one two three", "zero one two three");
        assert!((more - 2.0 * 3.0 / 9.0).abs() < 1e-9, "{more}");
    }

    /// So many words, of which every `step`-th is another where there is a step; none stands twice.
    fn words(count: usize, step: usize) -> String {
        let word =
            |at: usize| if step > 0 && at.is_multiple_of(step) { format!("other{at} ") } else { format!("word{at} ") };
        (0..count).map(word).collect()
    }

    fn sketch(text: &str) -> Vec<u32> {
        let mut sketch = pairs(text);
        sketch.truncate(SKETCH);
        sketch
    }

    #[test]
    fn a_sketch_tells_the_likeness_of_long_texts_nearly_and_of_short_ones_exactly() {
        let texts =
            [words(6_000, 0), words(6_000, 50), words(6_000, 12), words(6_000, 4), words(6_000, 2), words(9_000, 0)];
        for one in &texts {
            for other in &texts {
                let (truth, guess) = (likeness(one, other), guessed(&pairs(one), &sketch(other)));
                assert!((truth - guess).abs() < SKETCH_OFF / 2.0, "{truth} {guess}");
            }
        }
        for (one, other) in
            [("one two three", "zero one two three"), ("one", "two"), ("", ""), ("One came.", "one CAME")]
        {
            assert!((guessed(&pairs(one), &sketch(other)) - likeness(one, other)).abs() < 1e-9, "{one} {other}");
        }
    }

    #[test]
    fn passages_are_counted_where_they_stand_letter_by_letter() {
        assert_eq!(quoted(&["came", "went", "Came", "stayed"], "One came. Two went."), 0.5);
        assert_eq!(quoted(&[], "One came."), 0.0);
        // Of many, few are looked for, from all over; and none but the first of them in a text that has hardly any.
        let many: Vec<String> = (0..10_000).map(|number| format!("word{number} ")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let sought = spread(&many, SOUGHT);
        assert!(sought.len() <= SOUGHT && sought.last().is_some_and(|last| *last > "word99"));
        assert_eq!(quoted(&sought, &words(10_000, 0)), 1.0);
        assert!((quoted(&sought, &words(5_000, 0)) - 0.5).abs() < 0.02);
        assert_eq!(quoted(&sought, "Nothing of the kind."), 0.0);
    }
}
