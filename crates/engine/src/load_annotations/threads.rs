//! Annotations with what replies to them, and how that reads as one note.
//! Invariant: every annotation is in one thread and once, whatever the file says replies to what.

use std::collections::HashMap;

use obelus_exchange::Gloss;
use obelus_model::Moment;

use super::Becoming;

/// What an annotation says in so many bytes, a page or two, is said again on each of its highlights. More is on the first of
/// them alone: as often as it has places, a long thread would fill the library.
const SAID_ON_EACH: usize = 4_000;

/// An annotation and what replies to it, and to that: the eldest first.
pub(super) struct Thread {
    pub gloss: Gloss,
    pub replies: Vec<Gloss>,
    pub becoming: Becoming,
    /// The mark for the words that it is on.
    pub place: String,
    /// When something in it was last changed.
    pub modified: Option<Moment>,
}

/// Puts replies to what they reply to, as far as that is in the file; where it is not, a reply stands by itself.
pub(super) fn threads(glosses: Vec<Gloss>, becoming: Option<Becoming>) -> Vec<Thread> {
    let roots = roots(&parents(&glosses));
    let mut threads: Vec<Thread> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    let mut replies = Vec::new();
    for ((index, gloss), root) in glosses.into_iter().enumerate().zip(roots) {
        if root != index {
            replies.push((root, gloss));
            continue;
        }
        places.insert(index, threads.len());
        let own = if gloss.judged.is_some() { Becoming::Claims } else { Becoming::Highlights };
        let becoming = becoming.unwrap_or(own);
        let gloss = if becoming == Becoming::Highlights { gloss.unjudged() } else { gloss };
        let (place, modified) = (gloss.place_key(), gloss.from.modified);
        threads.push(Thread { gloss, replies: Vec::new(), becoming, place, modified });
    }
    // A stable order: those without a time come first, as they stood.
    replies.sort_by_key(|(_, gloss)| gloss.from.created);
    for (root, gloss) in replies {
        if let Some(thread) = places.get(&root).and_then(|place| threads.get_mut(*place)) {
            thread.modified = thread.modified.max(gloss.from.modified);
            thread.replies.push(gloss.unjudged());
        }
    }
    threads
}

/// For each annotation the first of what it replies to that is in the file. What is on words of its own is no reply.
fn parents(glosses: &[Gloss]) -> Vec<Option<usize>> {
    let places: HashMap<&str, usize> = glosses.iter().map(|gloss| gloss.from.id.as_str()).zip(0..).collect();
    let parent = |(index, gloss): (usize, &Gloss)| {
        let is_reply = !gloss.aims.iter().any(|aim| aim.has_words());
        let mut named = gloss.replies_to.iter().filter_map(|id| places.get(id.as_str()).copied());
        named.find(|place| is_reply && *place != index)
    };
    glosses.iter().enumerate().map(parent).collect()
}

/// For each the beginning of its thread; of a ring, where it was entered.
fn roots(parents: &[Option<usize>]) -> Vec<usize> {
    let mut roots: Vec<Option<usize>> = vec![None; parents.len()];
    let mut walks = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut way = Vec::new();
        let mut at = start;
        let root = loop {
            if let Some(root) = roots.get(at).copied().flatten() {
                break root;
            }
            let Some(walk) = walks.get_mut(at).filter(|walk| **walk != start) else { break at };
            *walk = start;
            way.push(at);
            match parents.get(at).copied().flatten() {
                Some(parent) => at = parent,
                None => break at,
            }
        };
        for passed in way {
            if let Some(slot) = roots.get_mut(passed) {
                *slot = Some(root);
            }
        }
    }
    roots.into_iter().enumerate().map(|(index, root)| root.unwrap_or(index)).collect()
}

impl Thread {
    /// What is said, and each reply as a quotation that names who says it.
    pub fn note(&self) -> Option<String> {
        joined(self.gloss.note.clone().into_iter().chain(self.replies.iter().filter_map(quotation)))
    }

    /// The same for a note in which others speak as well: all of it is quoted.
    pub fn page_note(&self) -> Option<String> {
        joined(self.said().filter_map(quotation))
    }

    /// The names of all tags of the thread.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.said().flat_map(|gloss| gloss.tags.iter().map(String::as_str))
    }

    /// Whether note and tags are on this of its highlights: on the first they are, and on all where they are short.
    pub fn is_said_on(&self, part: u64) -> bool {
        let mut lengths = self.said().flat_map(|gloss| gloss.note.iter().chain(&gloss.tags).map(String::len));
        part == 0 || lengths.try_fold(SAID_ON_EACH, usize::checked_sub).is_some()
    }

    /// The note that is on this of its highlights.
    pub fn note_on(&self, part: u64) -> Option<String> {
        if self.is_said_on(part) { self.note() } else { None }
    }

    fn said(&self) -> impl Iterator<Item = &Gloss> {
        std::iter::once(&self.gloss).chain(&self.replies)
    }
}

fn joined(parts: impl Iterator<Item = String>) -> Option<String> {
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// What somebody says as a quotation in Markdown, under the name and the day.
fn quotation(gloss: &Gloss) -> Option<String> {
    let said = gloss.note.as_deref()?;
    let name = gloss.from.author.as_ref().and_then(|author| author.name.as_deref().or(author.id.as_deref()));
    let name = name.map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    let day = gloss.from.created.map(|moment| moment.to_string().chars().take(10).collect::<String>());
    let head: Vec<String> = name.into_iter().chain(day).collect();
    let head = if head.is_empty() { None } else { Some(format!("{}:", head.join(", "))) };
    let lines = head.iter().flat_map(|head| [head.as_str(), ""]).chain(said.trim_end().lines());
    let quoted: Vec<String> = lines.map(|line| format!("> {line}").trim_end().to_owned()).collect();
    Some(quoted.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::roots;

    #[test]
    fn every_reply_has_a_beginning_rings_and_long_chains_too() {
        assert_eq!(roots(&[None, Some(0), Some(1), None, Some(3)]), [0, 0, 0, 3, 3]);
        assert_eq!(roots(&[Some(1), Some(0), Some(0)]), [0, 0, 0]);
        assert_eq!(roots(&[Some(1), Some(2), Some(1)]), [1, 1, 1]);
        let chain: Vec<Option<usize>> = (0..100_000usize).map(|index| index.checked_sub(1)).collect();
        assert!(roots(&chain).iter().all(|root| *root == 0));
        let back: Vec<Option<usize>> = (1..=100_000usize).map(|index| (index < 100_000).then_some(index)).collect();
        assert!(roots(&back).iter().all(|root| *root == 99_999));
    }
}
