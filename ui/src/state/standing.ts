// Whether what is to be written still means the text that it was made in: a place of an old text is nowhere in a new one.
// Invariant: while a text is being replaced, and where it became another meanwhile, nothing is written by places of the old one;
// that is told, and what has no place is written as ever. Not here: replacing (replacing.svelte.ts).

import type { DocumentId } from "../host/generated/contract.ts";
import type { WriteName } from "../host/host.ts";
import type { Workspace } from "./workspace.svelte.ts";

/** Those that say where in a text, or answer what was found in it. */
const placed: ReadonlySet<WriteName> = new Set<WriteName>([
  "judge_claim", "note_claim", "highlight_passage", "mark_places", "gather_passages", "move_passage", "set_origin", "clear_origin",
  "attach_evidence", "accept_suggestions", "settle_look", "settle_looks", "give_up_look",
]);

/** Taken when a key is pressed; asked when its turn has come. */
export function standing(workspace: Workspace, name: WriteName, params: object): () => boolean {
  const { opened, replacing, notices } = workspace;
  const document = documentOf(params) ?? opened?.id;
  const version = opened?.id === document ? opened?.details.version : undefined;
  if (!placed.has(name) || document === undefined) return () => true;
  const isReplaced = replacing.isAbout(document);
  return () => {
    const now = workspace.opened?.id === document ? workspace.opened.details.version : version;
    const isStanding = !isReplaced && (version === undefined || now === version);
    if (!isStanding) notices.tell({ kind: "text-changing" });
    return isStanding;
  };
}

function documentOf({ document, passage }: { document?: DocumentId; passage?: string | { document: DocumentId } }): DocumentId | undefined {
  return document ?? (typeof passage === "object" ? passage.document : undefined);
}
