//! Archives for tests: entries as they are, without compression.

/// An archive of these entries.
pub fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let offset = bytes.len();
        let mut fields = Vec::new();
        for field in [20_u16, 0x800, 0, 0, 0x21] {
            fields.extend(field.to_le_bytes());
        }
        for field in [crc(content.as_bytes()), size(content.len()), size(content.len())] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        fields.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&fields);
        bytes.extend(name.bytes().chain(content.bytes()));
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(size(offset).to_le_bytes());
        directory.extend(name.bytes());
    }
    let start = bytes.len();
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    bytes.extend(count.into_iter().chain(count));
    bytes.extend(size(directory.len()).to_le_bytes().into_iter().chain(size(start).to_le_bytes()));
    bytes.extend([0, 0]);
    bytes
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap()
}

fn crc(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)));
    !bytes.iter().fold(!0, step)
}
