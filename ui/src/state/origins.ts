// Where runs of the open document come from: what a person says of them.
// Invariant: every change is made on what the writes before it have left.

import type { OriginRow } from "../host/generated/contract.ts";
import type { Span } from "./spans.ts";
import { isSame } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A run whose origin is being typed. */
export interface OriginDraft extends Span {
  url: string;
  note: string;
}

/** Asks where the words at a place come from: among the details of their document, which are shown. */
export function askOrigin(workspace: Workspace, { start, end }: Span): void {
  const { session } = workspace;
  session.origin = { start, end, url: "", note: "" };
  session.libraryTab = "documents";
  workspace.showPane("library", true);
}

const given = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

export function addOrigin(workspace: Workspace, { start, end, url, note }: OriginDraft): Promise<boolean> {
  return change(workspace, (origins) => [...origins, { start, end, source: null, url: given(url), note: given(note) }]);
}

export function editOrigin(workspace: Workspace, origin: OriginRow, set: { url: string } | { note: string }): Promise<boolean> {
  const [edited] = Object.entries(set).map(([name, typed]) => ({ [name]: given(typed) }));
  return change(workspace, (origins) => origins.map((one) => (isIt(one, origin) ? { ...one, ...edited } : one)));
}

export function removeOrigin(workspace: Workspace, origin: OriginRow): Promise<boolean> {
  return change(workspace, (origins) => origins.filter((one) => !isIt(one, origin)));
}

/** Two origins of one run are told apart by what they say. */
function isIt(one: OriginRow, other: OriginRow): boolean {
  return isSame(one, other) && one.source === other.source && one.url === other.url && one.note === other.note;
}

async function change(workspace: Workspace, make: (origins: OriginRow[]) => OriginRow[]): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined) return false;
  const written = await workspace.write("edit_document", () => {
    const { opened } = workspace;
    // Of a text that was left meanwhile nobody knows here what was said of it last.
    return opened?.id === document ? { document, origins: make(opened.details.origins) } : { document };
  });
  return written !== null;
}
