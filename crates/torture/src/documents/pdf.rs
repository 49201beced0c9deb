//! Traps in PDF.

use super::trap::{Bait, Trap, pack};

/// All of them.
pub fn traps() -> Vec<Trap> {
    let mut traps = of_size();
    traps.extend(of_lies());
    traps
}

fn trap(name: &'static str, file: &'static str, make: fn(&Bait) -> Vec<u8>) -> Trap {
    Trap { name, file, make }
}

/// More of something than any document has.
fn of_size() -> Vec<Trap> {
    vec![
        trap("pdf-filters-upon-filters", "filters.pdf", filters),
        trap("pdf-bomb", "bomb.pdf", |bait| {
            pdf(&[stream("/Filter /FlateDecode", &pack(&vec![b' '; bait.many(1 << 30)]))], PAGE)
        }),
        trap("pdf-operators", "operators.pdf", |bait| {
            pdf(&[stream("/Filter /FlateDecode", &pack("q Q ".repeat(bait.many(80_000_000)).as_bytes()))], PAGE)
        }),
        trap("pdf-letters", "letters.pdf", |bait| {
            let letters = format!("BT /F 9 Tf {} ET", "(a)' ".repeat(bait.many(40_000_000)));
            pdf(&[stream("/Filter /FlateDecode", &pack(letters.as_bytes()))], PAGE)
        }),
        trap("pdf-deep", "deep.pdf", |bait| {
            pdf(&[stream("", format!("{} BT", "[".repeat(bait.many(40_000_000))).as_bytes())], PAGE)
        }),
        trap("pdf-deep-object", "object.pdf", |bait| pdf(&["<< /A ".repeat(bait.many(8_000_000)).into_bytes()], PAGE)),
        trap("pdf-forms-that-call-forms", "forms.pdf", forms),
    ]
}

/// What is said and not so.
fn of_lies() -> Vec<Trap> {
    vec![
        trap("pdf-pages-that-bite-their-tail", "tail.pdf", |_| {
            pdf(&[b"<< /Type /Pages /Count 9999999 /Kids [2 0 R 4 0 R 2 0 R] >>".to_vec()], PAGE)
        }),
        trap("pdf-of-a-billion-pages", "pages.pdf", |bait| {
            let kids = "3 0 R ".repeat(bait.many(4_000_000));
            pdf(&[format!("<< /Type /Pages /Count 1000000000 /Kids [{kids}] >>").into_bytes()], "4 0 R")
        }),
        trap("pdf-tables-that-point-at-themselves", "previous.pdf", |_| {
            let body = "%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF";
            body.as_bytes().to_vec()
        }),
        trap("pdf-length-that-lies", "length.pdf", |_| {
            pdf(&[b"<< /Length 4294967295 >>\nstream\nBT ET".to_vec()], PAGE)
        }),
        trap("pdf-length-that-is-itself", "itself.pdf", |_| {
            pdf(&[b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream".to_vec()], PAGE)
        }),
        trap("pdf-size-of-two-billion", "size.pdf", |_| {
            let mut bytes = pdf(&[], PAGE);
            bytes.extend(b"\nxref\n0 2147483647\ntrailer\n<< /Size 2147483647 /Root 1 0 R >>\nstartxref\n0\n%%EOF");
            bytes
        }),
        trap("pdf-picture-of-terapixels", "picture.pdf", |_| {
            let picture = "/Type /XObject /Subtype /Image /Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB";
            pdf(&[stream("", b"/X Do"), stream(picture, b"x")], PAGE)
        }),
        trap("pdf-page-of-light-years", "box.pdf", |_| {
            pdf(&[stream("", b"BT /F 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm (a) Tj ET")], HUGE)
        }),
        trap("pdf-object-stream-that-lies", "objects.pdf", |bait| {
            let entries = "/Type /ObjStm /N 1000000000 /First 2147483647 /Filter /FlateDecode";
            pdf(&[stream("", b"BT ET"), stream(entries, &pack(&vec![b'1'; bait.many(1 << 28)]))], PAGE)
        }),
        trap("pdf-map-of-characters", "map.pdf", |bait| {
            let ranges = "<0000> <FFFF> <0041>\n".repeat(bait.many(2_000_000));
            let map = format!("1000000 beginbfrange\n{ranges}endbfrange");
            let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>".to_vec();
            let page = stream("", b"BT /G 9 Tf (aaaa) Tj ET");
            pdf(&[page, font, stream("/Filter /FlateDecode", &pack(map.as_bytes()))], PAGE)
        }),
    ]
}

const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F << /Type /Font \
    /Subtype /Type1 /BaseFont /Helvetica >> /G 5 0 R >> /XObject << /X 5 0 R >> >> >>";

const HUGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000000000000000000000000000 1e30] /Contents 4 0 R /Resources << \
    /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>";

/// A PDF: catalogue (1), page tree (2), a page (3), and these objects (4, 5, …).
fn pdf(objects: &[Vec<u8>], page: &str) -> Vec<u8> {
    let mut all = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    all.push(b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec());
    all.push(page.as_bytes().to_vec());
    all.extend(objects.iter().cloned());
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in all.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", all.len() + 1).into_bytes());
    out.extend(places.iter().flat_map(|place| format!("{place:010} 00000 n \n").into_bytes()));
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF", all.len() + 1);
    out.extend(trailer.into_bytes());
    out
}

fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {entries} /Length {} >>\nstream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

fn filters(bait: &Bait) -> Vec<u8> {
    let mut packed = vec![b' '; bait.many(1 << 30)];
    for _ in 0..3 {
        packed = pack(&packed);
    }
    pdf(&[stream("/Filter [/FlateDecode /FlateDecode /FlateDecode]", &packed)], PAGE)
}

/// Ten forms, each of which draws the next ten times.
fn forms(_: &Bait) -> Vec<u8> {
    let mut objects = vec![stream("", b"/X Do")];
    for level in 0..10 {
        let next = 6 + level;
        let entries =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>");
        objects.push(stream(&entries, "/X Do ".repeat(10).as_bytes()));
    }
    objects.push(stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", b""));
    pdf(&objects, PAGE)
}
