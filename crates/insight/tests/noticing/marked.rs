//! Texts that were marked by hand: their sentences with labels, and the places of the words that cite.
//! The form is that of `tests/corpus/README.md`: a sentence a line, labels in square brackets before it, ⟦ ⟧ around what
//! cites, `+` before what is glued to the sentence before it, an empty line between paragraphs.

use std::path::{Path, PathBuf};

use obelus_text::{CanonicalText, Span, sentences};

/// A marked text.
#[derive(Clone)]
pub struct Marked {
    pub name: String,
    pub text: CanonicalText,
    pub sentences: Vec<Span>,
    /// The labels of each sentence: `repeat:sank`.
    pub labels: Vec<Vec<String>>,
    /// What cites, in order.
    pub citations: Vec<Span>,
    /// How many of the first sentences are marked as to whether they can be checked.
    pub judged_checkable: usize,
    /// The text as it was marked, where its sentences are cut otherwise here.
    pub by_hand: Option<Box<Marked>>,
}

/// So many of the first sentences say whether they can be checked.
const JUDGED_CHECKABLE: usize = 40;

/// The folder of the marked texts, where it is: beside this file, or where `NOTICING_CORPUS` says.
pub fn folder(half: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let folder = std::env::var_os("NOTICING_CORPUS").map_or(beside, PathBuf::from).join(half);
    folder.is_dir().then_some(folder)
}

/// The texts of a half, by their names; none where the folder is not there.
pub fn texts(half: &str) -> Vec<Marked> {
    let Some(folder) = folder(half) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Marked::read(&name, &std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

impl Marked {
    /// Reads what was marked.
    pub fn read(name: &str, written: &str) -> Marked {
        let mut text = String::new();
        let mut length = 0;
        let (mut sentences, mut labels, mut citations) = (Vec::new(), Vec::new(), Vec::new());
        let mut begins_paragraph = false;
        for line in written.lines().map(str::trim).skip_while(|line| line.starts_with('#')) {
            if line.is_empty() {
                begins_paragraph = true;
                continue;
            }
            let (own, said) = labels_of(line);
            let (is_glued, said) = said.strip_prefix('+').map_or((false, said), |rest| (true, rest));
            let between = match (text.is_empty() || is_glued, begins_paragraph) {
                (true, _) => "",
                (false, true) => "\n\n",
                (false, false) => " ",
            };
            begins_paragraph = false;
            text.push_str(between);
            length += u32::try_from(between.len()).unwrap();
            let start = length;
            let mut opened = None;
            for character in said.trim().chars() {
                match character {
                    '⟦' => opened = Some(length),
                    '⟧' => citations.extend(opened.take().and_then(|from| Span::new(from, length))),
                    _ => {
                        text.push(character);
                        length += 1;
                    }
                }
            }
            assert!(opened.is_none(), "{name}: a ⟦ without ⟧: {line}");
            sentences.push(Span::new(start, length).unwrap_or_else(|| panic!("{name}: nothing said: {line}")));
            labels.push(own);
        }
        let text = CanonicalText::new(&text).unwrap();
        Marked {
            name: name.to_owned(),
            text,
            sentences,
            labels,
            citations,
            judged_checkable: JUDGED_CHECKABLE,
            by_hand: None,
        }
    }

    /// The same text, cut as the program cuts it: a sentence has the labels of those marked ones that make up most of it,
    /// and of those that lie within it.
    pub fn cut_anew(&self) -> Marked {
        let cut = sentences(&self.text);
        let shared = |one: Span, other: Span| one.end().min(other.end()).saturating_sub(one.start().max(other.start()));
        let labels_of = |span: &Span| {
            let within = self.sentences.iter().zip(&self.labels).filter(|(marked, _)| {
                let shared = shared(*span, **marked);
                shared * 2 > span.length() || shared * 2 > marked.length()
            });
            let mut labels: Vec<String> = within.flat_map(|(_, labels)| labels.iter().cloned()).collect();
            labels.sort();
            labels.dedup();
            labels
        };
        let judged_until = self.sentences.get(self.judged_checkable).map_or(u32::MAX, |span| span.start());
        Marked {
            name: self.name.clone(),
            text: self.text.clone(),
            labels: cut.iter().map(labels_of).collect(),
            citations: self.citations.clone(),
            judged_checkable: cut.iter().filter(|span| span.start() < judged_until).count(),
            sentences: cut,
            by_hand: Some(Box::new(self.clone())),
        }
    }

    /// The words of a sentence.
    pub fn said(&self, index: usize) -> &str {
        self.text.slice(self.sentences[index]).unwrap()
    }

    /// Whether a sentence has a label, or one of a sort (`repeat` of `repeat:sank`).
    pub fn has(&self, index: usize, sort: &str) -> bool {
        self.labels[index].iter().any(|label| label.split(':').next() == Some(sort))
    }

    /// The names that a sentence has of a sort: `sank` of `repeat:sank`, `year/a` of `conflict:year/a`.
    pub fn names<'a>(&'a self, index: usize, sort: &'a str) -> impl Iterator<Item = &'a str> {
        self.labels[index].iter().filter_map(move |label| label.strip_prefix(sort)?.strip_prefix(':'))
    }

    /// The sentences of which a span has more than half, or that have it within them.
    pub fn sentences_of(&self, span: Span) -> impl Iterator<Item = usize> {
        let holds = move |sentence: &Span| {
            let shared = sentence.end().min(span.end()).saturating_sub(sentence.start().max(span.start()));
            shared * 2 > sentence.length() || shared * 2 > span.length()
        };
        self.sentences.iter().enumerate().filter(move |(_, sentence)| holds(sentence)).map(|(index, _)| index)
    }
}

impl Marked {
    /// The sentences that a place is about which may have more or less than one: the one that makes up most of it, where it has
    /// most of that; else each that it has most of; else the one in which it lies.
    pub fn meant_by(&self, place: Span) -> Vec<usize> {
        let shared = |index: usize| {
            let sentence = self.sentences[index];
            sentence.end().min(place.end()).saturating_sub(sentence.start().max(place.start()))
        };
        let has_most = |index: &usize| shared(*index) * 2 > self.sentences[*index].length();
        let covered: Vec<usize> = self.sentences_of(place).filter(has_most).collect();
        match covered.iter().find(|index| shared(**index) * 2 > place.length()) {
            Some(most) => vec![*most],
            None if covered.is_empty() => self.sentences_of(place).collect(),
            None => covered,
        }
    }
}

/// The labels before a line, and the rest. A bracket that is no labels (a footnote's `[12]`) belongs to the sentence.
fn labels_of(line: &str) -> (Vec<String>, &str) {
    let known = |label: &str| SORTS.contains(&label.split(':').next().unwrap_or_default());
    let bracket = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match bracket {
        Some((labels, rest)) if labels.split_whitespace().any(known) => {
            let unknown = labels.split_whitespace().find(|label| !known(label));
            assert_eq!(unknown, None, "no such label: {line}");
            (labels.split_whitespace().map(str::to_owned).collect(), rest.trim_start())
        }
        _ => (Vec::new(), line),
    }
}

const SORTS: [&str; 10] = [
    "repeat",
    "conflict",
    "boilerplate",
    "off-topic",
    "damage",
    "citation",
    "hedge",
    "question",
    "opinion",
    "checkable",
];
