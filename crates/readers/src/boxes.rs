//! Where every character stands on its page.
//! Invariant: one box for every code point of the text; the bytes of [`Boxes::to_bytes`] are kept in libraries, so
//! their form does not change: five columns of little-endian 16-bit numbers (page, left, top, width, height), deflated
//! (RFC 1951): what is alike stands together.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde::{Deserialize, Serialize};

/// Boxes are in this part of a point: an eighth, so that a page of 113 inches can be said in 16 bits.
pub const UNITS_PER_POINT: f32 = 8.0;

/// Where a character stands, in eighths of a point from the upper left corner of its page as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CharBox {
    /// The page, counted from 0.
    pub page: u16,
    /// From the left edge.
    pub left: u16,
    /// From the upper edge.
    pub top: u16,
    /// Its advance; 0 for what is not printed (a space between two lines).
    pub width: u16,
    /// The height of its line's letters; 0 for what is not printed.
    pub height: u16,
}

/// The boxes of a text, one for each code point.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boxes(pub Vec<CharBox>);

type Column = fn(&CharBox) -> u16;

const COLUMNS: [Column; 5] = [|at| at.page, |at| at.left, |at| at.top, |at| at.width, |at| at.height];

impl CharBox {
    /// From points; what lies outside of a page that 16 bits can measure is moved to its edge.
    pub fn from_points(page: usize, [left, top, width, height]: [f32; 4]) -> CharBox {
        let part = |points: f32| (points * UNITS_PER_POINT).round().clamp(0.0, f32::from(u16::MAX)) as u16;
        CharBox {
            page: u16::try_from(page).unwrap_or(u16::MAX),
            left: part(left),
            top: part(top),
            width: part(width),
            height: part(height),
        }
    }
}

impl Boxes {
    /// The form that is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let plain: Vec<u8> =
            COLUMNS.iter().flat_map(|column| self.0.iter().flat_map(move |at| column(at).to_le_bytes())).collect();
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        // Writing into memory does not fail; what is shorter than it should be is found out when it is read.
        let _ = packed.write_all(&plain);
        packed.finish().unwrap_or_default()
    }

    /// From the form that is kept, for a text of so many code points; `None` where it is none.
    pub fn from_bytes(bytes: &[u8], length: u32) -> Option<Boxes> {
        let size = length as usize * 2 * COLUMNS.len();
        let mut plain = Vec::new();
        DeflateDecoder::new(bytes).take(size as u64 + 1).read_to_end(&mut plain).ok()?;
        (plain.len() == size).then(|| Boxes::from_columns(&plain))
    }

    fn from_columns(bytes: &[u8]) -> Boxes {
        let count = bytes.len() / (2 * COLUMNS.len());
        let mut boxes = vec![CharBox::default(); count];
        let (pairs, _) = bytes.as_chunks::<2>();
        for (index, &pair) in pairs.iter().enumerate() {
            let Some(at) = boxes.get_mut(index % count) else { continue };
            let number = u16::from_le_bytes(pair);
            match index / count {
                0 => at.page = number,
                1 => at.left = number,
                2 => at.top = number,
                3 => at.width = number,
                _ => at.height = number,
            }
        }
        Boxes(boxes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_back_and_what_is_none_is_refused() {
        let boxes = Boxes((0..1000).map(|at| CharBox::from_points(at / 300, [at as f32, 700.5, 5.1, 12.0])).collect());
        let kept = boxes.to_bytes();
        assert!(kept.len() < 3000, "{}", kept.len());
        assert_eq!(Boxes::from_bytes(&kept, 1000), Some(boxes));
        for (bytes, length) in [(kept.as_slice(), 999), (&kept, 1001), (&kept[..kept.len() / 2], 1000), (b"", 1)] {
            assert_eq!(Boxes::from_bytes(bytes, length), None);
        }
        assert_eq!(Boxes::from_bytes(&Boxes::default().to_bytes(), 0), Some(Boxes::default()));
        let far = CharBox::from_points(1 << 20, [-5.0, f32::NAN, f32::INFINITY, 1e9]);
        assert_eq!(far, CharBox { page: u16::MAX, left: 0, top: 0, width: u16::MAX, height: u16::MAX });
    }
}
