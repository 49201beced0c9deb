//! Whether a file lies on another machine's disk, where locks and syncs are what the other machine makes of them.
//!
//! Invariant: what cannot be told counts as a disk of this machine. Not here: what is then refused (`library`).

use std::path::Path;

/// The kinds of file system that lie elsewhere, as Linux calls them in its list of mounts. What runs in a process of its
/// own (FUSE) is told by its second name only.
const KINDS: [&str; 30] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb2",
    "smb3",
    "smbfs",
    "ncpfs",
    "9p",
    "afs",
    "coda",
    "ceph",
    "lustre",
    "gfs",
    "gfs2",
    "ocfs2",
    "gpfs",
    "beegfs",
    "orangefs",
    "pvfs2",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.gvfsd-fuse",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.smbnetfs",
    "fuse.curlftpfs",
];

/// The same by the number that the file system itself answers (statfs), for machines without a list of mounts.
#[cfg(any(target_os = "linux", test))]
const MAGICS: [(u64, &str); 14] = [
    (0x6969, "nfs"),
    (0x517b, "smbfs"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb2"),
    (0x564c, "ncpfs"),
    (0x0102_1997, "9p"),
    (0x5346_414f, "afs"),
    (0x6b41_4653, "afs"),
    (0x7375_7245, "coda"),
    (0x00c3_6400, "ceph"),
    (0x0bd0_0bd0, "lustre"),
    (0x0116_1970, "gfs2"),
    (0x7461_636f, "ocfs2"),
    (0x4750_4653, "gpfs"),
];

/// The kind of network file system that a folder lies on; none where it is this machine's disk, or cannot be told.
#[cfg(target_os = "linux")]
pub(crate) fn network_of(folder: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    let by_magic = rustix::fs::statfs(folder).ok().and_then(|answer| {
        // The number has 32 bits; where it is kept in a signed word, some are below nothing.
        kind_of_magic(u64::try_from(answer.f_type & 0xffff_ffff).unwrap_or_default())
    });
    let by_name = || {
        let device = std::fs::metadata(folder).ok()?.dev();
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
        kind_of_mount(&mounts, rustix::fs::major(device), rustix::fs::minor(device))
    };
    by_magic.map(str::to_owned).or_else(by_name)
}

/// On a Mac the system says itself whether a file system is local (`MNT_LOCAL`).
#[cfg(target_os = "macos")]
pub(crate) fn network_of(folder: &Path) -> Option<String> {
    const LOCAL: u32 = 0x1000;
    let answer = rustix::fs::statfs(folder).ok()?;
    (answer.f_flags & LOCAL == 0).then(|| "network".to_owned())
}

/// On Windows a share is told by its path; one that has a letter is not told.
#[cfg(windows)]
pub(crate) fn network_of(folder: &Path) -> Option<String> {
    use std::path::{Component, Prefix};
    match folder.components().next()? {
        Component::Prefix(prefix) => {
            matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)).then(|| "smb".to_owned())
        }
        _ => None,
    }
}

/// Elsewhere it cannot be told.
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub(crate) fn network_of(_folder: &Path) -> Option<String> {
    None
}

#[cfg(any(target_os = "linux", test))]
fn kind_of_magic(magic: u64) -> Option<&'static str> {
    MAGICS.iter().find(|(known, _)| *known == magic).map(|(_, kind)| *kind)
}

/// The kind of the mount with this device, where it is one that lies elsewhere. A line is: id, parent, major:minor, root,
/// place, options, any number of fields, `-`, kind, source, options (proc(5)).
#[cfg(any(target_os = "linux", test))]
fn kind_of_mount(mounts: &str, major: u32, minor: u32) -> Option<String> {
    let device = format!("{major}:{minor}");
    let line = mounts.lines().find(|line| line.split(' ').nth(2) == Some(&device))?;
    let kind = line.split_once(" - ")?.1.split(' ').next()?;
    KINDS.contains(&kind).then(|| kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
36 22 0:31 / /proc rw,nosuid - proc proc rw
41 22 0:40 / /mnt/nfs rw,relatime shared:9 master:1 - nfs4 server:/export rw,vers=4.2
42 22 0:41 / /mnt/with\\040space rw - fuse.sshfs user@host:/ rw,user_id=0
43 22 0:42 / /mnt/usb rw - fuseblk /dev/sdb1 rw
44 22 0:43 / /mnt/crypt rw - fuse.gocryptfs /a rw
45 22 0:44 / /mnt/smb rw - cifs //server/share rw
";

    #[test]
    fn a_mount_from_elsewhere_is_told_by_its_kind() {
        let check = |minor: u32, expected: Option<&str>| {
            assert_eq!(kind_of_mount(MOUNTS, 0, minor).as_deref(), expected, "{minor}");
        };
        check(40, Some("nfs4"));
        check(41, Some("fuse.sshfs"));
        check(44, Some("cifs"));
        check(42, None);
        check(43, None);
        check(31, None);
        check(99, None);
        assert_eq!(kind_of_mount(MOUNTS, 254, 0), None);
        assert_eq!(kind_of_mount("", 0, 40), None);
        assert_eq!(kind_of_mount("41 22 0:40", 0, 40), None);
    }

    #[test]
    fn a_file_system_from_elsewhere_is_told_by_its_number() {
        // linux/magic.h
        for (magic, expected) in [
            (0x6969, Some("nfs")),
            (0xff53_4d42, Some("cifs")),
            (0xfe53_4d42, Some("smb2")),
            (0x0102_1997, Some("9p")),
            // ext4, btrfs, xfs, tmpfs, FUSE
            (0xef53, None),
            (0x9123_683e, None),
            (0x5846_5342, None),
            (0x0102_1994, None),
            (0x6573_5546, None),
        ] {
            assert_eq!(kind_of_magic(magic), expected, "{magic:x}");
        }
    }

    #[test]
    fn this_machines_disk_is_none() {
        assert_eq!(network_of(&std::env::temp_dir()), None);
    }
}
