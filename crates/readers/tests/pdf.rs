//! PDF: text in reading order, boxes, pages, passwords; and files that are made to do harm, which end with a fault or
//! with text, in bounded time and memory.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "pdf/writer.rs"]
mod writer;

use obelus_readers::{Ask, BlockKind, CharBox, Limit, MediaType, ReadFault, Reading, RunKind, paint_page};

use self::writer::{Writer, bomb, lines, pack};

fn read(bytes: &[u8]) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask::default())
}

fn text(writer: Writer) -> String {
    read(&writer.finish()).unwrap().text.as_str().to_owned()
}

fn of_lines(page: &[&str]) -> Writer {
    let mut writer = Writer::default();
    writer.page(&lines(page), "");
    writer
}

fn words(reading: &Reading, start: u32, end: u32) -> String {
    reading.text.as_str().chars().skip(start as usize).take((end - start) as usize).collect()
}

fn blocks(reading: &Reading) -> Vec<(BlockKind, String)> {
    let blocks = reading.structure.blocks.iter();
    blocks.map(|block| (block.kind.clone(), words(reading, block.span.start(), block.span.end()))).collect()
}

fn beyond(limit: Limit) -> Option<ReadFault> {
    Some(ReadFault::Beyond { limit })
}

fn is_damaged(bytes: &[u8]) -> bool {
    matches!(read(bytes), Err(ReadFault::Damaged { media_type: MediaType::Pdf, .. }))
}

const LONG: [&str; 3] = [
    "The first line of this page is as long as any other here,",
    "the second one goes on where it ended, and it is as long",
    "as that; then it is short.",
];

#[test]
fn a_line_end_becomes_a_space_and_a_short_line_ends_a_paragraph() {
    let mut page = LONG.to_vec();
    page.extend(["Another paragraph begins here with a line of that length,", "and ends."]);
    let expected = format!("{}\n\n{}", LONG.join(" "), page[3..].join(" "));
    assert_eq!(text(of_lines(&page)), expected);
}

#[test]
fn a_hyphen_at_a_line_end_is_kept_and_marked() {
    let page =
        ["The letter had been written before the great revolu-", "tion, and the Marxist-", "Leninist was told so."];
    let reading = read(&of_lines(&page).finish()).unwrap();
    assert_eq!(
        reading.text.as_str(),
        "The letter had been written before the great revolu-tion, and the Marxist-Leninist was told so."
    );
    let soft: Vec<u32> = reading.structure.runs.iter().map(|run| run.span.start()).collect();
    assert_eq!(soft, [51]);
    assert_eq!(reading.structure.runs[0].kind, RunKind::SoftHyphen);
    assert_eq!(words(&reading, 51, 52), "-");
}

#[test]
fn every_character_has_its_box_as_the_page_is_shown() {
    let mut writer = Writer { page: "/CropBox [50 100 550 750]".to_owned(), ..Writer::default() };
    writer.page("BT /F 10 Tf 1 0 0 1 72 700 Tm (Ab c) Tj ET", "");
    let reading = read(&writer.finish()).unwrap();
    let boxes = reading.boxes.unwrap().0;
    // Helvetica: A is 0.667 wide, b 0.556, the space 0.278. The crop box begins at 50 and ends at 750.
    let expected = [(22.0, 6.67), (28.67, 5.56), (34.23, 2.78), (37.01, 5.0)];
    for (at, (left, width)) in boxes.iter().zip(expected) {
        assert_eq!(*at, CharBox::from_points(0, [left, 50.0 - 7.8, width, 10.0]));
    }
    assert_eq!((boxes.len(), reading.structure.pages[0].width), (4, 500.0));
}

#[test]
fn a_rotated_page_has_its_boxes_where_it_is_read() {
    for (rotate, expected) in
        [(90, [700.0 - 2.2, 72.0]), (180, [600.0 - 72.0 - 6.67, 700.0 - 2.2]), (270, [100.0 - 7.8, 521.33])]
    {
        let mut writer = Writer { page: format!("/Rotate {rotate}"), ..Writer::default() };
        writer.page("BT /F 10 Tf 1 0 0 1 72 700 Tm (A) Tj ET", "");
        let bytes = writer.finish();
        let reading = read(&bytes).unwrap();
        let at = reading.boxes.unwrap().0[0];
        let painted = paint_page(&bytes, &Ask::default(), 0, 1.0).unwrap();
        let page = &reading.structure.pages[0];
        assert_eq!((painted.width as f32, painted.height as f32), (page.width, page.height));
        let corner = CharBox::from_points(0, [expected[0], expected[1], 0.0, 0.0]);
        assert!(at.left.abs_diff(corner.left) < 3 && at.top.abs_diff(corner.top) < 3, "{rotate}: {at:?} {corner:?}");
    }
}

