//! What holds for every input: UTF-8 comes back, any bytes are answered, every encoding reads what it wrote.

use obelus_readers::{Ask, Confidence, Encoding, ReadFault, Reading, encodings};
use proptest::prelude::*;

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

fn canonical(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n")
}

proptest! {
    // A failure is printed with its input; nothing is written beside the source.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn utf_8_without_nul_comes_back_but_for_mark_and_cr(text in "\u{feff}?[\r\n\t\\PC]{0,200}x[\r\n\\PC]{0,200}") {
        let reading = read(text.as_bytes(), None, None).unwrap();
        let expected = canonical(&text);
        prop_assert_eq!(reading.text.as_str(), expected.as_str());
        prop_assert!(matches!(reading.confidence, Confidence::Certain | Confidence::Declared));
    }

    #[test]
    fn utf_16_with_a_mark_comes_back_but_for_mark_and_cr(text in "[\r\n\t\\PC]{0,200}x[\r\n\\PC]{0,200}") {
        let little: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        let expected = canonical(&text);
        for bytes in [little, big] {
            let reading = read(&bytes, None, None).unwrap();
            prop_assert_eq!(reading.text.as_str(), expected.as_str());
        }
    }

    #[test]
    fn any_bytes_are_answered_and_no_reading_holds_nul_or_cr(
        bytes in prop::collection::vec(any::<u8>(), 0..600),
        choice in prop::option::of(prop::sample::select(encodings())),
    ) {
        let choice = choice.map(|offered| offered.encoding);
        if let Ok(reading) = read(&bytes, Some("a.md"), choice) {
            prop_assert!(!reading.text.as_str().contains(['\0', '\r']));
            prop_assert!(choice.is_some() || reading.replaced == 0);
            prop_assert!(choice.is_none() || choice == reading.encoding);
        }
    }

    #[test]
    fn what_an_encoding_wrote_comes_back_under_it(
        letters in "[a-zA-Zà-žА-яα-ω\u{5d0}-\u{5ea}\u{627}-\u{64a}ก-๙一-三あ-んア-ン가-각“”€ .,]{1,200}",
        offered in prop::sample::select(encodings()),
    ) {
        let encoding = encoding_rs::Encoding::for_label(offered.encoding.name().as_bytes()).unwrap();
        // UTF-16 is read only by the standard; its law is above.
        if encoding.output_encoding() == encoding {
            let can_write = |letter: &char| !encoding.encode(letter.encode_utf8(&mut [0; 4])).2;
            let text: String = letters.chars().filter(can_write).chain(['x']).collect();
            let (bytes, _, lossy) = encoding.encode(&text);
            prop_assert!(!lossy);
            let reading = read(&bytes, None, Some(offered.encoding)).unwrap();
            prop_assert_eq!(reading.replaced, 0);
            prop_assert_eq!(reading.text.as_str(), text.as_str());
        }
    }
}
