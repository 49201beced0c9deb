// Documents and tags of the in-memory library.

import type {
  CreateTag, DocumentRow, DocumentSpan, EditDocument, EditTag, ImportText, Imported, OriginRow, RereadDocument, SetOrigin, TagRow, Written,
} from "../generated/contract.ts";
import { claimsOf, highlightsOf } from "./marking.ts";
import { countInvisible } from "./noticing.ts";
import type { DocumentRecord, TagRecord } from "./records.ts";
import { countProgress, judgeSentences, segment } from "./sentences.ts";
import type { Tables } from "./tables.ts";
import { fault } from "./tables.ts";

const palette = ["#3d7a5f", "#8a5a9e", "#b0642a", "#3b6ea5", "#a8434f", "#7a7430"];

export function importText(tables: Tables, { title, text }: ImportText, fileName: string | null = null): Imported {
  if (text === "") throw fault("file-empty", fileName ?? "");
  const held = tables.all<DocumentRecord>("document").find((document) => document.text === text);
  const document = held ?? newDocument(tables, text, title ?? firstWords(text), fileName);
  const row = { noun: "document" as const, id: document.id, row: document };
  const written = held ? { id: null, changed: [], marks: null, ...tables.next(), secondCopyBehind: tables.isBehind, backupBehind: false } : tables.write("import-document", document.id, [row]);
  return {
    document: document.id,
    title: document.title,
    characters: document.characters,
    sentences: segment(text).start.length,
    mediaType: document.mediaType,
    invisible: countInvisible(text),
    blankPages: 0,
    status: held ? "known" : "added",
    encoding: "UTF-8",
    encodingCertainty: "certain",
    written,
  };
}

export function newDocument(tables: Tables, text: string, title: string, fileName: string | null): DocumentRecord {
  return {
    id: tables.id("document"), title, authors: [], issued: null, url: null, language: "en", mediaType: "text/plain",
    fileName, added: tables.now(), tags: [], note: null, status: "todo", version: 1,
    characters: Array.from(text).length, encoding: "UTF-8", encodingCertainty: "certain", way: null, pageView: "none", origins: [], text,
  };
}

function firstWords(text: string): string {
  return text.trim().split(/\s+/u).slice(0, 8).join(" ");
}

export function listDocuments(tables: Tables): DocumentRow[] {
  return tables.all<DocumentRecord>("document").map(({ id, title, status, added, characters, text }) => ({
    id, title, status, added, characters,
    ...countProgress(judgeSentences(segment(text), claimsOf(tables, id))),
  }));
}

export function editDocument(tables: Tables, { document: id, ...set }: EditDocument): Written {
  if (set.title?.trim() === "") throw fault("name-empty");
  const row = { ...tables.get<DocumentRecord>("document", id), ...set };
  return tables.write("edit-document", id, [{ noun: "document", id, row }]);
}

/** What was said before of a run is cut by what is said of it now. */
function outside({ origins }: DocumentRecord, { start, end }: { start: number; end: number }): OriginRow[] {
  return origins.flatMap((run) => [{ ...run, end: Math.min(run.end, start) }, { ...run, start: Math.max(run.start, end) }].filter((part) => part.start < part.end));
}

export function setOrigin(tables: Tables, { document: id, start, end, source, url, note }: SetOrigin): Written {
  const row = tables.get<DocumentRecord>("document", id);
  const origins = [...outside(row, { start, end }), { start, end, source: source ?? null, url: url ?? null, note: note ?? null }];
  return tables.write("set-origin", id, [{ noun: "document", id, row: { ...row, origins: origins.toSorted((a, b) => a.start - b.start) } }]);
}

export function clearOrigin(tables: Tables, { document: id, ...span }: DocumentSpan): Written {
  const row = tables.get<DocumentRecord>("document", id);
  return tables.write("clear-origin", id, [{ noun: "document", id, row: { ...row, origins: outside(row, span) } }]);
}

export function rereadDocument(tables: Tables, { document: id, encoding, way }: RereadDocument): Written {
  const document = tables.get<DocumentRecord>("document", id);
  const read = { encoding: encoding ?? document.encoding, way: way ?? document.way };
  const row: DocumentRecord = { ...document, ...read, encodingCertainty: "certain", version: document.version + 1 };
  return tables.write("reread-document", id, [{ noun: "document", id, row }]);
}

export function removeDocument(tables: Tables, id: string): Written {
  tables.get("document", id);
  return tables.write("remove-document", id, [
    ...claimsOf(tables, id).map((claim) => ({ noun: "claim" as const, id: claim.id, row: null })),
    ...highlightsOf(tables, id).map((one) => ({ noun: "highlight" as const, id: one.id, row: null })),
    { noun: "document", id, row: null },
  ]);
}

export function listTags(tables: Tables): TagRow[] {
  const borne = (["claim", "highlight", "document"] as const).flatMap((noun) =>
    tables.all<{ tags: string[] }>(noun).flatMap((row) => row.tags),
  );
  return tables.all<TagRecord>("tag").map((tag) => ({ ...tag, uses: borne.filter((id) => id === tag.id).length }));
}

export function createTag(tables: Tables, { name, color, definition, parent }: CreateTag): Written {
  const free = freeName(tables, name, null);
  const id = tables.id("tag");
  const next = palette[tables.all("tag").length % palette.length] ?? "#3b6ea5";
  const row: TagRecord = { id, name: free, color: color ?? next, definition: definition ?? null, parent: parent ?? null };
  return tables.write("create-tag", id, [{ noun: "tag", id, row }]);
}

export function editTag(tables: Tables, { tag: id, ...set }: EditTag): Written {
  const name = set.name === undefined ? {} : { name: freeName(tables, set.name, id) };
  const row = { ...tables.get<TagRecord>("tag", id), ...set, ...name };
  return tables.write("edit-tag", id, [{ noun: "tag", id, row }]);
}

export function deleteTag(tables: Tables, id: string): Written {
  tables.get("tag", id);
  const bearers = (["claim", "highlight", "document"] as const).flatMap((noun) =>
    tables
      .all<{ id: string; tags: string[] }>(noun)
      .filter((row) => row.tags.includes(id))
      .map((row) => ({ noun, id: row.id, row: { ...row, tags: row.tags.filter((tag) => tag !== id) } })),
  );
  return tables.write("delete-tag", id, [...bearers, { noun: "tag", id, row: null }]);
}

function freeName(tables: Tables, name: string, self: string | null): string {
  const trimmed = name.trim();
  if (trimmed === "") throw fault("name-empty");
  const taken = tables.all<TagRecord>("tag").some((tag) => tag.id !== self && tag.name === trimmed);
  if (taken) throw fault("name-taken", trimmed);
  return trimmed;
}
