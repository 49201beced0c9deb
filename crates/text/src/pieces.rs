//! Pieces of a text as they are searched and ranked: some hundred words each, cut where a reader would stop.
//! Invariant: pieces follow one another without a gap, each of at most [`MOST`] code points and, but for the last, of more
//! than [`LEAST`]. Not here: sentences, which are judged; pieces are only looked into.

/// The longest piece in code points.
const MOST: usize = 1_000;

/// No piece but the last ends before so many.
const LEAST: usize = 400;

/// Where a piece begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte.
    pub byte: u32,
    /// Its first code point.
    pub position: u32,
}

/// Where the pieces of a text begin; an empty text has none.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / MOST + 1);
    let (mut byte, mut position) = (0usize, 0usize);
    while let Some(rest) = text.get(byte..).filter(|rest| !rest.is_empty()) {
        let (Ok(first), Ok(at)) = (u32::try_from(byte), u32::try_from(position)) else { break };
        pieces.push(Piece { byte: first, position: at });
        let (bytes, characters) = first_piece(rest);
        byte += bytes;
        position += characters;
    }
    pieces
}

/// How long the first piece of a text is, in bytes and in code points.
fn first_piece(text: &str) -> (usize, usize) {
    let Some(most) = offset(text, MOST) else { return (text.len(), text.chars().count()) };
    let least = offset(text, LEAST + 1).unwrap_or(most);
    let end = last_end(text, least, most).unwrap_or(most);
    (end, MOST - text.get(end..most).unwrap_or_default().chars().count())
}

/// Where so many code points of a text end, if more follow.
fn offset(text: &str, count: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut left) = (0, count);
    while left > 0 {
        // A code point is a byte or more: no step goes too far.
        let step = bytes.get(at..at + left)?;
        at += left;
        left -= step.iter().filter(|byte| is_first(**byte)).count();
    }
    at += bytes.get(at..)?.iter().take_while(|byte| !is_first(**byte)).count();
    (at < bytes.len()).then_some(at)
}

/// Whether a code point begins with this byte.
fn is_first(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// The best place to end at between these two, and of as good ones the last: behind a paragraph, a line, a sentence, a word.
fn last_end(text: &str, least: usize, most: usize) -> Option<usize> {
    let from = if text.get(..least)?.ends_with('\n') { least - 1 } else { least };
    if let Some(paragraph) = text.get(from..most)?.rfind("\n\n") {
        return Some(from + paragraph + 2);
    }
    let within = text.get(least..most)?;
    if let Some(line) = within.rfind('\n') {
        return Some(least + line + 1);
    }
    let mut word = None;
    for (at, character) in within.char_indices().rev() {
        let at = least + at;
        let mut before = text.get(..at)?.chars().rev();
        let last = before.next().unwrap_or(' ');
        if matches!(last, '。' | '！' | '？' | '।') {
            return Some(at);
        }
        if character.is_whitespace() {
            let end = at + character.len_utf8();
            // A stop, or a quotation mark behind one.
            if is_stop(last) || (!last.is_alphanumeric() && before.next().is_some_and(is_stop)) {
                return Some(end);
            }
            word = word.or(Some(end));
        }
    }
    word
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '؟' | '۔' | '።')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pieces_end_where_a_walk_from_the_front_ends_them(
            parts in prop::collection::vec(
                prop_oneof![
                    4 => Just(" ".to_owned()),
                    1 => prop::sample::select(vec![". ", "\n", "\n\n", "\n\n\n", "。", "?» ", "!\u{2003}", "।"]).prop_map(str::to_owned),
                    4 => "[a-zé中😀]{1,90}",
                ],
                0..120,
            ),
        ) {
            let text = parts.concat();
            prop_assert_eq!(first_piece(&text), walked(&text));
        }
    }

    /// Places where a piece may end, the better ones later.
    const ENDS: usize = 4;

    /// The same, the plain way.
    fn walked(text: &str) -> (usize, usize) {
        let mut ends = [None; ENDS];
        // The last two characters, of which the second may be a quotation mark behind a stop.
        let (mut before, mut last) = (' ', ' ');
        for (count, (byte, character)) in text.char_indices().enumerate() {
            let best = || ends.iter().rev().flatten().next().copied();
            if count == MOST {
                return best().unwrap_or((byte, count));
            }
            if count > LEAST {
                let place = match (last, character) {
                    ('\n', '\n') => Some((3, byte + 1, count + 1)),
                    (_, '\n') => Some((2, byte + 1, count + 1)),
                    ('。' | '！' | '？' | '।', _) => Some((1, byte, count)),
                    _ if character.is_whitespace()
                        && (is_stop(last) || (!last.is_alphanumeric() && is_stop(before))) =>
                    {
                        Some((1, byte + character.len_utf8(), count + 1))
                    }
                    _ if character.is_whitespace() => Some((0, byte + character.len_utf8(), count + 1)),
                    _ => None,
                };
                if let Some((way, byte, count)) = place
                    && let Some(end) = ends.get_mut(way)
                {
                    *end = Some((byte, count));
                }
            }
            (before, last) = (last, character);
        }
        (text.len(), text.chars().count())
    }

    fn check(text: &str, expected: &[&str]) {
        let found = pieces(text);
        let ends = found.iter().skip(1).map(|piece| piece.byte as usize).chain([text.len()]);
        let cut: Vec<&str> = found.iter().zip(ends).map(|(piece, end)| &text[piece.byte as usize..end]).collect();
        assert_eq!(cut, expected);
        let mut position = 0;
        for (piece, words) in found.iter().zip(cut) {
            assert_eq!(piece.position as usize, position);
            position += words.chars().count();
            assert!(words.chars().count() <= MOST);
        }
    }

    #[test]
    fn a_short_text_is_one_piece_and_an_empty_one_none() {
        check("", &[]);
        check("One.\n\nTwo.", &["One.\n\nTwo."]);
    }

    #[test]
    fn a_long_text_is_cut_where_a_reader_would_stop() {
        let words = "é ".repeat(250);
        let [paragraph, line, sentence] = ["\n\n", "\n", ". "].map(|end| format!("{words}ende{end}"));
        let rest = format!("{words}x. y\nz");
        check(&format!("{paragraph}{rest}"), &[&paragraph, &rest]);
        let long = format!("{words}{words}");
        check(&format!("{line}{long}"), &[&line, &long]);
        check(&format!("{sentence}{long}"), &[&sentence, &long]);
        let quoted = format!("{words}»ende.« ");
        check(&format!("{quoted}{long}"), &[&quoted, &long]);
    }

    #[test]
    fn what_nobody_would_stop_in_is_cut_all_the_same() {
        let run = "x".repeat(2 * MOST + 7);
        check(&run, &[&"x".repeat(MOST), &"x".repeat(MOST), "xxxxxxx"]);
        let chinese = format!("{}。", "中".repeat(599));
        check(&chinese.repeat(3), &[&chinese, &chinese, &chinese]);
    }
}
