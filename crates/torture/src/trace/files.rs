//! From calls to events: which file a descriptor is, where it stands, and what the call did to the folder.
//! Invariant: a call that changes the folder in a way not known here fails; it is never passed over.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::Event;
use super::line::{Call, bytes, split_descriptor};
use crate::failure::{Failure, Result};
use crate::tree;

/// A descriptor of a file in the folder.
#[derive(Clone, Debug)]
struct Handle {
    name: String,
    place: u64,
    appends: bool,
}

/// Follows the calls of a run.
pub struct Follower {
    folder: PathBuf,
    told: PathBuf,
    handles: HashMap<String, Handle>,
    /// The files as they are now, with their lengths, for what depends on it.
    lengths: BTreeMap<String, u64>,
    folders: BTreeSet<String>,
    events: Vec<Event>,
}

impl Follower {
    /// A follower of what happens to a folder; the program's answers go to the file `told`.
    pub fn new(folder: &Path, told: &Path) -> Result<Follower> {
        let (mut lengths, mut folders) = (BTreeMap::new(), BTreeSet::new());
        for (name, content) in tree::read(folder)? {
            match content {
                Some(bytes) => drop(lengths.insert(name, bytes.len() as u64)),
                None => drop(folders.insert(name)),
            }
        }
        let (folder, told) = (folder.to_owned(), told.to_owned());
        Ok(Follower { folder, told, handles: HashMap::new(), lengths, folders, events: Vec::new() })
    }

    /// What happened.
    pub fn into_events(self) -> Vec<Event> {
        self.events
    }

    /// Takes in one call.
    pub fn follow(&mut self, call: &Call) -> Result<()> {
        if call.answer < 0 {
            return Ok(());
        }
        match call.name.as_str() {
            "open" | "openat" | "creat" => self.open(call),
            "read" | "readv" => self.moved(call, u64::try_from(call.answer).unwrap_or(0)),
            "lseek" => self.seek(call),
            "write" => self.write(call),
            "pwrite64" => match (self.file(call.argument(0)), call.number(3)) {
                (Some(name), Some(at)) => self.put(name, at, call),
                _ => Ok(()),
            },
            "ftruncate" => match (self.file(call.argument(0)), call.number(1)) {
                (Some(name), Some(length)) => self.set_length(name, length),
                _ => Ok(()),
            },
            "fsync" | "fdatasync" => {
                if let Some(name) = self.within(call.argument(0)) {
                    self.events.push(Event::Sync(name));
                }
                Ok(())
            }
            "rename" | "renameat" | "renameat2" | "link" | "linkat" | "unlink" | "unlinkat" | "mkdir" | "mkdirat"
            | "rmdir" => self.names(call),
            "copy_file_range" => self.copy(call),
            // A file of the folder is only asked something by these; SQLite asks for features of the file system.
            "ioctl" | "sync_file_range" => Ok(()),
            _ => self.refuse_within(call),
        }
    }

    /// Calls that nothing here knows are fine on pipes and on files elsewhere.
    fn refuse_within(&self, call: &Call) -> Result<()> {
        let folder = self.folder.display().to_string();
        let touches = call.arguments.iter().any(|argument| {
            String::from_utf8_lossy(&bytes(argument)).contains(&folder)
                || split_descriptor(argument).1.is_some_and(|path| path.contains(&folder))
        });
        if touches { Err(Failure::new("changes the folder in a way that is not followed")) } else { Ok(()) }
    }

    fn open(&mut self, call: &Call) -> Result<()> {
        let flags = call.arguments.iter().find(|argument| argument.contains("O_")).cloned().unwrap_or_default();
        let Some(opened) = call.opened.clone() else { return Ok(()) };
        let Some(name) = self.relative(&opened) else { return Ok(()) };
        let has = |flag: &str| flags.split('|').any(|each| each == flag);
        if has("O_DIRECTORY") && !flags.contains("O_TMPFILE") {
            return Ok(());
        }
        let is_new = !self.lengths.contains_key(&name) && !self.folders.contains(&name) && !name.is_empty();
        if is_new && (has("O_CREAT") || flags.contains("O_TMPFILE")) {
            self.lengths.insert(name.clone(), 0);
            self.events.push(Event::Create(name.clone()));
        } else if has("O_TRUNC") {
            self.set_length(name.clone(), 0)?;
        }
        self.handles.insert(call.answer.to_string(), Handle { name, place: 0, appends: has("O_APPEND") });
        Ok(())
    }

