//! The font Symbol, whose codes are no Unicode: Greek letters and signs where other fonts have Latin ones.
//! Invariant: only what the font surely shows; the rest stays what it is.

/// From 0x41 to 0x5a and from 0x61 to 0x7a.
const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
/// From 0xa1 to 0xd7.
const SIGNS: &str = "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅";
/// From 0xd8 to 0xe0.
const LOGIC: &str = "¬∧∨⇔⇐⇑⇒⇓◊";

/// The character that a code of the font shows, whether or not it is shifted to the private area at 0xf000.
pub(crate) fn in_symbol_font(code: u32) -> Option<char> {
    let code = if (0xf000..=0xf0ff).contains(&code) { code - 0xf000 } else { code };
    let nth = |signs: &str, first: u32| signs.chars().nth((code - first) as usize);
    match code {
        0x41..=0x5a => nth(CAPITALS, 0x41),
        0x61..=0x7a => nth(SMALL, 0x61),
        0xa1..=0xd7 => nth(SIGNS, 0xa1),
        0xd8..=0xe0 => nth(LOGIC, 0xd8),
        0x22 => Some('∀'),
        0x24 => Some('∃'),
        0x27 => Some('∋'),
        0x2a => Some('∗'),
        0x2d => Some('−'),
        0x40 => Some('≅'),
        0x5c => Some('∴'),
        0x5e => Some('⊥'),
        0x7e => Some('∼'),
        0xe5 => Some('∑'),
        0xf2 => Some('∫'),
        0x20..=0x7d => char::from_u32(code),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greek_and_signs_stand_at_their_codes() {
        for (code, expected) in [
            (0x61, 'α'),
            (0xf057, 'Ω'),
            (0x7a, 'ζ'),
            (0xa3, '≤'),
            (0xae, '→'),
            (0xb1, '±'),
            (0xd7, '⋅'),
            (0xd8, '¬'),
            (0xe0, '◊'),
            (0x31, '1'),
            (0xf0e5, '∑'),
        ] {
            assert_eq!(in_symbol_font(code), Some(expected), "{code:x}");
        }
        assert_eq!(in_symbol_font(0x2022), None);
    }
}
