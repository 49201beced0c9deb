//! Writes small PDFs for tests: objects, a table of where they are, and streams as packed as a test wants them.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF in the making. Object 1 is the catalogue, 2 the page tree, 3 the font `/F` (Helvetica).
pub struct Writer {
    pub objects: Vec<Vec<u8>>,
    pub pages: Vec<usize>,
    /// More entries for the catalogue.
    pub catalog: String,
    /// More entries for each page.
    pub page: String,
    /// More entries for the trailer.
    pub trailer: String,
}

impl Default for Writer {
    fn default() -> Writer {
        let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec();
        let (catalog, page, trailer) = (String::new(), String::new(), String::new());
        Writer { objects: vec![Vec::new(), Vec::new(), font], pages: Vec::new(), catalog, page, trailer }
    }
}

impl Writer {
    /// The number of a new object.
    pub fn add(&mut self, object: impl AsRef<[u8]>) -> usize {
        self.objects.push(object.as_ref().to_vec());
        self.objects.len()
    }

    /// The number of a new stream.
    pub fn stream(&mut self, entries: &str, bytes: &[u8]) -> usize {
        let mut object = format!("<< {entries} /Length {} >>\nstream\n", bytes.len()).into_bytes();
        object.extend_from_slice(bytes);
        object.extend_from_slice(b"\nendstream");
        self.add(object)
    }

    /// A page with this content and these resources beside the font.
    pub fn page(&mut self, content: &str, resources: &str) -> usize {
        let content = self.stream("", content.as_bytes());
        self.page_of(content, resources)
    }

    /// A page with a content that is there already.
    pub fn page_of(&mut self, content: usize, resources: &str) -> usize {
        let more = &self.page;
        let fonts = if resources.contains("/Font") { "" } else { "/Font << /F 3 0 R >>" };
        let size = if more.contains("/MediaBox") { "" } else { "/MediaBox [0 0 600 800]" };
        let page = format!(
            "<< /Type /Page /Parent 2 0 R {size} {more} /Contents {content} 0 R /Resources << {fonts} {resources} >> >>"
        );
        let page = self.add(page);
        self.pages.push(page);
        page
    }

    /// The file.
    pub fn finish(mut self) -> Vec<u8> {
        if self.objects[0].is_empty() {
            self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into_bytes();
        }
        if self.objects[1].is_empty() {
            let kids: Vec<String> = self.pages.iter().map(|page| format!("{page} 0 R")).collect();
            let kids = format!("<< /Type /Pages /Count {} /Kids [{}] >>", self.pages.len(), kids.join(" "));
            self.objects[1] = kids.into_bytes();
        }
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            writeln!(out, "{} 0 obj", index + 1).unwrap();
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let at = out.len();
        let size = self.objects.len() + 1;
        write!(out, "xref\n0 {size}\n0000000000 65535 f \n").unwrap();
        for place in places {
            writeln!(out, "{place:010} 00000 n ").unwrap();
        }
        write!(out, "trailer\n<< /Size {size} /Root 1 0 R {} >>\nstartxref\n{at}\n%%EOF\n", self.trailer).unwrap();
        out
    }
}

/// One page with these lines below each other, 12 points high.
pub fn lines(lines: &[&str]) -> String {
    let mut content = "BT /F 12 Tf 14 TL 72 700 Td\n".to_owned();
    for line in lines {
        content.push_str(&format!("({line}) Tj T*\n"));
    }
    content + "ET\n"
}

/// Packed with zlib.
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// DEFLATE, three times over, of so many megabytes of one byte: written down by hand, for packing it would take long.
pub fn bomb(megabytes: usize) -> Vec<u8> {
    // A block of fixed codes (3 bits), the byte (8 bits for a space), then copies of 258 from one back, 13 bits each.
    let mut bits: Vec<bool> = vec![true, true, false];
    let byte = 0x30 + u32::from(b' ');
    bits.extend((0..8).rev().map(|bit| byte >> bit & 1 == 1));
    let copy = 0b1100_0101u32;
    let copies = |bits: &mut Vec<bool>| {
        bits.extend((0..8).rev().map(|bit| copy >> bit & 1 == 1));
        bits.extend([false; 5]);
    };
    // After eight copies the bits are where they were within a byte: the middle is the same 13 bytes over and over.
    (0..16).for_each(|_| copies(&mut bits));
    let packed: Vec<u8> =
        bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |all, bit| all << 1 | u8::from(*bit))).collect();
    let (head, middle) = (&packed[..14], &packed[1..14]);
    let mut first = head.to_vec();
    for _ in 0..megabytes * 1024 * 1024 / (8 * 258) {
        first.extend_from_slice(middle);
    }
    pack(&pack(&first))
}
