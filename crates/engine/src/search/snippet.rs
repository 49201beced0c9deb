//! A few words of a text around what was sought, cut from the text itself, with the places of the hits.
//! Invariant: marks are code points within the snippet and stand on the very words; nothing is changed but that line ends
//! become spaces.

use std::collections::HashMap;

use obelus_store::Sought;
use obelus_text::{Phrase, Span, Word, cut_words};

/// What stands within so many code points is one place.
const NEAR: u32 = 160;

/// A snippet is about so many code points long.
const LENGTH: u32 = 220;

/// Where what was sought stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The place.
    pub(crate) span: Span,
    /// Which of the phrases it is.
    pub(crate) phrase: usize,
}

/// A few words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words.
    pub text: String,
    /// What was sought, in code points within them.
    pub marks: Vec<(u32, u32)>,
}

/// The words of a text, each with where it stands.
pub(crate) struct Words(Vec<(String, Span)>);

impl Words {
    /// Cuts a text.
    pub(crate) fn of(text: &str) -> Words {
        let mut words = Vec::with_capacity(text.len() / 6);
        cut_words(text, |Word { folded, span, .. }| words.push((folded.to_owned(), span)));
        Words(words)
    }

    /// How many they are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whether what is sought stands there: the same answer as the index gives.
    pub(crate) fn have(&self, sought: &Sought) -> bool {
        match sought {
            Sought::Phrase(phrase) => (0..self.0.len()).any(|at| stands(phrase, self.from(at)).is_some()),
            Sought::All(all) => all.iter().all(|one| self.have(one)),
            Sought::Any(any) => any.iter().any(|one| self.have(one)),
            Sought::Without(wanted, unwanted) => self.have(wanted) && !self.have(unwanted),
        }
    }

    fn from(&self, at: usize) -> &[(String, Span)] {
        self.0.get(at..).unwrap_or_default()
    }

    /// The places where one of the phrases stands, in order, none overlapping another.
    pub(crate) fn marks(&self, phrases: &[Phrase]) -> Vec<Mark> {
        let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut open_words = Vec::new();
        for (index, phrase) in phrases.iter().enumerate() {
            match phrase.words.as_slice() {
                [only] if phrase.is_open => open_words.push((only.as_str(), index)),
                [first, ..] => by_first.entry(first).or_default().push(index),
                [] => {}
            }
        }
        let mut marks: Vec<Mark> = Vec::new();
        for (at, (word, _)) in self.0.iter().enumerate() {
            let whole = by_first.get(word.as_str()).into_iter().flatten().copied();
            let open = open_words.iter().filter(|(begin, _)| word.starts_with(begin)).map(|(_, index)| *index);
            for index in whole.chain(open) {
                let place = phrases.get(index).and_then(|phrase| stands(phrase, self.from(at)));
                let Some(span) = place else { continue };
                match marks.last_mut() {
                    // Pairs of characters, or phrases that share words.
                    Some(last) if span.start() < last.span.end() => {
                        let end = last.span.end().max(span.end());
                        last.span = Span::new(last.span.start(), end).unwrap_or(last.span);
                    }
                    _ => marks.push(Mark { span, phrase: index }),
                }
            }
        }
        marks
    }
}

/// The places in a text where one of the phrases stands.
pub(crate) fn marks(text: &str, phrases: &[Phrase]) -> Vec<Mark> {
    Words::of(text).marks(phrases)
}

/// Where a phrase stands that begins with the first of these words.
fn stands(phrase: &Phrase, words: &[(String, Span)]) -> Option<Span> {
    let last = phrase.words.len().checked_sub(1)?;
    for (index, wanted) in phrase.words.iter().enumerate() {
        let (word, _) = words.get(index)?;
        let fits = if index == last && phrase.is_open { word.starts_with(wanted.as_str()) } else { word == wanted };
        if !fits {
            return None;
        }
    }
    Span::new(words.first()?.1.start(), words.get(last)?.1.end())
}

/// The marks that stand nearest together and are of the most phrases; the first where several are as good.
pub(super) fn best_place(marks: &[Mark]) -> Option<&[Mark]> {
    let mut best: Option<((usize, usize), &[Mark])> = None;
    let mut end = 0;
    for (index, first) in marks.iter().enumerate() {
        while marks.get(end).is_some_and(|mark| mark.span.end() <= first.span.start() + NEAR) {
            end += 1;
        }
        // A mark longer than a place is one by itself.
        let near = marks.get(index..end.max(index + 1))?;
        let mut phrases: Vec<usize> = near.iter().map(|mark| mark.phrase).collect();
        phrases.sort_unstable();
        phrases.dedup();
        let weight = (phrases.len(), near.len());
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, near));
        }
    }
    best.map(|(_, near)| near)
}