#[test]
fn two_columns_are_read_one_after_the_other_below_their_heading() {
    let left: Vec<String> =
        (0..12).map(|n| format!("left column, line number {}", "abcdefghijkl".chars().nth(n).unwrap())).collect();
    let mut content = "BT /F 20 Tf 100 760 Td (A heading that goes across both columns) Tj ET BT /F 10 Tf\n".to_owned();
    for (n, line) in left.iter().enumerate() {
        let y = 700 - 12 * n;
        content += &format!("1 0 0 1 72 {y} Tm ({line}) Tj 1 0 0 1 320 {y} Tm (right{}) Tj\n", &line[4..]);
    }
    let mut writer = Writer::default();
    writer.page(&(content + "ET"), "");
    let reading = read(&writer.finish()).unwrap();
    let text = reading.text.as_str();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(place("A heading") < place("left column, line number a"));
    assert!(place("left column, line number l") < place("right column, line number a"));
    assert_eq!(blocks(&reading)[0].0, BlockKind::Heading { level: 1 });
}

#[test]
fn running_heads_and_page_numbers_are_marked_and_cut_no_sentence() {
    let mut writer =
        Writer { catalog: "/PageLabels << /Nums [0 << /S /r /St 4 >> 2 << /S /D >>] >>".into(), ..Writer::default() };
    const HERE: [&str; 4] =
        ["copied from the minutes", "kept in the archive", "shown to the writer", "sent off by the office"];
    for (number, here) in (1..).zip(HERE) {
        let mut content =
            format!("BT /F 9 Tf 72 770 Td (A Book of Letters) Tj ET BT /F 9 Tf 300 30 Td ({number}) Tj ET\n");
        content += "BT /F 12 Tf 14 TL 72 700 Td\n";
        content += &format!("(of the letter {here}, which was found only in the nineties, and) Tj T*\n");
        content += &format!("(whoever compares those that are {here} has to ask at once which one) Tj ET");
        writer.page(&content, "");
    }
    let reading = read(&writer.finish()).unwrap();
    let heads = reading.structure.blocks.iter().filter(|block| block.kind == BlockKind::RunningHead).count();
    let paragraphs = reading.structure.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    assert_eq!((heads, paragraphs), (8, 1));
    let labels: Vec<&str> = reading.structure.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["iv", "v", "1", "2"]);
    let second = reading.structure.pages[1].start;
    assert!(words(&reading, second - 8, second + 13).ends_with("of the letter"), "{}", reading.text.as_str());
}

