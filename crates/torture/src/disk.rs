//! A disk that keeps only what it was made to keep, and what of it may be there after a loss of power.
//!
//! **Bytes.** A file's bytes are safe when the file was synced. Of what was written since, each sector of 512 bytes is,
//! independently of all others, as it was after any number of those writes: none, some, all. So writes are lost, torn
//! and reordered as a page cache may do it, and a sector is never what it never was. The length is any that it had since;
//! what it covers and was never written is zeros or garbage (what lay on the disk before).
//! **Names.** A name that was made, changed or taken away is safe when its folder was synced. Each change since is there or
//! not, independently of all others, in their order; a rename is one change. Syncing a file does not make its name safe.
//!
//! POSIX promises no more than this; ext4, XFS and Btrfs promise more (they log changes of names in order, and a synced
//! file's name with it), so what holds here holds on them.

use std::collections::BTreeMap;

use crate::dice::Dice;
use crate::failure::{Failure, Result};
use crate::trace::Event;
use crate::tree::{Content, Tree};

/// Bytes that a disk writes at once or not at all.
const SECTOR: usize = 512;

/// A file or folder, whatever its names.
type Node = usize;

/// What was done to a file's bytes.
#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

#[derive(Clone, Debug, Default)]
struct File {
    is_folder: bool,
    /// What is safe.
    safe: Content,
    /// What was done since.
    since: Vec<Change>,
    /// What the program sees.
    now: Vec<u8>,
}

/// A change of names: which is to lead where.
#[derive(Clone, Debug)]
struct Naming {
    folders: Vec<String>,
    sets: Vec<(String, Option<Node>)>,
}

/// The disk.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: Vec<File>,
    names: BTreeMap<String, Node>,
    safe_names: BTreeMap<String, Node>,
    since: Vec<Naming>,
}

/// Which syncs a disk obeys; one that lies about some is the control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obeys {
    /// Every sync.
    All,
    /// Those of folders; those of files it answers and does nothing.
    Folders,
    /// Those of files; those of folders it answers and does nothing.
    Files,
    /// None.
    None,
}

impl Disk {
    /// A disk on which everything is safe.
    pub fn new(tree: &Tree) -> Disk {
        let mut disk = Disk::default();
        for (name, content) in tree {
            let node = disk.files.len();
            let bytes = content.clone().unwrap_or_default();
            let now = bytes.to_vec();
            disk.files.push(File { is_folder: content.is_none(), safe: bytes, since: Vec::new(), now });
            disk.names.insert(name.clone(), node);
        }
        disk.safe_names = disk.names.clone();
        disk
    }

    /// Takes in what the program did.
    pub fn follow(&mut self, event: &Event, obeys: Obeys) -> Result<()> {
        match event {
            Event::Create(name) => self.make(name, false),
            Event::MakeFolder(name) => self.make(name, true),
            Event::Length(name, length) => self.change(name, Change::Length(place(*length)?)),
            Event::Write(name, at, bytes) => self.change(name, Change::Write(place(*at)?, bytes.clone())),
            Event::Copy { from, source, to, target, length } => {
                let start = place(*source)?;
                let bytes = self.file(from).and_then(|file| file.now.get(start..start + place(*length).ok()?));
                let bytes = bytes.ok_or_else(|| Failure::new(format!("a copy of what {from} does not hold")))?.to_vec();
                self.change(to, Change::Write(place(*target)?, bytes))
            }
            Event::Link(from, to) => {
                let node = self.names.get(from).copied();
                self.name(&[to], vec![(to.clone(), node)])
            }
            Event::Rename(from, to) => {
                let node = self.names.get(from).copied();
                self.name(&[from, to], vec![(from.clone(), None), (to.clone(), node)])
            }
            Event::Unlink(name) | Event::RemoveFolder(name) => self.name(&[name], vec![(name.clone(), None)]),
            Event::Sync(name) => {
                self.sync(name, obeys);
                Ok(())
            }
            Event::Told => Ok(()),
        }
    }

    fn file(&self, name: &str) -> Option<&File> {
        self.files.get(*self.names.get(name)?)
    }

    fn make(&mut self, name: &str, is_folder: bool) -> Result<()> {
        let node = self.files.len();
        self.files.push(File { is_folder, ..File::default() });
        self.name(&[name], vec![(name.to_owned(), Some(node))])
    }

    fn name(&mut self, of: &[impl AsRef<str>], sets: Vec<(String, Option<Node>)>) -> Result<()> {
        apply(&mut self.names, &sets);
        let folders = of.iter().map(|name| folder_of(name.as_ref()).to_owned()).collect();
        self.since.push(Naming { folders, sets });
        Ok(())
    }

