// Why several citations are held to have one origin: the words that their documents share.
// Invariant: asked for when somebody wants to know, never before; what the library says is not weighed again here.

import type { DocumentId, EvidenceRow, OriginGroup, DocumentSpan } from "../host/generated/contract.ts";
import type { Workspace } from "./workspace.svelte.ts";

export interface SharedWords {
  text: string;
  /** The documents that have these words. */
  titles: string[];
}

/** So much of a shared passage is shown, in code points; and so many of them. */
const SHOWN = 400;
const MOST = 3;

/** The words that the documents behind these pieces share, the longest first. */
export async function sharedAmong(workspace: Workspace, evidence: EvidenceRow[]): Promise<SharedWords[]> {
  const groups = (await workspace.ask("list_origins", {}))?.groups ?? [];
  const cited = new Set(evidence.flatMap(({ passage, source, check }) => [passage?.document, source, check?.document].filter((one) => one !== undefined)));
  const about = groups.filter(({ documents, sources }) => [...documents, ...sources].filter((one) => cited.has(one)).length > 1);
  const shared = about.flatMap((group) => group.shared.map((pair) => ({ pair, length: pair.a.end - pair.a.start, isCited: isBetween(group, pair, cited) })));
  const shown = shared.toSorted((one, other) => Number(other.isCited) - Number(one.isCited) || other.length - one.length).slice(0, MOST);
  return Promise.all(shown.map(async ({ pair: { a, b } }) => ({ text: await wordsAt(workspace, a), titles: [titleOf(workspace, a.document), titleOf(workspace, b.document)] })));
}

function isBetween({ documents }: OriginGroup, { a, b }: { a: DocumentSpan; b: DocumentSpan }, cited: Set<string>): boolean {
  return [a, b].every(({ document }) => documents.includes(document) && cited.has(document));
}

export function titleOf({ documents, opened }: Pick<Workspace, "documents" | "opened">, id: DocumentId): string {
  return documents.find((row) => row.id === id)?.title ?? (opened?.id === id ? opened.details.title : "");
}

/** The words at a place of any document of the library. */
export async function wordsAt(workspace: Workspace, { document, start, end }: DocumentSpan): Promise<string> {
  const [opened, until] = [workspace.opened, Math.min(end, start + SHOWN)];
  const more = until < end ? "…" : "";
  if (opened?.id === document) return opened.cut({ start, end: until }) + more;
  const details = await workspace.ask("find_document", { name: document });
  if (details === null) return "";
  const text = await workspace.host.documentText(document, details.version);
  return Array.from(text).slice(start, until).join("") + more;
}
