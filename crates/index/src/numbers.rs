//! Numbers of as many bytes as they need: seven bits a byte, the lowest first, the eighth bit says that more follow (LEB128).

/// The bytes are not what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

impl std::fmt::Display for Broken {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("the bytes of a block are not what was written")
    }
}

impl std::error::Error for Broken {}

/// Puts a number behind what is there.
pub(crate) fn put(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Takes a number from the front.
#[inline]
pub(crate) fn take(bytes: &mut &[u8]) -> Result<u32, Broken> {
    let (&first, rest) = bytes.split_first().ok_or(Broken)?;
    *bytes = rest;
    if first < 0x80 {
        return Ok(u32::from(first));
    }
    take_more(bytes, first)
}

fn take_more(bytes: &mut &[u8], first: u8) -> Result<u32, Broken> {
    let mut number = u64::from(first & 0x7f);
    for shift in [7, 14, 21, 28] {
        let (&next, rest) = bytes.split_first().ok_or(Broken)?;
        *bytes = rest;
        number |= u64::from(next & 0x7f) << shift;
        if next < 0x80 {
            return u32::try_from(number).map_err(|_| Broken);
        }
    }
    Err(Broken)
}

/// Takes so many bytes from the front.
pub(crate) fn take_bytes<'a>(bytes: &mut &'a [u8], count: u32) -> Result<&'a [u8], Broken> {
    let (taken, rest) = bytes.split_at_checked(count as usize).ok_or(Broken)?;
    *bytes = rest;
    Ok(taken)
}

/// Takes so many numbers from the front, and answers only the bytes that they are.
pub(crate) fn take_numbers<'a>(bytes: &mut &'a [u8], count: u32) -> Result<&'a [u8], Broken> {
    let mut left = count;
    let mut at = 0;
    // Eight bytes at a time, as long as not all that is sought can end within them.
    while let Some(eight) = bytes.get(at..at + 8).filter(|_| left > 8) {
        left -= eight.iter().map(|byte| u32::from(*byte < 0x80)).sum::<u32>();
        at += 8;
    }
    while left > 0 {
        let byte = bytes.get(at).ok_or(Broken)?;
        at += 1;
        left -= u32::from(*byte < 0x80);
    }
    let (taken, rest) = bytes.split_at_checked(at).ok_or(Broken)?;
    *bytes = rest;
    Ok(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 16_383, 16_384, u32::MAX - 1, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| put(&mut bytes, *number));
        let mut rest = bytes.as_slice();
        for number in numbers {
            assert_eq!(take(&mut rest), Ok(number));
        }
        assert_eq!(take(&mut rest), Err(Broken));
        let mut rest = bytes.as_slice();
        assert_eq!(take_numbers(&mut rest, 8).unwrap(), bytes);
        assert!(rest.is_empty());
        assert_eq!(take_numbers(&mut rest, 1), Err(Broken));
    }

    #[test]
    fn many_numbers_are_taken_at_once_and_no_more_than_there_are() {
        let numbers: Vec<u32> = (0..40).map(|number| 3u32.pow(number % 20)).collect();
        let mut bytes = Vec::new();
        numbers.iter().for_each(|number| put(&mut bytes, *number));
        for count in 0..=40 {
            let mut own = Vec::new();
            numbers.iter().take(count).for_each(|number| put(&mut own, *number));
            let mut rest = bytes.as_slice();
            assert_eq!(take_numbers(&mut rest, count as u32).unwrap(), own);
            assert_eq!(rest.len(), bytes.len() - own.len());
            let cut = own.split_last().map_or(&[][..], |(_, cut)| cut);
            assert_eq!(take_numbers(&mut &*cut, count as u32).is_err(), count > 0, "{count}");
        }
    }

    #[test]
    fn what_is_no_number_is_a_fault() {
        for bytes in [&[][..], &[0x80], &[0xff; 5], &[0xff, 0xff, 0xff, 0xff, 0x10], &[0x80; 9]] {
            assert_eq!(take(&mut &*bytes), Err(Broken), "{bytes:?}");
        }
    }
}
