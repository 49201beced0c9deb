//! Characters that are in a text and cannot be seen: they turn the order of what is read, glue or hide words, and come
//! along when text is copied from pages. Counted, never taken out. Facts of Unicode only; no judgement.

/// What an invisible character is, by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invisible {
    /// It steers the order in which right-to-left and left-to-right are read: `Bidi_Control` of `PropList.txt`, the
    /// characters of UAX #9 that have no form of their own.
    Bidi,
    /// It takes no room: `Default_Ignorable_Code_Point` of `DerivedCoreProperties.txt` (soft hyphen, zero-width space,
    /// joiners, word joiner, byte order mark, fillers, variation selectors, tags) without the above, and the
    /// annotation marks U+FFF9 to U+FFFB.
    ZeroWidth,
    /// A control character (`Cc`) other than tab and line feed.
    Control,
}

/// How many invisible characters a text holds, by class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InvisibleCounts {
    /// Those that steer direction.
    pub bidi: u32,
    /// Those that take no room, without those that make what is seen.
    pub zero_width: u32,
    /// Control characters.
    pub control: u32,
}

impl Invisible {
    /// The class of a character; `None` for one that can be seen, or is white space.
    pub fn of(character: char) -> Option<Invisible> {
        match u32::from(character) {
            0x09 | 0x0A | 0x20..=0x7E => None,
            0x00..=0x1F | 0x7F..=0x9F => Some(Invisible::Control),
            0x061C | 0x200E | 0x200F | 0x202A..=0x202E | 0x2066..=0x2069 => Some(Invisible::Bidi),
            0xAD
            | 0x034F
            | 0x115F..=0x1160
            | 0x17B4..=0x17B5
            | 0x180B..=0x180F
            | 0x200B..=0x200D
            | 0x2060..=0x2065
            | 0x206A..=0x206F
            | 0x3164
            | 0xFE00..=0xFE0F
            | 0xFEFF
            | 0xFFA0
            | 0xFFF0..=0xFFFB
            | 0x1BCA0..=0x1BCA3
            | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF => Some(Invisible::ZeroWidth),
            _ => None,
        }
    }
}

/// Counts the invisible characters of a text.
///
/// Left out is what makes what is seen: a joiner or non-joiner between two letters of a script that joins them (Arabic,
/// the scripts of India and their neighbours) or between two emoji, one variation selector after the character that it
/// forms, and the tags of a flag. Between other letters, at the edge of a word and in a row they are counted: there they
/// do nothing that can be seen.
pub fn count_invisible(text: &str) -> InvisibleCounts {
    let mut counts = InvisibleCounts::default();
    let mut before = Before::Nothing;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let Some(class) = Invisible::of(character) else {
            before = Before::Seen(character);
            continue;
        };
        if makes_what_is_seen(character, before, || rest.clone().next()) {
            before = before.formed_by(character);
            continue;
        }
        match class {
            Invisible::Bidi => counts.bidi += 1,
            Invisible::ZeroWidth => counts.zero_width += 1,
            Invisible::Control => counts.control += 1,
        }
        before = Before::Nothing;
    }
    counts
}

/// What stands before a character.
#[derive(Clone, Copy)]
enum Before {
    /// Nothing that could be formed or joined.
    Nothing,
    /// A character that can be seen.
    Seen(char),
    /// The same with its variation selector.
    Formed(char),
    /// A flag with some of its tags.
    Flag,
}

impl Before {
    fn formed_by(self, invisible: char) -> Before {
        match self {
            Before::Seen(seen) if is_selector(invisible) => Before::Formed(seen),
            Before::Seen(BLACK_FLAG) | Before::Flag if is_tag(invisible) => Before::Flag,
            _ => Before::Nothing,
        }
    }
}

/// The flag that tags follow (UTS #51, emoji tag sequences).
const BLACK_FLAG: char = '\u{1F3F4}';

fn makes_what_is_seen(invisible: char, before: Before, after: impl Fn() -> Option<char>) -> bool {
    match before {
        Before::Seen(seen) if is_selector(invisible) => !seen.is_whitespace(),
        Before::Seen(BLACK_FLAG) | Before::Flag if is_tag(invisible) => true,
        Before::Seen(seen) | Before::Formed(seen) if is_joiner(invisible) => {
            let Some(next) = after() else { return false };
            (is_joining(seen) && is_joining(next)) || (is_emoji(seen) && is_emoji(next))
        }
        _ => false,
    }
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}')
}

fn is_selector(character: char) -> bool {
    matches!(u32::from(character), 0x180B..=0x180D | 0x180F | 0xFE00..=0xFE0F | 0xE0100..=0xE01EF)
}

fn is_tag(character: char) -> bool {
    matches!(u32::from(character), 0xE0020..=0xE007F)
}

/// Letters and marks of scripts whose letters take other forms beside each other, by block.
fn is_joining(character: char) -> bool {
    let in_block = matches!(u32::from(character),
        // Arabic, Syriac, Thaana, N'Ko, Mandaic; the scripts of India, Tibet, Myanmar, Cambodia, Mongolia and the islands.
        0x0600..=0x0DFF | 0x0F00..=0x109F | 0x1780..=0x18AF | 0x1900..=0x1CFF | 0xA800..=0xA8FF | 0xA980..=0xABFF
        | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC | 0x10A00..=0x10FFF | 0x11000..=0x11FFF | 0x1E900..=0x1E95F);
    in_block && !character.is_whitespace()
}

/// Pictures, by block; skin tones among them.
fn is_emoji(character: char) -> bool {
    matches!(u32::from(character), 0x2190..=0x2BFF | 0x1F000..=0x1FAFF)
}
