//! Every encoding is found, or taken at a person's word, and gives back what was written.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

use obelus_readers::{Ask, Confidence, Encoding, ReadFault, Reading, encodings};

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

const RUSSIAN: &str = "Историк сверяет письмо с протоколом заседания. «Где источник?» — спрашивает он и ставит знак.";
const UKRAINIAN: &str = "Її щоденник зберігся в архіві, але три сторінки хтось вирвав ще до війни.";
const GERMAN: &str = "Die Prüfung der Bücher ergab, daß über die Hälfte der Zitate nicht stimmt – „frei erfunden“.";
const FRENCH: &str = "L’éditeur a-t-il vérifié la dépêche ? « Jamais », répond le témoin déjà âgé.";
const POLISH: &str = "Świadek twierdził, że książka zaginęła w łódzkim archiwum; później zmienił zdanie.";
const CZECH: &str = "Příliš mnoho citátů v té knížce pochází z novin, které nikdy nevyšly. Účet však souhlasí.";
const TURKISH: &str = "Gazetenin ilk baskısında böyle bir cümle yoktu; kaynağı kim değiştirdiğini açıklamadı.";
const GREEK: &str = "Ο γραμματικός σημείωσε τον αμφίβολο στίχο με οβελό και έγραψε τη γνώμη του στο περιθώριο.";
const HEBREW: &str = "המקור הראשון אינו תואם את העדות, ולכן סימן החוקר את המשפט כמפוקפק.";
const ARABIC: &str = "قارن الباحث بين الروايتين ثم كتب في الهامش أن المصدر غير معروف.";
const THAI: &str = "นักประวัติศาสตร์ตรวจสอบเอกสารทุกฉบับก่อนที่จะเชื่อคำกล่าวอ้างนั้น";
const JAPANESE: &str = "この手紙の日付は新聞の記事と合わない。だれが書き直したのか、まだ分かっていません。";
const SIMPLIFIED: &str = "这封信的日期与报纸上的报道不一致。研究者在旁边写下了自己的疑问，没有找到来源。";
const TRADITIONAL: &str = "這封信的日期與報紙上的報導不一致。研究者在旁邊寫下了自己的疑問，沒有找到來源。";
const KOREAN: &str = "편지의 날짜가 신문 기사와 맞지 않는다. 연구자는 출처를 찾지 못했다고 적었다.";

fn encoding(label: &str) -> Encoding {
    label.parse().unwrap()
}

fn encode(text: &str, label: &str) -> Vec<u8> {
    match label {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => {
            let (bytes, _, lossy) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!lossy, "{label} cannot write the sample");
            bytes.into_owned()
        }
    }
}

/// Read without a choice, the bytes of `text` in `written` come back as `text`, in the encoding `found`.
fn check(written: &str, found: &str, confidence: Confidence, text: &str) {
    let reading = read(&encode(text, written), Some("sample.txt"), None);
    let Reading { text: back, encoding, confidence: known, replaced, .. } =
        reading.unwrap_or_else(|fault| panic!("{written}: {fault:?}"));
    let encoding = encoding.unwrap();
    assert_eq!(
        (back.as_str(), encoding.name(), known, replaced),
        (text, found, confidence, 0),
        "written in {written}, found {encoding}"
    );
}

#[test]
fn every_common_legacy_encoding_is_guessed() {
    let samples = [
        ("windows-1251", "windows-1251", RUSSIAN),
        ("KOI8-U", "KOI8-U", UKRAINIAN),
        ("IBM866", "IBM866", "Историк сверяет письмо с протоколом заседания и ставит знак на полях книги."),
        ("ISO-8859-5", "ISO-8859-5", "Историк сверяет письмо с протоколом заседания и ставит знак на полях книги."),
        ("windows-1252", "windows-1252", GERMAN),
        ("windows-1252", "windows-1252", FRENCH),
        ("windows-1250", "windows-1250", POLISH),
        ("windows-1250", "windows-1250", CZECH),
        ("ISO-8859-2", "ISO-8859-2", POLISH),
        ("ISO-8859-2", "ISO-8859-2", CZECH),
        ("windows-1254", "windows-1254", TURKISH),
        ("windows-1253", "windows-1253", GREEK),
        ("windows-1255", "windows-1255", HEBREW),
        ("windows-1256", "windows-1256", ARABIC),
        ("windows-874", "windows-874", THAI),
        ("Shift_JIS", "Shift_JIS", JAPANESE),
        ("EUC-JP", "EUC-JP", JAPANESE),
        ("ISO-2022-JP", "ISO-2022-JP", JAPANESE),
        ("GBK", "GBK", SIMPLIFIED),
        ("Big5", "Big5", TRADITIONAL),
        ("EUC-KR", "EUC-KR", KOREAN),
    ];
    for (written, found, text) in samples {
        check(written, found, Confidence::Guessed, text);
    }
}

