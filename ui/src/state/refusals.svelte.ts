// Judgements and marks that the library refused for want of room, memory or permission: kept, to be done again with one key.
// Invariant: what is kept was never shown as saved, and goes when it is done, or when something later was written in its
// place. Not here: what is typed in fields, which keep it themselves (drafts.svelte.ts).

import type { Fault, FaultCode, Place, SpanColumns } from "../host/generated/contract.ts";
import type { Params, WriteName } from "../host/host.ts";
import { isFound } from "./marks.ts";
import type { Span } from "./spans.ts";
import { isSame } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Faults of the machine, which may pass: what was asked for was right. */
const passing: ReadonlySet<FaultCode> = new Set<FaultCode>(["disk-full", "memory-full", "file-no-permission", "file-broken", "library-read-only", "library-busy", "library-gone"]);

/** What is done by one key or one press, and would be gone without a trace. */
const deeds: ReadonlySet<WriteName> = new Set<WriteName>([
  "judge_claim", "clear_verdict", "delete_claim", "mark_places", "gather_passages", "move_passage", "drop_passage", "highlight_passage",
  "delete_highlight", "link_claims", "unlink_claims", "edit_claim", "edit_highlight", "attach_evidence", "detach_evidence",
]);

/** Those of which each counts, however many there are at one place. */
const adding: ReadonlySet<WriteName> = new Set<WriteName>(["attach_evidence"]);

/** Of what a claim or highlight may be given, what is typed or ticked in fields and lists that keep a draft of it. */
const typed = ["statement", "note", "nextStep", "reasons", "tags", "quote", "url", "source"];

/** Those of which the later one counts. */
const judging: ReadonlySet<WriteName> = new Set<WriteName>(["judge_claim", "clear_verdict", "delete_claim", "edit_claim", "mark_places"]);

interface Deed {
  name: WriteName;
  params: Params<WriteName>;
  /** Where it was, in the document that was open. */
  document: string | null;
  spans: Span[];
}

/** Whether something may be done again as it was asked for, once the machine is well. */
export function isPassing({ code }: Fault): boolean {
  return passing.has(code);
}

export class Refusals {
  /** In the order of the keys. */
  list = $state.raw<readonly Deed[]>([]);
  private library: string | null = null;

  constructor(private readonly workspace: Workspace) {}

  /** Keeps a deed that was refused, and tells of it. False where it is none, or cannot be done again. */
  keep(name: WriteName, params: Params<WriteName>, fault: Fault): boolean {
    if (!isPassing(fault) || !isDeed(name, params)) return false;
    this.settle(name, params);
    this.list = [...this.list, this.deed(name, params)];
    this.workspace.notices.tell({ kind: "refused", fault, deeds: this.list.length });
    return true;
  }

  /** Whether something waits to be done at just this place of the open document. */
  holds(place: Span): boolean {
    return this.list.some(({ document, spans }) => document === this.workspace.opened?.id && spans.some((span) => isSame(span, place)));
  }

  /** Something was written: what was refused at the same place before it is past. */
  settle(name: WriteName, params: Params<WriteName>): void {
    if (this.list.length === 0) return this.workspace.notices.dismissKind("not-closed");
    const written = this.deed(name, params);
    const isPast = (one: Deed): boolean =>
      !adding.has(one.name) && (one.name === name || (judging.has(one.name) && judging.has(name))) && one.document === written.document && one.spans.some((a) => written.spans.some((b) => a.start < b.end && b.start < a.end));
    this.become(this.list.filter((one) => !isPast(one)));
  }

  /** Does all of it again, in its order. Whether nothing is left. */
  async tryAgain(): Promise<boolean> {
    const asked = this.list;
    if (asked.length === 0) return true;
    this.become([]);
    for (const [at, { name, params }] of asked.entries()) {
      const done = await this.workspace.write(name, params);
      const isKept = done === null && this.list.length > 0;
      if (!isKept) continue;
      // The first that is refused again says it for those behind it.
      this.list = [...this.list, ...asked.slice(at + 1)];
      const [told] = this.workspace.notices.list.filter((notice) => notice.kind === "refused");
      if (told?.kind === "refused") this.workspace.notices.tell({ kind: "refused", fault: told.fault, deeds: this.list.length });
      return false;
    }
    this.workspace.notices.tell({ kind: "done-after-all", deeds: asked.length });
    return true;
  }

  /** A library is open: what another one refused is not for it. */
  openLibrary(id: string): void {
    if (id !== this.library) this.become([]);
    this.library = id;
  }

  private become(list: readonly Deed[]): void {
    this.list = list;
    if (list.length === 0) for (const past of ["refused", "not-closed"] as const) this.workspace.notices.dismissKind(past);
  }

  private deed(name: WriteName, params: Params<WriteName>): Deed {
    return { name, params, document: this.workspace.opened?.id ?? null, spans: this.spansOf(params) };
  }

  private spansOf(params: object): Span[] {
    const { opened } = this.workspace;
    const { place, spans, claim, highlight } = params as { place?: Place; spans?: SpanColumns; claim?: string; highlight?: string };
    const one = highlight === undefined ? null : (opened?.highlight(highlight) ?? null);
    return [
      ...(place?.by === "span" ? [{ start: place.start, end: place.end }] : []),
      ...(spans?.start.map((start, index) => ({ start, end: spans.end[index] ?? start })) ?? []),
      ...(claim === undefined ? [] : (opened?.claim(claim)?.passages.filter(isFound) ?? [])),
      ...(one !== null && isFound(one) ? [one] : []),
    ];
  }
}

function isDeed(name: WriteName, params: Params<WriteName>): boolean {
  const set: object = "edit" in params && params.edit !== undefined ? params.edit : params;
  return deeds.has(name) && (name === "judge_claim" || !typed.some((field) => field in set));
}
