// What the shell does with the library as a file: backups, restoring, repair. It works where no library could be opened.
// Invariant: the page names no file: backups have names, and every other place is asked for by a dialog of the shell.

import type { BackupLine, Repaired, Restored } from "./generated/contract.ts";
import type { Prompt } from "./host.ts";

export interface Keeping {
  /** The backups of the library, the newest first. */
  listBackups(): Promise<BackupLine[]>;
  /** Puts a backup in the place of the library, which is kept aside, and opens it. */
  restoreBackup(name: string): Promise<Restored>;
  /** Repairs the library, whose damaged file is kept aside, and opens it. */
  repairLibrary(): Promise<Repaired>;
  /** Tries once more to open the library that could not be opened. */
  reopenLibrary(): Promise<void>;
  /** Leaves the open library for the one that could not be opened in its place. */
  faceLibrary(): Promise<void>;
  /** Asks where, copies the library there, and shows the copy. Whether it did: a dialog that is left copies nothing. */
  copyLibrary(prompt: Prompt, name: string): Promise<boolean>;
  /** Asks where, makes a library there, and shows it. Whether it did. One that is there already is opened. */
  makeLibrary(prompt: Prompt, name: string): Promise<boolean>;
}
