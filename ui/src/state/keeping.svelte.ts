// The library as a file: its backups, restoring one, checking, repair, and what is shown while none is open.
// Invariant: one thing at a time; after each, what is shown is asked for anew, whatever came of it. Not here: how a
// library is repaired (crates/store), words for it.

import { tick } from "svelte";
import type { BackupLine, Repaired, Verified, Written } from "../host/generated/contract.ts";
import { asFault, type Prompt } from "../host/host.ts";
import { saveTyped } from "./leaving.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** The copies of what was saved: the journal, the backups. */
type Copy = "second-copy-behind" | "backup-behind";

export type Doing = "restoring" | "repairing" | "copying" | "opening" | "backing-up" | "checking";

/** How far the log was in a backup, as its name says. */
export function opsIn({ name }: BackupLine): number | null {
  const found = /\.(\d+)\.[a-z]+\.obelus$/u.exec(name)?.[1];
  return found === undefined ? null : Number(found);
}

export class Keeping {
  /** The newest first; `null` while they are asked for. */
  backups = $state.raw<BackupLine[] | null>(null);
  doing = $state<Doing | null>(null);
  /** What a repair brought back, until the person goes on. */
  report = $state.raw<Repaired | null>(null);
  /** What a check found, until it is looked away from. */
  checked = $state.raw<(Verified & { documents: number; changes: number }) | null>(null);
  /** How far the log of the open library is. */
  private last = $state<number | null>(null);
  /** Which copies of what was saved are behind; each is told once. */
  private readonly behind = new Set<Copy>();

  constructor(private readonly workspace: Workspace) {}

  /** Whether the window shows this and nothing else. */
  get isAlone(): boolean {
    return this.workspace.unopened !== null || this.report !== null || this.doing === "repairing";
  }

  async list(): Promise<void> {
    const { host, library } = this.workspace;
    try {
      const [backups, changes] = await Promise.all([host.listBackups(), library === null ? null : host.call("list_changes", {})]);
      this.backups = backups;
      this.last = changes?.last ?? null;
    } catch (thrown) {
      this.backups = [];
      this.workspace.tellFault(thrown);
    }
  }

  /** How many changes were made since a backup; `null` where nobody knows, because the library is not open. */
  since(backup: BackupLine): number | null {
    const ops = opsIn(backup);
    return this.last === null || ops === null ? null : Math.max(0, this.last - ops);
  }

  async backUp(): Promise<void> {
    await this.doOne("backing-up", async () => {
      await this.workspace.host.call("make_backup", {});
      await this.list();
      this.workspace.notices.say({ kind: "backed-up" });
    });
  }

  /** Puts a backup in the place of the library. Whether it is there. */
  restore({ name, made }: Pick<BackupLine, "name" | "made">): Promise<boolean> {
    return this.exchange("restoring", async () => {
      const { host, library, notices } = this.workspace;
      const [known, last] = [await host.listBackups(), library && (await host.call("list_changes", {})).last];
      const { aside } = await host.restoreBackup(name);
      // What was there was backed up, too, where it could be: the new one that holds as many changes.
      const isBefore = (one: BackupLine): boolean => one.reason === "restore" && one.fault === null && opsIn(one) === last && !known.some((other) => other.name === one.name);
      const before = (await host.listBackups()).find(isBefore) ?? null;
      return () => notices.tell({ kind: "restored", made, aside, before });
    });
  }

  async repair(): Promise<void> {
    await this.exchange("repairing", async () => {
      const report = await this.workspace.host.repairLibrary();
      return () => (this.report = report);
    });
  }

  /** The person has read what a repair brought back. */
  goOn(): void {
    this.report = null;
    this.workspace.travel.toText();
  }

