//! Hostile and large input is answered in time that grows with the file; run by hand with `--ignored --nocapture`.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "figures are for the person who runs it")]

use obelus_readers::{Ask, Encoding, ReadFault, Reading};

use std::time::Instant;

fn read(bytes: &[u8], name: Option<&str>, encoding: Option<Encoding>) -> Result<Reading, ReadFault> {
    obelus_readers::read(bytes, &Ask { name: name.map(str::to_owned), encoding, ..Ask::default() })
}

/// Prints how long 32 MiB of each kind take; nothing is timed against a limit.
#[test]
#[ignore = "prints figures; run by hand in a release build"]
fn thirty_two_mebibytes_of_each_kind_are_answered() {
    let fill = |piece: &[u8]| piece.iter().copied().cycle().take(32 * 1024 * 1024).collect::<Vec<u8>>();
    let encode = |label: &str, text: &str| {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    };
    let russian = "Историк сверяет письмо с протоколом заседания. ";
    let wide: Vec<u8> = russian.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let kinds: [(&str, Vec<u8>); 9] = [
        ("ASCII", fill(b"A plain line of text.\n")),
        ("ASCII with CR LF", fill(b"A plain line of text.\r\n")),
        ("UTF-8 Russian", russian.repeat(32 * 1024 * 1024 / russian.len()).into_bytes()),
        ("windows-1251", fill(&encode("windows-1251", russian))),
        ("Shift_JIS", encode("Shift_JIS", &"この手紙の日付は新聞の記事と合わない。".repeat(32 * 1024 * 1024 / 40))),
        ("UTF-16LE without mark", fill(&wide)),
        ("bytes 255", fill(b"\xff")),
        ("half UTF-8 sequences", fill(b"\xf0\x9f\x98 ")),
        ("escapes", fill(b"\x1b$B\x1b(B")),
    ];
    for (kind, bytes) in kinds {
        let start = Instant::now();
        let answer = read(&bytes, None, None).map(|reading| reading.encoding.map_or("none", Encoding::name));
        println!("{kind}: {} MiB in {} ms: {answer:?}", bytes.len() >> 20, start.elapsed().as_millis());
    }
}
