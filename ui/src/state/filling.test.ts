// A document that comes piece by piece ends as one that came whole, whatever is judged meanwhile.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Marks, StructureColumns } from "../host/generated/contract.ts";
import type { CommandName, Host, Params } from "../host/host.ts";
import { openMemoryHost } from "../host/memory/memory.ts";
import * as judging from "./judging.ts";
import { KeptSettings } from "./settings.svelte.ts";
import * as shelving from "./shelving.ts";
import { Workspace } from "./workspace.svelte.ts";

const SENTENCES = 12;
const text = Array.from({ length: SENTENCES }, (_, at) => `Guest number ${String(at).padStart(2, "0")} came.`).join(" ");
const spanOf = (index: number) => ({ start: index * 22, end: index * 22 + 21 });

/** Only the claims with a passage that begins in a span. */
function between(marks: Marks, from: number, to: number): Marks {
  const inside = new Set(marks.passages.claim.filter((_, i) => (marks.passages.start[i] ?? 0) >= from && (marks.passages.start[i] ?? 0) < to));
  const kept = marks.claims.id.map((_, i) => i).filter((i) => inside.has(i));
  const pick = <T extends object>(columns: T, rows: number[]): T =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, rows.map((i) => (column as unknown[])[i])])) as T;
  const passages = pick(marks.passages, marks.passages.claim.flatMap((claim, i) => (inside.has(claim) ? [i] : [])));
  return { ...marks, claims: pick(marks.claims, kept), passages: { ...passages, claim: passages.claim.map((claim) => kept.indexOf(claim)) } };
}

/** Headings on the first sentences: as many as are here. */
const headings = (count: number): StructureColumns => ({
  blocks: {
    kind: Array.from({ length: count }, () => "heading" as const), start: Array.from({ length: count }, (_, at) => spanOf(at).start),
    end: Array.from({ length: count }, (_, at) => spanOf(at).end), level: Array.from({ length: count }, () => 2), label: Array.from({ length: count }, () => null),
  },
  runs: { kind: [], start: [], end: [], address: [] },
  pages: { label: [], start: [], width: [], height: [] },
});

/** The same library, handing documents out by their first two sentences, and two more at a time. */
function inPieces(host: Host): Host {
  const marksOf = async (document: string) => (await host.call("open_document", { document })).marks;
  const piece = 2 * 22;
  const pieces: Partial<Record<CommandName, (params: never) => Promise<unknown>>> = {
    open_document: async ({ document }: Params<"open_document">) => {
      const whole = await host.call("open_document", { document });
      const { start, end } = whole.sentences;
      return {
        ...whole, structure: headings(2), text: whole.text.slice(0, piece - 1), next: piece - 1, marks: between(whole.marks, 0, piece - 1),
        sentences: { start: start.slice(0, 2), end: end.slice(0, 2) },
      };
    },
    document_structure: async () => headings(SENTENCES),
    list_marks_from: async ({ document, from }: Params<"list_marks_from">) => {
      const next = from + piece < text.length ? from + piece : null;
      return { marks: between(await marksOf(document), from, next ?? Infinity), next };
    },
  };
  const call = ((name: CommandName, params: never) => pieces[name]?.(params) ?? host.call(name, params)) as Host["call"];
  return { ...host, call };
}

function workspaceOn(host: Host): Workspace {
  const points = (whole: string) => (start: number, end: number) => Array.from(whole).slice(start, end).join("");
  return new Workspace(host, new KeptSettings({ getItem: () => null, setItem: () => undefined }), points);
}

async function allHere(workspace: Workspace): Promise<void> {
  for (let turn = 0; turn < 50 && (workspace.opened?.next ?? null) !== null; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await workspace.settled();
  }
  expect(workspace.opened?.next).toBeNull();
}

test("what comes piece by piece ends as what came whole", async () => {
  const sentence = fc.nat(SENTENCES - 1);
  const deed = fc.record({ sentence, verdict: fc.constantFrom("sourced" as const, "dubious" as const, "not_a_claim" as const) });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 8 }), fc.array(deed, { maxLength: 6 }), async (before, meanwhile) => {
      const host = openMemoryHost();
      const first = workspaceOn(host);
      await first.start();
      await shelving.importText(first, text, "Guests");
      for (const { sentence: at, verdict } of before) await judging.judge(first, spanOf(at), verdict);
      const document = first.opened?.id ?? "";

      const pieces = workspaceOn(inPieces(host));
      await pieces.start();
      await pieces.open(document);
      expect([pieces.opened?.sentences.start.length, pieces.opened?.structure.headings.length]).toEqual([2, 2]);
      await Promise.all(meanwhile.map(({ sentence: at, verdict }) => judging.judge(pieces, spanOf(at), verdict)));
      await allHere(pieces);

      const whole = workspaceOn(host);
      await whole.start();
      await whole.open(document);
      expect(pieces.opened?.claims).toEqual(whole.opened?.claims);
      expect([...(pieces.opened?.states ?? [])]).toEqual([...(whole.opened?.states ?? [])]);
      expect(pieces.opened?.counts).toEqual(whole.opened?.counts);
      expect(pieces.opened?.text).toBe(text);
      expect(pieces.opened?.structure.headings.length).toBe(SENTENCES);
    }),
    { numRuns: 20 },
  );
});

test("another document that is opened meanwhile is left alone", async () => {
  const host = openMemoryHost();
  const workspace = workspaceOn(inPieces(host));
  await workspace.start();
  await shelving.importText(workspace, text, "Guests");
  const guests = workspace.opened?.id ?? "";
  await shelving.importText(workspace, text.replaceAll("Guest", "Gues2"), "Others");
  await workspace.open(guests);
  await workspace.open(workspace.documents.find(({ title }) => title === "Others")?.id ?? "");
  await allHere(workspace);
  expect(workspace.opened?.text).toContain("Gues2");
  expect(workspace.opened?.sentences.start.length).toBe(SENTENCES);
});