#[test]
fn ligatures_are_spelt_with_a_box_for_each_letter() {
    let mut writer = Writer::default();
    let map = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <fb03> <42> <0063> endbfchar endcmap";
    let map = writer.stream("", map);
    let font = writer.add(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {map} 0 R >>"));
    writer.page("BT /G 12 Tf 72 700 Td (ABB) Tj ET", &format!("/Font << /G {font} 0 R >>"));
    let reading = read(&writer.finish()).unwrap();
    assert_eq!(reading.text.as_str(), "fficc");
    let boxes = reading.boxes.unwrap().0;
    assert!(boxes[..3].windows(2).all(|pair| pair[1].left.abs_diff(pair[0].left + pair[0].width) < 2), "{boxes:?}");
}

#[test]
fn text_is_found_in_forms_behind_pictures_and_in_what_it_stands_for() {
    let mut writer = Writer::default();
    let form =
        writer.stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", b"BT /F 12 Tf 72 700 Td (in a form) Tj ET");
    let content = "/X Do BT 3 Tr /F 12 Tf 72 600 Td (behind a picture) Tj ET \
                   BT 0 Tr /F 12 Tf 72 500 Td /Span << /ActualText (whole) >> BDC (w) Tj (h) Tj EMC ET";
    writer.page(content, &format!("/XObject << /X {form} 0 R >>"));
    assert_eq!(text(writer), "in a form\n\nbehind a picture\n\nwhole");
}

#[test]
fn layers_that_are_off_are_not_read() {
    let mut writer = Writer::default();
    let layer = writer.add("<< /Type /OCG /Name (x) >>");
    writer.catalog = format!("/OCProperties << /OCGs [{layer} 0 R] /D << /OFF [{layer} 0 R] >> >>");
    let content = "BT /F 12 Tf 72 700 Td /OC /L BDC (hidden) Tj EMC (shown) Tj ET";
    writer.page(content, &format!("/Properties << /L {layer} 0 R >>"));
    assert_eq!(text(writer), "shown");
}

#[test]
fn a_document_says_who_wrote_it() {
    let mut writer = of_lines(&LONG);
    writer.catalog = "/Lang (en-GB)".into();
    writer.trailer =
        "/Info << /Title (Two \\(old\\) Letters) /Author (A. Reader; B. Writer) /CreationDate (D:19400820120000Z) >>"
            .into();
    let about = read(&writer.finish()).unwrap().metadata;
    assert_eq!(about.title.as_deref(), Some("Two (old) Letters"));
    assert_eq!(about.authors, ["A. Reader", "B. Writer"]);
    assert_eq!((about.issued.as_deref(), about.language.as_deref()), (Some("1940-08-20"), Some("en-GB")));
}

#[test]
fn pages_without_letters_are_scanned_or_empty_and_never_text() {
    let mut writer = Writer::default();
    let entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    let picture = writer.stream(entries, b"\x80");
    for _ in 0..3 {
        writer.page("q 600 0 0 800 0 0 cm /P Do Q", &format!("/XObject << /P {picture} 0 R >>"));
    }
    assert_eq!(read(&writer.finish()).err(), Some(ReadFault::Scanned { pages: 3 }));
    let mut writer = Writer::default();
    writer.page("", "");
    assert_eq!(read(&writer.finish()).err(), Some(ReadFault::Empty));
}

#[test]
fn what_is_cut_short_or_lost_is_damaged_and_never_shorter() {
    let mut writer = of_lines(&LONG);
    writer.page(&lines(&LONG), "");
    let whole = writer.finish();
    assert!(read(&whole).is_ok());
    for part in [1, 2, 3, 5, 7, 9] {
        assert!(is_damaged(&whole[..whole.len() * part / 10]), "{part} tenths");
    }
    assert!(is_damaged(b"%PDF-1.7\n%%EOF"));
    // A page that the tree names and nobody wrote; a content that is not there.
    let mut writer = of_lines(&LONG);
    writer.pages.push(99);
    assert!(is_damaged(&writer.finish()));
    let mut writer = of_lines(&LONG);
    writer.page_of(99, "");
    assert!(is_damaged(&writer.finish()));
    // Packed content with a hole in it.
    let varied: Vec<String> = (0..2000u32).map(|n| format!("{:x} {n}", n.wrapping_mul(0x9e37_79b9))).collect();
    let mut packed = pack(lines(&varied.iter().map(String::as_str).collect::<Vec<_>>()).as_bytes());
    let middle = packed.len() / 2;
    packed[middle..middle + 40].copy_from_slice(&[0xff; 40]);
    let mut writer = Writer::default();
    let content = writer.stream("/Filter /FlateDecode", &packed);
    writer.page_of(content, "");
    let bytes = writer.finish();
    assert!(is_damaged(&bytes), "{:?}", read(&bytes).map(|reading| reading.text.as_str().len()));
}

#[test]
fn filters_upon_filters_do_not_burst() {
    const THREE: &str = "/Filter [/FlateDecode /FlateDecode /FlateDecode]";
    let bomb = bomb(1024);
    let packed = [&bomb[..], b""].concat();
    // As content, in a form, as a map of characters, as an object stream.
    let mut writer = Writer::default();
    let content = writer.stream(THREE, &packed);
    writer.page_of(content, "");
    let bytes = writer.finish();
    assert!(bytes.len() < 1_600, "{}", bytes.len());
    assert_eq!(read(&bytes).err(), beyond(Limit::Expansion));
    let mut writer = Writer::default();
    let form = writer.stream(&format!("/Subtype /Form /BBox [0 0 1 1] {THREE}"), &packed);
    writer.page("/X Do", &format!("/XObject << /X {form} 0 R >>"));
    assert_eq!(read(&writer.finish()).err(), beyond(Limit::Expansion));
    let mut writer = Writer::default();
    let map = writer.stream(THREE, &packed);
    let font = writer.add(format!("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {map} 0 R >>"));
    writer.page("BT /G 12 Tf 72 700 Td (a) Tj ET", &format!("/Font << /G {font} 0 R >>"));
    assert_eq!(read(&writer.finish()).err(), beyond(Limit::Expansion));
    for entries in ["/Type /ObjStm /N 1 /First 4", "/Type /ObjStm /N 1 /F#69rst 4", "/Type /XRef /W [1 2 1] /Size 3"] {
        let mut writer = of_lines(&LONG);
        writer.stream(&format!("{entries} {THREE}"), &packed);
        assert_eq!(read(&writer.finish()).err(), beyond(Limit::Expansion), "{entries}");
    }
    let mut writer = of_lines(&LONG);
    let filter = writer.add("[/LZWDecode /LZWDecode]");
    writer.stream(&format!("/Type /ObjStm /N 1 /First 4 /Filter {filter} 0 R"), &packed);
    assert_eq!(read(&writer.finish()).err(), beyond(Limit::Expansion));
}

#[test]
fn millions_of_operators_are_counted() {
    let mut writer = Writer::default();
    let states = format!("{}{}", "q Q ".repeat(2_000_000), lines(&LONG));
    let content = writer.stream("/Filter /FlateDecode", &pack(states.as_bytes()));
    writer.page_of(content, "");
    let bytes = writer.finish();
    assert!(bytes.len() < 55_000);
    assert_eq!(read(&bytes).unwrap().text.as_str(), LONG.join(" "));
    let mut writer = Writer::default();
    let letters = format!("BT /F 1 Tf 72 700 Td {} ET", "(a)' ".repeat(1_000_000));
    let content = writer.stream("/Filter /FlateDecode", &pack(letters.as_bytes()));
    writer.page_of(content, "");
    assert_eq!(read(&writer.finish()).err(), beyond(Limit::Parts));
}

#[test]
fn forms_that_call_forms_end() {
    // Ten forms, each of which draws the next ten times; and one that draws itself.
    let mut writer = Writer::default();
    let first = writer.objects.len() + 1;
    for level in 0..10 {
        let next = first + level + 1;
        let entries = format!("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>");
        writer.stream(&entries, "/X Do ".repeat(10).as_bytes());
    }
    writer.stream("/Subtype /Form /BBox [0 0 9 9]", b"");
    writer.page("/X Do", &format!("/XObject << /X {first} 0 R >>"));
    assert_eq!(read(&writer.finish()).err(), beyond(Limit::Parts));
    let mut writer = Writer::default();
    let own = writer.objects.len() + 1;
    let entries =
        format!("/Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 3 0 R >> /XObject << /X {own} 0 R >> >>");
    writer.stream(&entries, format!("{} /X Do /X Do", lines(&["once"])).as_bytes());
    writer.page("/X Do", &format!("/XObject << /X {own} 0 R >>"));
    assert_eq!(text(writer), "once");
}

#[test]
fn page_trees_that_bite_their_tail_or_lie_end() {
    let mut writer = of_lines(&LONG);
    let page = writer.pages[0];
    writer.objects[1] = format!("<< /Type /Pages /Count 100000 /Kids [2 0 R {page} 0 R 2 0 R 1 0 R] >>").into_bytes();
    assert_eq!(text(writer), LONG.join(" "));
    let mut writer = of_lines(&LONG);
    writer.objects[1] = b"<< /Type /Pages /Count 9999999 /Kids [2 0 R] >>".to_vec();
    assert!(is_damaged(&writer.finish()));
    let mut writer = of_lines(&LONG);
    writer.catalog = "/PageLabels << /Kids [1 0 R 2 0 R] /Nums [0 << /S /R /St 4000000000 >>] >>".into();
    assert_eq!(text(writer), LONG.join(" "));
}

#[test]
fn pages_of_any_size_and_letters_anywhere_do_no_harm() {
    for page in [
        "/MediaBox [0 0 1000000000000000000000000000000 1000000000000000000000000000000]",
        "/MediaBox [-99999999 -99999999 99999999 99999999]",
        "/MediaBox [0 0 0 0]",
        "/MediaBox [600 800 0 0]",
        "/MediaBox [0 0 600 800] /CropBox [900 900 901 901]",
        "/MediaBox [0 0 600 800] /Rotate 45",
    ] {
        let mut writer = Writer { page: page.to_owned(), ..Writer::default() };
        writer.page(&lines(&LONG), "");
        let bytes = writer.finish();
        let fault = read(&bytes).err();
        assert!(matches!(fault, None | Some(ReadFault::Empty | ReadFault::Scanned { .. })), "{page}: {fault:?}");
        if let Ok(painted) = paint_page(&bytes, &Ask::default(), 0, 0.2) {
            assert!(painted.width <= 4096 && painted.height <= 4096, "{page}");
        }
    }
    let mut writer = Writer::default();
    let mut content = lines(&LONG);
    for matrix in ["1e38 0 0 1e38 0 0", "0 0 0 0 0 0", "1e300 1e300 -1e300 nan 1 1", "1e-38 0 0 1e-38 5 5"] {
        content += &format!("q {matrix} cm {matrix} cm BT /F 12 Tf {matrix} Tm (lost) Tj ET Q ");
    }
    content += "BT /F 99999999999 Tf 72 72 Td (huge) Tj ET BT /F 1 Tf 9e37 Tc 9e37 TL 72 72 Td (far) Tj T* ET";
    writer.page(&content, "");
    assert!(text(writer).starts_with(&LONG.join(" ")));
}

#[test]
fn fonts_that_are_missing_or_want_too_much_do_no_harm() {
    let font = |entries: &str, content: &str| {
        let mut writer = Writer::default();
        let font = writer.add(entries);
        writer.page(content, &format!("/Font << /G {font} 0 R >>"));
        read(&writer.finish()).map(|reading| reading.text.as_str().to_owned())
    };
    const SHOW: &str = "BT /G 12 Tf 72 700 Td (abc) Tj ET";
    assert_eq!(font("<< /Type /Font /Subtype /TrueType /BaseFont /Nowhere >>", SHOW), Ok("abc".into()));
    let drawn = "<< /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1] /CharProcs << >> /FirstChar 97 /LastChar 99 \
                 /Widths [1 1 1] /Encoding << /Differences [97 /x /y /z] >> >>";
    assert_eq!(font(drawn, SHOW), Ok("xyz".into()));
    for entries in ["null", "<< /Subtype /Type0 >>", "<< /Subtype /Type9 /BaseFont 7 >>"] {
        assert_eq!(font(entries, SHOW), Ok("abc".into()), "{entries}");
        // What cannot be known is shown as unknown, not left out.
        assert_eq!(font(entries, "BT /G 12 Tf 72 700 Td <ff61> Tj ET"), Ok("\u{fffd}a".into()), "{entries}");
    }
    for below in ["/W [0 4294967295 500]", "/W2 [0 4294967295 1 1 1]"] {
        let below = format!("[<< /Subtype /CIDFontType2 /BaseFont /X {below} >>]");
        let entries = format!("<< /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts {below} >>");
        assert_eq!(font(&entries, SHOW).err(), beyond(Limit::Parts));
    }
    let entries = "<< /Subtype /Type1 /BaseFont /X /FirstChar 99999999999 /LastChar 99999999999 /Widths [1] >>";
    assert_eq!(font(entries, SHOW).err(), beyond(Limit::Parts));
}

#[test]
fn nesting_of_any_depth_does_no_harm() {
    let deep = format!("{}{}", "[".repeat(200_000), lines(&LONG));
    let mut writer = Writer::default();
    writer.page(&deep, "");
    assert!(read(&writer.finish()).is_err());
    let mut writer = of_lines(&LONG);
    writer.catalog = format!("/X {}", "<</A".repeat(100_000));
    let _ = read(&writer.finish());
    let mut writer = Writer::default();
    writer.page(&format!("{} {}", "q ".repeat(300_000), lines(&LONG)), "");
    assert_eq!(text(writer), LONG.join(" "));
}

#[test]
fn a_file_changed_anywhere_never_breaks_the_parser() {
    let mut writer = of_lines(&LONG);
    writer.catalog = "/PageLabels << /Nums [0 << /S /r >>] >> /Lang (en)".into();
    let packed = pack(lines(&LONG).as_bytes());
    let content = writer.stream("/Filter /FlateDecode", &packed);
    writer.page_of(content, "");
    let whole = writer.finish();
    // A fixed xorshift: the same changes in every run.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for case in 0..400 {
        let mut bytes = whole.clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = next(256) as u8,
                1 => bytes[at] = b"0123456789/<>[]() R"[next(19)],
                2 => drop(bytes.drain(at..(at + next(40)).min(bytes.len()))),
                _ => bytes
                    .splice(at..at, b"<</Kids[2 0 R]/Length 9999999999>>".iter().copied().take(next(34)))
                    .for_each(drop),
            }
        }
        if let Err(ReadFault::Damaged { what, .. }) = read(&bytes) {
            assert!(!what.contains("breaks the parser"), "case {case}");
        }
    }
}

