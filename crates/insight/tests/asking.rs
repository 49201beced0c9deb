//! Whether what asks is told from what only looks so, on lines of writers who saw no rule.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

use obelus_insight::{Kind, Reading, Rules, notice};
use obelus_text::{CanonicalText, Span};

/// Below these it does not fall: precision and recall over all lines. The lines were written to be hard; what is looked at of
/// the order of words was made with them at hand.
const FLOORS: [f32; 2] = [0.97, 0.92];

#[test]
fn lines_that_ask_are_told_from_those_that_only_look_so() {
    let rules = Rules::built_in().unwrap();
    let (mut found, mut right, mut asking) = (0_u16, 0_u16, 0_u16);
    for line in include_str!("asking-lines.txt").lines().filter(|line| !line.starts_with('#')) {
        let (mark, sentence) = line.split_once(' ').unwrap();
        let text = CanonicalText::new(sentence).unwrap();
        let whole = [Span::new(0, text.length()).unwrap()];
        let noticed = notice(&Reading::new(&text, &whole, &|| true), &rules).unwrap();
        let is_told = noticed.iter().any(|one| one.kind == Kind::Question);
        asking += u16::from(mark == "?");
        found += u16::from(is_told);
        right += u16::from(is_told && mark == "?");
    }
    let is = [f32::from(right) / f32::from(found), f32::from(right) / f32::from(asking)];
    println!("{right} right of {found} found, of {asking} that ask: {is:.3?}");
    assert!(is[0] >= FLOORS[0] && is[1] >= FLOORS[1], "{is:.3?}, at least {FLOORS:?}");
}
