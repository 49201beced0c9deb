// Sources of the in-memory library.
// Not here: the formats of files other than CSL-JSON, and citing; those are the desk's own.

import type { CreateSource, EditSource, Grade, LoadedSources, MergeSources, SourceRow, Written } from "../generated/contract.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

interface SourceRecord {
  id: string;
  csl: Record<string, unknown>;
  grade: Grade | null;
}

type Named = { source?: string | null };

export function listSources(tables: Tables): SourceRow[] {
  const records = tables.all<SourceRecord>("source");
  const named = tables.all<Named>("evidence");
  const origins = tables.all<{ origins: Named[] }>("document").flatMap((document) => document.origins);
  const times = (rows: Named[], id: string): number => rows.filter(({ source }) => source === id).length;
  return records.map(({ id, csl, grade }) => ({
    id, key: typeof csl["id"] === "string" ? csl["id"] : id, csl, ...(grade !== null && { grade }), label: labelOf(csl),
    evidence: times(named, id), origins: times(origins, id),
    same: records.filter((other) => other.id !== id && labelOf(other.csl).toLowerCase() === labelOf(csl).toLowerCase()).map((other) => other.id),
  }));
}

export function createSource(tables: Tables, { csl, grade }: CreateSource): Written {
  refuseBroken(csl);
  const id = tables.id("source");
  return tables.write("create-source", id, [{ noun: "source", id, row: { id, csl, grade: grade ?? null } }]);
}

export function editSource(tables: Tables, { source: id, csl, grade }: EditSource): Written {
  const before = tables.get<SourceRecord>("source", id);
  if (csl !== undefined) refuseBroken(csl);
  const row: SourceRecord = { id, csl: csl ?? before.csl, grade: grade === undefined ? before.grade : grade };
  return tables.write("edit-source", id, [{ noun: "source", id, row }]);
}

export function deleteSource(tables: Tables, id: string): Written {
  const row = listSources(tables).find((source) => source.id === id);
  if (row === undefined) throw fault("not-found", id);
  if (row.evidence + row.origins > 0) throw fault("source-in-use", id, String(row.evidence + row.origins));
  return tables.write("delete-source", id, [{ noun: "source", id, row: null }]);
}

export function mergeSources(tables: Tables, { into, from }: MergeSources): Written {
  const kept = tables.get<SourceRecord>("source", into);
  const gone = from.filter((id) => id !== into).map((id) => tables.get<SourceRecord>("source", id));
  const csl = Object.assign({}, ...gone.map((source) => source.csl).toReversed(), kept.csl) as SourceRecord["csl"];
  const rename = (named: Named): Named => (from.includes(named.source ?? "") ? { ...named, source: into } : named);
  return tables.write("merge-sources", into, [
    ...tables.all<Named & { id: string }>("evidence").map((row) => ({ noun: "evidence" as const, id: row.id, row: rename(row) })),
    ...tables.all<{ id: string; origins: Named[] }>("document").map((row) => ({ noun: "document" as const, id: row.id, row: { ...row, origins: row.origins.map(rename) } })),
    ...gone.map(({ id }) => ({ noun: "source" as const, id, row: null })),
    { noun: "source", id: into, row: { ...kept, csl, grade: kept.grade ?? gone.find(({ grade }) => grade !== null)?.grade ?? null } },
  ]);
}

/** Reads CSL-JSON alone. */
export function loadSources(tables: Tables, path: string, text: string): LoadedSources {
  if (!text.trim().startsWith("[")) throw fault("sources-unknown", path);
  const items = JSON.parse(text) as SourceRecord["csl"][];
  const known = new Set(tables.all<SourceRecord>("source").map(({ csl }) => JSON.stringify(csl)));
  const fresh = items.filter((csl) => !known.has(JSON.stringify(csl)));
  const rows = fresh.map((csl) => ({ id: tables.id("source"), csl, grade: null }));
  const written = tables.write("load-sources", null, rows.map((row) => ({ noun: "source", id: row.id, row })));
  return { added: rows.length, known: items.length - rows.length, changed: 0, refused: [], written };
}

function refuseBroken(csl: SourceRecord["csl"]): void {
  if (typeof csl["type"] !== "string" || csl["type"] === "") throw fault("source-broken", "type", "text");
}

function labelOf(csl: SourceRecord["csl"]): string {
  const names = csl["author"] as { family?: string; literal?: string }[] | undefined;
  const year = (csl["issued"] as { "date-parts"?: number[][] } | undefined)?.["date-parts"]?.[0]?.[0];
  const who = [names?.[0]?.family ?? names?.[0]?.literal, year].filter((part) => part !== undefined).join(" ");
  const title = typeof csl["title"] === "string" ? csl["title"] : "";
  return [who, title].filter((part) => part !== "").join(", ");
}