#[test]
fn a_page_is_painted_where_its_boxes_are() {
    let bytes = of_lines(&LONG).finish();
    let painted = paint_page(&bytes, &Ask::default(), 0, 1.5).unwrap();
    assert_eq!((painted.width, painted.height), (900, 1200));
    assert!(painted.png.starts_with(b"\x89PNG"));
    assert!(paint_page(&bytes, &Ask::default(), 1, 1.5).is_err());
    let huge = paint_page(&bytes, &Ask::default(), 0, 1e9).unwrap();
    assert_eq!((huge.width, huge.height), (3072, 4096));
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(paint_page(&bytes, &Ask::default(), 0, scale).is_err());
    }
}

/// A file of the corpus, made by a program: `CORPUS.md` says how.
fn corpus(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/pdf");
    std::fs::read(folder.join(name)).unwrap()
}

/// Each block on a line of its own, with its kind.
fn told(reading: &Reading) -> String {
    let outer = |kind: &BlockKind| *kind != BlockKind::TableRow;
    let line = |(kind, words): (BlockKind, String)| match kind {
        BlockKind::Heading { level } => format!("h{level}: {words}\n"),
        BlockKind::ListItem { level, number } => format!("li{level} {}: {words}\n", number.unwrap_or(0)),
        BlockKind::TableCell { column, .. } => format!("td{column}: {words}\n"),
        BlockKind::RunningHead => format!("head: {words}\n"),
        BlockKind::Footnote { label } => format!("note {label}: {words}\n"),
        _ => format!("p: {words}\n"),
    };
    blocks(reading).into_iter().filter(|(kind, _)| outer(kind)).map(line).collect()
}

