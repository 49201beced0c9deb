// Words of backups, of checking and repair, and of what is shown where no library could be opened.

import type { BackupReason, RepairWay } from "../../host/generated/contract.ts";
import type { Doing } from "../../state/keeping.svelte.ts";
import { say } from "./say.ts";

/** Why a backup was made. */
export const reasonsOfBackups: Record<BackupReason, string> = {
  day: "at the start of a day’s work",
  interval: "while you worked",
  migration: "before the library was brought to a new form",
  load: "before a file was loaded",
  restore: "when a backup was restored",
  repair: "before a repair",
  asked: "asked for",
};

export const backups = {
  title: "Backups",
  hint: "Copies of the whole library, checked when they were made. They lie in a folder beside it.",
  list: "Backups, newest first",
  now: "Back up now",
  asking: "Looking for backups…",
  none: "There is no backup yet",
  noneHint: "One is made when a day’s work begins, every half hour while you work, and before anything that changes much at once.",
  holds: (documents: number, claims: number, judged: number) =>
    say("{documents, plural, one {# document} other {# documents}} · {claims, plural, one {# claim} other {# claims}}, {judged, number} judged", { documents, claims, judged }),
  lastChange: (when: string) => `last change ${when}`,
  damaged: "damaged",
  damagedHint: "This copy cannot be read whole, so it is not offered.",
  restore: "Restore…",
  ask: (when: string) => say("Put the library back to {when}?", { when }),
  keeps: (changes: number | null) =>
    changes === null
      ? "What lies there now is kept aside; nothing is deleted."
      : say("{changes, plural, =0 {Nothing was changed since. What is there now is kept aside all the same.} one {The one change since then goes aside, whole: it stays in a backup of its own.} other {The # changes since then go aside, whole: they stay in a backup of their own.}}", { changes }),
  go: "Restore",
  goBack: "Take it back",
  cancel: "Cancel",
  close: "Close",
  today: "today",
} as const;

/** What a check may find, by its code; others are shown as they are. */
export const findingWords = {
  structure: "The file is damaged",
  reference: "A record names one that is not there",
  incomplete: "The library does not say what it is called, or who judges",
  content: "An original is not as it was saved",
  text: "A text is not as it was saved",
  record: "A record cannot be read",
  placeless: "A claim or highlight stands nowhere",
  outside: "A passage ends behind its text",
  words: "A passage has other words than it was given",
  image: "A change of the history cannot be read",
  log: "A change of the history is not whole",
  chain: "The history is not as it was saved",
  journal: "The journal is not as it was written",
};

export const checking = {
  title: "Check the library",
  looking: "Every text and every change is being looked at…",
  sound: "The library is sound",
  soundHint: (documents: number, changes: number) =>
    say("Everything was looked at: {documents, plural, one {# document with its text} other {# documents with their texts}}, {changes, plural, one {# change} other {# changes}}. All of it is as it was saved.", { documents, changes }),
  unsound: (findings: number) => say("{findings, plural, one {One thing is not right} other {# things are not right}}", { findings }),
  unsoundHint: "A repair puts it right as far as it can. The file as it is now is kept aside, and nothing is deleted.",
  findings: "What is not right",
  more: (more: number) => say("and {more, number} more", { more }),
  again: "Check again",
  repair: "Repair…",
} as const;

export const unopened = {
  doing: {
    restoring: "The backup is being restored…",
    repairing: "The library is being repaired…",
    copying: "The library is being copied…",
    opening: "The library is being opened…",
    "backing-up": "A backup is being made…",
    checking: "The library is being checked…",
  } satisfies Record<Doing, string>,
  where: "File",
  screens: {
    gone: {
      title: "The library is missing",
      text: "The file is not where it was. What was kept beside it is still there, its journal or its backups, so it can be put together again.",
    },
    damaged: {
      title: "The library is damaged",
      text: "Something changed the file from outside, or the disk lost a part of it. Nothing was written to it since. It can be put right from its journal and its backups.",
    },
    network: {
      title: "The library lies on a network drive",
      text: "There a file cannot be locked or saved with certainty: two programs could write at once, and what was shown as saved could be gone. Work on a copy on this computer; the original stays where it is.",
    },
    newer: {
      title: "The library is of a later Obelus",
      text: "A later version of Obelus wrote it. Update Obelus to work on it; this version leaves it as it is.",
    },
    other: {
      title: "This is not a library",
      text: "The file is of another kind. It was left as it is.",
    },
    closed: {
      title: "The library may not be read",
      text: "The system does not let you read this file, or write in its folder. Change its permissions, then try again.",
    },
    failed: { title: "The library could not be opened" },
  },
  ways: {
    repair: "Repair it",
    repairGoneHint: "Brings back everything that the journal and the backups hold.",
    repairHint: "Brings back everything that the journal and the backups hold. The damaged file is kept aside; nothing is deleted.",
    copy: "Copy it to this computer…",
    copyHint: "Asks where, copies the whole library with its journal, and opens the copy.",
    again: "Try again",
    againHint: "When the file is back, or the disk is there again.",
    open: "Open another library…",
    make: "Make a new library…",
    restoreTitle: "Or restore a backup",
    restoreGoneHint: "As the library was then. A repair brings back later changes, too.",
    restoreHint: "As the library was then; later changes stay in the file that is kept aside.",
  },
  copyTitle: "Copy the library to",
  newTitle: "Make a new library",
} as const;

export const repairs = {
  title: "The library is whole again",
  partTitle: "The library was saved in part",
  ways: {
    reindex: "Its own file holds everything; what makes finding quick was made anew.",
    journal: "It was put together from what its backups and its journal hold.",
    rows: "Journal and backups were not enough, so it was saved record by record from the damaged file.",
  } satisfies Record<RepairWay, string>,
  whole: "Nothing that was known to be in it is missing.",
  unknown: "The journal could not be read, so nobody knows what else was in it or was done since. Look at what you did last; the damaged file is kept.",
  lost: (lost: number) => say("{lost, plural, one {One thing that was known to be in it} other {# things that were known to be in it}} did not come back: changes, records or texts. Look at what you did last, and compare it with your backups.", { lost }),
  documents: "Documents",
  claims: "Claims",
  changes: "Changes",
  aside: "The damaged file lies in",
  go: "Open the library",
} as const;