    fn seek(&mut self, call: &Call) -> Result<()> {
        let place = u64::try_from(call.answer).unwrap_or(0);
        if let Some(handle) = self.handle(call.argument(0)) {
            handle.place = place;
        }
        Ok(())
    }

    fn moved(&mut self, call: &Call, by: u64) -> Result<()> {
        if let Some(handle) = self.handle(call.argument(0)) {
            handle.place += by;
        }
        Ok(())
    }

    fn write(&mut self, call: &Call) -> Result<()> {
        let (descriptor, path) = split_descriptor(call.argument(0));
        if path.is_some_and(|path| Path::new(&path) == self.told) && descriptor == "1" {
            self.events.push(Event::Told);
            return Ok(());
        }
        let Some(name) = self.file(call.argument(0)) else { return Ok(()) };
        let length = self.lengths.get(&name).copied().unwrap_or(0);
        let Some(handle) = self.handle(call.argument(0)) else {
            return Err(Failure::new("a descriptor whose opening was not seen"));
        };
        let at = if handle.appends { length } else { handle.place };
        handle.place = at + u64::try_from(call.answer).unwrap_or(0);
        self.put(name, at, call)
    }

    fn put(&mut self, name: String, at: u64, call: &Call) -> Result<()> {
        let mut written = bytes(call.argument(1));
        written.truncate(usize::try_from(call.answer).unwrap_or(0));
        self.put_bytes(name, at, written)
    }

    fn put_bytes(&mut self, name: String, at: u64, written: Vec<u8>) -> Result<()> {
        let length = self.lengths.entry(name.clone()).or_default();
        *length = (*length).max(at + written.len() as u64);
        self.events.push(Event::Write(name, at, written));
        Ok(())
    }

    fn set_length(&mut self, name: String, length: u64) -> Result<()> {
        self.lengths.insert(name.clone(), length);
        self.events.push(Event::Length(name, length));
        Ok(())
    }

    /// Calls about names. The paths of `…at` calls stand behind the folder that they are relative to.
    fn names(&mut self, call: &Call) -> Result<()> {
        let is_at = call.name.contains("at") && call.name != "creat";
        let first = if is_at { self.named(call, 0, 1) } else { self.named_plainly(call, 0) };
        let second = if is_at { self.named(call, 2, 3) } else { self.named_plainly(call, 1) };
        match (call.name.as_str(), first, second) {
            ("unlink", Some(name), _) => self.remove(name),
            ("unlinkat", Some(name), _) if call.argument(2).contains("AT_REMOVEDIR") => self.remove_folder(name),
            ("unlinkat", Some(name), _) => self.remove(name),
            ("rmdir", Some(name), _) => self.remove_folder(name),
            ("mkdir" | "mkdirat", Some(name), _) => {
                self.folders.insert(name.clone());
                self.events.push(Event::MakeFolder(name));
                Ok(())
            }
            ("link" | "linkat", Some(from), Some(to)) => {
                let length = self.lengths.get(&from).copied().unwrap_or(0);
                self.lengths.insert(to.clone(), length);
                self.events.push(Event::Link(from, to));
                Ok(())
            }
            ("rename" | "renameat" | "renameat2", Some(from), Some(to)) => {
                if self.folders.contains(&from) || call.argument(4).contains("RENAME_EXCHANGE") {
                    return Err(Failure::new("a folder that is renamed, or names that change places"));
                }
                if let Some(length) = self.lengths.remove(&from) {
                    self.lengths.insert(to.clone(), length);
                }
                self.events.push(Event::Rename(from, to));
                Ok(())
            }
            (_, None, None) => Ok(()),
            _ => Err(Failure::new("a name that comes into the folder or leaves it")),
        }
    }

    fn remove(&mut self, name: String) -> Result<()> {
        self.lengths.remove(&name);
        self.events.push(Event::Unlink(name));
        Ok(())
    }

    fn remove_folder(&mut self, name: String) -> Result<()> {
        self.folders.remove(&name);
        self.events.push(Event::RemoveFolder(name));
        Ok(())
    }

