//! What a PDF says of itself: its information dictionary, its XMP, the language of its catalogue.
//! Invariant: XMP is searched for a few elements, not parsed; what is not found there is not guessed.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{DateTime, Stream, String as Bytes};

use super::open::catalog;
use super::unpack::unpack;
use crate::Metadata;

/// Longer is no title.
const LIMIT_WORDS: usize = 2_000;
const LIMIT_AUTHORS: usize = 100;

/// Title, authors, date and language.
pub(super) fn about(pdf: &Pdf) -> Metadata {
    let info = pdf.metadata();
    let catalog = catalog(pdf);
    let xmp = catalog.get::<Stream<'_>>(b"Metadata").and_then(|stream| unpack(&stream).ok().flatten());
    let xmp = xmp.map(|xmp| String::from_utf8_lossy(&xmp.bytes).into_owned()).unwrap_or_default();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_of).and_then(|text| worth(&text));
    let title = text(&info.title).or_else(|| items(&xmp, "dc:title").into_iter().next());
    // The list of XMP keeps names apart that the dictionary writes in one line.
    let mut authors = items(&xmp, "dc:creator");
    if authors.is_empty() {
        authors = text(&info.author).map(|line| split_names(&line)).unwrap_or_default();
    }
    authors.truncate(LIMIT_AUTHORS);
    let issued = info.creation_date.map(date).or_else(|| element(&xmp, "xmp:CreateDate"));
    let language = catalog.get::<Bytes<'_>>(b"Lang").map(|tag| text_of(&tag)).and_then(|tag| worth(&tag));
    let is_tag = |tag: &String| tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && tag.len() <= 35;
    Metadata { title, authors, issued, language: language.filter(is_tag), url: None }
}

/// A text string (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with its mark, or else `PDFDocEncoding`.
pub(super) fn text_of(bytes: &[u8]) -> String {
    let wide = |pairs: &[u8], of: fn([u8; 2]) -> u16| {
        let units = pairs.as_chunks::<2>().0.iter().map(|pair| of(*pair));
        char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect::<String>()
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| character_of(*byte)).collect(),
    };
    // An escape stands about a language tag within a text (7.9.2.2).
    let mut in_tag = false;
    let outside = |c: &char| {
        in_tag ^= *c == '\u{1b}';
        !in_tag && *c != '\u{1b}'
    };
    text.chars().filter(outside).collect()
}

/// `PDFDocEncoding` (ISO 32000-2, annex D.3): Latin-1 but for these.
fn character_of(byte: u8) -> char {
    const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ', 'ﬂ', 'Ł',
        'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let from = |table: &[char], first: u8| table.get(usize::from(byte - first)).copied().unwrap_or('\u{fffd}');
    match byte {
        0x18..=0x1f => from(&LOW, 0x18),
        0x80..=0xa0 => from(&HIGH, 0x80),
        _ => char::from(byte),
    }
}

/// Without control characters and outer space; `None` where nothing is left.
fn worth(text: &str) -> Option<String> {
    let clean: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).take(LIMIT_WORDS).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    // Some programs write these where they were told nothing.
    let is_filler = ["untitled", "anonymous", "(anonymous)", "unspecified"].contains(&clean.as_str());
    (!clean.is_empty() && !is_filler).then_some(clean)
}

/// Names are apart by semicolons or by "and"; commas stand inside of names as often as between them.
fn split_names(line: &str) -> Vec<String> {
    line.split(';').flat_map(|part| part.split(" and ")).filter_map(worth).collect()
}

fn date(at: DateTime) -> String {
    format!("{:04}-{:02}-{:02}", at.year, at.month, at.day)
}

/// The text of the first element of this name.
fn element(xmp: &str, name: &str) -> Option<String> {
    let (_, rest) = xmp.split_once(&format!("<{name}"))?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once(&format!("</{name}>"))?;
    worth(&unescape(inside)).filter(|text| !text.contains('<'))
}

/// The items (`rdf:li`) of the first element of this name.
fn items(xmp: &str, name: &str) -> Vec<String> {
    let inside = || xmp.split_once(&format!("<{name}"))?.1.split_once(&format!("</{name}>")).map(|(inside, _)| inside);
    let Some(inside) = inside() else { return Vec::new() };
    let item = |piece: &str| worth(&unescape(piece.split_once('>')?.1.split_once("</rdf:li>")?.0));
    inside.split("<rdf:li").skip(1).take(LIMIT_AUTHORS).filter_map(item).collect()
}

fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    plain.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_come_in_four_encodings() {
        assert_eq!(text_of(b"\xfe\xff\x04\x1f\x00i"), "Пi");
        assert_eq!(text_of(b"\xef\xbb\xbf\xd0\x9f"), "П");
        assert_eq!(text_of(b"caf\xe9 \x90x\xa0"), "café ’x€");
        assert_eq!(text_of(b"\xfe\xff\x00\x1b\x00e\x00n\x00\x1b\x00o"), "o");
    }

    #[test]
    fn xmp_gives_its_items() {
        let xmp = "<dc:creator><rdf:Seq><rdf:li>A &amp; B</rdf:li><rdf:li xml:lang='x'>C</rdf:li></rdf:Seq></dc:creator>\
                   <xmp:CreateDate>2020-01-02</xmp:CreateDate>";
        assert_eq!(items(xmp, "dc:creator"), ["A & B", "C"]);
        assert_eq!(items(xmp, "dc:title"), Vec::<String>::new());
        assert_eq!(element(xmp, "xmp:CreateDate").as_deref(), Some("2020-01-02"));
    }
}