#[test]
fn koi8_r_is_read_by_its_superset_koi8_u() {
    check("KOI8-R", "KOI8-U", Confidence::Guessed, "Историк сверяет письмо с протоколом заседания и ставит знак.");
}

#[test]
fn gb18030_is_read_by_the_decoder_of_gbk_with_its_four_byte_characters() {
    let text = format!("{SIMPLIFIED}𠮷");
    check("gb18030", "GBK", Confidence::Guessed, &text);
}

#[test]
fn utf_8_is_certain_in_every_script() {
    let scripts =
        [RUSSIAN, GERMAN, POLISH, GREEK, HEBREW, ARABIC, THAI, JAPANESE, SIMPLIFIED, KOREAN, "plain ASCII", "é"];
    for text in scripts {
        check("UTF-8", "UTF-8", Confidence::Certain, text);
    }
}

#[test]
fn utf_16_without_a_mark_is_guessed_in_both_orders() {
    for text in
        [RUSSIAN, GERMAN, GREEK, HEBREW, ARABIC, THAI, JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN, "a plain line"]
    {
        // A file ends its line, which is a zero byte even in Thai, which writes no spaces between words.
        let file = format!("{text}\n");
        check("UTF-16LE", "UTF-16LE", Confidence::Guessed, &file);
        check("UTF-16BE", "UTF-16BE", Confidence::Guessed, &file);
    }
}

#[test]
fn utf_16_of_chinese_and_japanese_without_any_zero_byte_is_guessed() {
    for text in [JAPANESE, SIMPLIFIED, TRADITIONAL] {
        check("UTF-16LE", "UTF-16LE", Confidence::Guessed, text);
        check("UTF-16BE", "UTF-16BE", Confidence::Guessed, text);
    }
}

#[test]
fn utf_16_of_chinese_full_of_a_character_with_a_zero_byte_is_guessed() {
    // U+4E00 has the zero where Latin letters do not.
    let text = "一一一，一个一个地看。一封信，一张报纸，一本书。一\n";
    check("UTF-16LE", "UTF-16LE", Confidence::Guessed, text);
    check("UTF-16BE", "UTF-16BE", Confidence::Guessed, text);
}

#[test]
fn a_byte_order_mark_declares_the_encoding_and_goes() {
    for label in ["UTF-8", "UTF-16LE", "UTF-16BE"] {
        for text in [RUSSIAN, JAPANESE, "x", "emoji 🙂 beyond the first plane"] {
            let marked = encode(&format!("\u{feff}{text}"), label);
            let reading = read(&marked, None, None).unwrap();
            assert_eq!(reading.text.as_str(), text, "{label}");
            assert_eq!(
                (reading.encoding, reading.confidence),
                (Some(encoding(label)), Confidence::Declared),
                "{label}"
            );
        }
    }
}

#[test]
fn a_choice_stands_above_a_guess() {
    let bytes = encode("Müller prüft die Bücher", "ISO-8859-15");
    let reading = read(&bytes, None, Some(encoding("ISO-8859-15"))).unwrap();
    assert_eq!(reading.text.as_str(), "Müller prüft die Bücher");
    assert_eq!((reading.encoding.unwrap().name(), reading.confidence), ("ISO-8859-15", Confidence::Chosen));
}

#[test]
fn a_choice_stands_above_well_formed_utf_8() {
    let reading = read("naïve".as_bytes(), None, Some(encoding("windows-1252"))).unwrap();
    assert_eq!(reading.text.as_str(), "naÃ¯ve");
}

#[test]
fn a_choice_stands_above_a_byte_order_mark() {
    let reading = read(b"\xef\xbb\xbfabc", None, Some(encoding("windows-1252"))).unwrap();
    assert_eq!((reading.text.as_str(), reading.confidence), ("ï»¿abc", Confidence::Chosen));
}

#[test]
fn a_choice_that_agrees_with_the_byte_order_mark_drops_the_mark() {
    let reading = read(b"\xef\xbb\xbfabc", None, Some(Encoding::UTF_8)).unwrap();
    assert_eq!(reading.text.as_str(), "abc");
}

