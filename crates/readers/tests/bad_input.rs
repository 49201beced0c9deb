//! What is no text, or cannot be read as what it claims to be, is refused by a fault that names the place.

use std::path::Path;

use obelus_readers::{Ask, Encoding, Format, LIMIT_BYTES, ReadFault, Reading};

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

fn check(bytes: &[u8], expected: ReadFault) {
    let shown = bytes.get(..40).unwrap_or(bytes);
    assert_eq!(read(bytes, Some("file.txt"), None).err(), Some(expected), "{:?}", String::from_utf8_lossy(shown));
}

fn not_utf_8(at_byte: usize) -> ReadFault {
    ReadFault::Undecodable { encoding: Encoding::UTF_8, at_byte }
}

#[test]
fn nothing_to_see_is_empty() {
    let nothing: [&[u8]; 9] = [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b" \t\r\n \n",
        b"\xef\xbb\xbf \n",
        b"\xff\xfe \0\n\0",
        "\u{a0}\u{3000}\u{2003}".as_bytes(),
        "\u{200b}\u{feff}".as_bytes(),
    ];
    for bytes in nothing {
        check(bytes, ReadFault::Empty);
    }
}

#[test]
fn more_than_the_limit_is_refused_and_the_limit_itself_is_read() {
    let mut bytes = vec![b'a'; LIMIT_BYTES];
    assert_eq!(read(&bytes, None, None).unwrap().text.as_str().len(), LIMIT_BYTES);
    bytes.push(b'a');
    check(&bytes, ReadFault::TooLarge { bytes: LIMIT_BYTES + 1, limit: LIMIT_BYTES });
}

#[test]
fn known_formats_are_named() {
    let formats: [(&[u8], Format); 14] = [
        (b"PK\x03\x04\x14\0\x06\0 something.bin", Format::Zip),
        (b"PK\x05\x06\0\0\0\0", Format::Zip),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", Format::Doc),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format::Png),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Format::Jpeg),
        (b"\x1f\x8b\x08\0\0\0\0\0", Format::Gzip),
        (b"BZh91AY&SY\x12\x34", Format::Bzip2),
        (b"SQLite format 3\0\x10\0", Format::Sqlite),
        (b"GIF89a\x01\0\x01\0", Format::Gif),
        (b"\0\0\0\x18ftypmp42", Format::Mp4),
        (b"\x7fELF\x02\x01\x01\0", Format::Program),
        (b"\xff\xfe\0\0a\0\0\0", Format::Utf32),
        (b"\0\0\xfe\xff\0\0\0a", Format::Utf32),
        (b"t\0\0\0e\0\0\0x\0\0\0t\0\0\0", Format::Utf32),
    ];
    for (bytes, format) in formats {
        check(bytes, ReadFault::OtherFormat { format });
    }
}

#[test]
fn prose_that_begins_like_a_format_is_still_prose() {
    for text in [
        "BZh is how bzip2 files begin.",
        "GIF89a was the last version.",
        "RIFF raff",
        "MZ are initials",
        "ID3 tags",
        "PK",
    ] {
        assert_eq!(read(text.as_bytes(), None, None).unwrap().text.as_str(), text);
    }
}

#[test]
fn a_nul_makes_it_no_text() {
    check(b"one\0two", ReadFault::Binary { at_byte: 3 });
    check("naïve \0".as_bytes(), ReadFault::Binary { at_byte: 7 });
    check(&[0; 64], ReadFault::Binary { at_byte: 0 });
    check(b"\xef\xbb\xbfabc\0", ReadFault::Binary { at_byte: 6 });
    check(b"\xff\xfea\0\0\0b\0", ReadFault::Binary { at_byte: 4 });
}

#[test]
fn many_control_characters_make_it_no_text_and_a_few_do_not() {
    check(b"\x01\x02\x03\x04abc", ReadFault::Binary { at_byte: 0 });
    let page = format!("{}\u{7}", "a line of text ".repeat(20));
    assert_eq!(read(page.as_bytes(), None, None).unwrap().text.as_str(), page);
    let manual = "N\u{8}NA\u{8}AM\u{8}ME\u{8}E \u{1b}[1mbold\u{1b}[0m \u{c} next page\u{1a}";
    assert_eq!(read(manual.as_bytes(), None, None).unwrap().text.as_str(), manual);
}

#[test]
fn noise_is_no_text() {
    // A fixed xorshift: the same noise in every run, of each length.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for length in 64..400 {
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .take(length)
        .collect();
        assert!(read(&noise, None, None).is_err(), "{length}: {noise:?}");
    }
}

#[test]
fn one_bad_byte_in_utf_8_is_named_and_never_becomes_another_encoding() {
    let sentence = "Историк сверяет письмо с протоколом заседания. ";
    let mut text = sentence.repeat(300).into_bytes();
    let middle = text.len() / 2 - text.len() / 2 % sentence.len();
    text.insert(middle, 0xff);
    check(&text, not_utf_8(middle));
    text.remove(middle);
    text.truncate(text.len() - 2 - "я. ".len());
    text.push(0xd0);
    check(&text, not_utf_8(text.len() - 1));
}