/// The words around the best place; without marks the beginning of the text.
pub(super) fn snippet(text: &str, marks: &[Mark]) -> Snippet {
    let characters: Vec<char> = text.chars().collect();
    let length = u32::try_from(characters.len()).unwrap_or(u32::MAX);
    let place = best_place(marks).and_then(|near| Some((near.first()?.span.start(), near.last()?.span.end())));
    let (first, last) = place.unwrap_or((0, 0));
    let room = LENGTH.saturating_sub(last - first);
    let start = first.saturating_sub(room / 3);
    let end = (start + LENGTH).max(last).min(length);
    let start = word_start(&characters, start.min(end.saturating_sub(LENGTH)), first);
    let end = word_end(&characters, end, last);
    let mut cut = Snippet::default();
    let mut shift = 0;
    if start > 0 {
        cut.text.push('…');
        shift = 1;
    }
    let within = characters.get(start as usize..end as usize).unwrap_or_default();
    cut.text.extend(within.iter().map(|character| if character.is_whitespace() { ' ' } else { *character }));
    if end < length {
        cut.text.push('…');
    }
    let shown = marks.iter().filter(|mark| mark.span.start() >= start && mark.span.end() <= end);
    cut.marks = shown.map(|mark| (mark.span.start() - start + shift, mark.span.end() - start + shift)).collect();
    cut
}

/// Where the first whole word begins from here on, at most at `most`.
fn word_start(characters: &[char], from: u32, most: u32) -> u32 {
    if from == 0 {
        return 0;
    }
    let behind = characters.get(from as usize - 1..most as usize).unwrap_or_default();
    let gap = behind.iter().position(|character| character.is_whitespace());
    gap.and_then(|gap| u32::try_from(gap).ok()).map_or(from.min(most), |gap| (from + gap).min(most))
}

/// Where the last whole word ends before here, at least at `least`.
fn word_end(characters: &[char], to: u32, least: u32) -> u32 {
    if characters.get(to as usize).is_none_or(|character| character.is_whitespace()) {
        return to;
    }
    let before = characters.get(least as usize..to as usize).unwrap_or_default();
    let gap = before.iter().rposition(|character| character.is_whitespace());
    gap.and_then(|gap| u32::try_from(gap).ok()).map_or(to, |gap| least + gap)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, sought: &[&str], expected: &str) {
        let phrases: Vec<Phrase> = sought
            .iter()
            .map(|words| match words.strip_suffix('*') {
                Some(begin) => Phrase::new(begin).opened(),
                None => Phrase::new(words),
            })
            .collect();
        let Snippet { text, marks } = snippet(text, &super::marks(text, &phrases));
        let mut shown = String::new();
        for (position, character) in (0..).zip(text.chars()) {
            marks.iter().filter(|mark| mark.1 == position).for_each(|_| shown.push(']'));
            marks.iter().filter(|mark| mark.0 == position).for_each(|_| shown.push('['));
            shown.push(character);
        }
        let length = u32::try_from(text.chars().count()).unwrap();
        marks.iter().filter(|mark| mark.1 == length).for_each(|_| shown.push(']'));
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_short_text_is_shown_whole_with_all_that_was_sought() {
        check("The comet was\nseen; COMETS, cométe.", &["comet*"], "The [comet] was seen; [COMETS], [cométe].");
        check("in May, in June", &["in june"], "in May, [in June]");
        check("我是中国人。", &["中国人"], "我是[中国人]。");
        check("我是中国人。", &["国"], "我是中[国人]。");
        check("nothing here", &["comet"], "nothing here");
        check("", &["comet"], "");
    }

    #[test]
    fn of_a_long_text_the_place_is_shown_where_most_of_it_stands() {
        let filler = "and so on ".repeat(60);
        let text = format!("comet {filler}comet over Kazan {filler}");
        let Snippet { text, marks } =
            snippet(&text, &super::marks(&text, &[Phrase::new("comet"), Phrase::new("kazan")]));
        assert!(text.starts_with('…') && text.ends_with('…') && text.contains("comet over Kazan"), "{text}");
        assert!(text.chars().count() <= LENGTH as usize + 2);
        let marked: Vec<String> = marks
            .iter()
            .map(|(start, end)| text.chars().skip(*start as usize).take((end - start) as usize).collect())
            .collect();
        assert_eq!(marked, ["comet", "Kazan"]);
    }
}