#[test]
fn files_of_other_programs_read_as_they_were_written() {
    for name in [
        "chromium-article",
        "chromium-columns",
        "libreoffice-article",
        "reportlab-words",
        "chromium-hebrew",
        "chromium-upright",
    ] {
        let reading = read(&corpus(&format!("{name}.pdf"))).unwrap();
        let expected = String::from_utf8(corpus(&format!("{name}.txt"))).unwrap();
        assert_eq!(told(&reading), expected, "{name}");
    }
}

#[test]
fn a_password_opens_what_is_encrypted() {
    for name in ["rc4", "aes-256"] {
        let bytes = corpus(&format!("encrypted-{name}.pdf"));
        let with = |password: Option<&str>| {
            let ask = Ask { password: password.map(str::to_owned), ..Ask::default() };
            obelus_readers::read(&bytes, &ask).map(|reading| reading.text.as_str().len() > 10)
        };
        assert_eq!(with(None), Err(ReadFault::Locked { wrong_password: false }), "{name}");
        assert_eq!(with(Some("wrong")), Err(ReadFault::Locked { wrong_password: true }), "{name}");
        assert_eq!(with(Some("reader")), Ok(true), "{name}");
    }
    // Encrypted so that it cannot be printed, and open for everyone to read.
    let open = corpus("encrypted-open.pdf");
    assert!(read(&open).is_ok());
    let ask = Ask { password: Some("needless".into()), ..Ask::default() };
    assert!(obelus_readers::read(&open, &ask).is_ok());
}
