// The records of the in-memory library and its log of ops.
// Invariant: every write is one op with the images before and after; undo and redo write ops of their own, and
// turning an op back restores exactly the images it held. Not here: what a command does.

import type { ChangedRow, Changes, DocumentId, Fault, FaultCode, HistoryRow, HistoryState, Noun, Verb, Written } from "../generated/contract.ts";
import { isEqual } from "./records.ts";

export type Image = Record<string, unknown>;

interface Change {
  noun: Noun;
  id: string;
  before: Image | null;
  after: Image | null;
}

interface Op {
  id: string;
  at: string;
  verb: Verb;
  reverts: string | null;
  changes: Change[];
}

export function fault(code: FaultCode, subject = "", detail = ""): Fault {
  return { code, subject, detail };
}

export class Tables {
  private readonly rows = new Map<Noun, Map<string, Image>>();
  private readonly ops: Op[] = [];
  private readonly undoable: Op[] = [];
  private readonly redoable: Op[] = [];
  private made = 0;
  /** Whether the second copy of what is written cannot be written. */
  isBehind = false;
  /** What every write is refused with. */
  refusal: FaultCode | null = null;

  /** All of it as it is now: what it is called with makes it so again. */
  copy(): (tables: Tables) => void {
    const { rows, ops, undoable, redoable } = this;
    // One clone of all: an op that stands in two lists stays one.
    const held = structuredClone({ rows, ops, undoable, redoable });
    return (tables) => {
      const again = structuredClone(held);
      tables.rows.clear();
      for (const [noun, table] of again.rows) tables.rows.set(noun, table);
      tables.ops.splice(0, Infinity, ...again.ops);
      tables.undoable.splice(0, Infinity, ...again.undoable);
      tables.redoable.splice(0, Infinity, ...again.redoable);
    };
  }

  /** How many ops were written. */
  get last(): number {
    return this.ops.length;
  }

  /** A new id; they sort by age. */
  id(noun: Noun): string {
    this.made += 1;
    return `${noun}-${String(this.made).padStart(8, "0")}`;
  }

  now(): string {
    return new Date().toISOString();
  }

  all<T>(noun: Noun): T[] {
    return [...(this.rows.get(noun)?.values() ?? [])] as T[];
  }

  find<T>(noun: Noun, id: string): T | null {
    return (this.rows.get(noun)?.get(id) as T | undefined) ?? null;
  }

  get<T>(noun: Noun, id: string): T {
    const row = this.find<T>(noun, id);
    if (row === null) throw fault("not-found", id);
    return row;
  }

  /** Writes one op: what each record becomes, `null` where it goes. What changes nothing is no op. */
  write(verb: Verb, id: string | null, becomes: { noun: Noun; id: string; row: object | null }[]): Written {
    const images = becomes.map(({ noun, id, row }) => ({
      noun,
      id,
      before: this.find<Image>(noun, id),
      after: row === null ? null : ({ ...row } as Image),
    }));
    const changes = images.filter(({ before, after }) => !isEqual(before, after));
    if (changes.length === 0) return this.written(id, changes);
    if (this.refusal !== null) throw fault(this.refusal);
    const op: Op = { id: this.id("library"), at: this.now(), verb, reverts: null, changes };
    this.apply(op);
    this.undoable.push(op);
    this.redoable.length = 0;
    return this.written(id, changes);
  }

  undo(): Written {
    const op = this.undoable.pop();
    if (op === undefined) throw fault("nothing-to-undo");
    this.redoable.push(op);
    return this.turn("undo", op, op.changes.map((c) => ({ ...c, before: c.after, after: c.before })));
  }

  redo(): Written {
    const op = this.redoable.pop();
    if (op === undefined) throw fault("nothing-to-redo");
    this.undoable.push(op);
    return this.turn("redo", op, op.changes);
  }

  next(): Pick<Written, "undo" | "redo"> {
    return { undo: this.undoable.at(-1)?.verb ?? null, redo: this.redoable.at(-1)?.verb ?? null };
  }

  history(limit: number, about?: string): HistoryRow[] {
    const ops = about === undefined ? this.ops : this.ops.filter((op) => op.changes.some((c) => c.id === about));
    const newest = ops.toReversed().slice(0, limit);
    return newest.map(({ id, at, verb, reverts, changes }) => ({
      op: id,
      at,
      annotator: "",
      verb,
      reverts,
      records: changes.length,
      state: this.stateOf(id, reverts),
      changes: about === undefined ? changes.slice(0, 8) : changes,
    }));
  }

  changesSince(since?: number): Changes {
    const ops = this.ops.slice(since ?? this.ops.length);
    const changed = ops.flatMap(({ changes }) => changes.flatMap(changedRows));
    return { last: this.ops.length, written: ops.length === 0 ? null : { id: null, changed, marks: null, ...this.next(), secondCopyBehind: this.isBehind, backupBehind: false } };
  }

  /** What a record was after each op that is in force, newest first. */
  stages<T>(id: string): { at: string; image: T | null }[] {
    const touched = this.undoable.flatMap(({ at, changes }) => changes.filter((c) => c.id === id).map(({ after }) => ({ at, image: after as T | null })));
    return touched.toReversed();
  }

  private stateOf(id: string, reverts: string | null): HistoryState {
    if (reverts !== null) return "lasting";
    const isIn = (ops: Op[]): boolean => ops.some((op) => op.id === id);
    return isIn(this.undoable) ? "done" : isIn(this.redoable) ? "undone" : "gone";
  }

  private turn(verb: Verb, op: Op, changes: Change[]): Written {
    this.apply({ id: this.id("library"), at: this.now(), verb, reverts: op.id, changes });
    return this.written(null, changes);
  }

  private apply(op: Op): void {
    for (const { noun, id, after } of op.changes) {
      const table = this.rows.get(noun) ?? new Map<string, Image>();
      this.rows.set(noun, table);
      if (after === null) table.delete(id);
      else table.set(id, after);
    }
    this.ops.push(op);
  }

  private written(id: string | null, changes: Change[]): Written {
    return { id, changed: changes.flatMap(changedRows), marks: null, ...this.next(), secondCopyBehind: this.isBehind, backupBehind: false };
  }
}

/** A claim's card counts its links and evidence, so it has changed with them; where it stands they do not say. */
function changedRows(change: Change): ChangedRow[] {
  const row = changedRow(change);
  if (change.noun !== "link" && change.noun !== "evidence") return [row];
  const claims = [change.before, change.after].flatMap((image) => [image?.["from"], image?.["to"], image?.["claim"]]).filter((id) => typeof id === "string");
  return [...new Set(claims)].map((id): ChangedRow => ({ noun: "claim", id, documents: [] })).concat(row);
}

function changedRow({ noun, id, before, after }: Change): ChangedRow {
  const documents = new Set<DocumentId>();
  if (noun === "document") documents.add(id);
  for (const image of [before, after]) {
    if (typeof image?.["document"] === "string") documents.add(image["document"]);
  }
  return { noun, id, documents: [...documents] };
}
