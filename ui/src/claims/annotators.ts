// Who judged, by name.

import type { AnnotatorId } from "../host/generated/contract.ts";
import type { Workspace } from "../state/workspace.svelte.ts";

/** The name of an annotator; empty where the library does not know it, or the person has given none. */
export function annotatorName({ library }: Workspace, id: AnnotatorId): string {
  return library?.annotators.find((annotator) => annotator.id === id)?.name ?? "";
}

/** Those whose name is known: by the others nobody could choose. */
export function annotatorIds({ library }: Workspace): AnnotatorId[] {
  return (library?.annotators ?? []).flatMap(({ id, name }) => (name === "" ? [] : [id]));
}