#[test]
fn under_a_choice_what_cannot_be_read_is_replaced_and_counted() {
    let cases: [(&[u8], &str, &str, usize); 5] = [
        (b"caf\xe9 and \xff", "UTF-8", "caf\u{fffd} and \u{fffd}", 2),
        (b"\xe2\x82 cut", "UTF-8", "\u{fffd} cut", 1),
        (b"a\0\x00\xd8b\0", "UTF-16LE", "a\u{fffd}b", 1),
        (b"a\0b", "UTF-16LE", "a\u{fffd}", 1),
        (b"\x82\xb1\x82", "Shift_JIS", "こ\u{fffd}", 1),
    ];
    for (bytes, label, expected, count) in cases {
        let reading = read(bytes, None, Some(encoding(label))).unwrap();
        assert_eq!((reading.text.as_str(), reading.replaced), (expected, count), "{label}");
    }
}

#[test]
fn every_encoding_on_offer_parses_its_own_name_and_reads_ascii() {
    for offered in encodings() {
        assert_eq!(offered.encoding.name().parse(), Ok(offered.encoding));
        assert_eq!(offered.encoding.script(), offered.script);
        let bytes = encode("no source", offered.encoding.name());
        let reading = read(&bytes, None, Some(offered.encoding)).unwrap();
        assert_eq!(reading.text.as_str(), "no source", "{}", offered.encoding);
    }
}

#[test]
fn escapes_that_are_no_japanese_stay_utf_8() {
    for text in ["\u{1b}[1mbold\u{1b}[0m and plain", "a cost of \u{1b}$5", "\u{1b}$B\u{1b}(B nothing between"] {
        let reading = read(text.as_bytes(), None, None).unwrap();
        assert_eq!((reading.text.as_str(), reading.encoding), (text, Some(Encoding::UTF_8)));
    }
}

#[test]
fn labels_are_those_of_the_standard() {
    for (label, name) in
        [("latin1", "windows-1252"), ("sjis", "Shift_JIS"), (" UTF8 ", "UTF-8"), ("cp1251", "windows-1251")]
    {
        assert_eq!(encoding(label).to_string(), name);
    }
    for label in ["", "klingon", "replacement", "iso-2022-kr", "x-user-defined", "utf-7", "utf-32"] {
        assert!(label.parse::<Encoding>().is_err(), "{label}");
    }
}

#[test]
fn a_single_accented_word_in_english_is_still_read() {
    let cases: [(&[u8], &str); 12] = [
        (b"He sat in the caf\xe9 and wrote.", "He sat in the café and wrote."),
        (b"Mr M\xfcller denied it.", "Mr Müller denied it."),
        (b"It\x92s not in the book.", "It’s not in the book."),
        (b"\x93Never,\x94 he said.", "“Never,” he said."),
        (b"1914\x961918", "1914–1918"),
        (b"It cost \xa3100 then.", "It cost £100 then."),
        (b"It cost \x80 50 then.", "It cost € 50 then."),
        (b"Copyright \xa9 2004", "Copyright © 2004"),
        (b"At 40 \xb0C it melts.", "At 40 °C it melts."),
        (b"face \xe0 face", "face à face"),
        (b"Wait\x85 what?", "Wait… what?"),
        (b"\xbfQui\xe9n lo dijo?", "¿Quién lo dijo?"),
    ];
    for (bytes, text) in cases {
        let reading = read(bytes, None, None).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!((reading.text.as_str(), reading.confidence), (text, Confidence::Guessed));
    }
}

#[test]
fn more_latin_alphabets_are_read_without_damage() {
    let cases = [
        ("windows-1252", "Það er ekki víst að þetta sé rétt; í bókinni á blaðsíðu ú stóð annað. Þá sagði hann: „Nei.“"),
        ("windows-1252", "Ødegård så at brevet på bordet var nytt, og at året ikke stemte. Å nei."),
        ("windows-1252", "A avó já não lembra à noite o que é que aconteceu; até à data ninguém o provou."),
        (
            "windows-1250",
            "Ő azt állította, hogy a levél eredeti; később ő is kételkedett benne. Üdvözlettel, Gőz Ödön.",
        ),
        ("windows-1257", "Žurnālists pārbaudīja visus avotus, bet vēstulē minētais gads nesakrīt ar arhīva ierakstu."),
    ];
    for (label, text) in cases {
        let reading = read(&encode(text, label), None, None).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!(reading.text.as_str(), text, "read as {:?}", reading.encoding);
    }
}
