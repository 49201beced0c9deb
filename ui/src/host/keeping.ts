// What the shell does with the library as a file: backups, restoring, repair. It works where no library could be opened.
// Invariant: the shapes are those of crates/desk (keeping); nothing here knows where files lie.

import type { FaultCode } from "./generated/contract.ts";

/** Why a backup was made. */
export const backupReasons = ["day", "interval", "migration", "load", "restore", "repair", "asked"] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup of the library, and what it holds. */
export interface BackupLine {
  /** By which it is restored. */
  name: string;
  /** When it was made (RFC 3339). */
  made: string;
  reason: BackupReason;
  bytes: number;
  documents: number;
  claims: number;
  /** How many of the claims have a verdict. */
  judged: number;
  /** When the last change in it was made; `null` where nothing is in it. */
  lastChange: string | null;
  /** Why it cannot be restored; `null` where it can. */
  fault: FaultCode | null;
}

export interface Restored {
  /** Where the library lies that was there before; `null` where none was. */
  aside: string | null;
}

/** How a library was repaired, from the mildest way to the last. */
export const repairWays = ["reindex", "journal", "rows"] as const;
export type RepairWay = (typeof repairWays)[number];

export interface Repaired {
  /** Where the damaged library lies now. */
  aside: string;
  way: RepairWay;
  documents: number;
  claims: number;
  /** How many changes its history has. */
  ops: number;
}

export interface Keeping {
  /** The backups of the library, the newest first. */
  listBackups(): Promise<BackupLine[]>;
  /** Makes a backup now. */
  backUp(): Promise<void>;
  /** Puts a backup in the place of the library, which is kept aside, and opens it. */
  restoreBackup(name: string): Promise<Restored>;
  /** Repairs the library, whose damaged file is kept aside, and opens it. */
  repairLibrary(): Promise<Repaired>;
  /** Tries once more to open the library that could not be opened. */
  reopenLibrary(): Promise<void>;
}