    fn change(&mut self, name: &str, change: Change) -> Result<()> {
        // A file without any name any more is gone at a loss of power, whatever is in it.
        let Some(node) = self.names.get(name).copied() else { return Ok(()) };
        let Some(file) = self.files.get_mut(node) else { return Ok(()) };
        match &change {
            Change::Length(length) => file.now.resize(*length, 0),
            Change::Write(at, bytes) => put(&mut file.now, *at, bytes),
        }
        file.since.push(change);
        Ok(())
    }

    fn sync(&mut self, name: &str, obeys: Obeys) {
        let node = self.names.get(name).copied();
        let file = node.and_then(|node| self.files.get_mut(node));
        let is_folder = name.is_empty() || file.as_ref().is_some_and(|file| file.is_folder);
        if is_folder {
            if matches!(obeys, Obeys::All | Obeys::Folders) {
                let (safe, since): (Vec<Naming>, Vec<Naming>) =
                    self.since.drain(..).partition(|naming| naming.folders.iter().any(|folder| folder == name));
                safe.iter().for_each(|naming| apply(&mut self.safe_names, &naming.sets));
                self.since = since;
            }
        } else if let Some(file) = file
            && matches!(obeys, Obeys::All | Obeys::Files)
        {
            file.safe = file.now.clone().into();
            file.since.clear();
        }
    }

    /// What the program sees now.
    pub fn now(&self) -> Tree {
        let seen = self.names.iter().filter(|(name, _)| !is_nameless(name));
        let content =
            |node: &Node| self.files.get(*node).filter(|file| !file.is_folder).map(|file| file.now.clone().into());
        seen.map(|(name, node)| (name.clone(), content(node))).collect()
    }

    /// What may be there after a loss of power now.
    pub fn lose_power(&self, dice: &mut Dice) -> Tree {
        let names = self.throw_names(dice);
        let mut bytes: BTreeMap<Node, Option<Content>> = BTreeMap::new();
        let mut tree = Tree::new();
        for (name, node) in names {
            let folder = folder_of(&name);
            let Some(file) = self.files.get(node).filter(|_| !is_nameless(&name)) else { continue };
            if !folder.is_empty() && !tree.contains_key(folder) {
                continue;
            }
            let content = bytes.entry(node).or_insert_with(|| (!file.is_folder).then(|| file.throw(dice)));
            tree.insert(name, content.clone());
        }
        tree
    }

    fn throw_names(&self, dice: &mut Dice) -> BTreeMap<String, Node> {
        let mut names = self.safe_names.clone();
        let count = self.since.len() as u64;
        let (way, cut) = (dice.below(4), dice.below(count + 1));
        for (number, naming) in self.since.iter().enumerate() {
            let is_kept = match way {
                0 => true,
                1 => false,
                2 => (number as u64) < cut,
                _ => dice.percent(50),
            };
            if is_kept {
                apply(&mut names, &naming.sets);
            }
        }
        names
    }
}

impl File {
    /// The bytes after a loss of power.
    fn throw(&self, dice: &mut Dice) -> Content {
        let count = self.since.len();
        if count == 0 {
            return self.safe.clone();
        }
        let way = dice.below(5);
        let cut = place(dice.below(count as u64 + 1)).unwrap_or(0);
        let (seed, garbage) = (dice.throw(), dice.percent(25));
        // Nothing of what was done since is there: trees that have it so share the bytes.
        if way == 1 {
            return self.safe.clone();
        }
        let history: Vec<usize> = self.lengths();
        let length_at = match way {
            0 => count,
            2 => cut,
            _ => place(dice.below(count as u64 + 1)).unwrap_or(0),
        };
        let length = history.get(length_at).copied().unwrap_or(self.now.len());
        // How many of the writes have reached a sector.
        let reached = |sector: usize| match way {
            0 => count,
            2 => cut,
            // By page, as a cache writes; or by sector, as a disk tears.
            3 => place(Dice::at(seed, &[sector as u64 / 8]).below(count as u64 + 1)).unwrap_or(0),
            _ => place(Dice::at(seed, &[sector as u64]).below(count as u64 + 1)).unwrap_or(0),
        };
        let mut bytes = self.safe.to_vec();
        let fill = if garbage { 0xA7 } else { 0 };
        bytes.resize(length, fill);
        for (number, change) in self.since.iter().enumerate() {
            match change {
                Change::Write(at, written) => put_sectors(&mut bytes, *at, written, |sector| number < reached(sector)),
                Change::Length(shorter) if *shorter < length => {
                    let zeros = vec![0; length - shorter];
                    put_sectors(&mut bytes, *shorter, &zeros, |sector| number < reached(sector));
                }
                Change::Length(_) => {}
            }
        }
        bytes.into()
    }

    /// The length before the first change, after it, after the second, ….
    fn lengths(&self) -> Vec<usize> {
        let mut lengths = vec![self.safe.len()];
        for change in &self.since {
            let before = lengths.last().copied().unwrap_or(0);
            lengths.push(match change {
                Change::Write(at, bytes) => before.max(at + bytes.len()),
                Change::Length(length) => *length,
            });
        }
        lengths
    }
}