#[test]
fn one_bad_byte_in_utf_8_with_few_accents_is_named() {
    check(b"caf\xc3\xa9 na\xc3\xafve \xff end", not_utf_8(13));
    check(b"caf\xc3\xa9 and cut \xc3", not_utf_8(14));
}

#[test]
fn bytes_that_no_encoding_explains_are_named() {
    let damaged: [(&[u8], usize); 14] = [
        (b"lone \xff byte", 5),
        (b"valid \xff\xfe\x80 text", 6),
        (b"abc \xff\xfe def", 4),
        (b"not two \xc3\x28 bytes", 8),
        (b"not two \xa0\xa1 bytes", 8),
        (b"not three \xe2\x28\xa1 bytes", 10),
        (b"not three \xe2\x82\x28 bytes", 10),
        (b"not four \xf0\x28\x8c\xbc bytes", 9),
        (b"half an emoji \xf0\x9f\x98", 14),
        (b"half an \xf0\x9f\x98 emoji", 8),
        (b"a surrogate \xed\xa0\x80 alone", 12),
        (b"overlong \xc0\xaf slash", 9),
        (b"five bytes \xf8\xa1\xa1\xa1\xa1 once", 11),
        (b"no lead \x80\x81 before", 8),
    ];
    for (bytes, at_byte) in damaged {
        check(bytes, not_utf_8(at_byte));
    }
}

#[test]
fn utf_16_with_a_mark_that_breaks_off_or_holds_half_a_pair_is_named() {
    check(b"\xff\xfea\0b\0c", ReadFault::Undecodable { encoding: Encoding::UTF_16LE, at_byte: 6 });
    check(b"\xff\xfea\0\x00\xd8b\0", ReadFault::Undecodable { encoding: Encoding::UTF_16LE, at_byte: 4 });
    check(b"\xfe\xff\0a\xdc\x00\0b", ReadFault::Undecodable { encoding: Encoding::UTF_16BE, at_byte: 4 });
}

#[test]
fn a_byte_order_mark_that_lies_is_named() {
    check(b"\xef\xbb\xbfcaf\xe9 au lait", ReadFault::Undecodable { encoding: Encoding::UTF_8, at_byte: 6 });
}

#[test]
fn a_choice_does_not_make_text_of_what_is_none() {
    let chosen = "windows-1252".parse().ok();
    let packed = read(b"\x1f\x8b\x08\0\0\0\0\0", None, chosen);
    assert_eq!(packed.err(), Some(ReadFault::OtherFormat { format: Format::Gzip }));
    let wide = read(b"a\0b\0", None, chosen);
    assert_eq!(wide.err(), Some(ReadFault::Undecodable { encoding: chosen.unwrap(), at_byte: 1 }));
    assert_eq!(read(b" \n", None, chosen).err(), Some(ReadFault::Empty));
}

#[test]
fn texts_glued_from_two_encodings_are_not_guessed() {
    // Spliced pages: the one half would be mojibake in the encoding of the other.
    let mut spliced = "Er prüfte die Bücher über Jahre. Das Café schloß früh. ".repeat(3).into_bytes();
    let first_bad = spliced.len() + 1;
    spliced.extend(b"M\xfcller sp\xe4ter: gro\xdfe \xc4nderung.");
    check(&spliced, not_utf_8(first_bad));
}

#[test]
fn one_bad_byte_in_a_two_byte_encoding_is_refused() {
    let texts = [
        ("Shift_JIS", "この手紙の日付は新聞の記事と合わない。"),
        ("EUC-KR", "편지의 날짜가 신문 기사와 맞지 않는다. "),
        ("Big5", "這封信的日期與報紙上的報導不一致。"),
    ];
    for (label, text) in texts {
        let (bytes, _, _) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
        let mut bytes = bytes.repeat(20);
        bytes.insert(bytes.len() / 2, 0xff);
        let fault = read(&bytes, None, None).err();
        let named = ReadFault::Undecodable { encoding: label.parse().unwrap(), at_byte: bytes.len() / 2 };
        assert!(fault == Some(named) || fault == Some(not_utf_8(0)), "{label}: {fault:?}");
    }
}

#[test]
fn a_long_run_of_one_high_byte_is_not_guessed() {
    check(&[0xff; 4096], not_utf_8(0));
    check(&[0x80; 4096], not_utf_8(0));
    check(&b"\xf0\x9f\x98 ".repeat(1000), not_utf_8(0));
}

#[test]
fn line_ends_become_lf_in_every_width() {
    let expected = "one\ntwo\n\nthree\n";
    let written = "one\r\ntwo\r\rthree\r\n";
    let wide: Vec<u8> = written.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [written.as_bytes(), &wide] {
        assert_eq!(read(bytes, None, None).unwrap().text.as_str(), expected);
    }
}

#[test]
fn the_real_text_has_25270_characters() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/trotsky-stalin-splice.txt");
    let Ok(bytes) = std::fs::read(&path) else {
        eprintln!("skipped: the real text is not beside the repository");
        return;
    };
    let reading = read(&bytes, Some("trotsky-stalin-splice.txt"), None).unwrap();
    assert_eq!((reading.text.length(), reading.encoding, reading.metadata.title), (25270, Some(Encoding::UTF_8), None));
}
