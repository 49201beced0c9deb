// Where runs of the open document come from: what a person says of them.
// Invariant: runs do not overlap: what is said last cuts what was said before. Not here: how they are drawn (reading).

import type { DocumentId, OriginRow, SetOrigin, SourceId } from "../host/generated/contract.ts";
import type { OpenedDocument } from "./opened.svelte.ts";
import type { Span } from "./spans.ts";
import { isSame } from "./spans.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** A run whose origin is being typed. */
export interface OriginDraft extends Span {
  source: SourceId | null;
  url: string;
  note: string;
}

/** Asks where the words at a place come from: among the details of their document, which are shown. */
export function askOrigin(workspace: Workspace, { start, end }: Span): void {
  const { opened, searching, session } = workspace;
  const held = opened?.details.origins.find((origin) => isSame(origin, { start, end }));
  session.origin = { start, end, source: held?.source ?? null, url: held?.url ?? "", note: held?.note ?? "" };
  session.libraryTab = "documents";
  if (searching.isInPane) searching.close();
  workspace.showPane("library", true);
}

const given = (typed: string): string | undefined => (typed.trim() === "" ? undefined : typed.trim());

function asked(document: DocumentId, { start, end, source, ...typed }: OriginDraft): SetOrigin {
  const [url, note] = [given(typed.url), given(typed.note)];
  return { document, start, end, ...(source && { source }), ...(url && { url }), ...(note && { note }) };
}

/** Says where a run comes from; nothing but the run says that it comes from elsewhere. Whether it was written. */
export async function setOrigin(workspace: Workspace, draft: OriginDraft): Promise<boolean> {
  const document = workspace.opened?.id;
  return document !== undefined && (await workspace.write("set_origin", asked(document, draft))) !== null;
}

/** Says something else of a run, as it is when the writes before are done: it is written whole. Whether it was written. */
export async function editOrigin(workspace: Workspace, origin: OriginRow, set: Partial<Pick<OriginDraft, "source" | "url" | "note">>): Promise<boolean> {
  const document = workspace.opened?.id;
  if (document === undefined) return false;
  const now = (): OriginDraft => {
    const { opened } = workspace;
    const held = opened?.id === document ? opened.details.origins.find((one) => isSame(one, origin)) : undefined;
    const { start, end, source, url, note } = held ?? origin;
    return { start, end, source, url: url ?? "", note: note ?? "", ...set };
  };
  return (await workspace.write("set_origin", () => asked(document, now()))) !== null;
}

/** Takes back where a run comes from. Whether it was written. */
export async function clearOrigin(workspace: Workspace, { start, end }: Span): Promise<boolean> {
  const document = workspace.opened?.id;
  return document !== undefined && (await workspace.write("clear_origin", { document, start, end })) !== null;
}

/** Takes back what was said of the words at a place, or says that nothing was. */
export async function clearOriginsAt(workspace: Workspace, place: Span): Promise<void> {
  const held = workspace.opened?.details.origins.some(({ start, end }) => start < place.end && place.start < end) ?? false;
  if (!held) workspace.notices.tell({ kind: "no-origin-here" });
  else await clearOrigin(workspace, place);
}

/** A run and what it is called. */
export interface OriginLabel extends Span {
  label: string;
}

/** The runs of a document with what each is called: its source, else its address, else its note; `unknown` where nothing is said. */
export function originLabels({ details }: Pick<OpenedDocument, "details">, nameOf: (source: SourceId) => string | undefined, unknown: string): OriginLabel[] {
  return details.origins.map(({ start, end, source, url, note }) => {
    const name = source === null ? undefined : nameOf(source);
    return { start, end, label: name ?? (url === null ? undefined : siteOf(url)) ?? note ?? unknown };
  });
}

/** An address as people name it: without what all addresses have. */
function siteOf(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/u, "").replace(/[?#].*$/u, "").replace(/\/$/u, "");
}