  /** Copies the library to where a dialog says, and shows the copy. */
  async copy(prompt: Prompt, name: string): Promise<void> {
    await this.exchange("copying", async () => {
      const isCopied = await this.workspace.host.copyLibrary(prompt, name);
      return () => isCopied && this.workspace.notices.tell({ kind: "copied-library", path: this.workspace.library?.path ?? "" });
    });
  }

  /** Makes a library where a dialog says, and shows it. */
  async make(prompt: Prompt, name: string): Promise<void> {
    await this.exchange("opening", async () => {
      await this.workspace.host.makeLibrary(prompt, name);
      return () => undefined;
    });
  }

  /** Leaves the library for one that could not be opened in its place. */
  async face(): Promise<void> {
    await this.exchange("opening", async () => {
      await this.workspace.host.faceLibrary();
      return () => undefined;
    });
  }

  /** Tries once more to open what could not be opened. */
  async reopen(): Promise<void> {
    await this.exchange("opening", async () => {
      await this.workspace.host.reopenLibrary();
      return () => undefined;
    });
  }

  /** Looks the whole library over. */
  async check(): Promise<void> {
    this.checked = null;
    await this.doOne("checking", async () => {
      const { host, documents } = this.workspace;
      const [found, { last }] = await Promise.all([host.call("verify", {}), host.call("list_changes", {})]);
      this.checked = { ...found, documents: documents.length, changes: last };
    });
  }

  /** Hears how a write went with its copies: one notice for each while it is behind, and none when it has caught up. */
  hearCopy({ secondCopyBehind, backupBehind }: Written): void {
    this.hear("second-copy-behind", secondCopyBehind);
    this.hear("backup-behind", backupBehind);
  }

  private hear(kind: Copy, isBehind: boolean): void {
    if (isBehind === this.behind.has(kind)) return;
    if (isBehind) this.behind.add(kind);
    else this.behind.delete(kind);
    if (isBehind) this.workspace.notices.tell({ kind });
    else this.workspace.notices.dismissKind(kind);
  }

  /** Another library is open, or this one anew: what opening had to do is told. */
  opened(): void {
    const opening = this.workspace.library?.opening;
    for (const kind of this.behind) this.workspace.notices.dismissKind(kind);
    this.behind.clear();
    this.last = null;
    if (opening !== undefined && (opening.replayed > 0 || opening.journalSetAside)) this.workspace.notices.tell({ kind: "brought-back", opening });
  }

  /** Whether it was done; a refusal is told. */
  private async doOne(doing: Doing, act: () => Promise<void>): Promise<boolean> {
    if (this.doing !== null) return false;
    this.doing = doing;
    try {
      await act();
      return true;
    } catch (thrown) {
      this.workspace.tellFault(thrown);
      return false;
    } finally {
      this.doing = null;
    }
  }

  /** Does what closes the library meanwhile, then shows what is there. What is to be told of it is told after that. */
  private exchange(doing: Doing, act: () => Promise<() => unknown>): Promise<boolean> {
    return this.doOne(doing, async () => {
      const { workspace } = this;
      for (const each of [workspace.importing, workspace.replacing]) await each.callOff();
      workspace.replacing.forget();
      // What cannot be saved now stays behind as a draft.
      if (workspace.library !== null) await saveTyped(workspace);
      try {
        const tell = await act();
        await this.showAnew();
        tell();
      } catch (thrown) {
        // Why the same library still cannot be opened is on the screen already.
        const fault = asFault(thrown);
        await this.showAnew();
        if (fault.code !== workspace.unopened?.code) throw fault;
      }
    });
  }

  private async showAnew(): Promise<void> {
    const { workspace } = this;
    const { place } = workspace.session;
    const before = workspace.opened;
    await workspace.start(workspace.settings.now.lastDocument);
    const newest = workspace.documents.at(-1);
    if (workspace.opened === null && newest !== undefined) await workspace.open(newest.id);
    // The same text is shown where the person was in it.
    await tick();
    if (place !== null && workspace.opened?.text === before?.text) workspace.travel.goTo(place);
  }
}
