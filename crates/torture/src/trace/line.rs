//! Lines of `strace -f -y -xx`: `1234 name(argument, …) = answer`. With `-xx` every string and path is `\xNN` throughout, so
//! that no comma, bracket or quote in them can be mistaken.
//! Invariant: calls come in the order in which they ended; one that was interrupted in the record is put together again.

use std::collections::HashMap;

/// A call that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The thread that made it.
    pub thread: u32,
    /// Its name.
    pub name: String,
    /// Its arguments as they stand.
    pub arguments: Vec<String>,
    /// What the system answered; negative for an error.
    pub answer: i64,
    /// The file that the answer names, where it is one.
    pub opened: Option<String>,
}

impl Call {
    /// An argument, counted from 0; empty where there is none.
    pub fn argument(&self, index: usize) -> &str {
        self.arguments.get(index).map_or("", String::as_str)
    }

    /// An argument that is a number.
    pub fn number(&self, index: usize) -> Option<u64> {
        self.argument(index).parse().ok()
    }
}

/// Every call in a recording that ended.
pub fn read_lines(text: &str) -> Vec<Call> {
    let mut begun: HashMap<u32, &str> = HashMap::new();
    let mut calls = Vec::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let Ok(thread) = thread.parse::<u32>() else { continue };
        let rest = rest.trim_start();
        if let Some(first) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, first);
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let Some(first) = begun.remove(&thread) else { continue };
            let Some((_, second)) = resumed.split_once(" resumed>") else { continue };
            calls.extend(read_call(thread, &format!("{first}{second}")));
        } else {
            calls.extend(read_call(thread, rest));
        }
    }
    calls
}

fn read_call(thread: u32, line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    // The answer is behind the last ` = `; where there are many blanks before it they belong to nothing.
    let (arguments, answer) = rest.rsplit_once(" = ")?;
    let arguments = arguments.trim_end().strip_suffix(')')?;
    let (number, opened) = split_descriptor(answer);
    let answer = number.split(' ').next()?.parse().ok()?;
    let arguments = split_arguments(arguments);
    Some(Call { thread, name: name.to_owned(), arguments, answer, opened })
}

/// Arguments at the outermost level; structures keep their commas.
fn split_arguments(text: &str) -> Vec<String> {
    let mut depth = 0i32;
    let mut arguments = vec![String::new()];
    for character in text.chars() {
        match character {
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth -= 1,
            ',' if depth == 0 => {
                arguments.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = arguments.last_mut() {
            last.push(character);
        }
    }
    arguments.iter().map(|argument| argument.trim().to_owned()).collect()
}

/// `5<\x2f…>` as `5` and the path; a file without a name any more has `(deleted)` inside or behind.
pub fn split_descriptor(text: &str) -> (&str, Option<String>) {
    let Some((number, rest)) = text.split_once('<') else { return (text, None) };
    let path = rest.rsplit_once('>').map(|(path, _)| path);
    let has_no_name = rest.ends_with("(deleted)");
    let path = path.map(|path| String::from_utf8_lossy(&bytes(path)).into_owned());
    (number, path.map(|path| if has_no_name { format!("{path} (deleted)") } else { path }))
}

/// The bytes of a string or path of `\xNN`; whatever is not written so is taken as it stands.
pub fn bytes(text: &str) -> Vec<u8> {
    let text = text.trim_matches('"');
    let mut out = Vec::with_capacity(text.len() / 4);
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [b'\\', b'x', high, low, after @ ..] => {
                out.push(digit(*high) << 4 | digit(*low));
                rest = after;
            }
            [byte, after @ ..] => {
                out.push(*byte);
                rest = after;
            }
            [] => return out,
        }
    }
}

fn digit(character: u8) -> u8 {
    char::from(character).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_with_its_bytes() {
        let text = "12 pwrite64(5<\\x2f\\x61>, \"\\x00\\x2c\\x28\", 3, 4096) = 3\n";
        let calls = read_lines(text);
        assert_eq!(calls.len(), 1);
        assert_eq!(split_descriptor(calls[0].argument(0)), ("5", Some("/a".to_owned())));
        assert_eq!(bytes(calls[0].argument(1)), [0, b',', b'(']);
        assert_eq!((calls[0].number(2), calls[0].number(3), calls[0].answer), (Some(3), Some(4096), 3));
    }

    #[test]
    fn a_call_in_pieces_is_put_together_where_it_ends() {
        let text =
            "1 fsync(3<\\x2f\\x61> <unfinished ...>\n2 unlink(\"\\x2f\\x62\") = 0\n1 <... fsync resumed>)      = 0\n";
        let names: Vec<String> = read_lines(text).into_iter().map(|call| call.name).collect();
        assert_eq!(names, ["unlink", "fsync"]);
    }

    #[test]
    fn errors_and_opened_files_are_known() {
        let text = "1 openat(AT_FDCWD<\\x2f>, \"\\x61\", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 7<\\x2f\\x61>\n\
            1 unlink(\"\\x61\") = -1 ENOENT (No such file or directory)\n1 +++ exited with 0 +++\n";
        let calls = read_lines(text);
        assert_eq!((calls[0].answer, calls[0].opened.as_deref()), (7, Some("/a")));
        assert_eq!(calls[1].answer, -1);
        assert_eq!(calls.len(), 2);
    }
}
