//! Tells what is asked of the sentences of texts, for `meanings/learn.py` to learn from.

use obelus_text::{CanonicalText, Span};

use super::learned::features_of;
use super::subject::Subject;
use super::text::Text;
use crate::reading::Reading;
use crate::rules::Rules;
use crate::vocabulary::Vocabulary;

/// Reads the texts of the folder `LEARN_FROM` (a sentence a line, before it `x` where it is around the text, and a tab), and
/// writes beside each the features of its sentences.
#[test]
#[ignore = "tells what is learned from, and tests nothing"]
fn the_features_of_texts() {
    let rules = Rules::built_in().unwrap();
    for entry in std::fs::read_dir(std::env::var_os("LEARN_FROM").unwrap()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let written = std::fs::read_to_string(&path).unwrap();
        let (mut said, mut spans, mut aside) = (String::new(), Vec::new(), Vec::new());
        for line in written.lines() {
            let (mark, sentence) = line.split_once('\t').unwrap();
            let start = u32::try_from(said.chars().count()).unwrap();
            said.push_str(sentence);
            spans.push(Span::new(start, u32::try_from(said.chars().count()).unwrap()).unwrap());
            aside.push(mark == "x");
            said.push(' ');
        }
        let text = CanonicalText::new(&said).unwrap();
        let reading = Reading::new(&text, &spans, &|| true);
        let is_aside = |at: usize| aside[at];
        let vocabulary = Vocabulary::of(&reading, &rules.common).unwrap();
        let words = Text::of(&reading, &vocabulary, &rules, &is_aside).unwrap();
        let subject = Subject::of(&reading, &vocabulary, &is_aside).unwrap();
        let lines: Vec<String> = features_of(&words, subject.as_ref(), &reading, &is_aside)
            .iter()
            .map(|features| features.iter().map(f32::to_string).collect::<Vec<_>>().join(" "))
            .collect();
        std::fs::write(path.with_extension("features"), lines.join("\n")).unwrap();
    }
}
