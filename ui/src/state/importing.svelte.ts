// Files brought in one after the other while the judging goes on: which is being read, and what came of the others.
// Invariant: one file is read at a time, the turns of the writes wait for none of them, and no password is kept.
// Not here: the dialogs (shelving.ts), what is said of it (words).

import type { Fault, FoundFiles, Imported } from "../host/generated/contract.ts";
import { asFault } from "../host/host.ts";
import { callOffUntil } from "./callingoff.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** What came of one file. */
export type Outcome = { as: "added" | "known"; imported: Imported } | { as: "refused"; fault: Fault };

export interface ImportRow {
  id: number;
  path: string;
  outcome: Outcome;
}

/** What is read next; a file that wanted a password has its row already. */
interface Next {
  path: string;
  password?: string;
  row?: number;
}

/** A file alone needs no list, unless there is something to do in it. */
function isPlain({ outcome }: ImportRow): boolean {
  return outcome.as !== "refused" || !wantsPassword(outcome.fault);
}

export function wantsPassword({ code }: Fault): boolean {
  return code === "password-wanted" || code === "password-wrong";
}

export class Importing {
  /** The file that is being read, and which of how many it is; no path while it is found out which files are meant. */
  now = $state.raw<{ path: string | null; at: number; of: number } | null>(null);
  /** What came of those before, until it is dismissed: what was brought in last stands first. */
  rows = $state.raw<ImportRow[]>([]);
  /** How many files of the folders are of kinds that are not read. */
  others = $state(0);
  /** The folders that could not be looked into. */
  closed = $state.raw<string[]>([]);
  /** How many files were called off before they were begun. */
  unbegun = $state(0);
  isCalledOff = $state(false);
  private queue: Next[] = [];
  private fresh: ImportRow[] = [];
  private done = 0;
  private made = 0;
  private isRunning = false;
  private loop: Promise<void> = Promise.resolve();
  /** How many questions which files are meant have no answer yet. */
  private asked = 0;
  /** Where the person was when it began. */
  private stand = "";

  constructor(private readonly workspace: Workspace) {}

  /** What was brought in last. */
  get newest(): ImportRow[] {
    const from = this.rows[0]?.id ?? 0;
    return this.rows.filter(({ id }) => id >= from);
  }

  get isListed(): boolean {
    return this.rows.length > 0 || this.others > 0 || this.closed.length > 0 || this.unbegun > 0;
  }

  /** Brings in what these paths mean, after what is being brought in. Done when all is. */
  async bringIn(paths: string[]): Promise<void> {
    if (paths.length === 0) return;
    this.begin();
    this.asked += 1;
    this.now ??= { path: null, at: 0, of: 0 };
    const found = await this.workspace.ask("find_files", { paths });
    this.asked -= 1;
    if (found !== null) this.take(found);
    await this.run();
  }

  /** Reads a file of the list again, with its password. */
  async unlock({ id, path }: ImportRow, password: string): Promise<void> {
    this.begin();
    this.queue.push({ path, password, row: id });
    await this.run();
  }

  /** Ends it: what is being read is called off, and the rest is left. */
  async callOff(): Promise<void> {
    if (this.now === null) return;
    this.isCalledOff = true;
    this.unbegun += this.queue.length;
    this.queue = [];
    await callOffUntil(this.workspace, this.loop, () => this.isRunning);
  }

  dismiss(): void {
    this.rows = [];
    this.closed = [];
    this.others = 0;
    this.unbegun = 0;
  }

  private begin(): void {
    if (this.isRunning || this.asked > 0) return;
    this.isCalledOff = false;
    this.done = 0;
    this.stand = this.standing();
  }

  private take({ files, others, closed }: FoundFiles): void {
    if (this.isCalledOff) this.unbegun += files.length;
    else this.queue.push(...files.map((path) => ({ path })));
    this.others += others;
    this.closed = [...this.closed, ...closed];
  }

  private run(): Promise<void> {
    if (!this.isRunning) {
      this.isRunning = true;
      this.loop = this.readAll();
    }
    return this.loop;
  }

  private async readAll(): Promise<void> {
    do {
      for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
        this.now = { path: next.path, at: this.done + 1, of: this.done + 1 + this.queue.length };
        await this.read(next);
        this.done += 1;
      }
      if (this.asked === 0) await this.tell();
      // More may have been asked for meanwhile.
    } while (this.queue.length > 0);
    this.isRunning = false;
    if (this.asked === 0) this.now = null;
  }

  private async read({ path, password, row }: Next): Promise<void> {
    const outcome = await this.workspace
      .writeAside("import_file", { path, ...(password !== undefined && { password }) })
      .then((imported): Outcome => ({ as: imported.status, imported }))
      .catch((thrown: unknown): Outcome => ({ as: "refused", fault: asFault(thrown) }));
    if (row === undefined) {
      this.made += 1;
      this.fresh.push({ id: this.made, path, outcome });
    } else {
      this.rows = this.rows.map((one) => (one.id === row ? { ...one, outcome } : one));
    }
    if (outcome.as === "refused") return;
    // Whoever gives a password is in the list, which offers it: it takes the place of no text.
    if (row === undefined ? outcome.as === "added" : this.workspace.opened === null) await this.show(outcome.imported);
  }

  /** Opens what came in where the person is still where they were: keys on their way must not fall into another text. */
  private async show({ document }: Imported): Promise<void> {
    if (this.standing() !== this.stand) return;
    await this.workspace.open(document);
    this.stand = "opened";
  }

  private standing(): string {
    const { opened, session } = this.workspace;
    return JSON.stringify([opened?.id, session.sentence, session.judged, session.page, session.editor, session.panel]);
  }

  private async tell(): Promise<void> {
    const { fresh } = this;
    this.fresh = [];
    const known = fresh.find(({ outcome }) => outcome.as === "known");
    if (known?.outcome.as === "known") await this.show(known.outcome.imported);
    const [only] = fresh;
    const isAlone = fresh.length === 1 && this.others === 0 && this.closed.length === 0 && this.unbegun === 0;
    if (only !== undefined && isAlone && isPlain(only)) this.notify(only.outcome);
    else this.rows = [...fresh, ...this.rows];
  }

  private notify(outcome: Outcome): void {
    const { notices } = this.workspace;
    if (outcome.as !== "refused") notices.tell(landed(outcome.imported));
    // Whoever calls a reading off knows it.
    else if (outcome.fault.code !== "reader-called-off") notices.tell({ kind: "fault", fault: outcome.fault });
  }
}

/** What is told of a text that came in. */
export function landed({ document, title, sentences, status, encoding, encodingCertainty, invisible, blankPages }: Imported) {
  const guessed = encodingCertainty === "guessed" ? encoding : null;
  return status === "known" ? ({ kind: "known", document, title } as const) : ({ kind: "imported", document, title, sentences, guessed, invisible, blankPages } as const);
}
