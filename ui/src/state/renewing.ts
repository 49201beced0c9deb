// After something was written: what is shown is asked for again, as far as it changed and no further.
// Invariant: it goes by what changed and by nothing else, whoever wrote it. Not here: which question that makes (asking.ts).

import type { DocumentId, Written } from "../host/generated/contract.ts";
import { type Asking, askingFor, isRetagged } from "./asking.ts";
import type { MarkChange, OpenedDocument } from "./opened.svelte.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Opens the open document anew. */
type Reopen = (document: DocumentId) => Promise<void>;

/** What was written, where nobody knows how much it was. */
type Changed = Pick<Written, "changed" | "marks">;

/** As if everything that is shown had changed. */
export function everything({ opened, beside }: Workspace): Changed {
  const open = [opened?.id, beside.opened?.id].filter((id) => id !== undefined);
  const changed = (["library", "tag", "source", "document", "version"] as const).map((noun) => ({ noun, id: open[0] ?? "", documents: open }));
  return { changed, marks: null };
}

/** Asks for what changed; answers what came and went on the open document. */
export async function renew(workspace: Workspace, { changed, marks }: Changed, reopen: Reopen): Promise<MarkChange | null> {
  const { host, beside } = workspace;
  const asking = askingFor(changed, workspace.opened?.id ?? null, (claim) => workspace.opened?.claim(claim) !== null);
  if (asking.library) workspace.library = await host.call("library", {});
  if (asking.documents) workspace.documents = await host.call("list_documents", {});
  if (asking.documents) workspace.searching.renew();
  for (const document of asking.progress) await countAnew(workspace, document);
  const change = await renewDocument(workspace, workspace.opened, asking, marks, reopen, () => workspace.close());
  if (beside.opened !== null) {
    const besides = askingFor(changed, beside.opened.id, (claim) => beside.opened?.claim(claim) !== null);
    await renewDocument(workspace, beside.opened, besides, marks, () => beside.reopen(), () => beside.forget());
  }
  const isBorneAnew = change !== null && isRetagged(tagged(change.gone), tagged(change.come));
  if (asking.tags || isBorneAnew || asking.details) workspace.tags = await host.call("list_tags", {});
  await workspace.sources.hear(changed);
  return change;
}

async function renewDocument(
  { host, documents }: Workspace, open: OpenedDocument | null, asking: Asking, told: Written["marks"], reopen: Reopen, close: () => void,
): Promise<MarkChange | null> {
  if (open === null) return null;
  if (asking.documents && !documents.some(({ id }) => id === open.id)) {
    close();
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
