// After something was written: what is shown is asked for again, as far as it changed and no further.
// Invariant: it goes by what changed and by nothing else, whoever wrote it. Not here: which question that makes (asking.ts).

import type { DocumentId, Written } from "../host/generated/contract.ts";
import { type Asking, askingFor, isRetagged } from "./asking.ts";
import type { MarkChange } from "./opened.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Opens the open document anew. */
type Reopen = (document: DocumentId) => Promise<void>;

/** Asks for what changed; answers what came and went on the open document. */
export async function renew(workspace: Workspace, { changed, marks }: Pick<Written, "changed" | "marks">, reopen: Reopen): Promise<MarkChange | null> {
  const { host } = workspace;
  const asking = askingFor(changed, workspace.opened?.id ?? null, (claim) => workspace.opened?.claim(claim) !== null);
  if (asking.library) workspace.library = await host.call("library", {});
  if (asking.documents) workspace.documents = await host.call("list_documents", {});
  for (const document of asking.progress) await countAnew(workspace, document);
  const change = await renewDocument(workspace, asking, marks, reopen);
  const isBorneAnew = change !== null && isRetagged(tagged(change.gone), tagged(change.come));
  if (asking.tags || isBorneAnew || asking.details) workspace.tags = await host.call("list_tags", {});
  await workspace.sources.hear(changed);
  return change;
}

async function renewDocument(workspace: Workspace, asking: Asking, told: Written["marks"], reopen: Reopen): Promise<MarkChange | null> {
  const { host, opened: open } = workspace;
  if (open === null) return null;
  if (asking.documents && !workspace.documents.some(({ id }) => id === open.id)) {
    workspace.close();
    return null;
  }
  if (asking.reopen) {
    await reopen(open.id);
    return null;
  }
  if (asking.details) open.details = await host.call("find_document", { name: open.id });
  const { claims, highlights } = asking;
  if (claims.length + highlights.length === 0) return null;
  // A write that changed little has told it all.
  const marks = told?.document === open.id ? told.marks : await host.call("list_marks", { document: open.id, claims, highlights });
  return open.take(asking, marks);
}

async function countAnew(workspace: Workspace, document: DocumentId): Promise<void> {
  if (!workspace.documents.some(({ id }) => id === document)) return;
  const progress = await workspace.host.call("progress", { document });
  workspace.documents = workspace.documents.map((row) => (row.id === document ? { ...row, ...progress } : row));
}

function tagged({ claims, highlights }: MarkChange["gone"]): { tags: string[] }[] {
  return [...claims, ...highlights];
}
