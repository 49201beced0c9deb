// The in-memory library as a file: its backups, and a library that cannot be opened until it is repaired or restored.
// Invariant: what is restored is what was backed up; while there is a fault nothing else is answered.

import type { BackupLine, BackupReason, Fault, FaultCode, Repaired, Restored } from "../generated/contract.ts";
import type { Keeping } from "../keeping.ts";
import type { ClaimRecord, DocumentRecord } from "./records.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface Held {
  line: BackupLine;
  become: (tables: Tables) => void;
}

const PATH = "research/memory.obelus";

export class MemoryKeeping implements Keeping {
  /** Why the library cannot be opened. */
  fault: Fault | null = null;
  /** What every deed here is refused with. */
  refusal: FaultCode | null = null;
  private readonly held: Held[] = [];

  constructor(
    private readonly tables: Tables,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Makes the library one that cannot be opened. */
  break(code: FaultCode, detail = ""): void {
    this.fault = fault(code, PATH, detail);
  }

  /** Refuses every write, as a full disk would; `null`: no more. */
  refuse(code: FaultCode | null): void {
    this.tables.refusal = code;
  }

  /** Makes a backup as the clock would; one that is damaged holds nothing. */
  make(reason: BackupReason, made: Date = this.now(), code: FaultCode | null = null): BackupLine {
    const claims = this.tables.all<ClaimRecord>("claim");
    const stamp = made.toISOString().replace(/\.\d+/u, "").replaceAll(":", "-");
    const line: BackupLine = {
      name: `${stamp}.${String(this.tables.last).padStart(6, "0")}.${reason}.obelus`,
      made: made.toISOString(), reason, bytes: 240_000 + 4_096 * this.tables.last,
      documents: this.tables.all<DocumentRecord>("document").length, claims: claims.length,
      judged: claims.filter(({ verdict }) => verdict !== null).length,
      lastChange: this.tables.history(1)[0]?.at ?? null, fault: code,
    };
    this.held.push({ line, become: this.tables.copy() });
    return line;
  }

  async listBackups(): Promise<BackupLine[]> {
    return this.held.map(({ line }) => line).toSorted((a, b) => b.made.localeCompare(a.made));
  }

  makeBackup(): BackupLine {
    this.mayBe();
    return this.make("asked");
  }

  async restoreBackup(name: string): Promise<Restored> {
    this.mayBe();
    const found = this.held.find(({ line }) => line.name === name);
    if (found === undefined) throw fault("backup-unknown", name);
    if (found.line.fault !== null) throw fault(found.line.fault, name);
    const isThere = this.fault?.code !== "library-gone";
    if (this.fault === null) this.make("restore");
    found.become(this.tables);
    // The newest backup is always of what is there.
    this.make("restore", new Date(this.now().valueOf() + 1));
    this.fault = null;
    return { aside: isThere ? `${PATH}-aside-2026-11-26T12-50-00Z` : null };
  }

  async repairLibrary(): Promise<Repaired> {
    this.mayBe();
    this.fault = null;
    const documents = this.tables.all("document").length;
    return { aside: `${PATH}-aside-2026-11-26T12-50-00Z`, way: "journal", documents, claims: this.tables.all("claim").length, ops: this.tables.last, lost: 0, isCertain: true };
  }

  async reopenLibrary(): Promise<void> {
    if (this.fault !== null) throw this.fault;
  }

  async faceLibrary(): Promise<void> {
    this.break("library-damaged");
  }

  async copyLibrary(): Promise<boolean> {
    this.mayBe();
    this.fault = null;
    return true;
  }

  async makeLibrary(): Promise<boolean> {
    throw fault("command-unknown", "make_library");
  }

  /** The files and folders of a person, where the library would lie. */
  get path(): string {
    return PATH;
  }

  /** Whether anything is answered at all. */
  mayOpen(): void {
    if (this.fault !== null) throw this.fault;
  }

  private mayBe(): void {
    if (this.refusal !== null) throw fault(this.refusal, PATH);
  }
}
