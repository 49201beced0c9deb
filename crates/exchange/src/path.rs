//! Where in a JSON file one is: a chain on the stack, written out only where a fault is found.
//! Names as in RFC 9535: `$`, `.key`, `[0]`, and `['…']` for keys that are not plain words.

use std::fmt;

/// One step of a JSON path and the way to it.
#[derive(Clone, Copy)]
pub(crate) struct Path<'p> {
    parent: Option<&'p Path<'p>>,
    step: Step<'p>,
    depth: usize,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl Path<'_> {
    /// The whole file.
    pub(crate) const ROOT: Path<'static> = Path { parent: None, step: Step::Root, depth: 0 };

    /// The value of a key of the object here.
    pub(crate) fn key<'c>(&'c self, key: &'c str) -> Path<'c> {
        Path { parent: Some(self), step: Step::Key(key), depth: self.depth + 1 }
    }

    /// An item of the list here, from 0.
    pub(crate) fn index<'c>(&'c self, index: usize) -> Path<'c> {
        Path { parent: Some(self), step: Step::Index(index), depth: self.depth + 1 }
    }

    /// How many steps it is from the root.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(out)?;
        }
        match self.step {
            Step::Root => out.write_str("$"),
            Step::Index(index) => write!(out, "[{index}]"),
            Step::Key(key) if is_plain(key) => write!(out, ".{key}"),
            Step::Key(key) => write!(out, "['{}']", quoted(key)),
        }
    }
}

fn is_plain(key: &str) -> bool {
    let starts = key.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    starts && key.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
}

// A path is printed on terminals, so control characters of a hostile key must not get there as they are.
fn quoted(key: &str) -> String {
    let mut written = String::with_capacity(key.len());
    for character in key.chars() {
        match character {
            '\\' | '\'' => written.extend(['\\', character]),
            control if control.is_control() => written.extend(control.escape_unicode()),
            plain => written.push(plain),
        }
    }
    written
}
