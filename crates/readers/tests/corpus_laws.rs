//! What holds for every file of the corpus, however it is damaged: it is answered, the answer fits, and it is the same
//! the second time. `cargo xtask fuzz` draws as many cases as are asked for.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::path::{Path, PathBuf};

use obelus_readers::{Ask, read};
use proptest::prelude::*;
use proptest::sample::Index;

/// The files of all formats, without what is expected of them.
fn files() -> Vec<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let folders = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()));
    let ends = |path: &Path, ending: &str| path.extension().is_some_and(|known| known == ending);
    let mut files: Vec<PathBuf> = files.filter(|path| !ends(path, "expected") && !ends(path, "txt")).collect();
    files.sort();
    assert!(files.len() > 25, "{files:?}");
    files
}

/// One damage to a file.
#[derive(Clone, Debug)]
enum Damage {
    /// Bytes that are others.
    Overwrite(Index, Vec<u8>),
    /// A stretch that is gone.
    Cut(Index, usize),
    /// A stretch that stands again elsewhere.
    Copy(Index, Index, usize),
    /// The end that is gone.
    End(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<Index>(), prop::collection::vec(any::<u8>(), 1..8)).prop_map(|(at, put)| Damage::Overwrite(at, put)),
        2 => (any::<Index>(), 1usize..400).prop_map(|(at, length)| Damage::Cut(at, length)),
        2 => (any::<Index>(), any::<Index>(), 1usize..400).prop_map(|(from, to, length)| Damage::Copy(from, to, length)),
        1 => any::<Index>().prop_map(Damage::End),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let reach = |at: &Index, length: usize| {
            let start = at.index(bytes.len());
            start..bytes.len().min(start + length)
        };
        match damage {
            Damage::Overwrite(at, put) => {
                let place = reach(at, put.len());
                bytes.splice(place, put.iter().copied());
            }
            Damage::Cut(at, length) => {
                let place = reach(at, *length);
                bytes.drain(place);
            }
            Damage::Copy(from, to, length) => {
                let piece = bytes[reach(from, *length)].to_vec();
                let to = to.index(bytes.len());
                bytes.splice(to..to, piece);
            }
            Damage::End(at) => bytes.truncate(at.index(bytes.len())),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_damage_to_a_file_of_the_corpus_is_answered(which in any::<Index>(), damages in prop::collection::vec(damage(), 1..6)) {
        let files = files();
        let path = which.get(&files);
        let bytes = damaged(std::fs::read(path).unwrap(), &damages);
        let ask = Ask { name: path.file_name().map(|name| name.to_string_lossy().into_owned()), ..Ask::default() };
        let first = read(&bytes, &ask);
        if let Ok(reading) = &first {
            prop_assert!(reading.fits());
            prop_assert!(!reading.text.as_str().contains(['\0', '\r']));
        }
        prop_assert_eq!(first, read(&bytes, &ask));
    }
}