    /// `copy_file_range(from, place or NULL, to, place or NULL, …)`: the bytes are those of the file as it is now.
    fn copy(&mut self, call: &Call) -> Result<()> {
        let Some(to) = self.file(call.argument(2)) else { return Ok(()) };
        let Some(from) = self.file(call.argument(0)) else {
            return Err(Failure::new("bytes that come from outside the folder"));
        };
        let by = u64::try_from(call.answer).unwrap_or(0);
        let mut place = |descriptor: &str| {
            let handle = self.handle(descriptor)?;
            handle.place += by;
            Some(handle.place - by)
        };
        let (Some(source), Some(target)) = (place(call.argument(0)), place(call.argument(2))) else {
            return Err(Failure::new("a copy from a descriptor whose opening was not seen"));
        };
        let length = self.lengths.entry(to.clone()).or_default();
        *length = (*length).max(target + by);
        self.events.push(Event::Copy { from, source, to, target, length: by });
        Ok(())
    }

    fn handle(&mut self, descriptor: &str) -> Option<&mut Handle> {
        self.file(descriptor)?;
        let (number, _) = split_descriptor(descriptor);
        self.handles.get_mut(number)
    }

    /// The file of the folder that a descriptor is.
    fn file(&self, descriptor: &str) -> Option<String> {
        self.within(descriptor).filter(|name| !name.is_empty())
    }

    fn within(&self, descriptor: &str) -> Option<String> {
        let (_, path) = split_descriptor(descriptor);
        self.relative(&path?)
    }

    fn named(&self, call: &Call, folder: usize, path: usize) -> Option<String> {
        let (_, folder) = split_descriptor(call.argument(folder));
        let path = String::from_utf8_lossy(&bytes(call.argument(path))).into_owned();
        if path.is_empty() {
            return None;
        }
        self.relative(&Path::new(&folder.unwrap_or_default()).join(path).display().to_string())
    }

    fn named_plainly(&self, call: &Call, path: usize) -> Option<String> {
        let path = String::from_utf8_lossy(&bytes(call.argument(path))).into_owned();
        if path.is_empty() { None } else { self.relative(&self.folder.join(path).display().to_string()) }
    }

    /// A path below the folder, from there on.
    fn relative(&self, path: &str) -> Option<String> {
        // `/proc/self/fd/9`: how a file that was made without a name (`O_TMPFILE`) gets one.
        if let Some(number) = path.strip_prefix("/proc/self/fd/") {
            return self.handles.get(number).map(|handle| handle.name.clone());
        }
        let rest = Path::new(path).strip_prefix(&self.folder).ok()?;
        Some(rest.display().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_lines;
    use super::*;

    /// What a follower makes of lines; `F` stands for the folder, `T` for what the program says.
    fn check(lines: &[&str], expected: &[Event]) {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        std::fs::write(folder.join("old"), b"12345").unwrap();
        let mut follower = Follower::new(&folder, Path::new("/told")).unwrap();
        let text = lines.join("\n").replace("F/", &format!("{}/", folder.display()));
        read_lines(&text).iter().for_each(|call| follower.follow(call).unwrap());
        assert_eq!(follower.into_events(), expected);
    }

    #[test]
    fn writes_go_on_where_the_descriptor_stands() {
        check(
            &[
                "1 openat(AT_FDCWD<F/>, \"F/new\", O_WRONLY|O_CREAT, 0666) = 3<F/new>",
                "1 write(3<F/new>, \"ab\", 2) = 2",
                "1 write(3<F/new>, \"cd\", 2) = 1",
                "1 openat(AT_FDCWD<F/>, \"F/old\", O_WRONLY|O_APPEND) = 4<F/old>",
                "2 write(4<F/old>, \"6\", 1) = 1",
                "1 fdatasync(4<F/old>) = 0",
            ],
            &[
                Event::Create("new".into()),
                Event::Write("new".into(), 0, b"ab".to_vec()),
                Event::Write("new".into(), 2, b"c".to_vec()),
                Event::Write("old".into(), 5, b"6".to_vec()),
                Event::Sync("old".into()),
            ],
        );
    }

    #[test]
    fn what_fails_or_lies_elsewhere_is_no_event() {
        check(
            &[
                "1 unlink(\"F/gone\") = -1 ENOENT (No such file or directory)",
                "1 write(5</dev/null>, \"x\", 1) = 1",
                "1 fsync(6</other>) = 0",
            ],
            &[],
        );
    }

    #[test]
    fn names_and_answers_are_followed() {
        check(
            &[
                "1 rename(\"F/old\", \"F/new\") = 0",
                "1 linkat(AT_FDCWD<F/>, \"F/new\", AT_FDCWD<F/>, \"F/two\", 0) = 0",
                "1 write(1</told>, \"ok\", 2) = 2",
            ],
            &[Event::Rename("old".into(), "new".into()), Event::Link("new".into(), "two".into()), Event::Told],
        );
    }
}