fn apply(names: &mut BTreeMap<String, Node>, sets: &[(String, Option<Node>)]) {
    for (name, node) in sets {
        match node {
            Some(node) => names.insert(name.clone(), *node),
            None => names.remove(name),
        };
    }
}

/// Writes bytes at a place; what lies between is zeros.
fn put(into: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    into.resize(into.len().max(at + bytes.len()), 0);
    if let Some(target) = into.get_mut(at..at + bytes.len()) {
        target.copy_from_slice(bytes);
    }
}

/// Writes those sectors of bytes that are kept, as far as the file goes.
fn put_sectors(into: &mut [u8], at: usize, bytes: &[u8], keeps: impl Fn(usize) -> bool) {
    let end = (at + bytes.len()).min(into.len());
    let mut from = at;
    while from < end {
        let sector = from / SECTOR;
        let to = end.min((sector + 1) * SECTOR);
        if keeps(sector)
            && let (Some(target), Some(source)) = (into.get_mut(from..to), bytes.get(from - at..to - at))
        {
            target.copy_from_slice(source);
        }
        from = to;
    }
}

/// Whether this is what a recording calls a file that has no name.
fn is_nameless(name: &str) -> bool {
    name.ends_with(" (deleted)")
}

fn folder_of(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn place(number: u64) -> Result<usize> {
    usize::try_from(number).map_err(|_| Failure::new("a place beyond what memory holds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(events: &[Event], obeys: Obeys) -> Vec<Tree> {
        let mut disk = Disk::new(&Tree::from([("a".to_owned(), Some(vec![1; 1024].into()))]));
        events.iter().for_each(|event| disk.follow(event, obeys).unwrap());
        (0..400).map(|seed| disk.lose_power(&mut Dice::new(seed))).collect()
    }

    fn write(name: &str, at: u64, byte: u8, length: usize) -> Event {
        Event::Write(name.to_owned(), at, vec![byte; length])
    }

    #[test]
    fn what_was_synced_is_there_and_what_was_not_may_be() {
        let events = [write("a", 0, 2, 1024), Event::Sync("a".to_owned())];
        assert!(told(&events, Obeys::All).iter().all(|tree| tree["a"] == Some(vec![2; 1024].into())));
        let lying = told(&events, Obeys::Folders);
        for sectors in [[1, 1], [1, 2], [2, 1], [2, 2]] {
            let bytes: Vec<u8> = sectors.iter().flat_map(|byte| vec![*byte; 512]).collect();
            assert!(lying.iter().any(|tree| tree["a"] == Some(bytes.clone().into())), "{sectors:?}");
        }
    }

    #[test]
    fn a_sector_is_only_what_it_once_was() {
        let events = [write("a", 0, 2, 512), write("a", 256, 3, 512)];
        for tree in told(&events, Obeys::All) {
            let first = tree["a"].as_ref().unwrap()[..512].to_vec();
            let both = [vec![2; 256], vec![3; 256]].concat();
            assert!([vec![1; 512], vec![2; 512], both].contains(&first));
        }
    }

    #[test]
    fn a_name_is_safe_when_its_folder_was_synced() {
        let make = [Event::Create("b".to_owned()), write("b", 0, 9, 10), Event::Sync("b".to_owned())];
        let trees = told(&make, Obeys::All);
        assert!(trees.iter().any(|tree| !tree.contains_key("b")));
        assert!(trees.iter().filter_map(|tree| tree.get("b")).all(|bytes| *bytes == Some(vec![9; 10].into())));
        let rename = [make.to_vec(), vec![Event::Rename("b".to_owned(), "a".to_owned()), Event::Sync(String::new())]];
        for tree in told(&rename.concat(), Obeys::All) {
            assert_eq!(tree, Tree::from([("a".to_owned(), Some(vec![9; 10].into()))]));
        }
    }

    #[test]
    fn lengths_are_those_that_a_file_had() {
        let events = [Event::Length("a".to_owned(), 100), write("a", 100, 5, 100)];
        let lengths: std::collections::BTreeSet<usize> =
            told(&events, Obeys::All).iter().map(|tree| tree["a"].as_ref().unwrap().len()).collect();
        assert_eq!(lengths.into_iter().collect::<Vec<_>>(), [100, 200, 1024]);
    }

    #[test]
    fn what_is_in_a_folder_that_was_lost_is_lost() {
        let events = [Event::MakeFolder("f".to_owned()), Event::Create("f/x".to_owned()), Event::Sync("f".to_owned())];
        assert!(told(&events, Obeys::All).iter().all(|tree| tree.contains_key("f") == tree.contains_key("f/x")));
    }
}
